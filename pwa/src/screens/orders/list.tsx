import { localDay, money, weekday } from "../../format.ts";
import { type OrderFilter, type OrderSort, OrdersDocument, type OrdersQuery } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { go, place } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Bar, Button, StateWord } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { withParams } from "../lots/filter.ts";
import { useOpenScan } from "../scan/open.ts";
import { linesReceived, partReceived } from "./progress.ts";
import { OrderStateMark } from "./state.tsx";

type Order = OrdersQuery["purchaseOrders"]["nodes"][number];

const SHOWN = ["open", "draft", "late", "done", "all"] as const;
type Shown = (typeof SHOWN)[number];

const ASKED: Record<Shown, { filter: OrderFilter; sort: OrderSort }> = {
  open: { filter: { states: ["DRAFT", "CONFIRMED"] }, sort: "EXPECTED_ASC" },
  draft: { filter: { states: ["DRAFT"] }, sort: "EXPECTED_ASC" },
  late: { filter: { late: true }, sort: "EXPECTED_ASC" },
  done: { filter: { states: ["DONE", "CANCELLED"] }, sort: "EXPECTED_DESC" },
  all: { filter: {}, sort: "EXPECTED_DESC" },
};

const show = (changes: Record<string, string | null>) =>
  go(withParams(place.value, changes), { replace: true });

export function OrdersScreen() {
  useOpenScan();
  const params = place.value.searchParams;
  const search = params.get("search") ?? "";
  const shown = SHOWN.find((each) => each === params.get("show")) ?? "open";
  const { filter, sort } = ASKED[shown];
  const asked = { filter: { ...filter, ...(search && { search }) }, sort };
  const orders = usePages(OrdersDocument, asked, (data) => data.purchaseOrders);
  return (
    <Frame
      title={t("orders.title")}
      back="/more"
      dock={
        may("OPERATOR") && (
          <Button kind="primary" icon="plus" href="/orders/new">
            {t("orders.new")}
          </Button>
        )
      }
    >
      <div class="stack">
        <SearchBox label={t("orders.search")} value={search} onSearch={(text) => show({ search: text })} />
        <Chips
          label={t("list.show")}
          options={SHOWN.map((each) => [each, t(`orders.${each}`)] as const)}
          value={shown}
          onChange={(next) => show({ show: next })}
        />
      </div>
      <Paged of={orders} empty={<NoOrders plain={shown === "open" && !search} />}>
        {(order) => <OrderRow key={order.id} order={order} />}
      </Paged>
    </Frame>
  );
}

const NoOrders = ({ plain }: { plain: boolean }) => (
  <Empty icon="clipboard-list" title={plain ? t("orders.none") : t("orders.noneFit")}>
    {plain && t("orders.noneNext")}
  </Empty>
);

const OrderRow = ({ order }: { order: Order }) => (
  <Row
    href={`/orders/${encodeURIComponent(order.id)}`}
    title={order.vendor.name}
    end={
      <>
        <b>{money(order.total, order.currency)}</b>
        <StateOrLate order={order} />
      </>
    }
  >
    <span class="mono">{order.number}</span> · {weekday(order.expectedOn)}
    <Progress order={order} />
  </Row>
);

const StateOrLate = ({ order }: { order: Order }) =>
  (order.state === "DRAFT" || order.state === "CONFIRMED") && order.expectedOn < localDay(new Date()) ? (
    <StateWord state="refused" icon="clock-alert">
      {t("orders.late")}
    </StateWord>
  ) : (
    <OrderStateMark of={order} />
  );

/** Only of orders on their way, and only where all lines are at hand. */
function Progress({ order: { state, lines } }: { order: Order }) {
  if (state !== "CONFIRMED" || lines.totalCount > lines.nodes.length) return null;
  return (
    <span class="progress">
      <Bar part={partReceived(lines.nodes)} />
      {t("orders.progress", { done: linesReceived(lines.nodes), n: lines.totalCount })}
    </span>
  );
}
