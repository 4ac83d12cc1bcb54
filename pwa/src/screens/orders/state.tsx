import type { State } from "../../feedback.ts";
import type { OrderState } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";

const LOOK: Record<OrderState, { state: State; icon: IconName }> = {
  DRAFT: { state: "pending", icon: "hourglass" },
  CONFIRMED: { state: "pending", icon: "truck" },
  DONE: { state: "ok", icon: "circle-check" },
  CANCELLED: { state: "offline", icon: "ban" },
};

export interface OrderStateProps {
  of: OrderState;
  /** For the top bar, else for a list. */
  pill?: boolean;
}

export function OrderStateMark({ of, pill }: OrderStateProps) {
  const Part = pill ? Pill : StateWord;
  return <Part {...LOOK[of]}>{t(`order.state.${of}`)}</Part>;
}
