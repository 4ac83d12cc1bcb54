import type { State } from "../../feedback.ts";
import type { OrderState, Progress } from "../../gql/graphql.ts";
import { type TextKey, t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";
import type { Side } from "./sides.ts";

const LOOK: Record<OrderState, { state: State; icon: IconName }> = {
  DRAFT: { state: "pending", icon: "hourglass" },
  CONFIRMED: { state: "pending", icon: "truck" },
  DONE: { state: "ok", icon: "circle-check" },
  CANCELLED: { state: "offline", icon: "ban" },
};

export interface Standing {
  state: OrderState;
  moved: Progress;
  /** Of a purchase order that waits for someone who may confirm it. */
  approvalAskedAt?: string | null;
}

/** Where an order stands, in words: once something moved, how much. */
export function standingText({ state, moved, approvalAskedAt }: Standing, side: Side): TextKey {
  if (approvalAskedAt) return "approval.state";
  const nothing = moved === "NOTHING" || moved === "NOT_NEEDED";
  if (state === "DRAFT" || state === "CANCELLED" || nothing) return `order.state.${state}`;
  return moved === "PART" && state === "DONE" ? `${side}.state.DONE_PART` : `${side}.moved.${moved}`;
}

export interface OrderStateProps {
  of: Standing;
  side: Side;
  /** For the top bar, else for a list. */
  pill?: boolean;
}

export function OrderStateMark({ of, side, pill }: OrderStateProps) {
  const Part = pill ? Pill : StateWord;
  return <Part {...LOOK[of.state]}>{t(standingText(of, side))}</Part>;
}
