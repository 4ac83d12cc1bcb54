import { useEffect } from "preact/hooks";

/** Keeps the screen on while a view is shown, where the browser can; it lets go by itself when the page is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let shown = true;
    const hold = async () => {
      if (document.hidden || !navigator.wakeLock) return;
      // Refused when the battery is low: the work goes on all the same.
      const got = await navigator.wakeLock.request("screen").catch(() => undefined);
      if (shown) lock = got;
      else void got?.release();
    };
    void hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      shown = false;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}
