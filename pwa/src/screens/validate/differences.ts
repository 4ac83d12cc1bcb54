/** Where a transfer differs from what was expected. Pure. */
import type { BackorderDecision, FinishQuery } from "../../gql/graphql.ts";
import { compare, subtract } from "../../quantities.ts";
import type { Obstacle } from "./obstacles.ts";

export type Finish = NonNullable<FinishQuery["transfer"]> & { obstacles: readonly Obstacle[] };
export type FinishLine = Finish["lines"]["nodes"][number];

export interface Difference {
  line: FinishLine;
  kind: "short" | "more" | "same";
  /** How much, in the stock unit; above zero where it differs. */
  by: string;
}

const KINDS = ["short", "more", "same"] as const;

/** Lines that differ, short ones first, and then those at which something else is wrong. faulty: by id. */
export function differences(
  lines: readonly FinishLine[],
  faulty: { has: (line: string) => boolean } = new Set<string>(),
): Difference[] {
  const found = lines.map((line): Difference => {
    const order = compare(line.done, line.expected);
    const kind = order === 0 ? "same" : order < 0 ? "short" : "more";
    const by = order < 0 ? subtract(line.expected, line.done) : subtract(line.done, line.expected);
    return { line, kind, by };
  });
  return KINDS.flatMap((wanted) =>
    found.filter(({ kind, line }) => kind === wanted && (kind !== "same" || faulty.has(line.id))),
  );
}

/** What to tell the server about the rest: asked only where something is short. */
export const decisionOf = (short: boolean, choice: "later" | "never" | null): BackorderDecision => {
  if (!short || choice === null) return "BY_POLICY";
  return choice === "later" ? "CREATE" : "DISCARD";
};

/** Nothing at all was recorded. */
export const isUntouched = (lines: readonly FinishLine[]): boolean =>
  lines.every(({ done }) => compare(done, "0") === 0);
