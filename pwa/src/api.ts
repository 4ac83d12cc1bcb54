/** The one way to the server: typed GraphQL over fetch. Refusals are values in the answer; errors below are thrown. */
import { signal } from "@preact/signals";
import type { TypedDocumentString } from "./gql/graphql.ts";

/** No way to the server, as far as the device and the last request know. */
export const offline = signal(!navigator.onLine);

/** Called when the server no longer knows who is asking; set by session.ts. */
export const onSignedOut = signal<() => void>(() => {});

export type ApiErrorKind =
  | "offline" // the request may or may not have arrived
  | "unauthenticated" // sign in, then send it again
  | "unavailable" // the server answers, but cannot work now
  | "internal" // a bug on the server, with a reference
  | "rejected"; // the request itself will never be accepted: forbidden, malformed, too expensive

/** A request without an answer that the caller can use. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  /** As in the answer's extensions, such as FORBIDDEN; absent when there was no GraphQL answer. */
  readonly code: string | undefined;
  /** Names a bug in the server's log. */
  readonly reference: string | undefined;

  constructor(kind: ApiErrorKind, message: string, code?: string, reference?: string) {
    super(message);
    this.name = "ApiError";
    this.kind = kind;
    this.code = code;
    this.reference = reference;
  }
}

/** What every refusal has; the operations ask for it by `... on Refusal`. */
export interface Refusal {
  code: string;
  message: string;
  field?: string[] | null;
}

type Typename = { __typename: string };

/** Tells a refusal from a payload in the answer of a mutation. */
export function isRefusal<A extends Typename>(answer: A): answer is Extract<A, { code: string }> {
  return "code" in answer && "message" in answer;
}

interface GraphQLError {
  message: string;
  extensions?: { code?: string; reference?: string };
}

type Variables<V> = Record<string, never> extends V ? [variables?: V] : [variables: V];

/** Ask; throws ApiError. */
export const query = <R, V>(document: TypedDocumentString<R, V>, ...[variables]: Variables<V>): Promise<R> =>
  post(document.toString(), variables) as Promise<R>;

/** Write at once and without the outbox: only for what must not be stored on the device, such as a password. */
export const mutate: typeof query = query;

/** Send any document text; throws ApiError. occurredAt: when it was done, for what may have waited on the device. */
export const post = (document: string, variables: unknown, occurredAt?: string): Promise<unknown> =>
  heeded(() => send({ query: document, variables, ...(occurredAt && { extensions: { occurredAt } }) }));

/** Send a file; answers what the server says of it. Throws ApiError. */
export const put = (path: string, file: Blob): Promise<unknown> => heeded(() => sendFile(path, file));

/** What a request tells about the signal and the session. */
async function heeded(request: () => Promise<unknown>): Promise<unknown> {
  try {
    const answer = await request();
    offline.value = false;
    return answer;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    offline.value = error.kind === "offline";
    if (error.kind === "unauthenticated") onSignedOut.value();
    throw error;
  }
}

async function send(request: object): Promise<unknown> {
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "x-requested-by": "lotbook",
    },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(60_000),
  }).catch((cause: unknown) => {
    throw new ApiError("offline", String(cause));
  });
  const answer = await response.json().catch(() => null);
  const [error] = (answer?.errors ?? []) as GraphQLError[];
  if (error) throw graphqlError(error, response.status);
  if (!response.ok || !answer?.data) throw httpError(response.status);
  return answer.data;
}

/** Send a file, to be named in a write; id: chosen before the first send. Answers its global id; throws ApiError. */
export async function upload(file: Blob, name: string, id: string): Promise<string> {
  const answer = (await put(`/uploads/${id}?name=${encodeURIComponent(name)}`, file)) as { upload: string };
  return answer.upload;
}

async function sendFile(path: string, file: Blob): Promise<unknown> {
  const response = await fetch(path, {
    method: "PUT",
    credentials: "same-origin",
    headers: { "content-type": "application/octet-stream", accept: "application/json" },
    body: file,
    signal: AbortSignal.timeout(90_000),
  }).catch((cause: unknown) => {
    throw new ApiError("offline", String(cause));
  });
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  if (!answer?.code) throw httpError(response.status);
  throw graphqlError({ message: answer.message, extensions: answer }, response.status);
}

function graphqlError({ message, extensions = {} }: GraphQLError, status: number): ApiError {
  const { code, reference } = extensions;
  if (code === "UNAUTHENTICATED") return new ApiError("unauthenticated", message, code);
  if (code === "INTERNAL") return new ApiError("internal", message, code, reference);
  if (code === "UNAVAILABLE" || status >= 500) return new ApiError("unavailable", message, code, reference);
  return new ApiError("rejected", message, code);
}

function httpError(status: number): ApiError {
  if (status === 401) return new ApiError("unauthenticated", "not signed in");
  // A captive portal or a proxy answers 200 with a page of its own: nothing reached the server.
  if (status < 400) return new ApiError("offline", "the answer is not from Lotbook");
  if (status >= 500 || status === 408 || status === 429)
    return new ApiError("unavailable", `status ${status}`);
  return new ApiError("rejected", `status ${status}`);
}
