/** What may be done with a lot: colour, icon and word. */
import type { State } from "../../feedback.ts";
import type { LotStatus } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";

const LOOKS: Record<LotStatus, readonly [state: State, icon: IconName]> = {
  RELEASED: ["ok", "shield-check"],
  QUARANTINE: ["pending", "hourglass"],
  ON_HOLD: ["hold", "hand"],
  RECALLED: ["recalled", "megaphone"],
  REJECTED: ["refused", "ban"],
};

/** A word in a list, which says nothing of what is free; with pill, on the lot's own page, it always says. */
export function LotStatusSign({ status, pill }: { status: LotStatus; pill?: boolean }) {
  const [state, icon] = LOOKS[status];
  if (pill)
    return (
      <Pill state={state} icon={icon} solid={status !== "RELEASED"}>
        {t(`status.${status}`)}
      </Pill>
    );
  return status === "RELEASED" ? null : (
    <StateWord state={state} icon={icon}>
      {t(`status.${status}`)}
    </StateWord>
  );
}
