import { expect, test } from "vitest";
import { DRAFT, howMany, wantedOf, wholeOf, wrongIn } from "../src/screens/labels/wanted.ts";

test("a number of labels is a whole number within reason", () => {
  expect(["1", " 12 ", "1000"].map((typed) => wholeOf(typed, 1_000))).toEqual([1, 12, 1_000]);
  for (const typed of ["", "0", "1.5", "1001", "x", "-1", "1e2"]) expect(wholeOf(typed, 1_000)).toBeNull();
});

test("all numbers are asked for unless a part is chosen", () => {
  expect(wantedOf("T", "L", { ...DRAFT, copies: "2" })).toEqual({
    of: "T",
    template: "L",
    copies: 2,
    each: "ONE_PER_LOT",
    startPosition: 1,
  });
  const part = { ...DRAFT, part: "SOME", first: "101", count: "50" } as const;
  expect(wantedOf("T", "L", part)).toMatchObject({ first: 101, count: 50 });
  expect([howMany(DRAFT, 30), howMany(part, 30_000), howMany(part, 120)]).toEqual([30, 50, 20]);
});

test("more than a file holds is said before it is asked for", () => {
  const many = { numberCount: 30_000, sheetLabels: 1 };
  expect(wrongIn(DRAFT, many)).toMatchObject({ any: true, many: expect.stringContaining("10,000") });
  expect(wrongIn({ ...DRAFT, part: "SOME" }, many)).toMatchObject({ any: false, many: undefined });
  expect(wrongIn({ ...DRAFT, start: "22" }, { numberCount: 3, sheetLabels: 21 })).toMatchObject({
    any: true,
    start: expect.stringContaining("21"),
  });
});
