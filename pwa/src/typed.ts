/** Numbers as people type them, read by the locale of the device. */
import { locale } from "./texts/index.ts";

const separator = (type: string) =>
  new Intl.NumberFormat(locale).formatToParts(12345.6).find((part) => part.type === type)?.value;

/**
 * A typed number as the decimal string that the server reads; null when it is none. Spaces group. With both
 * separators the last one is the decimal one; a lone one groups only if it is the locale's and three digits follow.
 */
export function decimal(
  typed: string,
  { group = separator("group") }: { group?: string | undefined } = {},
): string | null {
  const text = typed.replace(/[\s'’\u00a0\u202f]/g, "").replace(/^\u2212/, "-");
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last < 0) return /^-?\d+$/.test(text) ? text : null;
  const mark = text[last];
  const other = mark === "." ? "," : ".";
  const whole = text.slice(0, last).replaceAll(other, "");
  const rest = text.slice(last + 1);
  const grouping =
    whole.includes(mark ?? "") || (mark === group && !text.includes(other) && rest.length === 3);
  const plain = grouping ? whole.replaceAll(mark ?? "", "") + rest : `${whole || "0"}.${rest}`;
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
}
