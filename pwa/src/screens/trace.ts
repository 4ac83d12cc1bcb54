/** Where lots came from and went to, which is loaded by itself. */
import "../texts/more.ts";

export { TraceScreen } from "./trace/screen.tsx";
