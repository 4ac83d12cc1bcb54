import { expect, test } from "vitest";
import {
  isTold,
  NOTHING_YET,
  type OpeningDraft,
  type Product,
  toRecord,
  withFound,
  withGoods,
} from "../src/screens/products/opening.ts";

const product = (id: string, tracking: Product["tracking"], kind: Product["unit"]["kind"] = "COUNTED") => ({
  id,
  name: id,
  tracking,
  unit: { symbol: kind === "COUNTED" ? "pcs" : "kg", kind },
});
const [tea, lamp, bag] = [product("tea", "LOT"), product("lamp", "SERIAL"), product("bag", "NONE")];
const flour = product("flour", "LOT", "MEASURED");
const stock: OpeningDraft = { ...NOTHING_YET, place: { id: "S", path: "HAM/Stock" } };
const shelf = { id: "B", path: "HAM/Stock/B-01" };

const scanned = (draft: OpeningDraft, ...found: Parameters<typeof withFound>[1][]): OpeningDraft =>
  found.reduce((before, each) => withFound(before, each) ?? before, draft);

test("each label is one piece more of its lot in that place", () => {
  const one = { product: tea, number: "T-1", expiry: "2027-08-31" };
  const here = scanned(stock, one, one, { ...one, quantity: "12" });
  const both = scanned({ ...here, place: shelf }, one);
  expect(toRecord(both).stock).toEqual([
    {
      product: "tea",
      location: "B",
      numbers: { list: [{ number: "T-1", quantity: "1", expiryDate: "2027-08-31" }] },
    },
    {
      product: "tea",
      location: "S",
      numbers: { list: [{ number: "T-1", quantity: "14", expiryDate: "2027-08-31" }] },
    },
  ]);
});
test("of goods kept by weight a person says how much, and nothing is asked for before", () => {
  const weighed = scanned(stock, { product: flour, number: "F-1" });
  expect(isTold(weighed)).toBe(false);
  expect(isTold(scanned(stock, { product: flour, number: "F-1", quantity: "2.5" }))).toBe(true);
});
test("a serial is there once, wherever it was scanned first", () => {
  const two = scanned(stock, { product: lamp, number: "L-1" }, { product: lamp, number: "L-2" });
  expect(toRecord(two).stock).toEqual([{ product: "lamp", location: "S", numbers: { text: "L-1\nL-2" } }]);
  expect(withFound({ ...two, place: shelf }, { product: lamp, number: "L-1" })).toBeNull();
});
test("what has no numbers is counted; of what has some a product alone opens a row to fill in", () => {
  const bags = scanned(stock, { product: bag }, { product: bag, quantity: "20" }, { product: tea });
  expect(bags.goods.map(({ quantity }) => quantity)).toEqual(["", "21"]);
  expect(isTold(bags)).toBe(false);
  expect(scanned(bags, { product: tea })).toEqual(bags);
  const filled = scanned(bags, { product: tea, number: "T-1" });
  expect(filled.goods.map(({ number, quantity }) => [number, quantity])).toEqual([
    ["T-1", "1"],
    ["", "21"],
  ]);
});
test("another lot comes right behind the one that it was asked for at", () => {
  const list = withGoods(withGoods(stock, { product: tea }), { product: bag });
  const last = list.goods.at(-1);
  expect(withGoods(list, { product: tea }, last?.key).goods.map((each) => each.product.id)).toEqual([
    "bag",
    "tea",
    "tea",
  ]);
});
