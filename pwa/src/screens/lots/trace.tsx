import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { TracedDocument, type TracedLotFragment, TracedLotsDocument } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { usePages } from "../../pages.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { LifeLine } from "./life-line.tsx";

/** So many lots are shown with their movements at once; the others are opened by hand. */
const OPEN_AT_ONCE = 3;

/** Where every lot that a transfer or an order moved came from and went to. */
export function TraceScreen({ params: { id } }: ScreenProps<"id">) {
  const document = useQuery(TracedDocument, { id }).data?.node;
  const pages = usePages(TracedLotsDocument, { filter: { document: id } }, (data) => data.moveLines);
  const lots = distinct((pages.nodes ?? []).map(({ lot }) => lot));
  return (
    <Frame
      title={t("trace.title")}
      sub={document && "number" in document && <span class="mono">{document.number}</span>}
      back={(document && hrefOf(document)) ?? "/transfers"}
    >
      <div class="page-narrow">
        <Paged
          of={pages}
          empty={<Empty icon="tag" title={t("trace.nothing")} />}
          whole={() => (
            <div class="stack">
              {lots.map((lot, place) => (
                <TracedLot key={lot.id} lot={lot} open={place < OPEN_AT_ONCE} />
              ))}
            </div>
          )}
        />
      </div>
    </Frame>
  );
}

/** Each lot once, in the order in which they come; lines without one are left out. */
function distinct(lots: readonly (TracedLotFragment | null)[]): TracedLotFragment[] {
  const found = lots.filter((lot) => lot !== null);
  return [...new Map(found.map((lot) => [lot.id, lot])).values()];
}

function TracedLot({ lot, open }: { lot: TracedLotFragment; open: boolean }) {
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
          <a class="btn" href={`/lots/${encodeURIComponent(lot.id)}`}>
            {t("trace.lot")}
          </a>
        </div>
      )}
    </details>
  );
}
