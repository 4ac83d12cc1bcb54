/** A paper to print: a PDF of the server that opens beside the app, so that the work stays where it is. */
import type { ComponentChildren } from "preact";
import { Icon } from "./basics.tsx";

export interface PaperLinkProps {
  href: string;
  children: ComponentChildren;
  primary?: boolean;
}

export const PaperLink = ({ href, children, primary }: PaperLinkProps) => (
  <a class={primary ? "btn btn-primary btn-wide" : "btn btn-wide"} href={href} target="_blank" rel="noopener">
    <Icon name="printer" />
    {children}
  </a>
);
