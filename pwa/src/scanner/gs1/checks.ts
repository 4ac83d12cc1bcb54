/**
 * What stretches of values have to be beyond their characters: check digits, days, codes of ISO lists.
 * The server's rules, in the same words (standards/gs1/checks.py).
 */
import { listed } from "./table.ts";

export type Fault =
  | "LENGTH"
  | "UNKNOWN_AI"
  | "ELEMENT_LENGTH"
  | "CHARACTER"
  | "CHECK_DIGIT"
  | "DATE"
  | "VALUE"
  | "AMBIGUOUS"
  | "ASSOCIATION"
  | "STRUCTURE";

/** Where in the stretch something is wrong. */
export interface Wrong {
  fault: Fault;
  at: number;
}

type Checking = (text: string, today: Date) => Wrong | null;

const SET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
const SET_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];

/** The last digit is right: weights 3 and 1 from the right, to the next ten. */
export function checkDigitHolds(digits: string): boolean {
  let sum = 0;
  for (const [at, digit] of [...digits].reverse().entries()) sum += Number(digit) * (at % 2 ? 3 : 1);
  return /^\d+$/.test(digits) && sum % 10 === 0;
}

/** The two check characters that belong behind a global model number. */
export function checkPair(text: string): string {
  let sum = 0;
  for (const [at, character] of [...text].reverse().entries())
    sum += SET_82.indexOf(character) * (PRIMES[at] ?? 0);
  return `${SET_32[(sum % 1021) >> 5]}${SET_32[(sum % 1021) & 31]}`;
}

/** YYMMDD as YYYY-MM-DD; day 00 is the last of the month; null for no such day. today: of which the century is near. */
export function asDate(yymmdd: string, today: Date): string | null {
  const [yy = 0, month = 0, day = 0] = (yymmdd.match(/\d\d/g) ?? []).map(Number);
  const year = nearYear(yy, today.getFullYear());
  const last = lastDay(year, month);
  return last === null || day > last ? null : [year, month, day || last].map(twoDigits).join("-");
}

const twoDigits = (part: number): string => String(part).padStart(2, "0");

/** Between 49 years back and 50 ahead. Source: GS1 General Specifications 7.12. */
function nearYear(yy: number, thisYear: number): number {
  const century = thisYear - (thisYear % 100);
  const ahead = yy - (thisYear % 100);
  if (ahead > 50) return century - 100 + yy;
  if (ahead < -49) return century + 100 + yy;
  return century + yy;
}

const lastDay = (year: number, month: number): number | null =>
  month < 1 || month > 12 ? null : new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

function longDay(text: string): Wrong | null {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  const last = lastDay(year, month);
  return year && day && last !== null && day <= last ? null : { fault: "DATE", at: 0 };
}

const holds =
  (right: (text: string) => boolean, fault: Fault = "VALUE"): Checking =>
  (text) =>
    right(text) ? null : { fault, at: 0 };
const oneOf = (codes: Iterable<string>): Checking => {
  const known = new Set(codes);
  return holds((text) => known.has(text));
};
const dayOrMonth: Checking = (text, today) =>
  asDate(text, today) === null ? { fault: "DATE", at: 0 } : null;
const time = (text: string): boolean => /^([01]\d|2[0-3])[0-5]\d$/.test(text);
const atTheEnd =
  (right: (text: string) => boolean, behind = 1): Checking =>
  (text) =>
    right(text) ? null : { fault: "CHECK_DIGIT", at: Math.max(text.length - behind, 0) };

function luhn(text: string): boolean {
  let sum = 0;
  for (const [at, digit] of [...text].reverse().entries()) {
    const weighted = Number(digit) * (1 + (at % 2));
    sum += Math.floor(weighted / 10) + (weighted % 10);
  }
  return sum % 10 === 0;
}

function iban(text: string): Wrong | null {
  if (!/^[A-Z]{2}\d\d[0-9A-Z]{1,30}$/.test(text)) return { fault: "VALUE", at: 0 };
  const digits = [...text.slice(4), ...text.slice(0, 4)].map((each) => Number.parseInt(each, 36)).join("");
  return BigInt(digits) % 97n === 1n ? null : { fault: "CHECK_DIGIT", at: 0 };
}

function percentCoded(text: string): Wrong | null {
  const wrong = /%(?![0-9A-Fa-f]{2})|%00/.exec(text);
  return wrong ? { fault: "VALUE", at: wrong.index } : null;
}

const media = [...Array(10).keys()].map((at) => twoDigits(at + 1));

let checks: Record<string, Checking> | undefined;

/** The checks by their names in the rules. */
export function checking(name: string): Checking | undefined {
  checks ??= {
    "check-digit": atTheEnd(checkDigitHolds),
    "check-pair": atTheEnd((text) => text.length > 2 && checkPair(text.slice(0, -2)) === text.slice(-2), 2),
    "company-prefix": holds((text) => /^\d{4}/.test(text)),
    country: oneOf(listed("countries")),
    "country-letters": oneOf(listed("countryLetters")),
    "country-or-999": oneOf([...listed("countries"), "999"]),
    currency: oneOf(listed("currencies").map((code) => code.slice(0, 3))),
    day: (text, today) => (text.endsWith("00") ? { fault: "DATE", at: 0 } : dayOrMonth(text, today)),
    "day-or-month": dayOrMonth,
    hour: holds((text) => time(`${text}00`), "DATE"),
    iban,
    "importer-index": oneOf(SET_82.slice(13, 23) + SET_82.slice(30)),
    latitude: holds((text) => text <= "1800000000"),
    "long-day": longDay,
    longitude: holds((text) => text <= "3600000000"),
    luhn: atTheEnd(luhn),
    "media-type": oneOf([...media, ...[...Array(20).keys()].map((at) => String(80 + at))]),
    "no-leading-zero": holds((text) => text.length < 2 || !text.startsWith("0")),
    "not-zero": holds((text) => /[^0]/.test(text)),
    "percent-coded": percentCoded,
    "piece-of-total": holds((text) => text.slice(0, 2) > "00" && text.slice(0, 2) <= text.slice(2)),
    "place-of-total": holds((text) => /^[1-9]\/[1-9]$/.test(text) && text.charAt(0) <= text.charAt(2)),
    sex: oneOf("0129"),
    sixtieth: holds((text) => time(`00${text}`), "DATE"),
    time: holds(time, "DATE"),
    "time-or-none": holds((text) => text === "9999" || time(text), "DATE"),
    winding: oneOf("019"),
    "yes-or-no": oneOf("01"),
    zero: oneOf("0"),
  };
  return checks[name];
}
