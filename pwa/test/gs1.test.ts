import { describe, expect, test } from "vitest";
import { asDate, asGtin, readCode } from "../src/scanner/gs1.ts";

const FULL = "0109520123456788" + "17270114" + "10LOT-7" + "\u001d" + "21SN1";
const elements = (raw: string, symbology: string | null = "]d2") => {
  const reading = readCode(symbology ? { raw, symbology } : { raw });
  return reading.kind === "gs1" ? reading.elements.map(({ ai, value }) => [ai, value]) : reading;
};

describe("a GS1 message", () => {
  test("is taken apart by its carrier", () => {
    expect(elements(FULL)).toEqual([
      ["01", "09520123456788"],
      ["17", "270114"],
      ["10", "LOT-7"],
      ["21", "SN1"],
    ]);
  });
  test("bears a superfluous separator", () => {
    expect(elements("0109520123456788\u001d10A\u001d")).toEqual([
      ["01", "09520123456788"],
      ["10", "A"],
    ]);
  });
  test.each([
    ["0109520123456789", "CHECK_DIGIT", 0],
    ["0109520123456788171313", "ELEMENT_LENGTH", 16],
    ["17271301", "DATE", 0],
    ["10LOT 7", "CHARACTER", 0],
    [`10${"A".repeat(21)}`, "ELEMENT_LENGTH", 0],
    ["10\u001d21A", "ELEMENT_LENGTH", 0],
    ["4412", "UNKNOWN_AI", 0],
    ["", "LENGTH", 0],
  ])("%j is refused as %s at %i", (raw, fault, position) => {
    expect(elements(raw)).toEqual({ kind: "fault", fault, position });
  });
  test("is not guessed in a plain symbol", () => {
    expect(readCode({ raw: FULL, symbology: "]C0" }).kind).toBe("plain");
    expect(readCode({ raw: "010952012345678817270114" }).kind).toBe("plain");
  });
  test("may be typed with brackets", () => {
    expect(elements("(01)09520123456788(10)AB(1)", null)).toEqual([
      ["01", "09520123456788"],
      ["10", "AB(1)"],
    ]);
  });
});

test("a GTIN is known by its check digit, and answered with 14 digits", () => {
  expect(readCode({ raw: "4006381333931", symbology: "]E0" })).toEqual({
    kind: "gtin",
    gtin: "04006381333931",
  });
  expect(asGtin("96385074")).toBe("00000096385074");
  expect(asGtin("4006381333932")).toBeNull();
  expect(readCode({ raw: "4006381333932" })).toEqual({ kind: "plain", text: "4006381333932" });
});

test("dates: day 00 is the last of the month, the century is the near one", () => {
  const today = new Date("2026-11-23");
  expect(asDate("280200", today)).toBe("2028-02-29");
  expect(asDate("760101", today)).toBe("2076-01-01");
  expect(asDate("770101", today)).toBe("1977-01-01");
  expect(asDate("270230", today)).toBeNull();
  expect(asDate("270001", today)).toBeNull();
});
