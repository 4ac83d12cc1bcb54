import { localDay, money, weekday } from "../../format.ts";
import { type OrderFilter, type OrderSort, OrdersDocument, SalesDocument } from "../../gql/graphql.ts";
import { askedOf, show } from "../../listed.ts";
import { type Pages, usePages } from "../../pages.ts";
import { go } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Bar, Button, StateWord } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";
import { linesMoved, partMoved } from "./progress.ts";
import { type ListedOrder, PATH, pageOf, type Side } from "./sides.ts";
import { OrderStateMark } from "./state.tsx";
import { UnderWayMark } from "./under-way.tsx";

const SHOWN = ["open", "draft", "late", "idle", "toMove", "toBill", "done", "all"] as const;
type Shown = (typeof SHOWN)[number];

const ASKED: Record<Shown, { filter: OrderFilter; sort: OrderSort }> = {
  open: { filter: { states: ["DRAFT", "CONFIRMED"] }, sort: "EXPECTED_ASC" },
  draft: { filter: { states: ["DRAFT"] }, sort: "EXPECTED_ASC" },
  late: { filter: { late: true }, sort: "EXPECTED_ASC" },
  idle: { filter: { notUnderWay: true }, sort: "EXPECTED_ASC" },
  toMove: { filter: { states: ["CONFIRMED"], moved: ["NOTHING", "PART"] }, sort: "EXPECTED_ASC" },
  toBill: { filter: { toBill: true }, sort: "EXPECTED_ASC" },
  done: { filter: { states: ["DONE", "CANCELLED"] }, sort: "EXPECTED_DESC" },
  all: { filter: {}, sort: "EXPECTED_DESC" },
};

export function OrdersScreen() {
  const orders = usePages(OrdersDocument, askedOf(ASKED).variables, (data) => data.orders);
  return <OrderList side="order" orders={orders} />;
}

export function SalesScreen() {
  const orders = usePages(SalesDocument, askedOf(ASKED).variables, (data) => data.orders);
  return <OrderList side="sale" orders={orders} />;
}

function OrderList({ side, orders }: { side: Side; orders: Pages<ListedOrder> }) {
  useOpenScan();
  const { search, shown } = askedOf(ASKED);
  return (
    <Frame
      title={t(`${side}s.title`)}
      back="/more"
      dock={
        may("OPERATOR") && (
          <Button kind="primary" icon="plus" href={`${PATH[side]}/new`}>
            {t(`${side}s.new`)}
          </Button>
        )
      }
    >
      <div class="stack">
        <Chips
          label={t("orders.sides")}
          options={[
            ["order", t("orders.fromVendors")],
            ["sale", t("orders.ofCustomers")],
          ]}
          value={side}
          onChange={(next) => go(PATH[next], { replace: true })}
        />
        <SearchBox
          label={t(`${side}s.search`)}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list={side === "order" ? "PURCHASE_ORDERS" : "SALES_ORDERS"} of={orders} />}
        />
        <Chips
          label={t("list.show")}
          options={SHOWN.map((each) => [each, nameOf(side, each)] as const)}
          value={shown}
          onChange={(next) => show({ show: next })}
        />
      </div>
      <Paged of={orders} empty={<NoOrders side={side} plain={shown === "open" && !search} />}>
        {(order) => <OrderRow key={order.id} side={side} order={order} />}
      </Paged>
    </Frame>
  );
}

const nameOf = (side: Side, shown: Shown) =>
  shown === "toMove" || shown === "toBill" ? t(`${side}s.${shown}`) : t(`orders.${shown}`);

const NoOrders = ({ side, plain }: { side: Side; plain: boolean }) => (
  <Empty icon="clipboard-list" title={plain ? t(`${side}s.none`) : t("orders.noneFit")}>
    {plain && t(`${side}s.noneNext`)}
  </Empty>
);

interface OrderRowProps {
  side: Side;
  order: ListedOrder;
}

const OrderRow = ({ side, order }: OrderRowProps) => (
  <Row
    href={pageOf(side, order.id)}
    title={order.partner.name}
    end={
      <>
        <b>{money(order.total, order.currency)}</b>
        <StateOrLate side={side} order={order} />
      </>
    }
  >
    <span class="mono">{order.number}</span> · {weekday(order.day)}
    <Progress side={side} order={order} />
    <UnderWayMark order={order} />
  </Row>
);

const StateOrLate = ({ side, order }: OrderRowProps) =>
  (order.state === "DRAFT" || order.state === "CONFIRMED") && order.day < localDay(new Date()) ? (
    <StateWord state="refused" icon="clock-alert">
      {t("orders.late")}
    </StateWord>
  ) : (
    <OrderStateMark of={order} side={side} />
  );

/** Only of orders on their way, and only where all lines are at hand. */
function Progress({ side, order: { state, lines } }: OrderRowProps) {
  if (state !== "CONFIRMED" || lines.totalCount > lines.nodes.length) return null;
  return (
    <span class="progress">
      <Bar part={partMoved(lines.nodes)} />
      {t(`${side}s.progress`, { done: linesMoved(lines.nodes), n: lines.totalCount })}
    </span>
  );
}
