/** Which lots a recall is about, or is widened by: what was scanned or picked, and what else is named. */
import { query } from "../../api.ts";
import { type ReaderKind, type RecallLotsInput, ScanAnythingDocument } from "../../gql/graphql.ts";
import type { ReadCode } from "../../scanner/wedge.ts";

export const WAYS = ["lots", "maker", "batch", "product", "partner", "list"] as const;
export type Way = (typeof WAYS)[number];

export interface NamedLot {
  id: string;
  number: string;
  name: string;
}

export interface Chosen {
  way: Way;
  lots: readonly NamedLot[];
  maker: string;
  batch: string;
  product: { id: string; name: string } | null;
  partner: { id: string; name: string } | null;
  since: string;
  until: string;
  list: string;
}

export const NOTHING_CHOSEN: Chosen = {
  way: "lots",
  lots: [],
  maker: "",
  batch: "",
  product: null,
  partner: null,
  since: "",
  until: "",
  list: "",
};

/** Numbers of a pasted list: one a line, or apart by semicolons. */
export const numbersOf = (list: string): string[] =>
  list
    .split(/[\n;]/)
    .map((each) => each.trim())
    .filter(Boolean);

/** What stands first in each line of a file, one a line. */
export const firstColumn = (text: string): string =>
  text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => /^\s*(?:"((?:[^"]|"")*)"|([^,;\t]*))/.exec(line))
    .map((found) => (found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? "").trim())
    .filter(Boolean)
    .join("\n");

/** The address of a new recall that is about these lots already: `?lot=ID&number=&name=`, for each of them. */
export const recallOf = (
  lots: readonly { id: string; number: string; product: { name: string } }[],
): URLSearchParams =>
  new URLSearchParams(
    lots.flatMap(({ id, number, product }) => [
      ["lot", id],
      ["number", number],
      ["name", product.name],
    ]),
  );

/** The lots that the address of a new recall names. */
export function lotsGiven(params: URLSearchParams): NamedLot[] {
  const [numbers, names] = [params.getAll("number"), params.getAll("name")];
  return params.getAll("lot").map((id, at) => ({ id, number: numbers[at] ?? "", name: names[at] ?? "" }));
}

/** What is asked; null while it names nothing yet. */
export function askedOf(chosen: Chosen): RecallLotsInput | null {
  const { way, lots, maker, batch, product, partner, since, until, list } = chosen;
  switch (way) {
    case "lots":
      return lots.length > 0 ? { lots: lots.map(({ id }) => id) } : null;
    case "maker":
      return maker.trim()
        ? { makerNumber: { number: maker.trim(), ...(product && { product: product.id }) } }
        : null;
    case "batch":
      return product && batch.trim() ? { batch: { product: product.id, batch: batch.trim() } } : null;
    case "partner":
      return partner && since && until ? { partner: { partner: partner.id, since, until } } : null;
    case "product":
      return product && since && until ? { product: { product: product.id, since, until } } : null;
    case "list": {
      const numbers = numbersOf(list);
      return numbers.length > 0 ? { numbers } : null;
    }
  }
}

/** The lots that a code is of: one, or several where it can be read as the number of each. */
export async function lotsOf(code: ReadCode, reader: ReaderKind): Promise<NamedLot[]> {
  const { meaning } = (await query(ScanAnythingDocument, { scan: { ...code, reader } })).resolveScan.scan;
  if (meaning.__typename === "ScannedLot")
    return [{ id: meaning.lot.id, number: meaning.lot.number, name: meaning.lot.product.name }];
  if (meaning.__typename !== "ScannedSeveral") return [];
  return meaning.readings.flatMap(({ lot }) =>
    lot ? [{ id: lot.id, number: lot.number, name: lot.product.name }] : [],
  );
}
