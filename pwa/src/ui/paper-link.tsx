/** A paper to print: a PDF of the server that opens beside the app, so that the work stays where it is. */
import type { ComponentChildren } from "preact";
import type { PaperKind } from "../gql/graphql.ts";
import { t } from "../texts/index.ts";
import { Icon } from "./basics.tsx";
import { Section } from "./lists.tsx";

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

export interface PrintedPaper {
  kind: PaperKind;
  link: { url: string };
}

/** The discrepancy report stands where the differences are told. */
export const printedOf = (papers: readonly PrintedPaper[]) =>
  papers.flatMap(({ kind, link }) => (kind === "DISCREPANCY_REPORT" ? [] : [{ kind, url: link.url }]));

/** Open the slip of a document as its link does; false where there is none. */
export function openSlip(papers: readonly PrintedPaper[]): boolean {
  const slip = printedOf(papers).find(({ kind }) => kind.endsWith("_SLIP"));
  if (slip) open(slip.url, "_blank", "noopener");
  return slip !== undefined;
}

/** Every paper of a document, one below the other. */
export const PaperLinks = ({ papers }: { papers: readonly PrintedPaper[] }) => (
  <>
    {printedOf(papers).map(({ kind, url }) => (
      <PaperLink key={kind} href={url}>
        {t(`print.${kind}`)}
      </PaperLink>
    ))}
  </>
);

/** The papers of a document as a part of its page; nothing where there are none. */
export const Papers = ({ of: { prints } }: { of: { prints: readonly PrintedPaper[] } }) =>
  printedOf(prints).length > 0 ? (
    <Section title={t("print.title")}>
      <div class="stack-s">
        <PaperLinks papers={prints} />
      </div>
    </Section>
  ) : null;
