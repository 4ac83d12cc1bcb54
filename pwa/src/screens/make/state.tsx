import type { State } from "../../feedback.ts";
import type { ManufacturingState } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";

const LOOK: Record<ManufacturingState, { state: State; icon: IconName }> = {
  DRAFT: { state: "pending", icon: "hourglass" },
  CONFIRMED: { state: "pending", icon: "factory" },
  DONE: { state: "ok", icon: "circle-check" },
  CANCELLED: { state: "offline", icon: "ban" },
};

export interface MakeStateProps {
  of: { state: ManufacturingState; waiting?: boolean; begun?: boolean };
  /** For the top bar, else for a list. */
  pill?: boolean;
}

export function MakeState({ of: { state, waiting, begun }, pill }: MakeStateProps) {
  const Part = pill ? Pill : StateWord;
  if (waiting)
    return (
      <Part state="pending" icon="hourglass">
        {t("make.waiting")}
      </Part>
    );
  const ready = state === "CONFIRMED" && begun === false;
  return <Part {...LOOK[state]}>{t(ready ? "makes.ready" : `make.state.${state}`)}</Part>;
}
