/** Goods to choose from, each with how much of it. */
import { quantity } from "../../format.ts";
import type { PackedGoodsFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Switch } from "../../ui/fields.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { type Chosen, keyOf, toggled } from "./goods.ts";

interface GoodsListProps {
  goods: readonly PackedGoodsFragment[];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}

export const GoodsList = ({ goods, chosen, onChange }: GoodsListProps) => (
  <ul class="list">
    {goods.map((each) => {
      const key = keyOf(each);
      const typed = chosen[key];
      const { product, lot, onHand } = each;
      const there = quantity(onHand, product.unit.symbol);
      return (
        <li key={key}>
          <Switch
            label={lot?.number ?? product.name}
            hint={lot ? `${product.name} · ${there}` : there}
            checked={typed !== undefined}
            onChange={() => onChange(toggled(chosen, key))}
          />
          {typed !== undefined && product.tracking !== "SERIAL" && (
            <div class="card-pad">
              <NumberField
                label={t("pack.amount", { unit: product.unit.symbol })}
                hint={t("hold.quantityHint", { quantity: there })}
                value={typed}
                onInput={(value) => onChange({ ...chosen, [key]: value })}
              />
            </div>
          )}
        </li>
      );
    })}
  </ul>
);
