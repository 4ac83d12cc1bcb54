// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { longestPause, separator } from "../src/preferences.ts";
import { canSeparate } from "../src/scanner/separator.ts";
import {
  asRead,
  awaitEar,
  followKeys,
  type Heard,
  listenTest,
  listenWedge,
  misheard,
  type ReadCode,
} from "../src/scanner/wedge.ts";

followKeys();

let codes: ReadCode[];
let stop: () => void;
let clock = 0;

beforeEach(() => {
  codes = [];
  misheard.value = undefined;
  longestPause.value = 60;
  stop = listenWedge((code) => codes.push(code));
  clock += 10_000;
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function press(key: string, gap: number, on: EventTarget = document.body, modifiers: KeyboardEventInit = {}) {
  clock += gap;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...modifiers });
  Object.defineProperty(event, "timeStamp", { value: clock });
  on.dispatchEvent(event);
  return event;
}
const scan = (text: string, on?: EventTarget, gap = 5) => {
  for (const key of text) press(key, gap, on);
  return press("Enter", gap, on);
};
const raws = () => codes.map(({ raw }) => raw);

test("a burst ended by Enter or Tab is a code", () => {
  expect(scan("4006381333931").defaultPrevented).toBe(true);
  for (const key of "SN-1") press(key, 5);
  press("Tab", 5);
  scan("N2");
  expect(codes).toEqual([{ raw: "4006381333931" }, { raw: "SN-1" }, { raw: "N2" }]);
});

/** Gaps before each key of a code of this many characters, its end among them. */
const even = (gap: number) => (length: number) => Array<number>(length + 1).fill(gap);
const but = (gap: number, at: number) => (length: number) => even(5)(length).with(at, gap);
const TIMINGS: [said: string, gaps: (length: number) => number[], pause: 60 | 120 | 250, taken: boolean][] = [
  ["10 ms per key", even(10), 60, true],
  ["50 ms per key", even(50), 60, true],
  ["100 ms per key", even(100), 60, false],
  ["100 ms per key where that is known", even(100), 120, true],
  ["200 ms per key", even(200), 60, false],
  ["200 ms per key where that is known", even(200), 250, true],
  ["a slow first key", but(150, 1), 60, false],
  ["a slow first key where that is known", but(150, 1), 250, true],
  ["a pause in the middle", but(400, 7), 60, false],
  ["a pause of nearly a second", but(950, 7), 250, false],
  ["a late end", but(300, 13), 60, false],
];

test.each(TIMINGS)("%s: a code is taken whole or not at all, and never silently", (_, gaps, pause, taken) => {
  longestPause.value = pause;
  const button = document.body.appendChild(document.createElement("button"));
  const all = gaps(13);
  [..."4006381 33931"].forEach((key, at) => {
    expect(press(key, at ? (all[at] ?? 0) : 5_000, button).defaultPrevented).toBe(at > 0);
  });
  expect(press("Enter", all[13] ?? 0, button).defaultPrevented).toBe(true); // it would press the button
  expect(raws()).toEqual(taken ? ["4006381 33931"] : []);
  expect(misheard.value).toBe(taken ? undefined : "slow");
});

test("the next code that is taken takes the word away", () => {
  scan("SN-0001", undefined, 100);
  expect([misheard.value, codes]).toEqual(["slow", []]);
  scan("SN-0002");
  expect([misheard.value, raws()]).toEqual([undefined, ["SN-0002"]]);
});

test("what was typed just before a code makes it doubtful, what was typed long before does not", () => {
  press("q", 0);
  press("Shift", 300);
  scan("LOT-7");
  expect([misheard.value, codes]).toEqual(["slow", []]);
  press("q", 5_000);
  clock += 1_100;
  scan("LOT-7");
  expect([misheard.value, raws()]).toEqual([undefined, ["LOT-7"]]);
});

