/** Where all of what a trace starts from is, and of what was made of it: here, and with customers, product by product. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { integer, quantity } from "../../format.ts";
import type { TraceProductFragment, TraceQuery } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Section } from "../../ui/lists.tsx";
import type { Then } from "./asked.tsx";
import { known, type Whole } from "./known.ts";

type Where = NonNullable<NonNullable<TraceQuery["trace"]>["whereabouts"]>;
type Bounds = Where["start"];

/** So many products, and so many places of one, are told at once. */
const AT_ONCE = 8;
const PLACES_AT_ONCE = 3;

interface WhereaboutsProps {
  of: Where;
  whole: Whole;
  then: Then;
  cut: boolean;
}

export function Whereabouts({ of, whole, then, cut }: WhereaboutsProps) {
  const [most, show] = useState(AT_ONCE);
  const { start, onHandShare: here, withCustomersShare: out, elsewhereShare: elsewhere } = of;
  const products = of.products.filter(
    ({ onHand, withCustomers }) => Number(onHand) + Number(withCustomers) > 0,
  );
  const more = products.length - most;
  return (
    <Section title={t(then === null ? "trace.where" : "trace.whereThen")}>
      {cut && <p class="small">{t("trace.where.cut")}</p>}
      {start && here && out && (
        <dl class="card card-pad totals">
          <Much
            label={whole.isNumber ? <span class="mono breaks">{whole.name}</span> : t("trace.where.start")}
          >
            {known(start, whole.unit)}
          </Much>
          <Much label={t("trace.where.here", { n: of.lotCount })}>{known(here, whole.unit)}</Much>
          <Much label={outOf(of.customerCount)}>{known(out, whole.unit)}</Much>
          {!cut && elsewhere && Number(elsewhere.atLeast) > 0 && (
            <Much label={t("trace.where.elsewhere")}>{known(elsewhere, whole.unit)}</Much>
          )}
        </dl>
      )}
      {products.slice(0, most).map((each) => (
        <OfProduct key={each.product.id} of={each} whole={whole} />
      ))}
      {more > 0 && (
        <Button kind="quiet" onClick={() => show(products.length)}>
          {t("trace.more", { n: more, count: integer(more) })}
        </Button>
      )}
    </Section>
  );
}

const outOf = (customers: number): string =>
  customers > 0 ? t("trace.where.out", { n: customers }) : t("trace.where.outUnnamed");

interface MuchProps {
  label: ComponentChildren;
  small?: boolean;
  children: ComponentChildren;
}

const Much = ({ label, small, children }: MuchProps) => (
  <div class={small ? "small muted" : undefined}>
    <dt>{label}</dt>
    <dd class="num">{children}</dd>
  </div>
);

function OfProduct({ of, whole }: { of: TraceProductFragment; whole: Whole }) {
  const { product, onHand, withCustomers } = of;
  const unit = product.unit.symbol;
  return (
    <div class="card card-pad stack-s">
      <p class="strong">{product.name}</p>
      {Number(onHand) > 0 && (
        <>
          <dl class="totals">
            <Much label={t("trace.where.here", { n: of.lotCount })}>{quantity(onHand, unit)}</Much>
            <Share of={of.onHandShare} in={onHand} unit={unit} whole={whole} />
          </dl>
          <Places of={of} />
        </>
      )}
      {Number(withCustomers) > 0 && (
        <dl class="totals">
          <Much label={outOf(of.customerCount)}>{quantity(withCustomers, unit)}</Much>
          <Share of={of.withCustomersShare} in={withCustomers} unit={unit} whole={whole} />
        </dl>
      )}
    </div>
  );
}

interface ShareProps {
  of: Bounds;
  in: string;
  unit: string;
  whole: Whole;
}

/** How much of the start is in it, where that is not the same. */
function Share({ of: share, in: much, unit, whole }: ShareProps) {
  if (!share || (share.atLeast === much && share.atMost === much && unit === whole.unit)) return null;
  return (
    <Much label={t("trace.where.share", { name: whole.name })} small>
      {known(share, whole.unit)}
    </Much>
  );
}

function Places({ of: { product, places, placeCount } }: { of: TraceProductFragment }) {
  const more = placeCount - places.length;
  const listed = (
    <dl class="totals">
      {places.map(({ location, onHand }) => (
        <Much key={location.id} label={location.path} small>
          {quantity(onHand, product.unit.symbol)}
        </Much>
      ))}
      {more > 0 && (
        <Much label={t("trace.more", { n: more, count: integer(more) })} small>
          {null}
        </Much>
      )}
    </dl>
  );
  if (placeCount <= PLACES_AT_ONCE) return placeCount > 0 ? listed : null;
  return (
    <details class="fold-list">
      <summary>{t("trace.where.places", { n: placeCount })}</summary>
      {listed}
    </details>
  );
}
