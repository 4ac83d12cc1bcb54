/**
 * The table of application identifiers: the server's own two files, so that both know the same.
 * It is read with the screens that take scans, never with the first page.
 */
import formats from "../../../../server/lotbook/standards/gs1/application_identifiers.json";
import rules from "../../../../server/lotbook/standards/gs1/rules.json";

export interface Part {
  /** N digits, X characters of set 82, Y of 39, Z of 64, or the sign itself. */
  characters: string;
  most: number;
}

/** What the characters of a value from start up to end have to be; to its end without one. */
export interface Check {
  name: string;
  start: number;
  end?: number;
}

export interface Identifier {
  ai: string;
  title: string;
  parts: Part[];
  /** Those that a value may have. */
  lengths: Set<number>;
  kind: string;
  checks: Check[];
  /** Of a length that every reader knows: no separator needs to follow. */
  predefined: boolean;
  /** One of each stands on the item. */
  requires: Set<string>[];
  excludes: Set<string>;
}

interface Format {
  title: string;
  format: string;
  predefined?: boolean;
}
interface Value {
  ai: string;
  kind: string;
  checks?: string[];
}
interface Companion {
  ai: string;
  needs?: string[];
  never?: string;
}

/** 3100-3105 as the six that it means. */
function named(names: string): string[] {
  const [first = "", last = first] = names.split("-");
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) => String(Number(first) + at).padStart(first.length, "0"));
}

/** The identifiers that names mean, such as "30 310n-316n". */
function allOf(names: string, known: readonly string[]): string[] {
  return names
    .split(" ")
    .filter((name) => name !== "")
    .flatMap((name) => {
      if (!name.includes("n")) return named(name);
      const stems = new Set(named(name.replaceAll("n", "")));
      const length = name.split("-")[0]?.length;
      return known.filter((ai) => ai.length === length && stems.has(ai.slice(0, -1)));
    });
}

/** The parts of a format such as N13[+X..17], and the lengths that it permits. */
function partsOf(format: string): Pick<Identifier, "parts" | "lengths"> {
  const parts: Part[] = [];
  let lengths = new Set([0]);
  for (const [, optional, characters = "", upTo, digits] of format.matchAll(
    /(\[?)\+?([NXYZ-])(\.\.)?([0-9]*)/g,
  )) {
    const most = Number(digits || 1);
    parts.push({ characters, most });
    const longer = new Set<number>(optional ? lengths : []);
    for (const length of lengths)
      for (let more = upTo ? 1 : most; more <= most; more++) longer.add(length + more);
    lengths = longer;
  }
  return { parts, lengths };
}

function checkOf(written: string): Check {
  const [name = "", start, end] = written.split(" ");
  return { name, start: Number(start), ...(end && { end: Number(end) }) };
}

function build(): Map<string, Identifier> {
  const { "": _about, ...all } = formats as Record<string, Format | string[]>;
  const rows = Object.entries(all as Record<string, Format>).flatMap(([names, row]) =>
    named(names).map((ai) => [ai, row] as const),
  );
  const known = rows.map(([ai]) => ai);
  const byAi = <T extends { ai: string }>(list: readonly T[]) =>
    new Map(list.flatMap((row) => allOf(row.ai, known).map((ai) => [ai, row] as const)));
  const values = byAi(rules.values as Value[]);
  const companions = byAi(rules.companions as Companion[]);
  return new Map(
    rows.map(([ai, { title, format, predefined = false }]) => {
      const { kind = "text", checks = [] } = values.get(ai) ?? {};
      const { needs = [], never = "" } = companions.get(ai) ?? {};
      const excludes = new Set(allOf(never.replace("same", `${ai.slice(0, -1)}n`), known));
      excludes.delete(ai);
      const requires = needs.map((names) => new Set(allOf(names, known)));
      const identifier = { ...partsOf(format), checks: checks.map(checkOf), predefined, requires, excludes };
      return [ai, { ai, title, kind, ...identifier }];
    }),
  );
}

let table: Map<string, Identifier> | undefined;

/** All identifiers, by their digits; none is the beginning of another. */
export function identifiers(): Map<string, Identifier> {
  table ??= build();
  return table;
}

export function identifierAt(text: string, position: number): Identifier | undefined {
  for (const length of [2, 3, 4]) {
    const found = identifiers().get(text.slice(position, position + length));
    if (found) return found;
  }
  return undefined;
}

/** A right value is hardly there by chance. */
export const isEvidence = ({ predefined, checks }: Identifier): boolean => predefined && checks.length > 0;

/** One of the lists of codes. */
export const listed = (name: "countries" | "countryLetters" | "currencies"): string[] =>
  rules[name].join(" ").split(" ");
