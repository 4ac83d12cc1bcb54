/** The product that a scan stands for, where a line is to be added. */
import { ApiError, query } from "../../api.ts";
import { type OrderProductFragment, OrderScanDocument } from "../../gql/graphql.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { errorText } from "../../ui/loaded.tsx";

/** What went wrong, in words. */
export const problem = (cause: unknown): string => {
  if (!(cause instanceof ApiError)) throw cause;
  return errorText(cause);
};

/** The product that a code stands for; in words why there is none. */
export async function scannedProduct(
  code: ReadCode,
): Promise<{ product: OrderProductFragment; packaging?: string } | string> {
  const scan = { ...code, reader: "WEDGE" as const };
  const answer = await query(OrderScanDocument, { scan }).catch(problem);
  if (typeof answer === "string") return answer;
  const { meaning } = answer.resolveScan.scan;
  if (meaning.__typename === "ScannedProduct")
    return { product: meaning.product, ...(meaning.packaging && { packaging: meaning.packaging.id }) };
  if (meaning.__typename === "ScannedLot") return { product: meaning.lot.product };
  if (meaning.__typename === "ScannedNewNumber" && meaning.forProduct) return { product: meaning.forProduct };
  return t("order.noProduct", { code: code.raw });
}
