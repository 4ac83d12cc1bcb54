/** The words of the app, from one catalogue per language: those of the first screens at once, all others with theirs. */
import { en } from "./en.ts";
import type { enMore } from "./en-more.ts";
import type { enWork } from "./en-work.ts";

/** BCP 47, for Intl; words are English as long as there is one catalogue. */
export const locale = navigator.language || "en";

export type TextKey = keyof typeof en | keyof typeof enWork | keyof typeof enMore;
type Text = string | { one: string; other: string };
type Values = Record<string, string | number>;

const texts: Record<string, Text> = { ...en };

export function addTexts(more: Record<string, Text>): void {
  Object.assign(texts, more);
}

export const isText = (key: string): key is TextKey => key in texts;

const plurals = new Intl.PluralRules("en");

/**
 * One text, its {names} filled in. A text with singular and plural is an object by plural category; it takes `n`.
 * Numbers are shown by the locale.
 */
export function t(key: TextKey, values: Values = {}): string {
  const entry = texts[key];
  if (entry === undefined) throw new Error(`there is no text ${key} here`);
  const text =
    typeof entry === "string" ? entry : entry[plurals.select(Number(values.n)) === "one" ? "one" : "other"];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`text ${key} lacks ${name}`);
    return typeof value === "number" ? value.toLocaleString(locale) : value;
  });
}
