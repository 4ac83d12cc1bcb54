import type { State } from "../../feedback.ts";
import { localDay } from "../../format.ts";
import type { PaperRowFragment } from "../../gql/graphql.ts";
import { type TextKey, t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";

export type Standing = Pick<PaperRowFragment, "kind" | "state" | "payment" | "dueOn">;

interface Look {
  state: State;
  icon: IconName;
  text: TextKey;
}

/** Where a bill or invoice stands: what is missing before what is done. today: YYYY-MM-DD. */
export function standing({ kind, state, payment, dueOn }: Standing, today: string): Look {
  if (state === "CANCELLED") return { state: "offline", icon: "ban", text: "paper.state.CANCELLED" };
  if (state === "DRAFT") return { state: "pending", icon: "pencil", text: "paper.state.DRAFT" };
  const far = payment === "PART" || payment === "NOTHING" ? payment : "ALL";
  const text = `paper.${kind === "CREDIT_NOTE" ? "back" : "paid"}.${far}` as const;
  if (far === "ALL") return { state: "ok", icon: "circle-check", text };
  if (kind === "DEMAND" && dueOn < today)
    return { state: "refused", icon: "clock-alert", text: "paper.overdue" };
  return { state: "pending", icon: "hourglass", text };
}

export function PaperStateMark({ of, pill }: { of: Standing; pill?: boolean }) {
  const { text, ...look } = standing(of, localDay(new Date()));
  const Part = pill ? Pill : StateWord;
  return <Part {...look}>{t(text)}</Part>;
}
