import { go } from "../../router.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";

/** The address of the Scan screen for a code. */
export function scanHref({ raw, symbology }: ReadCode): string {
  const params = new URLSearchParams({ raw, ...(symbology && { symbology }) });
  return `/scan?${params}`;
}

/** On screens that take no scans of their own, the hand scanner opens what it reads. */
export const useOpenScan = (): void => useScanner((code) => go(scanHref(code)));
