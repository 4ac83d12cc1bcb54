/** What command labels do while goods are scanned: each what its button does. */
import type { Obeys } from "../../scanner/use-commands.tsx";
import { packs } from "../../session.ts";
import { keyedIn, keyedOut } from "./next-scan.ts";
import { canPutIn } from "./put-in.tsx";
import { overReceipt, type Receipt, shownScan, stepped, undoable } from "./receipt.ts";
import type { Session } from "./session.ts";

/** Sheets that a command opens. again: asked for once more, which presses the button of the sheet. */
export type Asked = { sheet: "quantity" | "label" } | { sheet: "putIn"; again: number };

interface Work {
  session: Session;
  /** Whether a sheet lies over the work, and how often it was asked to put in a package. */
  open: { sheet: string; again?: number } | null;
  ask: (sheet: Asked) => void;
  close: () => void;
  /** Leads to where all of it is validated. */
  finish: () => void;
}

export function obeying({ session, open, ask, close, finish }: Work): Obeys {
  const now = () => session.receipt.value;
  const step = (by: 1 | -1) => () => change(session, stepped(now(), by));
  return {
    UNDO: () => {
      const last = undoable(now());
      if (!last?.operationId) return false;
      return session.undo(last);
    },
    LABEL: () => ask({ sheet: "label" }),
    FINISH: finish,
    VALIDATE: finish,
    NEXT: step(1),
    PREVIOUS: step(-1),
    QUANTITY: (count) =>
      count ? session.change((before) => keyedIn(before, count)) : ask({ sheet: "quantity" }),
    PACK: () => packs.value && canPutIn(now()) && ask({ sheet: "putIn", again: (open?.again ?? -1) + 1 }),
    DISCARD: () => discard(session, open !== null, close),
  };
}

function change(session: Session, next: Receipt | null): false | undefined {
  if (!next) return false;
  session.change(() => next);
}

/** Closes what lies over the work, else leaves out the scan that needs someone, else forgets what was keyed in. */
function discard(session: Session, covered: boolean, close: () => void): unknown {
  const receipt = session.receipt.value;
  if (covered) return close();
  const scan = overReceipt(receipt)?.scan ?? shownScan(receipt);
  if (scan?.state.kind === "refused") return session.leaveOut(scan);
  return receipt.keyed ? session.change(keyedOut) : false;
}
