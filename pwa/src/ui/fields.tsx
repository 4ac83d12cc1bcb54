/** What one fills in: fields with label, hint and refusal, choices, switches. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./basics.tsx";

/** For the control inside a Field. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
}

export interface FieldProps {
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** What is wrong with it, from the refusal. */
  error?: string | null | undefined;
  children: (control: ControlProps) => ComponentChildren;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const about = `${id}-about`;
  const described = hint || error ? about : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": described, "aria-invalid": Boolean(error) })}
      {described && (
        <div id={about}>
          {error && (
            <span class="state is-refused">
              <Icon name="octagon-x" />
              {error}
            </span>
          )}
          {hint && <p class="hint">{hint}</p>}
        </div>
      )}
    </div>
  );
}

/** For a control that scanners fill. By ref: as a property it is a boolean, and "off" would switch it on. */
export const asTyped = (control: HTMLElement | null): void => control?.setAttribute("autocorrect", "off");

export interface TextFieldProps extends Pick<FieldProps, "label" | "hint" | "error"> {
  name?: string;
  type?: "text" | "password" | "date" | "datetime-local" | "search";
  /** Controlled when given; else the form reads it. */
  value?: string;
  onInput?: (value: string) => void;
  /** What a scanner reads, in the mono face, left as typed. */
  mono?: boolean;
  /** What a hand scanner reads here is a scan, and no text of the field. */
  scans?: boolean;
  inputMode?: "text" | "decimal" | "numeric";
  autocomplete?: string;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
}

export const TextField = ({
  label,
  hint,
  error,
  mono,
  scans,
  type = "text",
  onInput,
  ...rest
}: TextFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    {(control) => (
      <input
        {...rest}
        {...control}
        data-scan-box={scans}
        type={type as "text"} // the types of JSX want one literal; all of ours take the same attributes
        class={mono ? "input input-mono" : "input"}
        {...(mono && { ref: asTyped, autocapitalize: "none", spellcheck: false })}
        onInput={(event) => onInput?.(event.currentTarget.value)}
      />
    )}
  </Field>
);

export interface ChoiceProps<T extends string | number> {
  legend: string;
  options: readonly (readonly [value: T, label: string])[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, side by side. */
export function Segments<T extends string | number>({ legend, options, value, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="field">
      <legend class="legend">{legend}</legend>
      <div class="seg">
        {options.map(([option, label]) => (
          <label key={option}>
            <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface SwitchProps {
  label: string;
  hint?: ComponentChildren;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export const Switch = ({ label, hint, checked, disabled, onChange }: SwitchProps) => (
  <label class="switch">
    <span>
      <strong>{label}</strong>
      {hint && <small>{hint}</small>}
    </span>
    <input
      type="checkbox"
      role="switch"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  </label>
);
