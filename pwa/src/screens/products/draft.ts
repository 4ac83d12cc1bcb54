/** A product while it is edited: what the form holds, and what of it is sent. */
import { orNull } from "../../form.ts";
import type { LotDateKind, ProductDetails, ProductFactsFragment, Tracking } from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

export interface PackagingDraft {
  name: string;
  quantity: string;
  gtin: string;
}
export interface BarcodeDraft {
  code: string;
  /** Name of the packaging; empty for one stock unit. */
  packaging: string;
}

export interface ProductDraft {
  sku: string;
  name: string;
  tracking: Tracking;
  /** Id of the unit. */
  unit: string;
  /** Id; empty for none. */
  category: string;
  gtin: string;
  step: string;
  packagings: readonly PackagingDraft[];
  barcodes: readonly BarcodeDraft[];
  shelfLifeDays: string;
  stopsUse: LotDateKind;
  givesOwnNumbers: boolean;
  numberPattern: string;
  /** Empty leaves the sequence where it is. */
  numberNext: string;
  purchasePrice: string;
  salesPrice: string;
  taxRate: string;
  active: boolean;
}

export const emptyProduct = (unit: string, tracking: Tracking): ProductDraft => ({
  sku: "",
  name: "",
  tracking,
  unit,
  category: "",
  gtin: "",
  step: "",
  packagings: [],
  barcodes: [],
  shelfLifeDays: "",
  stopsUse: "EXPIRY",
  givesOwnNumbers: false,
  numberPattern: "",
  numberNext: "",
  purchasePrice: "",
  salesPrice: "",
  taxRate: "",
  active: true,
});

export const productDraft = (product: ProductFactsFragment): ProductDraft => ({
  sku: product.sku,
  name: product.name,
  tracking: product.tracking,
  unit: product.unit.id,
  category: product.category?.id ?? "",
  gtin: product.gtin ?? "",
  step: product.step,
  packagings: product.packagings.map(({ name, quantity, gtin }) => ({ name, quantity, gtin: gtin ?? "" })),
  barcodes: product.barcodes.map(({ code, packaging }) => ({ code, packaging: packaging?.name ?? "" })),
  shelfLifeDays: product.shelfLifeDays === null ? "" : String(product.shelfLifeDays),
  stopsUse: product.stopsUse,
  givesOwnNumbers: product.givesOwnNumbers,
  numberPattern: product.numberSequence?.pattern ?? "",
  numberNext: "",
  purchasePrice: product.purchasePrice ?? "",
  salesPrice: product.salesPrice ?? "",
  taxRate: product.taxRate,
  active: product.active,
});

/** What was typed as a number goes as understood; else as it stands, for the server to say what is wrong. */
const numeral = (typed: string): string | null => decimal(typed) ?? orNull(typed);
const whole = (typed: string): number | null => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : null);

/** A name of a field in the draft whose typed text is no whole number; null when all are. */
export function notWhole(draft: ProductDraft): "shelfLifeDays" | "numberNext" | null {
  const names = ["shelfLifeDays", "numberNext"] as const;
  return names.find((name) => draft[name].trim() !== "" && whole(draft[name]) === null) ?? null;
}

/** The details to send; goods without numbers have none of what is of numbers. What has no value is null for what may be cleared, and absent for the rest. */
export function productDetails(draft: ProductDraft): ProductDetails {
  const tracked = draft.tracking !== "NONE";
  const step = numeral(draft.step);
  const taxRate = numeral(draft.taxRate);
  const next = whole(draft.numberNext);
  return {
    category: draft.category || null,
    gtin: orNull(draft.gtin),
    barcodes: draft.barcodes.map(({ code, packaging }) => ({
      code: code.trim(),
      ...(packaging && { packaging }),
    })),
    packagings: draft.packagings.map(({ name, quantity, gtin }) => ({
      name: name.trim(),
      quantity: numeral(quantity) ?? "",
      ...(orNull(gtin) && { gtin: gtin.trim() }),
    })),
    shelfLifeDays: tracked ? whole(draft.shelfLifeDays) : null,
    stopsUse: draft.stopsUse,
    givesOwnNumbers: tracked && draft.givesOwnNumbers,
    numberPattern: tracked ? orNull(draft.numberPattern) : null,
    purchasePrice: numeral(draft.purchasePrice),
    salesPrice: numeral(draft.salesPrice),
    ...(step !== null && { step }),
    ...(taxRate !== null && { taxRate }),
    ...(next !== null && { numberNext: next }),
  };
}
