/** What a recall came to at a close after which it was reopened. */
import { expect, test } from "vitest";
import { cameTo } from "../src/screens/recalls/closes.tsx";
import "../src/texts/more.ts";

const goods = (symbol: string, shipped: string, percent: number) => ({ unit: { symbol }, shipped, percent });

test("of how many customers, and of how much of each unit, it was known what became of all", () => {
  const effectiveness = {
    recipientCount: 6,
    accountedCount: 4,
    percent: 66,
    quantities: [goods("kg", "20", 80), goods("pcs", "3", 0)],
  };
  expect(cameTo({ effectiveness })).toBe(
    "4 of 6 customers accounted for (66 %) · 80 % of 20\u00a0kg accounted for · 0 % of 3\u00a0pcs accounted for",
  );
  expect(
    cameTo({
      effectiveness: { ...effectiveness, recipientCount: 1, accountedCount: 0, percent: 0, quantities: [] },
    }),
  ).toBe("0 of 1 customer accounted for (0 %)");
});

test("where nobody had any there is no percentage", () => {
  const effectiveness = { recipientCount: 0, accountedCount: 0, percent: null, quantities: [] };
  expect(cameTo({ effectiveness })).toBe("Nothing of it went to a customer.");
});
