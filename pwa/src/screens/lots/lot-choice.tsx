/** One of the lots of a product, found by its number. */
import { quantity } from "../../format.ts";
import { type LotRowFragment, LotsDocument } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Row } from "../../ui/lists.tsx";
import { PickField } from "../../ui/picker.tsx";

interface LotChoiceProps {
  label: string;
  product: string;
  /** That is not offered. */
  but: string;
  value: string | null;
  onPick: (lot: LotRowFragment) => void;
}

export const LotChoice = ({ label, product, but, value, onPick }: LotChoiceProps) => (
  <PickField
    label={label}
    value={value}
    onPick={onPick}
    sheet={{
      label: t("lots.search"),
      usePages: (search) =>
        usePages(LotsDocument, { filter: { product, ...(search && { search }) } }, (data) => data.lots),
      row: (lot, pick) =>
        lot.id === but ? null : (
          <Row
            key={lot.id}
            onClick={pick}
            title={<span class="mono breaks">{lot.number}</span>}
            end={quantity(lot.stock.onHand, lot.product.unit.symbol)}
          />
        ),
    }}
  />
);
