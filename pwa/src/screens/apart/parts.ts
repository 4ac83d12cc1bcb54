/** What comes out of something that is taken apart. Pure. */
import type { PartInput, ProductToTakeApartFragment } from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

export interface Part {
  product: ProductToTakeApartFragment;
  lot: { id: string; number: string } | null;
  /** As typed. */
  quantity: string;
}

export const keyOf = ({ product, lot }: Pick<Part, "product" | "lot">) => lot?.id ?? product.id;

/** One part of each lot and product: what went in at several times is one. */
export function known(uses: readonly Omit<Part, "quantity">[]): Part[] {
  const parts = uses.map(({ product, lot }) => ({
    product,
    lot,
    quantity: product.tracking === "SERIAL" ? "1" : "",
  }));
  return [...new Map(parts.map((part) => [keyOf(part), part])).values()];
}

/** A scanned part; one that is there stays there once. */
export const withPart = (parts: readonly Part[], part: Part): readonly Part[] =>
  parts.some((each) => keyOf(each) === keyOf(part)) ? parts : [...parts, part];

/** Only what comes out; what is no number goes as typed, for the server to say what is wrong. */
export const partInputs = (parts: readonly Part[]): PartInput[] =>
  parts
    .filter(({ quantity }) => quantity.trim())
    .map(({ product, lot, quantity }) => ({
      product: product.id,
      ...(lot && { lot: lot.id }),
      quantity: decimal(quantity) ?? quantity,
    }));
