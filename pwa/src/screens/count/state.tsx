import type { State } from "../../feedback.ts";
import type { CountState } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";

const LOOKS: Record<CountState, readonly [state: State, icon: IconName]> = {
  COUNTING: ["pending", "hourglass"],
  REVIEW: ["unknown", "eye"],
  DONE: ["ok", "circle-check"],
  CANCELLED: ["refused", "ban"],
};

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
