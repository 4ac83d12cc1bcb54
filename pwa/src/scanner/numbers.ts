/**
 * The number grammar, for showing what typed text means while it is typed. The server's grammar decides;
 * both are held to tests/vectors/numbers.json.
 *   FIRST x COUNT      SN-001 x 3        SN-001, SN-002, SN-003
 *   FIRST .. LAST      SN-001 .. SN-003  the same
 *   ~ x COUNT                            the next of the product's sequence; ~ alone is one
 *   anything else                        one number as it stands
 * Of lots, what stands behind the x is how much of the one lot it is: LT-001 x 5, ~ x 5.
 * One item a line, or separated by ";".
 */

export type Item =
  | { kind: "one"; number: string; quantity?: string; hint?: Hint }
  | { kind: "range"; run: Run; count: number }
  | { kind: "sequence"; count: number; quantity?: string }
  | { kind: "fault"; text: string; fault: "COUNT" | "RANGE" | "QUANTITY" };

/** What one number looks like that it is not, written otherwise than the grammar has it. */
export type Hint = "LIST" | "RANGE" | "COUNT";

const LOOKS: readonly (readonly [Hint, RegExp])[] = [
  ["LIST", /[^, \t][ \t]*,[ \t]*[^, \t]/],
  ["RANGE", /[0-9][^ \t]*(?:[ \t]+(?:[-–—]|[tT][oO])[ \t]+|[ \t]*(?:\.\.+|…)[ \t]*)[^ \t]*[0-9]/],
  [
    "COUNT",
    /^~|[^ \t][ \t]+[xX×*][ \t]*[0-9]+(?:[.,][0-9]+)?$|[0-9][ \t]*[xX×*][ \t]+[0-9]+$|^[0-9]+[ \t]*[xX×*][ \t]+[^ \t]/,
  ],
];

/** One number, with what it looks like. */
function one(number: string, quantity?: string): Item {
  const hint = LOOKS.find(([, looks]) => looks.test(number))?.[0];
  return { kind: "one", number, ...(quantity && { quantity }), ...(hint && { hint }) };
}

/** A number around the digits that count. */
export interface Run {
  before: string;
  /** Zero-padded; counting on keeps at least this width. */
  digits: string;
  after: string;
}

/** How many numbers one request may ask for. */
export const MOST_NUMBERS = 50_000;

/** A number at each of its runs of digits, the last one first. */
const runsOf = (number: string): Run[] =>
  [...number.matchAll(/[0-9]+/g)].reverse().map(({ index, 0: digits }) => ({
    before: number.slice(0, index),
    digits,
    after: number.slice(index + digits.length),
  }));

/** The counted digits of a number: its last run, or a 0 behind it when it has none. */
export const runOf = (number: string): Run => runsOf(number)[0] ?? { before: number, digits: "0", after: "" };

/** The number so many steps behind the first one. */
export function numberAt({ before, digits, after }: Run, steps: number): string {
  const next = String(BigInt(digits) + BigInt(steps));
  return before + next.padStart(digits.length, "0") + after;
}

/** FIRST .. LAST: the one run in which they differ counts. */
function between(first: string, last: string): Item | null {
  if (first === last) return { kind: "one", number: first };
  for (const run of runsOf(first)) {
    const { before, digits, after } = run;
    const counter = last.slice(before.length, last.length - after.length);
    if (!/^[0-9]+$/.test(counter) || before + counter + after !== last) continue;
    const steps = BigInt(counter) - BigInt(digits);
    if (steps <= 0n || steps >= MOST_NUMBERS) continue;
    if (numberAt(run, Number(steps)) === last) return { kind: "range", run, count: Number(steps) + 1 };
  }
  return null;
}

/** Whether a number is one of those that count from the first to the last. */
export function isBetween(number: string, first: string, last: string): boolean {
  const item = between(first, last);
  if (item?.kind !== "range") return number === first || number === last;
  const { before, digits, after } = item.run;
  const counter = number.slice(before.length, number.length - after.length);
  if (!/^[0-9]+$/.test(counter)) return false;
  const steps = BigInt(counter) - BigInt(digits);
  return steps >= 0n && steps < item.count && numberAt(item.run, Number(steps)) === number;
}

/** How much of a lot; a comma could mean decimals or thousands. */
function muchOf(text: string): Item | null {
  const [, number, quantity = ""] = /^(~|.*[^ \t])[ \t]+[xX×][ \t]+([0-9][0-9.,]*)$/.exec(text) ?? [];
  if (number === undefined) return null;
  if (!/^[0-9]+(\.[0-9]+)?$/.test(quantity) || !/[1-9]/.test(quantity))
    return { kind: "fault", text, fault: "QUANTITY" };
  return number === "~" ? { kind: "sequence", count: 1, quantity } : one(number, quantity);
}

/** What one item means. lots: the numbers are those of lots. */
export function readItem(typed: string, lots = false): Item {
  const text = typed.trim().normalize("NFC");
  const much = lots && muchOf(text);
  if (much) return much;
  const drawn = /^~(?:[ \t]*[xX×][ \t]*([0-9]{1,20}))?$/.exec(text);
  const times = /^(.*[^ \t])[ \t]+[xX×][ \t]+([0-9]{1,20})$/.exec(text);
  if (drawn || times) {
    const count = Number((drawn ? drawn[1] : times?.[2]) ?? 1);
    if (count < 1 || count > MOST_NUMBERS) return { kind: "fault", text, fault: "COUNT" };
    return drawn ? { kind: "sequence", count } : { kind: "range", run: runOf(times?.[1] ?? ""), count };
  }
  const [, first, last] = /^(.*[^ \t])[ \t]+\.\.[ \t]+([^ \t].*)$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return one(text);
  return between(first, last) ?? { kind: "fault", text, fault: "RANGE" };
}

/** What typed text means, item by item; empty lines are nothing. */
export const readNumbers = (text: string, lots = false): Item[] =>
  text
    .split(/[\r\n;]/)
    .filter((item) => item.trim() !== "")
    .map((item) => readItem(item, lots));

/** How many numbers an item stands for; a faulty one for none. */
function howMany(item: Item): number {
  if (item.kind === "fault") return 0;
  return item.kind === "one" ? 1 : item.count;
}

/** How many numbers the items stand for together. */
export const countOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + howMany(item), 0);
