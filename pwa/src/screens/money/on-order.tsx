/** The bills of an order, on its page, and the way to the next one. */
import { money } from "../../format.ts";
import type { OrderQuery } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { BILLS, pageOf } from "./side.ts";
import { PaperStateMark } from "./state.tsx";

type Order = NonNullable<OrderQuery["order"]>;

export function BillsOnOrder({ order: { id, state, bills, lines } }: { order: Order }) {
  if (state === "DRAFT" || (state === "CANCELLED" && bills.length === 0)) return null;
  const left = lines.nodes.some(({ leftToBill }) => Number(leftToBill) > 0);
  return (
    <Section title={t("bill.onOrder")} aside={String(bills.length)}>
      {bills.length === 0 && !left && <p class="small muted">{t("bill.noneOnOrder")}</p>}
      {bills.length > 0 && (
        <List>
          {bills.map((bill) => (
            <Row
              key={bill.id}
              href={pageOf(BILLS, bill.id)}
              title={<span class="mono">{bill.number}</span>}
              end={<PaperStateMark of={bill} />}
            >
              {money(bill.total, bill.currency)}
              {bill.kind === "CREDIT_NOTE" && ` · ${t("paper.credit")}`}
            </Row>
          ))}
        </List>
      )}
      {left && may("MANAGER") && (
        <Button icon="receipt-text" wide href={`/bills/new?order=${encodeURIComponent(id)}`}>
          {t("bill.create")}
        </Button>
      )}
    </Section>
  );
}
