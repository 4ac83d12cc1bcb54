/** A trace as lanes: who stands where, what is folded, and the same as a list. */
import { describe, expect, it } from "vitest";
import vectors from "../../tests/vectors/ways.json";
import type { TraceThingFragment } from "../src/gql/graphql.ts";
import { draw, fitsAcross, foldOf, NODE_HEIGHT } from "../src/screens/trace/drawing.ts";
import { betweenLots, branches, lanesOf, linesOf, unitsOf } from "../src/screens/trace/lanes.ts";
import { passes } from "../src/screens/trace/ways.ts";

type Kind = "Lot" | "Transfer" | "ManufacturingOrder" | "Count" | "Partner";

const thing = (key: string, kind: Kind, depth: number, partner?: string) =>
  ({
    key,
    depth,
    subject: {
      __typename: kind,
      id: key,
      product: { unit: { symbol: "kg" } },
      ...(partner && { partner: { id: partner } }),
    },
  }) as unknown as TraceThingFragment;

const edge = (source: string, target: string, kind = "CONSUMED", quantity = "4") =>
  ({ source, target, kind, quantity }) as Parameters<typeof lanesOf>[1][number];

const THINGS = [
  thing("flour", "Lot", 0),
  thing("bread", "Lot", 1),
  thing("cake", "Lot", 1),
  thing("in", "Transfer", -1, "mill"),
  thing("out", "Transfer", 2, "shop"),
  thing("back", "Transfer", 2, "shop"),
  thing("baking", "ManufacturingOrder", 1),
  thing("counted", "Count", 1),
  thing("mill", "Partner", -2),
  thing("shop", "Partner", 3),
];
const EDGES = [
  edge("flour", "bread"),
  edge("flour", "cake", "CONSUMED", "1"),
  edge("bread", "flour"),
  edge("in", "flour", "RECEIVED"),
  edge("bread", "out", "SHIPPED"),
  edge("back", "bread", "RETURNED"),
  edge("flour", "baking", "USED"),
  edge("baking", "bread", "MADE"),
  edge("flour", "counted", "ADJUSTED"),
];
const ALL = [
  ...EDGES,
  edge("mill", "in", "CAME_FROM"),
  edge("out", "shop", "WENT_TO"),
  edge("shop", "back", "CAME_FROM"),
];

const PHONE = { width: 320, across: false, columns: 2, open: new Set<string>(), nameWidth: () => 90 };
const DESK = { ...PHONE, width: 1080, across: true };

/** Points of an SVG path of straight lines and cubic curves. */
function pointsOf(path: string): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  for (const [, letter, text = ""] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const [x = 0, y = 0, ax = x, ay = y, bx = x, by = y] = text.trim().split(/\s+/).map(Number);
    const from = found.at(-1) ?? { x, y };
    // Of a straight line, its ends are also what bends it.
    const [one, other, to] =
      letter === "C"
        ? [
            { x, y },
            { x: ax, y: ay },
            { x: bx, y: by },
          ]
        : [from, { x, y }, { x, y }];
    for (let part = 0; part <= 1; part += 1 / 16) {
      const at = (axis: "x" | "y") =>
        (1 - part) ** 3 * from[axis] +
        3 * (1 - part) ** 2 * part * one[axis] +
        3 * (1 - part) * part ** 2 * other[axis] +
        part ** 3 * to[axis];
      found.push({ x: at("x"), y: at("y") });
    }
  }
  return found;
}

