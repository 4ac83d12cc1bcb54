/** Recalls, which are loaded together. */
import "../texts/more.ts";

export { RecallsScreen } from "./recalls/list.tsx";
export { NewRecallScreen } from "./recalls/new.tsx";
export { RecallScreen } from "./recalls/recall.tsx";
export { WidenRecallScreen } from "./recalls/widen.tsx";
