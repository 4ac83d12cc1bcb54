/** Every write of the app goes through here: stored first, then sent, one at a time, until it is answered. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Refusal } from "../api.ts";
import { againRow, type NewRow, queued, type Row } from "./rows.ts";
import { createSender } from "./sender.ts";
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

/** What other tabs are told: that rows have changed, and what was answered. */
export type News = { answered?: { operationId: string; answer: Answered | Rejected } };

export function createOutbox({ store, send, newId, now = Date.now, locks, channel }: Parts): Outbox {
  const rows = signal<readonly Row[]>([]);
  const listeners = new Map<string, (answer: Answered | Rejected) => void>();
  const sender = createSender({ store, send, now, locks, changed });

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
      void sender.flush();
    },
    answer: (operationId) => new Promise((resolve) => listeners.set(operationId, resolve)),
    actAs: sender.actAs,
    flush: sender.flush,
    async discard(operationId) {
      const row = await refusedOne(operationId);
      if (row) await store.remove(row.seq);
      await changed();
    },
    async again(operationId) {
      const row = await refusedOne(operationId);
      if (row) await store.replace(row.seq, againRow(row, newId()));
      await changed();
      void sender.flush();
    },
  };
}
