/** What is known of a box of the graph: what came in and went out, how much of the start is in it, what stops it, and whom to ask. */
import type { ComponentChildren } from "preact";
import { useQuery } from "../../data.ts";
import { date, integer, moment, quantity } from "../../format.ts";
import {
  TracedThingDocument,
  type TracedThingQuery,
  type TraceJoinFragment,
  type TraceThingFragment,
} from "../../gql/graphql.ts";
import { add } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Fact } from "../../ui/facts.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import type { Then } from "./asked.tsx";
import { moved, shareOf, type Whole } from "./known.ts";
import { betweenLots, unitsOf } from "./lanes.ts";
import { Signs } from "./signs.tsx";
import { told } from "./told.ts";

const MOST_STEPS = 8;

export interface Traced {
  things: readonly TraceThingFragment[];
  edges: readonly TraceJoinFragment[];
  whole: Whole;
  then: Then;
}

interface CardProps extends Traced {
  thing: TraceThingFragment;
  onClose: () => void;
}

export function Card({ thing, whole, things, edges, then, onClose }: CardProps) {
  const { name, detail, signs } = told(thing);
  const loaded = useQuery(TracedThingDocument, { id: thing.key, asOf: then ?? null });
  const held = shareOf(thing, whole);
  const steps = thing.subject.__typename === "Lot" ? betweenLots(edges) : edges;
  return (
    <Sheet title={name} sub={detail} onClose={onClose} foot={<FromHere thing={thing} />}>
      <Signs of={signs} />
      <dl class="facts">
        <Fact label={t(thing.depth < 0 ? "trace.card.into" : "trace.card.share")}>{held}</Fact>
        <Steps
          label={t("trace.card.in")}
          of={steps.filter(({ target }) => target === thing.key)}
          other={({ source }) => source}
          things={things}
        />
        <Steps
          label={t("trace.card.out")}
          of={steps.filter(({ source }) => source === thing.key)}
          other={({ target }) => target}
          things={things}
        />
        {loaded.data?.node && factsOf(loaded.data.node, then)}
      </dl>
      <ShowLoaded of={loaded} rows={2}>
        {() => null}
      </ShowLoaded>
      {thing.orderUncertain && <p>{t("trace.uncertain")}</p>}
      {thing.furtherEdges > 0 && <p>{t("trace.leadsOn", { n: thing.furtherEdges })}</p>}
    </Sheet>
  );
}

function FromHere({ thing }: { thing: TraceThingFragment }) {
  const { href } = told(thing);
  const trace = `/trace/${encodeURIComponent(thing.key)}`;
  if (thing.subject.__typename === "Partner")
    return (
      <Button wide href={trace}>
        {t("trace.ofPartner")}
      </Button>
    );
  return (
    href && (
      <div class="dock-pair">
        <Button href={href}>{t("trace.show")}</Button>
        <Button href={trace}>{t("trace.fromHere")}</Button>
      </div>
    )
  );
}

interface StepsProps {
  label: string;
  of: readonly TraceJoinFragment[];
  /** The key of the other end. */
  other: (edge: TraceJoinFragment) => string;
  things: readonly TraceThingFragment[];
}

/** How much came from where, or went where. */
function Steps({ label, of, other, things }: StepsProps) {
  const unitOf = unitsOf(things);
  const names = new Map(things.map((thing) => [thing.key, told(thing).name]));
  const more = of.length - MOST_STEPS;
  return (
    of.length > 0 && (
      <Fact label={label}>
        <ul class="facts-list">
          {of.slice(0, MOST_STEPS).map((edge, place) => (
            <li key={place}>{`${names.get(other(edge)) ?? ""}: ${moved(edge, unitOf(edge))}`}</li>
          ))}
          {more > 0 && <li>{t("trace.more", { n: more, count: integer(more) })}</li>}
        </ul>
      </Fact>
    )
  );
}

type Thing = NonNullable<TracedThingQuery["node"]>;

function factsOf(thing: Thing, then: Then): ComponentChildren {
  if (thing.__typename === "Lot") return <LotFacts of={thing} then={then} />;
  if (thing.__typename === "Partner") return <Contact of={thing} />;
  if (thing.__typename !== "Transfer") return null;
  return (
    <>
      <Fact label={t("trace.card.validated")}>{thing.validatedAt && moment(thing.validatedAt)}</Fact>
      <Fact label={t("trace.partner")}>{thing.partner?.name}</Fact>
      {thing.partner && <Contact of={thing.partner} />}
    </>
  );
}

type Lot = Extract<Thing, { __typename: "Lot" }>;

const LotFacts = ({ of: lot, then }: { of: Lot; then: Then }) => (
  <>
    <Fact label={t("trace.card.held")}>
      {Number(lot.stock.held) > 0 && quantity(lot.stock.held, lot.product.unit.symbol)}
    </Fact>
    <Fact label={t("trace.card.why")}>{[...new Set(lot.holds.map(({ reason }) => reason))].join(" · ")}</Fact>
    {lot.dates.map(({ kind, date: day }) => (
      <Fact key={kind} label={t(`date.${kind}`)}>
        {date(day)}
      </Fact>
    ))}
    {then !== undefined && <Places of={lot} />}
  </>
);

/** Where a lot lies. */
export function Places({ of: { balances, product } }: { of: Lot }) {
  const places = new Map<string, string>(); // what is in packages there is told together with the rest
  for (const { location, onHand } of balances.nodes)
    if (Number(onHand) > 0) places.set(location.path, add(places.get(location.path) ?? "0", onHand));
  return (
    <Fact label={t("lot.places")}>
      {places.size > 0 && (
        <ul class="facts-list">
          {[...places].map(([path, much]) => (
            <li key={path}>{`${path}: ${quantity(much, product.unit.symbol)}`}</li>
          ))}
          {balances.pageInfo.hasNextPage && <li>{t("lot.morePlaces")}</li>}
        </ul>
      )}
    </Fact>
  );
}

const Contact = ({ of: { phone, email } }: { of: { phone: string | null; email: string | null } }) => (
  <>
    <Fact label={t("trace.card.phone")}>
      {phone && <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>}
    </Fact>
    <Fact label={t("trace.card.email")}>{email && <a href={`mailto:${email}`}>{email}</a>}</Fact>
  </>
);
