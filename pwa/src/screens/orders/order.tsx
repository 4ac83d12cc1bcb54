import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { date, moment, money, quantity, weekday } from "../../format.ts";
import { ConfirmOrderDocument, OrderDocument, type OrderQuery } from "../../gql/graphql.ts";
import { ordered } from "../../packed.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, StateWord } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { History } from "../history/history.tsx";
import { BillsOnOrder } from "../money/on-order.tsx";
import { useOpenScan } from "../scan/open.ts";
import { CancelSheet } from "./cancel-sheet.tsx";
import { OrderStateMark } from "./state.tsx";

type Order = NonNullable<OrderQuery["purchaseOrder"]>;

export function OrderScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(OrderDocument, { id: params.id });
  const order = loaded.data?.purchaseOrder;
  if (order) return <OrderReview order={order} loaded={loaded} />;
  return (
    <Frame title={t("order.title")} back="/orders">
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

function OrderReview({
  order,
  loaded,
}: {
  order: Order;
  loaded: ReturnType<typeof useQuery<OrderQuery, { id: string }>>;
}) {
  useOpenScan();
  const [cancelling, setCancelling] = useState(false);
  const form = useForm({});
  const confirm = async () => {
    const done = await form.send(
      ConfirmOrderDocument,
      { order: order.id, version: order.version },
      { subject: order.id, label: t("order.confirming", { number: order.number }) },
    );
    if (done) await loaded.reload();
  };
  const readAgain = () => void loaded.reload();
  return (
    <Frame
      title={t("order.title")}
      sub={<span class="mono">{order.number}</span>}
      back="/orders"
      state={<OrderStateMark of={order} pill />}
      dock={
        <Decision
          order={order}
          busy={form.busy}
          onConfirm={() => void confirm()}
          onCancel={() => setCancelling(true)}
        />
      }
    >
      <FormTrouble form={form} readAgain={readAgain} />
      <ShowLoaded of={loaded}>{() => <OrderView order={order} reload={readAgain} />}</ShowLoaded>
      {cancelling && <CancelSheet order={order} onClose={() => setCancelling(false)} onDone={readAgain} />}
    </Frame>
  );
}

interface DecisionProps {
  order: Order;
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** What may be done with it now; nothing is left of a done or cancelled order. */
function Decision({ order: { id, state, lines, transfers }, busy, onConfirm, onCancel }: DecisionProps) {
  if (!may("OPERATOR") || state === "DONE" || state === "CANCELLED") return null;
  const receipt = transfers.find((transfer) => transfer.state === "READY");
  return (
    <div class="dock-pair">
      {may("MANAGER") && <Button onClick={onCancel}>{t("order.cancel")}</Button>}
      <Button icon="pencil" href={`/orders/${encodeURIComponent(id)}/edit`}>
        {t("act.edit")}
      </Button>
      {state === "DRAFT" && (
        <Button
          kind="primary"
          icon="check"
          disabled={lines.totalCount === 0}
          busy={busy && t("order.isConfirming")}
          onClick={onConfirm}
        >
          {t("order.confirm")}
        </Button>
      )}
      {receipt && (
        <Button kind="primary" icon="package-open" href={`/transfers/${encodeURIComponent(receipt.id)}`}>
          {t("order.openReceipt")}
        </Button>
      )}
    </div>
  );
}

const OrderView = ({ order, reload }: { order: Order; reload: () => void }) => (
  <>
    <section class="stack-s" aria-label={t("order.title")}>
      <p class="muted">{order.vendor.name}</p>
      <p class="figure-xl">{money(order.total, order.currency)}</p>
      <p class="muted">
        {order.createdBy
          ? t("order.writtenBy", { name: order.createdBy.name, when: moment(order.createdAt) })
          : t("order.written", { when: moment(order.createdAt) })}{" "}
        {t("order.expectedAt", { day: weekday(order.expectedOn), warehouse: order.warehouse.name })}
        {order.vendorReference && ` ${t("order.theirReference", { reference: order.vendorReference })}`}
      </p>
    </section>
    <div class="cols">
      <div class="stack">
        <Lines order={order} />
        <Totals order={order} />
      </div>
      <div class="stack">
        <Receipts order={order} />
        <BillsOnOrder order={order} />
        <History of={order} reload={reload} />
      </div>
    </div>
  </>
);

function Lines({ order: { lines, currency, state } }: { order: Order }) {
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
              {state === "DRAFT" ? stockOf(line) : receivedOf(line)}
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

type Line = Order["lines"]["nodes"][number];

function pricedOf(line: Line, currency: string): string {
  const { packaging, unit, product, pricePer, price, stockQuantity } = line;
  const stock = product.unit.symbol;
  return t("order.priced", {
    quantity: packaging ? ordered(line, stockQuantity, stock) : quantity(line.quantity, unit.symbol),
    price: money(price, currency),
    per: pricePer === "STOCK_UNIT" ? stock : (packaging?.name ?? unit.symbol),
  });
}

const stockOf = ({ product: { stock } }: Line) =>
  t("order.stock", { onHand: quantity(stock.onHand), forecast: quantity(stock.forecast) });
const receivedOf = ({ received, stockQuantity, product: { unit } }: Line) =>
  t("order.received", { done: quantity(received), of: quantity(stockQuantity, unit.symbol) });

const Totals = ({ order: { net, tax, total, currency } }: { order: Order }) => (
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

function Receipts({ order: { transfers, state } }: { order: Order }) {
  if (transfers.length === 0 && state === "DRAFT")
    return <p class="small muted">{t("order.receiptsLater")}</p>;
  return (
    <Section title={t("order.receipts")} aside={String(transfers.length)}>
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
                  {t(`order.receipt.${stands}`)}
                </StateWord>
              )
            }
          >
            {date(dueOn)} · {t("orders.progress", { done: progress.linesDone, n: progress.lines })}
          </Row>
        ))}
      </List>
    </Section>
  );
}
