/** Where the lanes of a trace, their boxes and the ways between them are drawn. No DOM. */
import type { TraceJoinFragment, TraceThingFragment } from "../../gql/graphql.ts";
import type { Lane } from "./lanes.ts";
import {
  type Grid,
  LEAD,
  type Link,
  NARROW,
  type Pass,
  passes,
  path,
  type Run,
  runs,
  type Spot,
} from "./ways.ts";

export const NODE_HEIGHT = 76;
const NARROWEST = 124;
/** A channel without a way; with so many tracks; however many. */
const GAP = 8;
const TRACK = 7;
const WIDEST = 36;
/** Between lanes, and between lines of boxes of one lane; more of it the more ways bend there. */
const BETWEEN = 30;
const INSIDE = 16;
const BEND = 3;
const MOST_BENDS = 12;
const LINES = 2;
/** The name of a lane above its boxes: where lanes lie side by side, two lines of it. */
const HEAD = 30;
const HEAD_ACROSS = 48;
const PLACES_ACROSS = 6;
const MOST_OPEN = 100;
const INDENT = 12;

type Edge = Pick<TraceJoinFragment, "source" | "target" | "quantity">;

export interface Box {
  x: number;
  y: number;
  width: number;
}

export interface LaneDrawn extends Box {
  lane: Lane;
  height: number;
  /** Where its name begins: where no way runs through it, if there is such a place. */
  nameAt: number;
  shown: readonly TraceThingFragment[];
  more: number;
}

export interface Drawn {
  width: number;
  height: number;
  lanes: readonly LaneDrawn[];
  boxes: ReadonlyMap<string, Box>;
  ways: readonly { key: string; path: string; weight: number; runs: readonly Run[] }[];
}

/** How a graph is laid out. */
export interface Layout {
  width: number;
  /** Lanes from left to right; else from top to bottom. */
  across: boolean;
  /** Most places of a line, where lanes lie one below the other. */
  columns: number;
  /** Lanes of which all is shown that has room. */
  open: ReadonlySet<string>;
  nameWidth: (lane: Lane) => number;
}

/** The box in which what a lane does not show is folded. */
export const foldOf = (lane: Lane): string => `fold:${lane.id}`;

/** Whether lanes have room side by side. */
export const fitsAcross = (lanes: readonly Lane[], width: number): boolean =>
  lanes.length > 1 && boxAcross(lanes, width) >= NARROWEST;

const boxAcross = (lanes: readonly Lane[], width: number): number =>
  (width - BETWEEN * (lanes.length - 1)) / lanes.length - 2 * LEAD;

/** What of a lane has a box of its own; the rest is in the last box. */
function shownOf(lane: Lane, { across, columns, open }: Layout) {
  const room = open.has(lane.id) ? MOST_OPEN : across ? PLACES_ACROSS : columns * LINES;
  const shown = lane.things.length <= room ? lane.things : lane.things.slice(0, room - 1);
  return { lane, shown, folded: lane.things.slice(shown.length) };
}

type Shown = ReturnType<typeof shownOf>;

interface Line {
  /** Which lane, and whether it is the first line of it. */
  lane: number;
  first: boolean;
  keys: readonly string[];
  /** The place of its first box. */
  from: number;
}

function linesOf({ lane, shown, folded }: Shown, at: number, { across }: Layout, places: number): Line[] {
  const keys = [...shown.map(({ key }) => key), ...(folded.length > 0 ? [foldOf(lane)] : [])];
  if (across) return [{ lane: at, first: true, keys, from: 0 }];
  return Array.from({ length: Math.ceil(keys.length / places) }, (_, line) => {
    const own = keys.slice(line * places, (line + 1) * places);
    const from = places > NARROW ? Math.floor((places - own.length) / 2) : 0;
    return { lane: at, first: line === 0, keys: own, from };
  });
}

/** Places of a line, where lanes lie one below the other: what has few boxes has wide ones, in the middle of its lane, with
 * places beside them for the ways that pass. */
function placesDown(rows: readonly Shown[], { columns }: Layout): number {
  if (columns <= NARROW) return columns;
  const fullest = Math.max(...rows.map(({ shown, folded }) => shown.length + Math.min(folded.length, 1)));
  return Math.min(columns, fullest > NARROW ? fullest : fullest + 2);
}

/** Where everything stands; what is folded stands where its fold does. */
function spotsOf(lines: readonly Line[], rows: readonly Shown[]): Map<string, Spot> {
  const spots = new Map(
    lines.flatMap(({ keys, from }, line) =>
      keys.map((key, place): [string, Spot] => [key, { line, place: from + place }]),
    ),
  );
  for (const { lane, folded } of rows) {
    const fold = spots.get(foldOf(lane));
    for (const { key } of folded) if (fold) spots.set(key, fold);
  }
  return spots;
}

interface Weighed extends Link {
  key: string;
  weight: number;
}

/** One link for all edges between the same two boxes, as heavy as the heaviest. */
function linksOf(spots: ReadonlyMap<string, Spot>, edges: readonly Edge[]): Weighed[] {
  const most = Math.max(1, ...edges.map(({ quantity }) => Number(quantity)));
  const found = new Map<string, Weighed>();
  for (const edge of edges) {
    const [source, target] = [spots.get(edge.source), spots.get(edge.target)];
    if (!source || !target || source === target) continue;
    const key = `${source.line},${source.place} ${target.line},${target.place}`;
    const weight = Math.max(found.get(key)?.weight ?? 0, 1.5 + 3 * Math.sqrt(Number(edge.quantity) / most));
    found.set(key, { source, target, key, weight });
  }
  return [...found.values()];
}

