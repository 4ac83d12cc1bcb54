/** What a trace starts from: a lot, a package, a document, a batch of a product, or a partner between two days. */
import { dayAfter, localDay } from "../../format.ts";
import type { TracedQuery, TraceStart } from "../../gql/graphql.ts";
import { show } from "../../listed.ts";
import { place } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { TextField } from "../../ui/fields.tsx";

export type Subject = NonNullable<TracedQuery["node"]>;

const DAY = /^\d{4}-\d\d-\d\d$/;
const LAST_DAYS = 30;

const batch = (): string => place.value.searchParams.get("batch") ?? "";

/** The days of the address; the last 30 where it names none. */
function days(): { since: string; until: string } {
  const params = place.value.searchParams;
  const named = (name: string) => DAY.exec(params.get(name) ?? "")?.[0];
  const until = named("until") ?? localDay(new Date());
  return { since: named("since") ?? dayAfter(until, -LAST_DAYS), until };
}

export function startOf({ __typename, id }: Subject): TraceStart {
  switch (__typename) {
    case "Lot":
      return { lots: [id] };
    case "Package":
      return { package: id };
    case "Product":
      return { batch: { product: id, batch: batch() } };
    case "Partner":
      return { partner: { partner: id, ...days() } };
    default:
      return { document: id };
  }
}

export function nameOf(subject: Subject): string {
  if (subject.__typename === "Product") return batch();
  if (subject.__typename === "Partner") return subject.name;
  return "number" in subject ? subject.number : "sscc" in subject ? subject.sscc : "";
}

/** The address of the trace of all of a batch. */
export const hrefOfBatch = (product: string, name: string): string =>
  `/trace/${encodeURIComponent(product)}?${new URLSearchParams({ batch: name })}`;

/** Between which days, where it starts from a partner. */
export function Days({ of }: { of: Subject }) {
  if (of.__typename !== "Partner") return null;
  const { since, until } = days();
  return (
    <div class="grid-2 page-narrow">
      <TextField type="date" label={t("trace.since")} value={since} onInput={(day) => show({ since: day })} />
      <TextField type="date" label={t("trace.until")} value={until} onInput={(day) => show({ until: day })} />
    </div>
  );
}
