/** A long list that reads on as one scrolls to its end. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Pages } from "../pages.ts";
import { t } from "../texts/index.ts";
import { Button } from "./basics.tsx";
import { List, Skeleton } from "./lists.tsx";
import { ErrorNotice, ReadAt } from "./loaded.tsx";

export type PagedProps<N> = {
  of: Pages<N>;
  /** Stands in place of a list without rows. */
  empty: ComponentChildren;
} & ({ children: (node: N) => ComponentChildren } | { whole: (nodes: readonly N[]) => ComponentChildren });

/** Rows of a List, one for each node; or, with `whole`, anything else made of all nodes read so far. */
export function Paged<N>({ of, empty, ...show }: PagedProps<N>) {
  const { nodes, error, more, next, reload, readAt } = of;
  const again = nodes && more ? next : () => void reload();
  const shown = (all: readonly N[]) =>
    "whole" in show ? show.whole(all) : <List>{all.map(show.children)}</List>;
  return (
    <>
      {nodes && (nodes.length === 0 ? empty : shown(nodes))}
      {!nodes && !error && <Skeleton rows={6} />}
      {error && <ErrorNotice error={error} again={again} />}
      {error && <ReadAt at={readAt} />}
      {more && !error && <More key={nodes?.length} next={next} />}
    </>
  );
}

/** Reads on when it comes near the screen; a button for who cannot scroll. */
function More({ next }: { next: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const newest = useRef(next);
  newest.current = next;
  useEffect(() => {
    const element = mark.current;
    if (!element) return;
    const watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && newest.current(),
      { rootMargin: "600px" },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={mark}>
      <Button kind="quiet" wide onClick={next}>
        {t("act.more")}
      </Button>
    </div>
  );
}