describe("lanes", () => {
  it("go from supplier to customer, whatever a trace is asked for", () => {
    const lanes = lanesOf(THINGS, ALL).map(({ name, things }) => [name, things.map(({ key }) => key)]);
    expect(lanes).toEqual([
      ["vendors", ["mill"]],
      ["receipts", ["in"]],
      ["start", ["flour"]],
      ["production", ["baking"]],
      ["after", ["bread", "cake"]],
      ["documents", ["out", "back", "counted"]],
      ["customers", ["shop"]],
    ]);
  });

  it("are joined past an order only where not all that it took went into all that it made", () => {
    const drawn = (edges: typeof EDGES) => linesOf(edges).filter(({ kind }) => kind === "CONSUMED").length;
    expect([drawn(EDGES), drawn([...EDGES, edge("baking", "cake", "MADE")])]).toEqual([2, 1]);
    expect(drawn([...EDGES, edge("salt", "baking", "USED")])).toBe(3);
  });

  it("fold what has no room, count it, and lead its lines to the fold", () => {
    const many = [thing("raw", "Lot", 0), ...[..."abcdefg"].map((key) => thing(key, "Lot", 1))];
    const edges = many.slice(1).map(({ key }) => edge("raw", key));
    const lanes = lanesOf(many, edges);
    const folded = draw(lanes, edges, PHONE);
    expect(folded.lanes.map(({ shown, more }) => [shown.length, more])).toEqual([
      [1, 0],
      [3, 4],
    ]);
    expect(folded.ways).toHaveLength(4);
    expect(folded.boxes.get("g")).toEqual(folded.boxes.get(foldOf(lanes[1] as (typeof lanes)[number])));
    const open = draw(lanes, edges, { ...PHONE, open: new Set(["lots1"]) });
    expect(open.lanes[1]?.more).toBe(0);
    expect(open.ways).toHaveLength(7);
    expect(open.height).toBeGreaterThan(folded.height);
    expect(draw(lanes, edges, DESK).lanes.map(({ more }) => more)).toEqual([0, 2]);
    const crowd = lanesOf(
      Array.from({ length: 400 }, (_, at) => thing(`${at}`, "Lot", 1)),
      [],
    );
    const [lane] = draw(crowd, [], { ...PHONE, open: new Set(["lots1"]) }).lanes;
    expect([lane?.shown.length, lane?.more]).toEqual([99, 301]);
  });

  it("lie side by side where they have room", () => {
    const lanes = lanesOf(THINGS, ALL).filter(({ name }) => name !== "production");
    expect([fitsAcross(lanes, 1080), fitsAcross(lanes, 840), fitsAcross(lanes.slice(0, 1), 1080)]).toEqual([
      true,
      false,
      false,
    ]);
    const drawn = draw(lanes, ALL, DESK);
    expect(drawn.width).toBeCloseTo(DESK.width);
    expect(new Set(drawn.lanes.map(({ height }) => height)).size).toBe(1);
    expect(drawn.lanes.map(({ x }) => x)).toEqual([...drawn.lanes.map(({ x }) => x)].sort((a, b) => a - b));
  });

  it("stand in the middle of a wide page, in boxes as wide as their number allows", () => {
    const wide = { ...DESK, across: false, columns: 6 };
    const least = { 1: 300, 2: 230, 5: 190, 9: 150 };
    for (const [many, width] of Object.entries(least)) {
      const things = Array.from({ length: Number(many) }, (_, at) => thing(`${at}`, "Lot", 1));
      const { boxes } = draw(lanesOf([thing("raw", "Lot", 0), ...things], []), [], wide);
      const raw = boxes.get("raw");
      expect(raw?.width).toBeGreaterThan(width);
      expect(Math.abs((raw?.x ?? 0) + (raw?.width ?? 0) / 2 - wide.width / 2)).toBeLessThanOrEqual(
        (raw?.width ?? 0) * 0.75,
      );
    }
  });

  it("have their names in them, also where ways leave no room for those", () => {
    const things = ["a", "b"].flatMap((key) => [thing(`${key}0`, "Lot", 0), thing(`${key}1`, "Lot", 1)]);
    const edges = [edge("a0", "a1")];
    const { lanes, width } = draw(lanesOf(things, edges), edges, { ...PHONE, nameWidth: () => 230 });
    for (const { nameAt } of lanes) expect(nameAt + 230).toBeLessThan(width);
  });

  it("are joined by ways that never run behind a box", () => {
    const things = Array.from({ length: 15 }, (_, at) => thing(`${at}`, "Lot", Math.floor(at / 3)));
    const all = things.flatMap(({ key }) => things.map((other) => edge(key, other.key)));
    const uneven = things.map(({ key }) => thing(key, "Lot", Math.floor(Math.sqrt(Number(key)))));
    const wide = { ...DESK, across: false, columns: 6 };
    for (const [layout, of] of [
      [PHONE, things],
      [DESK, things],
      [wide, things],
      [wide, uneven],
    ] as const) {
      const drawn = draw(lanesOf(of, all), all, layout);
      const boxes = [...drawn.boxes.values()];
      expect(drawn.ways).toHaveLength(15 * 14);
      const hidden = drawn.ways.filter(({ path }) =>
        pointsOf(path).some(({ x, y }) =>
          boxes.some((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + NODE_HEIGHT),
        ),
      );
      expect(hidden).toEqual([]);
    }
  });

  it.each(vectors.ways)(
    "are passed where they are passed on paper: $why",
    ({ places, links, passes: told }) => {
      const given = links.map(([line = 0, place = 0, toLine = 0, toPlace = 0]) => ({
        source: { line, place },
        target: { line: toLine, place: toPlace },
      }));
      const found = passes(given, places);
      const shown = given.map((link) => found.get(link)).map((pass) => pass && [pass.channel, pass.track]);
      expect(shown.map((pass) => pass ?? null)).toEqual(told);
    },
  );

  it("tell what an order took once: as what went into its lots, else as what it took", () => {
    const kinds = betweenLots([...EDGES, edge("flour", "begun", "USED")]).map(({ kind, target }) => [
      kind,
      target,
    ]);
    expect(kinds.filter(([kind]) => kind === "USED" || kind === "MADE")).toEqual([["USED", "begun"]]);
  });

  it("count what a document hands over in the unit of the product", () => {
    const handed = { ...edge("out", "shop", "WENT_TO"), product: { unit: { symbol: "pcs" } } };
    expect(unitsOf(THINGS)(handed)).toBe("pcs");
    expect(unitsOf(THINGS)(edge("in", "flour", "RECEIVED"))).toBe("kg");
  });

  it("tell in the list what goods became, with the order, and an order by itself only while nothing came of it", () => {
    const begun = [...THINGS, thing("begun", "ManufacturingOrder", 1)];
    const [flour] = branches(begun, [...ALL, edge("flour", "begun", "USED")], true);
    const listed = flour?.children.map(({ thing: { key }, orders }) => [
      key,
      orders.map((order) => order.key),
    ]);
    expect(listed).toEqual([
      ["bread", ["baking"]],
      ["cake", []],
      ["counted", []],
      ["begun", []],
    ]);
  });

  const keys = (of: ReturnType<typeof branches>): unknown[] =>
    of.map(({ thing: { key }, children, again }) => [again ? `${key} again` : key, ...keys(children)]);

  it("are the same as a list, in which rework does not go round for ever", () => {
    const things = [...THINGS, thing("crumbs", "Lot", 2)];
    const edges = [...ALL, edge("bread", "crumbs"), edge("crumbs", "bread")];
    expect(keys(branches(things, edges, true))).toEqual([
      ["flour", ["bread", ["out", ["shop"]], ["crumbs", ["bread again"]]], ["cake"], ["counted"]],
    ]);
    expect(keys(branches(things, edges, false))).toEqual([
      ["flour", ["bread", ["back", ["shop"]], ["crumbs", ["bread again"]]], ["in", ["mill"]]],
    ]);
  });

  it("tell what was taken off and poured back once each, on its side of the start", () => {
    const edges = [edge("lot", "part", "SPLIT", "6"), edge("part", "lot", "MERGED")];
    for (const [start, other] of [
      ["lot", "part"],
      ["part", "lot"],
    ] as const) {
      const things = [thing(start, "Lot", 0), thing(other, "Lot", 1)];
      expect(keys(branches(things, edges, true))).toEqual([[start, [other]]]);
      expect(keys(branches(things, edges, false))).toEqual([[start, [other]]]);
    }
    const both = [thing("lot", "Lot", 0), thing("part", "Lot", 0)];
    expect(keys(branches(both, edges, true))).toEqual([["lot", ["part", ["lot again"]]], ["part again"]]);
    expect(keys(branches(both, edges, false))).toEqual([["lot"], ["part"]]);
  });
});
