import { expect, test } from "vitest";
import { branches, possibleParents } from "../src/screens/settings/category-tree.ts";

const category = (id: string, parent: string | null) => ({
  id,
  version: 1,
  name: id.toUpperCase(),
  removalStrategy: null,
  parent: parent === null ? null : { id: parent },
});

const all = branches([category("b", null), category("c", "a"), category("a", "b"), category("d", null)]);

test("each category stands behind the one above it, with its path", () => {
  expect(all.map(({ path }) => path)).toEqual(["B", "B / A", "B / A / C", "D"]);
});

test("a category is never put below itself", () => {
  expect(possibleParents(all, "a").map(({ path }) => path)).toEqual(["B", "D"]);
  expect(possibleParents(all, null)).toHaveLength(4);
});
