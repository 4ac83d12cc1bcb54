import { quantity, weekday } from "../../format.ts";
import {
  type ManufacturingFilter,
  ManufacturingOrdersDocument,
  type ManufacturingOrdersQuery,
  type ManufacturingSort,
} from "../../gql/graphql.ts";
import { askedOf, show } from "../../listed.ts";
import { usePages } from "../../pages.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Bar, Button, StateWord } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";
import { MakeState } from "./state.tsx";

const SHOWN = ["open", "ready", "waiting", "late", "done", "all"] as const;
type Shown = (typeof SHOWN)[number];

const ASKED: Record<Shown, { filter: ManufacturingFilter; sort: ManufacturingSort }> = {
  open: { filter: { states: ["DRAFT", "CONFIRMED"] }, sort: "DUE_ASC" },
  ready: { filter: { states: ["CONFIRMED"], waiting: false }, sort: "DUE_ASC" },
  waiting: { filter: { waiting: true, states: ["CONFIRMED"] }, sort: "DUE_ASC" },
  late: { filter: { late: true }, sort: "DUE_ASC" },
  done: { filter: { states: ["DONE", "CANCELLED"] }, sort: "DUE_DESC" },
  all: { filter: {}, sort: "DUE_DESC" },
};

/** Orders to make something. */
export function MakeListScreen() {
  useOpenScan();
  const { search, shown, variables } = askedOf(ASKED);
  const orders = usePages(ManufacturingOrdersDocument, variables, (data) => data.orders);
  return (
    <Frame
      title={t("makes.title")}
      back="/more"
      dock={
        <div class="dock-pair">
          <Button icon="clipboard-list" href="/materials">
            {t("materials.title")}
          </Button>
          {may("OPERATOR") && (
            <Button kind="primary" icon="plus" href="/make/new">
              {t("makes.new")}
            </Button>
          )}
        </div>
      }
    >
      <div class="stack">
        <SearchBox
          label={t("makes.search")}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list="MANUFACTURING_ORDERS" of={orders} />}
        />
        <Chips
          label={t("list.show")}
          options={SHOWN.map((each) => [each, t(`makes.${each}`)] as const)}
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
  <Empty icon="factory" title={plain ? t("makes.none") : t("orders.noneFit")}>
    {plain && t("makes.noneNext")}
  </Empty>
);

type Listed = ManufacturingOrdersQuery["orders"]["nodes"][number];

function OrderRow({ order }: { order: Listed }) {
  const unit = order.product.unit.symbol;
  return (
    <Row
      href={`/make/${encodeURIComponent(order.id)}`}
      title={order.product.name}
      end={
        <>
          <b>{quantity(order.quantity, unit)}</b>
          {order.late ? (
            <StateWord state="refused" icon="clock-alert">
              {t("orders.late")}
            </StateWord>
          ) : (
            <MakeState of={order} />
          )}
        </>
      }
    >
      <span class="mono">{order.number}</span> · {weekday(order.dueOn)}
      {order.state === "CONFIRMED" && (
        <span class="progress">
          <Bar part={Number(order.produced) / Number(order.quantity)} />
          {t("make.madeOf", { done: quantity(order.produced), of: quantity(order.quantity, unit) })}
        </span>
      )}
    </Row>
  );
}
