/** What was there when the book began: what the form holds, what scans add to it, and what of it is sent. Pure. */
import type { OpeningStockInput, ProductToOpenFragment, RecordOpeningStockInput } from "../../gql/graphql.ts";
import { add } from "../../quantities.ts";
import { decimal } from "../../typed.ts";

export type Product = ProductToOpenFragment;

export interface Place {
  id: string;
  path: string;
}

/** A lot, serials or a product without numbers, in one place. */
export interface Goods {
  /** Another for each, while the form is open. */
  key: number;
  product: Product;
  place: Place | null;
  /** Of a lot. */
  number: string;
  /** As typed; of serials the numbers tell it. */
  quantity: string;
  /** The last day of a lot, which may be unknown. */
  expiry: string;
  /** Serials, one a line. */
  text: string;
}

export interface OpeningDraft {
  /** Where what is added next lies. */
  place: Place | null;
  day: string;
  goods: readonly Goods[];
}

/** What a label tells. */
export interface Found {
  product: Product;
  number?: string;
  quantity?: string | null;
  expiry?: string;
  /** Goods of it moved since: counts say what is there. */
  moved?: boolean;
}

export const NOTHING_YET: OpeningDraft = { place: null, day: "", goods: [] };

const amount = (typed: string): string => decimal(typed) ?? typed.trim();
const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Goods in front of those that there are, where the last scan is seen; after: right behind these. */
export function withGoods(
  draft: OpeningDraft,
  goods: Pick<Goods, "product"> & Partial<Omit<Goods, "key">>,
  after?: number,
): OpeningDraft {
  const key = 1 + Math.max(0, ...draft.goods.map((each) => each.key));
  const added = { place: draft.place, number: "", quantity: "", expiry: "", text: "", ...goods, key };
  const at = draft.goods.findIndex((each) => each.key === after) + 1;
  return { ...draft, goods: draft.goods.toSpliced(at, 0, added) };
}

export const changed = (draft: OpeningDraft, key: number, change: Partial<Goods>): OpeningDraft => ({
  ...draft,
  goods: draft.goods.map((each) => (each.key === key ? { ...each, ...change } : each)),
});

/** What a label adds; null for a serial that is there already. One label sticks on one piece; of goods kept by weight a
 * person says how much, where the label does not. */
export const withFound = (draft: OpeningDraft, found: Found): OpeningDraft | null =>
  found.product.tracking === "SERIAL" ? withSerial(draft, found) : withAmount(draft, found);

function withSerial(draft: OpeningDraft, { product, number }: Found): OpeningDraft | null {
  const here = alike(draft, product)[0];
  if (!number) return here ? draft : withGoods(draft, { product });
  if (serialsOf(draft, product).has(number)) return null;
  return here
    ? changed(draft, here.key, { text: [...linesOf(here.text), number].join("\n") })
    : withGoods(draft, { product, text: number });
}

function withAmount(
  draft: OpeningDraft,
  { product, number = "", quantity, expiry = "" }: Found,
): OpeningDraft {
  const counts = product.tracking === "NONE" || number !== "";
  const more = (counts && (quantity ?? (product.unit.kind === "COUNTED" ? "1" : null))) || "";
  const goods = alike(draft, product);
  const here = goods.find((each) => each.number === number);
  if (here && number + more === "") return draft;
  const blank = goods.find((each) => each.number + each.quantity === "");
  if (!here && blank) return changed(draft, blank.key, { number, quantity: more, expiry });
  if (!here) return withGoods(draft, { product, number, quantity: more, expiry });
  return more ? changed(draft, here.key, { quantity: add(decimal(here.quantity) ?? "0", more) }) : draft;
}

/** Goods of a product where what is scanned lies. */
const alike = ({ goods, place }: OpeningDraft, product: Product): Goods[] =>
  goods.filter((each) => each.product.id === product.id && each.place?.id === place?.id);

const serialsOf = ({ goods }: OpeningDraft, product: Product): Set<string> =>
  new Set(goods.filter((each) => each.product.id === product.id).flatMap(({ text }) => linesOf(text)));

/** Whether enough is said to ask for it; whether it fits is for the server to judge. */
export const isTold = ({ goods }: OpeningDraft): boolean => goods.length > 0 && goods.every(isWhole);

function isWhole({ product, place, number, quantity, text }: Goods): boolean {
  if (!place) return false;
  if (product.tracking === "SERIAL") return text.trim() !== "";
  return quantity.trim() !== "" && (product.tracking === "NONE" || number.trim() !== "");
}

/** What to ask of the server. lookAlike: new numbers are meant, though others look like them. */
export const toRecord = (
  { day, goods }: OpeningDraft,
  lookAlike = false,
): Omit<RecordOpeningStockInput, "operationId"> => ({
  ...(day && { day }),
  stock: goods.map((each) => ({ ...asInput(each), ...(lookAlike && { lookAlike }) })),
});

function asInput({ product, place, number, quantity, expiry, text }: Goods): OpeningStockInput {
  const where = { product: product.id, location: place?.id ?? "" };
  if (product.tracking === "NONE") return { ...where, quantity: amount(quantity) };
  if (product.tracking === "SERIAL") return { ...where, numbers: { text } };
  const lot = { number: number.trim(), quantity: amount(quantity), ...(expiry && { expiryDate: expiry }) };
  return { ...where, numbers: { list: [lot] } };
}
