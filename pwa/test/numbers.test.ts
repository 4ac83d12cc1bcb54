import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  countOf,
  type Item,
  isBetween,
  numberAt,
  readItem,
  readNumbers,
  runOf,
} from "../src/scanner/numbers.ts";

function spell(item: Item): string[] {
  if (item.kind === "range") return Array.from({ length: item.count }, (_, at) => numberAt(item.run, at));
  if (item.kind === "one") return [item.number];
  return [item.kind === "fault" ? item.fault : `~${item.count}`];
}
const spelled = (text: string) => readNumbers(text).flatMap(spell);

interface Told {
  numbers?: string[];
  next?: number;
}
interface ToldOfLots {
  numbers?: string[];
  lot?: string;
  next?: number;
  quantity?: string | null;
}
interface Vectors {
  grammar_hints: { text: string; hint: string | null }[];
  grammar: { why: string; text: string; digits: number | null; items: Told[] }[];
  grammar_refused: { why: string; text: string; faults: string[][] }[];
  grammar_of_lots: { why: string; text: string; items: ToldOfLots[] }[];
  grammar_of_lots_refused: { why: string; text: string; faults: string[][] }[];
}
// Read as it stands: half a surrogate pair in it is more than the bundler takes.
const vectors: Vectors = JSON.parse(readFileSync("../tests/vectors/numbers.json", "utf8"));
const words = ({ numbers, next }: Told) => numbers ?? [`~${next}`];

// Other digits than the last ones are chosen on the server, which shows what it makes of them.
test.each(vectors.grammar.filter(({ digits }) => digits === null))(
  "as on the server: $why",
  ({ text, items }) => {
    expect(spelled(text)).toEqual(items.flatMap(words));
  },
);
test.each(vectors.grammar_refused.filter(({ faults }) => /NOT_POSITIVE|CONTRADICTION/.test(String(faults))))(
  "as on the server no count or range: $why",
  ({ text }) => {
    expect(readNumbers(text).map(({ kind }) => kind)).toContain("fault");
  },
);

test.each(vectors.grammar_hints)(
  "as on the server one number, which looks like $hint: $text",
  ({ text, hint }) => {
    const looks = hint ? { hint } : {};
    expect(readNumbers(text)).toEqual([{ kind: "one", number: text, ...looks }]);
  },
);

function toldOfLots(item: Item): ToldOfLots {
  if (item.kind === "range") return { numbers: spell(item) };
  if (item.kind === "one") return { lot: item.number, quantity: item.quantity ?? null };
  return item.kind === "fault" ? {} : { next: item.count, quantity: item.quantity ?? null };
}
test.each(vectors.grammar_of_lots)("of lots as on the server: $why", ({ text, items }) => {
  expect(readNumbers(text, true).map(toldOfLots)).toEqual(items);
});
// Steps and limits are the server's to tell.
test.each(
  vectors.grammar_of_lots_refused.filter(({ faults }) => !/TOO_PRECISE|OVER_LIMIT/.test(String(faults))),
)("of lots as on the server no quantity: $why", ({ text }) => {
  expect(readNumbers(text, true).map(({ kind }) => kind)).toContain("fault");
});

test("FIRST x COUNT counts the last run of digits, at its width", () => {
  expect(spelled("SN-001 x 3")).toEqual(["SN-001", "SN-002", "SN-003"]);
  expect(spelled("A9B x 2")).toEqual(["A9B", "A10B"]);
  expect(spelled("TT10-99 × 2")).toEqual(["TT10-99", "TT10-100"]);
});
test("without digits a 0 is appended", () => {
  expect(spelled("ABC X 2")).toEqual(["ABC0", "ABC1"]);
});
test("FIRST .. LAST counts the one run in which they differ", () => {
  expect(spelled("SN-008 .. SN-010")).toEqual(["SN-008", "SN-009", "SN-010"]);
  expect(spelled("L1-2024 .. L3-2024")).toEqual(["L1-2024", "L2-2024", "L3-2024"]);
  expect(spelled("SN-1 .. SN-1")).toEqual(["SN-1"]);
});
test.each(["SN-010 .. SN-008", "A-1 .. B-3", "SN-1 .. SN-003", "SN-1 .. SN-99999"])(
  "%s is no range",
  (text) => {
    expect(spelled(text)).toEqual(["RANGE"]);
  },
);
test("a number is between two when it counts from the first to the last", () => {
  const among = (number: string) => isBetween(number, "SN-098/A", "SN-102/A");
  expect(["SN-098/A", "SN-100/A", "SN-102/A"].filter(among)).toHaveLength(3);
  expect(["SN-97/A", "SN-103/A", "SN-0100/A", "SN-100/B", "100", "SN-/A", ""].filter(among)).toEqual([]);
  expect(isBetween("X", "X", "X")).toBe(true);
  expect(isBetween("X2", "X", "X")).toBe(false);
});
test("~ takes the product's sequence", () => {
  expect(spelled("~;~ x 10;~x3")).toEqual(["~1", "~10", "~3"]);
});
test("anything else is one number as it stands", () => {
  expect(spelled(" 4x4 \n\nBOX 7;SN-1..SN-3")).toEqual(["4x4", "BOX 7", "SN-1..SN-3"]);
});
test("no number, and more than a request may ask for, are faults", () => {
  expect(spelled("SN x 0;~ x 50001")).toEqual(["COUNT", "COUNT"]);
});
test("counting is exact beyond what a float holds", () => {
  expect(numberAt(runOf("99007199254740993"), 1)).toBe("99007199254740994");
  expect(readItem("99007199254740993 .. 99007199254740995")).toMatchObject({ count: 3 });
});
test("the count of all items", () => {
  expect(countOf(readNumbers("SN-001 x 3; A; ~ x 10; B x 0"))).toBe(14);
});
