/** English words of what a device shows first; all others are in `en-more.ts`. Never two texts for one thing. */
import { common } from "./en/common.ts";
import { home } from "./en/home.ts";
import { notices } from "./en/notices.ts";

export const en = {
  ...common,
  ...notices,
  ...home,
};
