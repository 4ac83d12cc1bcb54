/** A trace as lanes from supplier to customer, and where everything is drawn. No DOM. */
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

/** Edges of the trace, and those between documents and their partners, which have no quantity of their own. */
export function allEdges(things: readonly TraceThingFragment[], edges: readonly Edge[]): Edge[] {
  const before = inbound(edges);
  const known = new Set(things.map(({ key }) => key));
  const partners = things.flatMap(({ key, subject }) => {
    const partner = subject.__typename === "Transfer" ? subject.partner?.id : undefined;
    if (!partner || !known.has(partner)) return [];
    const [source, target] = before.has(key) ? [partner, key] : [key, partner];
    const kind = before.has(key) ? "RECEIVED" : "SHIPPED";
    return [{ source, target, kind, quantity: "0", bounds: { atLeast: "0", atMost: "0" } } as const];
  });
  return [...edges, ...partners];
}

export const NODE_HEIGHT = 58;
const GAP = 8;
const HEAD = 28;
const BETWEEN = 34;
const FOOT = 10;
const ROWS = 2;
/** Of lanes side by side: two lines of their name, and so many boxes before the rest is folded. */
const HEAD_ACROSS = 48;
const ROWS_ACROSS = 6;
const NARROWEST = 124;

export interface Box {
  x: number;
  y: number;
  width: number;
}

export interface Drawn {
  width: number;
  height: number;
  /** From left to right; else from top to bottom. */
  across: boolean;
  lanes: readonly {
    lane: Lane;
    x: number;
    y: number;
    width: number;
    height: number;
    shown: readonly TraceThingFragment[];
    more: number;
  }[];
  boxes: ReadonlyMap<string, Box>;
  edges: readonly { source: Box; target: Box; key: string; weight: number }[];
}

/** The box in which what a lane does not show is folded. */
export const foldOf = (lane: Lane): string => `fold:${lane.id}`;

/** How a graph is laid out. columns: of a lane, where lanes lie one below the other; open: lanes of which all is shown. */
export interface Layout {
  width: number;
  columns: number;
  open: ReadonlySet<string>;
}

/** Whether lanes have room side by side. */
export const fitsAcross = (lanes: readonly Lane[], width: number): boolean =>
  lanes.length > 1 && laneWidth(lanes, width) - 2 * GAP >= NARROWEST;

const laneWidth = (lanes: readonly Lane[], width: number): number =>
  (width - BETWEEN * (lanes.length - 1)) / lanes.length;

/** What of a lane is shown in so much room, with the box of each; the last box is of the fold. */
function placed(lane: Lane, room: number, open: ReadonlySet<string>, box: (place: number) => Box) {
  const all = open.has(lane.id) || lane.things.length <= room;
  const shown = all ? lane.things : lane.things.slice(0, room - 1);
  const folded = lane.things.slice(shown.length);
  const boxes: [string, Box][] = shown.map(({ key }, place) => [key, box(place)]);
  if (folded.length > 0) boxes.push([foldOf(lane), box(room - 1)]);
  for (const { key } of folded) boxes.push([key, box(room - 1)]);
  return { shown, more: folded.length, places: all ? shown.length : room, boxes };
}

/** Lanes side by side. */
export function drawAcross(
  lanes: readonly Lane[],
  edges: readonly Edge[],
  { width, open }: Omit<Layout, "columns">,
): Drawn {
  const boxes = new Map<string, Box>();
  const each = laneWidth(lanes, width);
  const drawn = lanes.map((lane, at) => {
    const x = at * (each + BETWEEN);
    const box = (place: number): Box => ({
      x: x + GAP,
      y: HEAD_ACROSS + place * (NODE_HEIGHT + GAP),
      width: each - 2 * GAP,
    });
    const { boxes: found, ...told } = placed(lane, ROWS_ACROSS, open, box);
    for (const [key, one] of found) boxes.set(key, one);
    return { lane, x, y: 0, width: each, ...told };
  });
  const most = Math.max(...drawn.map(({ places }) => places));
  const height = HEAD_ACROSS + most * (NODE_HEIGHT + GAP) - GAP + FOOT;
  return {
    width,
    height,
    across: true,
    lanes: drawn.map((lane) => ({ ...lane, height })),
    boxes,
    edges: lines(boxes, edges),
  };
}

/** Lanes one below the other. */
export function draw(
  lanes: readonly Lane[],
  edges: readonly Edge[],
  { width, columns, open }: Layout,
): Drawn {
  const boxes = new Map<string, Box>();
  const each = (width - GAP * (columns + 1)) / columns;
  let y = 0;
  const drawn = lanes.map((lane) => {
    const box = (place: number): Box => ({
      x: GAP + (place % columns) * (each + GAP),
      y: y + HEAD + Math.floor(place / columns) * (NODE_HEIGHT + GAP),
      width: each,
    });
    const { shown, more, places, boxes: found } = placed(lane, columns * ROWS, open, box);
    for (const [key, one] of found) boxes.set(key, one);
    const height = HEAD + Math.ceil(places / columns) * (NODE_HEIGHT + GAP) - GAP + FOOT;
    const at = { lane, x: 0, y, width, height, shown, more };
    y += height + BETWEEN;
    return at;
  });
  return {
    width,
    height: Math.max(y - BETWEEN, 0),
    across: false,
    lanes: drawn,
    boxes,
    edges: lines(boxes, edges),
  };
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

/** A line from the foot of one box to the head of the other; across: from its right side to the left one. */
export function curve(source: Box, target: Box, across: boolean): string {
  if (across) {
    const [x, y] = [source.x + source.width, source.y + NODE_HEIGHT / 2];
    const [ex, ey] = [target.x, target.y + NODE_HEIGHT / 2];
    const bend = Math.max(18, Math.abs(ex - x) / 2);
    return `M${x} ${y} C${x + bend} ${y} ${ex - bend} ${ey} ${ex} ${ey}`;
  }
  const [x, y] = [source.x + source.width / 2, source.y + NODE_HEIGHT];
  const [ex, ey] = [target.x + target.width / 2, target.y];
  const bend = Math.max(18, Math.abs(ey - y) / 2);
  return `M${x} ${y} C${x} ${y + bend} ${ex} ${ey - bend} ${ex} ${ey}`;
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

const MOST_BRANCHES = 300;

const lotUnit = (thing: TraceThingFragment | undefined): string | undefined =>
  thing?.subject.__typename === "Lot" ? thing.subject.product.unit.symbol : undefined;

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
  // A quantity is in the unit of the lot it leaves, or enters when it leaves a document.
  const unitOf = ({ source, target }: Edge) => lotUnit(byKey.get(source)) ?? lotUnit(byKey.get(target)) ?? "";
  const seen = new Set<string>();
  const grow = (key: string, edge?: Edge): Branch[] => {
    const thing = byKey.get(key);
    if (!thing || seen.size >= MOST_BRANCHES) return [];
    const again = seen.has(key);
    seen.add(key);
    const further = again ? [] : (next.get(key) ?? []);
    const children = further.flatMap((each) => grow(ahead ? each.target : each.source, each));
    return [{ thing, ...(edge && { edge }), unit: edge ? unitOf(edge) : "", children, again }];
  };
  return things
    .filter(({ depth, subject }) => depth === 0 && subject.__typename === "Lot")
    .flatMap(({ key }) => grow(key));
}
