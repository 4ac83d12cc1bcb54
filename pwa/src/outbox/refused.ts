/** What can be done about refused scans: where they can go instead, and what is said of those that are given up. Pure. */
import { date, localDay, time } from "../format.ts";
import { AddCommentDocument, type CountState } from "../gql/graphql.ts";
import { grouped } from "../grouped.ts";
import { t } from "../texts/index.ts";
import type { Elsewhere, NewRow, Row } from "./rows.ts";

/** An open transfer that a scan can go to, with the line that waits for it. */
export interface Instead {
  transfer: { id: string; number: string };
  line: { id: string };
}

const isLate = ({ refusal }: Row): boolean => refusal?.code === "STATE_FORBIDS";

/** Whether it can never be taken where it was meant for: that is done, or was given up. A count that is looked at may
 * be opened again. */
export const isOver = (row: Row): boolean =>
  isLate(row) &&
  (row.refusal as { current?: { countState?: CountState } } | undefined)?.current?.countState !== "REVIEW";

export const insteadOf = ({ refusal }: Row): readonly Instead[] =>
  (refusal as { instead?: readonly Instead[] } | undefined)?.instead ?? [];

/** The document that a refused scan was for; of other writes none. */
export function documentOf({ input }: Row): string | undefined {
  const document = input.scan && (input.transfer ?? input.count);
  return typeof document === "string" ? document : undefined;
}

/** Refused writes that a person can settle at once: scans that came too late for one document, and can go to the same
 * ones, together; each other by itself. */
export const settledTogether = (rows: readonly Row[]): readonly (readonly Row[])[] =>
  grouped(rows, (row) =>
    isLate(row) && documentOf(row)
      ? JSON.stringify([documentOf(row), isOver(row), insteadOf(row).map(({ transfer }) => transfer.id)])
      : row.operationId,
  ).map(([, together]) => together);

/** How a scan is sent to another transfer. */
export function movedTo(row: Row, { transfer, line }: Instead): Elsewhere {
  const own = insteadOf(row).find((each) => each.transfer.id === transfer.id);
  return { subject: transfer.id, input: { transfer: transfer.id, line: (own ?? { line }).line.id } };
}

/** Characters of a remark. */
const MOST = 4000;

/** What is written under the document of scans that a person gives up. */
export function noteOf(
  rows: readonly Row[],
  reason: string,
  by: Pick<NewRow, "user" | "operationId" | "at">,
): NewRow {
  const [first] = rows;
  const document = (first && documentOf(first)) ?? "";
  const label = t("outbox.discardedWhy", { what: t("outbox.discarded", { n: rows.length }), reason });
  const scans = rows.map((row) => `${row.label}, ${date(localDay(row.at))} ${time(row.at)}`);
  const text = [label, first?.refusal?.message ?? "", ...scans].join("\n");
  return {
    ...by,
    mutation: AddCommentDocument.toString(),
    input: { document, text: [...text].slice(0, MOST).join(""), operationId: by.operationId },
    subject: document,
    label,
  };
}
