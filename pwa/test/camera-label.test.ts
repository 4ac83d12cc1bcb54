import { expect, test } from "vitest";
import { labelsOf } from "../src/camera/label.ts";
import type { Code } from "../src/scanner/wedge.ts";

const GTIN = "09531732526595";
const ean: Code = { raw: "9531732526595", symbology: "]E0" };
const gs1 = (raw: string): Code => ({ raw, symbology: "]C1" });
const text = (raw: string): Code => ({ raw, symbology: "]C0" });

test("one code is a label", () => {
  expect(labelsOf([ean])).toEqual({ labels: [{ label: ean, codes: [ean] }], unclear: [], idle: [] });
  expect(labelsOf([text("A-1")]).labels).toHaveLength(1);
  expect(labelsOf([])).toEqual({ labels: [], unclear: [], idle: [] });
});

test("lot and expiry on separate bars are one label, the fullest code first", () => {
  const [dated, lot] = [gs1(`01${GTIN}17270131`), gs1("10B-77")];
  const { labels, unclear } = labelsOf([lot, dated]);
  expect(labels).toEqual([{ label: { ...dated, beside: [lot] }, codes: [dated, lot] }]);
  expect(unclear).toEqual([]);
});

test("a code that only repeats belongs to the label and is not sent", () => {
  const matrix = { raw: `01${GTIN}21S-1`, symbology: "]d2" };
  const repeats = [ean, text("S-1"), gs1(`01${GTIN}21S-1`)];
  const { labels, unclear } = labelsOf([...repeats, matrix]);
  expect(labels).toHaveLength(1);
  expect(labels[0]?.label.beside).toBeUndefined();
  expect(labels[0]?.codes).toHaveLength(4);
  expect(unclear).toEqual([]);
});

test("codes that contradict each other are labels of their own", () => {
  const serials = [gs1(`01${GTIN}21A`), gs1(`01${GTIN}21B`)];
  expect(labelsOf(serials).labels.map(({ label }) => label)).toEqual(serials);
  const products = [ean, { raw: "9532345918111", symbology: "]E0" }];
  expect(labelsOf(products).labels.map(({ label }) => label)).toEqual(products);
});

test("what could belong to two labels is unclear", () => {
  const serials = [gs1(`01${GTIN}21A`), gs1(`01${GTIN}21B`)];
  const expiry = gs1("17270131");
  expect(labelsOf([...serials, expiry])).toMatchObject({ unclear: [expiry] });
  expect(labelsOf([...serials, ean]).unclear).toEqual([]); // it says nothing new of either
});

test("a text beside a label without a number is its number", () => {
  expect(labelsOf([text("A-1"), ean]).labels).toEqual([
    { label: { ...ean, beside: [text("A-1")] }, codes: [ean, text("A-1")] },
  ]);
});

test("a link to the page of a lot is what it links to, beside the same number in bars too", () => {
  const link = { raw: "https://lots.example.com/l/12?n=A%2F1", symbology: "]Q1" };
  expect(labelsOf([text("A/1"), link])).toMatchObject({ labels: [{ label: link }], unclear: [] });
  expect(labelsOf([link, ean]).labels).toMatchObject([{ label: { ...ean, beside: [link] } }]);
  expect(labelsOf([text("A-2"), link]).unclear).toHaveLength(2);
  const before = [gs1(`01${GTIN}21S-1`)]; // of the label that lay there: a link needs nothing of it
  expect(labelsOf([link], before).labels).toHaveLength(1);
});

test("of several texts, and beside a label that has its number, none is taken for one", () => {
  const texts = [text("A-1"), text("PO-4711")];
  expect(labelsOf(texts)).toEqual({ labels: [], unclear: texts, idle: [] });
  expect(labelsOf([ean, ...texts])).toEqual({
    labels: [{ label: ean, codes: [ean] }],
    unclear: texts,
    idle: [],
  });
  const numbered = gs1(`01${GTIN}21S-1`);
  expect(labelsOf([numbered, text("PO-4711")])).toMatchObject({ unclear: [], idle: [text("PO-4711")] });
});

test("the same text in two symbols is one", () => {
  const twice = [text("A-1"), { raw: "A-1", symbology: "]d1" }];
  expect(labelsOf(twice)).toEqual({ labels: [{ label: text("A-1"), codes: twice }], unclear: [], idle: [] });
});

test("a text waits as long as what a look just before found may still be there", () => {
  const none = { labels: [], unclear: [], idle: [] };
  expect(labelsOf([text("PO-4711")], [text("A-1")])).toEqual(none);
  expect(labelsOf([text("PO-4711")], [gs1(`01${GTIN}21S-1`)])).toEqual(none);
  expect(labelsOf([text("A-1")], [ean]).labels).toHaveLength(1);
});
