/** What the record does not explain of a trace: what matters most first, a page at a time. */
import { integer, moment, quantity } from "../../format.ts";
import { TraceGapsDocument, type TraceGapsQuery, type TraceQueryVariables } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";

type Gap = NonNullable<TraceGapsQuery["trace"]>["gaps"]["nodes"][number];

const lotHref = ({ id }: { id: string }): string => `/lots/${encodeURIComponent(id)}`;

/** What a number was put right to, or was before: who scans an old label gets to the goods. */
function OtherNumber({ gap, wrong, right, operation }: Gap["renumbered"][number] & { gap: Gap }) {
  const other = wrong.id === gap.lot.id ? right : wrong;
  const who = operation.actor ? ` · ${operation.actor.name}` : "";
  const facts = { number: right.number, when: moment(operation.recordedAt), who };
  return (
    <Row icon="arrow-right" title={<span class="mono breaks">{other.number}</span>} href={lotHref(other)}>
      {other === right ? t("trace.putRight", { ...facts, number: wrong.number }) : t("trace.wasWrong", facts)}
    </Row>
  );
}

/** count: of all there are; variables: with the place in the journal that the trace was read at. */
export function Gaps({ count, variables }: { count: number; variables: TraceQueryVariables }) {
  const { nodes = [], more, next } = usePages(TraceGapsDocument, variables, ({ trace }) => trace?.gaps);
  const left = count - nodes.length;
  return (
    <Section title={t("trace.gaps")} aside={integer(count)}>
      <List>
        {nodes.map((gap) => [
          <Row
            key={`${gap.kind}${gap.lot.id}`}
            icon="triangle-alert"
            title={<span class="mono breaks">{gap.lot.number}</span>}
            href={lotHref(gap.lot)}
            {...(gap.quantity && { end: <b>{quantity(gap.quantity, gap.lot.product.unit.symbol)}</b> })}
          >
            {gap.message}
          </Row>,
          ...gap.renumbered.map((each) => <OtherNumber gap={gap} {...each} />),
        ])}
      </List>
      {more && (
        <Button kind="quiet" onClick={next}>
          {t("trace.more", { n: left, count: integer(left) })}
        </Button>
      )}
    </Section>
  );
}
