/** Quantities as they were ordered: so many of a packaging, and what is left over of it. */
import { quantity } from "./format.ts";
import { divide } from "./quantities.ts";
import { t } from "./texts/index.ts";

/** A line that may have been ordered in a packaging; perPackaging: stock units in one, as it was ordered. */
export interface Packable {
  packaging?: { name: string } | null;
  perPackaging?: string | null;
}

/** "2 × Box and 5 pcs"; null for a line without a packaging. inStock: in the stock unit. */
export function packed({ packaging, perPackaging }: Packable, inStock: string, unit: string): string | null {
  if (!packaging || !perPackaging) return null;
  const [whole, rest] = divide(inStock, perPackaging);
  const boxes = t("packed.whole", { n: quantity(whole), name: packaging.name });
  const loose = quantity(rest, unit);
  if (whole === "0") return loose;
  return rest === "0" ? boxes : t("packed.both", { boxes, loose });
}

/** What a line asks for: "3 × Box = 72 pcs", or in the stock unit alone. */
export function ordered(line: Packable, inStock: string, unit: string): string {
  const stocked = quantity(inStock, unit);
  const boxes = packed(line, inStock, unit);
  return boxes === null || boxes === stocked ? stocked : t("packed.equals", { boxes, stocked });
}
