/** Reading for a screen: what the device already has at once, then what the server says. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { ApiError, query } from "./api.ts";
import type { TypedDocumentString } from "./gql/graphql.ts";
import { keep, keptFor } from "./kept.ts";
import { person } from "./session.ts";

export interface Loaded<R> {
  data?: R;
  /** Epoch milliseconds when data was read. */
  readAt?: number;
  /** Why the last attempt brought nothing; data may still be there from before. */
  error?: ApiError;
  loading: boolean;
}

export interface Resource<R> {
  state: ReadonlySignal<Loaded<R>>;
  /** Read again, keeping what is shown until then. Never rejects. */
  reload: () => Promise<void>;
}

// Of this run of the app only; a screen that was seen before is there at once when one comes back to it.
const seen = new Map<string, Loaded<unknown>>();

/** Forget everything read: another person may see other things. */
export const forget = (): void => seen.clear();

/** Reads a document with its variables; only the answer to the newest question counts. */
export function resource<R, V>(document: TypedDocumentString<R, V>, variables: V): Resource<R> {
  const key = JSON.stringify([document.toString(), variables]);
  const state = signal<Loaded<R>>({ ...(seen.get(key) as Loaded<R> | undefined), loading: true });
  let newest = 0;
  const reload = async () => {
    const mine = ++newest;
    const { error: _, ...before } = state.peek();
    state.value = { ...before, loading: true };
    try {
      const data = await (query as (document: unknown, variables: unknown) => Promise<R>)(
        document,
        variables,
      );
      if (mine !== newest) return;
      const read = { data, readAt: Date.now() };
      state.value = { ...read, loading: false };
      seen.set(key, state.value);
      void keep([person.peek(), key], read);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const old = before.data === undefined && error.kind === "offline";
      const kept = old ? await keptFor<R>([person.peek(), key]) : undefined;
      if (mine === newest) state.value = { ...before, ...kept, error, loading: false };
    }
  };
  return { state, reload };
}

/** A resource for as long as a view is shown; read again when the variables change. */
export function useQuery<R, V>(
  document: TypedDocumentString<R, V>,
  ...[variables]: Record<string, never> extends V ? [variables?: V] : [variables: V]
): Loaded<R> & { reload: () => Promise<void> } {
  const key = JSON.stringify(variables);
  const { state, reload } = useMemo(() => resource<R, V>(document, variables as V), [document, key]);
  useEffect(() => void reload(), [reload]);
  return { ...state.value, reload };
}

/** Reads again every so many seconds while someone looks, and when one comes back to the page. */
export function useAgain(read: () => unknown, seconds: number): void {
  const newest = useRef(read);
  newest.current = read;
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && navigator.onLine && newest.current();
    const timer = setInterval(look, seconds * 1000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [seconds]);
}
