/** A vendor's list: how it is read, and what is asked when a person wants it read otherwise. Pure. */
import type {
  ListDraftFragment,
  ListReadingFragment,
  NumberColumn,
  NumberFileInput,
} from "../../gql/graphql.ts";

export type Column = ListReadingFragment["columns"][number];

/** What a person changes in how a list is read; everything else stays. */
export type Otherwise = Partial<
  Pick<
    NumberFileInput,
    | "header"
    | "columns"
    | "dateFormat"
    | "decimalComma"
    | "delimiter"
    | "encoding"
    | "sheet"
    | "quantityPerLot"
    | "remember"
  >
>;

/** Longer lists are sent as a file. */
export const MOST_PASTED = 1_000;

/** Rows of a pasted text that say something. */
export const rowsOf = (text: string): number => text.split(/\r\n|\r|\n/).filter((row) => row.trim()).length;

/** The meanings of all columns once one of them has another; a meaning is in one column at a time. */
export const withMeaning = (columns: readonly Column[], at: number, meaning: NumberColumn): NumberColumn[] =>
  columns.map((column, place) => {
    if (place === at) return meaning;
    return meaning !== "IGNORE" && column.meaning === meaning ? "IGNORE" : column.meaning;
  });

/** Cells are cut anew: what was known of the columns no longer holds. */
const cutsAnew = (change: Otherwise) =>
  ["header", "delimiter", "encoding", "sheet"].some((name) => name in change);

/** The same list, read in another way. pasted: the text where it did not come as a file. */
export function readAgain(
  { id, reading }: Pick<ListDraftFragment, "id" | "reading">,
  change: Otherwise,
  pasted?: string,
): NumberFileInput {
  const cut = "delimiter" in change && pasted !== undefined;
  const known: Otherwise = cutsAnew(change)
    ? {}
    : {
        header: reading.header,
        columns: reading.columns.map(({ meaning }) => meaning),
        ...(reading.dateFormat && { dateFormat: reading.dateFormat }),
        ...(reading.decimalComma !== null && { decimalComma: reading.decimalComma }),
      };
  const each = reading.quantityPerLot;
  return {
    ...(cut ? { pasted } : { draft: id }),
    ...known,
    ...(each && { quantityPerLot: each }),
    ...change,
  };
}

/** Columns that say something, and those that nobody needs while nothing is asked about them. */
export function columnsInUse(reading: ListReadingFragment): { used: number[]; others: number[] } {
  const places = reading.columns.map((_, at) => at);
  if (reading.questions.includes("COLUMNS")) return { used: places, others: [] };
  return {
    used: places.filter((at) => reading.columns[at]?.meaning !== "IGNORE"),
    others: places.filter((at) => reading.columns[at]?.meaning === "IGNORE"),
  };
}

/** Whether any column holds one of these. */
export const holds = (reading: ListReadingFragment, ...meanings: NumberColumn[]): boolean =>
  reading.columns.some(({ meaning }) => meanings.includes(meaning));
