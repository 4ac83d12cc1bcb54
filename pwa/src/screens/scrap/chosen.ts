/** Which goods are thrown away, and how much of each. Pure. */
import type { ScrapGoodsFragment, ScrapInput } from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

/** Typed quantities of the chosen goods, by their key; empty for all that is there. */
export type Chosen = Readonly<Record<string, string>>;

export const keyOf = ({ lot, product, location, package: box }: ScrapGoodsFragment): string =>
  [location.id, lot?.id ?? product.id, box?.id ?? ""].join(" ");

/** Choose goods, or let go of them. */
export function toggled(chosen: Chosen, key: string): Chosen {
  const { [key]: before, ...others } = chosen;
  return before === undefined ? { ...chosen, [key]: "" } : others;
}

/** The chosen goods as they are asked for. */
export function askedFor(goods: readonly ScrapGoodsFragment[], chosen: Chosen): ScrapInput[] {
  return goods.flatMap((each) => {
    const typed = chosen[keyOf(each)];
    if (typed === undefined) return [];
    const quantity = decimal(typed) ?? typed.trim();
    return [
      {
        location: each.location.id,
        ...(each.package && { package: each.package.id }),
        ...(each.lot ? { lot: each.lot.id } : { product: each.product.id }),
        ...(quantity && { quantity }),
      },
    ];
  });
}

/** What was scanned, each spot once; newest first. */
export function withFound(
  goods: readonly ScrapGoodsFragment[],
  found: readonly ScrapGoodsFragment[],
): readonly ScrapGoodsFragment[] {
  const keys = new Set(found.map(keyOf));
  return [...found, ...goods.filter((each) => !keys.has(keyOf(each)))];
}
