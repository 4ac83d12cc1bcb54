/** What was there when the book began: what the form holds, and what of it is sent. Pure. */
import type { RecordOpeningStockInput, Tracking } from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

export interface OpeningLot {
  number: string;
  quantity: string;
  /** Its last day, which may be unknown. */
  expiry: string;
}

export interface OpeningDraft {
  place: { id: string; path: string } | null;
  day: string;
  /** Serials, one a line. */
  text: string;
  lots: readonly OpeningLot[];
  /** Of what has no numbers. */
  quantity: string;
}

export const NO_LOT: OpeningLot = { number: "", quantity: "", expiry: "" };
export const NOTHING_YET: OpeningDraft = { place: null, day: "", text: "", lots: [NO_LOT], quantity: "" };

const amount = (typed: string): string => decimal(typed) ?? typed.trim();

/** Whether enough is said to ask for it; whether it fits is for the server to judge. */
export function isTold(tracking: Tracking, { place, text, lots, quantity }: OpeningDraft): boolean {
  if (!place) return false;
  if (tracking === "NONE") return quantity.trim() !== "";
  if (tracking === "SERIAL") return text.trim() !== "";
  return lots.every(({ number, quantity: much }) => number.trim() !== "" && much.trim() !== "");
}

function whatOf(tracking: Tracking, { text, lots, quantity }: OpeningDraft) {
  if (tracking === "NONE") return { quantity: amount(quantity) };
  if (tracking === "SERIAL") return { numbers: { text } };
  const list = lots.map(({ number, quantity: much, expiry }) => ({
    number: number.trim(),
    quantity: amount(much),
    ...(expiry && { expiryDate: expiry }),
  }));
  return { numbers: { list } };
}

/** Null where it is not said where it lies. */
export const toRecord = (
  { id, tracking }: { id: string; tracking: Tracking },
  draft: OpeningDraft,
): Omit<RecordOpeningStockInput, "operationId"> | null =>
  draft.place && {
    product: id,
    location: draft.place.id,
    ...(draft.day && { day: draft.day }),
    ...whatOf(tracking, draft),
  };
