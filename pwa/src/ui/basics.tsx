/** The small parts: icon, button, pill, lot number, bar, notice. Class names are those of src/styles. */
import type { ComponentChildren } from "preact";
import type { State } from "../feedback.ts";
import type { IconName } from "./icon-names.ts";
import { STATE_ICON } from "./states.ts";

/** Always beside a word, or in a control that has a name. */
export const Icon = ({ name, size, turn }: { name: IconName; size?: "s" | "l"; turn?: boolean }) => (
  <svg
    class={["icon", size && `icon-${size}`, turn && "icon-turn"].filter(Boolean).join(" ")}
    aria-hidden="true"
  >
    <use href={`#i-${name}`} />
  </svg>
);

export interface ButtonProps {
  children: ComponentChildren;
  /** primary: the one next thing of a screen. Plain is outlined. */
  kind?: "primary" | "plain" | "quiet" | "text" | "danger";
  icon?: IconName;
  iconAfter?: IconName;
  /** Icon above the word, for the tools of a dock. */
  column?: boolean;
  wide?: boolean;
  type?: "button" | "submit";
  disabled?: boolean;
  /** What it does while it waits, such as "Validating"; it keeps its width and cannot be pressed. */
  busy?: string | false | undefined;
  /** Makes it a link. */
  href?: string;
  onClick?: (() => void) | undefined;
}

export function Button({ children, kind = "plain", icon, iconAfter, busy, ...props }: ButtonProps) {
  const { column, wide, type = "button", disabled, href, onClick } = props;
  const classes = ["btn", kind !== "plain" && `btn-${kind}`, column && "btn-col", wide && "btn-wide"];
  const name = classes.filter(Boolean).join(" ");
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {busy || children}
      {iconAfter && <Icon name={iconAfter} turn={iconAfter.startsWith("arrow")} />}
    </>
  );
  if (href !== undefined)
    return (
      <a class={name} href={href}>
        {content}
      </a>
    );
  return (
    <button
      class={name}
      type={type}
      disabled={disabled || Boolean(busy)}
      aria-busy={Boolean(busy)}
      onClick={onClick}
    >
      {content}
    </button>
  );
}

export interface PillProps {
  state: State;
  icon?: IconName;
  /** The strong form, for what is urgent. */
  solid?: boolean;
  href?: string;
  children: ComponentChildren;
}

export function Pill({ state, icon = STATE_ICON[state], solid, href, children }: PillProps) {
  const name = `pill is-${state}${solid ? " pill-solid" : ""}`;
  const content = (
    <>
      <Icon name={icon} />
      {children}
    </>
  );
  return href === undefined ? (
    <span class={name}>{content}</span>
  ) : (
    <a class={name} href={href}>
      {content}
    </a>
  );
}

/** A state in running lists: icon and word in the state's ink. */
export const StateWord = ({ state, icon = STATE_ICON[state], children }: PillProps) => (
  <span class={`state is-${state}`}>
    <Icon name={icon} />
    {children}
  </span>
);

/** A lot or serial number where it is the subject, never shortened. */
export const LotNumber = ({ children, large }: { children: string; large?: boolean }) => (
  <p class={large ? "lotno lotno-xl" : "lotno"}>{children}</p>
);

/** Progress beside its figures, which screen readers read instead. part: 0 to 1. */
export const Bar = ({ part }: { part: number }) => (
  <span class={part >= 1 ? "bar is-ok" : "bar"} aria-hidden="true">
    <i style={{ width: `${Math.min(1, Math.max(0, part)) * 100}%` }} />
  </span>
);

export interface NoticeProps {
  state: State;
  icon?: IconName;
  title: ComponentChildren;
  children?: ComponentChildren;
  /** Read aloud at once: for what just happened. */
  alert?: boolean;
}

/** A refusal or warning beside what it is about: title is the fact, children say what can be done. */
export const Notice = ({ state, icon = STATE_ICON[state], title, children, alert }: NoticeProps) => (
  <div class={`notice is-${state}`} role={alert ? "alert" : undefined}>
    <Icon name={icon} />
    <strong>{title}</strong>
    {typeof children === "string" ? <p>{children}</p> : children}
  </div>
);
