/** A paper to print: a PDF of the server that opens beside the app, so that the work stays where it is. */
import { computed, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { PaperKind, PaperSize } from "../gql/graphql.ts";
import { viewer } from "../session.ts";
import { t } from "../texts/index.ts";
import { Icon } from "./basics.tsx";
import { Segments } from "./fields.tsx";
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

/** The links of a paper, one for each size. */
export interface SizedPaper {
  a4: { url: string };
  letter: { url: string };
}

export interface PrintedPaper extends SizedPaper {
  kind: PaperKind;
}

// As long as the app runs: who prints on other paper does so more than once.
const chosen = signal<PaperSize | null>(null);
const size = computed(() => chosen.value ?? viewer.value?.paperSize ?? "A4");

/** Where a paper is fetched in the size that is chosen. */
export const urlOf = ({ a4, letter }: SizedPaper): string => (size.value === "A4" ? a4 : letter).url;

const SIZES: readonly PaperSize[] = ["A4", "LETTER"];

/** The paper in the printer: the company's, until another one is chosen. */
export const PaperSizes = () => (
  <Segments
    legend={t("print.size")}
    options={SIZES.map((each) => [each, t(`print.size.${each}`)] as const)}
    value={size.value}
    onChange={(each) => (chosen.value = each)}
  />
);

/** The discrepancy report stands where the differences are told. */
export const printedOf = (papers: readonly PrintedPaper[]) =>
  papers.flatMap((paper) =>
    paper.kind === "DISCREPANCY_REPORT" ? [] : [{ kind: paper.kind, url: urlOf(paper) }],
  );

/** Open the slip of a document as its link does; false where there is none. */
export function openSlip(papers: readonly PrintedPaper[]): boolean {
  const slip = printedOf(papers).find(({ kind }) => kind.endsWith("_SLIP"));
  if (slip) open(slip.url, "_blank", "noopener");
  return slip !== undefined;
}

/** Every paper of a document, one below the other. */
export function PaperLinks({ papers }: { papers: readonly PrintedPaper[] }) {
  const printed = printedOf(papers);
  return (
    <>
      {printed.length > 0 && <PaperSizes />}
      {printed.map(({ kind, url }) => (
        <PaperLink key={kind} href={url}>
          {t(`print.${kind}`)}
        </PaperLink>
      ))}
    </>
  );
}

/** The papers of a document as a part of its page; nothing where there are none. */
export const Papers = ({ of: { prints } }: { of: { prints: readonly PrintedPaper[] } }) =>
  printedOf(prints).length > 0 ? (
    <Section title={t("print.title")}>
      <div class="stack-s">
        <PaperLinks papers={prints} />
      </div>
    </Section>
  ) : null;
