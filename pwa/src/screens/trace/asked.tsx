/** What a trace is asked for beside its direction: which lots count, and as of when. It stands in the address. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import {
  type TraceDirection,
  type TraceEdgeKind,
  TraceLotsDocument,
  type TraceQueryVariables,
  type TraceScope,
  type TraceStart,
} from "../../gql/graphql.ts";
import { show } from "../../listed.ts";
import { place } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Segments, Switch, TextField } from "../../ui/fields.tsx";
import { List, Row } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { LeftOut } from "./left-out.tsx";
import type { Found } from "./parts.tsx";

const SCOPES: readonly TraceScope[] = ["BY_NUMBER", "BY_TIME"];
/** All that a trace tells, also what it does only on request. */
const KINDS: Record<TraceEdgeKind, true> = {
  CONSUMED: true,
  TAKEN_APART: true,
  SPLIT: true,
  MERGED: true,
  RELABELLED: true,
  RECEIVED: true,
  SHIPPED: true,
  RETURNED: true,
  SENT_BACK: true,
  SCRAPPED: true,
  ADJUSTED: true,
  USED: true,
  MADE: true,
  PACKED: true,
  MOVED: true,
  CAME_FROM: true,
  WENT_TO: true,
};
const LIMITS = { maxDepth: 50, maxNodes: 5000 };

const AS = ["happened", "known"] as const;
const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** The instant as the address has it, in the time of this device; null for now, and for what is no instant. */
function instant(): string | null {
  const at = place.value.searchParams.get("at");
  return at && MINUTE.test(at) && !Number.isNaN(Date.parse(at)) ? at : null;
}

export function asked(start: TraceStart, direction: TraceDirection): TraceQueryVariables {
  const scope: TraceScope = place.value.searchParams.get("scope") === "time" ? "BY_TIME" : "BY_NUMBER";
  const at = instant();
  const limits = {
    ...LIMITS,
    ...(withMoves() && { kinds: Object.keys(KINDS) as TraceEdgeKind[] }),
    ...(at && { [asKnown() ? "knownAt" : "until"]: new Date(at).toISOString() }),
  };
  return { start, direction, scope, limits };
}

const asKnown = (): boolean => place.value.searchParams.get("as") === "known";
const withMoves = (): boolean => place.value.searchParams.get("moves") === "yes";

/** When goods are told to lie somewhere: at a place in the journal; null for now, and nothing for an instant that has no
 * place there. */
export type Then = string | null | undefined;

export const thenOf = ({ knownAt, until }: TraceQueryVariables["limits"], asOf: string): Then =>
  until ? undefined : knownAt ? asOf : null;

/** Opened only by who needs it: by number and as of now is what most look for. */
export function Asked({ scope }: { scope: TraceScope }) {
  const at = instant();
  return (
    <details class="fold-list" open={scope === "BY_TIME" || at !== null || withMoves()}>
      <summary>{t("trace.narrow")}</summary>
      <div class="stack-s page-narrow">
        <Segments
          legend={t("trace.scope")}
          options={SCOPES.map((each) => [each, t(`trace.scope.${each}`)] as const)}
          value={scope}
          onChange={(each) => show({ scope: each === "BY_TIME" ? "time" : null })}
        />
        <TextField
          type="datetime-local"
          label={t("trace.at")}
          hint={t("trace.atHint")}
          value={at ?? ""}
          onInput={(value) => show({ at: value })}
        />
        {at && (
          <>
            <Segments
              legend={t("trace.as")}
              options={AS.map((each) => [each, t(`trace.as.${each}`)] as const)}
              value={asKnown() ? "known" : "happened"}
              onChange={(each) => show({ as: each === "known" ? each : null })}
            />
            <p class="small muted">{t(asKnown() ? "trace.asKnownHint" : "trace.asHappenedHint")}</p>
            <Button onClick={() => show({ at: null, as: null })}>{t("trace.atNow")}</Button>
          </>
        )}
        <Switch
          label={t("trace.moves")}
          checked={withMoves()}
          onChange={(on) => show({ moves: on ? "yes" : null })}
        />
      </div>
    </details>
  );
}

/** What the narrower scope leaves out, its lots on request. */
export function Narrowed({ trace, variables }: { trace: Found; variables: TraceQueryVariables }) {
  const [open, show] = useState(false);
  if (variables.scope !== "BY_TIME") return null;
  const here = new Set(trace.nodes.nodes.map(({ key }) => key));
  const others = open ? (
    <Others variables={variables} here={here} />
  ) : (
    <Button onClick={() => show(true)}>{t("trace.showLeftOut")}</Button>
  );
  return <LeftOut of={trace.leftOut}>{trace.leftOut.lotCount > 0 && others}</LeftOut>;
}

/** Lots of the scope by number that are not here. */
function Others({ variables, here }: { variables: TraceQueryVariables; here: ReadonlySet<string> }) {
  const loaded = useQuery(TraceLotsDocument, {
    start: variables.start,
    direction: variables.direction,
    limits: variables.limits,
  });
  return (
    <ShowLoaded of={loaded} rows={2}>
      {({ trace }) => (
        <List>
          {(trace?.nodes.nodes ?? []).map(
            ({ key, subject }) =>
              subject.__typename === "Lot" &&
              !here.has(key) && (
                <Row
                  key={key}
                  href={`/lots/${encodeURIComponent(subject.id)}`}
                  title={<span class="mono breaks">{subject.number}</span>}
                >
                  {subject.product.name}
                </Row>
              ),
          )}
        </List>
      )}
    </ShowLoaded>
  );
}
