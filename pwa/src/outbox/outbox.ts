/** Every write of the app goes through here: stored first, then sent, one at a time, until it is answered. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { ApiError, isRefusal, type Refusal } from "../api.ts";
import {
  againRow,
  failed,
  type NewRow,
  nextToSend,
  nextWake,
  queued,
  type Row,
  refusedRow,
  rest,
} from "./rows.ts";
import type { Store } from "./store.ts";

/** The one field that a mutation answers, as the server gave it. */
export type Answered = { __typename: string } & Record<string, unknown>;
/** What stands for an answer when the server will never accept the request, such as FORBIDDEN. */
export type Rejected = { __typename: "Rejected" } & Refusal;

export interface Outbox {
  /** Everything that waits or was refused, oldest first, of all people on this device. */
  rows: ReadonlySignal<readonly Row[]>;
  /** How many wait to be sent. */
  waiting: ReadonlySignal<number>;
  /** What the server refused and nobody has looked at yet. */
  refused: ReadonlySignal<readonly Row[]>;
  /** Store a write, then begin to send. Resolves once it is safe on the device. */
  add(row: NewRow): Promise<void>;
  /** The answer to a stored write, whichever tab sends it. Never rejects; waits as long as it takes. */
  answer(operationId: string): Promise<Answered | Rejected>;
  /** Whose rows may go; null while nobody is signed in. */
  actAs(user: string | null): void;
  /** Send what can be sent; harmless at any time. */
  flush(): Promise<void>;
  /** Take a refused row away: the person has seen it. */
  discard(operationId: string): Promise<void>;
  /** Send a refused row again, as a new operation behind all others. */
  again(operationId: string): Promise<void>;
}

export interface Parts {
  store: Store;
  send: (row: Row) => Promise<Answered>;
  newId: () => string;
  now?: () => number;
  /** Absent where the browser has no Web Locks; then the tabs of one device may send twice, which is harmless. */
  locks?: LockManager | undefined;
  channel?: Pick<BroadcastChannel, "postMessage" | "onmessage">;
}

type News = { answered?: { operationId: string; answer: Answered | Rejected } };

export function createOutbox({ store, send, newId, now = Date.now, locks, channel }: Parts): Outbox {
  const rows = signal<readonly Row[]>([]);
  const listeners = new Map<string, (answer: Answered | Rejected) => void>();
  let user: string | null = null;
  let offlineTries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<void> | undefined; // a flush that has not begun yet: one more would do the same
  let last: Promise<unknown> = Promise.resolve();

  async function changed(news: News = {}): Promise<void> {
    channel?.postMessage(news);
    await heard(news);
  }

  async function heard({ answered }: News): Promise<void> {
    rows.value = await store.all();
    if (!answered) return;
    listeners.get(answered.operationId)?.(answered.answer);
    listeners.delete(answered.operationId);
  }

  /** Runs one sender at a time: over all tabs by a lock, else within this one. */
  function exclusively(work: () => Promise<void>): Promise<void> {
    if (locks) return locks.request("lotbook-outbox", work) as Promise<void>;
    const run = last.then(work);
    last = run.catch(() => {});
    return run;
  }

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
  async function sendOne(row: Row): Promise<boolean> {
    const { operationId } = row;
    try {
      const answer = await send(row);
      offlineTries = 0;
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

  const refusedOne = async (operationId: string) =>
    (await store.all()).find((row) => row.operationId === operationId && row.state === "refused");

  if (channel) channel.onmessage = ({ data }: MessageEvent<News>) => void heard(data);
  void heard({});

  return {
    rows,
    waiting: computed(() => rows.value.filter((row) => row.state === "queued").length),
    refused: computed(() => rows.value.filter((row) => row.state === "refused")),
    async add(row) {
      await store.add(queued(row));
      await changed();
      void flush();
    },
    answer: (operationId) => new Promise((resolve) => listeners.set(operationId, resolve)),
    actAs(next) {
      user = next;
      if (next !== null) void flush();
    },
    flush,
    async discard(operationId) {
      const row = await refusedOne(operationId);
      if (row) await store.remove(row.seq);
      await changed();
    },
    async again(operationId) {
      const row = await refusedOne(operationId);
      if (row) await store.replace(row.seq, againRow(row, newId()));
      await changed();
      void flush();
    },
  };
}
