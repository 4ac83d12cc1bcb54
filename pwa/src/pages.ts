/** Long lists, a page at a time as one scrolls. */
import { useRef, useState } from "preact/hooks";
import { ApiError, query } from "./api.ts";
import { useQuery } from "./data.ts";
import type { TypedDocumentString } from "./gql/graphql.ts";

/** A page of a connection, as the operations ask for it. */
export interface Page<N> {
  nodes: readonly N[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface Pages<N> {
  /** What was asked for: its filter and order among it. */
  asked: Asked;
  /** Rows read so far; absent until the first page is there. */
  nodes?: readonly N[];
  readAt?: number;
  /** More rows follow. */
  more: boolean;
  loading: boolean;
  error?: ApiError;
  /** Read the next page; harmless while one is being read or none follows. */
  next: () => void;
  /** Read from the beginning. */
  reload: () => Promise<void>;
}

export interface Asked {
  filter?: unknown;
  sort?: unknown;
}

export const PAGE = 50;

/** The pages one behind the other. */
export function joined<N>(first: Page<N>, rest: Page<N> | null): Page<N> {
  return rest ? { nodes: [...first.nodes, ...rest.nodes], pageInfo: rest.pageInfo } : first;
}

interface Rest<N> {
  /** The first page that these pages follow; pages behind another one are not shown. */
  behind: Page<N> | undefined;
  page: Page<N> | null;
  error?: ApiError;
}

/** A list for as long as a view is shown; it begins again when the variables change. Pages hold 50 rows. */
export function usePages<R, V extends { first: number }, N>(
  document: TypedDocumentString<R, V>,
  variables: Omit<V, "first" | "after">,
  pageOf: (data: R) => Page<N> | undefined,
): Pages<N> {
  const ask = query as (document: unknown, variables: unknown) => Promise<R>;
  const { data, loading, error, readAt, reload } = useQuery(
    document as unknown as TypedDocumentString<R, Record<string, unknown>>,
    { ...variables, first: PAGE },
  );
  const [kept, keep] = useState<Rest<N>>({ behind: undefined, page: null });
  const reading = useRef<Page<N> | null>(null);
  const first = data && pageOf(data);
  const rest = kept.behind === first ? kept : { behind: first, page: null };
  const shown = first && joined(first, rest.page);

  async function next() {
    if (!shown?.pageInfo.hasNextPage || reading.current === shown) return;
    reading.current = shown;
    try {
      const page = pageOf(
        await ask(document, { ...variables, first: PAGE, after: shown.pageInfo.endCursor }),
      );
      if (page) keep({ behind: first, page: rest.page ? joined(rest.page, page) : page });
    } catch (cause) {
      reading.current = null;
      if (!(cause instanceof ApiError)) throw cause;
      keep({ ...rest, error: cause });
    }
  }

  const trouble = error ?? rest.error;
  return {
    asked: variables,
    ...(shown && { nodes: shown.nodes }),
    ...(readAt !== undefined && { readAt }),
    ...(trouble && { error: trouble }),
    more: shown?.pageInfo.hasNextPage ?? false,
    loading,
    next: () => void next(),
    reload,
  };
}
