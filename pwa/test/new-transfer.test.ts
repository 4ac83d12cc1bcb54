import { expect, test } from "vitest";
import { byHand, type TransferDraft, transferOf, withLine } from "../src/screens/transfers/draft.ts";

const type = (kind: "RECEIPT" | "DELIVERY" | "INTERNAL" | "MANUFACTURING", active = true) => ({
  id: kind,
  kind,
  active,
});
const gouda = { id: "gouda", name: "Gouda", unit: { symbol: "pcs" } };
const draft = (change: Partial<TransferDraft> = {}): TransferDraft => ({
  partner: { id: "p", name: "Kaldo" },
  source: { id: "dock", path: "WH1/Dock" },
  destination: { id: "shelf", path: "WH1/Shelf" },
  dueOn: "",
  lines: withLine([], gouda),
  ...change,
});

test("each kind is told its own ends, and only what was chosen", () => {
  const lines = [{ product: "gouda", quantity: "1" }];
  expect(transferOf(type("INTERNAL"), draft())).toEqual({
    operationType: "INTERNAL",
    source: "dock",
    destination: "shelf",
    lines,
  });
  expect(transferOf(type("DELIVERY"), draft({ source: null, dueOn: "2026-11-23" }))).toEqual({
    operationType: "DELIVERY",
    partner: "p",
    dueOn: "2026-11-23",
    lines,
  });
  expect(transferOf(type("RECEIPT"), draft({ partner: null, lines: [] }))).toEqual({
    operationType: "RECEIPT",
    destination: "shelf",
    lines: [],
  });
});
test("a quantity that is none is not sent", () => {
  expect(transferOf(type("INTERNAL"), draft({ lines: [{ product: gouda, quantity: "many" }] }))).toBeNull();
});
test("manufacturing and archived types are not written by hand", () => {
  expect(byHand([type("MANUFACTURING"), type("RECEIPT", false), type("DELIVERY")])).toEqual([
    type("DELIVERY"),
  ]);
});
test("a product has one line", () => {
  expect(withLine(withLine([], gouda), gouda)).toHaveLength(1);
});
