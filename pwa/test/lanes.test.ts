/** A trace as lanes: who stands where, what is folded, and the same as a list. */
import { describe, expect, it } from "vitest";
import type { TraceThingFragment } from "../src/gql/graphql.ts";
import {
  allEdges,
  branches,
  curve,
  draw,
  drawAcross,
  fitsAcross,
  foldOf,
  lanesOf,
} from "../src/screens/trace/lanes.ts";

const thing = (key: string, kind: "Lot" | "Transfer" | "Partner", depth: number, partner?: string) =>
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
];
const ALL = allEdges(THINGS, EDGES);

describe("lanes", () => {
  it("go from supplier to customer, whatever a trace is asked for", () => {
    const lanes = lanesOf(THINGS, ALL).map(({ name, things }) => [name, things.map(({ key }) => key)]);
    expect(lanes).toEqual([
      ["vendors", ["mill"]],
      ["receipts", ["in"]],
      ["start", ["flour"]],
      ["after", ["bread", "cake"]],
      ["documents", ["out", "back"]],
      ["customers", ["shop"]],
    ]);
    expect(ALL.slice(EDGES.length).map(({ source, target }) => [source, target])).toEqual([
      ["mill", "in"],
      ["out", "shop"],
      ["back", "shop"],
    ]);
  });

  it("fold what has no room, count it, and lead its lines to the fold", () => {
    const many = [thing("raw", "Lot", 0), ...[..."abcdefg"].map((key) => thing(key, "Lot", 1))];
    const edges = many.slice(1).map(({ key }) => edge("raw", key));
    const lanes = lanesOf(many, edges);
    const shape = { width: 320, columns: 2 };
    const folded = draw(lanes, edges, { ...shape, open: new Set() });
    expect(folded.lanes.map(({ shown, more }) => [shown.length, more])).toEqual([
      [1, 0],
      [3, 4],
    ]);
    expect(folded.edges).toHaveLength(4);
    expect(folded.boxes.get("g")).toEqual(folded.boxes.get(foldOf(lanes[1] as (typeof lanes)[number])));
    const open = draw(lanes, edges, { ...shape, open: new Set(["lots1"]) });
    expect(open.lanes[1]?.more).toBe(0);
    expect(open.edges).toHaveLength(7);
    expect(open.height).toBeGreaterThan(folded.height);
  });

  it("lie side by side where they have room, and their lines go from one to the next", () => {
    const lanes = lanesOf(THINGS, ALL);
    expect([fitsAcross(lanes, 1080), fitsAcross(lanes, 840), fitsAcross(lanes.slice(0, 1), 1080)]).toEqual([
      true,
      false,
      false,
    ]);
    const drawn = drawAcross(lanes, ALL, { width: 1080, open: new Set() });
    expect(new Set(drawn.lanes.map(({ height }) => height)).size).toBe(1);
    expect(drawn.lanes.map(({ x }) => x)).toEqual([...drawn.lanes.map(({ x }) => x)].sort((a, b) => a - b));
    const [mill, receipt] = [drawn.boxes.get("mill"), drawn.boxes.get("in")];
    if (!mill || !receipt) throw new Error("they are drawn");
    expect(receipt.x).toBeGreaterThan(mill.x + mill.width);
    expect(curve(mill, receipt, true)).toMatch(new RegExp(`^M${mill.x + mill.width} .* ${receipt.x} \\d+$`));
    const many = [thing("raw", "Lot", 0), ...[..."abcdefgh"].map((key) => thing(key, "Lot", 1))];
    const folded = drawAcross(lanesOf(many, []), [], { width: 1080, open: new Set() });
    expect(folded.lanes.map(({ more }) => more)).toEqual([0, 3]);
  });

  it("are the same as a list, in which rework does not go round for ever", () => {
    const keys = (of: ReturnType<typeof branches>): unknown[] =>
      of.map(({ thing: { key }, children, again }) => [again ? `${key} again` : key, ...keys(children)]);
    expect(keys(branches(THINGS, ALL, true))).toEqual([
      ["flour", ["bread", ["flour again"], ["out", ["shop"]]], ["cake"]],
    ]);
    expect(keys(branches(THINGS, ALL, false))).toEqual([
      ["flour", ["bread", ["flour again"], ["back"]], ["in", ["mill"]]],
    ]);
  });
});