test("a code that nothing ends is not stuck to the next, and is told", () => {
  vi.useFakeTimers();
  for (const key of "LOT-00007") press(key, 5);
  clock += 495;
  scan("LOT-00008");
  expect([misheard.value, codes]).toEqual(["slow", []]);
  misheard.value = undefined;
  for (const key of "LOT-00009") press(key, 5);
  vi.advanceTimersByTime(1_100);
  expect([misheard.value, codes]).toEqual(["open", []]);
  vi.useRealTimers();
});

test("a busy page that hears the keys late, all at once, hears the code whole", () => {
  vi.useFakeTimers();
  for (const key of "40063813") press(key, 5);
  vi.advanceTimersByTime(1_020); // it was busy for so long: its clock rings before the keys that wait are heard
  scan("33931");
  vi.advanceTimersByTime(5_000);
  expect([misheard.value, raws()]).toEqual([undefined, ["4006381333931"]]);
  vi.useRealTimers();
});

test("a second end right behind the first presses no button; one that a person presses does", () => {
  const button = document.body.appendChild(document.createElement("button"));
  scan("SN-0001", button);
  expect(press("Enter", 5, button).defaultPrevented).toBe(true);
  expect(press("Enter", 700, button).defaultPrevented).toBe(false);
  expect(raws()).toEqual(["SN-0001"]);
});

test("a person presses a switch twice, chooses in a list and types into a box without being taken for a scanner", () => {
  const [button, list, box] = ["button", "select", "input"].map((name) =>
    document.body.appendChild(document.createElement(name)),
  ) as [HTMLElement, HTMLElement, HTMLElement];
  box.dataset.scanBox = "";
  for (const key of "  ") expect(press(key, 150, button).defaultPrevented).toBe(false);
  for (const on of [list, box]) {
    clock += 2_000;
    for (const key of "ham burg") expect(press(key, 150, on).defaultPrevented).toBe(false);
    expect(press("Enter", 150, on).defaultPrevented).toBe(false);
  }
  expect([misheard.value, codes]).toEqual([undefined, []]);
});

test("Shift between the characters of a scanner belongs to none of them", () => {
  press("L", 5);
  press("Shift", 5);
  press("7", 5);
  press("A", 5);
  press("Enter", 5);
  expect(codes).toEqual([{ raw: "L7A" }]);
});

test("Ctrl+] is GS, and other control keys end nothing", () => {
  for (const key of "]d210A") press(key, 5);
  press("]", 5, document.body, { ctrlKey: true });
  press("c", 5, document.body, { ctrlKey: true });
  for (const key of "21B") press(key, 5);
  press("Enter", 5);
  expect(codes).toEqual([{ symbology: "]d2", raw: "10A\u001d21B" }]);
});

test("a substitute for GS counts only in GS1 symbols", () => {
  expect(asRead("]C110A|21B")).toEqual({ symbology: "]C1", raw: "10A\u001d21B" });
  expect(asRead("]C010A|21B")).toEqual({ symbology: "]C0", raw: "10A|21B" });
  expect(asRead("A|B")).toEqual({ raw: "A|B" });
});

test("a bracket typed with AltGr is a character", () => {
  for (const key of "abc") press(key, 5);
  press("]", 5, document.body, { ctrlKey: true, altKey: true });
  press("Enter", 5);
  expect(codes).toEqual([{ raw: "abc]" }]);
});

test("two scans at once are two codes, in order", () => {
  scan("SN-1");
  scan("SN-2");
  expect(raws()).toEqual(["SN-1", "SN-2"]);
});

test("a field with the focus keeps its keys", () => {
  const input = document.body.appendChild(document.createElement("input"));
  expect(scan("LOT-7", input).defaultPrevented).toBe(false);
  expect(codes).toEqual([]);
});

test("the scan box gives a burst back, and keeps what was typed", () => {
  const box = document.body.appendChild(document.createElement("input"));
  box.dataset.scanBox = "";
  box.value = "typed";
  for (const key of "LOT-7") {
    press(key, 5, box);
    box.value += key;
  }
  press("Enter", 5, box);
  expect(codes).toEqual([{ raw: "LOT-7" }]);
  expect(box.value).toBe("typed");
});

