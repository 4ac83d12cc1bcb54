/** Hand scanners that type: told from a person by their speed, wherever the focus is, and never moving it. */

import { signal } from "@preact/signals";
import { signalState } from "../feedback.ts";
import { longestPause, separator } from "../preferences.ts";
import { type Burst, ends, GS, nothing, pressed, SILENCE } from "./burst.ts";

export interface Code {
  /** The characters as read, FNC1 as U+001D, without the symbology identifier. */
  raw: string;
  /** AIM symbology identifier such as ]C1; absent when the scanner does not send it. */
  symbology?: string;
}

export interface ReadCode extends Code {
  /** Other codes read from the same label at the same moment; all together are one scan. At most 7. */
  beside?: Code[];
  /** What the scanner of this device sends for FNC1, where it cannot send U+001D. */
  separator?: string;
}

/** Why a code is not taken: keys may be lost where it paused, or nothing ended it. */
export type Fault = "slow" | "open";

/** What a scanner sent, for who puts it to the test. */
export interface Heard {
  code: ReadCode;
  /** The longest pause between two keys, in milliseconds. */
  pause: number;
  fault?: Fault;
}

/** Why nothing came of what was scanned last; undefined when something did. */
export const misheard = signal<Fault | undefined>(undefined);

/** Kinds of fields that nobody types text into: a switch or a choice keeps the focus after a tap. */
const WORDLESS: ReadonlySet<string> = new Set([
  "checkbox",
  "radio",
  "button",
  "submit",
  "file",
  "range",
  "color",
]);

type Field = HTMLInputElement | HTMLTextAreaElement;

const editable = (target: EventTarget | null): Field | null =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !WORDLESS.has(target.type))
    ? target
    : null;

type Ear = (code: ReadCode) => void;
type Tester = (heard: Heard) => void;

/** A held trigger reads one label over and over, each time within these milliseconds. */
const SAME_WITHIN = 300;
/** From the end of a wait until the screen hears, in milliseconds: it is drawn first. */
const COMES_WITHIN = 1_000;
/** Milliseconds for which keys come first that waited while the page was busy. */
const BUSY = 50;
/** Codes that are kept for a screen on its way. */
const MOST_KEPT = 50;
/** Some scanners cannot send GS and send a character instead that no GS1 element may contain. */
const GS_SUBSTITUTE = "|";
/** Fewer characters in a row are hardly a scanner's. */
const SHORTEST_OPEN = 6;

/** Who hears codes now. One burst goes on while screens change, so that no code is heard from its middle. */
const ears = new Set<Ear>();
const testers = new Set<Tester>();
/** Screens that are on their way, and what was read meanwhile. */
let coming = 0;
let kept: ReadCode[] = [];
let forgetting: ReturnType<typeof setTimeout> | undefined;
let open: ReturnType<typeof setTimeout> | undefined;
let burst = nothing;
let last = { code: "", at: Number.NEGATIVE_INFINITY };
let before = ""; // what the scan box held when the burst began

/**
 * Hear a scanner anywhere on the page; returns how to stop. While a field has the focus its keys belong to it,
 * except in a box marked data-scan-box: there a burst is taken back out of the box and read as a scan.
 */
export function listenWedge(onCode: Ear): () => void {
  const ear: Ear = (code) => onCode(code);
  ears.add(ear);
  const early = kept;
  kept = [];
  for (const code of early) ear(code);
  return () => void ears.delete(ear);
}

/**
 * A screen that will hear the scanner is being fetched: what is read until then is kept for it, since nobody at the dock
 * waits for a page. Returns how to say that it is there, or is not coming.
 */
export function awaitEar(): () => void {
  coming += 1;
  return () => {
    coming -= 1;
    clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      if (coming === 0) kept = []; // what came instead hears no scanner
    }, COMES_WITHIN);
  };
}

/** Hear all that a scanner sends, also what nobody takes as a code; returns how to stop. */
export function listenTest(onHeard: Tester): () => void {
  testers.add(onHeard);
  misheard.value = undefined; // here it is seen what it was
  return () => void testers.delete(onHeard);
}

/** Whether anyone waits for codes. */
const wanted = () => ears.size > 0 || testers.size > 0 || coming > 0;

/** Say so when nothing ends a burst. Keys that waited while the page was busy are heard before that. */
function awaitEnd(persons: boolean): void {
  clearTimeout(open);
  if (persons || !wanted() || burst.text.trim().length < SHORTEST_OPEN) return;
  const left = burst;
  open = setTimeout(() => {
    open = setTimeout(() => tell(left, "open"), BUSY);
  }, SILENCE);
}

/** Follow the keys from now on, for as long as the app is open. */
export function followKeys(): void {
  addEventListener("keydown", hear, { capture: true });
}

/** Take a key from whatever has the focus. */
function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function hear(event: KeyboardEvent): void {
  const field = editable(event.target);
  if (event.isComposing || (field && !("scanBox" in field.dataset))) return;
  // In a box, or to choose in a list, a person types too.
  const persons = field !== null || event.target instanceof HTMLSelectElement;
  const had = burst;
  const { burst: next, ended } = pressed(had, event);
  burst = next;
  if (next.text.length === 1) before = field?.value ?? "";
  awaitEnd(persons);
  if (!wanted()) return;
  if (ended) {
    ending(ended, event, field, persons);
    return;
  }
  const quick = event.timeStamp - had.at <= longestPause.value;
  const more = had.text.length > 0 && next.text.length > had.text.length;
  // Else Space or an arrow in a code would press whatever button has the focus.
  if (more && !field && (quick || (!persons && had.text.trim()))) event.preventDefault();
  // So would the second end of a scanner that sends two.
  if (ends(event) && event.timeStamp - last.at <= longestPause.value) take(event);
}

/** A burst has come to its end: it is a code, or one that may be cut. A person who types is left alone. */
function ending(ended: Burst, event: KeyboardEvent, field: Field | null, persons: boolean): void {
  const slow = ended.pause > longestPause.value;
  if (slow && persons) return;
  take(event);
  if (field) {
    field.value = before;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const again = ended.text === last.code && ended.at - last.at < SAME_WITHIN;
  last = { code: ended.text, at: ended.at };
  if (!again) tell(ended, slow ? "slow" : undefined);
}

function tell({ text, pause }: Burst, fault?: Fault): void {
  const code = onThisDevice(text);
  for (const tester of [...testers]) tester({ code, pause: Math.round(pause), ...(fault && { fault }) });
  if (testers.size > 0) return;
  misheard.value = fault;
  if (fault) {
    signalState("refused");
    return;
  }
  if (ears.size === 0) kept = [...kept, code].slice(-MOST_KEPT);
  for (const ear of [...ears]) ear(code);
}

/** A code as the scanner of this device sends it, with what it sends for FNC1. */
const onThisDevice = (typed: string): ReadCode => ({
  ...asRead(typed),
  ...(separator.value && { separator: separator.value }),
});

/** Splits the symbology identifier off, and puts GS back where a scanner had to send something else. */
export function asRead(typed: string): ReadCode {
  const [, symbology, rest = typed] = /^(\][A-Za-z][0-9A-Za-z])(.*)$/s.exec(typed) ?? [];
  if (symbology === undefined) return { raw: typed };
  const gs1 = ["]C1", "]e0", "]d2", "]Q3", "]J1"].includes(symbology);
  return { raw: gs1 ? rest.replaceAll(GS_SUBSTITUTE, GS) : rest, symbology };
}
