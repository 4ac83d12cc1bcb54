/** Which of the codes in one picture stand on one label, so that they are scanned as one. Pure. */
import { readCode } from "../scanner/gs1/read.ts";
import type { Code, ReadCode } from "../scanner/wedge.ts";

/** A label, and every code in the picture that belongs to it: also those that only repeat what others say. */
export interface SeenLabel {
  label: ReadCode;
  codes: readonly Code[];
}

export interface Labels {
  labels: readonly SeenLabel[];
  /** Codes of which nobody can tell where they belong: a person shows them one by one. */
  unclear: readonly Code[];
  /** Texts beside a label that has its number: whatever they are, they are not it. */
  idle: readonly Code[];
}

/** What a code says: values by GS1 identifier. */
type Said = ReadonlyMap<string, string>;

interface Group {
  said: Map<string, string>;
  telling: Code[];
  codes: Code[];
}

/** Identifiers of numbers: lot and serial. */
const NUMBERS = ["10", "21"];
const isNumbered = (said: Said | null) => NUMBERS.some((ai) => said?.has(ai));

/** Null for characters that no reader called GS1 or a GTIN. */
function saidBy(code: Code): Said | null {
  const reading = readCode(code);
  if (reading.kind === "gtin") return new Map([["01", reading.gtin]]);
  if (reading.kind !== "gs1") return null;
  return new Map(reading.elements.map(({ ai, value }) => [ai, value]));
}

/** What a text says: the number that it links to, else itself. */
function textOf(code: Code): string {
  const reading = readCode(code);
  return reading.kind === "page" ? reading.number : code.raw;
}

const links = (code: Code): boolean => readCode(code).kind === "page";

const fits = (group: Group, said: Said): boolean =>
  [...said].every(([ai, value]) => (group.said.get(ai) ?? value) === value);

const says = (group: Group, said: Said): boolean =>
  [...said].every(([ai, value]) => group.said.get(ai) === value);

function join(group: Group, code: Code, said: Said): void {
  for (const [ai, value] of said) group.said.set(ai, value);
  group.telling.push(code);
  group.codes.push(code);
}

const labelOf = ({ telling: [first, ...beside], codes }: Group): SeenLabel | [] =>
  first ? { label: { ...first, ...(beside.length > 0 && { beside }) }, codes } : [];

/**
 * The labels of one picture. GS1 codes belong together as long as none contradicts another; a plain text is the
 * number of a label that tells none itself. What could belong to two labels, and one of several plain texts, is unclear.
 * lately: codes of which a look just before found more; a text is nobody's number as long as they may still be there.
 */
export function labelsOf(codes: readonly Code[], lately: readonly Code[] = []): Labels {
  const groups: Group[] = [];
  const unclear: Code[] = [];
  const told = codes.map((code) => ({ code, said: saidBy(code) }));
  const telling = told.flatMap(({ code, said }) => (said ? [{ code, said }] : []));
  for (const { code, said } of telling.sort((a, b) => b.said.size - a.said.size)) {
    const repeated = groups.filter((group) => says(group, said));
    const [fitting, another] = groups.filter((group) => fits(group, said));
    if (repeated.length > 0) for (const group of repeated) group.codes.push(code);
    else if (another) unclear.push(code);
    else if (fitting) join(fitting, code, said);
    else groups.push({ said: new Map(said), telling: [code], codes: [code] });
  }
  const texts = told.filter(({ said }) => !said).map(({ code }) => code);
  const fresh = withoutRepeats(texts, groups);
  const idle = groups.some(({ said }) => isNumbered(said)) ? fresh : [];
  if (idle.length === 0) placeTexts(fresh, groups, unclear, lately);
  return { labels: groups.flatMap(labelOf), unclear, idle };
}

/** Text that only repeats the number of a label belongs to it. */
const withoutRepeats = (texts: readonly Code[], groups: readonly Group[]): Code[] =>
  texts.filter((code) => {
    const group = groups.find(({ said }) => NUMBERS.some((ai) => said.get(ai) === textOf(code)));
    group?.codes.push(code);
    return !group;
  });

/** There must be one text, and one place for it. */
function placeTexts(fresh: Code[], groups: Group[], unclear: Code[], lately: readonly Code[]): void {
  const text = fresh.find(links) ?? fresh[0];
  if (!text) return;
  const [group, another] = groups;
  if (another || fresh.some((code) => textOf(code) !== textOf(text))) unclear.push(...fresh);
  else if (!links(text) && lately.some((code) => rivals(code, text))) return;
  else if (group) {
    group.telling.push(text);
    group.codes.push(...fresh);
  } else groups.push({ said: new Map(), telling: [text], codes: fresh });
}

/** Whether a code may be what numbers the label on which the text stands. */
function rivals(code: Code, text: Code): boolean {
  const said = saidBy(code);
  return said ? isNumbered(said) : textOf(code) !== textOf(text);
}
