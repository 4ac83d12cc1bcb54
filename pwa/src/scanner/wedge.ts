/** Hand scanners that type: told from a person by their speed, wherever the focus is, and never moving it. */

import { separator } from "../preferences.ts";

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

/** Milliseconds between two keys of a scanner, at most. A person needs more than 80. */
const LONGEST_GAP = 60;
/** Fewer characters are a person drumming. The end has to come as quickly as the others. */
const SHORTEST_CODE = 2;
/** Some scanners cannot send GS and send a character instead that no GS1 element may contain. */
const GS_SUBSTITUTE = "|";
const GS = "\u001d";

export interface Burst {
  text: string;
  /** Time of the last key, in milliseconds. */
  at: number;
}

export const nothing: Burst = { text: "", at: Number.NEGATIVE_INFINITY };

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "timeStamp">;

/** The character that a key stands for in a code; undefined for keys that stand for none. */
function character({ key, ctrlKey, altKey, metaKey }: Key): string | undefined {
  if (key === GS || (ctrlKey && !altKey && key === "]")) return GS;
  // AltGr, reported as Ctrl+Alt, is how many keyboards type a bracket.
  if (metaKey || ctrlKey !== altKey) return undefined;
  return [...key].length === 1 ? key : undefined;
}

const ends = ({ key }: Key) => key === "Enter" || key === "Tab";

/** What one key does to a burst: more of it, its end with a code, or another beginning. */
export function pressed(burst: Burst, key: Key): { burst: Burst; code?: string } {
  const quick = key.timeStamp - burst.at <= LONGEST_GAP;
  if (ends(key))
    return quick && burst.text.length >= SHORTEST_CODE
      ? { burst: nothing, code: burst.text }
      : { burst: nothing };
  const more = character(key);
  if (more === undefined) return { burst };
  return { burst: { text: quick ? burst.text + more : more, at: key.timeStamp } };
}

/** Splits the symbology identifier off, and puts GS back where a scanner had to send something else. */
export function asRead(typed: string): ReadCode {
  const [, symbology, rest = typed] = /^(\][A-Za-z][0-9A-Za-z])(.*)$/s.exec(typed) ?? [];
  if (symbology === undefined) return { raw: typed };
  const gs1 = ["]C1", "]e0", "]d2", "]Q3", "]J1"].includes(symbology);
  return { raw: gs1 ? rest.replaceAll(GS_SUBSTITUTE, GS) : rest, symbology };
}

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

const editable = (target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !WORDLESS.has(target.type))
    ? target
    : null;

type Ear = (code: ReadCode) => void;

/** A held trigger reads one label over and over, each time within these milliseconds. */
const SAME_WITHIN = 300;
/** How long a scanner that ends its codes leaves one open, in milliseconds. */
const OPEN_AT_MOST = 500;
/** From the end of a wait until the screen hears, in milliseconds: it is drawn first. */
const COMES_WITHIN = 1_000;
/** Codes that are kept for a screen on its way. */
const MOST_KEPT = 50;
/** Fewer characters in a row are hardly a scanner's. */
const SHORTEST_OPEN = 6;

/** Who hears codes now. One burst goes on while screens change, so that no code is heard from its middle. */
const ears = new Set<Ear>();
/** Screens that are on their way, and what was read meanwhile. */
let coming = 0;
let kept: ReadCode[] = [];
let forgetting: ReturnType<typeof setTimeout> | undefined;
const openEars = new Set<Ear>();
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

/** Hear codes that no Enter ends, as of a scanner that is set wrong; returns how to stop. */
export function listenOpen(onCode: Ear): () => void {
  openEars.add(onCode);
  return () => void openEars.delete(onCode);
}

function awaitEnd(): void {
  clearTimeout(open);
  if (openEars.size === 0 || burst.text.length < SHORTEST_OPEN) return;
  const { text } = burst;
  open = setTimeout(() => {
    burst = nothing;
    for (const ear of [...openEars]) ear(onThisDevice(text));
  }, OPEN_AT_MOST);
}

/** Follow the keys from now on, for as long as the app is open. */
export function followKeys(): void {
  addEventListener("keydown", hear, { capture: true });
}

function hear(event: KeyboardEvent): void {
  const field = editable(event.target);
  if (event.isComposing || (field && !("scanBox" in field.dataset))) return;
  const had = burst.text.length;
  const { burst: next, code } = pressed(burst, event);
  if (next.text.length === 1) before = field?.value ?? "";
  burst = next;
  awaitEnd();
  if (ears.size === 0 && coming === 0) return;
  if (code === undefined) {
    // Else Space or an arrow in a code would press whatever button has the focus.
    if (!field && had > 0 && next.text.length > had) event.preventDefault();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (field) {
    field.value = before;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const again = code === last.code && event.timeStamp - last.at < SAME_WITHIN;
  last = { code, at: event.timeStamp };
  if (!again) tell(onThisDevice(code));
}

function tell(code: ReadCode): void {
  if (ears.size === 0) kept = [...kept, code].slice(-MOST_KEPT);
  for (const ear of [...ears]) ear(code);
}

/** A code as the scanner of this device sends it, with what it sends for FNC1. */
const onThisDevice = (typed: string): ReadCode => ({
  ...asRead(typed),
  ...(separator.value && { separator: separator.value }),
});
