/** What an operator takes off an open transfer because it is stopped. */
import { expect, test } from "vitest";
import { toPutBack } from "../src/screens/holds/put-back.tsx";
import "../src/texts/more.ts";

const entry = (id: string, lot: string | null) => ({
  id,
  number: id,
  quantity: "2",
  lot: lot === null ? null : { id: lot },
  source: { path: "WH/Stock" },
});
const line = (id: string, entries: ReturnType<typeof entry>[]) => ({
  id,
  product: { name: "Flour", unit: { symbol: "kg" } },
  entries: { nodes: entries },
});
const out = { number: "OUT/1", recallsToConfirm: [] };
const held = {
  __typename: "LotOnHold" as const,
  code: "LOT_ON_HOLD" as const,
  message: "",
  lots: [{ id: "l1" }],
};

test("only what is stopped is put back, line by line", () => {
  const lines = {
    nodes: [line("a", [entry("e1", "l1"), entry("e2", "l2")]), line("b", [entry("e3", null)])],
  };
  const found = toPutBack({ ...out, obstacles: [held], lines });
  expect(found.map((each) => [each.line, each.entries.map(({ id }) => id)])).toEqual([["a", ["e1"]]]);
  expect(toPutBack({ ...out, obstacles: [], lines })).toEqual([]);
});
