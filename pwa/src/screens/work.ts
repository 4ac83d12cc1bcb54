/** The work with a scanner on a transfer, which is loaded by itself: it has to be there before anything else. */
import "../texts/work.ts";

export { ReceiveScreen } from "./receive/screen.tsx";
export { RunScreen } from "./run/screen.tsx";
