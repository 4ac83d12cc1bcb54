/** Lots that are chosen one by one: by scan, whatever else is on the screen, or by search. */
import { useState } from "preact/hooks";
import { signalState } from "../../feedback.ts";
import { type LotRowFragment, LotsDocument } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import { t } from "../../texts/index.ts";
import { List, Row } from "../../ui/lists.tsx";
import { PickField } from "../../ui/picker.tsx";
import { problem } from "../orders/scanned-product.ts";
import { lotsOf, type NamedLot } from "./chosen.ts";

type Choose = (lots: readonly NamedLot[]) => void;

const withMore = (lots: readonly NamedLot[], found: readonly NamedLot[]): NamedLot[] => [
  ...lots,
  ...found.filter(({ id }) => !lots.some((lot) => lot.id === id)),
];

/** Scans add lots; why the last one did not, null when it did. */
export function useScannedLots(lots: readonly NamedLot[], choose: Choose): string | null {
  const [why, tell] = useState<string | null>(null);
  useScanner((code) => {
    tell(null);
    lotsOf(code, "WEDGE").then(
      (found) => {
        signalState(found.length > 0 ? "ok" : "unknown");
        if (found.length > 0) choose(withMore(lots, found));
        else tell(t("recall.noLot", { code: code.raw }));
      },
      (cause: unknown) => tell(problem(cause)),
    );
  });
  return why;
}

export function ChosenLots({ lots, onChoose }: { lots: readonly NamedLot[]; onChoose: Choose }) {
  return (
    <>
      {lots.length > 0 && (
        <List>
          {lots.map(({ id, number, name }) => (
            <Row
              key={id}
              title={<span class="mono breaks">{number}</span>}
              onClick={() => onChoose(lots.filter((lot) => lot.id !== id))}
              end={<span class="act">{t("recall.leaveOut")}</span>}
            >
              {name}
            </Row>
          ))}
        </List>
      )}
      <PickField<LotRowFragment>
        label={t("recall.addLot")}
        hint={t("recall.orScan")}
        none={t("recall.search")}
        value={null}
        onPick={({ id, number, product }) => onChoose(withMore(lots, [{ id, number, name: product.name }]))}
        sheet={{
          label: t("lots.search"),
          usePages: (search) =>
            usePages(LotsDocument, { filter: { ...(search && { search }) } }, (data) => data.lots),
          row: (lot, pick) => (
            <Row key={lot.id} onClick={pick} title={<span class="mono breaks">{lot.number}</span>}>
              {lot.product.name}
            </Row>
          ),
        }}
      />
    </>
  );
}
