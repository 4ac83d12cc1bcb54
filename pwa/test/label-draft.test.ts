import { expect, test } from "vitest";
import {
  besides,
  detailsOf,
  draftOf,
  forPurpose,
  measure,
  movedUp,
  unmeasured,
} from "../src/screens/settings/label-draft.ts";

test("a new label is one for lots, on a roll, and is sent as typed", () => {
  const draft = { ...draftOf(null), name: "Shelf", widthMm: "63,5" };
  expect(detailsOf(draft)).toEqual({
    name: "Shelf",
    purpose: "LOT",
    symbol: "GS1_DATAMATRIX",
    widthMm: 63.5,
    heightMm: 50,
    facts: ["NAME", "SKU", "NUMBER", "EXPIRY_DATE"],
    marksReprints: true,
  });
});

test("measures have at most two decimals; those of a sheet count only for sheets", () => {
  expect(["63.5", "63,55", "0", "", "1.234", "x", "-1", "1e2"].map(measure)).toEqual([
    63.5,
    63.55,
    0,
    null,
    null,
    null,
    null,
    null,
  ]);
  const draft = { ...draftOf(null), topMm: "x" };
  expect(unmeasured(draft)).toEqual([]);
  expect(unmeasured({ ...draft, stock: "A4" })).toEqual(["topMm"]);
  expect(detailsOf({ ...draftOf(null), stock: "A4" }).sheet).toMatchObject({
    paper: "A4",
    columns: 2,
    pitchYMm: 50,
  });
});

test("another purpose takes along what it can say", () => {
  const draft = { ...draftOf(null), second: "GS1_128" as const };
  expect(forPurpose(draft, "LOCATION")).toEqual({
    purpose: "LOCATION",
    symbol: "CODE_128",
    second: "",
    facts: ["NAME", "NUMBER"],
  });
  expect(besides("LOT", "GS1_QR")).toEqual(["GS1_128", "CODE_128"]);
  expect(besides("LOCATION", "CODE_128")).toEqual([]);
});

test("a fact moves up by one place", () => {
  expect(movedUp(["NAME", "SKU", "NUMBER"], "NUMBER")).toEqual(["NAME", "NUMBER", "SKU"]);
  expect(movedUp(["NAME", "SKU"], "NAME")).toEqual(["NAME", "SKU"]);
});
