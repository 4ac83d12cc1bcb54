/** What an order takes and gives, with the lots, and the transfers that move them. */
import { quantity } from "../../format.ts";
import type { ManufacturingOrderFactsFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";

type Order = ManufacturingOrderFactsFragment;
type Product = Order["components"][number]["product"];

export const Components = ({ order }: { order: Order }) => (
  <Section title={t("make.components")} aside={String(order.components.length)}>
    <List>
      {order.components.map((each) => (
        <MovedRow
          key={each.product.id}
          order={order}
          product={each.product}
          expected={each.expected}
          moved={each.consumed}
          side="inputs"
        />
      ))}
    </List>
  </Section>
);

export const ByProducts = ({ order }: { order: Order }) =>
  order.byProducts.length > 0 && (
    <Section title={t("materials.byProducts")} aside={String(order.byProducts.length)}>
      <List>
        {order.byProducts.map((each) => (
          <MovedRow
            key={each.product.id}
            order={order}
            product={each.product}
            expected={each.expected}
            moved={each.produced}
            side="outputs"
          />
        ))}
      </List>
    </Section>
  );

interface MovedRowProps {
  order: Order;
  product: Product;
  expected: string;
  moved: string;
  side: "inputs" | "outputs";
}

function MovedRow({ order, product, expected, moved, side }: MovedRowProps) {
  const words = side === "inputs" ? "make.consumedOf" : "make.madeOf";
  const beside = Number(expected) === 0;
  return (
    <Row
      href={`/products/${encodeURIComponent(product.id)}`}
      title={product.name}
      {...(beside && { end: <StateWord state="wrong">{t("make.unplanned")}</StateWord> })}
    >
      {beside
        ? t("make.consumed", { done: quantity(moved, product.unit.symbol) })
        : t(words, { done: quantity(moved), of: quantity(expected, product.unit.symbol) })}
      {lotsOf(order, product.id, side).map(([number, much]) => (
        <span class="breaks" key={number}>
          <span class="mono">{number}</span> {quantity(much, product.unit.symbol)}
        </span>
      ))}
    </Row>
  );
}

const MOST_LOTS = 8;

/** The first lots of a product that all runs took or gave, and how much in each of them. */
function lotsOf(order: Order, product: string, side: "inputs" | "outputs"): [number: string, much: string][] {
  return order.runs
    .flatMap((run) => run[side])
    .filter((each) => each.product.id === product && each.lot)
    .slice(0, MOST_LOTS)
    .map(({ lot, quantity: much }) => [lot?.number ?? "", much]);
}

export const Transfers = ({ order }: { order: Order }) =>
  order.transfers.length > 0 && (
    <Section title={t("nav.transfers")} aside={String(order.transfers.length)}>
      <List>
        {order.transfers.map(({ id, number, operationType, state }) => (
          <Row
            key={id}
            href={`/transfers/${encodeURIComponent(id)}`}
            title={<span class="mono">{number}</span>}
          >
            {t(operationType.kind === "CONSUMPTION" ? "make.takes" : "make.gives")} · {t(`state.${state}`)}
          </Row>
        ))}
      </List>
    </Section>
  );
