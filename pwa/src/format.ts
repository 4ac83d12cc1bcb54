/** Numbers, quantities and dates as people read them, by the locale of the device. */
import { locale, t } from "./texts/index.ts";

const NBSP = "\u00a0";
const MINUS = "\u2212";

const withMinus = (text: string) => text.replace("-", MINUS);

/** A decimal string, exactly: grouped, no trailing zeros, with its unit when there is one. "20000" is 20,000.
 * decimals: most that are shown. */
export function quantity(value: string, unit?: string, decimals = 6): string {
  // Intl takes decimal strings as they are; a number would lose digits.
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(
    value as Intl.StringNumericLiteral,
  );
  return withMinus(unit ? text + NBSP + unit : text);
}

/** A share of something, which is reckoned finer than anyone weighs: to a thousandth, finer where that would be nothing. */
export const share = (value: string, unit: string): string =>
  quantity(value, unit, Number(value) < 0.001 ? 6 : 3);

export const integer = (value: number): string => withMinus(new Intl.NumberFormat(locale).format(value));

/** A decimal string with two decimals and the code behind: 8,412.59 EUR. */
export const money = (value: string, currency: string): string =>
  withMinus(
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value as Intl.StringNumericLiteral) +
      NBSP +
      currency,
  );

const DAY = 86_400_000;
const startOf = (isoDate: string) => Date.parse(`${isoDate}T00:00:00Z`);

function parts(date: Date, options: Intl.DateTimeFormatOptions): string {
  // Day before month in letters, whatever the locale's own order: nobody mixes them up.
  const found = new Intl.DateTimeFormat(locale, options).formatToParts(date);
  const part = (type: string) => found.find((each) => each.type === type)?.value;
  return [part("weekday"), part("day"), part("month"), part("year")].filter(Boolean).join(NBSP);
}

/** YYYY-MM-DD as 14 Jan 2027. */
export const date = (isoDate: string): string =>
  parts(new Date(startOf(isoDate)), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** YYYY-MM-DD as Thu 26 Nov, for days near enough that the year is plain. */
export const weekday = (isoDate: string): string =>
  parts(new Date(startOf(isoDate)), { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** Whole days from one YYYY-MM-DD to another; negative when it is past. */
export const daysBetween = (from: string, to: string): number => (startOf(to) - startOf(from)) / DAY;

/** YYYY-MM-DD so many days later, or earlier where they are negative. */
export const dayAfter = (isoDate: string, days: number): string =>
  new Date(startOf(isoDate) + days * DAY).toISOString().slice(0, 10);

/** An instant as the time of day, 07:58; seconds only for scan history. */
export const time = (instant: string, { seconds = false } = {}): string =>
  new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds && { second: "2-digit" }),
    hourCycle: "h23",
  }).format(new Date(instant));

/** The calendar day of an instant where the device is, YYYY-MM-DD. */
export function localDay(instant: string | Date): string {
  const at = new Date(instant);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

const MINUTES = 2; // clocks of devices differ by so much without meaning it

/** When a write happened: as its device claims where that differs, and then also when it was recorded. */
export function happened(
  { recordedAt, occurredAt }: { recordedAt: string; occurredAt?: string | null },
  now = new Date(),
): string {
  const recorded = moment(recordedAt, now);
  const apart = occurredAt ? Math.abs(Date.parse(recordedAt) - Date.parse(occurredAt)) : 0;
  if (!occurredAt || apart < MINUTES * 60_000) return recorded;
  return t("happened.recordedLater", { occurred: moment(occurredAt, now), recorded });
}

/** An instant for history: today 07:58, yesterday 07:58, 12 Nov 07:58; with the year when it is another one. */
export function moment(instant: string, now = new Date()): string {
  const day = localDay(instant);
  const ago = daysBetween(day, localDay(now));
  if (ago === 0) return `${t("today")} ${time(instant)}`;
  if (ago === 1) return `${t("yesterday")} ${time(instant)}`;
  const sameYear = day.slice(0, 4) === localDay(now).slice(0, 4);
  const shown = sameYear
    ? parts(new Date(startOf(day)), { day: "numeric", month: "short", timeZone: "UTC" })
    : date(day);
  return `${shown} ${time(instant)}`;
}
