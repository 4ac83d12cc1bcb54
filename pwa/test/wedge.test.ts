import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { separator } from "../src/preferences.ts";
import { canSeparate } from "../src/scanner/separator.ts";
import {
  asRead,
  awaitEar,
  followKeys,
  listenOpen,
  listenWedge,
  nothing,
  pressed,
  type ReadCode,
} from "../src/scanner/wedge.ts";

followKeys();

let codes: ReadCode[];
let stop: () => void;
let clock = 0;

beforeEach(() => {
  codes = [];
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
const scan = (text: string, on?: EventTarget) => {
  for (const key of text) press(key, 5, on);
  return press("Enter", 5, on);
};

test("a burst ended by Enter or Tab is a code", () => {
  expect(scan("4006381333931").defaultPrevented).toBe(true);
  for (const key of "SN-1") press(key, 5);
  press("Tab", 5);
  scan("N2");
  expect(codes).toEqual([{ raw: "4006381333931" }, { raw: "SN-1" }, { raw: "N2" }]);
});

test("a person's typing is none", () => {
  for (const key of "SN-0001") press(key, 120);
  expect(press("Enter", 120).defaultPrevented).toBe(false);
  expect(codes).toEqual([]);
});

test("what a person typed before does not stick to the code", () => {
  press("q", 0);
  press("Shift", 300);
  scan("LOT-7");
  expect(codes).toEqual([{ raw: "LOT-7" }]);
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
  expect(codes.map((code) => code.raw)).toEqual(["SN-1", "SN-2"]);
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

test("a lone Enter after a slow pause forgets the burst", () => {
  const late = pressed({ text: "LOT-7", at: 0 }, { key: "Enter", timeStamp: 900 } as KeyboardEvent);
  expect(late).toEqual({ burst: nothing });
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

test("a code that no Enter ends is heard only by who asks for it", () => {
  vi.useFakeTimers();
  const open: ReadCode[] = [];
  const stopOpen = listenOpen((code) => open.push(code));
  for (const key of "LOT-00007") press(key, 5);
  vi.advanceTimersByTime(499);
  expect(open).toEqual([]);
  vi.advanceTimersByTime(2);
  expect([open, codes]).toEqual([[{ raw: "LOT-00007" }], []]);
  scan("LOT-00008");
  vi.advanceTimersByTime(600);
  expect([open.length, codes]).toEqual([1, [{ raw: "LOT-00008" }]]);
  stopOpen();
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
  expect(codes.map(({ raw }) => raw)).toEqual(["HELD-1", "HELD-2", "HELD-2"]);
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
  expect(codes.map(({ raw }) => raw)).toEqual(["A-1", "A-2", "A-3"]);
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
