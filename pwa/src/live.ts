/** Screens that change by themselves: the server tells over a socket what was written, and where it cannot, the page asks
 * how far the book is. */
import { useEffect, useRef } from "preact/hooks";
import { type Change, hear } from "./live-socket.ts";

export type { Change };

/** Milliseconds between two looks for what was told: a burst of scans of others is one. */
const APART = 1_000;
const SOON = 50;
/** Milliseconds between two looks while nothing is written: time goes by, and days are counted. */
const SELDOM = 60_000;

export interface Watched {
  /** Read again what is shown. */
  look: () => unknown;
  /** Whether a change is worth it. */
  concerns: (change: Change) => boolean;
  /** Whether it may be now; when not, it is as soon as it may. */
  ready?: () => boolean;
}

/** Looks whenever a change concerns it; every so many seconds where something else was written, which may have taken
 * goods from what is shown; and when one comes back to the page. Only while someone looks; what is put off is made up for when the focus moves, as behind a sheet. */
export class Watch {
  readonly #of: Watched;
  readonly #stops: (() => void)[] = [];
  #soon: ReturnType<typeof setTimeout> | undefined;
  #last = Date.now();
  #late = false;
  #stirred = false;

  constructor(of: Watched, seconds: number) {
    this.#of = of;
    const timer = setInterval(() => this.#tick(), seconds * 1000);
    const back = () => document.visibilityState === "visible" && this.#look();
    const catchUp = () => this.#late && this.#look();
    document.addEventListener("visibilitychange", back);
    document.addEventListener("focusin", catchUp);
    this.#stops = [
      hear((change) => this.#hear(change)),
      () => clearInterval(timer),
      () => clearTimeout(this.#soon),
      () => document.removeEventListener("visibilitychange", back),
      () => document.removeEventListener("focusin", catchUp),
    ];
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #hear(change: Change | null): void {
    this.#stirred = true;
    if (change === null || this.#of.concerns(change)) this.#lookSoon();
  }

  #tick(): void {
    if (this.#late || this.#stirred || Date.now() - this.#last >= SELDOM) this.#look();
  }

  #lookSoon(): void {
    this.#soon ??= setTimeout(() => this.#look(), Math.max(SOON, this.#last + APART - Date.now()));
  }

  #look(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const sees = document.visibilityState === "visible" && navigator.onLine;
    this.#late = !sees || this.#of.ready?.() === false;
    if (this.#late) return;
    this.#stirred = false;
    this.#last = Date.now();
    this.#of.look();
  }
}

/** Nobody is typing on a sheet. */
export const noSheet = (): boolean => document.querySelector("dialog[open]") === null;

/** A watch for as long as a view is shown; unless it is said when it may look, not under an open sheet, where someone
 * may be typing. */
export function useLive(
  look: () => unknown,
  concerns: (change: Change) => boolean,
  seconds: number,
  ready = noSheet,
): void {
  const newest = useRef({ look, concerns, ready });
  newest.current = { look, concerns, ready };
  useEffect(() => {
    const watch = new Watch(
      {
        look: () => newest.current.look(),
        concerns: (change) => newest.current.concerns(change),
        ready: () => newest.current.ready(),
      },
      seconds,
    );
    return () => watch.stop();
  }, [seconds]);
}

/** Whether it may stop goods, or let them go. */
export const stops = ({ topic }: Change): boolean =>
  topic === "HOLD" || topic === "RECALL" || topic === "LOT";

/** Writes that move goods, or say of some that they are others. */
export const MOVES: ReadonlySet<string> = new Set([
  ...["VALIDATE_TRANSFER", "CREATE_RETURN", "RETURN_TO_VENDOR", "RECEIVE_UNMATCHED_RETURN"],
  ...["POST_RUN", "UNBUILD", "UNDO_UNBUILD", "SPLIT_LOT", "MERGE_LOTS", "RELABEL_LOT"],
  ...["CORRECT_MOVE_LINES", "APPLY_COUNT", "SCRAP_GOODS", "MOVE_PACKAGE"],
  ...["RECORD_OPENING_STOCK", "APPLY_IMPORT", "UNDO_IMPORT"],
]);

/** Whether goods moved by it. */
export const moves = ({ kind }: Change): boolean => MOVES.has(kind);
