/** A file that is to be imported: how it is read, and what a person says otherwise. Pure. */
import type { ImportInput, ImportLookFragment } from "../../gql/graphql.ts";

/** What a person says about a file; everything else the file tells by itself. */
export type Said = Omit<ImportInput, "upload">;

export type Column = ImportLookFragment["columns"][number];

/** What is said once a column is another field, or none; a field is in one column at a time. */
export function withField(
  said: Said,
  columns: readonly Column[],
  heading: string,
  field: string | null,
): Said {
  const now = new Map(columns.map((column) => [column.heading, column.field ?? null]));
  for (const [other, its] of now) if (field !== null && its === field) now.set(other, null);
  now.set(heading, field);
  const told = new Map(said.columns?.map((column) => [column.column, column.field ?? null]));
  for (const column of columns) {
    const its = now.get(column.heading) ?? null;
    if (its !== (column.field ?? null)) told.set(column.heading, its);
  }
  return { ...said, columns: [...told].map(([column, field]) => ({ column, field })) };
}

/** What is said once the file holds something else: its columns, and what becomes of what is there, are told anew. */
export const withKind = ({ columns: _, existing: __, ...said }: Said, kind: Said["kind"]): Said => ({
  ...said,
  kind: kind ?? null,
});

/** What is still said of another file or sheet: of one of a kind that somebody said, such as a file that was mended, all
 * but its columns, its characters and which sheet of it is meant. */
export const ofAnother = ({ columns: _, sheet: __, encoding: ___, ...said }: Said): Said =>
  said.kind ? said : withKind(said, null);
