/** Counts, which are loaded together. */
import "../texts/more.ts";

export { CountScreen } from "./count/count.tsx";
export { CountsScreen } from "./count/list.tsx";
export { NewCountScreen } from "./count/new.tsx";
export { CountingScreen } from "./count/screen.tsx";
