// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { LotFactsFragment } from "../src/gql/graphql.ts";
import { withParams } from "../src/listed.ts";
import { detailsOf, draftOf } from "../src/screens/lots/draft.ts";
import { lotsAsked } from "../src/screens/lots/filter.ts";
import { canBeTakenBack, told } from "../src/screens/lots/history.ts";
import { availableAt } from "../src/screens/receive/choose-lots.tsx";
import { fileOf } from "../src/ui/list-file.tsx";

const asked = (query: string) => lotsAsked(new URLSearchParams(query));

test("a list shows what is on hand; who searches means all lots, unless the address says otherwise", () => {
  expect(asked("")).toEqual({ filter: { onHand: true }, sort: "CREATED_DESC" });
  expect(asked("search=A1")).toEqual({ filter: { search: "A1" }, sort: "CREATED_DESC" });
  expect(asked("search=A1&stock=usedUp").filter).toEqual({ search: "A1", onHand: false });
});

test("by last day, the nearest comes first", () => {
  expect(asked("until=2027-01-31&product=P")).toEqual({
    filter: { onHand: true, product: "P", lastDayUntil: "2027-01-31" },
    sort: "LAST_DAY_ASC",
  });
});

test("what is stopped is shown as long as it is on hand, and days may have a first one", () => {
  expect(asked("stock=held").filter).toEqual({ onHand: true, held: true });
  expect(asked("from=2027-01-01&stock=all")).toEqual({
    filter: { lastDayFrom: "2027-01-01" },
    sort: "LAST_DAY_ASC",
  });
});

test("the file of a list holds what the list shows", () => {
  const file = fileOf("LOTS", asked("search=A%261&decided=REJECTED&stock=held"), "xlsx");
  const { pathname, searchParams } = new URL(file, "http://x");
  expect(pathname).toBe("/documents/exports/lots.xlsx");
  expect(JSON.parse(searchParams.get("filter") ?? "")).toEqual({
    search: "A&1",
    dispositions: ["REJECTED"],
    onHand: true,
    held: true,
  });
  expect(searchParams.get("sort")).toBe("CREATED_DESC");
  expect(fileOf("BILLS_OF_MATERIALS", {}, "csv")).toBe(
    "/documents/exports/bills-of-materials.csv?filter=%7B%7D",
  );
});

test("a filter that is taken away leaves the address", () => {
  const url = new URL("http://x/lots?stock=all&product=P");
  expect(withParams(url, { product: null, search: "a b" })).toBe("/lots?stock=all&search=a+b");
  expect(withParams(url, { product: "", stock: null })).toBe("/lots");
});

const vendor = { path: "Vendors", usage: "VENDOR" } as const;
const stock = { path: "HAM/Stock", usage: "INTERNAL" } as const;
const customer = { path: "Customers", usage: "CUSTOMER" } as const;

test("a line of the journal is told from our side, with the partner of its document", () => {
  const document = { partner: { name: "Dairy" } };
  const line = { corrects: null, document };
  expect(told({ ...line, source: vendor, destination: stock })).toMatchObject({
    text: "move.received",
    where: "Dairy",
  });
  expect(told({ ...line, source: stock, destination: customer }).text).toBe("move.delivered");
  expect(told({ ...line, source: customer, destination: stock }).text).toBe("move.returned");
  expect(told({ ...line, source: stock, destination: stock })).toMatchObject({
    text: "move.moved",
    where: "HAM/Stock",
  });
});

test("what was there before the book is opening stock, and what a count finds is found", () => {
  const losses = { path: "Inventory", usage: "INVENTORY" } as const;
  const line = { corrects: null, document: null, source: losses, destination: stock };
  for (const kind of ["RECORD_OPENING_STOCK", "APPLY_IMPORT"])
    expect(told({ ...line, operation: { kind } }).text).toBe("move.opening");
  expect(told({ ...line, operation: { kind: "APPLY_COUNT" } }).text).toBe("move.found");
  expect(told(line).text).toBe("move.found");
});

