/** All English words, one file per part of the app. Never two texts for one thing. */
import { common } from "./en/common.ts";

export const en = { ...common };
