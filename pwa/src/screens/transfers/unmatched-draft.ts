/** Goods that came back without having left, as they are being told. Pure. */
import type { ReceiveUnmatchedReturnInput, Tracking } from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

export interface UnmatchedDraft {
  product: { id: string; name: string; tracking: Tracking; unit: { symbol: string } } | null;
  place: { id: string; path: string } | null;
  customer: { id: string; name: string } | null;
  /** As typed: serials one to a line, or one lot. */
  numbers: string;
  /** As typed, of a lot or of a product without numbers. */
  quantity: string;
  reason: string;
}

export const NOTHING_YET: UnmatchedDraft = {
  product: null,
  place: null,
  customer: null,
  numbers: "",
  quantity: "",
  reason: "",
};

/** What the server is asked; null while something is missing. */
export function unmatchedOf(draft: UnmatchedDraft): Omit<ReceiveUnmatchedReturnInput, "operationId"> | null {
  const { product, place, customer, reason } = draft;
  const goods = product && goodsOf(product.tracking, draft);
  if (!goods || !place || !reason.trim()) return null;
  return {
    destination: place.id,
    ...(customer && { customer: customer.id }),
    goods: [{ product: product.id, ...goods }],
    reason,
  };
}

function goodsOf(tracking: Tracking, draft: UnmatchedDraft) {
  const numbers = draft.numbers
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const quantity = decimal(draft.quantity);
  if (tracking === "NONE") return quantity ? { quantity } : null;
  if (numbers.length === 0) return null;
  if (tracking === "SERIAL") return { numbers: numbers.map((number) => ({ number })) };
  return quantity ? { numbers: numbers.map((number) => ({ number, quantity })) } : null;
}
