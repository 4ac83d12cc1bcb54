/** What is wrong with lines of the book, and what was right. Pure. */
import type { CorrectionInput, DetailMoveFragment, Tracking } from "../../gql/graphql.ts";
import { add, compare, subtract } from "../../quantities.ts";
import { decimal } from "../../typed.ts";
import { isRenumbered } from "../lots/history.ts";

type Move = Pick<DetailMoveFragment, "id" | "quantity" | "corrects" | "correctedBy" | "lot" | "run"> & {
  product: { id: string };
  destination: { id: string };
};

export interface Correction {
  /** "nothing": nothing moved at all; "swapped": it bore the number of another one, and that one its. */
  what: "other" | "nothing" | "swapped";
  /** What it really was. */
  product: { id: string; tracking: Tracking };
  number: string;
  destination: { id: string };
  /** How much of the line is wrong, as typed. */
  wrong: string;
  /** What really moved, as typed; empty for as much as is wrong. */
  right: string;
}

/** How much of a line other lines took back, in the stock unit. */
export const correctedOf = ({ correctedBy }: Pick<Move, "correctedBy">): string =>
  correctedBy.reduce((sum, line) => add(sum, line.quantity), "0");

/** How much of a line can still be corrected. */
export const leftOf = (move: Pick<Move, "quantity" | "correctedBy">): string =>
  subtract(move.quantity, correctedOf(move));

/** A line that says what happened, and is not wholly taken back; one by which goods only got another number is not
 * corrected: the line that brought them there is. */
export const isOpen = (move: Move): boolean =>
  !move.corrects && !isRenumbered(move.run) && compare(leftOf(move), "0") > 0;

/** What the server is asked; null while something is missing, and when nothing differs. */
export function correctionOf(move: Move, draft: Correction): CorrectionInput | null {
  if (draft.what === "nothing") return { moveLine: move.id, rightQuantity: "0" };
  if (draft.what === "swapped") return null;
  const wrong = decimal(draft.wrong);
  const right = draft.right.trim() ? decimal(draft.right) : wrong;
  const number = draft.product.tracking === "NONE" ? "" : draft.number.trim();
  if (wrong === null || right === null || (draft.product.tracking !== "NONE" && !number)) return null;
  const otherProduct = draft.product.id !== move.product.id;
  const change: Partial<CorrectionInput> = {
    ...(otherProduct && { product: draft.product.id }),
    ...(number && (otherProduct || number !== move.lot?.number) && { number }),
    ...(draft.destination.id !== move.destination.id && { destination: draft.destination.id }),
    ...(compare(right, wrong) !== 0 && { rightQuantity: right }),
  };
  if (Object.keys(change).length === 0) return null;
  return { moveLine: move.id, ...(compare(wrong, leftOf(move)) !== 0 && { quantity: wrong }), ...change };
}

/** Whether two moves of one product can have had each other's number. */
export const canSwap = (move: Move, other: Move): boolean =>
  isOpen(other) && other.product.id === move.product.id && numberOf(other) !== numberOf(move);

/** Two moves get each other's number. */
export const swapOf = (move: Move, other: Move): CorrectionInput[] => [
  { moveLine: move.id, number: numberOf(other) },
  { moveLine: other.id, number: numberOf(move) },
];

const numberOf = ({ lot }: Move): string => lot?.number ?? "";

/** Other lines that may be wrong in the same way: of the same product, put in the same place. */
export const likeIt = <M extends Move>(move: M, moves: readonly M[]): M[] =>
  moves.filter(
    (other) =>
      other.id !== move.id &&
      isOpen(other) &&
      other.product.id === move.product.id &&
      other.destination.id === move.destination.id,
  );

/** Whether a correction can be made of other lines too: each keeps its own number and quantity. */
export const isCommon = (move: Move, draft: Correction): boolean => {
  const correction = correctionOf(move, draft);
  const { rightQuantity, quantity } = correction ?? {};
  return (
    correction !== null &&
    quantity === undefined &&
    (rightQuantity === undefined || draft.what === "nothing") &&
    draft.number.trim() === (move.lot?.number ?? "")
  );
};

/** The same correction for a line and others that are wrong in the same way. */
export const correctionsOf = (moves: readonly Move[], draft: Correction): CorrectionInput[] =>
  moves.flatMap((each) => {
    const own = { ...draft, number: each.lot?.number ?? "", wrong: leftOf(each) };
    return correctionOf(each, own) ?? [];
  });

/** Relabelling only gives the same goods another number. */
export const isRelabelling = ({ number, product, destination, rightQuantity }: CorrectionInput): boolean =>
  number !== undefined && product === undefined && destination === undefined && rightQuantity === undefined;
