/**
 * Element strings, scanned or typed, taken apart as the server does (standards/gs1/parse.py), held to the same
 * vectors. Nothing is guessed: where a separator may be missing, every reading is given.
 */
import { checking, type Fault } from "./checks.ts";
import { type Identifier, identifierAt, identifiers, isEvidence } from "./table.ts";

export interface Element {
  ai: string;
  value: string;
  /** Zero-based, of the identifier in the code. */
  position: number;
}

export interface Problem {
  fault: Fault;
  /** Zero-based in the code; null for all of it. */
  position: number | null;
  /** The code can be used all the same. */
  warning: boolean;
}

/** One way to read a code. likely: it speaks for a missing separator by itself. */
export interface Reading {
  elements: Element[];
  likely: boolean;
}

export interface Message {
  elements: Element[];
  problems: Problem[];
  /** Likeliest first; empty unless there are several. */
  readings: Reading[];
}

const MOST_ELEMENTS = 50;
const MOST_READINGS = 10;
const MOST_TRIES = 1000;
const SEPARATORS = "\u001d|\u241d|\\{GS\\}|\\^\\]|\\|";
/** What scanners write out in its place too, but a value may hold: it is asked about. */
const WRITTEN_OUT = /<(?:GS|FNC1)>/;
/** What tells lots and serials apart, but may stand in a value by chance. */
const NUMBERS = ["10", "21"];

