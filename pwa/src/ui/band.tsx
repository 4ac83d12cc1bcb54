/** The last scan: what happened, to what, how many now. Readable at arm's length. */
import type { ComponentChildren } from "preact";
import type { State } from "../feedback.ts";
import { misheard } from "../scanner/wedge.ts";
import { t } from "../texts/index.ts";
import { Icon, LotNumber } from "./basics.tsx";
import type { IconName } from "./icon-names.ts";
import { STATE_ICON } from "./states.ts";

export interface BandProps {
  state: State;
  /** Another for each scan: the band flashes when it changes. */
  scan: string | number;
  /** Default is the state's own word; "OK +1" names the amount. */
  word?: string;
  icon?: IconName;
  /** Counts as figures: done, and expected when known. */
  tally?: { done: string; expected?: string; label: string };
  name?: ComponentChildren;
  number?: string;
  /** Why, in the words of the refusal. */
  why?: ComponentChildren;
  foot?: ComponentChildren;
  actions?: ComponentChildren;
}

/** What came last was no code that could be taken: the one before it must not stand there as if it was. */
const MISHEARD = { state: "refused", scan: "misheard" } as const;

export function Band(last: BandProps) {
  const shown: BandProps = misheard.value ? { ...MISHEARD, why: t("misheard.again") } : last;
  const { state, scan, word, icon = STATE_ICON[state], tally, ...rest } = shown;
  const { name, number, why, foot, actions } = rest;
  const good = state === "ok" || state === "pending";
  return (
    <div class={`band is-${state}`} role={good ? "status" : "alert"}>
      <div class="band-flash" key={scan} aria-hidden="true" />
      <p class="band-word">
        <Icon name={icon} />
        {word ?? t(`state.${state}`)}
      </p>
      {tally && (
        <p class="band-tally">
          <span class="vh">{tally.label} </span>
          {tally.done}
          {tally.expected !== undefined && <small> / {tally.expected}</small>}
        </p>
      )}
      <div class="band-body">
        {name && <p class="band-name">{name}</p>}
        {number && <LotNumber>{number}</LotNumber>}
        {why && <p class="band-why">{why}</p>}
      </div>
      {foot && <p class="band-foot">{foot}</p>}
      {actions && <div class="band-actions">{actions}</div>}
    </div>
  );
}
