import { quantity } from "../../format.ts";
import { type DetailMoveFragment, DocumentMovesDocument } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Row } from "../../ui/lists.tsx";
import { PickField } from "../../ui/picker.tsx";
import { canSwap } from "./correction.ts";

interface MoveFieldProps {
  /** Of which document, and with which move. */
  document: string;
  move: DetailMoveFragment;
  value: DetailMoveFragment | null;
  error: string | undefined;
  onPick: (other: DetailMoveFragment) => void;
}

/** Another move of the same document and product, whose number may be on this one's goods. */
export function MoveField({ document, move, value, error, onPick }: MoveFieldProps) {
  const filter = { document, product: move.product.id };
  return (
    <PickField
      label={t("correct.swappedWith")}
      none={t("correct.chooseOther")}
      value={value?.lot?.number ?? null}
      error={error}
      onPick={onPick}
      sheet={{
        label: t("correct.search"),
        usePages: (search) =>
          usePages(
            DocumentMovesDocument,
            { filter: { ...filter, ...(search && { search }) } },
            (data) => data.moveLines,
          ),
        row: (other, pick) =>
          canSwap(move, other) && (
            <Row
              key={other.id}
              onClick={pick}
              title={<span class="mono">{other.lot?.number}</span>}
              end={<b>{quantity(other.quantity, other.product.unit.symbol)}</b>}
            >
              {other.destination.path}
            </Row>
          ),
      }}
    />
  );
}
