/** What of a transfer is stopped, while it is open: told on its page and while it is worked on, as soon as it is. */
import { useEffect, useRef } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { signalState } from "../../feedback.ts";
import { StoppedOnDocument } from "../../gql/graphql.ts";
import { later, NotLoaded } from "../../later.tsx";
import { type Change, stops, useLive } from "../../live.ts";
import { Notice } from "../../ui/basics.tsx";
import { stateOfRefusal } from "../receive/states.ts";

const SECONDS = 15;

// Seldom needed, and the scan screen waits for as little as it can.
const PutBack = later(
  () => import("./put-back.tsx").then(({ PutBack }) => PutBack),
  ({ failed }) => failed && <NotLoaded />,
);

const RecallsWaiting = later(
  () => import("./recalls-waiting.tsx").then(({ RecallsWaiting }) => RecallsWaiting),
  ({ failed }) => failed && <NotLoaded />,
);

/** onChange: what is stopped is other than when it was told first. */
export function StoppedOn({ id, onChange }: { id: string; onChange?: () => void }) {
  const { data, reload } = useQuery(StoppedOnDocument, { id });
  // A scan that adds stopped goods is refused itself; what takes them off says so here.
  const concerns = (change: Change) => stops(change) || (change.id === id && change.kind !== "RECORD_SCAN");
  useLive(reload, concerns, SECONDS);
  const stopped = data?.transfer?.obstacles.filter(({ __typename }) => __typename === "LotOnHold") ?? [];
  const waiting = data?.transfer?.recallsToConfirm ?? [];
  useHeard(data && stopped.map(({ message }) => message).join("\n"), onChange);
  return (
    <>
      {waiting.length > 0 && <RecallsWaiting of={waiting} />}
      {stopped.map(({ code, message }) => (
        <Notice key={code} state={stateOfRefusal(code)} title={message} alert />
      ))}
      {data?.transfer && stopped.length > 0 && (
        <PutBack of={data.transfer} number={data.transfer.number} onDone={() => void reload()} />
      )}
    </>
  );
}

/** Sounds and shakes when something is stopped while one works; not for what was so before. */
function useHeard(stopped: string | undefined, onChange?: () => void): void {
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (before.current !== undefined && stopped !== before.current) {
      if (stopped) signalState("hold");
      onChange?.();
    }
    before.current = stopped;
  }, [stopped]);
}
