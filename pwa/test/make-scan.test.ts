import { expect, test } from "vitest";
import "../src/texts/more.ts";
import { toMake } from "../src/screens/make/scan.ts";

const BREAD = { id: "p1", sku: "BREAD", name: "Bread", tracking: "LOT" as const };

test("a product is made that is scanned by itself, by a lot of it, or by a number to come", () => {
  const of = { product: BREAD };
  expect(toMake({ __typename: "ScannedProduct", product: BREAD }, "BREAD")).toEqual(of);
  expect(toMake({ __typename: "ScannedLot", lot: { product: BREAD } }, "B-1")).toEqual(of);
  expect(toMake({ __typename: "ScannedNewNumber", forProduct: BREAD }, "B-2")).toEqual(of);
});

test("the label of an order opens it", () => {
  const document = { __typename: "ManufacturingOrder" as const, id: "m 1", number: "MO-1" };
  expect(toMake({ __typename: "ScannedDocument", document }, "MO-1")).toEqual({ page: "/make/m%201" });
});

test("what names neither says so", () => {
  const none = { __typename: "ScannedNewNumber" as const, forProduct: null };
  expect(toMake(none, "X-9")).toEqual({ why: expect.stringContaining("X-9") });
  expect(toMake({ __typename: "ScannedUnknown" }, "?")).toEqual({ why: expect.stringContaining("?") });
});
