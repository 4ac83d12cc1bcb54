/** A trace as lanes from supplier to customer, and as a list. No DOM. */
import type { TraceJoinFragment, TraceThingFragment } from "../../gql/graphql.ts";

export type LaneName =
  | "vendors"
  | "receipts"
  | "before"
  | "start"
  | "after"
  | "production"
  | "documents"
  | "customers";

export interface Lane {
  id: string;
  name: LaneName;
  things: readonly TraceThingFragment[];
}

type Edge = TraceJoinFragment;

/** What brings goods in, or sends them back where they came from, stands before all lots. */
function inbound(edges: readonly Edge[]): Set<string> {
  const found = edges.flatMap(({ source, target, kind }) =>
    kind === "RECEIVED" ? [source] : kind === "SENT_BACK" ? [target] : [],
  );
  return new Set(found);
}

function lotLane(depth: number): LaneName {
  if (depth === 0) return "start";
  return depth < 0 ? "before" : "after";
}

const isOrder = ({ subject }: TraceThingFragment): boolean => subject.__typename === "ManufacturingOrder";
const isStep = (thing: TraceThingFragment): boolean => thing.subject.__typename === "Lot" || isOrder(thing);

/** Lots step by step; an order of production stands between what it took and what it made. */
function stepLanes(things: readonly TraceThingFragment[]): Lane[] {
  const found = new Map<number, { id: string; name: LaneName; things: TraceThingFragment[] }>();
  for (const thing of things.filter(isStep)) {
    const { depth } = thing;
    const order = isOrder(thing);
    const at = order ? depth - Math.sign(depth) / 2 : depth;
    const lane = found.get(at) ?? {
      id: `${order ? "orders" : "lots"}${depth}`,
      name: order ? "production" : lotLane(depth),
      things: [],
    };
    lane.things.push(thing);
    found.set(at, lane);
  }
  return [...found].sort(([one], [other]) => one - other).map(([, lane]) => lane);
}

/** Suppliers, receipts, lots step by step, deliveries and other documents, customers; empty lanes are left out. */
export function lanesOf(things: readonly TraceThingFragment[], edges: readonly Edge[]): Lane[] {
  const before = inbound(edges);
  const partners = things.filter(({ subject }) => subject.__typename === "Partner");
  const documents = things.filter((thing) => !isStep(thing) && !partners.includes(thing));
  const vendors = new Set(
    documents.flatMap(({ key, subject }) =>
      before.has(key) && subject.__typename === "Transfer" && subject.partner ? [subject.partner.id] : [],
    ),
  );
  const lanes: Lane[] = [
    { id: "vendors", name: "vendors", things: partners.filter(({ key }) => vendors.has(key)) },
    { id: "receipts", name: "receipts", things: documents.filter(({ key }) => before.has(key)) },
    ...stepLanes(things),
    { id: "documents", name: "documents", things: documents.filter(({ key }) => !before.has(key)) },
    { id: "customers", name: "customers", things: partners.filter(({ key }) => !vendors.has(key)) },
  ];
  return lanes.filter((lane) => lane.things.length > 0);
}

/** Edges as lines. Where all that an order took went into all that it made, the lines to it and from it say so, and none is
 * drawn past it. */
export function linesOf(edges: readonly Edge[]): readonly Edge[] {
  const joined = new Set(edges.map(pairOf));
  const taken = edges.filter(({ kind }) => kind === "USED");
  const made = edges.filter(({ kind }) => kind === "MADE");
  const told = new Set<string>();
  for (const order of new Set(taken.map(({ target }) => target))) {
    const outputs = made.filter(({ source }) => source === order);
    const pairs = taken
      .filter(({ target }) => target === order)
      .flatMap(({ source }) => outputs.map(({ target }) => pairOf({ source, target })));
    if (pairs.every((pair) => joined.has(pair))) for (const pair of pairs) told.add(pair);
  }
  return edges.filter((edge) => edge.kind !== "CONSUMED" || !told.has(pairOf(edge)));
}

