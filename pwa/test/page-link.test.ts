import { expect, test } from "vitest";
import vectors from "../../tests/vectors/lot_pages.json";
import { readCode } from "../src/scanner/gs1/read.ts";
import { numberLinked } from "../src/scanner/page-link.ts";

test.each([...vectors.pages, ...vectors.signed_pages])(
  "a link names the number of a lot: $why",
  ({ address, number }) => {
    expect(numberLinked(address)).toBe(number);
    expect(readCode({ raw: address, symbology: "]Q1" })).toEqual({ kind: "page", number });
  },
);
test.each(vectors.no_pages)("another address names none: $why", ({ address }) => {
  expect(numberLinked(address)).toBeNull();
});
