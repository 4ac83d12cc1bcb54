import { expect, test } from "vitest";
import type { RunKind } from "../src/gql/graphql.ts";
import {
  type Correction,
  canSwap,
  correctionOf,
  correctionsOf,
  isCommon,
  isRelabelling,
  likeIt,
  swapOf,
} from "../src/screens/transfers/correction.ts";

const gouda = { id: "gouda", tracking: "LOT" as const };
const shelf = { id: "shelf" };

const move = (id: string, number: string | null, quantity = "12") => ({
  id,
  quantity,
  corrects: null,
  correctedBy: [] as { id: string; quantity: string }[],
  lot: number === null ? null : { id: `lot ${number}`, number },
  product: gouda,
  destination: shelf,
  run: null as { kind: RunKind } | null,
});

const draft = (change: Partial<Correction> = {}): Correction => ({
  what: "other",
  product: gouda,
  number: "A",
  destination: shelf,
  wrong: "12",
  right: "",
  ...change,
});

const ask = (change: Partial<Correction>) => correctionOf(move("1", "A"), draft(change));

test("a correction names only what was wrong", () => {
  expect(ask({ number: " B " })).toEqual({ moveLine: "1", number: "B" });
  expect(ask({ number: "B", wrong: "2" })).toEqual({ moveLine: "1", number: "B", quantity: "2" });
  expect(ask({ destination: { id: "dock" } })).toEqual({ moveLine: "1", destination: "dock" });
  expect(ask({ right: "10" })).toEqual({ moveLine: "1", rightQuantity: "10" });
  expect(ask({ right: "0", wrong: "2" })).toEqual({ moveLine: "1", quantity: "2", rightQuantity: "0" });
  expect(ask({ what: "nothing" })).toEqual({ moveLine: "1", rightQuantity: "0" });
});
test("a number belongs to its product, and untracked goods have none", () => {
  const oil = { id: "oil", tracking: "LOT" as const };
  expect(ask({ product: oil })).toEqual({ moveLine: "1", product: "oil", number: "A" });
  const tape = { id: "tape", tracking: "NONE" as const };
  expect(ask({ product: tape })).toEqual({ moveLine: "1", product: "tape" });
});
test("nothing is asked while nothing differs or something is missing", () => {
  expect(ask({})).toBeNull();
  expect(ask({ wrong: "2" })).toBeNull();
  expect(ask({ right: "12.0" })).toBeNull();
  expect(ask({ number: " " })).toBeNull();
  expect(ask({ number: "B", wrong: "many" })).toBeNull();
});
test("what is left of a line is wrong unless less is said", () => {
  const partly = { ...move("1", "A"), correctedBy: [{ id: "c", quantity: "5" }] };
  expect(correctionOf(partly, draft({ number: "B", wrong: "7" }))).toEqual({ moveLine: "1", number: "B" });
});
test("lines of one product in one place can be put right together", () => {
  const corrected = { ...move("4", "D"), correctedBy: [{ id: "c", quantity: "12" }] };
  const elsewhere = { ...move("5", "E"), destination: { id: "dock" } };
  const relabelled = { ...move("6", "F"), run: { kind: "RELABEL" as const } };
  const moves = [move("1", "A"), move("2", "B", "3"), corrected, elsewhere, relabelled];
  const [first] = moves as [(typeof moves)[0]];
  const others = likeIt(first, moves);
  expect(others.map(({ id }) => id)).toEqual(["2"]);
  const moved = draft({ destination: { id: "dock" } });
  expect(correctionsOf([first, ...others], moved)).toEqual([
    { moveLine: "1", destination: "dock" },
    { moveLine: "2", destination: "dock" },
  ]);
});
test("a number or quantity of its own is put right line by line", () => {
  const common = (change: Partial<Correction>) => isCommon(move("1", "A"), draft(change));
  expect(common({ destination: { id: "dock" } })).toBe(true);
  expect(common({ what: "nothing" })).toBe(true);
  expect(common({ number: "B" })).toBe(false);
  expect(common({ destination: { id: "dock" }, wrong: "2" })).toBe(false);
  expect(common({ right: "2" })).toBe(false);
  expect(common({})).toBe(false);
});
test("two moves of one product that are still open can be swapped", () => {
  const [one, two] = [move("1", "A"), move("2", "B")];
  expect(canSwap(one, two)).toBe(true);
  expect(canSwap(one, one)).toBe(false);
  expect(canSwap(one, { ...two, product: { id: "oil" } })).toBe(false);
  expect(canSwap(one, { ...two, correctedBy: [{ id: "c", quantity: "12" }] })).toBe(false);
  const asked = swapOf(one, two);
  expect(asked).toEqual([
    { moveLine: "1", number: "B" },
    { moveLine: "2", number: "A" },
  ]);
  expect(asked.every(isRelabelling)).toBe(true);
});
test("only another number for the same goods is a relabelling", () => {
  expect(isRelabelling({ moveLine: "1", number: "B", quantity: "2" })).toBe(true);
  expect(isRelabelling({ moveLine: "1", number: "B", product: "oil" })).toBe(false);
  expect(isRelabelling({ moveLine: "1", rightQuantity: "0" })).toBe(false);
});
