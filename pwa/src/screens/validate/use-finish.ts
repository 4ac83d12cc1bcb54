import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, query } from "../../api.ts";
import type { Loaded } from "../../data.ts";
import { FinishDocument, type FinishQuery, ObstaclesDocument } from "../../gql/graphql.ts";
import { outbox } from "../../outbox/index.ts";
import type { Finish, FinishLine } from "./differences.ts";

/** A transfer with what stands in its way; null when there is none. Throws ApiError. */
async function read(id: string): Promise<Finish | null> {
  const [transfer, hindered] = await Promise.all([readLines(id), query(ObstaclesDocument, { id })]);
  return transfer && { ...transfer, obstacles: hindered.transfer?.obstacles ?? [] };
}

/** A transfer with all its lines, a page at a time. */
async function readLines(id: string): Promise<Omit<Finish, "obstacles"> | null> {
  const nodes: FinishLine[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: FinishQuery = await query(FinishDocument, { id, after });
    const { transfer } = answer;
    if (!transfer) return null;
    nodes.push(...transfer.lines.nodes);
    if (!transfer.lines.pageInfo.hasNextPage) return { ...transfer, lines: { ...transfer.lines, nodes } };
    after = transfer.lines.pageInfo.endCursor;
  }
}

/** The transfer to finish; read again whenever a write of this device about it has been answered. */
export function useFinish(id: string): Loaded<Finish | null> & { reload: () => Promise<void> } {
  const [state, set] = useState<Loaded<Finish | null>>({ loading: true });
  const reload = async () => {
    try {
      const data = await read(id);
      set({ data, readAt: Date.now(), loading: false });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      set((before) => ({ ...before, error, loading: false }));
    }
  };
  const waiting = outbox.rows.value.filter((row) => row.subject === id).length;
  const before = useRef(waiting);
  useEffect(() => void reload(), [id]);
  useEffect(() => {
    // Not when a write begins: what is read beside it may tell its end before its answer does.
    if (waiting < before.current) void reload();
    before.current = waiting;
  }, [waiting]);
  return { ...state, reload };
}
