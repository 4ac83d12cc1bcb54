import { expect, test } from "vitest";
import { faultsAt, listed, type Obstacle } from "../src/screens/validate/obstacles.ts";

const lines = [
  { id: "1", product: { id: "gouda" } },
  { id: "2", product: { id: "tape" } },
  { id: "3", product: { id: "gouda" } },
];
const over: Obstacle = {
  __typename: "OverReceipt",
  code: "OVER_RECEIPT",
  message: "Tape: 2 more",
  lines: [{ line: "2", permitted: "63" }],
};
const shortage = {
  product: { id: "gouda" },
  lot: { number: "L7" },
  location: { path: "WH1/Stock" },
  requested: "8",
  available: "5",
};
const lacking: Obstacle = {
  __typename: "InsufficientStock",
  code: "INSUFFICIENT_STOCK",
  message: "Gouda: 5 are available",
  shortages: [shortage],
};
const undecided = {
  __typename: "BackorderUndecided",
  code: "BACKORDER_UNDECIDED",
  message: "Less came",
} as Obstacle;

test("a fault stands at the line that it names, or at each line of its product", () => {
  const at = faultsAt([over, lacking], lines);
  const fault = { kind: "lacking", lot: "L7", place: "WH1/Stock", available: "5", requested: "8" };
  expect([...at]).toEqual([
    ["2", [{ kind: "over", permitted: "63" }]],
    ["1", [fault]],
    ["3", [fault]],
  ]);
});
test("a number that exists stands at the lines of its product, unless only a document has it", () => {
  const lot = { id: "l", product: { id: "tape" } };
  const taken = {
    __typename: "NumberAlreadyExists",
    code: "NUMBER_ON_HAND",
    message: "Twice",
    conflicts: [
      { number: "A", lot, location: null },
      { number: "B", lot: null, location: null },
    ],
  } as unknown as Obstacle;
  expect([...faultsAt([taken], lines)]).toEqual([["2", [{ kind: "taken", number: "A", place: null }]]]);
});
test("what the server says again is told once", () => {
  expect(faultsAt([over, over], lines).get("2")).toHaveLength(1);
  expect(listed([lacking], "INSUFFICIENT_STOCK")).toEqual([]);
});
test("what is asked or told otherwise is not listed as well", () => {
  expect(listed([undecided, over, lacking])).toEqual([lacking]);
});
