/** Where a transfer differs from what was expected. Pure. */
import type { BackorderDecision, FinishQuery } from "../../gql/graphql.ts";
import { compare, millionths, subtract } from "../../quantities.ts";

export type Finish = NonNullable<FinishQuery["transfer"]>;
export type FinishLine = Finish["lines"]["nodes"][number];

export interface Difference {
  line: FinishLine;
  kind: "short" | "more";
  /** How much, above zero, in the stock unit. */
  by: string;
}

/** Lines that differ, short ones first. */
export function differences(lines: readonly FinishLine[]): Difference[] {
  const of = (line: FinishLine): Difference[] => {
    const order = compare(line.done, line.expected);
    if (order === 0) return [];
    const kind = order < 0 ? "short" : "more";
    const by = order < 0 ? subtract(line.expected, line.done) : subtract(line.done, line.expected);
    return [{ line, kind, by }];
  };
  const found = lines.flatMap(of);
  return [...found.filter(({ kind }) => kind === "short"), ...found.filter(({ kind }) => kind === "more")];
}

const WHOLE = millionths("100");

/** Whether more came within the tolerance, in percent, of its operation type. */
export const isTolerated = ({ line }: Difference, tolerance: string): boolean =>
  millionths(line.done) * WHOLE <= millionths(line.expected) * (WHOLE + millionths(tolerance));

/** What to tell the server about the rest: asked only where something is short. */
export const decisionOf = (short: boolean, choice: "later" | "never" | null): BackorderDecision => {
  if (!short || choice === null) return "BY_POLICY";
  return choice === "later" ? "CREATE" : "DISCARD";
};

/** Nothing at all was recorded. */
export const isUntouched = (lines: readonly FinishLine[]): boolean =>
  lines.every(({ done }) => compare(done, "0") === 0);
