/** What is worked on, as it is read from the server. */
import { query } from "../../api.ts";
import { ReceiptDocument, type ReceiptQuery } from "../../gql/graphql.ts";
import type { There } from "./numbers-there.ts";
import type { Line } from "./receipt.ts";

export type Head = Omit<NonNullable<ReceiptQuery["transfer"]>, "lines">;

/** A transfer on which something is recorded. */
export interface Part {
  head: Head;
  lines: readonly Line[];
}

/** What is worked on: one transfer, or the open ones of an order. */
export interface Found {
  head: Head;
  parts: readonly Part[];
  /** Lines of what is made, where components go into it. */
  outputs?: ReadonlySet<string>;
  /** Serials on its lines, where this device has kept it. */
  there?: There;
}

/** By the id of its transfer. */
export type Versions = Readonly<Record<string, number>>;

/** All lines, a page at a time. Throws ApiError. */
export async function readPart(id: string): Promise<Part | null> {
  const lines: Line[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: ReceiptQuery = await query(ReceiptDocument, { id, after });
    const { transfer } = answer;
    if (!transfer) return null;
    const { lines: page, ...head } = transfer;
    lines.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { head, lines };
    after = page.pageInfo.endCursor;
  }
}
