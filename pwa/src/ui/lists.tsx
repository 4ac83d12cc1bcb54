/** Lists, rows, and what stands in their place: nothing, or not yet. */
import type { ComponentChildren } from "preact";
import type { State } from "../feedback.ts";
import { Icon } from "./basics.tsx";
import type { IconName } from "./icon-names.ts";

export interface SectionProps {
  title: string;
  /** At the end of the head, usually a count. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

export const Section = ({ title, aside, children }: SectionProps) => (
  <section class="section" aria-label={title}>
    <div class="section-head">
      <h2>{title}</h2>
      {aside !== undefined && <span>{aside}</span>}
    </div>
    {children}
  </section>
);

export const List = ({ children }: { children: ComponentChildren }) => <ul class="list">{children}</ul>;

export interface RowProps {
  title: ComponentChildren;
  children?: ComponentChildren; // the second line
  icon?: IconName;
  state?: State;
  /** One figure or state at the end. */
  end?: ComponentChildren;
  href?: string;
  onClick?: () => void;
}

/** One row of a List; the whole row is the target. */
export function Row({ title, children, icon, state, end, href, onClick }: RowProps) {
  const content = (
    <>
      {icon && (
        <span class={state ? `row-lead is-${state}` : "row-lead"}>
          <Icon name={icon} />
        </span>
      )}
      <span class="row-main">
        <strong>{title}</strong>
        {children && <span>{children}</span>}
      </span>
      {end !== undefined ? (
        <span class="row-end">{end}</span>
      ) : (
        (href || onClick) && (
          <span class="go">
            <Icon name="chevron-right" turn />
          </span>
        )
      )}
    </>
  );
  if (href !== undefined)
    return (
      <li>
        <a class="row" href={href}>
          {content}
        </a>
      </li>
    );
  if (onClick)
    return (
      <li>
        <button type="button" class="row" onClick={onClick}>
          {content}
        </button>
      </li>
    );
  return (
    <li>
      <div class="row">{content}</div>
    </li>
  );
}

export interface EmptyProps {
  icon: IconName;
  title: string;
  /** What comes next. */
  children?: ComponentChildren;
}

export const Empty = ({ icon, title, children }: EmptyProps) => (
  <div class="empty">
    <Icon name={icon} />
    <strong>{title}</strong>
    {children}
  </div>
);

/** Grey bars in the shape of a list; shown only once loading takes longer than a blink (by CSS). */
export const Skeleton = ({ rows = 4 }: { rows?: number }) => (
  <div class="list skeletons" aria-hidden="true">
    {Array.from({ length: rows }, (_, at) => (
      <div class="row" key={at}>
        <span class="row-main">
          <span class="skeleton" />
          <span class="skeleton skeleton-short" />
        </span>
      </div>
    ))}
  </div>
);
