import { useEffect, useRef } from "preact/hooks";
import { awaitEar, listenWedge, type ReadCode } from "./wedge.ts";

/** Hear the hand scanner as long as a view is shown; always calls the newest onCode. */
export function useScanner(onCode: (code: ReadCode) => void): void {
  const newest = useRef(onCode);
  newest.current = onCode;
  useEffect(() => listenWedge((code) => newest.current(code)), []);
}

/** Keep what the hand scanner reads as long as this is shown, for the view that comes in its place. */
export function ScannerWaits() {
  useEffect(awaitEar, []);
  return null;
}
