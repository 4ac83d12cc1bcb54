import type { State } from "../../feedback.ts";
import { date } from "../../format.ts";
import type { NoticeKind } from "../../gql/graphql.ts";
import type { IconName } from "../../ui/icon-names.ts";

/** Seconds after which notices are read again. */
export const EVERY = 30;

/** A notice in words, with its day as readers here write days: in the place of the last {day}, for names may hold it. */
export function said({ phrase, day }: { phrase: string; day: string | null }): string {
  const at = day ? phrase.lastIndexOf("{day}") : -1;
  return at < 0 || !day ? phrase : phrase.slice(0, at) + date(day) + phrase.slice(at + "{day}".length);
}

/** How notices of a kind look. */
export const LOOKS: Record<NoticeKind, readonly [icon: IconName, state: State]> = {
  ORDER_TO_APPROVE: ["hourglass", "pending"],
  ORDER_DECIDED: ["clipboard-list", "pending"],
  LATE: ["clock-alert", "refused"],
  EXPIRY: ["calendar-clock", "expired"],
  RESERVATION_LOST: ["package-x", "refused"],
  HOLD: ["hand", "hold"],
  COUNT: ["clipboard-list", "wrong"],
  RECALL_TO_CONFIRM: ["megaphone", "recalled"],
};
