import type { State } from "../../feedback.ts";
import type { NoticeKind } from "../../gql/graphql.ts";
import type { IconName } from "../../ui/icon-names.ts";

/** How notices of a kind look. */
export const LOOKS: Record<NoticeKind, readonly [icon: IconName, state: State]> = {
  ORDER_TO_APPROVE: ["hourglass", "pending"],
  ORDER_DECIDED: ["clipboard-list", "pending"],
  LATE: ["clock-alert", "refused"],
  EXPIRY: ["calendar-clock", "expired"],
  RESERVATION_LOST: ["package-x", "refused"],
  HOLD: ["hand", "hold"],
};
