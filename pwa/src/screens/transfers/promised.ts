/** What is promised to a line of a transfer. Pure. */
import type { PromisedFragment } from "../../gql/graphql.ts";
import { compare, subtract } from "../../quantities.ts";

/** A promise with how much of it is still to be picked. */
export type ToTake = PromisedFragment & { left: string };

/** The promises of which something is still to be picked, in their order. */
export const toTake = (promises: readonly PromisedFragment[]): ToTake[] =>
  promises
    .map((promise) => ({ ...promise, left: subtract(promise.quantity, promise.picked) }))
    .filter(({ left }) => compare(left, "0") > 0);
