import { expect, test } from "vitest";
import {
  isNumbered,
  type PlaceDraft,
  type ProductToTrack,
  placeNumbers,
  trackingDraft,
} from "../src/screens/products/numbering.ts";

const product = {
  id: "p",
  version: 1,
  name: "Jar",
  tracking: "NONE",
  unit: { symbol: "pcs" },
  unnumberedStock: [
    { location: { id: "a", path: "HAM/Stock" }, package: null, onHand: "6" },
    { location: { id: "b", path: "HAM/Input" }, package: { id: "c", sscc: "395..." }, onHand: "2" },
  ],
} as unknown as ProductToTrack;

test("a place is one lot until it is divided, and each lot needs a number", () => {
  const draft = trackingDraft(product);
  expect(draft.places.map(({ lots }) => lots)).toEqual([
    [{ number: "", quantity: "6" }],
    [{ number: "", quantity: "2" }],
  ]);
  expect(isNumbered(draft)).toBe(false);
  const places = draft.places.map((place) => ({ ...place, lots: [{ number: " L-1 ", quantity: "1 000" }] }));
  expect(isNumbered({ ...draft, places })).toBe(true);
  const [first, second] = placeNumbers(product, { ...draft, places });
  expect(first).toEqual({ location: "a", numbers: { list: [{ number: "L-1", quantity: "1000" }] } });
  expect(second?.package).toBe("c");
});

test("serials that nobody typed come from the sequence that the product gets", () => {
  const serials = { ...trackingDraft(product), tracking: "SERIAL" as const };
  expect(isNumbered(serials)).toBe(false);
  const [first, second] = serials.places as [PlaceDraft, PlaceDraft];
  const draft = { ...serials, pattern: "C-{000}", places: [first, { ...second, text: "K-1; K-2" }] };
  expect(isNumbered(draft)).toBe(true);
  expect(placeNumbers(product, draft).map(({ numbers }) => numbers)).toEqual([
    { sequence: {} },
    { text: "K-1; K-2" },
  ]);
});
