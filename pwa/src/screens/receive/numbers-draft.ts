/** What a person fills into the number sheet, and what it asks the server for. Pure. */
import type { NumberInput, NumbersInput, PreviewRowFragment } from "../../gql/graphql.ts";
import {
  countOf,
  type Item,
  MOST_NUMBERS,
  numberAt,
  type Run,
  readItem,
  readNumbers,
} from "../../scanner/numbers.ts";
import { decimal } from "../../typed.ts";
import type { Line } from "./receipt.ts";

export interface Draft {
  how: "generate" | "list" | "file" | "choose" | "there";
  from: "first" | "sequence";
  first: string;
  /** As typed; empty for as many as the line lacks. */
  count: string;
  /** Lots only, as typed: quantity in each. */
  perLot: string;
  /** Which run of digits counts, from 0 at the left; the last one when absent. */
  digits?: number;
  /** The list, in the grammar. */
  text: string;
  expiry: string;
  /** Numbers left out by hand. */
  skipped: readonly string[];
  /** Look-alikes that are meant as they stand. */
  meant: readonly string[];
  /** More than expected is meant. */
  over: boolean;
  /** What is past its last day is meant. */
  expired: boolean;
}

export const emptyDraft: Draft = {
  how: "generate",
  from: "first",
  first: "",
  count: "",
  perLot: "",
  text: "",
  expiry: "",
  skipped: [],
  meant: [],
  over: false,
  expired: false,
};

/** Listed one by one, at most; more are described by ranges. */
const MOST_LISTED = 1_000;

/** The runs of digits of a number, from the left. */
export const digitRuns = (number: string): Run[] =>
  [...number.matchAll(/[0-9]+/g)].map(({ index, 0: digits }) => ({
    before: number.slice(0, index),
    digits,
    after: number.slice(index + digits.length),
  }));

/** The run that counts, and its place from the left; a number without digits gets one behind it. */
export function countedRun({ first, digits }: Pick<Draft, "first" | "digits">): { run: Run; at: number } {
  const runs = digitRuns(first.trim());
  const at = Math.min(digits ?? runs.length - 1, runs.length - 1);
  return { run: runs[at] ?? { before: first.trim(), digits: "0", after: "" }, at: Math.max(at, 0) };
}

/** Counts the run before the present one; from the first one on to the last. */
export function movedRun(draft: Draft): Draft {
  const runs = digitRuns(draft.first.trim()).length;
  const { at } = countedRun(draft);
  return { ...draft, digits: (at + runs - 1) % runs };
}

/** A whole number as typed; null for none, NaN-free. */
export const asCount = (typed: string): number | null => {
  const count = Number(decimal(typed) ?? Number.NaN);
  return Number.isInteger(count) && count > 0 && count <= MOST_NUMBERS ? count : null;
};

/** Whether what is typed as the count can be none; nothing typed means as many as the line lacks. */
export const isNoCount = (typed: string): boolean => typed.trim() !== "" && asCount(typed) === null;

/** What the draft asks for; null while there is nothing to ask. lots: the line takes lots with quantities; rest: one of
 * which is not said how much takes what the line lacks. */
export function numbersInput(draft: Draft, lots: boolean, rest = true): NumbersInput | null {
  if (draft.how === "generate") return generated(draft, lots);
  if (draft.how !== "list" || !draft.text.trim()) return null;
  const items = readNumbers(draft.text, lots);
  if (items.some(({ kind }) => kind === "fault")) return null;
  const unsaid = lots ? unsaidOf(items) : 0;
  if (unsaid === 0 || (rest && unsaid === 1 && !draft.perLot)) return { text: draft.text };
  return listed(items, decimal(draft.perLot));
}

function generated(draft: Draft, lots: boolean): NumbersInput | null {
  if (isNoCount(draft.count)) return null;
  const count = asCount(draft.count);
  const each = lots ? decimal(draft.perLot) : null;
  const common = { ...(count && { count }), ...(each && { quantityPerLot: each }) };
  if (draft.from === "sequence") return { sequence: common };
  const start = draft.first.trim();
  if (!start) return null;
  return { count: { start, ...(draft.digits !== undefined && { digits: draft.digits }), ...common } };
}

