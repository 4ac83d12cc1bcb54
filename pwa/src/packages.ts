/** Cartons and pallets in words. */
import { locale, t } from "./texts/index.ts";

/** What a scanned SSCC is, and whether its contents are known. */
export function aboutPackage({
  company,
  documents,
  package: ours,
}: {
  company: string | null;
  documents: readonly string[];
  /** One of ours. */
  package?: { contentCount: number; location: { path: string } | null } | null;
}): string {
  if (ours?.location) return `${t("packages.contents", { n: ours.contentCount })} · ${ours.location.path}`;
  const what = company ? t("carton.of", { company }) : t("carton.label");
  const known = documents.length
    ? t("carton.announcedOn", { documents: new Intl.ListFormat(locale).format(documents) })
    : t("carton.unknown");
  return `${what}. ${known}`;
}
