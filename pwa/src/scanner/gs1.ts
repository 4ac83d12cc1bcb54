/**
 * What a code says, as far as a screen needs it before the server has answered. The server's parser decides;
 * this is a small copy of its rules, held to the same vectors (tests/vectors/gs1.json).
 * Source: GS1 General Specifications, AI (00) to (37) as listed below.
 */
import type { Code } from "./wedge.ts";

/** UNKNOWN_AI: not in the small table here; the server knows them all, so it is no verdict. */
export type Fault = "LENGTH" | "UNKNOWN_AI" | "ELEMENT_LENGTH" | "CHARACTER" | "CHECK_DIGIT" | "DATE";

export interface Element {
  ai: string;
  value: string;
  /** Zero-based, of the identifier in the code. */
  position: number;
}

export type Reading =
  | { kind: "gs1"; elements: Element[] }
  | { kind: "gtin"; gtin: string } // 14 digits
  | { kind: "plain"; text: string }
  | { kind: "fault"; fault: Fault; position: number };

interface Rule {
  least: number;
  most: number;
  /** Only digits, else any of GS1's 82 characters. */
  digits: boolean;
  /** Of pre-defined length: no separator needs to follow. */
  fixed: boolean;
  check?: "digit" | "date";
}

const number = (length: number, check?: Rule["check"]): Rule => ({
  least: length,
  most: length,
  digits: true,
  fixed: true,
  ...(check && { check }),
});
const text = (most: number): Rule => ({ least: 1, most, digits: false, fixed: false });
const count = (most: number): Rule => ({ least: 1, most, digits: true, fixed: false });

const RULES: Record<string, Rule> = {
  "00": number(18, "digit"),
  "01": number(14, "digit"),
  "02": number(14, "digit"),
  "10": text(20),
  "11": number(6, "date"),
  "13": number(6, "date"),
  "15": number(6, "date"),
  "16": number(6, "date"),
  "17": number(6, "date"),
  "20": number(2),
  "21": text(20),
  "30": count(8),
  "37": count(8),
};

const GS = "\u001d";
const CSET_82 = /^[!"%-?A-Z_a-z]*$/;
const LONGEST = 3000;

/** The last digit is right: weights 3 and 1 from the right, to the next ten. */
export function checkDigitHolds(digits: string): boolean {
  let sum = 0;
  for (const [at, digit] of [...digits].reverse().entries()) sum += Number(digit) * (at % 2 ? 3 : 1);
  return /^\d+$/.test(digits) && sum % 10 === 0;
}

/** 14 digits for a GTIN of 8, 12, 13 or 14; null when it is none. */
export const asGtin = (digits: string): string | null =>
  [8, 12, 13, 14].includes(digits.length) && checkDigitHolds(digits) ? digits.padStart(14, "0") : null;

/** YYMMDD as YYYY-MM-DD; day 00 is the last of the month; null for no such day. today: of which the century is near. */
export function asDate(yymmdd: string, today: Date): string | null {
  const [yy = 0, month = 0, day = 0] = (yymmdd.match(/\d\d/g) ?? []).map(Number);
  if (month < 1 || month > 12) return null;
  const year = nearYear(yy, today.getFullYear());
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > last) return null;
  return [year, month, day || last].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Between 49 years back and 50 ahead. Source: GS1 General Specifications 7.12. */
function nearYear(yy: number, thisYear: number): number {
  const century = thisYear - (thisYear % 100);
  const ahead = yy - (thisYear % 100);
  if (ahead > 50) return century - 100 + yy;
  if (ahead < -49) return century + 100 + yy;
  return century + yy;
}

function faultOf(value: string, rule: Rule): Fault | null {
  if (value.length < rule.least || value.length > rule.most) return "ELEMENT_LENGTH";
  if (rule.digits ? !/^\d+$/.test(value) : !CSET_82.test(value)) return "CHARACTER";
  if (rule.check === "digit" && !checkDigitHolds(value)) return "CHECK_DIGIT";
  if (rule.check === "date" && asDate(value, new Date()) === null) return "DATE";
  return null;
}

/** The elements of a GS1 message, separators as GS; stops at the first fault. */
export function parseElements(raw: string): Reading {
  const elements: Element[] = [];
  let at = 0;
  while (at < raw.length) {
    if (raw[at] === GS) {
      at += 1; // superfluous, and harmless
      continue;
    }
    const ai = raw.slice(at, at + 2);
    const rule = RULES[ai];
    if (!rule) return { kind: "fault", fault: "UNKNOWN_AI", position: at };
    const start = at + ai.length;
    const separator = raw.indexOf(GS, start);
    const stop = separator < 0 ? raw.length : separator;
    const end = rule.fixed ? Math.min(start + rule.most, stop) : stop;
    const value = raw.slice(start, end);
    const fault = faultOf(value, rule);
    if (fault) return { kind: "fault", fault, position: at };
    elements.push({ ai, value, position: at });
    at = end;
  }
  return elements.length ? { kind: "gs1", elements } : { kind: "fault", fault: "LENGTH", position: 0 };
}

/** A GS1 message as a person types it from a label: (01)...(10)...; null when it is not written so. */
function parseBracketed(typed: string): Reading | null {
  const parts = [...typed.matchAll(/\((\d\d)\)/g)].filter(([, ai = ""]) => ai in RULES);
  if (parts[0]?.index !== 0) return null;
  const elements: Element[] = [];
  for (const [at, part] of parts.entries()) {
    const ai = part[1] ?? "";
    const value = typed.slice(part.index + part[0].length, parts[at + 1]?.index);
    const fault = faultOf(value, RULES[ai] as Rule);
    if (fault) return { kind: "fault", fault, position: part.index };
    elements.push({ ai, value, position: part.index });
  }
  return { kind: "gs1", elements };
}

const GS1_CARRIERS = ["]C1", "]e0", "]d2", "]Q3", "]J1"];
const GTIN_CARRIERS = ["]E0", "]E4", "]I1"];

/** What was read. A code that no carrier marks as GS1 is never taken apart by guess. */
export function readCode({ raw, symbology }: Code): Reading {
  if (raw.length === 0 || raw.length > LONGEST) return { kind: "fault", fault: "LENGTH", position: 0 };
  if (symbology && GS1_CARRIERS.includes(symbology)) return parseElements(raw);
  const gtin = asGtin(raw);
  if (symbology && GTIN_CARRIERS.includes(symbology))
    return gtin ? { kind: "gtin", gtin } : { kind: "fault", fault: "CHECK_DIGIT", position: 0 };
  if (!symbology) {
    if (raw.includes(GS)) return parseElements(raw);
    const bracketed = parseBracketed(raw);
    if (bracketed) return bracketed;
    if (gtin) return { kind: "gtin", gtin };
  }
  return { kind: "plain", text: raw };
}
