/** Whether a serial is on the document already, as far as this device knows. Pure; the server decides. */
import { isBetween } from "../../scanner/numbers.ts";
import type { Guess } from "./guess.ts";
import { type Line, linesNow, type Receipt, type Scan, type ScanRefusal } from "./receipt.ts";

/** Consecutive numbers. */
export interface Span {
  start: string;
  end: string;
}

/** A guess that says so where its serial is there already. A product into which components go is scanned again to
 * choose it. */
export function knownTwice(receipt: Receipt, guess: Guess): Guess {
  const line = linesNow(receipt).find(({ id }) => id === guess.line);
  const { number, expiry } = guess;
  if (!line || !number || line.asksFor !== "SERIALS" || receipt.pairing) return guess;
  if (!(counted(receipt, line, number) ?? isListed(receipt, line, number))) return guess;
  return { line: line.id, number, ...(expiry && { expiry }), twice: true };
}

/** Whether this device counts a serial: by the last that was done with it here; undefined where nothing was. */
export function counted(receipt: Receipt, line: Line, number: string): boolean | undefined {
  const lines = sisters(receipt, line);
  const last = receipt.scans.find(({ guess, state }) => {
    if (state.kind === "refused" && !isThere(state.refusal)) return false;
    if (state.kind === "pending" && guess.twice) return false;
    if (state.kind === "done" && state.effect.number === number && lines.has(state.effect.line?.id))
      return true;
    return guess.number === number && lines.has(guess.line);
  });
  return last && last.state.kind !== "undone" && !last.undoing;
}

/** Whether the server refused a number because it is on the document: whoever put it there, it is counted, and nobody has
 * to do anything about the scan. */
export const isThere = ({ code }: Pick<ScanRefusal, "code">): boolean => code === "NUMBER_ON_THIS_DOCUMENT";

/** Whether the server listed it when the numbers were read last. */
const isListed = (receipt: Receipt, line: Line, number: string): boolean =>
  [...sisters(receipt, line)].some((id) =>
    receipt.there?.get(id ?? "")?.spans.some(({ start, end }) => isBetween(number, start, end)),
  );

/** The lines of its product: a number is there once, whichever it is on. */
const sisters = ({ lines }: Receipt, { product }: Line): ReadonlySet<string | undefined> =>
  new Set(lines.filter((line) => line.product.id === product.id).map(({ id }) => id));

/** Whether the server says what the device had said at once: nobody has to be told again. */
export const isKnown = ({ guess, state }: Scan, refusal: Pick<ScanRefusal, "code">): boolean =>
  guess.twice === true && state.kind === "pending" && state.late && isThere(refusal);
