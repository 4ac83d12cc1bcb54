/** A trace as lanes from supplier to customer, and as a list. No DOM. */
import type { TraceJoinFragment, TraceThingFragment } from "../../gql/graphql.ts";

export type LaneName = "vendors" | "receipts" | "before" | "start" | "after" | "documents" | "customers";

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

/** Suppliers, receipts, lots step by step, deliveries and other documents, customers; empty lanes are left out. */
export function lanesOf(things: readonly TraceThingFragment[], edges: readonly Edge[]): Lane[] {
  const before = inbound(edges);
  const transfers = things.filter(({ subject }) => subject.__typename === "Transfer");
  const vendors = new Set(
    transfers.flatMap(({ key, subject }) =>
      before.has(key) && subject.__typename === "Transfer" && subject.partner ? [subject.partner.id] : [],
    ),
  );
  const partners = things.filter(({ subject }) => subject.__typename === "Partner");
  const lots = things.filter(({ subject }) => subject.__typename === "Lot");
  const depths = [...new Set(lots.map(({ depth }) => depth))].sort((one, other) => one - other);
  const lanes: Lane[] = [
    { id: "vendors", name: "vendors", things: partners.filter(({ key }) => vendors.has(key)) },
    { id: "receipts", name: "receipts", things: transfers.filter(({ key }) => before.has(key)) },
    ...depths.map((depth) => ({
      id: `lots${depth}`,
      name: lotLane(depth),
      things: lots.filter((lot) => lot.depth === depth),
    })),
    { id: "documents", name: "documents", things: transfers.filter(({ key }) => !before.has(key)) },
    { id: "customers", name: "customers", things: partners.filter(({ key }) => !vendors.has(key)) },
  ];
  return lanes.filter((lane) => lane.things.length > 0);
}

/** Edges of the trace, and those between documents and their partners, which have no quantity of their own: from the
 * partner to what brings goods, and to the partner from what takes them. */
export function allEdges(things: readonly TraceThingFragment[], edges: readonly Edge[]): Edge[] {
  const bringing = new Set(edges.map(({ source }) => source));
  const known = new Set(things.map(({ key }) => key));
  const partners = things.flatMap(({ key, subject }) => {
    const partner = subject.__typename === "Transfer" ? subject.partner?.id : undefined;
    if (!partner || !known.has(partner)) return [];
    const [source, target, kind] = bringing.has(key)
      ? ([partner, key, "RECEIVED"] as const)
      : ([key, partner, "SHIPPED"] as const);
    return [{ source, target, kind, quantity: "0", bounds: { atLeast: "0", atMost: "0" } }];
  });
  return [...edges, ...partners];
}

export interface Branch {
  thing: TraceThingFragment;
  /** What joins it to what it stands below, and the unit of that. */
  edge?: Edge;
  unit: string;
  children: readonly Branch[];
  /** It stands further up already, with all below it. */
  again: boolean;
}

const lotUnit = (thing: TraceThingFragment | undefined): string | undefined =>
  thing?.subject.__typename === "Lot" ? thing.subject.product.unit.symbol : undefined;

/** The unit of what an edge counts: that of the lot it leaves, or enters when it leaves a document. */
export function unitsOf(things: readonly TraceThingFragment[]): (edge: Edge) => string {
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  return ({ source, target }) => lotUnit(byKey.get(source)) ?? lotUnit(byKey.get(target)) ?? "";
}

/** The graph as an indented list, from the start on: each thing with what is below it once. A partner ends it: what else
 * went there did not come of this. */
export function branches(
  things: readonly TraceThingFragment[],
  edges: readonly Edge[],
  ahead: boolean,
): readonly Branch[] {
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  const next = new Map<string, Edge[]>();
  for (const edge of edges) {
    const near = ahead ? edge.source : edge.target;
    next.set(near, [...(next.get(near) ?? []), edge]);
  }
  const unitOf = unitsOf(things);
  const seen = new Set<string>();
  const grow = (key: string, edge?: Edge): Branch[] => {
    const thing = byKey.get(key);
    if (!thing) return [];
    const again = seen.has(key);
    seen.add(key);
    const further = again || thing.subject.__typename === "Partner" ? [] : (next.get(key) ?? []);
    const children = further.flatMap((each) => grow(ahead ? each.target : each.source, each));
    return [{ thing, ...(edge && { edge }), unit: edge ? unitOf(edge) : "", children, again }];
  };
  return things
    .filter(({ depth, subject }) => depth === 0 && subject.__typename === "Lot")
    .flatMap(({ key }) => grow(key));
}
