import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import { date, moment, money } from "../../format.ts";
import { BillDocument, InvoiceDocument } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Papers } from "../../ui/paper-link.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { History } from "../history/history.tsx";
import { useOpenScan } from "../scan/open.ts";
import { termsSaid } from "../settings/terms-fields.tsx";
import { Lines } from "./lines.tsx";
import { InvoiceLots } from "./lots.tsx";
import { GiveUpSheet, PaymentSheet, TakeBackSheet } from "./sheets.tsx";
import { type AnyPaper, BILLS, INVOICES, pageOf, type Side } from "./side.ts";
import { PaperStateMark } from "./state.tsx";

export function BillScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(BillDocument, { id: params.id });
  return <PaperScreen side={BILLS} paper={loaded.data?.paper} loaded={loaded} />;
}

export function InvoiceScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(InvoiceDocument, { id: params.id });
  return <PaperScreen side={INVOICES} paper={loaded.data?.paper} loaded={loaded} />;
}

interface PaperScreenProps {
  side: Side;
  paper: AnyPaper | null | undefined;
  loaded: Parameters<typeof ShowLoaded>[0]["of"];
}

function PaperScreen({ side, paper, loaded }: PaperScreenProps) {
  if (paper) return <PaperReview side={side} paper={paper} loaded={loaded} />;
  return (
    <Frame title={t(`${side.kind}.title`)} back={side.page}>
      <ShowLoaded of={loaded}>
        {() => (
          <Empty icon="receipt-text" title={t(`${side.kind}.unknown`)}>
            {t("error.notFoundNext")}
          </Empty>
        )}
      </ShowLoaded>
    </Frame>
  );
}

const titleOf = (side: Side, { kind }: AnyPaper) =>
  t(kind === "CREDIT_NOTE" ? "paper.credit" : `${side.kind}.title`);

type Asked = "giveUp" | "pay" | { takeBack: string } | null;

function PaperReview({ side, paper, loaded }: PaperScreenProps & { paper: AnyPaper }) {
  useOpenScan();
  const [asked, ask] = useState<Asked>(null);
  const form = useForm({});
  const readAgain = () => void loaded.reload();
  const sheet = { paper, onClose: () => ask(null), onDone: readAgain };
  return (
    <Frame
      title={titleOf(side, paper)}
      sub={<span class="mono">{paper.number}</span>}
      back={side.page}
      state={<PaperStateMark of={paper} pill />}
      dock={<Decision side={side} paper={paper} form={form} ask={ask} readAgain={readAgain} />}
    >
      <FormTrouble form={form} readAgain={readAgain} />
      <ShowLoaded of={loaded}>
        {() => (
          <PaperView
            side={side}
            paper={paper}
            form={form}
            onTakeBack={(payment) => ask({ takeBack: payment })}
            reload={readAgain}
          />
        )}
      </ShowLoaded>
      {asked === "giveUp" && <GiveUpSheet side={side} {...sheet} />}
      {asked === "pay" && <PaymentSheet {...sheet} />}
      {asked && typeof asked === "object" && <TakeBackSheet payment={asked.takeBack} {...sheet} />}
    </Frame>
  );
}

interface DecisionProps {
  side: Side;
  paper: AnyPaper;
  form: Form<object>;
  ask: (asked: Asked) => void;
  readAgain: () => void;
}

/** What may be done with it now: a draft is posted, what is posted is paid or credited. */
function Decision({ side, paper, form, ask, readAgain }: DecisionProps) {
  if (!may("MANAGER") || paper.state === "CANCELLED") return null;
  const post = async () => {
    if (await side.post(form, paper, t("paper.posting", { number: paper.number }))) readAgain();
  };
  if (paper.state === "DRAFT")
    return (
      <div class="dock-pair">
        <Button onClick={() => ask("giveUp")}>{t("paper.cancel")}</Button>
        <Button icon="pencil" href={`${pageOf(side, paper.id)}/edit`}>
          {t("act.edit")}
        </Button>
        <Button
          kind="primary"
          icon="check"
          busy={form.busy && t("paper.isPosting")}
          onClick={() => void post()}
        >
          {t("paper.post")}
        </Button>
      </div>
    );
  const isCredit = paper.kind === "CREDIT_NOTE";
  const left = paper.lines.nodes.some(({ leftToCredit }) => Number(leftToCredit) > 0);
  const open = Number(paper.due) > 0;
  if (!open && (isCredit || !left)) return null;
  return (
    <div class="dock-pair">
      {!isCredit && left && (
        <Button icon="undo-2" href={`${side.page}/new?credits=${encodeURIComponent(paper.id)}`}>
          {t("paper.credit")}
        </Button>
      )}
      {open && (
        <Button kind="primary" icon="check" onClick={() => ask("pay")}>
          {t(isCredit ? "payment.giveBack" : "payment.register")}
        </Button>
      )}
    </div>
  );
}

interface PaperViewProps {
  side: Side;
  paper: AnyPaper;
  form: Form<object>;
  onTakeBack: (payment: string) => void;
  reload: () => void;
}

const PaperView = ({ side, paper, form, onTakeBack, reload }: PaperViewProps) => (
  <>
    <Head side={side} paper={paper} />
    <WentBack side={side} paper={paper} form={form} />
    <div class="cols">
      <div class="stack">
        <Lines side={side} paper={paper} />
        <Totals paper={paper} />
        {side.kind === "invoice" && paper.state !== "CANCELLED" && <InvoiceLots id={paper.id} />}
      </div>
      <div class="stack">
        <Payments paper={paper} onTakeBack={onTakeBack} />
        <CreditNotes side={side} paper={paper} />
        <Papers of={paper} />
        <History of={paper} reload={reload} />
      </div>
    </div>
  </>
);

