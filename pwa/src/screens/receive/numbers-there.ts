/** Serials that are on a transfer already, whoever recorded them. */
import { query } from "../../api.ts";
import { NumbersThereDocument } from "../../gql/graphql.ts";
import type { Line } from "./guess.ts";
import type { Span } from "./twice.ts";

/** What was read of lines, by the id of each: how much was recorded then, and the numbers. */
export type There = ReadonlyMap<string, { done: string; spans: readonly Span[] }>;

/** The numbers on these lines: of those of which more or less is recorded than when they were read before, they are
 * read again. Throws ApiError. */
export async function readNumbers(lines: readonly Line[], before: There = new Map()): Promise<There> {
  const found = new Map<string, { done: string; spans: readonly Span[] }>();
  for (const { id, done, asksFor } of lines) {
    if (asksFor !== "SERIALS" || done === "0") continue;
    const known = before.get(id);
    if (known?.done === done) {
      found.set(id, known);
      continue;
    }
    const { node } = await query(NumbersThereDocument, { line: id });
    if (node?.__typename === "TransferLine") found.set(id, { done, spans: node.numberSummary.ranges });
  }
  return found;
}

/** Milliseconds between two readings: they serve only while the server does not answer. */
const APART = 30_000;

/** Reads as soon as it is asked to, but seldom. */
export class Seldom {
  #last = -APART;
  #timer: ReturnType<typeof setTimeout> | undefined;

  soon(read: () => Promise<void>): void {
    const wait = Math.max(0, this.#last + APART - performance.now());
    this.#timer ??= setTimeout(async () => {
      await read();
      this.#last = performance.now();
      this.#timer = undefined;
    }, wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
