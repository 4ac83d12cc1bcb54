/** What comes of the codes that the camera sees, frame by frame. Pure: no camera, no clock. */
import type { Code, ReadCode } from "../scanner/wedge.ts";
import { labelsOf, type SeenLabel } from "./label.ts";

export interface Frame {
  codes: readonly Code[];
  /** When it was taken, in milliseconds. */
  at: number;
  /** Looked at with all means; a fast look may miss codes that are there. */
  thorough: boolean;
}

/** What a label would do on the open document. */
export type Verdict =
  /** lacks: what its line asks for and the label does not show yet. stop: look no further until the person goes on. */
  | { kind: "take"; lacks?: "number" | "date"; stop: boolean }
  /** It counted before. name: of what it numbers. */
  | { kind: "counted"; name: string }
  /** Nothing that is known here. lacks: it may be one together with what names the product. */
  | { kind: "unknown"; lacks?: "product" };

/** counted, unclear: the person is told so, once while the code is in view. */
export type Deed =
  | { do: "take"; label: ReadCode; stop: boolean }
  | { do: "ask"; label: ReadCode }
  | { do: "counted"; name: string }
  | { do: "unclear" };

interface InView {
  code: Code;
  since: number;
  last: number;
  /** In how many frames. */
  times: number;
  /** A thorough look was had since it appeared: what else is on the label was seen too. */
  looked: boolean;
  /** open: taken, while its line still waits for the rest of the label. told: named as unclear. */
  fate: "new" | "told" | "open" | "done";
}

/** What is in view; a stay ends when a code was not seen for a while. */
export type View = readonly InView[];

export const nothing: View = [];

/** Milliseconds out of sight after which a code has left: a shaky hand and a fast look miss it for less. */
const GONE = 800;
/** Milliseconds that a label may take to show the rest of what its line asks for. */
const PATIENCE = 700;
/** Carriers whose check is strong enough to believe one frame. Others pass by chance now and then. */
const SURE = /^\]([CdQ])/;

const keyOf = ({ raw, symbology }: Code) => `${symbology ?? ""}${raw}`;
const framesNeeded = ({ symbology }: Code) => (SURE.test(symbology ?? "") ? 1 : 2);
const isCertain = ({ code, times, looked }: InView) => looked && times >= framesNeeded(code);

/** Whether the next look should be a thorough one: a code is there that nothing has come of yet. */
export const needsThorough = (view: View): boolean => view.some(({ fate }) => fate === "new");

/** The camera looks again after it did not for a while: what was in view then may still be there. */
export const resumed = (view: View, at: number): View => view.map((each) => ({ ...each, last: at }));

/** One more frame: what is in view now, and what is to be done about it. */
export function seen(
  before: View,
  frame: Frame,
  judge: (label: ReadCode) => Verdict,
): { view: View; deeds: readonly Deed[] } {
  let view = noticed(before, frame);
  const deeds: Deed[] = [];
  const certain = view.filter(isCertain);
  const codes = (now: boolean) =>
    certain.filter(({ last }) => (last === frame.at) === now).map(({ code }) => code);
  const { labels, unclear, idle } = labelsOf(codes(true), codes(false));
  view = fated(view, idle, "done");
  for (const seenLabel of labels) {
    const fresh = freshPart(view, seenLabel);
    if (!fresh) {
      const repeating = seenLabel.codes.filter((code) => find(view, code)?.fate === "new");
      view = fated(view, repeating, "done");
      continue;
    }
    const { deed, fate } = decided(fresh, judge(fresh.label), patient(view, fresh, frame.at));
    if (fate) view = fated(view, fresh.codes, fate);
    if (deed) deeds.push(deed);
    if (deed?.do === "take" && deed.stop) return { view, deeds };
  }
  const untold = unclear.filter((code) => find(view, code)?.fate === "new");
  if (untold.length > 0) {
    view = fated(view, untold, "told");
    deeds.push({ do: "unclear" });
  }
  return { view, deeds };
}

const find = (view: View, code: Code) => view.find((each) => keyOf(each.code) === keyOf(code));

function fated(view: View, codes: readonly Code[], fate: InView["fate"]): View {
  const keys = new Set(codes.map(keyOf));
  return view.map((each) => (keys.has(keyOf(each.code)) ? { ...each, fate } : each));
}

function noticed(before: View, { codes, at, thorough }: Frame): View {
  const stay = before.filter(({ last }) => at - last <= GONE);
  const unique = new Map(codes.map((code) => [keyOf(code), code]));
  const known = stay.map((each) => {
    const again = unique.delete(keyOf(each.code)) && { last: at, times: each.times + 1 };
    return { ...each, ...again, looked: each.looked || thorough };
  });
  const fresh = { since: at, last: at, times: 1, looked: thorough, fate: "new" as const };
  return [...known, ...[...unique.values()].map((code) => ({ code, ...fresh }))];
}

/** What of a label is to be judged: all of it, or what came after its line was done with the rest; null for nothing new. */
function freshPart(view: View, { label, codes }: SeenLabel): SeenLabel | null {
  const telling = [label as Code, ...(label.beside ?? [])].map(({ raw, symbology }) =>
    find(view, symbology ? { raw, symbology } : { raw }),
  );
  const left = telling.flatMap((each) => (each && each.fate !== "done" ? [each] : []));
  if (!left.some(({ fate }) => fate === "new" || fate === "told")) return null;
  if (left.length === telling.length) return { label, codes };
  const [first, ...beside] = left.map(({ code }) => code);
  if (!first) return null;
  return { label: { ...first, ...(beside.length > 0 && { beside }) }, codes: left.map(({ code }) => code) };
}

/** Whether the rest of the label may still come into view. */
function patient(view: View, { codes }: SeenLabel, at: number): boolean {
  const fresh = codes.flatMap((code) => find(view, code) ?? []).filter(({ fate }) => fate !== "open");
  return fresh.every(({ since }) => at - since < PATIENCE);
}

function decided(
  { label }: SeenLabel,
  verdict: Verdict,
  patient: boolean,
): { deed?: Deed; fate?: InView["fate"] } {
  switch (verdict.kind) {
    case "counted":
      return { deed: { do: "counted", name: verdict.name }, fate: "done" };
    case "unknown":
      if (verdict.lacks && patient) return {};
      return { deed: { do: "ask", label }, fate: "done" };
    case "take": {
      if (verdict.lacks && patient) return {};
      const open = verdict.lacks === "number";
      const deed: Deed = { do: "take", label, stop: verdict.stop && !open };
      return { deed, fate: open ? "open" : "done" };
    }
  }
}
