/** The app's outbox, and the typed way to write with it. */
import { post, type Refusal } from "../api.ts";
import type { TypedDocumentString } from "../gql/graphql.ts";
import { personId } from "../session.ts";
import { type Answered, createOutbox, type Rejected } from "./outbox.ts";
import type { NewRow } from "./rows.ts";
import { openStore } from "./store.ts";

export type { Pairing, Row } from "./rows.ts";

const channel = new BroadcastChannel("lotbook-outbox");

export const outbox = createOutbox({
  store: openStore(),
  newId: () => crypto.randomUUID(),
  locks: navigator.locks ?? undefined,
  channel,
  async send({ mutation, input, at }) {
    const data = (await post(mutation, { input }, at)) as Record<string, Answered>;
    const [answer] = Object.values(data);
    if (!answer) throw new Error("a mutation answered no field");
    return answer;
  },
});

type InputOf<V> = V extends { input: infer I } ? Omit<I, "operationId"> : never;
/** What a mutation may answer: its payload, one of its refusals, or Rejected. */
export type AnswerOf<R> = Exclude<R[keyof R], string | null | undefined> | Rejected;

export interface Written<R> {
  operationId: string;
  /** Never rejects; waits until the server has answered. */
  answer: Promise<AnswerOf<R>>;
}

/**
 * Write: resolves when it is stored on the device, its `answer` when the server has answered. Rejects when the device
 * cannot store it (full, or storage forbidden): then nothing was done, and the person must be told.
 * about.subject: what it is about, usually the document's id; within one, writes are sent in order.
 * about.label: what was done, in words, for the list of what waits.
 * about.pairing: it goes into what was scanned before it.
 * refusal: what the device answers itself, as the server would, because somebody has to say more before it is sent.
 * A refused write stays in the outbox until someone acts: `outbox.discard`, `outbox.again`.
 */
export async function write<R, V extends { input: { operationId: string } }>(
  mutation: TypedDocumentString<R, V>,
  input: InputOf<V>,
  about: Pick<NewRow, "subject" | "label" | "pairing">,
  refusal?: Answered & Refusal,
): Promise<Written<R>> {
  const operationId = crypto.randomUUID();
  const answer = outbox.answer(operationId) as Promise<AnswerOf<R>>;
  const row = {
    ...about,
    user: personId(),
    operationId,
    mutation: mutation.toString(),
    input: { ...input, operationId },
    at: new Date().toISOString(),
  };
  await outbox.add(row, refusal);
  return { operationId, answer };
}

/** Write and wait, for a form that shows a refusal at its own fields: the refused row does not stay behind. */
export async function submit<R, V extends { input: { operationId: string } }>(
  ...write_: Parameters<typeof write<R, V>>
): Promise<AnswerOf<R>> {
  const { operationId, answer } = await write(...write_);
  const answered = await answer;
  await outbox.discard(operationId);
  return answered;
}
