import { useState } from "preact/hooks";
import { happened, quantity } from "../../format.ts";
import { LotHistoryDocument, type LotHistoryQuery } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { usePages } from "../../pages.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Icon } from "../../ui/basics.tsx";
import { Section } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { TakeBackSheet } from "../scrap/take-back.tsx";
import { canBeTakenBack, leftOf, told } from "./history.ts";

type Line = NonNullable<LotHistoryQuery["lot"]>["moveLines"]["nodes"][number];

interface LifeLineProps {
  lot: string;
  unit: string;
  title?: string;
  /** A line of it was taken back. */
  onChange?: () => void;
}

/** What happened to a lot: who, when, by which document; newest first. */
export function LifeLine({ lot, unit, title = t("lot.history"), onChange }: LifeLineProps) {
  const lines = usePages(LotHistoryDocument, { id: lot }, (data) => data.lot?.moveLines);
  const changed = () => {
    void lines.reload();
    onChange?.();
  };
  return (
    <Section title={title} aside={t("lot.newestFirst")}>
      <Paged
        of={lines}
        empty={<p class="muted">{t("lot.noHistory")}</p>}
        whole={(happened) => (
          <ol class="card card-pad life">
            {happened.map((line) => (
              <Happened key={line.id} lot={lot} line={line} unit={unit} onChange={changed} />
            ))}
          </ol>
        )}
      />
    </Section>
  );
}

interface HappenedProps {
  lot: string;
  line: Line;
  unit: string;
  onChange: () => void;
}

function Happened({ lot, line, unit, onChange }: HappenedProps) {
  const [taking, take] = useState(false);
  const { text, icon, state, where } = told(line);
  const { document, operation, correctedBy, run } = line;
  const href = document && hrefOf(document);
  const by = operation.actor?.name ?? operation.program;
  const said = t(text, { quantity: quantity(line.quantity, unit), where });
  return (
    <li>
      <span class={state ? `dot is-${state}` : "dot"}>
        <Icon name={icon} />
      </span>
      <div>
        <strong>{said}</strong>
        <p>
          {document && href && (
            <>
              <a class="mono" href={href}>
                {document.number}
              </a>
              {" · "}
            </>
          )}
          {by && `${by} · `}
          <time dateTime={operation.occurredAt ?? operation.recordedAt}>{happened(operation)}</time>
        </p>
        {operation.reason && <p>{operation.reason}</p>}
        {run && (
          <p>
            <a href={`/runs/${encodeURIComponent(run.id)}`}>{t(`run.kind.${run.kind}`)}</a>
          </p>
        )}
        {correctedBy.map((by) => (
          <p key={by.quantity} class="state is-hold">
            <Icon name="undo-2" />
            {t("move.wasCorrected", { quantity: quantity(by.quantity, unit) })}
          </p>
        ))}
        {may("MANAGER") && canBeTakenBack(line) && (
          <Button icon="undo-2" onClick={() => take(true)}>
            {t("takeBack.title")}
          </Button>
        )}
      </div>
      {taking && (
        <TakeBackSheet
          line={line}
          lot={lot}
          left={leftOf(line)}
          said={said}
          unit={unit}
          onClose={() => take(false)}
          onDone={onChange}
        />
      )}
    </li>
  );
}
