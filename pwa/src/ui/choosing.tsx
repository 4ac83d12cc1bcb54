/** Choosing among many: a select, chips that filter, and a search box. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../texts/index.ts";
import { Icon } from "./basics.tsx";
import { asTyped, Field, type FieldProps } from "./fields.tsx";

export interface SelectFieldProps<T extends string> extends Pick<FieldProps, "label" | "hint" | "error"> {
  options: readonly (readonly [value: T, label: string])[];
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
}

export const SelectField = <T extends string>(props: SelectFieldProps<T>) => (
  <Field label={props.label} hint={props.hint} error={props.error}>
    {(control) => (
      <select
        {...control}
        class="input"
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.value as T)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

export interface TextAreaProps extends Pick<FieldProps, "label" | "hint" | "error"> {
  value: string;
  onInput: (value: string) => void;
  rows?: number;
}

export const TextArea = ({ label, hint, error, value, onInput, rows = 3 }: TextAreaProps) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => (
      <textarea
        {...control}
        class="input"
        rows={rows}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);

/** Filters of a list; at most one of them is on. */
export interface ChipsProps<T extends string> {
  label: string;
  options: readonly (readonly [value: T, label: ComponentChildren])[];
  value: T;
  onChange: (value: T) => void;
}

export const Chips = <T extends string>({ label, options, value, onChange }: ChipsProps<T>) => (
  <fieldset class="chips">
    <legend class="vh">{label}</legend>
    {options.map(([option, name]) => (
      <button
        key={option}
        type="button"
        class="chip"
        aria-pressed={option === value}
        onClick={() => onChange(option)}
      >
        {name}
      </button>
    ))}
  </fieldset>
);

/** Milliseconds without a key after which a search is meant. */
const PAUSE = 250;

export interface SearchBoxProps {
  /** For screen readers, and inside the empty box. */
  label: string;
  value: string;
  /** Called when typing pauses, and at once on Enter. */
  onSearch: (text: string) => void;
  /** Stands at the end of the box. */
  beside?: ComponentChildren;
}

/** What is typed, and searched for when typing pauses. */
function useTyping({ value, onSearch }: Omit<SearchBoxProps, "label" | "beside">) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() !== value) onSearch(text.trim());
  };
  const change = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text), PAUSE);
  };
  const clear = () => {
    setTyped("");
    search("");
  };
  return { typed, search, change, clear };
}

export function SearchBox({ label, beside, ...of }: SearchBoxProps) {
  const { typed, search, change, clear } = useTyping(of);
  return (
    <search class="searching">
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault();
          search(typed);
        }}
      >
        <Icon name="search" />
        <input
          ref={asTyped}
          class="input"
          type="search"
          aria-label={label}
          placeholder={t("act.searchOrScan")}
          value={typed}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          data-scan-box
          onInput={(event) => change(event.currentTarget.value)}
        />
        {typed && (
          <button type="button" class="tool" aria-label={t("act.clear")} onClick={clear}>
            <Icon name="x" />
          </button>
        )}
      </form>
      {beside}
    </search>
  );
}
