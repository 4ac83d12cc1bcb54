import { expect, test } from "vitest";
import { ALL, choosing, keyOf, returnOf } from "../src/screens/transfers/returning.ts";

const serial = { line: { id: "l1" }, lot: { id: "s1" } };
const bags = { line: { id: "l2" }, lot: null };

test("all that is left is asked for without naming it", () => {
  expect(returnOf("t", true, ALL)).toEqual({ transfer: "t", outcome: "RESTOCK", replacement: false });
});

test("what goes back to a vendor goes to no place of ours", () => {
  expect(returnOf("t", false, { ...ALL, reason: " dented " })).toEqual({ transfer: "t", reason: "dented" });
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
  });
});

test("nothing is asked for while nothing is chosen", () => {
  const chosen = choosing(choosing(new Map(), serial, "1"), serial, null);
  expect(chosen.has(keyOf(serial))).toBe(false);
  expect(returnOf("t", true, { ...ALL, chosen })).toBeNull();
});
