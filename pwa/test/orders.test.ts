import { expect, test } from "vitest";
import type { OrderProductFragment } from "../src/gql/graphql.ts";
import { lineInputs, netOf, packagingsOf, savedLines, withProduct } from "../src/screens/orders/draft.ts";
import { linesMoved, partMoved } from "../src/screens/orders/progress.ts";
import { standingText } from "../src/screens/orders/state.tsx";
import { through } from "../src/screens/transfers/through.ts";

const jam: OrderProductFragment = {
  id: "jam",
  name: "Jam",
  sku: "JAM",
  purchasePrice: "2.5",
  salesPrice: "4",
  taxRate: "7",
  step: "1",
  unit: { id: "pcs", name: "piece", symbol: "pcs", category: "count" },
  packagings: [{ id: "case", name: "Case", quantity: "12" }],
};

const unit = (id: string, kind: "COUNTED" | "MEASURED", numerator: number, denominator = 1) => ({
  ...{ id, name: id, symbol: id, category: kind, kind, numerator, denominator },
});
const UNITS = [
  unit("pcs", "COUNTED", 1),
  unit("dozen", "COUNTED", 12),
  unit("kg", "MEASURED", 1),
  unit("g", "MEASURED", 1, 1000),
];

test("the same product scanned again adds to its line, in another packaging it gets a line of its own", () => {
  const lines = withProduct(withProduct(withProduct([], jam), jam), jam, "case");
  expect(lines.map(({ quantity, unit }) => [quantity, unit])).toEqual([
    ["2", "pcs"],
    ["1", "case"],
  ]);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(2);
});

test("a quantity that is being typed is not counted on", () => {
  const [line] = withProduct([], jam);
  const typing = [{ ...line, quantity: "1.5" }] as ReturnType<typeof withProduct>;
  expect(withProduct(typing, jam)).toHaveLength(2);
});

test("what is left empty is left to the product, and local numbers go as decimal strings", () => {
  const [line] = withProduct([], jam);
  const given = [{ ...line, quantity: "1.000,5", price: "2,50" }] as ReturnType<typeof withProduct>;
  expect(lineInputs(given)).toEqual([
    { product: "jam", quantity: "1000.5", price: "2.50", pricePer: "ORDERED_UNIT" },
  ]);
});

test("a saved line keeps its own id, price and text, and what was in its packaging", () => {
  const saved = {
    id: "L1",
    product: jam,
    quantity: "3",
    unit: { id: "pcs" },
    packaging: { id: "case", name: "Case" },
    perPackaging: "10",
    price: "30",
    pricePer: "STOCK_UNIT" as const,
    taxRate: "7",
    text: "Jam",
  };
  const lines = savedLines([saved]);
  expect(lineInputs(lines)).toEqual([
    {
      line: "L1",
      product: "jam",
      quantity: "3",
      unit: "case",
      price: "30",
      pricePer: "STOCK_UNIT",
      taxRate: "7",
      text: "Jam",
    },
  ]);
  expect(netOf(lines, "EUR", UNITS, "order")).toBe("900.00");
  expect(lines.flatMap(packagingsOf)).toEqual([{ id: "case", name: "Case", quantity: "10" }]);
});

test("each line is rounded half up once; a packaging costs what is in it", () => {
  const [line] = withProduct([], jam);
  const lineOf = (change: object) => ({ ...line, ...change }) as ReturnType<typeof withProduct>[number];
  expect(netOf([lineOf({ quantity: "1", price: "0.005" })], "EUR", UNITS, "order")).toBe("0.01");
  expect(netOf([lineOf({ quantity: "1", price: "0.004999" })], "EUR", UNITS, "order")).toBe("0.00");
  expect(
    netOf([lineOf({ quantity: "2", unit: "case" }), lineOf({ quantity: "1" })], "EUR", UNITS, "order"),
  ).toBe("62.50");
  expect(netOf([lineOf({ quantity: "3", price: "0.5" })], "JPY", UNITS, "order")).toBe("2");
  expect(netOf([lineOf({ quantity: "3", unit: "case", price: "4.51" })], "EUR", UNITS, "order")).toBe(
    "13.53",
  );
  expect(
    netOf(
      [lineOf({ quantity: "3", unit: "case", price: "0.3755", pricePer: "STOCK_UNIT" })],
      "EUR",
      UNITS,
      "order",
    ),
  ).toBe("13.52");
  expect(netOf([], "EUR", UNITS, "order")).toBe("0.00");
});

test("a line in another unit comes to what the server makes of it", () => {
  const [line] = withProduct([], jam);
  const flour = { ...jam, purchasePrice: "0.80", step: "0.001", unit: { ...jam.unit, id: "kg" } };
  const lineOf = (change: object) => [{ ...line, ...change }] as ReturnType<typeof withProduct>;
  expect(netOf(lineOf({ quantity: "2.5", unit: "dozen" }), "EUR", UNITS, "order")).toBe("75.00");
  expect(netOf(lineOf({ quantity: "2.52", unit: "dozen" }), "EUR", UNITS, "order")).toBeNull();
  expect(netOf(lineOf({ product: flour, quantity: "1250.4", unit: "g" }), "EUR", UNITS, "order")).toBe(
    "1.00",
  );
  expect(netOf(lineOf({ quantity: "2", unit: "dozen", price: "9" }), "EUR", UNITS, "order")).toBe("18.00");
});

test("no sum is shown while a line cannot be told", () => {
  const [line] = withProduct([], jam);
  const lines = [{ ...line, quantity: "many" }] as ReturnType<typeof withProduct>;
  expect(netOf(lines, "EUR", UNITS, "order")).toBeNull();
});

test("progress counts whole lines, and shows parts of them", () => {
  const lines = [
    { stockQuantity: "10", moved: "10" },
    { stockQuantity: "4", moved: "1" },
    { stockQuantity: "2", moved: "3" },
  ];
  expect(linesMoved(lines)).toBe(2);
  expect(partMoved(lines)).toBeCloseTo(0.75);
  expect(partMoved([])).toBe(0);
});

test("of a transfer that is done those lines count that moved", () => {
  const progress = { linesDone: 1, linesBegun: 2 };
  expect(through("DONE", progress)).toEqual({ done: 2, inPart: true });
  expect(through("READY", progress)).toEqual({ done: 1, inPart: false });
  expect(through("DONE", { linesDone: 2, linesBegun: 2 })).toEqual({ done: 2, inPart: false });
});

test("an order says how much of it came once something did", () => {
  expect(standingText({ state: "CONFIRMED", moved: "NOTHING" }, "order")).toBe("order.state.CONFIRMED");
  expect(standingText({ state: "CONFIRMED", moved: "PART" }, "order")).toBe("order.moved.PART");
  expect(standingText({ state: "DONE", moved: "PART" }, "order")).toBe("order.state.DONE_PART");
  expect(standingText({ state: "DONE", moved: "MORE" }, "order")).toBe("order.moved.MORE");
  expect(standingText({ state: "CANCELLED", moved: "PART" }, "order")).toBe("order.state.CANCELLED");
  expect(standingText({ state: "CONFIRMED", moved: "PART" }, "sale")).toBe("sale.moved.PART");
});

test("what is sold has the price of sale", () => {
  expect(netOf(withProduct([], jam), "EUR", UNITS, "sale")).toBe("4.00");
});
