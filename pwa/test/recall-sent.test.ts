/** Which lots of a recall a customer has, by the numbers on their goods. */
import { expect, test } from "vitest";
import { becameOf, lotsOf, untoldOf } from "../src/screens/recalls/answer.tsx";
import { outOf } from "../src/screens/recalls/customers.tsx";
import "../src/texts/more.ts";

const lot = (number: string) => ({ id: number, number });
const sent = {
  delivery: { id: "d1", number: "OUT/1" },
  product: { id: "p1", name: "Flour", unit: { symbol: "kg" } },
  shipped: "4",
  returned: "0",
  stopped: "0",
  destroyed: "0",
  passedOn: "0",
  stillOut: "4",
  unknown: "4",
  tooMany: "0",
  unmatched: "0",
  unplaced: "0",
  answered: false,
  orderUncertain: false,
};

test("a lot that is called otherwise since is told by the number on the goods", () => {
  const one = { lot: lot("K-2"), shippedAs: [lot("K-1")], shipped: "3", returned: "0" };
  const other = { lot: lot("L-1"), shippedAs: [lot("L-1")], shipped: "1", returned: "0" };
  expect(lotsOf({ ...sent, lotCount: 1, lots: [one] })).toBe("K-1 (now K-2)");
  expect(lotsOf({ ...sent, lotCount: 4, lots: [one, other] })).toBe(
    "K-1 (now K-2) 3\u00a0kg, L-1 1\u00a0kg, and 2 more",
  );
});

test("what is unknown is summed by product, as what is out", () => {
  const rows = [sent, { ...sent, stillOut: "3.2", unknown: "1.1" }].map((each) => ({
    ...each,
    lotCount: 0,
    lots: [],
  }));
  expect(outOf(rows)).toEqual([{ name: "Flour", out: "7.2\u00a0kg" }]);
  expect(outOf(rows, "unknown")).toEqual([{ name: "Flour", out: "5.1\u00a0kg" }]);
});

test("what an answer leaves over is not told", () => {
  expect(untoldOf("15", "2.1", { stopped: "5", destroyed: "", passedOn: "0,4" })).toBe(7.5);
});

test("of a delivery that is left out by time only what came back is told", () => {
  const one = { ...sent, lotCount: 0, lots: [] };
  expect(becameOf(one)).toBe("4\u00a0kg went there, 0\u00a0kg came back, 4\u00a0kg still out");
  expect(becameOf({ ...one, shipped: "0", returned: "5", stillOut: "0" })).toBe(
    "5\u00a0kg came back; by time, what went there is not in scope",
  );
});
