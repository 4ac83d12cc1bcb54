/** Sends what is stored, one row after another, and keeps what became of each. */
import { ApiError, isRefusal, type Refusal } from "../api.ts";
import type { News, Parts } from "./outbox.ts";
import { failed, goingInto, madeBy, nextToSend, nextWake, type Row, refusedRow, rest } from "./rows.ts";

export interface Sender {
  /** Whose rows may go; null while nobody is signed in. */
  actAs(user: string | null): void;
  /** Send what can be sent; harmless at any time. */
  flush(): Promise<void>;
}

interface SenderParts extends Pick<Parts, "store" | "send" | "locks"> {
  now: () => number;
  /** Called when a row is not any more what it was. */
  changed: (news: News) => Promise<void>;
}

export function createSender({ store, send, now, locks, changed }: SenderParts): Sender {
  let user: string | null = null;
  let offlineTries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> | undefined; // a flush that has not begun yet: one more would do the same
  const exclusively = oneAtATime(locks);

  function flush(): Promise<void> {
    clearTimeout(timer);
    turn ??= exclusively(async () => {
      turn = undefined;
      await drain();
    });
    return turn;
  }

  async function drain(): Promise<void> {
    for (;;) {
      const row = user === null ? undefined : nextToSend(await store.all(), user, now());
      if (!row) break;
      if (!(await sendOne(row))) return;
    }
    const wake = user === null ? undefined : nextWake(await store.all(), user, now());
    if (wake !== undefined) wakeIn(wake);
  }

  const wakeIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  };

  /** Says whether others may go on. The row leaves the store only after its answer. */
  async function sendOne(stored: Row): Promise<boolean> {
    const { operationId, pairing } = stored;
    const row = pairing ? goingInto(stored, await store.whole(pairing.id)) : stored;
    try {
      const answer = await send(row);
      offlineTries = 0;
      const made = madeBy(row, answer);
      // Before the row leaves: if the page ends in between, the same answer comes again.
      if (pairing && made) await store.keepWhole(pairing.id, made);
      if (isRefusal(answer)) await store.put(refusedRow(row, answer as Refusal));
      else await store.remove(row.seq);
      await changed({ answered: { operationId, answer } });
      return true;
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError("internal", String(cause));
      return await keep(row, error);
    }
  }

  async function keep(before: Row, error: ApiError): Promise<boolean> {
    const { row, pause } = failed(before, error, now());
    await store.put(row);
    const { operationId, refusal } = row;
    await changed(
      refusal ? { answered: { operationId, answer: { __typename: "Rejected", ...refusal } } } : {},
    );
    if (pause === "offline") wakeIn(rest(++offlineTries));
    if (pause === "unauthenticated") user = null;
    return pause === "none";
  }

  return {
    actAs(next) {
      user = next;
      if (next !== null) void flush();
    },
    flush,
  };
}

/** Runs one sender at a time: over all tabs by a lock, else within this one. */
function oneAtATime(locks: LockManager | undefined): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    if (locks) return locks.request("lotbook-outbox", work) as Promise<void>;
    const run = last.then(work);
    last = run.catch(() => {});
    return run;
  };
}
