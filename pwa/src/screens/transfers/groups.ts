/** The list of transfers in groups by when they are due, and which ones a chip asks for. Pure. */

import { daysBetween } from "../../format.ts";
import type { TransferFilter, TransferRowFragment, TransferSort } from "../../gql/graphql.ts";

export type Show = "ready" | "late" | "backorders" | "done";
export const SHOWS: readonly Show[] = ["ready", "late", "backorders", "done"];

/** Kinds of which all late ones are shown together, whatever their types. */
export const KINDS = ["RECEIPT", "DELIVERY"] as const;

export interface Wanted {
  show: Show;
  /** Global id of an operation type; empty for all. */
  type: string;
  /** Only what types of this kind do; empty for all. */
  kind: (typeof KINDS)[number] | "";
  search: string;
}

/** Which transfers a chip shows. */
export function filterOf({ show, type, kind, search }: Wanted): TransferFilter {
  return {
    ...(type && { operationType: type }),
    ...(kind && { kinds: [kind] }),
    ...(search && { search }),
    states: [show === "done" ? "DONE" : "READY"],
    ...(show === "late" && { late: true }),
    ...(show === "backorders" && { backorders: true }),
  };
}

/** What was done last, and what is due first. */
export const sortOf = (show: Show): TransferSort => (show === "done" ? "DUE_DESC" : "DUE_ASC");

export type Group = "late" | "today" | "tomorrow" | { day: string };

/** today: YYYY-MM-DD where the server is. */
export function groupOf(
  { dueOn, late, state }: Pick<TransferRowFragment, "dueOn" | "late" | "state">,
  today: string,
): Group {
  if (state === "READY" && late) return "late";
  const ahead = daysBetween(today, dueOn);
  if (ahead === 0) return "today";
  return ahead === 1 ? "tomorrow" : { day: dueOn };
}

const keyOf = (group: Group) => (typeof group === "string" ? group : group.day);

/** Rows as they come, split where the group changes. */
export function grouped<R extends Pick<TransferRowFragment, "dueOn" | "late" | "state">>(
  rows: readonly R[],
  today: string,
): { group: Group; key: string; rows: R[] }[] {
  const groups: { group: Group; key: string; rows: R[] }[] = [];
  for (const row of rows) {
    const group = groupOf(row, today);
    const last = groups.at(-1);
    if (last?.key === keyOf(group)) last.rows.push(row);
    else groups.push({ group, key: keyOf(group), rows: [row] });
  }
  return groups;
}
