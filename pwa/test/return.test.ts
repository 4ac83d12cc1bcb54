import { expect, test } from "vitest";
import { ALL, choosing, keyOf, returnOf } from "../src/screens/transfers/returning.ts";
import { NOTHING_YET, unmatchedOf } from "../src/screens/transfers/unmatched-draft.ts";

const serial = { line: { id: "l1" }, lot: { id: "s1" } };
const bags = { line: { id: "l2" }, lot: null };

test("all that is left is asked for without naming it", () => {
  expect(returnOf("t", true, ALL)).toEqual({
    transfer: "t",
    outcome: "RESTOCK",
    replacement: false,
    atOnce: true,
  });
});

test("what goes back to a vendor goes to no place of ours", () => {
  expect(returnOf("t", false, { ...ALL, reason: " dented ", atOnce: false })).toEqual({
    transfer: "t",
    reason: "dented",
    atOnce: false,
  });
});

test("what is chosen is named, each once", () => {
  let chosen = choosing(new Map(), serial, "1");
  chosen = choosing(chosen, bags, "3");
  chosen = choosing(chosen, bags, "2");
  expect(returnOf("t", true, { ...ALL, chosen, outcome: "SCRAP", replacement: true })).toEqual({
    transfer: "t",
    lots: [
      { line: "l1", lot: "s1", quantity: "1" },
      { line: "l2", quantity: "2" },
    ],
    outcome: "SCRAP",
    replacement: true,
    atOnce: true,
  });
});

test("nothing is asked for while nothing is chosen", () => {
  const chosen = choosing(choosing(new Map(), serial, "1"), serial, null);
  expect(chosen.has(keyOf(serial))).toBe(false);
  expect(returnOf("t", true, { ...ALL, chosen })).toBeNull();
});

const radio = { id: "p", name: "Radio", tracking: "SERIAL", unit: { symbol: "pcs" } } as const;
const asked = { ...NOTHING_YET, place: { id: "q", path: "WH1/Quarantine" }, reason: "torn label" };

test("what matches no delivery is told with its numbers, place and reason", () => {
  expect(unmatchedOf({ ...asked, product: radio, numbers: " A-1 \n\nA-2" })).toEqual({
    destination: "q",
    goods: [{ product: "p", numbers: [{ number: "A-1" }, { number: "A-2" }] }],
    reason: "torn label",
  });
  const flour = { ...radio, tracking: "LOT" } as const;
  expect(unmatchedOf({ ...asked, product: flour, numbers: "L-1", quantity: "2.5" })?.goods).toEqual([
    { product: "p", numbers: [{ number: "L-1", quantity: "2.5" }] },
  ]);
  const bag = { ...radio, tracking: "NONE" } as const;
  expect(unmatchedOf({ ...asked, product: bag, quantity: "3" })?.goods).toEqual([
    { product: "p", quantity: "3" },
  ]);
});

test("nothing is sent while something of it is missing", () => {
  expect(unmatchedOf(asked)).toBeNull();
  expect(unmatchedOf({ ...asked, product: radio })).toBeNull();
  expect(unmatchedOf({ ...asked, product: radio, numbers: "A-1", place: null })).toBeNull();
  expect(unmatchedOf({ ...asked, product: radio, numbers: "A-1", reason: " " })).toBeNull();
});
