import { useEffect, useState } from "preact/hooks";
import { signalState } from "../../feedback.ts";
import { type Accepted, useForm } from "../../form.ts";
import { ValidateTransferDocument, type ValidateTransferMutation } from "../../gql/graphql.ts";
import { outbox } from "../../outbox/index.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { CommandTrouble, useCommands } from "../../scanner/use-commands.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { StoppedOn } from "../holds/on-transfer.tsx";
import { decisionOf, differences, type Finish, isUntouched } from "./differences.ts";
import { Done } from "./done.tsx";
import { Expired } from "./expired.tsx";
import { type Choice, Found, isOver, scanningOf } from "./found.tsx";
import type { Obstacle } from "./obstacles.ts";
import { useFinish } from "./use-finish.ts";

export type Validated = Accepted<ValidateTransferMutation>;

export function ValidateScreen({ params: { id } }: ScreenProps<"id">) {
  const finish = useFinish(id);
  const [done, setDone] = useState<Validated | null>(null);
  const [asking, setAsking] = useState<Finish | null>(null);
  const transfer = finish.data;
  const { state } = transfer ?? {};
  // While our own validation is not answered, the transfer may be seen done before its answer comes.
  useEffect(() => {
    if (state && state !== "READY" && !done && !asking)
      go(`/transfers/${encodeURIComponent(id)}`, { replace: true });
  }, [state, done, asking]);
  if (done) return <Done validated={done} />;
  const open = transfer?.state === "READY" ? transfer : asking;
  if (open)
    return (
      <Finishing transfer={open} reload={() => void finish.reload()} onAsk={setAsking} onDone={setDone} />
    );
  return (
    <Frame title={t("validate.title")} back={`/transfers/${encodeURIComponent(id)}`}>
      <ShowLoaded of={finish}>
        {(found) => found === null && <Empty icon="circle-question-mark" title={t("receive.gone")} />}
      </ShowLoaded>
    </Frame>
  );
}

interface FinishingProps {
  transfer: Finish;
  reload: () => void;
  onAsk: (about: Finish | null) => void;
  onDone: (validated: Validated) => void;
}

function Finishing({ transfer, reload, onAsk, onDone }: FinishingProps) {
  const { operationType, lines } = transfer;
  const [choice, choose] = useState<Choice>(operationType.backorderPolicy === "ASK" ? "later" : null);
  const [expiredReason, explain] = useState("");
  const answers = { choice, expiredReason };
  const { form, validate } = useValidation(transfer, answers, { reload, onAsk, onDone });
  const untouched = isUntouched(lines.nodes);
  const stopped = transfer.obstacles.some(({ code }) => code === "LOT_ON_HOLD");
  const scanning = scanningOf(transfer);
  const [missed, miss] = useState(false);
  const { unheeded } = useCommands(
    {
      VALIDATE: () => !untouched && !stopped && !form.busy && void validate(),
      DISCARD: () => go(scanning),
    },
    () => {
      miss(true);
      signalState("refused");
    },
  );
  const refusal = form.trouble?.kind === "refusal" ? (form.trouble.refusal as unknown as Obstacle) : null;
  return (
    <Frame
      title={t(operationType.kind === "RECEIPT" ? "validate.title" : "validate.titleOther")}
      sub={<Which transfer={transfer} />}
      back={scanning}
      dock={
        untouched || stopped ? undefined : (
          <Button
            kind="primary"
            icon="check"
            busy={form.busy && t("validate.going")}
            onClick={() => void validate()}
          >
            {t("validate.go")}
          </Button>
        )
      }
    >
      <div class="page-narrow stack">
        <CommandTrouble of={unheeded} />
        {missed && (
          <Notice state="refused" title={t("validate.notScanned")} alert>
            <Button href={scanning}>{t("validate.scanOn")}</Button>
          </Notice>
        )}
        <FormTrouble form={form} readAgain={reload} />
        <Unsent id={transfer.id} scanning={scanning} />
        <StoppedOn id={transfer.id} onChange={reload} />
        {untouched ? (
          <Empty icon="package-open" title={t("validate.nothing")}>
            {t("validate.nothingNext")}
          </Empty>
        ) : (
          <>
            <Found transfer={transfer} refusal={refusal} choice={choice} onChoose={choose} />
            <Expired obstacles={transfer.obstacles} reason={expiredReason} onReason={explain} />
          </>
        )}
      </div>
    </Frame>
  );
}

const Which = ({ transfer: { number, partner } }: Pick<FinishingProps, "transfer">) => (
  <>
    <span class="mono">{number}</span>
    {partner && ` · ${partner.name}`}
  </>
);

type After = Pick<FinishingProps, "reload" | "onAsk" | "onDone">;

interface Answers {
  choice: Choice;
  /** Why lots past their last day go; empty when it was not said. */
  expiredReason: string;
}

function useValidation(
  transfer: Finish,
  { choice, expiredReason }: Answers,
  { reload, onAsk, onDone }: After,
) {
  const { id, number, lines } = transfer;
  const form = useForm({});
  async function validate() {
    const short = differences(lines.nodes).some(({ kind }) => kind === "short");
    const input = {
      transfer: id,
      backorder: decisionOf(short, choice),
      takeMore: isOver(transfer) && may("MANAGER"),
      ...(expiredReason.trim() && { expiredReason }),
    };
    const about = { subject: id, label: t("validate.label", { number }) };
    onAsk(transfer);
    const done = await form.send(ValidateTransferDocument, input, about);
    if (done) onDone(done as Validated);
    else reload();
    onAsk(null);
  }
  return { form, validate };
}

/** Scans of this transfer that the server does not have yet, or refused: they go first, or need someone. */
function Unsent({ id, scanning }: { id: string; scanning: string }) {
  const validating = ValidateTransferDocument.toString();
  const rows = outbox.rows.value.filter((row) => row.subject === id && row.mutation !== validating);
  const waiting = rows.filter((row) => row.state === "queued").length;
  const refused = rows.length - waiting;
  return (
    <>
      {waiting > 0 && (
        <Notice state="pending" icon="cloud-upload" title={t("validate.waiting", { n: waiting })} />
      )}
      {refused > 0 && (
        <Notice state="refused" title={t("receive.needYou", { n: refused })}>
          <Button href={scanning}>{t("validate.mend")}</Button>
        </Notice>
      )}
    </>
  );
}
