/** The outbox as a value: what one row is, which goes next, and what an answer does to it. No database, no network, no clock. */
import type { ApiError, Refusal } from "../api.ts";

/** Raised when rows change their shape; rows of another shape are never sent, see `upgrade` in store.ts. */
export const ROW_SCHEMA = 1;

export interface Row {
  /** Order of storing on this device; given by the store. */
  seq: number;
  schema: number;
  /** Global id of the person who did it: only sent under this person's session. */
  user: string;
  operationId: string;
  /** Text of the GraphQL mutation, so that a newer app can still send an older row. */
  mutation: string;
  input: Record<string, unknown>;
  /** What the write is about, usually the document's global id: within one, order is kept. */
  subject: string;
  /** What was done, in the person's words, for the list of what waits. */
  label: string;
  /** ISO 8601, when it was done, by the device's clock. */
  at: string;
  state: "queued" | "refused";
  refusal?: Refusal;
  tries: number;
  /** Epoch milliseconds; not sent again before. */
  notBefore: number;
  /** Reference of the server's last bug, to tell to whoever helps. */
  reference?: string;
  /** Of a scan that goes into what was scanned before it. */
  pairing?: Pairing;
  /** Refused rows that a person gave up, in whose place this one says so; until it is sent they can come back. */
  gaveUp?: readonly Row[];
}

/** Scans of which each goes into the product that was scanned last before it. The number of that is in the answer to
 * its scan, so what follows is completed when it is sent: it may be stored long before. */
export interface Pairing {
  id: string;
  /** Lines of what is made. */
  outputs: readonly string[];
}

export type NewRow = Pick<
  Row,
  "user" | "operationId" | "mutation" | "input" | "subject" | "label" | "at" | "pairing"
>;

export const queued = (row: NewRow): Omit<Row, "seq"> => ({
  ...row,
  schema: ROW_SCHEMA,
  state: "queued",
  tries: 0,
  notBefore: 0,
});

/** The oldest row of this person that may be sent now: behind no older row about the same subject, and not resting. */
export function nextToSend(rows: readonly Row[], user: string, now: number): Row | undefined {
  const seen = new Set<string>();
  for (const row of rows) {
    if (row.state !== "queued" || row.user !== user || row.schema !== ROW_SCHEMA) continue;
    if (!seen.has(row.subject) && row.notBefore <= now) return row;
    seen.add(row.subject);
  }
  return undefined;
}

/** The number of the product that a scan made or chose, into which goes what is scanned next; undefined where there is
 * none. */
export function madeBy({ pairing }: Row, answer: Record<string, unknown>): string | undefined {
  const { action, number, line } = (answer.effect ?? {}) as {
    action?: string;
    number?: string | null;
    line?: { id: string } | null;
  };
  const made = action === "CHOOSE_OUTPUT" || (line && pairing?.outputs.includes(line.id));
  return (pairing && made && number) || undefined;
}

/** The row as it is sent, once all before it are answered; sent again, it goes into what it went into first. */
export const goingInto = (row: Row, whole: string | undefined): Row =>
  whole === undefined || row.input.into !== undefined
    ? row
    : { ...row, input: { ...row.input, into: whole } };

/** Milliseconds until the first resting row of this person may go again; undefined when none rests. */
export function nextWake(rows: readonly Row[], user: string, now: number): number | undefined {
  const waits = rows
    .filter((row) => row.state === "queued" && row.user === user && row.notBefore > now)
    .map((row) => row.notBefore - now);
  return waits.length ? Math.min(...waits) : undefined;
}

/** Milliseconds to rest after so many tries: 1 s, doubled up to 1 min. */
export const rest = (tries: number): number => Math.min(60_000, 1_000 * 2 ** Math.max(0, tries - 1));

export const refusedRow = (row: Row, refusal: Refusal): Row => ({ ...row, state: "refused", refusal });

/** What is different when a refused row is sent again: the document that it is about, and fields of its input. */
export interface Elsewhere {
  subject: string;
  input: Record<string, unknown>;
}

/** Send a refused row once more, because the person believes that the reason is gone, or means it elsewhere: as a new
 * operation. */
export function againRow(row: Row, operationId: string, elsewhere?: Elsewhere): Omit<Row, "seq"> {
  const { seq: _, refusal: __, reference: ___, ...kept } = row;
  return {
    ...kept,
    ...(elsewhere && { subject: elsewhere.subject }),
    operationId,
    input: { ...row.input, ...elsewhere?.input, operationId },
    state: "queued",
    tries: 0,
    notBefore: 0,
  };
}

/** Milliseconds in which a person may think better of what was given up. */
export const SECOND_THOUGHTS = 20_000;

/** What says that rows were given up, in their place. It holds back nothing else about their document. */
export const givingUp = (note: NewRow, rows: readonly Row[], now: number): Omit<Row, "seq"> => ({
  ...queued({ ...note, subject: note.operationId }),
  notBefore: now + SECOND_THOUGHTS,
  gaveUp: rows,
});

export type Failure =
  | { row: Row; pause: "none" } // this row rests or is refused; others go on
  | { row: Row; pause: "offline" | "unauthenticated" }; // nothing else would arrive either

/** What a failed send does to its row: it is kept, whatever happened. */
export function failed(row: Row, error: ApiError, now: number): Failure {
  const tried = { ...row, tries: row.tries + 1 };
  switch (error.kind) {
    case "unauthenticated":
      return { row, pause: "unauthenticated" };
    case "offline":
      return { row: tried, pause: "offline" }; // no rest of its own: all go on as soon as the signal is back
    case "rejected":
      return {
        row: refusedRow(tried, { code: error.code ?? "REJECTED", message: error.message }),
        pause: "none",
      };
    case "unavailable":
    case "internal": {
      const resting = { ...tried, notBefore: now + rest(tried.tries) };
      return { row: error.reference ? { ...resting, reference: error.reference } : resting, pause: "none" };
    }
  }
}
