import { expect, test } from "vitest";
import {
  countedRun,
  emptyDraft,
  isUsable,
  movedRun,
  numbersInput,
  withInstead,
  withoutDuplicates,
} from "../src/screens/receive/numbers-draft.ts";
import { leftOutVerdicts } from "../src/screens/receive/preview-foot.tsx";
import { typedCode } from "../src/screens/receive/type-sheet.tsx";

const generate = { ...emptyDraft, first: "A1-B007", count: "3" };
const list = { ...emptyDraft, how: "list" as const };

test("the last digits count, and the counted run moves to the left and round again", () => {
  expect(countedRun(generate).run).toEqual({ before: "A1-B", digits: "007", after: "" });
  const moved = movedRun(generate);
  expect(countedRun(moved).run.digits).toBe("1");
  expect(countedRun(movedRun(moved)).run.digits).toBe("007");
  expect(countedRun({ first: "ABC" }).run).toEqual({ before: "ABC", digits: "0", after: "" });
});
test("what was filled in is what is asked for", () => {
  expect(numbersInput(generate, false)).toEqual({ count: { start: "A1-B007", count: 3 } });
  expect(numbersInput({ ...generate, count: "", perLot: "25", digits: 0 }, true)).toEqual({
    count: { start: "A1-B007", digits: 0, quantityPerLot: "25" },
  });
  expect(numbersInput({ ...generate, from: "sequence" }, false)).toEqual({ sequence: { count: 3 } });
  expect(numbersInput({ ...list, text: "A; B x 3" }, false)).toEqual({ text: "A; B x 3" });
});
test("nothing is asked while something is missing or cannot be", () => {
  expect(numbersInput({ ...generate, first: " " }, false)).toBeNull();
  expect(numbersInput({ ...generate, count: "-1" }, false)).toBeNull();
  expect(numbersInput({ ...generate, count: "50001" }, false)).toBeNull();
  expect(numbersInput({ ...list, text: "A x 0" }, false)).toBeNull();
  expect(numbersInput({ ...list, text: "A\nB" }, true)).toBeNull();
});
test("typed lots have their own quantity, or that of each lot; one may take the rest where goods are counted", () => {
  const text = "A1 x 2.5; B1 .. B2";
  expect(numbersInput({ ...list, text, perLot: "12" }, true)).toEqual({
    list: [
      { number: "A1", quantity: "2.5" },
      { number: "B1", quantity: "12" },
      { number: "B2", quantity: "12" },
    ],
  });
  expect(numbersInput({ ...list, text }, true)).toBeNull();
  expect(numbersInput({ ...list, text: "A1 x 2.5; B1" }, true)).toEqual({ text: "A1 x 2.5; B1" });
  expect(numbersInput({ ...list, text: "A1 x 2.5; B1" }, true, false)).toBeNull();
  expect(numbersInput({ ...list, text: "A1 x 2,5" }, true)).toBeNull();
  expect(withInstead({ ...list, text: "A1 x 5; B1" }, "A1", "C1", true).text).toBe("C1 x 5\nB1");
  expect(withoutDuplicates({ ...list, text: "A1 x 5; B1; A1 x 3" }, true).text).toBe("A1 x 5\nB1");
});
test("another number instead: the old one is left out, the new one is listed", () => {
  const changed = withInstead({ ...emptyDraft, first: "S-08", count: "3" }, "S-09", "S-77", false);
  expect(changed).toMatchObject({ how: "list", text: "S-08 .. S-10\nS-77", skipped: ["S-09"] });
  expect(withInstead({ ...list, text: "A\nB" }, "B", "C", false).text).toBe("A\nC");
});
test("what stands twice in the list is listed once", () => {
  expect(withoutDuplicates({ ...list, text: "A1 x 3\nA2\nB" }, false).text).toBe("A1\nA2\nA3\nB");
  expect(withoutDuplicates({ ...list, text: "~ x 3\nA\nA" }, false).text).toBe("~ x 3\nA\nA");
});
test("look-alikes, what is expired and what is too much are used only when that is meant", () => {
  const row = (verdict: "NEW" | "LOOKS_LIKE" | "OVER_EXPECTED" | "EXPIRED" | "TAKEN") => ({
    verdict,
    number: "A",
  });
  expect(isUsable(row("NEW"), emptyDraft)).toBe(true);
  expect(isUsable(row("NEW"), { ...emptyDraft, skipped: ["A"] })).toBe(false);
  expect(isUsable(row("LOOKS_LIKE"), emptyDraft)).toBe(false);
  expect(isUsable(row("LOOKS_LIKE"), { ...emptyDraft, meant: ["A"] })).toBe(true);
  expect(isUsable(row("OVER_EXPECTED"), { ...emptyDraft, over: true })).toBe(true);
  expect(isUsable(row("TAKEN"), { ...emptyDraft, over: true })).toBe(false);
  expect(leftOutVerdicts({ over: true, expired: false })).not.toContain("OVER_EXPECTED");
  expect(isUsable(row("EXPIRED"), emptyDraft)).toBe(false);
  expect(isUsable(row("EXPIRED"), { ...emptyDraft, expired: true })).toBe(true);
  expect(leftOutVerdicts({ over: false, expired: true })).not.toContain("EXPIRED");
});
test("GS1 typed with brackets becomes what a scanner sends", () => {
  expect(typedCode(" (01)09531732526595(10)A ")).toEqual({
    raw: "0109531732526595\u001d10A",
    symbology: "]C1",
  });
  expect(typedCode(" SN-1 ")).toEqual({ raw: "SN-1" });
});
