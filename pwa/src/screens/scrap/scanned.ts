/** What a code puts on the list of goods to be scrapped. */
import { query } from "../../api.ts";
import type { State } from "../../feedback.ts";
import {
  type BalanceFilter,
  GoodsToScrapDocument,
  type ReaderKind,
  ScanAnythingDocument,
  type ScrapGoodsFragment,
} from "../../gql/graphql.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { problem } from "../orders/scanned-product.ts";
import type { Scan } from "../scan/meaning.ts";

/** Spots of goods that one code brings at most. */
const MOST = 100;

export interface Scanned {
  /** Where what it names lies. */
  goods: readonly ScrapGoodsFragment[];
  /** Why there is nothing, in words. */
  why?: string;
}

/** A code that can be read in several ways brings what each of them names: a person says which. */
export function filtersFor({ meaning }: Scan): BalanceFilter[] {
  switch (meaning.__typename) {
    case "ScannedLot":
      return [{ lot: meaning.lot.id }];
    case "ScannedProduct":
      return [{ product: meaning.product.id }];
    case "ScannedPackage":
      return meaning.package ? [{ package: meaning.package.id }] : [];
    case "ScannedSeveral":
      return meaning.readings.flatMap(({ lot, product }): BalanceFilter[] => {
        if (lot) return [{ lot: lot.id }];
        return product ? [{ product: product.id }] : [];
      });
    default:
      return [];
  }
}

const goodsOf = async (filter: BalanceFilter) =>
  (await query(GoodsToScrapDocument, { first: MOST, filter })).balances.nodes;

export async function scanned(code: ReadCode, reader: ReaderKind): Promise<Scanned> {
  try {
    const { scan } = (await query(ScanAnythingDocument, { scan: { ...code, reader } })).resolveScan;
    const found = await Promise.all(filtersFor(scan).map(goodsOf));
    const goods = found.flat().filter(({ onHand }) => Number(onHand) > 0);
    const why = scan.problems[0]?.message ?? t("scrap.notHere");
    return goods.length > 0 ? { goods } : { goods, why };
  } catch (cause) {
    return { goods: [], why: problem(cause) };
  }
}

/** What the band says of a scan. */
export interface Told {
  state: State;
  code: string;
  /** Of the only goods there are, else of none. */
  name?: string;
  number?: string;
  why?: string;
}

export function told(code: string, { goods, why }: Scanned, before: boolean): Told {
  const [only, another] = goods;
  if (!only) return { state: "unknown", code, number: code, ...(why && { why }) };
  if (another) return { state: "pending", code, number: code, why: t("scrap.several", { n: goods.length }) };
  const name = only.product.name;
  const number = only.lot && { number: only.lot.number };
  return { state: before ? "duplicate" : "ok", code, name, ...number, why: only.location.path };
}
