import { beforeEach, expect, test } from "vitest";
import { forgetKept, keep, keptFor } from "../src/kept.ts";

const at = (readAt: number) => ({ data: { rows: [readAt] }, readAt });

beforeEach(forgetKept);

test("an answer is there again for the same person and question only", async () => {
  await keep(["Omar", "lots", { search: "A" }], at(1));
  await keep(["Omar", "lots", { search: "A" }], at(2));
  expect(await keptFor(["Omar", "lots", { search: "A" }])).toEqual(at(2));
  expect(await keptFor(["Mia", "lots", { search: "A" }])).toBeUndefined();
  expect(await keptFor(["Omar", "lots", { search: "B" }])).toBeUndefined();
});

test("the oldest go when there are too many", async () => {
  for (let n = 1; n <= 302; n++) await keep([n], at(n));
  expect(await keptFor([1])).toBeUndefined();
  expect(await keptFor([2])).toBeUndefined();
  expect(await keptFor([3])).toEqual(at(3));
  expect(await keptFor([302])).toEqual(at(302));
});

test("whoever signs out leaves nothing behind", async () => {
  await keep(["Omar", "lots"], at(1));
  await forgetKept();
  expect(await keptFor(["Omar", "lots"])).toBeUndefined();
});
