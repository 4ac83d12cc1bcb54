import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";

export interface SheetOf<T> {
  /** Null for a new one. */
  thing: T | null;
  onClose: () => void;
  onDone: () => void;
}

interface KeptProps<T> {
  title: string;
  /** Words of the button that adds one; absent for who may not. */
  add: string | false;
  reload: () => Promise<unknown>;
  sheet: (of: SheetOf<T>) => ComponentChildren;
  /** The things; open: shows one of them in its sheet. */
  children: (open: (thing: T) => void) => ComponentChildren;
}

/** What a company keeps of one kind: each opens in a sheet, and so does a new one. */
export function Kept<T extends object>({ title, add, reload, sheet, children }: KeptProps<T>) {
  const [open, setOpen] = useState<{ thing: T | null } | null>(null);
  const close = () => setOpen(null);
  // The list is read first: a row that is opened again at once shows what was saved.
  const done = () => void reload().then(close);
  return (
    <Frame
      title={title}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        add && (
          <Button kind="primary" icon="plus" onClick={() => setOpen({ thing: null })}>
            {add}
          </Button>
        )
      }
    >
      {children((thing) => setOpen({ thing }))}
      {open && sheet({ ...open, onClose: close, onDone: done })}
    </Frame>
  );
}
