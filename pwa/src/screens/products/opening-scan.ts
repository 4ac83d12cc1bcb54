/** What a code tells of what was there when the book began. */
import { query } from "../../api.ts";
import { type ReaderKind, type ScannedToOpenFragment, ScanToOpenDocument } from "../../gql/graphql.ts";
import { readCode } from "../../scanner/gs1/read.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { problem } from "../orders/scanned-product.ts";
import type { Found, Place } from "./opening.ts";

/** number: of goods whose label tells nothing but that; of the product that was scanned before, if a person says so. */
export type Told = { place: Place } | { found: Found } | { why: string; number?: string };

const ofProduct = ({ takesOpeningStock, ...product }: ScannedToOpenFragment): Found => ({
  product,
  moved: !takesOpeningStock,
});

export async function told(code: ReadCode, reader: ReaderKind): Promise<Told> {
  const answer = await query(ScanToOpenDocument, { scan: { ...code, reader } }).catch(problem);
  if (typeof answer === "string") return { why: answer };
  const { meaning, problems } = answer.resolveScan.scan;
  switch (meaning.__typename) {
    case "ScannedLocation":
      return { place: meaning.location };
    case "ScannedProduct":
      return { found: { ...ofProduct(meaning.product), quantity: meaning.quantity } };
    case "ScannedLot":
      return {
        found: { ...ofProduct(meaning.lot.product), number: meaning.lot.number, quantity: meaning.quantity },
      };
    case "ScannedNewNumber": {
      const { forProduct: product, number, quantity, dates } = meaning;
      if (!product) return { why: t("opening.unknown"), number };
      const [last] = dates.map(({ date }) => date).sort();
      return { found: { ...ofProduct(product), number, quantity, ...(last && { expiry: last }) } };
    }
  }
  const why = problems[0]?.message ?? t("opening.unknown");
  return readCode(code).kind === "plain" ? { why, number: code.raw } : { why };
}
