/** What stands below the graph: the same as a list, who has what, and what the record does not explain. */
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { integer, quantity } from "../../format.ts";
import type { TracePartnerFragment, TraceQuery, TraceThingsQuery } from "../../gql/graphql.ts";
import { subtract } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { moved, ofWhole, shareOf, type Whole } from "./known.ts";
import type { Branch } from "./lanes.ts";
import { Signs } from "./signs.tsx";
import { told } from "./told.ts";

type Things = NonNullable<TraceThingsQuery["trace"]>;

/** A trace with the things that are in it. */
export type Found = NonNullable<TraceQuery["trace"]> & Things;

/** Says whether all is here, and what is not. */
export function Extent({ extent, nodes, edges }: Pick<Found, "extent" | "nodes" | "edges">) {
  const { cut, lotCount, lotEdgeCount, beyond } = extent;
  return (
    <>
      {cut === "COMPLETE" ? (
        <p class="small muted">{t("trace.whole", { lots: lotCount, steps: lotEdgeCount })}</p>
      ) : (
        <Notice state="refused" title={t(`trace.cut.${cut}`)}>
          <p>{t("trace.beyond", { n: beyond })}</p>
        </Notice>
      )}
      {(nodes.totalCount > nodes.nodes.length || edges.totalCount > edges.nodes.length) && (
        <p class="small muted">
          {t("trace.undrawn", {
            things: nodes.nodes.length,
            allThings: nodes.totalCount,
            steps: edges.nodes.length,
            allSteps: edges.totalCount,
          })}
        </p>
      )}
    </>
  );
}

interface TreeProps {
  title: string;
  of: readonly Branch[];
  whole: Whole;
}

/** The graph as a list: what is indented came of what stands above it, or led to it. */
export const Tree = ({ title, of, whole }: TreeProps) =>
  of.some(({ children }) => children.length > 0) ? (
    <Section title={title}>
      <Twigs of={of} whole={whole} levels={sizeOf(of) > MOST_ROWS ? LEVELS : Number.POSITIVE_INFINITY} top />
    </Section>
  ) : null;

/** So many of one thing are listed at once; and of a list of more rows, so many levels. */
const AT_ONCE = 10;
const MOST_ROWS = 60;
const LEVELS = 3;

const sizeOf = (of: readonly Branch[]): number =>
  of.reduce((sum, { children }) => sum + 1 + sizeOf(children), 0);

interface TwigsProps {
  of: readonly Branch[];
  whole: Whole;
  /** So many are open from here on. */
  levels: number;
  top?: boolean;
}

function Twigs({ of, whole, levels, top }: TwigsProps) {
  const [most, show] = useState(levels > 0 || sizeOf(of) === 1 ? AT_ONCE : 0);
  const more = of.length - most;
  return (
    <ul class={top ? "card card-pad tree" : undefined}>
      {of.slice(0, most).map((one, place) => (
        <Twig key={`${one.thing.key}${place}`} of={one} whole={whole} levels={levels - 1} />
      ))}
      {more > 0 && (
        <li>
          <Button kind="quiet" onClick={() => show(most + AT_ONCE * AT_ONCE)}>
            {t("trace.more", { n: more, count: integer(more) })}
          </Button>
        </li>
      )}
    </ul>
  );
}

interface TwigProps extends Omit<TwigsProps, "of" | "top"> {
  of: Branch;
}

function Twig({ of: { thing, edge, unit, orders, children, again }, whole, levels }: TwigProps) {
  const { name, detail, isNumber, signs, href } = told(thing);
  const shown = <span class={isNumber ? "mono breaks" : undefined}>{name}</span>;
  const step = edge ? moved(edge, unit) : null;
  const held = shareOf(thing, whole);
  return (
    <li>
      <div class="twig">
        {href ? <a href={href}>{shown}</a> : <strong>{shown}</strong>}
        <Signs of={signs} />
        <span class="small">{[step, detail, held].filter(Boolean).join(" · ")}</span>
        {orders.map((order) => (
          <a key={order.key} class="mono breaks" href={told(order).href ?? undefined}>
            {told(order).name}
          </a>
        ))}
        {again && <span class="small muted">{t("trace.again")}</span>}
      </div>
      {children.length > 0 && <Twigs of={children} whole={whole} levels={levels} />}
    </li>
  );
}

/** There and back, in words: what goes to customers, and what comes from vendors. */
const WAYS = {
  customers: ["trace.shipped", "trace.cameBack"],
  vendors: ["trace.received", "trace.wentBack"],
} as const;

interface PartnersProps {
  who: keyof typeof WAYS;
  of: { totalCount: number; nodes: readonly TracePartnerFragment[] };
  whole: Whole;
}

/** Who has how much, or gave it: what went back is taken off. */
export const Partners = ({ who, of, whole }: PartnersProps) =>
  of.totalCount === 0 ? null : (
    <Section title={t(`trace.${who}`)} aside={integer(of.totalCount)}>
      <List>
        {of.nodes.map((each) => (
          <PartnerRow key={each.partner.id} who={who} of={each} whole={whole} />
        ))}
      </List>
    </Section>
  );

interface PartnerProps extends Pick<PartnersProps, "who" | "whole"> {
  of: TracePartnerFragment;
}

/** Of several products, each has a line with how much that is. */
function PartnerRow({ who, of: { partner, products, share, lotCount, transferCount }, whole }: PartnerProps) {
  const [first, ...others] = products;
  const contact = partner.phone?.replaceAll(" ", NBSP) ?? partner.email;
  return (
    <Row icon="store" title={partner.name} end={first && others.length === 0 && <b>{leftOf(first)}</b>}>
      {products.map((portion) => (
        <Fragment key={portion.product.id}>
          {others.length > 0 && <b>{leftOf(portion)} </b>}
          {thereAndBack(portion, who)}
          <br />
        </Fragment>
      ))}
      {who === "customers" && share && (
        <>
          {ofWhole(share, whole)}
          <br />
        </>
      )}
      {[t("trace.lots", { n: lotCount }), t("trace.papers", { n: transferCount }), contact]
        .filter(Boolean)
        .join(" · ")}
    </Row>
  );
}

const NBSP = "\u00a0";

type Portion = TracePartnerFragment["products"][number];

const leftOf = ({ product, quantity: much, returned }: Portion): string =>
  quantity(subtract(much, returned), product.unit.symbol);

function thereAndBack({ product, quantity: much, returned }: Portion, who: keyof typeof WAYS): string {
  if (Number(returned) === 0) return product.name;
  const [there, back] = WAYS[who];
  const unit = product.unit.symbol;
  return `${product.name}: ${t(there, { quantity: quantity(much, unit) })}, ${t(back, { quantity: quantity(returned, unit) })}`;
}
