/** Which of the ten states an answer is: its colour, icon, word, sound and vibration. */
import type { State } from "../../feedback.ts";
import type { Guess } from "./guess.ts";

const OF_CODE: Record<string, State> = {
  NUMBER_ON_THIS_DOCUMENT: "duplicate",
  NUMBER_DUPLICATED: "duplicate",
  NOT_ON_DOCUMENT: "wrong",
  LOT_OF_OTHER_PRODUCT: "wrong",
  OVER_RECEIPT: "wrong",
  NUMBER_NOT_ANNOUNCED: "wrong",
  SCAN_AMBIGUOUS: "unknown",
  SCAN_UNREADABLE: "unknown",
  SCAN_OF_WRONG_KIND: "unknown",
  NUMBER_UNKNOWN: "unknown",
  BATCH_UNDECIDED: "unknown",
  QUANTITY_UNDECIDED: "unknown",
  NUMBER_LOOKS_LIKE: "unknown",
  LOT_DATE_CONFLICT: "unknown",
  LOT_ON_HOLD: "hold",
  LOT_IN_QUARANTINE: "hold",
  LOT_RECALLED: "recalled",
  LOT_EXPIRED: "expired",
};

export const stateOfRefusal = (code: string): State => OF_CODE[code] ?? "refused";

/** What the device believes: only what surely counts is OK. */
export function stateOfGuess({ twice, quantity }: Guess): State {
  if (twice) return "duplicate";
  return quantity ? "ok" : "pending";
}
