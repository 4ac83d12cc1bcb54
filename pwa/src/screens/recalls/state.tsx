import type { State } from "../../feedback.ts";
import type { RecallKind, RecallState } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Pill, StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";

const LOOKS: Record<RecallState, readonly [state: State, icon: IconName]> = {
  PREPARED: ["pending", "eye"],
  TO_CONFIRM: ["pending", "hourglass"],
  STARTED: ["recalled", "megaphone"],
  CLOSED: ["ok", "circle-check"],
  CANCELLED: ["refused", "ban"],
};

interface RecallStateProps {
  of: { state: RecallState; kind: RecallKind };
  pill?: boolean;
}

/** Where a recall stands, in a word; an exercise never looks like the real thing. */
export function RecallStateShown({ of: { state, kind }, pill }: RecallStateProps) {
  const [look, icon] = LOOKS[state];
  const Shown = pill ? Pill : StateWord;
  const mock = kind === "MOCK" && state === "STARTED";
  return (
    <Shown state={mock ? "pending" : look} icon={icon}>
      {t(mock ? "recallState.MOCK" : `recallState.${state}`)}
    </Shown>
  );
}

/** What starts it, on buttons. two: whether a second person has to agree to a real one. */
export const startVerb = ({ kind, state }: RecallStateProps["of"], two: boolean) =>
  kind === "MOCK" ? "recall.startMock" : two && state === "TO_CONFIRM" ? "recall.confirm" : "recall.start";
