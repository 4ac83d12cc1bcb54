/** What a scope by time leaves out, so that nobody takes what is here for all. */
import type { ComponentChildren } from "preact";
import type { LeftOutFactsFragment } from "../../gql/graphql.ts";
import { locale, t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";

const COUNTED = [
  ["lotCount", "trace.leftLots"],
  ["transferCount", "trace.leftTransfers"],
  ["partnerCount", "trace.leftPartners"],
] as const;

const listed = (names: readonly string[]) => new Intl.ListFormat(locale).format(names);

/** The first of many by name, and how many more there are. */
const some = (names: readonly string[], count: number) =>
  listed(count > names.length ? [...names, t("trace.leftMore", { n: count - names.length })] : names);

export function LeftOut({ of, children }: { of: LeftOutFactsFragment; children?: ComponentChildren }) {
  const what = COUNTED.flatMap(([count, words]) => (of[count] ? [t(words, { n: of[count] })] : []));
  if (what.length === 0) return <p class="small muted">{t("trace.sameByNumber")}</p>;
  const partners = of.partners.map(({ name }) => name);
  const transfers = of.transfers.map(({ number }) => number);
  return (
    <Notice state="pending" title={t("trace.leftOut", { what: listed(what) })}>
      <p>{t("trace.leftOutNext")}</p>
      {of.partnerCount > 0 && (
        <p>{t("trace.leftPartnersNamed", { names: some(partners, of.partnerCount) })}</p>
      )}
      {of.transferCount > 0 && (
        <p>{t("trace.leftTransfersNamed", { numbers: some(transfers, of.transferCount) })}</p>
      )}
      {children}
    </Notice>
  );
}
