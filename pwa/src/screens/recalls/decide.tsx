/** Lots of a recall are let go, rejected, or stopped again: some of them, or all that are open. */
import { useForm } from "../../form.ts";
import { DecideRecallLotsDocument, type LotDisposition, RecallLotsDocument } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Segments, Switch } from "../../ui/fields.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Recall } from "./recall.tsx";

const DECISIONS = ["REJECTED", "RELEASED", "QUARANTINE"] as const satisfies readonly LotDisposition[];

interface Draft {
  decision: (typeof DECISIONS)[number];
  chosen: readonly string[];
  reason: string;
}

export function DecideLotsSheet(props: { recall: Recall; onClose: () => void; onDone: () => void }) {
  const { recall, onClose, onDone } = props;
  const form = useForm<Draft>({ decision: "REJECTED", chosen: [], reason: "" });
  const { decision, chosen, reason } = form.draft;
  const again = decision === "QUARANTINE";
  const asked = { id: recall.id, ...(again && { decided: true }) };
  const lots = usePages(RecallLotsDocument, asked, (data) => data.recall?.lots);
  const toggle = (id: string, on: boolean) =>
    form.set({ chosen: on ? [...chosen, id] : chosen.filter((each) => each !== id) });
  const n = chosen.length || (again ? 0 : recall.openCount);
  const decide = async () => {
    const input = { recall: recall.id, decision, reason, ...(chosen.length > 0 && { lots: [...chosen] }) };
    const about = { subject: recall.id, label: t("recall.deciding", { number: recall.number }) };
    if (!(await form.send(DecideRecallLotsDocument, input, about))) return;
    onDone();
    onClose();
  };
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
          onClick={() => void decide()}
        >
          {n > 0 ? t(`recallDecisionGo.${decision}`, { n }) : t(`recallDecision.${decision}`)}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
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
              .filter((each) => each.decision !== decision)
              .map(({ lot, decision: before }) => (
                <Switch
                  key={lot.id}
                  label={lot.number}
                  hint={[lot.product.name, before && t(`status.${before}`)].filter(Boolean).join(" · ")}
                  checked={chosen.includes(lot.id)}
                  onChange={(on) => toggle(lot.id, on)}
                />
              ))}
          </div>
        )}
      />
      <TextArea label={t("recall.decideWhy")} {...form.text("reason")} />
    </Sheet>
  );
}
