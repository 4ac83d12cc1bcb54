/** The lots behind the lines of an invoice, or what came back of a credit note. */
import { useQuery } from "../../data.ts";
import { InvoiceLotsDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Section } from "../../ui/lists.tsx";
import { Ranges } from "../transfers/ranges.tsx";

/** Nothing where no lot moved. */
export function InvoiceLots({ id }: { id: string }) {
  const { data } = useQuery(InvoiceLotsDocument, { id });
  const lines = data?.invoice?.lines.nodes.filter(({ lots }) => lots.count > 0) ?? [];
  if (lines.length === 0) return null;
  return (
    <Section title={t("paper.lots")}>
      {lines.map(({ id, text, product, lots }) => (
        <section key={id} class="card card-pad stack-s" aria-label={t("paper.lotsOf", { text })}>
          <h3 class="strong">{text}</h3>
          <Ranges of={lots} unit={product?.unit.symbol} />
        </section>
      ))}
    </Section>
  );
}
