/** What the record does not explain of a trace: what matters most first, a page at a time. */
import { integer, quantity } from "../../format.ts";
import { TraceGapsDocument, type TraceQueryVariables } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";

/** count: of all there are; variables: with the place in the journal that the trace was read at. */
export function Gaps({ count, variables }: { count: number; variables: TraceQueryVariables }) {
  const { nodes = [], more, next } = usePages(TraceGapsDocument, variables, ({ trace }) => trace?.gaps);
  const left = count - nodes.length;
  return (
    <Section title={t("trace.gaps")} aside={integer(count)}>
      <List>
        {nodes.map(({ kind, message, lot, quantity: much }) => (
          <Row
            key={`${kind}${lot.id}`}
            icon="triangle-alert"
            title={<span class="mono breaks">{lot.number}</span>}
            href={`/lots/${encodeURIComponent(lot.id)}`}
            {...(much && { end: <b>{quantity(much, lot.product.unit.symbol)}</b> })}
          >
            {message}
          </Row>
        ))}
      </List>
      {more && (
        <Button kind="quiet" onClick={next}>
          {t("trace.more", { n: left, count: integer(left) })}
        </Button>
      )}
    </Section>
  );
}
