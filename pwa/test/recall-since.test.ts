/** What happened once a recall was closed, in one line. */
import { expect, test } from "vitest";
import { sinceSaid } from "../src/screens/recalls/since.tsx";
import "../src/texts/more.ts";

const NOTHING = {
  received: "0",
  produced: "0",
  counted: "0",
  transformed: "0",
  returned: "0",
  shipped: "0",
  sentBack: "0",
  consumed: "0",
  scrapped: "0",
};
const flour = { id: "p1", name: "Flour", unit: { symbol: "kg" } };

test("what came back, what went out, and letters, each as it was", () => {
  const moved = [{ product: flour, ...NOTHING, returned: "2", shipped: "-1.5" }];
  expect(sinceSaid({ moved, lettersSent: 0, lettersGivenUp: 1, answers: 2 })).toBe(
    "2\u00a0kg Flour came back, −1.5\u00a0kg Flour shipped, 1 letter not sent, 2 late answers recorded",
  );
  expect(sinceSaid({ moved: [], lettersSent: 0, lettersGivenUp: 0, answers: 0 })).toBeNull();
});
