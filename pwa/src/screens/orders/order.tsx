import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { date, moment, money, quantity, weekday } from "../../format.ts";
import {
  ConfirmOrderDocument,
  ConfirmSaleDocument,
  MakeDeliveryDocument,
  MakeReceiptDocument,
  OrderDocument,
  type OrderQuery,
  SaleDocument,
  type TransferState,
} from "../../gql/graphql.ts";
import { ordered } from "../../packed.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, StateWord } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Papers } from "../../ui/paper-link.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { History } from "../history/history.tsx";
import { PapersOnOrder } from "../money/on-order.tsx";
import { BILLS, INVOICES } from "../money/side.ts";
import { Announce, OrderedAhead } from "../notice/announce.tsx";
import { useOpenScan } from "../scan/open.ts";
import { termsSaid } from "../settings/terms-fields.tsx";
import { through } from "../transfers/through.ts";
import { ApprovalNotice, DeclineSheet, within } from "./approval.tsx";
import { CancelSheet } from "./cancel-sheet.tsx";
import { Decision, isOpen } from "./decision.tsx";
import { type AnyLine, type AnyOrder, PATH, type Side } from "./sides.ts";
import { OrderStateMark } from "./state.tsx";
import { UnderWayNotice } from "./under-way.tsx";

type Loaded = Parameters<typeof ShowLoaded>[0]["of"] & { reload: () => Promise<void> };

export function OrderScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(OrderDocument, { id: params.id });
  const order = loaded.data?.order;
  return (
    <OrderPage
      side="order"
      order={order}
      loaded={loaded}
      papers={order && <PapersOnOrder side={BILLS} order={order} />}
      ahead={order && <Ahead order={order} reload={() => void loaded.reload()} />}
    />
  );
}

export function SaleScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(SaleDocument, { id: params.id });
  const order = loaded.data?.order;
  return (
    <OrderPage
      side="sale"
      order={order}
      loaded={loaded}
      papers={order && <PapersOnOrder side={INVOICES} order={order} />}
      goesTo={order && <DeliverTo to={order.deliverTo} />}
    />
  );
}

interface OrderPageProps {
  side: Side;
  order: AnyOrder | null | undefined;
  loaded: Loaded;
  /** Its papers with money. */
  papers?: ComponentChildren;
  /** What the vendor announces before there is a receipt. */
  ahead?: ComponentChildren;
  /** Where its goods go. */
  goesTo?: ComponentChildren;
}

function OrderPage({ order, ...rest }: OrderPageProps) {
  const { side, loaded } = rest;
  if (order) return <OrderReview order={order} {...rest} />;
  return (
    <Frame title={t(`${side}.title`)} back={PATH[side]}>
      <ShowLoaded of={loaded}>
        {() => (
          <Empty icon="clipboard-list" title={t("order.unknown")}>
            {t("error.notFoundNext")}
          </Empty>
        )}
      </ShowLoaded>
    </Frame>
  );
}

interface OrderReviewProps extends OrderPageProps {
  order: AnyOrder;
}

function OrderReview(props: OrderReviewProps) {
  const { side, order, loaded } = props;
  useOpenScan();
  const [cancelling, setCancelling] = useState(false);
  const [declining, setDeclining] = useState(false);
  const form = useForm({});
  const confirm = async () => {
    const read = { order: order.id, version: order.version };
    const doing = within(order) ? "order.confirming" : "approval.asking";
    const about = { subject: order.id, label: t(doing, { number: order.number }) };
    const done =
      side === "order"
        ? await form.send(ConfirmOrderDocument, read, about)
        : await form.send(ConfirmSaleDocument, read, about);
    if (done) await loaded.reload();
  };
  const makeAgain = async () => {
    const read = { order: order.id, version: order.version };
    const about = { subject: order.id, label: t(`${side}.makingAgain`, { number: order.number }) };
    const done =
      side === "order"
        ? await form.send(MakeReceiptDocument, read, about)
        : await form.send(MakeDeliveryDocument, read, about);
    if (done) await loaded.reload();
  };
  const readAgain = () => void loaded.reload();
  return (
    <Frame
      title={order.state === "DRAFT" ? t(`${side}.draft`) : t(`${side}.title`)}
      sub={<span class="mono">{order.number}</span>}
      back={PATH[side]}
      state={<OrderStateMark of={order} side={side} pill />}
      dock={
        isOpen(order) && (
          <Decision
            side={side}
            order={order}
            busy={form.busy}
            onConfirm={() => void confirm()}
            onMakeAgain={() => void makeAgain()}
            onCancel={() => setCancelling(true)}
            onDecline={() => setDeclining(true)}
          />
        )
      }
    >
      <FormTrouble form={form} readAgain={readAgain} />
      <ApprovalNotice order={order} />
      <UnderWayNotice side={side} order={order} />
      <ShowLoaded of={loaded}>{() => <OrderView {...props} />}</ShowLoaded>
      {cancelling && (
        <CancelSheet side={side} order={order} onClose={() => setCancelling(false)} onDone={readAgain} />
      )}
      {declining && <DeclineSheet order={order} onClose={() => setDeclining(false)} onDone={readAgain} />}
    </Frame>
  );
}

