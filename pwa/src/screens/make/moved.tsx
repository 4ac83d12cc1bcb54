/** What an order takes and gives, with the lots, and the transfers that move them. */
import { quantity } from "../../format.ts";
import type { ManufacturingOrderFactsFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { NumberRange } from "../transfers/ranges.tsx";

type Order = ManufacturingOrderFactsFragment;
type Product = Order["components"][number]["product"];
type Side = "taken" | "given";

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
          missing={each.missing}
          side="taken"
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
            side="given"
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
  /** What is still to be taken, and not promised. */
  missing?: string;
  side: Side;
}

function MovedRow({ order, product, expected, moved, missing = "0", side }: MovedRowProps) {
  const words = side === "taken" ? "make.consumedOf" : "make.madeOf";
  const moves = numbersOf(order, product.id, side);
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
      {Number(missing) > 0 && (
        <>
          {" · "}
          <b>{t("make.missing", { quantity: quantity(missing, product.unit.symbol) })}</b>
        </>
      )}
      {moves.shown.map((range) => (
        <span class="breaks" key={range.start}>
          <NumberRange of={range} /> {quantity(range.quantity, product.unit.symbol)}
        </span>
      ))}
      {moves.more > 0 && <span class="breaks">{t("transfer.moreRanges", { n: moves.more })}</span>}
    </Row>
  );
}

const MOST_RANGES = 8;

/** The first numbers of a product that all runs took or gave, consecutive ones as ranges, and how many ranges follow. */
function numbersOf(order: Order, product: string, side: Side) {
  const found = order.runs
    .flatMap((run) => run[side])
    .filter((each) => each.product.id === product)
    .map(({ numbers }) => numbers);
  const shown = found.flatMap(({ ranges }) => ranges).slice(0, MOST_RANGES);
  return { shown, more: found.reduce((all, { rangeCount }) => all + rangeCount, 0) - shown.length };
}

export const Transfers = ({ order }: { order: Order }) =>
  order.transfers.length > 0 && (
    <Section title={t("nav.transfers")} aside={String(order.transfers.length)}>
      <List>
        {order.transfers.map(({ id, number, operationType, state }) => {
          const takes = operationType.kind === "CONSUMPTION";
          const waits = takes && state === "READY" && order.waiting;
          return (
            <Row
              key={id}
              href={`/transfers/${encodeURIComponent(id)}`}
              title={<span class="mono">{number}</span>}
            >
              {t(takes ? "make.takes" : "make.gives")} · {t(waits ? "make.waiting" : `state.${state}`)}
            </Row>
          );
        })}
      </List>
    </Section>
  );
