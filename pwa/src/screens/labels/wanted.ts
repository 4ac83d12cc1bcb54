/** Which labels are wanted, as typed: what the server is asked for, and what is wrong with it. */
import type { LabelCopies, LabelsInput } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";

export type Part = "ALL" | "SOME";

export interface Draft {
  template: string | null;
  copies: string;
  each: LabelCopies;
  start: string;
  part: Part;
  first: string;
  count: string;
}

export const DRAFT: Draft = {
  template: null,
  copies: "1",
  each: "ONE_PER_LOT",
  start: "1",
  part: "ALL",
  first: "1",
  count: "100",
};
export const MOST_COPIES = 1_000;
/** In one file. */
export const MOST_LABELS = 10_000;

/** A whole number from 1 to most as typed; null for anything else. */
export function wholeOf(typed: string, most: number): number | null {
  const number = Number(typed);
  return /^\d+$/.test(typed.trim()) && number >= 1 && number <= most ? number : null;
}

export const wantedOf = (of: string, template: string, draft: Draft): LabelsInput => ({
  of,
  template,
  copies: Number(draft.copies),
  each: draft.each,
  startPosition: Number(draft.start),
  ...(draft.part === "SOME" && { first: Number(draft.first), count: Number(draft.count) }),
});

/** How many labels come out, of so many numbers. */
export function howMany(draft: Draft, numbers: number): number {
  const some = Math.min(Number(draft.count), numbers - Number(draft.first) + 1);
  return Number(draft.copies) * (draft.part === "SOME" ? Math.max(0, some) : numbers);
}

/** What is wrong, by field; `many`: more than one file holds. */
export function wrongIn(
  draft: Draft,
  { numberCount, sheetLabels }: { numberCount: number; sheetLabels: number },
) {
  const fault = (typed: string, most: number) =>
    wholeOf(typed, most) === null ? t("label.limit", { n: most }) : undefined;
  const some = draft.part === "SOME";
  const copies = fault(draft.copies, MOST_COPIES);
  const start = fault(draft.start, sheetLabels);
  const first = some ? fault(draft.first, numberCount) : undefined;
  const count = some ? fault(draft.count, MOST_LABELS) : undefined;
  const typed = copies ?? start ?? first ?? count;
  const many =
    !typed && howMany(draft, numberCount) > MOST_LABELS ? t("label.many", { n: MOST_LABELS }) : undefined;
  return { copies, start, first, count, many, any: Boolean(typed ?? many) };
}
