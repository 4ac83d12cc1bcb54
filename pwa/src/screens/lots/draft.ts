/** The facts of a lot while they are edited: what a form holds, and what of it is sent. */
import type { LotDateKind, LotDetails, LotFactsFragment } from "../../gql/graphql.ts";

export interface LotDraft {
  reference: string;
  makerNumber: string;
  maker: { id: string; name: string } | null;
  batch: string;
  expiryDate: string;
  bestBeforeDate: string;
  productionDate: string;
  note: string;
}

/** A draft of a lot's facts; empty for a new lot. */
export function draftOf(lot: LotFactsFragment | null): LotDraft {
  const day = (kind: LotDateKind) => lot?.dates.find((each) => each.kind === kind)?.date ?? "";
  return {
    reference: lot?.reference ?? "",
    makerNumber: lot?.makerNumber ?? "",
    maker: lot?.maker ?? null,
    batch: lot?.batch ?? "",
    expiryDate: day("EXPIRY"),
    bestBeforeDate: day("BEST_BEFORE"),
    productionDate: day("PRODUCTION"),
    note: lot?.note ?? "",
  };
}

const sent = (value: LotDraft[keyof LotDraft]): string | null =>
  typeof value === "string" ? value.trim() || null : (value?.id ?? null);

/** Only what differs from before: absent stays, null clears. A date sent again would count as set by a person. */
export function detailsOf(draft: LotDraft, before: LotDraft = draftOf(null)): LotDetails {
  const names = Object.keys(before) as (keyof LotDraft)[];
  const changed = names.filter((name) => sent(draft[name]) !== sent(before[name]));
  return Object.fromEntries(
    changed.map((name) => [name, sent(draft[name]) ?? (name === "note" ? "" : null)]),
  );
}
