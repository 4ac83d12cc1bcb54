/** What a customer says of one of its deliveries: what it stopped, destroyed, and passed on. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { moment, quantity } from "../../format.ts";
import {
  type RecallRecipientRowFragment,
  type RecallSentRowFragment,
  RecordRecallAnswerDocument,
} from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { PaperLink, PaperSizes, urlOf } from "../../ui/paper-link.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Letters, NoLink } from "./post.tsx";
import type { Recall } from "./recall.tsx";

interface AnswerSheetProps {
  recall: Recall;
  of: RecallRecipientRowFragment;
  onClose: () => void;
  onDone: () => void;
}

interface Delivery {
  id: string;
  number: string;
  sent: RecallSentRowFragment[];
}

function deliveriesOf(sent: readonly RecallSentRowFragment[]): Delivery[] {
  const found = new Map<string, Delivery>();
  for (const each of sent) {
    if (!each.delivery) continue;
    const { id, number } = each.delivery;
    const before = found.get(id)?.sent ?? [];
    found.set(id, { id, number, sent: [...before, each] });
  }
  return [...found.values()];
}

export function AnswerSheet({ recall, of, onClose, onDone }: AnswerSheetProps) {
  const deliveries = deliveriesOf(of.sent);
  const [chosen, choose] = useState<Delivery | null>(null);
  const answers = (recall.state === "STARTED" || recall.state === "CLOSED") && may("OPERATOR");
  if (chosen) return <OneDelivery recall={recall} delivery={chosen} onClose={onClose} onDone={onDone} />;
  return (
    <Sheet title={of.partner?.name ?? t("recall.nobody")} onClose={onClose}>
      {of.a4 && of.letter && (
        <>
          {recall.state === "STARTED" && <NoLink post={recall.post} />}
          <PaperSizes />
          <PaperLink href={urlOf({ a4: of.a4, letter: of.letter })}>{t("recall.notice")}</PaperLink>
        </>
      )}
      {of.partner && recall.post && (
        <Letters
          recall={recall}
          partner={of.partner.id}
          reachable={of.reachable}
          letters={of.letters}
          kind="NOTICE"
          onDone={() => {
            onDone();
            onClose();
          }}
        />
      )}
      {of.partner?.phone && (
        <p>
          <a href={`tel:${of.partner.phone.replace(/[^+\d]/g, "")}`}>{of.partner.phone}</a>
        </p>
      )}
      <Given of={of} />
      {answers && <p>{t("recall.whichDelivery")}</p>}
      <List>
        {deliveries.map((each) => (
          <Row
            key={each.id}
            title={<span class="mono">{each.number}</span>}
            {...(answers && { onClick: () => choose(each) })}
            end={each.sent.every(({ answered }) => answered) ? t("recall.hasAnswered") : undefined}
          >
            {each.sent.map((sent) => (
              <SentRow key={sent.product.id} of={sent} />
            ))}
          </Row>
        ))}
      </List>
      {of.sent
        .filter(({ delivery }) => !delivery)
        .map(({ product, unplaced }) => (
          <p key={product.id}>
            {product.name}: {quantity(unplaced, product.unit.symbol)} {t("recall.unplaced")}
          </p>
        ))}
    </Sheet>
  );
}

/** What went there of a product, and what became of it; where that is left out by time, only what came back. */
export function becameOf(of: RecallSentRowFragment): string {
  const unit = of.product.unit.symbol;
  if (Number(of.shipped) === 0) return t("recall.leftOutBack", { returned: quantity(of.returned, unit) });
  const out =
    Number(of.tooMany) > 0
      ? t("recall.tooManyOf", { quantity: quantity(of.tooMany, unit) })
      : `${quantity(of.stillOut, unit)} ${t("recall.stillOut")}`;
  const went = t("recall.wentThere", {
    shipped: quantity(of.shipped, unit),
    returned: quantity(of.returned, unit),
  });
  return `${went}, ${out}`;
}

/** With which lots. */
function SentRow({ of }: { of: RecallSentRowFragment }) {
  const unit = of.product.unit.symbol;
  return (
    <>
      <span class="breaks">
        {of.product.name}: {becameOf(of)}
      </span>
      {Number(of.unmatched) > 0 && (
        <span class="breaks">{t("recall.unmatched", { much: quantity(of.unmatched, unit) })}</span>
      )}
      <span class="breaks mono">{lotsOf(of)}</span>
    </>
  );
}

/** By the numbers on the goods, each with the one that its lot has now, where that is another. */
export function lotsOf({ lots, lotCount, product }: RecallSentRowFragment): string {
  const told = lots.flatMap(({ lot, shippedAs, shipped }) =>
    shippedAs.map(({ id, number }) => {
      const name = id === lot.id ? number : t("recall.shippedAs", { number, now: lot.number });
      return lots.length > 1 ? `${name} ${quantity(shipped, product.unit.symbol)}` : name;
    }),
  );
  const more = lotCount - lots.length;
  return [...told, ...(more > 0 ? [t("recall.andMore", { n: more })] : [])].join(", ");
}

