/** Transfers and the work on them, which are loaded together. */
import "../texts/more.ts";

export { ReceiveScreen } from "./receive/screen.tsx";
export { RunScreen } from "./run/screen.tsx";
export { TransferScreen } from "./transfers/detail.tsx";
export { TransfersScreen } from "./transfers/list.tsx";
export { ValidateScreen } from "./validate/screen.tsx";
