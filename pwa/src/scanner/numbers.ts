/**
 * The number grammar, for showing what typed text means while it is typed. The server's grammar decides;
 * both are held to tests/vectors/numbers.json.
 *   FIRST x COUNT      SN-001 x 3        SN-001, SN-002, SN-003
 *   FIRST .. LAST      SN-001 .. SN-003  the same
 *   ~ x COUNT                            the next of the product's sequence
 *   anything else                        one number as it stands
 * One item a line, or separated by ";".
 */

export type Item =
  | { kind: "one"; number: string }
  | { kind: "range"; run: Run; count: number }
  | { kind: "sequence"; count: number };

/** A number around the digits that count. */
export interface Run {
  before: string;
  /** Zero-padded; counting on keeps at least this width. */
  digits: string;
  after: string;
}

/** The counted digits of a number: its last run, or a 1 behind it when it has none. */
export function runOf(number: string): Run {
  const [, before = "", digits = "", after = ""] = /^(.*?)(\d+)(\D*)$/s.exec(number) ?? [];
  return digits ? { before, digits, after } : { before: number, digits: "1", after: "" };
}

/** The number so many steps behind the first one. */
export function numberAt({ before, digits, after }: Run, steps: number): string {
  const next = String(BigInt(digits) + BigInt(steps));
  return before + next.padStart(digits.length, "0") + after;
}

function between(first: string, last: string): Item | null {
  const run = runOf(first);
  const end = runOf(last);
  if (run.before !== end.before || run.after !== end.after) return null;
  const count = BigInt(end.digits) - BigInt(run.digits) + 1n;
  return count > 0n && count <= Number.MAX_SAFE_INTEGER ? { kind: "range", run, count: Number(count) } : null;
}

/** What one item means. */
export function readItem(text: string): Item {
  const item = text.trim().normalize("NFC");
  const [, first = "", counted = ""] = /^(.+?)\s+[x×]\s*(\d{1,9})$/i.exec(item) ?? [];
  const count = Number(counted);
  if (first && count > 0) {
    return first === "~" ? { kind: "sequence", count } : { kind: "range", run: runOf(first), count };
  }
  const [, from = "", to = ""] = /^(.+?)\s*\.\.\s*(.+)$/.exec(item) ?? [];
  return (from && between(from, to)) || { kind: "one", number: item };
}

/** What typed text means, item by item; empty lines are nothing. */
export const readNumbers = (text: string): Item[] =>
  text
    .split(/[\n;]/)
    .filter((item) => item.trim() !== "")
    .map(readItem);

/** How many numbers the items stand for. */
export const countOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + (item.kind === "one" ? 1 : item.count), 0);