function Head({ side, paper }: { side: Side; paper: AnyPaper }) {
  const { partner, due, total, currency, state, kind, createdBy, createdAt, order, credits } = paper;
  const amount = money(state === "POSTED" ? due : total, currency);
  return (
    <section class="stack-s" aria-label={titleOf(side, paper)}>
      <p class="muted">{partner.name}</p>
      <p class="figure-xl">
        {state === "POSTED"
          ? t(kind === "CREDIT_NOTE" ? "paper.toGiveBack" : "paper.due", { amount })
          : amount}
      </p>
      <p class="muted">
        {state === "POSTED" && `${t("paper.ofTotal", { total: money(total, currency) })} `}
        {t("paper.issued", { day: date(paper.issuedOn), due: date(paper.dueOn) })}{" "}
        {paper.paymentTerms && `${t("order.terms", { terms: termsSaid(paper.paymentTerms) })} `}
        {"vendorNumber" in paper &&
          paper.vendorNumber &&
          `${t("bill.theirNumber", { number: paper.vendorNumber })} `}
        {createdBy
          ? t("order.writtenBy", { name: createdBy.name, when: moment(createdAt) })
          : t("order.written", { when: moment(createdAt) })}
      </p>
      <div class="actions">
        {order && (
          <Button kind="text" icon="clipboard-list" href={`${side.orders}/${encodeURIComponent(order.id)}`}>
            {t("paper.order", { number: order.number })}
          </Button>
        )}
        {credits && (
          <Button kind="text" icon="receipt-text" href={pageOf(side, credits.id)}>
            {t("paper.creditOn", { number: credits.number })}
          </Button>
        )}
      </div>
    </section>
  );
}

/** More is billed than there was: goods went back, or a receipt was corrected. */
function WentBack({ side, paper, form }: Omit<PaperViewProps, "onTakeBack" | "reload">) {
  const above = paper.lines.nodes.some(
    ({ match, leftToCredit }) => match === "QUANTITY_ABOVE" && Number(leftToCredit) > 0,
  );
  const { order } = paper;
  if (!above || !order || paper.state !== "POSTED" || paper.kind === "CREDIT_NOTE" || !may("MANAGER"))
    return null;
  const credit = async () => {
    const on = { order: order.id, credits: paper.id };
    const id = await side.create(form, on, {}, t("paper.creditOn", { number: paper.number }));
    if (id) go(pageOf(side, id));
  };
  return (
    <Notice state="wrong" icon="triangle-alert" title={t("paper.above")}>
      <Button icon="undo-2" busy={form.busy && t("form.saving")} onClick={() => void credit()}>
        {t("paper.creditBack")}
      </Button>
    </Notice>
  );
}

const Totals = ({ paper: { net, tax, total, due, state, currency, kind } }: { paper: AnyPaper }) => (
  <dl class="card card-pad totals">
    <div>
      <dt>{t("order.net")}</dt>
      <dd class="num">{money(net, currency)}</dd>
    </div>
    <div>
      <dt>{t("order.tax")}</dt>
      <dd class="num">{money(tax, currency)}</dd>
    </div>
    <div class="strong">
      <dt>{t("order.total")}</dt>
      <dd class="num">{money(total, currency)}</dd>
    </div>
    {state === "POSTED" && (
      <div>
        <dt>{t(kind === "CREDIT_NOTE" ? "paper.back.NOTHING" : "paper.paid.NOTHING")}</dt>
        <dd class="num">{money(due, currency)}</dd>
      </div>
    )}
  </dl>
);

function Payments({ paper, onTakeBack }: { paper: AnyPaper; onTakeBack: (payment: string) => void }) {
  const { payments, currency, state } = paper;
  if (state !== "POSTED") return null;
  return (
    <Section title={t("payment.title")} aside={String(payments.length)}>
      {payments.length === 0 ? (
        <p class="small muted">{t("payment.none")}</p>
      ) : (
        <List>
          {payments.map(({ id, amount, paidOn, method, reference, cancelled }) => (
            <Row
              key={id}
              title={money(amount, currency)}
              {...(!cancelled && may("MANAGER") && { onClick: () => onTakeBack(id) })}
              end={
                cancelled ? (
                  <StateWord state="offline" icon="ban">
                    {t("payment.takenBack")}
                  </StateWord>
                ) : (
                  may("MANAGER") && t("payment.takeBack")
                )
              }
            >
              {[date(paidOn), method, reference].filter(Boolean).join(" · ")}
            </Row>
          ))}
        </List>
      )}
    </Section>
  );
}

const CreditNotes = ({ side, paper: { creditNotes } }: { side: Side; paper: AnyPaper }) =>
  creditNotes.length === 0 ? null : (
    <Section title={t("paper.creditNotes")} aside={String(creditNotes.length)}>
      <List>
        {creditNotes.map((note) => (
          <Row
            key={note.id}
            href={pageOf(side, note.id)}
            title={<span class="mono">{note.number}</span>}
            end={<PaperStateMark of={note} />}
          >
            {money(note.total, note.currency)}
          </Row>
        ))}
      </List>
    </Section>
  );
