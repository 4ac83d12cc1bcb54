import type { Line } from "../src/screens/receive/receipt.ts";

/** A line as the server tells it, for tests; change what matters. */
export function line({
  product,
  ...change
}: Partial<Omit<Line, "product">> & { product?: Partial<Line["product"]> } = {}): Line {
  return {
    id: "gouda",
    expected: "24",
    done: "0",
    asksFor: "LOTS",
    proposedExpiry: null,
    destination: { id: "stock", path: "HAM/Stock" },
    packaging: null,
    perPackaging: null,
    numberSummary: { count: 0, first: null },
    taking: { count: 0, first: [] },
    verification: null,
    quarantine: [],
    ...change,
    product: {
      id: "p-gouda",
      name: "Mountain Gouda",
      gtin: "09531732526595",
      step: "1",
      stopsUse: "EXPIRY",
      unit: { symbol: "pcs", kind: "COUNTED" },
      barcodes: [],
      packagings: [],
      ...product,
    },
  };
}

export const powerBank = line({
  id: "bank",
  expected: "2",
  asksFor: "SERIALS",
  product: { id: "p-bank", name: "Power bank", gtin: "09532345918111" },
});

export const tape = line({
  id: "tape",
  expected: "12",
  asksFor: "QUANTITY",
  product: {
    id: "p-tape",
    name: "Tape",
    gtin: null,
    barcodes: [{ code: "TAPE-1", packaging: { quantity: "6" } }],
  },
});

export const beef = line({
  id: "beef",
  expected: "12.5",
  done: "2.5",
  product: {
    id: "p-beef",
    name: "Beef",
    gtin: null,
    step: "0.001",
    unit: { symbol: "kg", kind: "MEASURED" },
  },
});
