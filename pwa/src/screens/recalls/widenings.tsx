/** What was added to a recall while it is under way, and what waits for a second manager. */
import { useForm } from "../../form.ts";
import { happened } from "../../format.ts";
import { ConfirmRecallWideningDocument } from "../../gql/graphql.ts";
import { may, person } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, StateWord } from "../../ui/basics.tsx";
import { Section } from "../../ui/lists.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Recall } from "./recall.tsx";

type Widening = Recall["widenings"][number];

interface WideningsProps {
  recall: Recall;
  /** Whether a second person has to agree to a real one. */
  two: boolean;
  onDone: () => void;
}

export const Widenings = ({ recall, two, onDone }: WideningsProps) =>
  recall.widenings.length === 0 ? null : (
    <Section title={t("recall.widened")} aside={recall.widenings.length}>
      <div class="stack-s">
        {recall.widenings.map((each) => (
          <div key={each.asked.recordedAt} class="card card-pad stack-s">
            <p class="strong breaks">{each.reason}</p>
            <p class="mono breaks">{numbersSaid(each.lots, each.namedCount)}</p>
            <Standing of={each} />
            <p class="small muted">{said(each)}</p>
            {!each.ended && recall.state === "STARTED" && may("MANAGER") && two && isMine(each) && (
              <Agree recall={recall} two={two} of={each} onDone={onDone} />
            )}
          </div>
        ))}
      </div>
    </Section>
  );

const isMine = ({ asked }: Widening): boolean => asked.actor?.id === person.value;

/** Some lots by their numbers, and how many more there are. */
export const numbersSaid = (lots: readonly { number: string }[], count: number): string => {
  const left = count - lots.length;
  const numbers = lots.map(({ number }) => number).join(", ");
  return left > 0 ? `${numbers} ${t("recall.andMore", { n: left })}` : numbers;
};

const Standing = ({ of: { ended, position, addedCount } }: { of: Widening }) =>
  !ended ? (
    <StateWord state="pending" icon="hourglass">
      {t("recallState.TO_CONFIRM")}
    </StateWord>
  ) : position === null ? (
    <StateWord state="refused" icon="ban">
      {t("recallState.CANCELLED")}
    </StateWord>
  ) : (
    <StateWord state="ok" icon="circle-check">
      {t("recall.cameInScope", { n: addedCount })}
    </StateWord>
  );

/** Who asked, and who then agreed or gave it up, where that is another write. */
const said = ({ asked, ended }: Widening): string =>
  [asked, ended?.id === asked.id ? null : ended]
    .map((write) => write && [write.actor?.name ?? write.program, happened(write)].filter(Boolean).join(", "))
    .filter(Boolean)
    .join(" · ");

interface AgreeProps {
  recall: Recall;
  two: boolean;
  of: Widening;
  onDone: () => void;
}

/** Another manager agrees; whoever asked may only give it up, while two have to agree. */
export function Agree({ recall, two, of, onDone }: AgreeProps) {
  const { reason } = of;
  const form = useForm({});
  const answer = async (agrees: boolean) => {
    const about = { subject: recall.id, label: t("recall.widening", { reason }) };
    if (await form.send(ConfirmRecallWideningDocument, { recall: recall.id, agrees }, about)) onDone();
  };
  return (
    <>
      <FormTrouble form={form} readAgain={onDone} />
      <div class="inline">
        <Button icon="x" onClick={() => void answer(false)}>
          {t("recall.giveUp")}
        </Button>
        {!(two && isMine(of)) && (
          <Button
            kind="primary"
            icon="megaphone"
            busy={form.busy && t("recall.isStarting")}
            onClick={() => void answer(true)}
          >
            {t(two ? "recall.widenAgree" : "recall.widenNow")}
          </Button>
        )}
      </div>
    </>
  );
}