const ODD: Record<string, RegExp> = {
  N: /[^0-9]/,
  X: /[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/,
  Y: /[^#\-/0-9A-Z]/,
  Z: /[^\-0-9A-Z_a-z]/,
  "-": /[^-]/,
};

const problem = (fault: Fault, position: number | null, warning = false): Problem => ({
  fault,
  position,
  warning,
});

/** Why no element begins here. */
const noElement = (position: number, before: readonly Element[]): Problem =>
  problem(before.length === MOST_ELEMENTS ? "LENGTH" : "UNKNOWN_AI", position);

/** What is wrong with a value; null when nothing is. */
export function faultOf(
  identifier: Identifier,
  value: string,
  position: number,
  data: number,
  today: Date,
): Problem | null {
  if (!identifier.lengths.has(value.length)) return problem("ELEMENT_LENGTH", position);
  let start = 0;
  for (const { characters, most } of identifier.parts) {
    const odd = ODD[characters]?.exec(value.slice(start, start + most));
    if (odd) return problem("CHARACTER", data + start + odd.index);
    start += most;
  }
  for (const { name, start, end } of identifier.checks) {
    if (start >= value.length) break; // a part that is absent
    const wrong = checking(name)?.(value.slice(start, end), today);
    if (wrong) return problem(wrong.fault, data + start + wrong.at);
  }
  return null;
}

/** What two elements of one item, or an identifier with two values, contradict or lack. */
export function associationProblems(elements: readonly Element[]): Problem[] {
  const first = new Map<string, Element>();
  const twice: Problem[] = [];
  for (const element of elements) {
    const known = first.get(element.ai);
    if (!known) first.set(element.ai, element);
    else if (known.value !== element.value) twice.push(problem("ASSOCIATION", element.position));
  }
  const each = [...first.values()].map(({ ai, position }) => ({ position, is: identifiers().get(ai) }));
  const forbidden = each.flatMap(({ is, position }) =>
    [...(is?.excludes ?? [])].filter((ai) => first.has(ai)).map(() => problem("ASSOCIATION", position, true)),
  );
  const missing = each.flatMap(({ is, position }) =>
    (is?.requires ?? [])
      .filter((needed) => ![...needed].some((ai) => first.has(ai)))
      .map(() => problem("ASSOCIATION", position, true)),
  );
  return [...twice, ...forbidden, ...missing];
}

const MARKER = /\(([0-9]{2,4})\)/g;

/** Whether a code is typed with its identifiers in brackets. */
export const looksBracketed = (text: string): boolean => /^ *\([0-9]{2,4}\)/.test(text);

/** start: where the elements begin. separator: what stands for FNC1, besides what always may. */
export function parse(raw: string, today: Date, start = 0, separator?: string): Message {
  if (looksBracketed(raw.slice(start))) return typed(raw, start, today);
  const message = new Code(raw, separators(separator), today).message(start);
  const writtenOut = WRITTEN_OUT.exec(raw.slice(start));
  if (!writtenOut || writtenOut[0] === separator) return message;
  const parted = new Code(raw, separators(separator, writtenOut[0]), today).message(start);
  return perhapsParted(message, parted, start + writtenOut.index);
}

function separators(...own: (string | undefined)[]): RegExp {
  const escaped = own.flatMap((each) => each?.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&") ?? []);
  return new RegExp([...escaped, SEPARATORS].join("|"), "g");
}

/** A separator written out stands in the value, or is FNC1: a person says which, unless it cannot be FNC1. */
function perhapsParted(message: Message, parted: Message, position: number): Message {
  const faulty = (problems: Problem[]) =>
    problems.some(({ fault, warning }) => !warning && fault !== "AMBIGUOUS");
  if (faulty(parted.problems)) return message;
  const whole = message.problems.every(({ warning }) => warning);
  const { elements } = whole ? message : parted;
  const asParted =
    parted.readings.length > 0 ? parted.readings : [{ elements: parted.elements, likely: true }];
  const readings = [...asParted, ...(whole ? [{ elements, likely: true }] : [])];
  const problems = [problem("AMBIGUOUS", position), ...associationProblems(elements)];
  return { elements, problems, readings: readings.slice(0, MOST_READINGS) };
}

class Code {
  readonly #raw: string;
  readonly #today: Date;
  /** Ends of separators by their starts. */
  readonly #separators: Map<number, number>;
  readonly #ends: number[];
  #tries = MOST_TRIES;

  constructor(raw: string, separator: RegExp, today: Date) {
    this.#raw = raw;
    this.#today = today;
    const found = [...raw.matchAll(separator)];
    this.#separators = new Map(found.map(({ index, 0: text }) => [index, index + text.length]));
    this.#ends = [...this.#separators.keys(), raw.length];
  }

  message(from: number): Message {
    const start = this.#behindSeparators(from);
    const { elements, problems: written } = this.#run(start);
    const readings = this.#readings(start, elements, written.length > 0);
    const [other] = written.length > 0 ? readings : readings.slice(1);
    let problems = written;
    if (other && (written.length > 0 || other.likely)) problems = [missingSeparator(other, elements)];
    else if (written.length === 0 && this.#tries === 0) problems = [problem("AMBIGUOUS", null)];
    if (problems.length === 0 || readings.length > 0)
      problems = [...problems, ...associationProblems(elements)];
    return { elements, problems, readings };
  }

  /** Elements one after the other, as written; stops where the next one cannot be found. */
  #run(start: number): { elements: Element[]; problems: Problem[] } {
    const elements: Element[] = [];
    const problems: Problem[] = [];
    if (start === this.#raw.length) return { elements, problems: [problem("LENGTH", null)] };
    for (let position = start; position < this.#raw.length; ) {
      const identifier = identifierAt(this.#raw, position);
      if (!identifier || elements.length === MOST_ELEMENTS)
        return { elements, problems: [...problems, noElement(position, elements)] };
      const data = position + identifier.ai.length;
      const end = this.#endOfValue(data, identifier);
      const value = this.#raw.slice(data, end);
      elements.push({ ai: identifier.ai, value, position });
      const fault = faultOf(identifier, value, position, data, this.#today);
      if (fault) problems.push(fault);
      if (fault?.fault === "ELEMENT_LENGTH") break;
      position = this.#behindSeparators(end);
    }
    return { elements, problems };
  }

  #endOfValue(data: number, { predefined, lengths }: Identifier): number {
    const end = this.#ends.find((each) => each >= data) ?? this.#raw.length;
    return predefined ? Math.min(end, data + Math.max(...lengths)) : end;
  }

  /** Doubled and needless separators are tolerated when reading. */
  #behindSeparators(position: number): number {
    let behind = position;
    for (let next = this.#separators.get(behind); next !== undefined; next = this.#separators.get(behind))
      behind = next;
    return behind;
  }

  /** As written first, when that is right, then the likely ones; empty when there is no other. */
  #readings(start: number, asWritten: Element[], faulty: boolean): Reading[] {
    const last = asWritten.at(-1);
    if (!faulty && last && !this.#canBeCut(last)) return [];
    const other = (way: Element[], ...known: Element[][]) => !known.some((each) => same(each, way));
    const likely = this.#firstWays(start, false).filter((way) => other(way, asWritten));
    const possible = this.#firstWays(start, true).filter((way) => other(way, asWritten, ...likely));
    const others = [
      ...likely.map((elements) => ({ elements, likely: true })),
      ...possible.map((elements) => ({ elements, likely: false })),
    ];
    if (others.length === 0) return [];
    return [
      ...(faulty ? [] : [{ elements: asWritten, likely: true }]),
      ...others.slice(0, MOST_READINGS - 1),
    ];
  }

  /** Only a value that runs to the end may hide another identifier; separators end the others. */
  #canBeCut({ ai, position }: Element): boolean {
    const identifier = identifiers().get(ai);
    return !!identifier && this.#cuts(position + ai.length, this.#raw.length, identifier, true).length > 0;
  }

  #firstWays(start: number, byChance: boolean): Element[][] {
    const found: Element[][] = [];
    for (const way of this.#ways(start, [], byChance)) {
      found.push(way);
      if (found.length > MOST_READINGS) break;
    }
    return found;
  }

  /** Every faultless way to read the rest behind some elements, no identifier twice. */
  *#ways(position: number, before: Element[], byChance: boolean): Generator<Element[]> {
    if (position === this.#raw.length) {
      yield before;
      return;
    }
    const identifier = identifierAt(this.#raw, position);
    if (!identifier || before.some(({ ai }) => ai === identifier.ai)) return;
    const { ai } = identifier;
    const data = position + ai.length;
    const end = this.#endOfValue(data, identifier);
    for (const stop of [end, ...this.#cuts(data, end, identifier, byChance)]) {
      if (this.#tries === 0) return;
      this.#tries -= 1;
      const value = this.#raw.slice(data, stop);
      if (faultOf(identifier, value, position, data, this.#today)) continue;
      yield* this.#ways(this.#behindSeparators(stop), [...before, { ai, value, position }], byChance);
    }
  }

  #cuts(data: number, end: number, { kind, predefined, lengths }: Identifier, byChance: boolean): number[] {
    if (predefined || end < this.#raw.length) return []; // its end is certain
    const cuts: number[] = [];
    const most = Math.min(data + Math.max(...lengths), end - 1);
    for (let stop = data + 1; stop <= most; stop++) {
      const following = identifierAt(this.#raw, stop);
      if (!following) continue;
      // Digits behind a day that a second one may follow are its year, 21 too, however many there are.
      const goesOn = kind === "days" && /^[0-9]+$/.test(this.#raw.slice(stop, end));
      if (this.#speaksForItself(following, stop) || (byChance && !goesOn && NUMBERS.includes(following.ai)))
        cuts.push(stop);
    }
    return cuts;
  }

  /** A right day or check digit does; the six digits of a measure do where they follow something else than digits. */
  #speaksForItself(following: Identifier, stop: number): boolean {
    if (following.kind === "measure") return !/[0-9]/.test(this.#raw.charAt(stop - 1));
    return isEvidence(following);
  }
}

const same = (one: readonly Element[], other: readonly Element[]): boolean =>
  one.length === other.length &&
  one.every(({ ai, value }, at) => other[at]?.ai === ai && other[at]?.value === value);

function missingSeparator({ elements }: Reading, asWritten: readonly Element[]): Problem {
  const known = asWritten.map(({ position }) => position);
  return problem("AMBIGUOUS", elements.find(({ position }) => !known.includes(position))?.position ?? null);
}

/** Identifiers in brackets. A value ends where a known identifier stands in brackets, else at the end. */
function typed(raw: string, start: number, today: Date): Message {
  const elements: Element[] = [];
  const problems: Problem[] = [];
  const behindSpaces = (at: number) => raw.length - raw.slice(at).trimStart().length;
  for (let position = start; position < raw.length; ) {
    position = behindSpaces(position);
    const marker = /^\(([0-9]{2,4})\)/.exec(raw.slice(position));
    const identifier = identifiers().get(marker?.[1] ?? "");
    if (!marker || !identifier || elements.length === MOST_ELEMENTS) {
      problems.push(noElement(position, elements));
      break;
    }
    const data = behindSpaces(position + marker[0].length);
    const end = endOfTyped(raw, data, identifier);
    const value = raw.slice(data, end).replace(/ +$/, "");
    elements.push({ ai: identifier.ai, value, position });
    const fault = faultOf(identifier, value, position, data, today);
    if (fault) problems.push(fault);
    position = end;
  }
  if (problems.length > 0) return { elements, problems, readings: [] };
  const doubtful = elements.flatMap(doubtfulBrackets(raw));
  const readings = doubtful.length > 0 ? [{ elements, likely: true }] : [];
  return { elements, problems: [...doubtful, ...associationProblems(elements)], readings };
}

function endOfTyped(raw: string, data: number, { parts }: Identifier): number {
  if (parts.every(({ characters }) => characters === "N")) {
    const bracket = raw.indexOf("(", data);
    return bracket < 0 ? raw.length : bracket;
  }
  for (const { index, 1: ai = "" } of raw.matchAll(MARKER))
    if (index >= data && identifiers().has(ai)) return index;
  return raw.length;
}

/** Brackets in a value that could be an identifier we do not know: it is asked before it is believed. */
const doubtfulBrackets =
  (raw: string) =>
  ({ value, position }: Element): Problem[] => {
    const doubtful = /\([0-9]{2,4}\)/.exec(value);
    return doubtful ? [problem("AMBIGUOUS", raw.indexOf(value, position + 4) + doubtful.index)] : [];
  };
