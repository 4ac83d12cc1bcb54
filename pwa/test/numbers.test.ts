import { expect, test } from "vitest";
import { countOf, numberAt, readItem, readNumbers, runOf } from "../src/scanner/numbers.ts";

const spelled = (text: string) =>
  readNumbers(text).flatMap((item) =>
    item.kind === "range"
      ? Array.from({ length: item.count }, (_, at) => numberAt(item.run, at))
      : [item.kind === "one" ? item.number : `~${item.count}`],
  );

test("FIRST x COUNT counts the last run of digits, at its width", () => {
  expect(spelled("SN-001 x 3")).toEqual(["SN-001", "SN-002", "SN-003"]);
  expect(spelled("A9B x 2")).toEqual(["A9B", "A10B"]);
  expect(spelled("TT10-99 × 2")).toEqual(["TT10-99", "TT10-100"]);
});
test("without digits one is appended", () => {
  expect(spelled("PALLET x 2")).toEqual(["PALLET1", "PALLET2"]);
});
test("FIRST .. LAST needs the same text around", () => {
  expect(spelled("SN-008 .. SN-010")).toEqual(["SN-008", "SN-009", "SN-010"]);
  expect(readItem("SN-010 .. SN-008")).toEqual({ kind: "one", number: "SN-010 .. SN-008" });
  expect(readItem("A-1 .. B-3").kind).toBe("one");
});
test("~ x COUNT takes the product's sequence", () => {
  expect(readItem("~ x 10")).toEqual({ kind: "sequence", count: 10 });
});
test("anything else is one number as it stands", () => {
  expect(spelled(" 4x4 \n\nBOX 7;SN-1")).toEqual(["4x4", "BOX 7", "SN-1"]);
  expect(readItem("SN x 0").kind).toBe("one");
});
test("counting is exact beyond what a float holds", () => {
  expect(numberAt(runOf("99007199254740993"), 1)).toBe("99007199254740994");
});
test("the count of all items", () => {
  expect(countOf(readNumbers("SN-001 x 3; A; ~ x 10"))).toBe(14);
});
