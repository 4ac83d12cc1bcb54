/** What a list of lots shows, as it stands in the address: shared, and there again on the way back. */
import type { LotDisposition, LotFilter, LotSort } from "../../gql/graphql.ts";

export const STOCKS = ["onHand", "held", "usedUp", "all"] as const;
export type Stock = (typeof STOCKS)[number];

/** What may have been decided about a lot that keeps it here. */
export const DECIDED = ["QUARANTINE", "REJECTED"] as const satisfies readonly LotDisposition[];

export const stockOf = (params: URLSearchParams): Stock =>
  STOCKS.find((stock) => stock === params.get("stock")) ?? "onHand";

/** A search looks among all lots unless the address says otherwise: who looks for a number wants it found. */
export function lotsAsked(params: URLSearchParams): { filter: LotFilter; sort: LotSort } {
  const search = params.get("search");
  const product = params.get("product");
  const from = params.get("from");
  const until = params.get("until");
  const decided = DECIDED.find((each) => each === params.get("decided"));
  const stock = search && !params.has("stock") ? "all" : stockOf(params);
  return {
    filter: {
      ...(search && { search }),
      ...(product && { product }),
      ...(from && { lastDayFrom: from }),
      ...(until && { lastDayUntil: until }),
      ...(decided && { dispositions: [decided] }),
      ...(stock !== "all" && { onHand: stock !== "usedUp" }),
      ...(stock === "held" && { held: true }),
    },
    sort: from || until ? "LAST_DAY_ASC" : "CREATED_DESC",
  };
}
