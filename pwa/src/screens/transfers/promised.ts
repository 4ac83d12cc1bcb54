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

interface Line {
  expected: string;
  reserved: string;
}

/** Whether less is promised to a line than it expects. */
export const isShort = ({ expected, reserved }: Line): boolean => compare(reserved, expected) < 0;

/** Whether a transfer takes goods from our places, which are promised to it. */
export const takesFromUs = ({ operationType: { kind } }: { operationType: { kind: string } }): boolean =>
  kind === "DELIVERY" || kind === "INTERNAL";

/** Whether an open transfer waits for goods: those that are promised to it are not all. */
export const waitsForGoods = (
  transfer: { state: string; lines: { nodes: readonly Line[] } } & Parameters<typeof takesFromUs>[0],
): boolean => transfer.state === "READY" && takesFromUs(transfer) && transfer.lines.nodes.some(isShort);
