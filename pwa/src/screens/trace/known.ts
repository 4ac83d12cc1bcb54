/** Quantities as exactly as the record knows them: everywhere in the same words, and never a false exact figure. */
import { quantity, share } from "../../format.ts";
import type { TraceJoinFragment, TraceQuery, TraceThingFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";

type Bounds = TraceJoinFragment["bounds"];

/** From the least to the most that it may be; one figure where it is known. */
export const known = ({ atLeast, atMost }: Bounds, unit: string): string =>
  atLeast === atMost
    ? quantity(atLeast, unit)
    : t("trace.between", { least: quantity(atLeast), most: quantity(atMost, unit) });

interface Recorded {
  quantity: string;
  bounds: Bounds;
}

/** What is shared over all that came out, where nobody knows how much it is. */
export function sharedOut({ quantity: much, bounds }: Recorded, unit: string): string | null {
  if (bounds.atLeast === bounds.atMost) return null;
  // What is counted otherwise than what a run is about has no share: that says nothing of how much it is.
  return much === "0" ? t("trace.noShare") : t("trace.sharedAs", { quantity: share(much, unit) });
}

/** A number that was put right is told as that: nobody relabelled anything. */
const happened = ({ kind, operation }: TraceJoinFragment) =>
  kind === "RELABELLED" && operation.kind === "CORRECT_MOVE_LINES" ? "CORRECTED" : kind;

/** How much a step moved. */
export const moved = (step: TraceJoinFragment, unit: string): string =>
  [
    t(`trace.edge.${happened(step)}`, { quantity: known(step.bounds, unit) }),
    step.takenFrom && step.putInto && `${step.takenFrom.path} → ${step.putInto.path}`,
    sharedOut(step, unit),
  ]
    .filter(Boolean)
    .join(", ");

/** What a trace starts from, as shares of it are told: its number where it is one lot. */
export interface Whole {
  name: string;
  isNumber: boolean;
  unit: string;
}

type Start = NonNullable<TraceQuery["trace"]>["start"];

export const wholeOf = ([first, ...more]: Start): Whole => ({
  name: first && more.length === 0 ? first.number : t("trace.allOfStart"),
  isNumber: more.length === 0,
  unit: first?.product.unit.symbol ?? "",
});

/** What was moved may be a part of the lot that it is named after. */
export const partOf = (whole: Whole): Whole => ({ ...whole, name: t("trace.allOfStart"), isNumber: false });

/** How much of the start is in a lot, or of a lot in the start; nothing for the start itself. */
export function shareOf({ depth, share, subject }: TraceThingFragment, whole: Whole): string | null {
  if (depth >= 0 || !share) return depth === 0 ? null : ofWhole(share, whole);
  const unit = subject.__typename === "Lot" ? subject.product.unit.symbol : "";
  return t("trace.intoWhole", { quantity: known(share, unit), name: whole.name });
}

/** How much of the start is in something; nothing where that has no meaning. */
export const ofWhole = (bounds: Bounds | null, { name, unit }: Whole): string | null =>
  bounds && t("trace.ofWhole", { quantity: known(bounds, unit), name });
