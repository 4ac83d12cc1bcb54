/** What a code says, as far as a screen needs it before the server has answered. The server decides. */
import { numberLinked } from "../page-link.ts";
import type { ReadCode } from "../wedge.ts";
import { checkDigitHolds, type Fault } from "./checks.ts";
import { parseLink } from "./link.ts";
import { type Element, looksBracketed, type Message, parse } from "./parse.ts";

export type { Element } from "./parse.ts";

export type Reading =
  | { kind: "gs1"; elements: Element[] }
  | { kind: "gtin"; gtin: string } // 14 digits
  | { kind: "plain"; text: string }
  | { kind: "page"; number: string } // a link to the page of a lot
  | { kind: "fault"; fault: Fault; position: number };

const GS = "\u001d";
const LONGEST = 3000;
const GS1_CARRIERS = ["]C1", "]e0", "]d2", "]d8", "]Q3", "]J1"];
const WITH_ADD_ON = "]E3"; // two or five digits beside an EAN-13
const GTIN_CARRIERS = ["]E0", WITH_ADD_ON, "]E4", "]I1"];

/** 14 digits for a GTIN of 8, 12, 13 or 14; null when it is none. */
export const asGtin = (digits: string): string | null =>
  [8, 12, 13, 14].includes(digits.length) && checkDigitHolds(digits) ? digits.padStart(14, "0") : null;

/** Of these GTINs the one that text is but for a digit, that is another or missing, or for two neighbours that are
 * swapped, and with a wrong check digit; null for a text that is like none of them. gtins: of 14 digits. */
export function misread(text: string, gtins: readonly string[]): string | null {
  if (!/^(?:[0-9]{8}|[0-9]{12,14})$/.test(text) || checkDigitHolds(text)) return null;
  const read = text.padStart(14, "0");
  return gtins.find((gtin) => isOneSlip(read, gtin) || isOneLost(text, gtin)) ?? null;
}

/** Whether one digit was not read, of those that people write. */
function isOneLost(read: string, gtin: string): boolean {
  const meant = gtin.slice(gtin.length - read.length - 1);
  const hidden = gtin.slice(0, gtin.length - read.length - 1);
  return /^0*$/.test(hidden) && [...meant].some((_, at) => meant.slice(0, at) + meant.slice(at + 1) === read);
}

function isOneSlip(read: string, meant: string): boolean {
  const [at = 0, ...others] = [...meant].flatMap((digit, place) => (digit === read[place] ? [] : [place]));
  if (others.length !== 1) return others.length === 0;
  return others[0] === at + 1 && read[at] === meant[at + 1] && read[at + 1] === meant[at];
}

/** The elements of a message that can be used; its first fault else, also where a person has to choose. */
function usable({ elements, problems }: Message): Reading {
  const [fault] = problems.filter(({ warning }) => !warning);
  return fault
    ? { kind: "fault", fault: fault.fault, position: fault.position ?? 0 }
    : { kind: "gs1", elements };
}

/** Characters that begin as GS1 elements or a Digital Link do, or that another keyboard layout made of digits. */
const BEGINS_GS1 = /^(?:0[12] ?[0-9]{14}|00 ?[0-9]{18})(?= |$|[0-9]{2})/;
const LINK_WITHOUT_SCHEME = /^(?:[a-z0-9-]+\.)+[a-z]{2,}\/(?:.*\/)?0[01]\/[0-9]{8,18}(?:[/?]|$)/i;
const FRENCH_DIGITS = /^(?=.{0,7}[éèçà])[&é"'(\-è_çà]{8,}|^[&"'(\-_]{8,}$/;
/** How a symbology identifier, or https, arrives on a French or a German keyboard. */
const OTHER_KEYBOARD =
  /^(?:\$(?:[CIJ]&|d[é_]|A"|[eE]à|E')[&é"'(\-è_çà]{2}|\+(?:[CIJ]1|d[28]|Q3|[eE]0|E4)[0-9]{2}|https(?:M!!|Ö--))/;

/** Why plain characters are hardly a number: what they begin like has a fault. Null where they may be one. */
function broken(raw: string, separator?: string): Reading | null {
  if (FRENCH_DIGITS.test(raw) || OTHER_KEYBOARD.test(raw) || LINK_WITHOUT_SCHEME.test(raw))
    return { kind: "fault", fault: "CHARACTER", position: 0 };
  if (!BEGINS_GS1.test(raw)) return null;
  const message = usable(parse(raw, new Date(), 0, separator));
  return message.kind === "fault" && message.fault !== "AMBIGUOUS" ? message : null;
}

/** What was read. A code that no carrier marks as GS1 is never taken apart by guess. */
export function readCode({ raw, symbology, separator }: Omit<ReadCode, "beside">): Reading {
  if (raw.length === 0 || raw.length > LONGEST) return { kind: "fault", fault: "LENGTH", position: 0 };
  const message = () => usable(parse(raw, new Date(), 0, separator));
  if (symbology && GS1_CARRIERS.includes(symbology)) return message();
  const linked = numberLinked(raw);
  if (linked !== null) return { kind: "page", number: linked };
  const link = parseLink(raw, new Date());
  if (link) return usable(link);
  const [, goods = raw] = (symbology === WITH_ADD_ON && /^([0-9]{13})(?:[0-9]{2}|[0-9]{5})$/.exec(raw)) || [];
  const gtin = asGtin(goods);
  if (symbology && GTIN_CARRIERS.includes(symbology))
    return gtin ? { kind: "gtin", gtin } : { kind: "fault", fault: "CHECK_DIGIT", position: 0 };
  if (!symbology) {
    if (raw.includes(GS) || (separator && raw.includes(separator))) return message();
    if (looksBracketed(raw)) return message();
    if (gtin) return { kind: "gtin", gtin };
  }
  return broken(raw, separator) ?? { kind: "plain", text: raw };
}
