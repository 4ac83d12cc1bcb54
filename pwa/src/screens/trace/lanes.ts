/** A trace as lanes from supplier to customer, and where everything is drawn. No DOM. */
import type { TraceJoinFragment, TraceThingFragment } from "../../gql/graphql.ts";

export type LaneName = "vendors" | "receipts" | "before" | "start" | "after" | "documents" | "customers";

export interface Lane {
  id: string;
  name: LaneName;
  things: readonly TraceThingFragment[];
}

type Edge = Pick<TraceJoinFragment, "source" | "target" | "kind" | "quantity">;

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

/** Edges of the trace, and those between documents and their partners, which have no quantity of their own. */
export function allEdges(things: readonly TraceThingFragment[], edges: readonly Edge[]): Edge[] {
  const before = inbound(edges);
  const known = new Set(things.map(({ key }) => key));
  const partners = things.flatMap(({ key, subject }) => {
    const partner = subject.__typename === "Transfer" ? subject.partner?.id : undefined;
    if (!partner || !known.has(partner)) return [];
    const [source, target] = before.has(key) ? [partner, key] : [key, partner];
    return [{ source, target, kind: before.has(key) ? "RECEIVED" : "SHIPPED", quantity: "0" } as const];
  });
  return [...edges, ...partners];
}

export const NODE_HEIGHT = 58;
const GAP = 8;
const HEAD = 28;
const BETWEEN = 34;
const FOOT = 10;
const ROWS = 2;

export interface Box {
  x: number;
  y: number;
  width: number;
}

export interface Drawn {
  width: number;
  height: number;
  lanes: readonly {
    lane: Lane;
    y: number;
    height: number;
    shown: readonly TraceThingFragment[];
    more: number;
  }[];
  boxes: ReadonlyMap<string, Box>;
  edges: readonly { source: Box; target: Box; key: string; weight: number }[];
}

/** The box in which what a lane does not show is folded. */
export const foldOf = (lane: Lane): string => `fold:${lane.id}`;

/** Lanes one below the other, in so many columns; open: lanes of which all is shown. */
export function draw(
  lanes: readonly Lane[],
  edges: readonly Edge[],
  { width, columns, open }: { width: number; columns: number; open: ReadonlySet<string> },
): Drawn {
  const boxes = new Map<string, Box>();
  const each = (width - GAP * (columns + 1)) / columns;
  let y = 0;
  const drawn = lanes.map((lane) => {
    const room = columns * ROWS;
    const all = open.has(lane.id) || lane.things.length <= room;
    const shown = all ? lane.things : lane.things.slice(0, room - 1);
    const places = all ? shown.length : room;
    const box = (place: number): Box => ({
      x: GAP + (place % columns) * (each + GAP),
      y: y + HEAD + Math.floor(place / columns) * (NODE_HEIGHT + GAP),
      width: each,
    });
    for (const [place, thing] of shown.entries()) boxes.set(thing.key, box(place));
    const folded = lane.things.slice(shown.length);
    if (folded.length > 0) {
      boxes.set(foldOf(lane), box(room - 1));
      for (const thing of folded) boxes.set(thing.key, box(room - 1));
    }
    const height = HEAD + Math.ceil(places / columns) * (NODE_HEIGHT + GAP) - GAP + FOOT;
    const at = { lane, y, height, shown, more: folded.length };
    y += height + BETWEEN;
    return at;
  });
  return { width, height: Math.max(y - BETWEEN, 0), lanes: drawn, boxes, edges: lines(boxes, edges) };
}

function lines(boxes: ReadonlyMap<string, Box>, edges: readonly Edge[]): Drawn["edges"] {
  const most = Math.max(1, ...edges.map(({ quantity }) => Number(quantity)));
  const found = new Map<string, Drawn["edges"][number]>();
  for (const { source, target, quantity } of edges) {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (!from || !to || from === to) continue;
    const key = `${from.x},${from.y} ${to.x},${to.y}`;
    const weight = Math.max(found.get(key)?.weight ?? 0, 1.5 + 4.5 * Math.sqrt(Number(quantity) / most));
    found.set(key, { source: from, target: to, key, weight });
  }
  return [...found.values()];
}

/** A line from the foot of one box to the head of the other. */
export function curve(source: Box, target: Box): string {
  const [x, y] = [source.x + source.width / 2, source.y + NODE_HEIGHT];
  const [ex, ey] = [target.x + target.width / 2, target.y];
  const bend = Math.max(18, Math.abs(ey - y) / 2);
  return `M${x} ${y} C${x} ${y + bend} ${ex} ${ey - bend} ${ex} ${ey}`;
}

export interface Branch {
  thing: TraceThingFragment;
  edge?: Edge;
  children: readonly Branch[];
  /** It stands further up already, with all below it. */
  again: boolean;
}

const MOST_BRANCHES = 300;

/** The graph as an indented list, from the start on: each thing with what is below it once. */
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
  const seen = new Set<string>();
  const grow = (key: string, edge?: Edge): Branch[] => {
    const thing = byKey.get(key);
    if (!thing || seen.size >= MOST_BRANCHES) return [];
    const again = seen.has(key);
    seen.add(key);
    const further = again ? [] : (next.get(key) ?? []);
    const children = further.flatMap((each) => grow(ahead ? each.target : each.source, each));
    return [{ thing, ...(edge && { edge }), children, again }];
  };
  return things
    .filter(({ depth, subject }) => depth === 0 && subject.__typename === "Lot")
    .flatMap(({ key }) => grow(key));
}
