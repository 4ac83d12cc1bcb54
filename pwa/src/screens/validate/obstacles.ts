/** What stands in the way of validating, sorted by the lines it is about. Pure. */
import type { ObstaclesQuery } from "../../gql/graphql.ts";

export type Obstacle = NonNullable<ObstaclesQuery["transfer"]>["obstacles"][number];

/** What is wrong at one line. Quantities in the stock unit. */
export type Fault =
  | { kind: "over"; permitted: string }
  | { kind: "lacking"; lot: string | null; place: string | null; available: string; requested: string }
  | { kind: "taken"; number: string; place: string | null };

interface Of {
  id: string;
  product: { id: string };
}

/** Asked with a choice of its own, or told beside the lines. */
const TOLD_OTHERWISE: readonly string[] = [
  "BACKORDER_UNDECIDED",
  "OVER_RECEIPT",
  "LOT_EXPIRED",
  "LOT_ON_HOLD",
];

/** Those to be listed. told: the code of a refusal that is shown already. */
export const listed = (obstacles: readonly Obstacle[], told?: string): Obstacle[] =>
  obstacles.filter(({ code }) => code !== told && !TOLD_OTHERWISE.includes(code));

/** By id of the line: a fault that names only a product stands at each line of it. */
export function faultsAt(obstacles: readonly Obstacle[], lines: readonly Of[]): Map<string, Fault[]> {
  const found = new Map<string, Fault[]>();
  const put = (line: string, fault: Fault) => {
    const before = found.get(line) ?? [];
    const known = before.some((each) => JSON.stringify(each) === JSON.stringify(fault));
    if (!known) found.set(line, [...before, fault]);
  };
  const putAll = (product: string, fault: Fault) => {
    for (const line of lines) if (line.product.id === product) put(line.id, fault);
  };
  for (const each of obstacles) {
    if (each.__typename === "OverReceipt")
      for (const { line, permitted } of each.lines) put(line, { kind: "over", permitted });
    if (each.__typename === "InsufficientStock")
      for (const { product, lot, location, available, requested } of each.shortages) {
        const place = location?.path ?? null;
        putAll(product.id, { kind: "lacking", lot: lot?.number ?? null, place, available, requested });
      }
    if (each.__typename === "NumberAlreadyExists")
      for (const { number, lot, location } of each.conflicts)
        if (lot) putAll(lot.product.id, { kind: "taken", number, place: location?.path ?? null });
  }
  return found;
}
