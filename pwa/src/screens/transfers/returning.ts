/** What of a transfer is to be returned, as it is being said. Pure. */
import type { CreateReturnInput, ReturnableFragment, ReturnOutcome } from "../../gql/graphql.ts";

export interface ReturnDraft {
  /** null for all that is left. */
  chosen: ReadonlyMap<string, Chosen> | null;
  outcome: ReturnOutcome;
  replacement: boolean;
  reason: string;
  /** The goods are here, or go now. */
  atOnce: boolean;
}

export interface Chosen {
  line: string;
  lot: string | null;
  quantity: string;
}

export const ALL: ReturnDraft = {
  chosen: null,
  outcome: "RESTOCK",
  replacement: false,
  reason: "",
  atOnce: true,
};

type Goods = Pick<ReturnableFragment, "line"> & { lot: { id: string } | null };

/** One for each line and lot. */
export const keyOf = ({ line, lot }: Goods): string => `${line.id} ${lot?.id ?? ""}`;

/** With so much of it, or none of it when null. */
export function choosing(
  chosen: ReadonlyMap<string, Chosen>,
  goods: Goods,
  quantity: string | null,
): ReadonlyMap<string, Chosen> {
  const next = new Map(chosen);
  if (quantity === null) next.delete(keyOf(goods));
  else next.set(keyOf(goods), { line: goods.line.id, lot: goods.lot?.id ?? null, quantity });
  return next;
}

/** What the server is asked; null while nothing is chosen. Goods that go back to a vendor go to no place of ours. */
export function returnOf(
  transfer: string,
  fromCustomer: boolean,
  draft: ReturnDraft,
): Omit<CreateReturnInput, "operationId"> | null {
  if (draft.chosen?.size === 0) return null;
  const lots = draft.chosen && [...draft.chosen.values()];
  const reason = draft.reason.trim();
  return {
    transfer,
    ...(lots && {
      lots: lots.map(({ line, lot, quantity }) => ({ line, quantity, ...(lot !== null && { lot }) })),
    }),
    ...(fromCustomer && { outcome: draft.outcome, replacement: draft.replacement }),
    ...(reason && { reason }),
    atOnce: draft.atOnce,
  };
}
