/** Which lots a recall is about, or is widened by: what was scanned or picked, and what else is named. */
import { query } from "../../api.ts";
import { type ReaderKind, type RecallLotsInput, ScanAnythingDocument } from "../../gql/graphql.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";

export const WAYS = ["lots", "maker", "batch", "product", "partner", "list"] as const;
export type Way = (typeof WAYS)[number];

/** What a recall is about as a whole: a lot, or all that a package held or a document moved. */
export type Whole = "lot" | "package" | "document";

export interface Named {
  kind: Whole;
  id: string;
  number: string;
  /** The product of a lot; what another thing is. */
  name: string;
}

export interface Chosen {
  way: Way;
  lots: readonly Named[];
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

interface Lotlike {
  id: string;
  number: string;
  product: { name: string };
}

/** Documents of which a recall can be. */
const MOVERS: ReadonlySet<string> = new Set([
  "Transfer",
  "PurchaseOrder",
  "SalesOrder",
  "ManufacturingOrder",
  "Count",
]);

/** The address of a new recall that is about these lots already: `?lot=ID&number=&name=`, for each of them. */
export const recallOf = (lots: readonly Lotlike[]): URLSearchParams =>
  new URLSearchParams(
    lots.flatMap(({ id, number, product }) => [
      ["lot", id],
      ["number", number],
      ["name", product.name],
    ]),
  );

/** The lots that the address of a new recall names. */
export function lotsGiven(params: URLSearchParams): Named[] {
  const [numbers, names] = [params.getAll("number"), params.getAll("name")];
  return params
    .getAll("lot")
    .map((id, at) => ({ kind: "lot", id, number: numbers[at] ?? "", name: names[at] ?? "" }));
}

/** Things one by one, each once. */
function wholes(things: readonly Named[]): RecallLotsInput[] {
  const of = (kind: Whole) => things.filter((thing) => thing.kind === kind).map(({ id }) => id);
  const lots = of("lot");
  return [
    ...(lots.length > 0 ? [{ lots }] : []),
    ...of("package").map((id) => ({ package: id })),
    ...of("document").map((id) => ({ document: id })),
  ];
}

/** What is asked; nothing while it names nothing yet. */
export function askedOf(chosen: Chosen): RecallLotsInput[] {
  if (chosen.way === "lots") return wholes(chosen.lots);
  const one = askedBy(chosen);
  return one ? [one] : [];
}

function askedBy(chosen: Chosen): RecallLotsInput | null {
  const { way, maker, batch, product, partner, since, until, list } = chosen;
  switch (way) {
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
    default:
      return null;
  }
}

/** What a code names: a lot, or several where it can be read as the number of each, a package, or a document. */
export async function namedBy(code: ReadCode, reader: ReaderKind): Promise<Named[]> {
  const { meaning } = (await query(ScanAnythingDocument, { scan: { ...code, reader } })).resolveScan.scan;
  switch (meaning.__typename) {
    case "ScannedLot":
      return [lotNamed(meaning.lot)];
    case "ScannedPackage":
      return meaning.package
        ? [{ kind: "package", id: meaning.package.id, number: meaning.sscc, name: t("recall.ofPackage") }]
        : [];
    case "ScannedDocument": {
      const { __typename, id, number } = meaning.document;
      return MOVERS.has(__typename) ? [{ kind: "document", id, number, name: t("recall.ofDocument") }] : [];
    }
    case "ScannedSeveral":
      return meaning.readings.flatMap(({ lot }) => (lot ? [lotNamed(lot)] : []));
    default:
      return [];
  }
}

export const lotNamed = ({ id, number, product }: Lotlike): Named => ({
  kind: "lot",
  id,
  number,
  name: product.name,
});
