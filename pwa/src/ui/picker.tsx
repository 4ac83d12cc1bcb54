/** A field whose value is one of very many things: it opens a sheet with a search. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Pages } from "../pages.ts";
import { t } from "../texts/index.ts";
import { Button, Icon } from "./basics.tsx";
import { SearchBox } from "./choosing.tsx";
import { Field, type FieldProps } from "./fields.tsx";
import { Empty } from "./lists.tsx";
import { Sheet } from "./overlay.tsx";
import { Paged } from "./paged.tsx";

export interface PickSheetProps<N> {
  title: string;
  /** For the search box. */
  label: string;
  /** A hook: the rows that fit what was typed. */
  usePages: (search: string) => Pages<N>;
  row: (node: N, pick: () => void) => ComponentChildren;
  onPick: (node: N) => void;
  /** Under the rows, such as a way to none. */
  foot?: ComponentChildren;
  onClose: () => void;
}

export function PickSheet<N>({ title, label, usePages, row, onPick, foot, onClose }: PickSheetProps<N>) {
  const [search, setSearch] = useState("");
  const pages = usePages(search);
  return (
    <Sheet title={title} onClose={onClose} foot={foot}>
      <SearchBox label={label} value={search} onSearch={setSearch} />
      <Paged of={pages} empty={<Empty icon="search" title={t("pick.nothing")} />}>
        {(node) => row(node, () => onPick(node))}
      </Paged>
    </Sheet>
  );
}

export interface PickFieldProps<N> extends Pick<FieldProps, "label" | "hint" | "error"> {
  /** What is chosen, in words; null for nothing. */
  value: string | null;
  disabled?: boolean;
  /** Shown when nothing is chosen. */
  none?: string;
  /** Gives a way back to nothing. */
  onNone?: () => void;
  sheet: Omit<PickSheetProps<N>, "title" | "onClose" | "onPick">;
  onPick: (node: N) => void;
}

export function PickField<N>(props: PickFieldProps<N>) {
  const { label, hint, error, value, disabled, none = t("value.none"), onNone, sheet, onPick } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <button
            type="button"
            class="input pick"
            id={control.id}
            aria-describedby={control["aria-describedby"]}
            data-invalid={control["aria-invalid"]}
            disabled={disabled}
            onClick={() => setOpen(true)}
          >
            <span class={value === null ? "muted" : undefined}>{value ?? none}</span>
            <Icon name="chevron-down" />
          </button>
        )}
      </Field>
      {open && (
        <PickSheet
          {...sheet}
          title={String(label)}
          onClose={() => setOpen(false)}
          onPick={(node) => {
            setOpen(false);
            onPick(node);
          }}
          foot={
            onNone && (
              <Button
                wide
                onClick={() => {
                  setOpen(false);
                  onNone();
                }}
              >
                {none}
              </Button>
            )
          }
        />
      )}
    </>
  );
}
