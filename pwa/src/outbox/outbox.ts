/** Every write of the app goes through here: stored first, then sent, one at a time, until it is answered. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Refusal } from "../api.ts";
import { againRow, type Elsewhere, givingUp, type NewRow, queued, type Row } from "./rows.ts";
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
  /** Store a write, then begin to send. Resolves once it is safe on the device. refusal: the device's own answer, where
   * somebody has to say more first: it is kept as what the server refused. */
  add(row: NewRow, refusal?: Answered & Refusal): Promise<void>;
  /** The answer to a stored write, whichever tab sends it. Never rejects; waits as long as it takes. */
  answer(operationId: string): Promise<Answered | Rejected>;
  /** Whose rows may go; null while nobody is signed in. */
  actAs(user: string | null): void;
  /** Send what can be sent; harmless at any time. */
  flush(): Promise<void>;
  /** Send what rests after a failure at once: the person believes that the reason is gone. */
  hurry(): Promise<void>;
  /** Take a refused row away: the person has seen it. */
  discard(operationId: string): Promise<void>;
  /** Send refused rows again, as new operations behind all others. elsewhere: what is different now of each. */
  again(operationIds: readonly string[], elsewhere?: (row: Row) => Elsewhere): Promise<void>;
  /** Put a write that says so in the place of refused rows; it is sent after a while. */
  giveUp(operationIds: readonly string[], note: NewRow): Promise<void>;
  /** Take back what was given up, while what says so is still on the device. */
  restore(operationId: string): Promise<void>;
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

const unnumbered = ({ seq: _, ...row }: Row): Omit<Row, "seq"> => row;

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

  const refusedOnes = async (operationIds: readonly string[]) =>
    (await store.all()).filter((row) => operationIds.includes(row.operationId) && row.state === "refused");

  async function replaced(old: readonly Row[], rows: readonly Omit<Row, "seq">[]): Promise<void> {
    await store.replace(
      old.map(({ seq }) => seq),
      rows,
    );
    await changed();
    void sender.flush();
  }

  if (channel) channel.onmessage = ({ data }: MessageEvent<News>) => void heard(data);
  void heard({});

  return {
    rows,
    waiting: computed(() => rows.value.filter((row) => row.state === "queued").length),
    refused: computed(() => rows.value.filter((row) => row.state === "refused")),
    async add(row, refusal) {
      await store.add(refusal ? { ...queued(row), state: "refused", refusal } : queued(row));
      await changed(refusal && { answered: { operationId: row.operationId, answer: refusal } });
      void sender.flush();
    },
    answer: (operationId) => new Promise((resolve) => listeners.set(operationId, resolve)),
    actAs: sender.actAs,
    flush: sender.flush,
    async hurry() {
      const resting = (await store.all()).filter(
        (row) => row.state === "queued" && !row.gaveUp && row.notBefore > now(),
      );
      for (const row of resting) await store.put({ ...row, notBefore: 0 });
      await sender.flush();
    },
    async discard(operationId) {
      for (const { seq } of await refusedOnes([operationId])) await store.remove(seq);
      await changed();
    },
    async again(operationIds, elsewhere) {
      const old = await refusedOnes(operationIds);
      await replaced(
        old,
        old.map((row) => againRow(row, newId(), elsewhere?.(row))),
      );
    },
    async giveUp(operationIds, note) {
      const old = await refusedOnes(operationIds);
      if (old.length > 0) await replaced(old, [givingUp(note, old, now())]);
    },
    async restore(operationId) {
      const note = (await store.all()).find((row) => row.operationId === operationId);
      if (note?.gaveUp) await replaced([note], note.gaveUp.map(unnumbered));
    },
  };
}
