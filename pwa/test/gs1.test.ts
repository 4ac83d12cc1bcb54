import { describe, expect, test } from "vitest";
import vectors from "../../tests/vectors/gs1.json";
import all from "../../tests/vectors/gs1_identifiers.json";
import gtins from "../../tests/vectors/gtin.json";
import keyboards from "../../tests/vectors/keyboards.json";
import { asDate } from "../src/scanner/gs1/checks.ts";
import { faultOf, parse } from "../src/scanner/gs1/parse.ts";
import { asGtin, misread, readCode } from "../src/scanner/gs1/read.ts";
import { type Identifier, identifiers } from "../src/scanner/gs1/table.ts";

const today = new Date(vectors.today);
const start = (raw: string) => (/^\][A-Za-z][0-9A-Za-z]/.test(raw) ? 3 : 0);

describe("the vectors that the server is held to as well", () => {
  test.each(vectors.parse)("$why", ({ raw, elements, problems, readings }) => {
    const message = parse(raw, today, start(raw));
    expect(message.elements).toEqual(elements.map(({ ai, value, position }) => ({ ai, value, position })));
    expect(message.problems).toEqual(problems);
    const told = message.readings.map(({ likely, elements }) => ({
      likely,
      elements: elements.map(({ ai, value }) => ({ ai, value })),
    }));
    expect(told).toEqual(readings);
  });
  test.each(vectors.dates)("$value in $today is $day", ({ value, today, day }) => {
    expect(asDate(value, new Date(today))).toBe(day);
  });
  test.each(vectors.no_dates)("$value in $today is no day: $why", ({ value, today }) => {
    expect(asDate(value, new Date(today))).toBeNull();
  });
});

test.each(vectors.bare)("a bare GTIN is known by its symbol: $why", ({ symbology, data, gtin }) => {
  const reading = readCode({ raw: data, symbology });
  expect(reading.kind === "gtin" ? reading.gtin : null).toBe(gtin);
});
test.each(gtins.misread)("a text that may be a GTIN, misread: $why", ({ text, gtins, gtin }) => {
  expect(misread(text, gtins)).toBe(gtin);
});
test("a code of more than 50 elements is too long", () => {
  for (const raw of ["10A\u001d".repeat(51), "(10)A".repeat(51)])
    expect(parse(raw, today).problems).toMatchObject([{ fault: "LENGTH" }]);
});

describe("a code", () => {
  const FULL = "0109520123456788" + "17270114" + "10LOT-7" + "\u001d" + "21SN1";
  test("is taken apart by its carrier, and never by guess", () => {
    expect(readCode({ raw: FULL, symbology: "]d2" }).kind).toBe("gs1");
    expect(readCode({ raw: FULL, symbology: "]C0" }).kind).toBe("plain");
    expect(readCode({ raw: "010952012345678817270114" }).kind).toBe("plain");
  });
  test("has the separator that the scanner of this device sends", () => {
    const reading = readCode({ raw: "10A~21B", symbology: "]C1", separator: "~" });
    expect(reading.kind === "gs1" && reading.elements.map(({ value }) => value)).toEqual(["A", "B"]);
  });
  test("that may be read in several ways tells nothing", () => {
    expect(readCode({ raw: "010952012345678810ABC17260101", symbology: "]C1" })).toEqual({
      kind: "fault",
      fault: "AMBIGUOUS",
      position: 21,
    });
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

test("every identifier takes its values and refuses others, as on the server", () => {
  const { today: day, ...rows } = all;
  const now = new Date(day);
  expect(Object.keys(rows).sort()).toEqual([...identifiers().keys()].sort());
  for (const [ai, row] of Object.entries(rows)) {
    const { right, wrong } = row as { right: [string, string][]; wrong: [string, string, number][] };
    for (const [value] of right) {
      const message = parse(`${ai}${value}`, now);
      expect(message.elements).toEqual([{ ai, value, position: 0 }]);
    }
    for (const [value, fault, position] of wrong) {
      const found = faultOf(identifiers().get(ai) as Identifier, value, 0, ai.length, now);
      expect([ai, value, found]).toEqual([ai, value, { fault, position, warning: false }]);
    }
  }
});

test.each(keyboards.typed)("what another keyboard made of a code is no number: $why", ({ raw }) => {
  expect(readCode({ raw }).kind).toBe("fault");
});
test.each(keyboards.as_they_stand.filter((raw) => raw !== "(10)A"))("no keyboard made %s", (raw) => {
  expect(readCode({ raw })).toEqual({ kind: "plain", text: raw });
});

test.each([
  "010952012345678010LOT7",
  "01095201234567881727133110LOT7",
  "010952012345678810LOT7~21B",
  "010952012345678810LOT7 21B",
  "01 09520123456788 10 LOT7",
  "00395212340000000015",
  "example.com/01/09520123456788",
  '&à&àç(é&é"\'àààà&"&àLOTè',
])("%s begins like a GS1 code and has a fault, so it is no number", (raw) => {
  expect(readCode({ raw }).kind).toBe("fault");
});

test.each(["LOT-7", "10-4711", "21ABC", "4006381333932", "01-4711"])("%s is a number as it stands", (raw) => {
  expect(readCode({ raw })).toEqual({ kind: "plain", text: raw });
});
