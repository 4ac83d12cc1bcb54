/** The life line of each lot that a trace starts from. */
import { useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { LifeLine } from "../lots/life-line.tsx";
import type { Found } from "./parts.tsx";

/** So many lots are shown with their movements at once; the others are opened by hand. */
const OPEN_AT_ONCE = 3;

type Lot = Found["start"][number];

/** only: of the lot itself, which needs no name over it. */
export const Lives = ({ lots, only }: { lots: readonly Lot[]; only: boolean }) => (
  <div class="stack">
    {lots.map((lot, place) =>
      only ? (
        <LifeLine key={lot.id} lot={lot.id} unit={lot.product.unit.symbol} />
      ) : (
        <Life key={lot.id} lot={lot} open={place < OPEN_AT_ONCE} />
      ),
    )}
  </div>
);

function Life({ lot, open }: { lot: Lot; open: boolean }) {
  const [shown, show] = useState(open);
  return (
    <details class="fold-list" open={open} onToggle={(event) => show(event.currentTarget.open)}>
      <summary>
        <span class="mono">{lot.number}</span> <span class="muted">{lot.product.name}</span>
      </summary>
      {shown && (
        <div class="stack-s">
          <LifeLine
            lot={lot.id}
            unit={lot.product.unit.symbol}
            title={t("trace.of", { number: lot.number })}
          />
          <Button href={`/lots/${encodeURIComponent(lot.id)}`}>{t("trace.lot")}</Button>
        </div>
      )}
    </details>
  );
}
