/** Transfers, which are loaded together. */
import "../texts/more.ts";

export { TransferScreen } from "./transfers/detail.tsx";
export { TransfersScreen } from "./transfers/list.tsx";
export { ValidateScreen } from "./validate/screen.tsx";
