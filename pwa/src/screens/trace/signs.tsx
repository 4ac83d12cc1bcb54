/** What stops a thing of a trace, and what is not certain, in words. */
import { StateWord } from "../../ui/basics.tsx";
import type { Sign } from "./told.ts";

export const Signs = ({ of }: { of: readonly Sign[] }) => (
  <>
    {of.map(({ state, icon, word }) => (
      <StateWord key={word} state={state} icon={icon}>
        {word}
      </StateWord>
    ))}
  </>
);
