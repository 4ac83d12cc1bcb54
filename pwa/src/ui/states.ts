/** The look of the ten states: always colour (class), icon and word together. */
import type { State } from "../feedback.ts";
import type { IconName } from "./icon-names.ts";

export const STATE_ICON: Record<State, IconName> = {
  ok: "circle-check",
  duplicate: "copy",
  wrong: "package-x",
  unknown: "circle-question-mark",
  refused: "octagon-x",
  pending: "hourglass",
  offline: "wifi-off",
  hold: "hand",
  recalled: "megaphone",
  expired: "calendar-x",
};
