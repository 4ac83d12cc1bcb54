import { expect, test } from "vitest";
import {
  type Deed,
  needsThorough,
  nothing,
  resumed,
  seen,
  type Verdict,
  type View,
} from "../src/camera/watching.ts";
import type { Code, ReadCode } from "../src/scanner/wedge.ts";

const matrix = (raw: string): Code => ({ raw, symbology: "]d2" });
const serial = (number: string) => matrix(`010953234591811121${number}`);
const ean: Code = { raw: "9532345918111", symbology: "]E0" };
const lot: Code = { raw: "10B-77", symbology: "]C1" };

const TAKE: Verdict = { kind: "take", stop: false };
const always = (verdict: Verdict) => () => verdict;

/** A camera at 20 frames a second over what lies there; returns what is done. */
class Watch {
  view: View = nothing;
  at = 0;
  constructor(readonly judge: (label: ReadCode) => Verdict = always(TAKE)) {}

  frame(codes: readonly Code[], thorough = true): readonly Deed[] {
    this.at += 50;
    const { view, deeds } = seen(this.view, { codes, at: this.at, thorough }, this.judge);
    this.view = view;
    return deeds;
  }

  frames(count: number, codes: readonly Code[]): readonly Deed[] {
    return Array.from({ length: count }, () => this.frame(codes)).flat();
  }
}

const labels = (deeds: readonly Deed[]) =>
  deeds.flatMap((deed) => (deed.do === "take" ? [deed.label.raw] : []));

test("one frame is enough for a code with a strong check, two must agree on the others", () => {
  expect(labels(new Watch().frame([serial("A")]))).toEqual([serial("A").raw]);
  const watch = new Watch();
  expect(watch.frame([ean])).toEqual([]);
  expect(watch.frame([{ raw: "4006381333931", symbology: "]E0" }])).toEqual([]); // a misread
  expect(labels(watch.frame([ean]))).toEqual([ean.raw]);
});

test("after a fast look a thorough one tells what else is on the label", () => {
  const watch = new Watch();
  expect(needsThorough(watch.view)).toBe(false);
  expect(watch.frame([lot], false)).toEqual([]);
  expect(needsThorough(watch.view)).toBe(true);
  const [deed] = watch.frame([lot, { raw: "0109532345918111", symbology: "]C1" }]);
  expect(deed).toMatchObject({ do: "take", label: { beside: [{}] } });
  expect(needsThorough(watch.view)).toBe(false);
});

test("a code is taken once while it stays, also when some frames miss it, and again when it comes back", () => {
  const watch = new Watch();
  expect(labels(watch.frames(10, [serial("A")]))).toHaveLength(1);
  watch.frames(10, []); // half a second
  expect(watch.frames(5, [serial("A")])).toEqual([]);
  watch.frames(20, []);
  expect(labels(watch.frames(5, [serial("A")]))).toHaveLength(1);
});

test("what lies there when the camera looks again after a question is the same stay", () => {
  const watch = new Watch();
  watch.frame([serial("A")]);
  watch.at += 60_000;
  watch.view = resumed(watch.view, watch.at);
  expect(watch.frames(5, [serial("A")])).toEqual([]);
});

test("several labels in one picture are several scans", () => {
  expect(labels(new Watch().frame([serial("A"), serial("B")]))).toEqual([serial("A").raw, serial("B").raw]);
});

test("where one is enough, nothing is taken after it", () => {
  const watch = new Watch(always({ kind: "take", stop: true }));
  expect(watch.frame([serial("A"), serial("B")])).toEqual([{ do: "take", label: serial("A"), stop: true }]);
});

test("a label gets some time to show what its line asks for", () => {
  const lacks = ({ beside }: ReadCode): Verdict =>
    beside ? { kind: "take", stop: true } : { kind: "take", stop: true, lacks: "number" };
  const watch = new Watch(lacks);
  expect(watch.frames(10, [ean])).toEqual([]);
  expect(watch.frame([ean, lot])).toMatchObject([{ do: "take", stop: true, label: { beside: [{}] } }]);
});

test("what stays without its number tells the line, and the number completes it later", () => {
  const lacks = ({ beside }: ReadCode): Verdict =>
    beside ? { kind: "take", stop: true } : { kind: "take", stop: true, lacks: "number" };
  const watch = new Watch(lacks);
  expect(watch.frames(30, [ean])).toEqual([{ do: "take", label: ean, stop: false }]);
  expect(watch.frames(3, [ean, lot])).toMatchObject([{ do: "take", stop: true, label: { beside: [{}] } }]);
});

test("what stays without its date counts as it is, and does not count again with the date", () => {
  const number = matrix("010953234591811110B-77");
  const lacks = ({ raw, beside }: ReadCode): Verdict =>
    raw.includes("10B")
      ? { kind: "take", stop: false, ...(!beside && { lacks: "date" }) }
      : { kind: "unknown" };
  const watch = new Watch(lacks);
  expect(labels(watch.frames(30, [number]))).toHaveLength(1);
  const deeds = watch.frames(30, [number, { raw: "17270131", symbology: "]C1" }]);
  expect(deeds).toMatchObject([{ do: "ask", label: { raw: "17270131" } }]);
});

test("what nobody knows here is asked about, and what counted is told, once in a stay", () => {
  expect(new Watch(always({ kind: "unknown", lacks: "product" })).frames(60, [serial("A")])).toEqual([
    { do: "ask", label: serial("A") },
  ]);
  expect(new Watch(always({ kind: "counted", name: "A" })).frames(60, [serial("A")])).toEqual([
    { do: "counted", name: "A" },
  ]);
});

test("what names other goods is asked about at once", () => {
  expect(new Watch(always({ kind: "unknown" })).frame([serial("A")])).toEqual([
    { do: "ask", label: serial("A") },
  ]);
});

test("of several texts none is taken, until one of them is alone", () => {
  const texts = ["A-1", "PO-4711"].map((raw) => ({ raw, symbology: "]C0" }));
  const watch = new Watch();
  expect(watch.frames(5, texts)).toEqual([{ do: "unclear" }]);
  expect(watch.frames(5, texts.slice(0, 1))).toEqual([]); // a fast look may have missed the other
  expect(labels(watch.frames(20, texts.slice(0, 1)))).toEqual(["A-1"]);
});

test("a text beside a label that has its number is not told, and never taken in its stay", () => {
  const order = { raw: "PO-4711", symbology: "]C0" };
  const watch = new Watch();
  expect(labels(watch.frames(5, [serial("A"), order]))).toEqual([serial("A").raw]);
  expect(needsThorough(watch.view)).toBe(false);
  expect(watch.frames(40, [order])).toEqual([]);
});