/** Whether a lot of which is not said how much it is takes what the line lacks. Goods that are measured say it. */
export const takesRest = ({ product }: Pick<Line, "product">): boolean => product.unit.kind === "COUNTED";

/** Of how many lots is not said how much there is. */
export const unsaidOf = (items: readonly Item[]): number =>
  countOf(items.filter((item) => quantityOf(item) === undefined));

const quantityOf = (item: Item) => ("quantity" in item ? item.quantity : undefined);

function listed(items: readonly Item[], each: string | null): NumbersInput | null {
  if (each === null || countOf(items) > MOST_LISTED) return null;
  const list: NumberInput[] = [];
  for (const item of items) {
    const numbers = expanded([item]);
    if (!numbers) return null;
    const quantity = quantityOf(item) ?? each;
    list.push(...numbers.map((number): NumberInput => ({ number, quantity })));
  }
  return { list };
}

/** Every number of a list; null when some come from the sequence, which only the server knows. */
function expanded(items: readonly Item[]): string[] | null {
  const numbers: string[] = [];
  for (const item of items) {
    if (item.kind === "one") numbers.push(item.number);
    else if (item.kind === "range")
      for (let step = 0; step < item.count; step++) numbers.push(numberAt(item.run, step));
    else return null;
  }
  return numbers;
}

/** The first item that can never be, for saying so while it is typed. */
export const faultOf = (text: string, lots: boolean) =>
  readNumbers(text, lots).find((item) => item.kind === "fault") ?? null;

/** The first number that looks like a count, a range or a list, for saying so while it is typed. */
export const hintedOf = (items: readonly Item[]) =>
  items.find((item) => item.kind === "one" && item.hint !== undefined) ?? null;

/** One number instead of another: the old one is left out, the new one goes into the list. */
export function withInstead(draft: Draft, old: string, replacement: string, lots: boolean): Draft {
  const isIt = (item: Item) => item.kind === "one" && item.number === old;
  if (draft.how === "list" && readNumbers(draft.text, lots).some(isIt)) {
    const lines = draft.text.split(/[\r\n;]/).map((line) => line.trim());
    const changed = lines.map((line) => {
      const item = readItem(line, lots);
      if (!isIt(item)) return line;
      const quantity = quantityOf(item);
      return quantity === undefined ? replacement : `${replacement} x ${quantity}`;
    });
    return { ...draft, text: changed.join("\n") };
  }
  const before = draft.how === "list" ? draft.text.trim() : asText(draft);
  return { ...draft, how: "list", text: `${before}\n${replacement}`, skipped: [...draft.skipped, old] };
}

/** What generates serials, in the grammar; counted digits other than the last need both ends. */
function asText(draft: Draft): string {
  const count = asCount(draft.count) ?? 1;
  if (draft.from === "sequence") return `~ x ${count}`;
  const { run } = countedRun(draft);
  return count === 1 ? draft.first.trim() : `${numberAt(run, 0)} .. ${numberAt(run, count - 1)}`;
}

/** The list without what stands in it twice; as it is when it is too long or draws from the sequence. A lot stays with
 * how much of it was said first. */
export function withoutDuplicates(draft: Draft, lots: boolean): Draft {
  const items = readNumbers(draft.text, lots);
  if (lots) {
    const seen = new Set<string>();
    const lines = draft.text.split(/[\r\n;]/).filter((line) => {
      const item = readItem(line, true);
      return item.kind !== "one" || (!seen.has(item.number) && seen.add(item.number));
    });
    return { ...draft, text: lines.map((line) => line.trim()).join("\n") };
  }
  const numbers = countOf(items) <= MOST_LISTED ? expanded(items) : null;
  return numbers ? { ...draft, text: [...new Set(numbers)].join("\n") } : draft;
}

/** Whether a row of the preview can be used as the draft stands. */
export function isUsable(row: Pick<PreviewRowFragment, "verdict" | "number">, draft: Draft): boolean {
  if (row.number === null || draft.skipped.includes(row.number)) return false;
  if (row.verdict === "OVER_EXPECTED") return draft.over;
  if (row.verdict === "EXPIRED") return draft.expired;
  if (row.verdict === "LOOKS_LIKE") return draft.meant.includes(row.number);
  return row.verdict === "NEW" || row.verdict === "EXISTING";
}
