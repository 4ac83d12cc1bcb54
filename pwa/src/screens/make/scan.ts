/** What a scan says where an order to make something is written. */
import { query } from "../../api.ts";
import { type ReaderKind, WhatIsScannedDocument, type WhatIsScannedQuery } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { problem } from "../orders/scanned-product.ts";

type Meaning = WhatIsScannedQuery["resolveScan"]["scan"]["meaning"];
type Product = Extract<Meaning, { __typename: "ScannedProduct" }>["product"];

/** The product to make, the page of a document, or why there is neither. */
export type Heard = { product: Product } | { page: string } | { why: string };

/** What the meaning of a code says to make. */
export function toMake(meaning: Meaning, raw: string): Heard {
  const why = { why: t("order.noProduct", { code: raw }) };
  switch (meaning.__typename) {
    case "ScannedProduct":
      return { product: meaning.product };
    case "ScannedLot":
      return { product: meaning.lot.product };
    case "ScannedNewNumber":
      return meaning.forProduct ? { product: meaning.forProduct } : why;
    case "ScannedDocument": {
      const page = hrefOf(meaning.document);
      return page ? { page } : why;
    }
    default:
      return why;
  }
}

export async function heard(code: ReadCode, reader: ReaderKind): Promise<Heard> {
  const answer = await query(WhatIsScannedDocument, { scan: { ...code, reader } }).catch(problem);
  return typeof answer === "string" ? { why: answer } : toMake(answer.resolveScan.scan.meaning, code.raw);
}
