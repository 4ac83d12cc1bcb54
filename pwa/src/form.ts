/** A form: what was typed, its way through the outbox, and what the server says against it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, isRefusal, mutate, type Refusal } from "./api.ts";
import { forget } from "./data.ts";
import type { LotDisposition, TypedDocumentString } from "./gql/graphql.ts";
import { type AnswerOf, outbox, write } from "./outbox/index.ts";
import type { Rejected } from "./outbox/outbox.ts";

/** A refusal with the facts that forms show; a refusal has only some of them. */
export interface FormRefusal extends Refusal {
  problems?: readonly { field: readonly string[]; message: string }[];
  blockers?: readonly { message: string; node?: { __typename: string; id: string } | null }[];
  blockerCount?: number;
  changedBy?: { name: string };
  changedAt?: string;
  /** What somebody decided about lots before. */
  decided?: readonly { decision: LotDisposition }[];
  /** Of numbers that were not announced: whether they may be meant all the same. */
  canBeTaken?: boolean;
}

/** Why nothing was saved. "storage": the device could not keep it. */
export type Trouble =
  | { kind: "refusal"; refusal: FormRefusal }
  | { kind: "error"; error: ApiError }
  | { kind: "storage" };

/** What a mutation answers when it is not refused. */
export type Accepted<R> = Exclude<AnswerOf<R>, { code: string }>;
type Input<V> = V extends { input: infer I } ? Omit<I, "operationId"> : never;
type StringKey<D> = { [K in keyof D]: D[K] extends string ? K : never }[keyof D] & string;

export interface Form<D> {
  draft: D;
  set: (change: Partial<D>) => void;
  /** Value, onInput and error of the text field for one part of the draft; path as in the mutation's input. */
  text: (
    name: StringKey<D>,
    path?: string,
  ) => { value: string; onInput: (value: string) => void; error: string | undefined };
  /** What the server says against a value, by its path in the input, such as "details.packagings.0.name". */
  error: (path: string) => string | undefined;
  busy: boolean;
  trouble: Trouble | null;
  /** Through the outbox; null when it was refused, which the form then tells. */
  send: <R, V extends { input: { operationId: string } }>(
    mutation: TypedDocumentString<R, V>,
    input: Input<V>,
    about: { subject: string; label: string },
  ) => Promise<Accepted<R> | null>;
  /** At once and never stored: for what carries a secret. */
  sendSecret: <R, V extends { input: { operationId: string } }>(
    mutation: TypedDocumentString<R, V>,
    input: Input<V>,
  ) => Promise<Accepted<R> | null>;
}

/** The message about one value; a fault of a whole group stands for each of its values that has none of its own. */
export function problemAt({ problems, field, message }: FormRefusal, path: string): string | undefined {
  if (problems?.length) return problems.find((problem) => problem.field.join(".") === path)?.message;
  return field?.join(".") === path ? message : undefined;
}

export function useForm<D extends object>(initial: D): Form<D> {
  const [draft, setDraft] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const shown = useRef(true);
  useEffect(
    () => () => {
      shown.current = false;
    },
    [],
  );

  const set = (change: Partial<D>) => setDraft((before) => ({ ...before, ...change }));
  const error = (path: string) =>
    trouble?.kind === "refusal" ? problemAt(trouble.refusal, path) : undefined;

  async function attempt<A>(work: () => Promise<A | Trouble>): Promise<A | null> {
    setBusy(true);
    setTrouble(null);
    const result = await work();
    setBusy(false);
    if (isTrouble(result)) setTrouble(result);
    else forget(); // what was read before shows what is no longer so
    return isTrouble(result) ? null : result;
  }

  return {
    draft,
    set,
    error,
    busy,
    trouble,
    text: (name, path = name) => ({
      value: draft[name] as string,
      onInput: (value) => set({ [name]: value } as Partial<D>),
      error: error(path),
    }),
    send: (mutation, input, about) =>
      attempt(async () => {
        const written = await write(mutation, input as never, about).catch(() => null);
        if (!written) return { kind: "storage" };
        const answer = (await written.answer) as { __typename: string } | Rejected;
        if (!isRefusal(answer)) return answer;
        // Who has left the form finds the refusal in the outbox.
        if (shown.current) await outbox.discard(written.operationId);
        return { kind: "refusal", refusal: answer };
      }) as never,
    sendSecret: (mutation, input) => attempt(() => sendNow(mutation, input)) as never,
  };
}

async function sendNow(mutation: unknown, input: object): Promise<unknown> {
  try {
    const variables = { input: { ...input, operationId: crypto.randomUUID() } };
    const answers = await (mutate as (document: unknown, variables: unknown) => Promise<object>)(
      mutation,
      variables,
    );
    const [answer] = Object.values(answers) as { __typename: string }[];
    return answer && isRefusal(answer) ? { kind: "refusal", refusal: answer } : answer;
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return { kind: "error", error: cause };
  }
}

const isTrouble = (result: unknown): result is Trouble =>
  typeof result === "object" && result !== null && "kind" in result && !("__typename" in result);

/** What was typed into an optional field: trimmed, and null for nothing. */
export const orNull = (typed: string): string | null => typed.trim() || null;