/** Whether a link bends in the room before a line. */
function bendsBefore(line: number, { source, target }: Link): boolean {
  const back = target.line < source.line;
  if (back) return source.line === line || target.line === line - 1;
  return source.line === line - 1 || target.line === line;
}

/** Places and the channels beside them; a channel is wider the more tracks it has. */
function asideOf(passed: Iterable<Pass>, places: number, { across, width }: Layout): Omit<Grid, "lines"> {
  const tracks = Array.from({ length: places + 1 }, () => 0);
  for (const { channel, track } of passed) tracks[channel] = Math.max(tracks[channel] ?? 0, track + 1);
  const wide = tracks.map((count) => Math.min(WIDEST, GAP + count * TRACK));
  const size = across ? NODE_HEIGHT : (width - wide.reduce((sum, each) => sum + each, 0)) / places;
  let at = across ? HEAD_ACROSS - GAP : 0;
  const channels = wide.map((each, channel) => {
    const start = at;
    at += each + size;
    return { start, end: start + each, tracks: tracks[channel] ?? 0 };
  });
  const found = channels.slice(0, -1).map(({ end }) => ({ start: end, end: end + size }));
  return { channels, places: found };
}

/** Lines of boxes, one behind the other. long: a box. */
function alongOf(
  lines: readonly Line[],
  links: readonly Link[],
  long: number,
  { across }: Layout,
): Grid["lines"] {
  let end = 0;
  return lines.map(({ first }, line) => {
    const bends = across ? 0 : links.filter((link) => bendsBefore(line, link)).length;
    const room = (first ? BETWEEN : INSIDE) + BEND * Math.min(MOST_BENDS, bends);
    const gate = line === 0 ? 0 : end + LEAD + room;
    const start = gate + (first && !across ? HEAD : LEAD);
    end = start + long;
    return { start, end, gate };
  });
}

export function draw(lanes: readonly Lane[], edges: readonly Edge[], layout: Layout): Drawn {
  const { across } = layout;
  const rows = lanes.map((lane) => shownOf(lane, layout));
  const down = across ? 0 : placesDown(rows, layout);
  const lines = rows.flatMap((row, at) => linesOf(row, at, layout, down));
  const spots = spotsOf(lines, rows);
  const links = linksOf(spots, edges);
  const places = across ? Math.max(...lines.map(({ keys }) => keys.length)) : down;
  const passed = passes(links, places);
  const grid: Grid = {
    ...asideOf(passed.values(), places, layout),
    lines: alongOf(lines, links, across ? boxAcross(lanes, layout.width) : NODE_HEIGHT, layout),
  };
  const ways = links.map((link) => {
    const way = runs(link, passed.get(link), grid);
    return { key: link.key, weight: link.weight, runs: way, path: path(way, across) };
  });
  const turns = links.some(({ source, target }) => source.line === target.line);
  const long = (grid.lines.at(-1)?.end ?? 0) + (turns ? 2 : 1) * LEAD;
  const wide = (grid.channels.at(-1)?.end ?? 0) + (across ? GAP : 0);
  const [width, height] = across ? [long, wide] : [wide, long];
  return {
    width,
    height,
    boxes: new Map([...spots].map(([key, spot]) => [key, boxOf(spot, grid, across)])),
    ways,
    lanes: rows.map(({ lane, shown, folded }, at) => {
      const own = lines.flatMap((line, place) => (line.lane === at ? (grid.lines[place] ?? []) : []));
      const [start, end] = [own[0]?.gate ?? 0, (own.at(-1)?.end ?? 0) + LEAD];
      const free = () => freeAt(ways, own[0]?.gate ?? 0, width, layout.nameWidth(lane));
      return {
        ...(across
          ? { x: start, y: 0, width: end - start, height, nameAt: start + INDENT }
          : { x: 0, y: start, width, height: end - start, nameAt: free() }),
        lane,
        shown,
        more: folded.length,
      };
    }),
  };
}

function boxOf({ line, place }: Spot, { lines, places }: Grid, across: boolean): Box {
  const along = lines[line] ?? { start: 0, end: 0 };
  const aside = places[place] ?? { start: 0, end: 0 };
  const [x, y] = across ? [along, aside] : [aside, along];
  return { x: x.start, y: y.start, width: x.end - x.start };
}

/** The first place behind a gate where no way runs through so wide a name; else the widest, inside of the lane. */
function freeAt(ways: Drawn["ways"], gate: number, width: number, wide: number): number {
  const through = ways
    .flatMap((way) => way.runs)
    .filter(({ from, to }) => Math.min(from, to) <= gate && Math.max(from, to) > gate)
    .map(({ aside }) => aside)
    .sort((one, other) => one - other);
  const gaps = [0, ...through].map((from, at) => ({ from, room: (through[at] ?? width) - from }));
  const enough = gaps.find(({ room }) => room >= wide + 2 * INDENT);
  const { from } = enough ?? gaps.reduce((best, each) => (each.room > best.room ? each : best));
  return Math.min(from, width - wide - 2 * INDENT) + INDENT;
}