test("what is packed stays where it is, and what is moved in its package goes", () => {
  const line = { corrects: null, document: null, source: stock, destination: stock };
  const box = { sscc: "395212340000000014" };
  const [packed, unpacked] = [{ destinationPackage: box }, { sourcePackage: box }];
  expect(told({ ...line, ...packed })).toMatchObject({ text: "move.packed", where: box.sscc });
  expect(told({ ...line, ...unpacked })).toMatchObject({ text: "move.unpacked", where: box.sscc });
  const shelf = { path: "HAM/Stock/B-01", usage: "INTERNAL" } as const;
  expect(told({ ...line, ...packed, ...unpacked, destination: shelf }).text).toBe("move.moved");
});

test("a lot that became another was not consumed, and the other not produced", () => {
  const made = { path: "Production", usage: "PRODUCTION" } as const;
  const line = { corrects: null, document: null, run: { kind: "SPLIT" } as const };
  expect(told({ ...line, source: stock, destination: made }).text).toBe("move.became");
  expect(told({ ...line, source: made, destination: stock }).text).toBe("move.cameOf");
  expect(told({ ...line, run: { kind: "PRODUCTION" }, source: made, destination: stock }).text).toBe(
    "move.produced",
  );
});

test("a correction is told as one, whatever places it joins", () => {
  const line = { source: stock, destination: vendor, document: null, corrects: { id: "1" } };
  expect(told(line)).toMatchObject({ text: "move.corrected", where: "Vendors" });
  const made = { path: "Production", usage: "PRODUCTION" } as const;
  const relabelled = { ...line, destination: made, run: { kind: "RELABEL" } as const };
  expect(told(relabelled)).toMatchObject({ text: "move.numberCorrected", icon: "undo-2" });
});

const lot = {
  id: "L",
  version: 1,
  number: "A1",
  reference: null,
  makerNumber: "M1",
  batch: null,
  lastDay: "2027-01-14",
  note: "",
  maker: { id: "P1", name: "Dairy" },
  product: { id: "G", name: "Gouda", tracking: "LOT", unit: { symbol: "kg" } },
  dates: [
    { kind: "EXPIRY", date: "2027-01-14", origin: "LABEL", setAt: "2026-11-01T08:00:00Z", setBy: null },
  ],
} as LotFactsFragment;

test("only what was changed is sent: a date from the label stays one from the label", () => {
  const before = draftOf(lot);
  expect(detailsOf({ ...before }, before)).toEqual({});
  expect(detailsOf({ ...before, makerNumber: " ", maker: null, note: "fragile" }, before)).toEqual({
    makerNumber: null,
    maker: null,
    note: "fragile",
  });
  expect(detailsOf({ ...before, expiryDate: "2027-02-01" }, before)).toEqual({ expiryDate: "2027-02-01" });
});

test("only what lies at a place or below it can be taken there", () => {
  const at = (path: string, available: string) => ({ available, location: { path } });
  const balances = { nodes: [at("WH1/Stock", "2"), at("WH1/Stock/A-1", "0.5"), at("WH1/Stockroom", "9")] };
  expect(availableAt("WH1/Stock", { balances })).toBe("2.5");
});

test("only what no transfer has is taken back by its line, until nothing of it is left", () => {
  const scrap = { path: "Scrap", usage: "SCRAP" } as const;
  const line = { quantity: "0.3", source: stock, destination: scrap, corrects: null, document: null };
  expect(canBeTakenBack({ ...line, correctedBy: [{ quantity: "0.1" }] })).toBe(true);
  expect(canBeTakenBack({ ...line, correctedBy: [{ quantity: "0.1" }, { quantity: "0.2" }] })).toBe(false);
  const document = { __typename: "Transfer", partner: null };
  expect(canBeTakenBack({ ...line, document, correctedBy: [] })).toBe(false);
});
