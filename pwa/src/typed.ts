/** Numbers as people type them, read by the locale of the device. */
import { locale } from "./texts/index.ts";

const ours = new Intl.NumberFormat(locale)
  .formatToParts(12345.6)
  .find((part) => part.type === "group")?.value;

/** Whole digits, or digits in threes with the mark between them, as plain digits; null for anything else. */
function whole(text: string, mark: string): string | null {
  const [first = "", ...threes] = text.split(mark);
  const grouped = threes.length > 0;
  const fits = grouped ? /^-?\d{1,3}$/.test(first) : /^-?\d*$/.test(first);
  return fits && threes.every((three) => /^\d{3}$/.test(three)) ? first + threes.join("") : null;
}

/**
 * A typed number as the decimal string that the server reads; null when it is none. Spaces group. Of both marks
 * the last one is the decimal one; a lone one groups where the locale groups with it and three digits follow.
 */
export function decimal(typed: string, { group = ours }: { group?: string | undefined } = {}): string | null {
  const text = typed.replace(/[\s'’\u00a0\u202f]/g, "").replace(/^\u2212/, "-");
  if (!/\d/.test(text)) return null;
  const marks = text.match(/[.,]/g) ?? [];
  const mark = marks.at(-1) ?? ".";
  const other = mark === "." ? "," : ".";
  const at = text.lastIndexOf(mark);
  const groups =
    marks.length === 1 ? mark === group && text.length - at === 4 : marks.every((each) => each === mark);
  if (marks.length === 0 || groups) return whole(text, mark);
  const before = whole(text.slice(0, at), other);
  const fraction = text.slice(at + 1);
  return before !== null && /^\d+$/.test(fraction) ? `${before.replace(/^-?$/, "$&0")}.${fraction}` : null;
}
