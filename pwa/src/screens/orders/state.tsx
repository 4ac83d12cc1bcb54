import type { State } from "../../feedback.ts";
import type { OrderState, Progress } from "../../gql/graphql.ts";
import { type TextKey, t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";

const LOOK: Record<OrderState, { state: State; icon: IconName }> = {
  DRAFT: { state: "pending", icon: "hourglass" },
  CONFIRMED: { state: "pending", icon: "truck" },
  DONE: { state: "ok", icon: "circle-check" },
  CANCELLED: { state: "offline", icon: "ban" },
};

export interface Standing {
  state: OrderState;
  receipt: Progress;
}

/** Where an order stands, in words: once something came, how much. */
export function standingText({ state, receipt }: Standing): TextKey {
  const nothing = receipt === "NOTHING" || receipt === "NOT_NEEDED";
  if (state === "DRAFT" || state === "CANCELLED" || nothing) return `order.state.${state}`;
  return receipt === "PART" && state === "DONE" ? "order.state.DONE_PART" : `order.came.${receipt}`;
}

export interface OrderStateProps {
  of: Standing;
  /** For the top bar, else for a list. */
  pill?: boolean;
}

export function OrderStateMark({ of, pill }: OrderStateProps) {
  const Part = pill ? Pill : StateWord;
  return <Part {...LOOK[of.state]}>{t(standingText(of))}</Part>;
}
