import type { ReaderKind } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import { asRead, type ReadCode } from "../../scanner/wedge.ts";

/** The address of the Scan screen for a label; its other codes have their symbology identifiers in front. */
export function scanHref(
  { raw, symbology, beside = [], separator }: ReadCode,
  reader: ReaderKind = "WEDGE",
): string {
  const params = new URLSearchParams({ raw, ...(symbology && { symbology }) });
  for (const code of beside) params.append("beside", `${code.symbology ?? ""}${code.raw}`);
  if (separator) params.set("separator", separator);
  if (reader !== "WEDGE") params.set("reader", reader);
  return `/scan?${params}`;
}

/** What an address of the Scan screen asks about; null when it names no code. */
export function scanOf(params: URLSearchParams): (ReadCode & { reader: ReaderKind }) | null {
  const raw = params.get("raw");
  if (raw === null) return null;
  const symbology = params.get("symbology");
  const beside = params.getAll("beside").map(asRead);
  const reader = READERS.find((each) => each === params.get("reader")) ?? "WEDGE";
  const separator = params.get("separator");
  return {
    raw,
    ...(symbology && { symbology }),
    ...(beside.length > 0 && { beside }),
    ...(separator && { separator }),
    reader,
  };
}

const READERS: readonly ReaderKind[] = ["TYPED", "CAMERA", "PHOTO"];

/** On screens that take no scans of their own, the hand scanner opens what it reads. heard: a sheet hears it instead. */
export const useOpenScan = (heard = false): void =>
  useScanner((code) => {
    if (!heard) go(scanHref(code));
  });