test("a switch that was tapped last keeps no scan to itself", () => {
  const toggle = document.body.appendChild(document.createElement("input"));
  toggle.type = "checkbox";
  expect(scan("SN 1", toggle).defaultPrevented).toBe(true);
  expect(codes).toEqual([{ raw: "SN 1" }]);
});

test("a space in a code does not press the button that has the focus", () => {
  const button = document.body.appendChild(document.createElement("button"));
  press("A", 5, button);
  expect(press(" ", 5, button).defaultPrevented).toBe(true);
});

test("Enter by a person presses the button", () => {
  const button = document.body.appendChild(document.createElement("button"));
  expect(press("Enter", 500, button).defaultPrevented).toBe(false);
});

test("a code that begins on one screen and ends on the next is heard whole, by the next", () => {
  for (const key of "SN-00") press(key, 5);
  stop();
  const later: ReadCode[] = [];
  const stopLater = listenWedge((code) => later.push(code));
  for (const key of "12") press(key, 5);
  press("Enter", 5);
  expect([codes, later]).toEqual([[], [{ raw: "SN-0012" }]]);
  stopLater();
});

test("where nobody listens, keys keep what they do", () => {
  stop();
  expect(scan("SN-1").defaultPrevented).toBe(false);
});

test("what the scanner of this device sends for FNC1 goes along with each code", () => {
  separator.value = "~";
  scan("]C110A~21B");
  separator.value = "";
  expect(codes).toEqual([{ symbology: "]C1", raw: "10A~21B", separator: "~" }]);
});

test("who puts the scanner to the test hears all of it, how slow it was and what is wrong", () => {
  vi.useFakeTimers();
  const heard: Heard[] = [];
  const stopTest = listenTest((each) => heard.push(each));
  scan("]C0LOT-1", undefined, 12);
  scan("LOT-2", undefined, 104);
  for (const key of "LOT-00003") press(key, 8);
  vi.advanceTimersByTime(1_100);
  expect(heard).toEqual([
    { code: { raw: "LOT-1", symbology: "]C0" }, pause: 12 },
    { code: { raw: "LOT-2" }, pause: 104, fault: "slow" },
    { code: { raw: "LOT-00003" }, pause: 8, fault: "open" },
  ]);
  expect([misheard.value, codes]).toEqual([undefined, []]);
  stopTest();
  vi.useRealTimers();
});

test.each([
  ["~", true],
  ["|", true],
  ["<GS>", true],
  ["/", false],
  ["#", false],
  [" ", false],
  ["GS", false],
  ["", false],
  ["~~~~~~~~~", false],
])("%j can stand for FNC1: %s", (text, can) => {
  expect(canSeparate(text)).toBe(can);
});

test("a held trigger that reads one label over and over is one scan, a second press is another", () => {
  for (let each = 0; each < 50; each++) scan("HELD-1");
  scan("HELD-2");
  clock += 400;
  scan("HELD-2");
  expect(raws()).toEqual(["HELD-1", "HELD-2", "HELD-2"]);
});

test("what is read while a screen is on its way is told to it, in order", () => {
  stop();
  scan("NOBODY-HEARS");
  const there = awaitEar();
  expect(scan("A-1").defaultPrevented).toBe(true);
  scan("A-2");
  there();
  stop = listenWedge((code) => codes.push(code));
  scan("A-3");
  expect(raws()).toEqual(["A-1", "A-2", "A-3"]);
});

test("what is read for a screen that hears no scanner is not told to a later one", () => {
  vi.useFakeTimers();
  stop();
  const there = awaitEar();
  scan("A-1");
  there();
  vi.runAllTimers();
  stop = listenWedge((code) => codes.push(code));
  expect(codes).toEqual([]);
  vi.useRealTimers();
});
