import { expect, test } from "vitest";
import { add, compare, decimalsOf, multiply, part, subtract } from "../src/quantities.ts";
import { filterOf, grouped, sortOf } from "../src/screens/transfers/groups.ts";
import { decisionOf, differences, type FinishLine } from "../src/screens/validate/differences.ts";

test("quantities are reckoned exactly", () => {
  expect(add("0.1", "0.2")).toBe("0.3");
  expect(subtract("1", "1.000001")).toBe("-0.000001");
  expect(multiply("2.5", 3)).toBe("7.5");
  expect(add("999999999999.999999", "0")).toBe("999999999999.999999");
  expect([compare("2", "10"), compare("1.0", "1"), compare("-1", "-2")]).toEqual([-1, 0, 1]);
  expect([part("6", "24"), part("0", "0"), part("1", "0")]).toEqual([0.25, 0, 1]);
  expect([decimalsOf("1"), decimalsOf("0.001"), decimalsOf("0.500")]).toEqual([0, 3, 1]);
});

test("late ones come first, then by the day they are due", () => {
  const row = (dueOn: string, late = false) => ({ dueOn, late, state: "READY" as const });
  const rows = [
    row("2026-11-21", true),
    row("2026-11-22", true),
    row("2026-11-23"),
    row("2026-11-24"),
    row("2026-11-30"),
  ];
  const groups = grouped(rows, "2026-11-23");
  expect(groups.map(({ group, rows: found }) => [group, found.length])).toEqual([
    ["late", 2],
    ["today", 1],
    ["tomorrow", 1],
    [{ day: "2026-11-30" }, 1],
  ]);
});
test("a chip, a kind and a search ask together", () => {
  expect(filterOf({ show: "late", type: "T", kind: "", search: "gouda" })).toEqual({
    operationType: "T",
    search: "gouda",
    states: ["READY"],
    late: true,
  });
  expect(filterOf({ show: "done", type: "", kind: "DELIVERY", search: "" })).toEqual({
    kinds: ["DELIVERY"],
    states: ["DONE"],
  });
  expect(sortOf("done")).toBe("DUE_DESC");
});

const line = (id: string, done: string, expected: string) => ({ id, done, expected }) as FinishLine;

test("only what differs is shown, short ones first", () => {
  const found = differences([line("a", "26", "24"), line("b", "12", "12.0"), line("c", "18", "24")]);
  expect(found.map((each) => [each.line.id, each.kind, each.by])).toEqual([
    ["c", "short", "6"],
    ["a", "more", "2"],
  ]);
});
test("a line as ordered is shown when something else is wrong with it", () => {
  const found = differences([line("b", "12", "12"), line("c", "1", "2")], new Set(["b", "c"]));
  expect(found.map((each) => [each.line.id, each.kind])).toEqual([
    ["c", "short"],
    ["b", "same"],
  ]);
});
test("the backorder is decided only where something is short and the operation type asks", () => {
  expect(decisionOf(true, "later")).toBe("CREATE");
  expect(decisionOf(true, "never")).toBe("DISCARD");
  expect(decisionOf(true, null)).toBe("BY_POLICY");
  expect(decisionOf(false, "later")).toBe("BY_POLICY");
});