/** Edges without those to and from orders that tell again what an edge between two lots tells. */
export function betweenLots(edges: readonly Edge[]): readonly Edge[] {
  const joined = new Set(edges.filter(({ kind }) => kind === "CONSUMED").map(pairOf));
  const made = edges.filter(({ kind }) => kind === "MADE");
  const again = new Set<Edge>();
  for (const used of edges.filter(({ kind }) => kind === "USED"))
    for (const other of made)
      if (used.target === other.source && joined.has(pairOf({ source: used.source, target: other.target })))
        again.add(used).add(other);
  return edges.filter((edge) => !again.has(edge));
}

/** Orders by which lots went into other lots, by the pair of those. */
function ordersOf(
  edges: readonly Edge[],
  byKey: ReadonlyMap<string, TraceThingFragment>,
): (edge: Edge) => TraceThingFragment[] {
  const made = edges.filter(({ kind }) => kind === "MADE");
  const found = new Map<string, TraceThingFragment[]>();
  for (const { source, target: order } of edges.filter(({ kind }) => kind === "USED")) {
    const thing = byKey.get(order);
    for (const { target } of made.filter((other) => other.source === order)) {
      const pair = pairOf({ source, target });
      if (thing) found.set(pair, [...(found.get(pair) ?? []), thing]);
    }
  }
  return (edge) => (edge.kind === "CONSUMED" ? (found.get(pairOf(edge)) ?? []) : []);
}

const pairOf = ({ source, target }: Pick<Edge, "source" | "target">): string => `${source} ${target}`;

export interface Branch {
  thing: TraceThingFragment;
  /** What joins it to what it stands below, and the unit of that. */
  edge?: Edge;
  unit: string;
  /** Orders by which it went from the one into the other. */
  orders: readonly TraceThingFragment[];
  children: readonly Branch[];
  /** It stands further up already, with all below it. */
  again: boolean;
}

const lotUnit = (thing: TraceThingFragment | undefined): string | undefined =>
  thing?.subject.__typename === "Lot" ? thing.subject.product.unit.symbol : undefined;

/** The unit of what an edge counts: that of the lot it leaves, or enters when it leaves a document; of what a document hands
 * over, that of the product. */
export function unitsOf(things: readonly TraceThingFragment[]): (edge: Edge) => string {
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  return ({ source, target, product }) =>
    lotUnit(byKey.get(source)) ?? lotUnit(byKey.get(target)) ?? product?.unit.symbol ?? "";
}

const endsHere = (thing: TraceThingFragment): boolean =>
  isOrder(thing) || thing.subject.__typename === "Partner";

/** The graph as an indented list, from the start on: each thing with what is below it once. A partner ends it: what else
 * went there did not come of this. What left the start stands ahead only, and
 * what came back into it only in the other list. What went into other lots is told once, by what it became, with the order; an order has
 * a place of its own only where nothing is known to have come of it. */
export function branches(
  things: readonly TraceThingFragment[],
  edges: readonly Edge[],
  ahead: boolean,
): readonly Branch[] {
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  const isStart = (key: string): boolean => {
    const thing = byKey.get(key);
    return thing?.depth === 0 && thing.subject.__typename === "Lot";
  };
  const next = new Map<string, Edge[]>();
  for (const edge of betweenLots(edges)) {
    const [near, far] = ahead ? [edge.source, edge.target] : [edge.target, edge.source];
    if (!isStart(far) || (ahead && isStart(near))) next.set(near, [...(next.get(near) ?? []), edge]);
  }
  const unitOf = unitsOf(things);
  const by = ordersOf(edges, byKey);
  const seen = new Set<string>();
  const grow = (key: string, edge?: Edge): Branch[] => {
    const thing = byKey.get(key);
    if (!thing) return [];
    const again = seen.has(key);
    seen.add(key);
    const further = again || endsHere(thing) ? [] : (next.get(key) ?? []);
    const children = further.flatMap((each) => grow(ahead ? each.target : each.source, each));
    const orders = edge ? by(edge) : [];
    return [{ thing, ...(edge && { edge }), unit: edge ? unitOf(edge) : "", orders, children, again }];
  };
  return things.filter(({ key }) => isStart(key)).flatMap(({ key }) => grow(key));
}
