import type { State } from "../../feedback.ts";
import type { CountState, PickedOfFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";

const LOOKS: Record<CountState, readonly [state: State, icon: IconName]> = {
  COUNTING: ["pending", "hourglass"],
  REVIEW: ["unknown", "eye"],
  DONE: ["ok", "circle-check"],
  CANCELLED: ["refused", "ban"],
};

/** In whose hands some of it is, in words; undefined in nobody's. */
export const pickedFor = ({ picked }: PickedOfFragment): string | undefined =>
  picked.length > 0
    ? t("count.picked", { numbers: [...new Set(picked.map(({ transfer }) => transfer.number))].join(", ") })
    : undefined;

/** How far it is. of: null where no total is told, in a blind count. */
export const howFar = (done: number, of: number | null): string =>
  of === null ? t("count.countedHere", { n: done }) : t("count.progress", { done, of });

/** Where a count stands, in a word. */
export function CountStateShown({ of, pill }: { of: { state: CountState }; pill?: boolean }) {
  const [state, icon] = LOOKS[of.state];
  const Shown = pill ? Pill : StateWord;
  return (
    <Shown state={state} icon={icon}>
      {t(`countState.${of.state}`)}
    </Shown>
  );
}
