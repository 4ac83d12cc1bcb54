/** What of an open transfer is picked and stopped: what to do with it, and the way to say that it was done. */
import "../../texts/more.ts";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { RemoveEntriesDocument, type StoppedOnQuery } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

type Transfer = NonNullable<StoppedOnQuery["transfer"]>;
type Picked = Transfer["lines"]["nodes"][number]["entries"]["nodes"][number];

interface OnLine {
  line: string;
  name: string;
  unit: string;
  entries: Picked[];
}

/** By line, what is picked of lots that may not go. */
export function toPutBack({ obstacles, lines }: Transfer): OnLine[] {
  const stopped = new Set(
    obstacles.flatMap((each) => (each.__typename === "LotOnHold" ? each.lots.map(({ id }) => id) : [])),
  );
  return lines.nodes
    .map(({ id, product, entries }) => ({
      line: id,
      name: product.name,
      unit: product.unit.symbol,
      entries: entries.nodes.filter(({ lot }) => lot && stopped.has(lot.id)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

export function PutBack({ of, number, onDone }: { of: Transfer; number: string; onDone: () => void }) {
  const form = useForm({});
  const lines = toPutBack(of);
  if (lines.length === 0) return null;
  const put = async () => {
    for (const { line, entries } of lines) {
      const input = { line, entries: entries.map(({ id }) => id) };
      const about = { subject: line, label: t("hold.puttingBack", { number }) };
      if (!(await form.send(RemoveEntriesDocument, input, about))) return;
    }
    onDone();
  };
  return (
    <Section title={t("hold.putBack")}>
      <FormTrouble form={form} readAgain={onDone} />
      <List>
        {lines.flatMap(({ name, unit, entries }) =>
          entries.map((each) => (
            <Row
              key={each.id}
              title={<span class="mono breaks">{each.number}</span>}
              end={<b>{quantity(each.quantity, unit)}</b>}
            >
              {t("hold.backTo", { name, place: each.source.path })}
            </Row>
          )),
        )}
      </List>
      {may("OPERATOR") && (
        <Button icon="undo-2" busy={form.busy && t("form.saving")} onClick={() => void put()}>
          {t("hold.isPutBack")}
        </Button>
      )}
    </Section>
  );
}
