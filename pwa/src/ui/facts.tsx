/** Facts of a thing, as pairs of a word and what it is, inside of a `dl`. */
import type { ComponentChildren } from "preact";

/** A fact that is left out where there is none. */
export const Fact = ({ label, children }: { label: string; children?: ComponentChildren }) =>
  children ? (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  ) : null;
