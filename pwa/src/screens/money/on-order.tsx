/** The bills or invoices of an order, on its page, and the way to the next one. */
import { money } from "../../format.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import type { AnyOrder } from "../orders/sides.ts";
import { pageOf, type Side } from "./side.ts";
import { PaperStateMark } from "./state.tsx";

export function PapersOnOrder({ side, order }: { side: Side; order: AnyOrder }) {
  const { id, state, papers, lines } = order;
  if (state === "DRAFT" || (state === "CANCELLED" && papers.length === 0)) return null;
  const left = lines.nodes.some((line) => Number(line.left) > 0);
  return (
    <Section title={t(`${side.kind}.onOrder`)} aside={String(papers.length)}>
      {papers.length === 0 && !left && <p class="small muted">{t(`${side.kind}.noneOnOrder`)}</p>}
      {papers.length > 0 && (
        <List>
          {papers.map((paper) => (
            <Row
              key={paper.id}
              href={pageOf(side, paper.id)}
              title={<span class="mono">{paper.number}</span>}
              end={<PaperStateMark of={paper} />}
            >
              {money(paper.total, paper.currency)}
              {paper.kind === "CREDIT_NOTE" && ` · ${t("paper.credit")}`}
            </Row>
          ))}
        </List>
      )}
      {left && may("MANAGER") && (
        <Button icon="receipt-text" wide href={`${side.page}/new?order=${encodeURIComponent(id)}`}>
          {t(`${side.kind}.create`)}
        </Button>
      )}
    </Section>
  );
}
