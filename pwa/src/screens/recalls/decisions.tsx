/** What was decided about lots of a recall, also what was decided otherwise later. */
import { happened } from "../../format.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { Section } from "../../ui/lists.tsx";
import type { Recall } from "./recall.tsx";
import { numbersSaid } from "./widenings.tsx";

type Decision = Recall["decisions"][number];

const LOOKS = {
  RELEASED: ["ok", "shield-check"],
  REJECTED: ["refused", "ban"],
  QUARANTINE: ["recalled", "megaphone"],
} as const;

export const Decisions = ({ recall: { decisions } }: { recall: Recall }) =>
  decisions.length === 0 ? null : (
    <Section title={t("recall.decisions")} aside={decisions.length}>
      <div class="stack-s">
        {decisions.map((each) => (
          <Decided key={`${each.operation.id} ${each.decision}`} of={each} />
        ))}
      </div>
    </Section>
  );

function Decided({ of: { decision, lots, lotCount, operation } }: { of: Decision }) {
  const [look, icon] = LOOKS[decision];
  return (
    <div class="card card-pad stack-s">
      <p class="strong breaks">{operation.reason ?? t("recall.wentIn")}</p>
      <p class="mono breaks">{numbersSaid(lots, lotCount)}</p>
      <StateWord state={look} icon={icon}>
        {t(`recallDecided.${decision}`)}
      </StateWord>
      <p class="small muted">
        {[operation.actor?.name ?? operation.program, happened(operation)].filter(Boolean).join(", ")}
      </p>
    </div>
  );
}
