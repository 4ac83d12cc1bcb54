/** A list that is here as a whole and may be long: its first rows, and more of them on demand. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../texts/index.ts";
import { Button } from "./basics.tsx";
import { List } from "./lists.tsx";

const AT_FIRST = 20;
const MORE = 100;

interface LongListProps<N> {
  of: readonly N[];
  children: (each: N) => ComponentChildren;
}

export function LongList<N>({ of, children }: LongListProps<N>) {
  const [most, setMost] = useState(AT_FIRST);
  return (
    <>
      <List>{of.slice(0, most).map(children)}</List>
      {of.length > most && (
        <Button kind="quiet" wide onClick={() => setMost(most + MORE)}>
          {t("act.more")}
        </Button>
      )}
    </>
  );
}
