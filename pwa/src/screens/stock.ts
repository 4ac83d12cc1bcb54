/** Lots, what stops them, and what any scan is, which are loaded together. */
import "../texts/more.ts";

export { HoldsScreen } from "./holds/list.tsx";
export { LotsScreen } from "./lots/list.tsx";
export { LotScreen } from "./lots/lot.tsx";
export { PackagesScreen } from "./packages/list.tsx";
export { PackageScreen } from "./packages/package.tsx";
export { LinkedScreen } from "./scan/linked.tsx";
export { ScanScreen } from "./scan/scan.tsx";
export { ScrapScreen } from "./scrap/screen.tsx";
