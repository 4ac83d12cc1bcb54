import { useEffect, useState } from "preact/hooks";
import { type Accepted, useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { ValidateTransferDocument, type ValidateTransferMutation } from "../../gql/graphql.ts";
import { outbox } from "../../outbox/index.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import {
  type Difference,
  decisionOf,
  differences,
  type Finish,
  isTolerated,
  isUntouched,
} from "./differences.ts";
import { Done } from "./done.tsx";
import { useFinish } from "./use-finish.ts";

export type Validated = Accepted<ValidateTransferMutation>;
type Choice = "later" | "never" | null;

export function ValidateScreen({ params: { id } }: ScreenProps<"id">) {
  const finish = useFinish(id);
  const [done, setDone] = useState<Validated | null>(null);
  const transfer = finish.data;
  const { state } = transfer ?? {};
  useEffect(() => {
    if (state && state !== "READY" && !done) go(`/transfers/${encodeURIComponent(id)}`, { replace: true });
  }, [state, done]);
  if (done) return <Done validated={done} />;
  if (transfer?.state === "READY")
    return <Finishing transfer={transfer} reload={() => void finish.reload()} onDone={setDone} />;
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
  onDone: (validated: Validated) => void;
}

function Finishing({ transfer, reload, onDone }: FinishingProps) {
  const { id, number, operationType, partner, lines } = transfer;
  const form = useForm({});
  const [choice, choose] = useState<Choice>(operationType.backorderPolicy === "ASK" ? "later" : null);
  const found = differences(lines.nodes);
  const short = found.some(({ kind }) => kind === "short");
  const over = found.some(
    (each) => each.kind === "more" && !isTolerated(each, operationType.overReceiptTolerance),
  );
  const scanning = scanningOf(transfer);
  async function validate() {
    const input = {
      transfer: id,
      backorder: decisionOf(short, choice),
      takeMore: over && may("MANAGER"),
    };
    const about = { subject: id, label: t("validate.label", { number }) };
    const done = await form.send(ValidateTransferDocument, input, about);
    if (done) onDone(done as Validated);
    else reload();
  }
  return (
    <Frame
      title={t(operationType.kind === "RECEIPT" ? "validate.title" : "validate.titleOther")}
      sub={
        <>
          <span class="mono">{number}</span>
          {partner && ` · ${partner.name}`}
        </>
      }
      back={scanning}
      dock={
        isUntouched(lines.nodes) ? undefined : (
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
        <FormTrouble form={form} readAgain={reload} />
        <Unsent id={id} scanning={scanning} />
        {isUntouched(lines.nodes) ? (
          <Empty icon="package-open" title={t("validate.nothing")}>
            {t("validate.nothingNext")}
          </Empty>
        ) : (
          <Found transfer={transfer} found={found} over={over} choice={choice} onChoose={choose} />
        )}
      </div>
    </Frame>
  );
}

interface FoundProps {
  transfer: Finish;
  found: readonly Difference[];
  /** Those beyond the tolerance. */
  over: boolean;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** What differs, and what becomes of it. */
function Found({ transfer, found, over, choice, onChoose }: FoundProps) {
  const short = found.filter(({ kind }) => kind === "short");
  return (
    <>
      <p class="title">{found.length ? t("validate.differ", { n: found.length }) : t("validate.same")}</p>
      <Differences transfer={transfer} found={found} />
      {over && (
        <Notice state="wrong" title={t(may("MANAGER") ? "validate.overMay" : "validate.overManager")} />
      )}
      {short.length > 0 && <Rest transfer={transfer} short={short} choice={choice} onChoose={onChoose} />}
    </>
  );
}

/** Scans of this transfer that the server does not have yet, or refused: they go first, or need someone. */
function Unsent({ id, scanning }: { id: string; scanning: string }) {
  const rows = outbox.rows.value.filter((row) => row.subject === id);
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

interface DifferencesProps {
  transfer: Finish;
  found: readonly Difference[];
}

const scanningOf = ({ id }: Pick<Finish, "id">) => `/transfers/${encodeURIComponent(id)}/receive`;

function Differences({ transfer, found }: DifferencesProps) {
  const same = transfer.lines.nodes.length - found.length;
  const aside = same > 0 ? t("validate.asOrdered", { n: same }) : undefined;
  if (found.length === 0) return <p class="muted">{aside}</p>;
  return (
    <Section title={t("validate.differences")} aside={aside}>
      <List>
        {found.map((each) => (
          <Row
            key={each.line.id}
            href={scanningOf(transfer)}
            title={each.line.product.name}
            icon={each.kind === "short" ? "circle-minus" : "circle-plus"}
            state={each.kind === "short" ? "wrong" : "pending"}
            end={
              <>
                <b>{quantity(each.line.done)}</b>
                {t("validate.of", { expected: quantity(each.line.expected, each.line.product.unit.symbol) })}
              </>
            }
          >
            <Words of={each} tolerance={transfer.operationType.overReceiptTolerance} />
          </Row>
        ))}
      </List>
    </Section>
  );
}

function Words({ of: difference, tolerance }: { of: Difference; tolerance: string }) {
  const { kind, by, line } = difference;
  const amount = quantity(by, line.product.unit.symbol);
  if (kind === "short")
    return (
      <span class="state is-wrong">
        {line.asksFor === "SERIALS"
          ? t("validate.missing", { n: Number(by) })
          : t("validate.short", { quantity: amount })}
      </span>
    );
  const within = Number(tolerance) > 0 && isTolerated(difference, tolerance);
  return (
    <span class="state is-pending">
      {within
        ? t("validate.moreWithin", { quantity: amount, percent: quantity(tolerance) })
        : t("validate.more", { quantity: amount })}
    </span>
  );
}

interface RestProps {
  transfer: Finish;
  short: readonly Difference[];
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** What becomes of what is missing: asked where the operation type asks, else said. */
function Rest({ transfer, short, choice, onChoose }: RestProps) {
  const { backorderPolicy } = transfer.operationType;
  if (backorderPolicy !== "ASK")
    return (
      <p class="muted">{t(backorderPolicy === "ALWAYS" ? "validate.always" : "validate.neverPolicy")}</p>
    );
  const [only] = short;
  const legend =
    short.length === 1 && only
      ? t("validate.rest", { quantity: quantity(only.by, only.line.product.unit.symbol) })
      : t("validate.restMixed", { n: short.length });
  return (
    <fieldset class="section">
      <legend class="section-head">{legend}</legend>
      <div class="stack-s">
        {(["later", "never"] as const).map((each) => (
          <label class="choice" key={each}>
            <input type="radio" name="rest" checked={choice === each} onChange={() => onChoose(each)} />
            <span>
              <strong>{t(`validate.${each}`)}</strong>
              <span>{t(`validate.${each}About`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
