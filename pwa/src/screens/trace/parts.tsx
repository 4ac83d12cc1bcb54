/** What stands below the graph: the same as a list, who has what, the sums, and what the record does not explain. */
import { useState } from "preact/hooks";
import { integer, quantity } from "../../format.ts";
import type { TracePartnerFragment, TraceQuery, TraceThingsQuery } from "../../gql/graphql.ts";
import { subtract } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { Fact } from "../../ui/facts.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { moved, ofWhole, type Whole } from "./known.ts";
import type { Branch } from "./lanes.ts";
import { Signs } from "./signs.tsx";
import { told } from "./told.ts";

type Things = NonNullable<TraceThingsQuery["trace"]>;

/** A trace with the things that are in it. */
export type Found = NonNullable<TraceQuery["trace"]> & Things;

/** Says whether all is here, and what is not. */
export function Extent({ extent, nodes, edges }: Pick<Found, "extent" | "nodes" | "edges">) {
  const { cut, lotCount, edgeCount, beyond } = extent;
  return (
    <>
      {cut === "COMPLETE" ? (
        <p class="small muted">{t("trace.whole", { lots: lotCount, steps: edgeCount })}</p>
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
      <Twigs of={of} whole={whole} top />
    </Section>
  ) : null;

/** So many of one thing are listed at once. */
const AT_ONCE = 10;

function Twigs({ of, whole, top }: { of: readonly Branch[]; whole: Whole; top?: boolean }) {
  const [most, show] = useState(AT_ONCE);
  const more = of.length - most;
  return (
    <ul class={top ? "card card-pad tree" : undefined}>
      {of.slice(0, most).map((one, place) => (
        <Twig key={`${one.thing.key}${place}`} of={one} whole={whole} />
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

function Twig({ of: { thing, edge, unit, children, again }, whole }: { of: Branch; whole: Whole }) {
  const { name, detail, isNumber, signs, href } = told(thing);
  const shown = <span class={isNumber ? "mono breaks" : undefined}>{name}</span>;
  // Between a document and its partner nothing is counted: lots of different units are on it.
  const step = edge && Number(edge.quantity) > 0 ? moved(edge, unit) : null;
  const held = thing.depth === 0 ? null : ofWhole(thing.share, whole);
  return (
    <li>
      <div class="twig">
        {href ? <a href={href}>{shown}</a> : <strong>{shown}</strong>}
        <span class="small">{[step, detail, held].filter(Boolean).join(" · ")}</span>
        <Signs of={signs} />
        {again && <span class="small muted">{t("trace.again")}</span>}
      </div>
      {children.length > 0 && <Twigs of={children} whole={whole} />}
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
    <Section title={t(`trace.${who}`)} aside={String(of.totalCount)}>
      <List>
        {of.nodes.map((each) => (
          <Row
            key={each.partner.id}
            icon="store"
            title={each.partner.name}
            end={each.products.map(({ product, quantity: much, returned }) => (
              <b key={product.id}>{quantity(subtract(much, returned), product.unit.symbol)}</b>
            ))}
          >
            {each.products.map((portion) => thereAndBack(portion, who)).join(" · ")}
            {who === "customers" && each.share && (
              <>
                <br />
                {ofWhole(each.share, whole)}
              </>
            )}
            <br />
            {[
              t("trace.lots", { n: each.lotCount }),
              t("trace.papers", { n: each.transferCount }),
              each.partner.phone,
            ]
              .filter(Boolean)
              .join(" · ")}
          </Row>
        ))}
      </List>
    </Section>
  );

type Portion = TracePartnerFragment["products"][number];

function thereAndBack({ product, quantity: much, returned }: Portion, who: keyof typeof WAYS): string {
  if (Number(returned) === 0) return product.name;
  const [there, back] = WAYS[who];
  const unit = product.unit.symbol;
  return `${product.name}: ${t(there, { quantity: quantity(much, unit) })}, ${t(back, { quantity: quantity(returned, unit) })}`;
}

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

/** What of it is called otherwise where more went than came. */
const WENT = { counted: "lost", transformed: "split" } as const;

function balanceOf(balance: Found["massBalances"]["nodes"][number], name: (typeof BALANCE)[number]) {
  const much = balance[name];
  const went = name === "counted" || name === "transformed" ? WENT[name] : null;
  return went && Number(much) < 0 ? ([went, subtract("0", much)] as const) : ([name, much] as const);
}

/** Where all of the lot went; what is none is left out, but never what does not sum up. */
export function Balance({ start, massBalances }: Pick<Found, "start" | "massBalances">) {
  const [balance] = massBalances.nodes;
  const unit = start[0]?.product.unit.symbol;
  if (!balance || start.length !== 1) return null;
  const sums = Number(balance.difference) === 0;
  return (
    <Section title={t("trace.balance")} {...(unit && { aside: unit })}>
      <dl class="card card-pad facts">
        {BALANCE.map((name) => balanceOf(balance, name)).map(([name, much]) => (
          <Fact key={name} label={t(`trace.balance.${name}`)}>
            {Number(much) !== 0 && quantity(much)}
          </Fact>
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
