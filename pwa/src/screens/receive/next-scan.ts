/** What the next scan is told beside its code: the open line, what was keyed in, where it goes and into what. Pure. */
import type { Pairing } from "../../outbox/index.ts";
import { guess, isComplete, waits } from "./guess.ts";
import { codeOf, linesNow, type Receipt, type ScanRequest } from "./receipt.ts";

/** A code was read: what to ask the server, by what is open and what was typed for it. */
export function requestFor(receipt: Receipt, transfer: string, scan: ScanRequest["scan"]): ScanRequest {
  const lines = linesNow(receipt);
  const line = awaiting(receipt);
  const told = guess(codeOf(scan), lines, { open: line });
  return {
    transfer,
    scan,
    ...(line && !isGuess(receipt, line) && { line }),
    ...(receipt.keyed && { quantity: receipt.keyed }),
    ...(receipt.destination && { destination: receipt.destination.id }),
    ...(receipt.into && { package: receipt.into }),
    ...(receipt.checking && { carton: receipt.checking }),
    ...(receipt.pairing && { chooseOutput: true }),
    takeMore: told.line !== undefined && receipt.exceeding.has(told.line),
  };
}

/** Whether a line is open only because the last number came onto it, and is of the one thing with numbers that is made:
 * what is scanned next may be a component, and the server finds that line by itself. */
function isGuess({ outputs, chosen, lines }: Receipt, line: string): boolean {
  const numbered = lines.filter(({ id, asksFor }) => outputs?.has(id) && asksFor !== "QUANTITY");
  return !chosen && numbered.length === 1 && numbered[0]?.id === line;
}

/** The line that plain numbers go to: the open one, even before it is read; a full one only where it was chosen, more of
 * it is meant or nothing else lacks any. */
export function awaiting(receipt: Receipt): string | undefined {
  const lines = linesNow(receipt);
  const open = lines.find((line) => line.id === receipt.open);
  if (!open || !isComplete(open)) return receipt.open;
  // It stays open for its product only while no other line of the product lacks some.
  const sister = lines.find((line) => line.product.id === open.product.id && !isComplete(line));
  if (sister) return sister.id;
  const meant = receipt.chosen || receipt.exceeding.has(open.id) || waits(open, lines);
  return meant || lines.every(isComplete) ? open.id : undefined;
}

export const keyedIn = (receipt: Receipt, quantity: string): Receipt => ({ ...receipt, keyed: quantity });

export function keyedOut(receipt: Receipt): Receipt {
  const { keyed: _, ...rest } = receipt;
  return rest;
}

/** From now on each component is said to go into the product that was scanned before it. */
export const paired = (receipt: Receipt, id: string): Receipt => ({ ...receipt, pairing: id });

/** What the outbox needs to send what is scanned next behind the scans of its products. */
export const pairingOf = ({ pairing, outputs }: Receipt): Pairing | undefined =>
  pairing === undefined ? undefined : { id: pairing, outputs: [...(outputs ?? [])] };

/** What follows is shared again over all that is made. */
export function unpaired(receipt: Receipt): Receipt {
  const { pairing: _, whole: __, ...rest } = receipt;
  return rest;
}

/** What follows is loose again. */
export function intoNone(receipt: Receipt): Receipt {
  const { into: _, ...rest } = receipt;
  return rest;
}

/** The carton or pallet is checked: what follows is scanned as before. */
export function checked(receipt: Receipt): Receipt {
  const { checking: _, ...rest } = receipt;
  return rest;
}

/** More than expected is meant on this line, from now on. */
export const exceed = (receipt: Receipt, line: string): Receipt => ({
  ...receipt,
  exceeding: new Set([...receipt.exceeding, line]),
});
