/** Which goods of a place or a package are chosen, and how much of each. */
import type { GoodsInput, PackedGoodsFragment } from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

/** Typed quantities of the chosen goods, by their key; empty for all that is there. */
export type Chosen = Readonly<Record<string, string>>;

export const keyOf = ({ lot, product }: PackedGoodsFragment): string => lot?.id ?? product.id;

/** Choose goods, or let go of them. */
export function toggled(chosen: Chosen, key: string): Chosen {
  const { [key]: before, ...others } = chosen;
  return before === undefined ? { ...chosen, [key]: "" } : others;
}

/** The chosen goods as they are asked for. */
export function askedFor(goods: readonly PackedGoodsFragment[], chosen: Chosen): GoodsInput[] {
  return goods.flatMap((each) => {
    const typed = chosen[keyOf(each)];
    if (typed === undefined) return [];
    const quantity = decimal(typed) ?? typed.trim();
    return [
      { ...(each.lot ? { lot: each.lot.id } : { product: each.product.id }), ...(quantity && { quantity }) },
    ];
  });
}
