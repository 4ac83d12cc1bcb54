/**
 * The ways of links between boxes that stand in lines: beside boxes and between two lines, never behind a box. No DOM.
 *
 * Along is the direction in which goods go, from line to line; aside is square to it. A link leaves its box straight,
 * bends only in the room between two lines, and passes each line between its ends in a channel beside the boxes.
 */

/** Where a box stands: in which line, and at which place of it. */
export interface Spot {
  line: number;
  place: number;
}

export interface Link {
  source: Spot;
  target: Spot;
}

/** Where a link passes lines: in the channel before this place, on a track of it. */
export interface Pass {
  channel: number;
  track: number;
}

/** A straight part of a way; a bend joins it to the next. */
export interface Run {
  aside: number;
  from: number;
  to: number;
}

/** Where lines and places begin and end. gates: to there links bend that come from the line before. */
export interface Grid {
  lines: readonly { start: number; end: number; gate: number }[];
  places: readonly { start: number; end: number }[];
  channels: readonly { start: number; end: number; tracks: number }[];
}

/** Straight out of a box, and into it with the head of the arrow. */
export const LEAD = 12;
export const ARROW = 10;
/** So few places leave no room between them for lines and for the names of lanes. */
export const NARROW = 2;

const isBack = ({ source, target }: Link): boolean => target.line < source.line;

/** The lines that a link passes. */
function between({ source, target }: Link): [first: number, last: number] {
  const [low, high] = [Math.min(source.line, target.line), Math.max(source.line, target.line)];
  return [low + 1, high - 1];
}

/** The channel nearest to both ends. */
function channelOf(link: Link, places: number): number {
  const back = isBack(link);
  const middle = (link.source.place + link.target.place + 1) / 2;
  if (places > NARROW) return back ? Math.floor(middle) : Math.ceil(middle);
  return middle < places / 2 || (middle === places / 2 && back) ? 0 : places;
}

/** On one track links may lie over each other where they begin together or end together: they still tell who is joined. */
function mayShare(one: Link, other: Link): boolean {
  const same = (a: Spot, b: Spot) => a.line === b.line && a.place === b.place;
  return isBack(one) === isBack(other) && (same(one.source, other.source) || same(one.target, other.target));
}

/** Where each link passes the lines between its ends; none of a link from a line to the next. */
export function passes<L extends Link>(links: readonly L[], places: number): ReadonlyMap<L, Pass> {
  const found = new Map<L, Pass>();
  for (const link of links) {
    const [first, last] = between(link);
    if (first > last) continue;
    const channel = channelOf(link, places);
    const near = [...found].filter(([other, pass]) => {
      const [start, end] = between(other);
      return pass.channel === channel && start <= last + 1 && first <= end + 1 && !mayShare(link, other);
    });
    const taken = new Set(near.map(([, { track }]) => track));
    let track = 0;
    while (taken.has(track)) track += 1;
    found.set(link, { channel, track });
  }
  return found;
}

/** The straight parts of a way. What goes back leaves and enters beside what goes on. */
export function runs(link: Link, pass: Pass | undefined, { lines, places, channels }: Grid): Run[] {
  const port = ({ place }: Spot, part: number) => {
    const { start = 0, end = 0 } = places[place] ?? {};
    return start + (end - start) * part;
  };
  const line = (at: number) => lines[at] ?? { start: 0, end: 0, gate: 0 };
  const { source, target } = link;
  const [first, last] = between(link);
  const track: number[] = [];
  if (pass) {
    const { start = 0, end = 0, tracks = 1 } = channels[pass.channel] ?? {};
    track.push(start + ((end - start) * (pass.track + 1)) / (tracks + 1));
  }
  if (!isBack(link) && source.line !== target.line)
    return [
      { aside: port(source, 0.5), from: line(source.line).end, to: line(source.line).end + LEAD },
      ...track.map((aside) => ({ aside, from: line(first).gate, to: line(last).end + LEAD })),
      { aside: port(target, 0.5), from: line(target.line).gate, to: line(target.line).start },
    ];
  const into = { aside: port(target, 0.75), from: line(target.line).end + LEAD, to: line(target.line).end };
  if (source.line === target.line) return [{ aside: port(source, 0.5), from: into.to, to: into.from }, into];
  return [
    { aside: port(source, 0.75), from: line(source.line).start, to: line(source.line).gate },
    ...track.map((aside) => ({ aside, from: line(last).end + LEAD, to: line(first).gate })),
    into,
  ];
}

/** A way as the data of an SVG path, up to the head of its arrow. across: along is from left to right; else from top to
 * bottom. */
export function path(way: readonly Run[], across: boolean): string {
  const point = (along: number, aside: number) => (across ? `${along} ${aside}` : `${aside} ${along}`);
  return way
    .map(({ aside, from, to }, at) => {
      const before = way[at - 1];
      const tip = at === way.length - 1 ? to - Math.sign(to - from) * ARROW : to;
      if (!before) return `M${point(from, aside)} L${point(tip, aside)}`;
      // Between two boxes of one line it turns round.
      const half = (from - before.to) / 2;
      const [out, into] = half === 0 ? [from + LEAD, from + LEAD] : [before.to + half, from - half];
      return `C${point(out, before.aside)} ${point(into, aside)} ${point(from, aside)} L${point(tip, aside)}`;
    })
    .join(" ");
}
