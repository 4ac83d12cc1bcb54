/** What comes out of something that is taken apart. Pure. */
import type {
  BalanceToTakeApartFragment,
  PartInput,
  ProductToTakeApartFragment,
  TakenApartInput,
} from "../../gql/graphql.ts";
import { add } from "../../quantities.ts";
import { decimal } from "../../typed.ts";

export interface Part {
  product: ProductToTakeApartFragment;
  lot: { id: string; number: string } | null;
  /** As typed. */
  quantity: string;
}

/** So much of it is available in a place, loose and in packages. */
export interface Place {
  id: string;
  path: string;
  available: string;
}

/** The places where any of it lies, each once. */
export function placesOf(balances: readonly BalanceToTakeApartFragment[]): Place[] {
  const places = new Map<string, Place>();
  for (const { location, onHand, available } of balances) {
    if (Number(onHand) <= 0) continue;
    const before = places.get(location.id)?.available ?? "0";
    places.set(location.id, { ...location, available: add(before, available) });
  }
  return [...places.values()];
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

/** Places of which somebody typed how much is taken there. */
export const takenFrom = (
  places: readonly Place[],
  typed: Readonly<Record<string, string>>,
): TakenApartInput[] =>
  places.flatMap(({ id }) => {
    const quantity = typed[id]?.trim();
    return quantity ? [{ location: id, quantity: decimal(quantity) ?? quantity }] : [];
  });

/** Only what comes out; what is no number goes as typed, for the server to say what is wrong. */
export const partInputs = (parts: readonly Part[]): PartInput[] =>
  parts
    .filter(({ quantity }) => quantity.trim())
    .map(({ product, lot, quantity }) => ({
      product: product.id,
      ...(lot && { lot: lot.id }),
      quantity: decimal(quantity) ?? quantity,
    }));
