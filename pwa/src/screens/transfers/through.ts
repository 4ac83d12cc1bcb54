/** How many lines of a transfer are through: those that are complete, and once it is done those that moved. */
import type { TransferState } from "../../gql/graphql.ts";

interface Progress {
  linesDone: number;
  linesBegun: number;
}

/** inPart: of some of them less moved than was expected. */
export function through(state: TransferState, { linesDone, linesBegun }: Progress) {
  const done = state === "DONE" ? linesBegun : linesDone;
  return { done, inPart: done > linesDone };
}