const OrderView = ({ side, order, loaded, papers, ahead, goesTo }: OrderReviewProps) => (
  <>
    <section class="stack-s" aria-label={t(`${side}.title`)}>
      <p class="muted">{order.partner.name}</p>
      <p class="figure-xl">{money(order.total, order.currency)}</p>
      <p class="muted">
        {order.createdBy
          ? t("order.writtenBy", { name: order.createdBy.name, when: moment(order.createdAt) })
          : t("order.written", { when: moment(order.createdAt) })}{" "}
        {t(`${side}.dueAt`, { day: weekday(order.day), warehouse: order.warehouse.name })}
        {order.reference && ` ${t("order.theirReference", { reference: order.reference })}`}
        {` ${t("order.terms", { terms: termsSaid(order.paymentTerms) })}`}
      </p>
    </section>
    <div class="cols">
      <div class="stack">
        <Lines side={side} order={order} />
        {ahead}
        <Totals order={order} />
      </div>
      <div class="stack">
        {goesTo}
        <Transfers side={side} order={order} />
        {order.traceable && (
          <Button wide icon="arrow-left-right" href={`/trace/${encodeURIComponent(order.id)}`}>
            {t("trace.go")}
          </Button>
        )}
        {papers}
        <Papers of={order} />
        <History of={order} reload={() => void loaded.reload()} />
      </div>
    </div>
  </>
);

interface PartProps {
  side: Side;
  order: AnyOrder;
}

function Lines({ side, order: { lines, currency, state } }: PartProps) {
  return (
    <Section title={t("order.lines", { n: lines.totalCount })} aside={t("order.withoutTax", { currency })}>
      {lines.totalCount === 0 ? (
        <p class="muted">{t("order.noLines")}</p>
      ) : (
        <List>
          {lines.nodes.map((line) => (
            <Row
              key={line.id}
              href={`/products/${encodeURIComponent(line.product.id)}`}
              title={line.text}
              end={<b>{money(line.net, currency)}</b>}
            >
              {pricedOf(line, currency)}
              <br />
              {state === "DRAFT" ? stockOf(side, line) : movedOf(side, line)}
            </Row>
          ))}
        </List>
      )}
      {lines.pageInfo.hasNextPage && (
        <p class="small muted">{t("order.moreLines", { n: lines.nodes.length })}</p>
      )}
    </Section>
  );
}

interface AheadProps {
  order: NonNullable<OrderQuery["order"]>;
  reload: () => void;
}

/** What the vendor announces while there is no receipt, which then has it. */
const Ahead = ({ order: { id, state, partner, lines }, reload }: AheadProps) =>
  state === "DRAFT" &&
  may("OPERATOR") && (
    <Announce
      lines={lines.nodes.map(({ id, product }) => ({ id, product, asksFor: ASKS_FOR[product.tracking] }))}
      head={{ id, partner }}
      known={(line) => <OrderedAhead line={line} />}
      onDone={reload}
    />
  );

const ASKS_FOR = { SERIAL: "SERIALS", LOT: "LOTS", NONE: "QUANTITY" } as const;

function pricedOf(line: AnyLine, currency: string): string {
  const { packaging, unit, product, pricePer, price, stockQuantity } = line;
  const stock = product.unit.symbol;
  return t("order.priced", {
    quantity: packaging ? ordered(line, stockQuantity, stock) : quantity(line.quantity, unit.symbol),
    price: money(price, currency),
    per: pricePer === "STOCK_UNIT" ? stock : (packaging?.name ?? unit.symbol),
  });
}

/** Who buys wants to know what will be there, who sells what can go. */
const stockOf = (side: Side, { product: { stock } }: AnyLine) =>
  side === "order"
    ? t("order.stock", { onHand: quantity(stock.onHand), forecast: quantity(stock.forecast) })
    : t("sale.stock", { onHand: quantity(stock.onHand), available: quantity(stock.available) });
function movedOf(side: Side, line: AnyLine): string {
  const { moved, stockQuantity, product } = line;
  const counts = { done: quantity(moved), of: quantity(stockQuantity, product.unit.symbol) };
  return "reserved" in line && Number(line.reserved) > 0
    ? t("sale.movedAndPromised", { ...counts, promised: quantity(line.reserved) })
    : t(`${side}.movedOf`, counts);
}

const Totals = ({ order: { net, tax, total, currency } }: { order: AnyOrder }) => (
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
  </dl>
);

interface Address {
  street: string;
  postalCode: string;
  city: string;
  region: string | null;
  country: string;
}

function DeliverTo({ to: { street, postalCode, city, region, country } }: { to: Address }) {
  const lines = [street, [postalCode, city].filter(Boolean).join(" "), region, country].filter(Boolean);
  return (
    <Section title={t("sale.deliverTo")}>
      {lines.length === 0 ? (
        <p class="small muted">{t("sale.noAddress")}</p>
      ) : (
        <div class="card card-pad">
          {lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      )}
    </Section>
  );
}

function linesOf(state: TransferState, progress: AnyOrder["transfers"][number]["progress"]) {
  const { done, inPart } = through(state, progress);
  return t(inPart ? "order.linesInPart" : "order.linesDone", { done, n: progress.lines });
}

function Transfers({ side, order: { transfers, state } }: PartProps) {
  if (transfers.length === 0 && state === "DRAFT")
    return <p class="small muted">{t(`${side}.transfersLater`)}</p>;
  return (
    <Section title={t(`${side}.transfers`)} aside={String(transfers.length)}>
      <List>
        {transfers.map(({ id, number, dueOn, late, progress, state: stands }) => (
          <Row
            key={id}
            href={`/transfers/${encodeURIComponent(id)}`}
            title={<span class="mono">{number}</span>}
            end={
              late ? (
                <StateWord state="refused" icon="clock-alert">
                  {t("orders.late")}
                </StateWord>
              ) : (
                <StateWord state={stands === "DONE" ? "ok" : stands === "READY" ? "pending" : "offline"}>
                  {t(`order.transfer.${stands}`)}
                </StateWord>
              )
            }
          >
            {date(dueOn)} · {linesOf(stands, progress)}
          </Row>
        ))}
      </List>
    </Section>
  );
}
