/** Why a form was not saved, above its fields or beside its button: the fact first, then what can be done. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { offline } from "../api.ts";
import type { FormRefusal, Trouble } from "../form.ts";
import { moment } from "../format.ts";
import { hrefOf } from "../links.ts";
import { t } from "../texts/index.ts";
import { Button, Notice } from "./basics.tsx";
import { ErrorNotice } from "./loaded.tsx";

export interface FormTroubleProps {
  form: { busy: boolean; trouble: Trouble | null };
  /** Reads the newest version, for a form about something that others change too. */
  readAgain?: () => void;
  /** Sends again that what was refused is meant. */
  meanIt?: (what: Meant) => void;
}

/** What can be meant, as inputs call it, by the refusal that asks. */
const MEANT = {
  NUMBER_LOOKS_LIKE: "lookAlike",
  NUMBER_NOT_ANNOUNCED: "unannounced",
  OVER_RECEIPT: "takeMore",
  LOT_EXPIRED: "takeExpired",
  STILL_COUNTING: "othersDone",
  LETTERS_WAIT: "giveUpLetters",
  LOT_DECIDED: "insteadOf",
} as const;

export type Meant = (typeof MEANT)[keyof typeof MEANT];

function askedBy({ code, canBeTaken }: FormRefusal): Meant | null {
  return code in MEANT && canBeTaken !== false ? MEANT[code as keyof typeof MEANT] : null;
}

/** Sends, or sends again with what is meant; who is asked a second thing has not taken back the first. */
export function useMeant(send: (said: { readonly [what in Meant]?: true }) => Promise<void>) {
  const said = useRef({});
  const sendThat = (all: object) => {
    said.current = all;
    void send(all);
  };
  return {
    send: () => sendThat({}),
    meanIt: (what: Meant) => sendThat({ ...said.current, [what]: true }),
  };
}

export function FormTrouble({ form: { busy, trouble: of }, ...ways }: FormTroubleProps) {
  if (busy && offline.value)
    return <Notice state="offline" icon="cloud-upload" title={t("form.waits")} alert />;
  return of && <InSight key={String(busy)}>{told(of, ways)}</InSight>;
}

type Ways = Omit<FormTroubleProps, "form">;

function told(trouble: Trouble, ways: Ways) {
  if (trouble.kind === "error") return <ErrorNotice error={trouble.error} />;
  if (trouble.kind === "storage") return <Notice state="refused" title={t("form.storage")} alert />;
  return <RefusalNotice refusal={trouble.refusal} {...ways} />;
}

/** The button was at the bottom, where a long form does not show its head. */
function InSight({ children }: { children: ComponentChildren }) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div ref={top} class="in-sight">
      {children}
    </div>
  );
}

function RefusalNotice({ refusal, readAgain, meanIt }: Ways & { refusal: FormRefusal }) {
  const { message, problems = [], blockers = [], changedBy, changedAt } = refusal;
  const facts = problems.length > 1 ? problems : [];
  const left = (refusal.blockerCount ?? 0) - blockers.length;
  const asked = askedBy(refusal);
  return (
    <Notice state="refused" title={facts.length ? t("form.problems", { n: facts.length }) : message} alert>
      {facts.length > 0 && (
        <ul class="facts-list">
          {facts.map((problem) => (
            <li key={problem.field.join(".")}>{problem.message}</li>
          ))}
        </ul>
      )}
      {asked && meanIt && <Button onClick={() => meanIt(asked)}>{t("act.meanIt")}</Button>}
      {problems.length > 0 && <Button onClick={showFirst}>{t("act.show")}</Button>}
      {blockers.length > 0 && <BlockerList blockers={blockers} />}
      {left > 0 && <p>{t("form.moreBlockers", { n: left })}</p>}
      {changedBy && changedAt && (
        <p>{t("form.changed", { name: changedBy.name, when: moment(changedAt) })}</p>
      )}
      {changedAt && readAgain && <Button onClick={readAgain}>{t("form.readAgain")}</Button>}
    </Notice>
  );
}

/** Goes to the first field at fault, of the sheet that is open or else of the page. */
function showFirst(): void {
  const form = document.querySelector("dialog[open]") ?? document;
  form.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"]')?.focus();
}

type Blockers = NonNullable<FormRefusal["blockers"]>;

/** How many are shown before the rest is folded away. */
const FEW = 3;

/** What stands in the way, each with the way to it. */
export const BlockerList = ({ blockers }: { blockers: Blockers }) =>
  blockers.length > FEW ? (
    <details class="fold-list">
      <summary>{t("form.allBlockers", { n: blockers.length })}</summary>
      <Blocks blockers={blockers} />
    </details>
  ) : (
    <Blocks blockers={blockers} />
  );

const Blocks = ({ blockers }: { blockers: Blockers }) => (
  <ul class="facts-list">
    {blockers.map(({ message, node }) => {
      const href = node && hrefOf(node);
      return <li key={message}>{href ? <a href={href}>{message}</a> : message}</li>;
    })}
  </ul>
);
