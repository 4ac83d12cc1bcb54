/** What stands below the graph: the same as a list, who has what, the sums, and what the record does not explain. */
import { quantity } from "../../format.ts";
import type { TracePartnerFragment, TraceQuery } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Notice, StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import type { Branch } from "./lanes.ts";
import { told } from "./told.ts";

export type Found = NonNullable<TraceQuery["trace"]>;

/** Says whether all is here, and what is not. */
export function Extent({ extent, nodes, edges }: Pick<Found, "extent" | "nodes" | "edges">) {
  const { cut, lotCount, edgeCount, beyond } = extent;
  const undrawn = nodes.totalCount - nodes.nodes.length;
  return (
    <>
      {cut === "COMPLETE" ? (
        <p class="small muted">{t("trace.whole", { lots: lotCount, steps: edgeCount })}</p>
      ) : (
        <Notice state="refused" title={t(`trace.cut.${cut}`)}>
          <p>{t("trace.beyond", { n: beyond })}</p>
        </Notice>
      )}
      {(undrawn > 0 || edges.totalCount > edges.nodes.length) && (
        <p class="small muted">{t("trace.undrawn", { n: undrawn })}</p>
      )}
    </>
  );
}

/** The graph as a list: what is indented came of what stands above it, or led to it. */
export const Tree = ({ title, of }: { title: string; of: readonly Branch[] }) =>
  of.some(({ children }) => children.length > 0) ? (
    <Section title={title}>
      <ul class="card card-pad tree">{of.map(branch)}</ul>
    </Section>
  ) : null;

const branch = (one: Branch, place: number) => <Twig key={`${one.thing.key}${place}`} of={one} />;

function Twig({ of: { thing, edge, children, again } }: { of: Branch }) {
  const { name, detail, isNumber, sign, href } = told(thing);
  const shown = <span class={isNumber ? "mono breaks" : undefined}>{name}</span>;
  // Between a document and its partner nothing is counted: lots of different units are on it.
  const step = edge && Number(edge.quantity) > 0 ? edge : null;
  return (
    <li>
      <div class="twig">
        {href ? <a href={href}>{shown}</a> : <strong>{shown}</strong>}
        <span class="small">
          {[step && t(`trace.edge.${step.kind}`, { quantity: quantity(step.quantity) }), detail]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {sign && (
          <StateWord state={sign.state} icon={sign.icon}>
            {sign.word}
          </StateWord>
        )}
        {again && <span class="small muted">{t("trace.again")}</span>}
      </div>
      {children.length > 0 && <ul>{children.map(branch)}</ul>}
    </li>
  );
}

interface PartnersProps {
  title: string;
  of: { totalCount: number; nodes: readonly TracePartnerFragment[] };
  back: "trace.cameBack" | "trace.wentBack";
}

/** Who got what, or gave it. */
export const Partners = ({ title, of, back }: PartnersProps) =>
  of.totalCount === 0 ? null : (
    <Section title={title} aside={String(of.totalCount)}>
      <List>
        {of.nodes.map(({ partner, products, lotCount, transferCount }) => (
          <Row
            key={partner.id}
            icon="store"
            title={partner.name}
            end={products.map(({ product, quantity: much, returned }) => (
              <span key={product.id}>
                <b>{quantity(much, product.unit.symbol)}</b>
                {Number(returned) > 0 && ` ${t(back, { quantity: quantity(returned, product.unit.symbol) })}`}
              </span>
            ))}
          >
            {[
              t("trace.lots", { n: lotCount }),
              t("trace.papers", { n: transferCount }),
              ...products.map(({ product }) => product.name),
              partner.phone,
            ]
              .filter(Boolean)
              .join(" · ")}
          </Row>
        ))}
      </List>
    </Section>
  );

const BALANCE = [
  "received",
  "produced",
  "counted",
  "transformed",
  "returned",
  "shipped",
  "sentBack",
  "consumed",
  "scrapped",
  "onHand",
] as const;

/** Where all of the lot went; what is none is left out, but never what does not sum up. */
export function Balance({ start, massBalances }: Pick<Found, "start" | "massBalances">) {
  const [balance] = massBalances.nodes;
  const unit = start[0]?.product.unit.symbol;
  if (!balance || start.length !== 1) return null;
  const sums = Number(balance.difference) === 0;
  return (
    <Section title={t("trace.balance")} {...(unit && { aside: unit })}>
      <dl class="card card-pad facts">
        {BALANCE.filter((name) => Number(balance[name]) !== 0).map((name) => (
          <>
            <dt>{t(`trace.balance.${name}`)}</dt>
            <dd>{quantity(balance[name])}</dd>
          </>
        ))}
        <dt>{t("trace.balance.difference")}</dt>
        <dd>
          {sums ? (
            <StateWord state="ok">{t("trace.balance.sums")}</StateWord>
          ) : (
            <StateWord state="refused">{quantity(balance.difference)}</StateWord>
          )}
        </dd>
      </dl>
    </Section>
  );
}

export const Gaps = ({ gaps }: Pick<Found, "gaps">) =>
  gaps.totalCount === 0 ? null : (
    <Section title={t("trace.gaps")} aside={String(gaps.totalCount)}>
      <List>
        {gaps.nodes.map(({ kind, message, lot, quantity: much }) => (
          <Row
            key={`${kind}${lot.id}`}
            icon="triangle-alert"
            title={<span class="mono breaks">{lot.number}</span>}
            href={`/lots/${encodeURIComponent(lot.id)}`}
            {...(much && { end: <b>{quantity(much, lot.product.unit.symbol)}</b> })}
          >
            {message}
          </Row>
        ))}
      </List>
    </Section>
  );