/** All that was answered, the latest first; what no longer counts as well. */
const Given = ({ of: { answers } }: { of: RecallRecipientRowFragment }) =>
  answers.length === 0 ? null : (
    <Section title={t("recall.answers")}>
      <List>
        {answers.map(({ at, delivery, name, remark, byLink, recordedBy, lines }) => (
          <Row key={`${at} ${delivery.id}`} title={name}>
            <span class="breaks">
              {[
                delivery.number,
                byLink
                  ? t("recall.byLink", { when: moment(at) })
                  : [recordedBy?.name, moment(at)].filter(Boolean).join(", "),
                ...lines.map(saidOf),
                remark,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </Row>
        ))}
      </List>
    </Section>
  );

/** What was found of a product; nothing, where all is none. */
function saidOf({
  product,
  ...found
}: RecallRecipientRowFragment["answers"][number]["lines"][number]): string {
  const amounts = WHAT.filter((what) => Number(found[what]) > 0).map((what) =>
    t(`recall.found.${what}`, { much: quantity(found[what], product.unit.symbol) }),
  );
  return `${product.name}: ${amounts.join(", ") || t("recall.found.nothing")}`;
}

const WHAT = ["stopped", "destroyed", "passedOn"] as const;
type Amounts = Record<(typeof WHAT)[number], string>;

const LABELS = {
  stopped: "recall.stopped",
  destroyed: "recall.destroyedThere",
  passedOn: "recall.passedOn",
} as const;

const amountsOf = ({ stopped, destroyed, passedOn }: RecallSentRowFragment): Amounts => ({
  stopped,
  destroyed,
  passedOn,
});

interface OneDeliveryProps {
  recall: Recall;
  delivery: Delivery;
  onClose: () => void;
  onDone: () => void;
}

function OneDelivery({ recall, delivery, onClose, onDone }: OneDeliveryProps) {
  const form = useForm({ name: "", remark: "", amounts: delivery.sent.map(amountsOf) });
  const { name, remark, amounts } = form.draft;
  const change = (at: number, what: keyof Amounts, value: string) =>
    form.set({ amounts: amounts.with(at, { ...(amounts[at] as Amounts), [what]: value }) });
  const save = async () => {
    const lines = delivery.sent.map(({ product }, at) => ({
      product: product.id,
      ...zeroed(amounts[at] as Amounts),
    }));
    const input = { recall: recall.id, delivery: delivery.id, name, remark, lines };
    const about = { subject: recall.id, label: t("recall.answerOf", { number: delivery.number }) };
    if (!(await form.send(RecordRecallAnswerDocument, input, about))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("recall.answer")}
      sub={<span class="mono">{delivery.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!name.trim()}
          busy={form.busy && t("form.saving")}
          onClick={() => void save()}
        >
          {t("recall.answerGo")}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
      <TextField label={t("recall.answerName")} {...form.text("name")} autocomplete="off" />
      {delivery.sent.map(({ product, shipped, returned }, at) => (
        <Section
          key={product.id}
          title={product.name}
          aside={t("recall.wentThere", {
            shipped: quantity(shipped, product.unit.symbol),
            returned: quantity(returned, product.unit.symbol),
          })}
        >
          <div class="grid-2">
            {WHAT.map((what) => (
              <TextField
                key={what}
                label={t(LABELS[what], { unit: product.unit.symbol })}
                inputMode="decimal"
                value={amounts[at]?.[what] ?? ""}
                onInput={(value) => change(at, what, value)}
                error={
                  form.error(`lines.${at}.${what}`) ??
                  (what === "stopped" ? form.error(`lines.${at}`) : undefined)
                }
              />
            ))}
          </div>
          {untoldOf(shipped, returned, amounts[at] as Amounts) > 0 && (
            <p class="small">
              {t("recall.untold", {
                much: quantity(
                  String(untoldOf(shipped, returned, amounts[at] as Amounts)),
                  product.unit.symbol,
                ),
              })}
            </p>
          )}
        </Section>
      ))}
      <TextArea label={t("recall.remark")} {...form.text("remark")} />
    </Sheet>
  );
}

/** How much of what went there and did not come back is not told. */
export const untoldOf = (shipped: string, returned: string, told: Amounts): number =>
  (millionths(shipped) - millionths(returned) - WHAT.reduce((sum, what) => sum + millionths(told[what]), 0)) /
  1_000_000;

const millionths = (amount: string): number => Math.round(Number(amount.replace(",", ".")) * 1_000_000);

/** An empty field is nothing found. */
const zeroed = ({ stopped, destroyed, passedOn }: Amounts): Amounts => ({
  stopped: stopped.trim() || "0",
  destroyed: destroyed.trim() || "0",
  passedOn: passedOn.trim() || "0",
});
