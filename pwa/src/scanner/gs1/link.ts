/**
 * GS1 Digital Links: web addresses that say what an element string says, read as the server reads them
 * (standards/gs1/digital_link.py), never opened.
 */
import rules from "../../../../server/lotbook/standards/gs1/rules.json";
import { checkDigitHolds } from "./checks.ts";
import { associationProblems, type Element, faultOf, type Message, type Problem } from "./parse.ts";
import { identifiers } from "./table.ts";

const LONGEST = 2000;
const MOST_ELEMENTS = 50;
const PARTS = /^(https?:\/\/([^/?#]*))(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/is;
const DOMAIN = /^(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/;
const ILLEGAL = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/;
const HALF_CODED = /%(?![0-9A-Fa-f]{2})/;
/** Names that an earlier edition permitted in place of numbers. */
const SHORT_NAMES: Record<string, string> = {
  gtin: "01",
  itip: "8006",
  gmn: "8013",
  cpid: "8010",
  gln: "414",
  payto: "415",
  party: "417",
  gsrnp: "8017",
  gsrn: "8018",
  gcn: "255",
  sscc: "00",
  gdti: "253",
  ginc: "401",
  gsin: "402",
  grai: "8003",
  giai: "8004",
  cpv: "22",
  lot: "10",
  ser: "21",
  cpsn: "8011",
  glnx: "254",
  refno: "8020",
  srin: "8019",
};
const KEYS = new Map(
  (rules.links as { ai: string; qualifiers?: string[] }[]).map(({ ai, qualifiers = [""] }) => [
    ai,
    qualifiers.map((written) => written.split(" ").filter(Boolean)),
  ]),
);
const NOT_IN_QUERY = rules.linksNotInQuery.split(" ");

/** An identifier and its value as written in the address. */
interface Piece {
  name: string;
  value: string;
  /** Of the identifier, in the address. */
  position: number;
}

const numberOf = (name: string): string => SHORT_NAMES[name.toLowerCase()] ?? name;
const problem = (fault: Problem["fault"], position: number): Problem => ({ fault, position, warning: false });

/** What a Digital Link says; null for an address that is none. */
export function parseLink(raw: string, today: Date): Message | null {
  const [, site = "", domain = "", path = "", query = ""] = PARTS.exec(raw) ?? [];
  if (!site || raw.length > LONGEST) return null;
  const inPath = piecesOf(path, site.length);
  const [key] = inPath;
  if (!key) return null;
  const inQuery = asked(query, raw.indexOf("?") + 1);
  const faults = [...addressFaults(raw, domain), ...pathFaults(inPath)];
  const elements: Element[] = [];
  for (const piece of [...inPath, ...inQuery].slice(0, MOST_ELEMENTS)) {
    const read = elementOf(piece, inQuery.includes(piece), elements, today);
    const formless = read.fault?.fault === "ELEMENT_LENGTH" || read.fault?.fault === "CHARACTER";
    if (piece === key && formless && site.toLowerCase() !== "https://id.gs1.org") return null;
    if (read.element) elements.push(read.element);
    if (read.fault) faults.push(read.fault);
  }
  const problems = faults.length > 0 ? faults : associationProblems(elements);
  return { elements, problems, readings: [] };
}

/** The key and its qualifiers, from the last key on whose pieces come in pairs; empty without one. */
function piecesOf(path: string, start: number): Piece[] {
  const segments = path.split("/").slice(1);
  const positions = [...path.matchAll(/\//g)].map(({ index }) => start + index + 1);
  for (let first = segments.length - 2; first >= 0; first -= 2) {
    if (!KEYS.has(numberOf(segments[first] ?? ""))) continue;
    const pieces: Piece[] = [];
    for (let at = first; at < segments.length; at += 2)
      pieces.push({
        name: segments[at] ?? "",
        value: segments[at + 1] ?? "",
        position: positions[at] ?? 0,
      });
    return pieces;
  }
  return [];
}

/** What is asked behind ?, without what names no identifier, such as linkType. */
function asked(query: string, start: number): Piece[] {
  let position = start;
  return query.split(/[&;]/).flatMap((written) => {
    const [name = "", ...value] = written.split("=");
    const piece = { name, value: value.join("="), position };
    position += written.length + 1;
    return /^[0-9]+$/.test(name) ? [piece] : [];
  });
}

function addressFaults(raw: string, domain: string): Problem[] {
  const odd = ILLEGAL.exec(raw) ?? HALF_CODED.exec(raw);
  return [
    ...(odd ? [problem("CHARACTER", odd.index)] : []),
    ...(DOMAIN.test(domain) ? [] : [problem("CHARACTER", raw.indexOf("://") + 3)]),
  ];
}

/** Qualifiers that do not belong to the key, or stand in another order. */
function pathFaults([key, ...qualifiers]: readonly Piece[]): Problem[] {
  const [first] = qualifiers;
  const names = qualifiers.map(({ name }) => numberOf(name));
  const inOrder = (permitted: string[]) => {
    const places = names.map((name) => permitted.indexOf(name));
    return places.every((place, at) => place > (places[at - 1] ?? -1));
  };
  return !key || !first || KEYS.get(numberOf(key.name))?.some(inOrder)
    ? []
    : [problem("STRUCTURE", first.position)];
}

function elementOf(
  piece: Piece,
  inQuery: boolean,
  before: readonly Element[],
  today: Date,
): { element?: Element; fault?: Problem | null } {
  const { name, position } = piece;
  const ai = numberOf(name);
  const identifier = identifiers().get(ai);
  if (!identifier) return { fault: problem("UNKNOWN_AI", position) };
  const value = readValue(piece, ai, inQuery);
  const element = { ai, value, position };
  if (before.some((each) => each.ai === ai) || (inQuery && NOT_IN_QUERY.includes(ai)))
    return { element, fault: problem("STRUCTURE", position) };
  return { element, fault: faultOf(identifier, value, position, position + name.length + 1, today) };
}

/** What is coded; behind ? a plus is a space. A GTIN of 8, 12 or 13 digits is filled up. */
function readValue({ value: coded }: Piece, ai: string, inQuery: boolean): string {
  const written = inQuery ? coded.replaceAll("+", " ") : coded;
  const value = decoded(written);
  const short = ai === "01" && /^([0-9]{8}|[0-9]{12,13})$/.test(value) && checkDigitHolds(value);
  return short ? value.padStart(14, "0") : value;
}

/** A character that is coded wrongly becomes one that no element may hold. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%[0-9A-Fa-f]{2}/g, "\ufffd");
  }
}
