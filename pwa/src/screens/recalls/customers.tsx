/** Who has goods in scope: how much went there, came back, is destroyed, and is still out. */
import { quantity } from "../../format.ts";
import type {
  RecallLetterKind,
  RecallRecipientRowFragment,
  RecallSentRowFragment,
} from "../../gql/graphql.ts";
import type { Pages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Bar, StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import type { Next } from "./next.tsx";
import { CustomerPost, LetterState } from "./post.tsx";
import type { Recall } from "./recall.tsx";

interface CustomersProps {
  of: Pages<RecallRecipientRowFragment>;
  recall: Recall;
  next: Next;
  onSend: (kind: RecallLetterKind) => void;
  /** Opens what a customer answered; absent while nobody is asked. */
  onOpen?: (recipient: RecallRecipientRowFragment) => void;
}

export function Customers({ of, recall, next, onSend, onOpen }: CustomersProps) {
  const { recipientCount, answeredCount, accountedCount } = recall.effectiveness;
  const part = recipientCount ? accountedCount / recipientCount : 1;
  return (
    <Section
      title={t("recall.customers")}
      aside={onOpen ? t("recall.answered", { done: answeredCount, of: recipientCount }) : recipientCount}
    >
      {recipientCount > 0 && onOpen && <Bar part={part} />}
      {recipientCount > 0 && <CustomerPost recall={recall} next={next} onSend={onSend} />}
      <Paged
        of={of}
        empty={<p class="muted">{t("recall.noCustomers")}</p>}
        whole={(nodes) => (
          <List>
            {nodes.map((each) => (
              <Customer
                key={each.partner?.id ?? ""}
                of={each}
                {...(onOpen && { onOpen: () => onOpen(each) })}
              />
            ))}
          </List>
        )}
      />
    </Section>
  );
}

/** Of each product, since kilograms and pieces make no sum. */
export function outOf(
  sent: readonly RecallSentRowFragment[],
  what: "stillOut" | "unknown" = "stillOut",
): { name: string; out: string }[] {
  const found = new Map<string, { name: string; unit: string; out: number }>();
  for (const { product, [what]: much } of sent) {
    const before = found.get(product.id)?.out ?? 0;
    found.set(product.id, {
      name: product.name,
      unit: product.unit.symbol,
      out: before + Math.round(Number(much) * 1_000_000),
    });
  }
  return [...found.values()].map(({ name, unit, out }) => ({
    name,
    out: quantity(String(out / 1_000_000), unit),
  }));
}

/** Of which nobody said what became of it. */
const unknownOf = (sent: readonly RecallSentRowFragment[]): string =>
  outOf(
    sent.filter(({ unknown }) => Number(unknown) > 0),
    "unknown",
  )
    .map(({ out, name }) => `${out} ${name}`)
    .join(", ");

function Customer({ of, onOpen }: { of: RecallRecipientRowFragment; onOpen?: () => void }) {
  const out = outOf(of.sent);
  return (
    <Row
      title={of.partner?.name ?? t("recall.nobody")}
      {...(onOpen && { onClick: onOpen })}
      end={
        <>
          {out.map((each) => (
            <b key={each.name}>{each.out}</b>
          ))}
          {t("recall.stillOut")}
        </>
      }
    >
      <span class="breaks">
        {[of.partner?.phone, of.partner?.email].filter(Boolean).join(" · ") || t("recall.noContact")}
      </span>
      {of.sent.some(({ orderUncertain }) => orderUncertain) && (
        <StateWord state="unknown">{t("recall.uncertain")}</StateWord>
      )}
      <Answered of={of} asked={onOpen !== undefined} />
      <Told of={of} asked={onOpen !== undefined} />
    </Row>
  );
}

/** The last letter; where none goes, who has to be called until he answers. */
function Told({
  of: { partner, letters, reachable, toldLess, answered },
  asked,
}: {
  of: RecallRecipientRowFragment;
  asked: boolean;
}) {
  const last = letters.at(-1);
  if (toldLess)
    return (
      <StateWord state="refused" icon="message-square">
        {t("recall.toldLess")}
      </StateWord>
    );
  if (last) return <LetterState of={last} />;
  if (!asked || !partner || (answered && !reachable)) return null;
  return (
    <StateWord state={reachable ? "unknown" : "refused"} icon="message-square">
      {t(reachable ? "recall.notTold" : "recall.call")}
    </StateWord>
  );
}

interface AnsweredProps {
  of: RecallRecipientRowFragment;
  /** Else nobody can have answered. */
  asked: boolean;
}

const Answered = ({ of: { settled, accounted, answered, sent }, asked }: AnsweredProps) =>
  settled ? (
    <StateWord state="ok">{t("recall.settled")}</StateWord>
  ) : sent.some(({ tooMany }) => Number(tooMany) > 0) ? (
    <StateWord state="refused" icon="triangle-alert">
      {t("recall.moreThanSent")}
    </StateWord>
  ) : answered && !accounted ? (
    <StateWord state="refused" icon="message-square">
      {t("recall.answeredUnknown", { what: unknownOf(sent) })}
    </StateWord>
  ) : answered ? (
    <StateWord state="pending" icon="message-square">
      {t("recall.hasAnswered")}
    </StateWord>
  ) : asked ? (
    <StateWord state="refused" icon="clock-alert">
      {t("recall.silent")}
    </StateWord>
  ) : null;
