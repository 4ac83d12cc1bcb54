import { useEffect, useRef } from "preact/hooks";
import { listenWedge, type ReadCode } from "./wedge.ts";

/** Hear the hand scanner as long as a view is shown; always calls the newest onCode. */
export function useScanner(onCode: (code: ReadCode) => void): void {
  const newest = useRef(onCode);
  newest.current = onCode;
  useEffect(() => listenWedge((code) => newest.current(code)), []);
}
