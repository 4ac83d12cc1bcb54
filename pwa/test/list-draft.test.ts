import { expect, test } from "vitest";
import type { ListReadingFragment, PreviewFragment } from "../src/gql/graphql.ts";
import { columnsInUse, readAgain, rowsOf, withMeaning } from "../src/screens/receive/list-draft.ts";
import { tallyNamed, tallyRows } from "../src/screens/receive/list-rows.tsx";

const column = (
  meaning: ListReadingFragment["columns"][number]["meaning"],
  heading: string | null = null,
) => ({
  heading,
  meaning,
  samples: [],
});
const reading: ListReadingFragment = {
  name: null,
  encoding: null,
  delimiter: "SEMICOLON",
  sheet: null,
  sheets: [],
  header: true,
  dateFormat: "DAY_FIRST",
  decimalComma: null,
  quantityPerLot: null,
  remembered: false,
  rowCount: 2,
  questions: [],
  columns: [column("NUMBER"), column("IGNORE"), column("EXPIRY_DATE")],
};
const draft = { id: "d", reading };

test("a meaning that is given to a column leaves the one that had it", () => {
  expect(withMeaning(reading.columns, 1, "NUMBER")).toEqual(["IGNORE", "NUMBER", "EXPIRY_DATE"]);
  expect(withMeaning(reading.columns, 0, "IGNORE")).toEqual(["IGNORE", "IGNORE", "EXPIRY_DATE"]);
});
test("a list is read again as it was but for what is changed", () => {
  expect(readAgain(draft, { dateFormat: "MONTH_FIRST" })).toEqual({
    draft: "d",
    header: true,
    columns: ["NUMBER", "IGNORE", "EXPIRY_DATE"],
    dateFormat: "MONTH_FIRST",
  });
});
test("what is cut into other cells is understood anew, and pasted text is sent again", () => {
  expect(readAgain(draft, { header: false })).toEqual({ draft: "d", header: false });
  expect(readAgain(draft, { delimiter: "COMMA" })).toEqual({ draft: "d", delimiter: "COMMA" });
  expect(readAgain(draft, { delimiter: "COMMA" }, "A;B")).toEqual({ pasted: "A;B", delimiter: "COMMA" });
});
test("columns that nobody needs are folded away, unless it is asked which is which", () => {
  expect(columnsInUse(reading)).toEqual({ used: [0, 2], others: [1] });
  expect(columnsInUse({ ...reading, questions: ["COLUMNS"] })).toEqual({ used: [0, 1, 2], others: [] });
});
test("rows that are left out need nobody; those beyond the expected count once they are meant", () => {
  const verdicts = [
    { verdict: "NEW", count: 5 },
    { verdict: "OVER_EXPECTED", count: 2 },
    { verdict: "SUSPECT", count: 1 },
    { verdict: "EXPIRED", count: 3 },
    { verdict: "LEFT_OUT", count: 4 },
  ];
  const data = { verdicts } as unknown as PreviewFragment;
  expect(tallyRows(data, { over: false, expired: false })).toEqual({ ok: 5, need: 6 });
  expect(tallyRows(data, { over: true, expired: false })).toEqual({ ok: 7, need: 4 });
  expect(tallyRows(data, { over: true, expired: true })).toEqual({ ok: 10, need: 1 });
});
test("rows that name a number for certain can be announced, also those that could not be received", () => {
  const verdicts = [
    { verdict: "NEW", count: 5 },
    { verdict: "TAKEN", count: 1 },
    { verdict: "OVER_EXPECTED", count: 2 },
    { verdict: "SUSPECT", count: 1 },
    { verdict: "DUPLICATE", count: 3 },
    { verdict: "LEFT_OUT", count: 4 },
  ];
  expect(tallyNamed({ verdicts } as unknown as PreviewFragment)).toEqual({ named: 8, unclear: 4 });
});
test("rows of a pasted text are counted whatever ends them", () => {
  expect(rowsOf("A\r\nB\r\n\r\nC\rD\n")).toBe(4);
});
