/** Lots of a recall are let go, rejected, or stopped again: some of them, or all that are open. */
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  DecideRecallLotsDocument,
  type LotDisposition,
  RecallLotsToDecideDocument,
  type RecallLotsToDecideQuery,
} from "../../gql/graphql.ts";
import { stops, useLive } from "../../live.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Segments, Switch } from "../../ui/fields.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { useInsteadOf } from "../holds/instead.ts";
import type { Recall } from "./recall.tsx";

const DECISIONS = ["REJECTED", "RELEASED", "QUARANTINE"] as const satisfies readonly LotDisposition[];

/** Between two looks where the server does not tell. */
const SECONDS = 15;

interface Draft {
  decision: (typeof DECISIONS)[number];
  chosen: readonly string[];
  reason: string;
}

interface SheetProps {
  recall: Recall;
  /** Only about lots that are of none of the recalled lots any more. */
  unreached: boolean;
  /** Reads the recall again. */
  reload: () => void;
  onClose: () => void;
  onDone: () => void;
}

export function DecideLotsSheet({ recall, unreached, reload, onClose, onDone }: SheetProps) {
  const form = useForm<Draft>({ decision: unreached ? "RELEASED" : "REJECTED", chosen: [], reason: "" });
  const { decision, reason } = form.draft;
  const again = decision === "QUARANTINE";
  const asked = { id: recall.id, ...(again && { decided: true }), ...(unreached && { unreached }) };
  const lots = usePages(RecallLotsToDecideDocument, asked, (data) => data.recall?.lots);
  // Others decide, too, while one writes why.
  const look = () => {
    reload();
    void lots.reload();
  };
  useLive(look, stops, SECONDS, () => true);
  const done = new Set(lots.nodes?.filter((each) => each.decision === decision).map(({ lot }) => lot.id));
  const chosen = form.draft.chosen.filter((id) => !done.has(id));
  const toggle = (id: string, on: boolean) =>
    form.set({ chosen: on ? [...chosen, id] : chosen.filter((each) => each !== id) });
  const n = chosen.length || (again || unreached ? 0 : recall.openCount);
  const { send, meanIt } = useInsteadOf(form, async (insteadOf) => {
    const input = {
      ...{ recall: recall.id, decision, reason, insteadOf },
      ...(chosen.length > 0 && { lots: [...chosen] }),
    };
    const about = { subject: recall.id, label: t("recall.deciding", { number: recall.number }) };
    if (!(await form.send(DecideRecallLotsDocument, input, about))) return;
    onDone();
    onClose();
  });
  return (
    <Sheet
      title={t("recall.decide")}
      sub={<span class="mono">{recall.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!reason.trim() || n === 0}
          busy={form.busy && t("form.saving")}
          onClick={send}
        >
          {n > 0 ? t(`recallDecisionGo.${decision}`, { n }) : t(`recallDecision.${decision}`)}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} meanIt={meanIt} />
      <Segments
        legend={t("recall.decision")}
        options={DECISIONS.map((each) => [each, t(`recallDecision.${each}`)] as const)}
        value={decision}
        onChange={(value) => form.set({ decision: value, chosen: [] })}
      />
      {n > 0 && <p>{t(chosen.length > 0 ? "recall.someLots" : "recall.allLots", { n })}</p>}
      <Paged
        of={lots}
        empty={<p class="muted">{t("recall.noneDecided")}</p>}
        whole={(nodes) => (
          <div>
            {nodes
              .filter(({ lot }) => !done.has(lot.id))
              .map((each) => (
                <Switch
                  key={each.lot.id}
                  label={each.lot.number}
                  hint={aboutLot(each)}
                  checked={chosen.includes(each.lot.id)}
                  onChange={(on) => toggle(each.lot.id, on)}
                />
              ))}
          </div>
        )}
      />
      <TextArea label={t("recall.decideWhy")} {...form.text("reason")} />
    </Sheet>
  );
}

type Scoped = NonNullable<RecallLotsToDecideQuery["recall"]>["lots"]["nodes"][number];

/** What it is, how much of it lies where, and how it stands with it. */
function aboutLot({ lot, onHand, unreached, decision }: Scoped): string {
  const { nodes, pageInfo } = lot.balances;
  const places = [...new Set(nodes.map(({ location }) => location.path))].join(", ");
  const lies =
    nodes.length > 0
      ? t("recall.lotsLie", {
          much: quantity(onHand, lot.product.unit.symbol),
          places: pageInfo.hasNextPage ? `${places}, …` : places,
        })
      : t("recall.noneHere");
  const said = [
    lot.product.name,
    lies,
    unreached && t("recall.unreached"),
    decision && t(`status.${decision}`),
  ];
  return said.filter(Boolean).join(" · ");
}
