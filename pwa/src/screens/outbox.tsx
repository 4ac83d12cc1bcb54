import { moment } from "../format.ts";
import { outbox, type Row } from "../outbox/index.ts";
import { viewer } from "../session.ts";
import { t } from "../texts/index.ts";
import { Button } from "../ui/basics.tsx";
import { Frame } from "../ui/frame.tsx";
import { Empty, List, Row as ListRow, Section } from "../ui/lists.tsx";
import { GivenUp, RefusedWrites } from "./outbox-refused.tsx";

export function OutboxScreen() {
  const refused = outbox.refused.value;
  const waiting = outbox.rows.value.filter((row) => row.state === "queued");
  const inOrder = waiting.filter(({ gaveUp }) => !gaveUp);
  // What was given up waits for second thoughts, and another person's work for that person: no try sends either.
  const mine = inOrder.some(({ user }) => user === viewer.value?.user?.id);
  return (
    <Frame
      title={t("outbox.title")}
      back="/"
      dock={
        mine && (
          <Button wide onClick={() => void outbox.hurry()}>
            {t("act.again")}
          </Button>
        )
      }
    >
      {refused.length + waiting.length === 0 && (
        <Empty icon="check" title={t("outbox.empty")}>
          {t("outbox.emptyNext")}
        </Empty>
      )}
      <RefusedWrites />
      {waiting.length > 0 && (
        <Section title={t("outbox.inOrder")} aside={waiting.length}>
          {waiting
            .filter(({ gaveUp }) => gaveUp)
            .map((row) => (
              <GivenUp key={row.seq} row={row} />
            ))}
          {inOrder.length > 0 && <InOrder rows={inOrder} />}
        </Section>
      )}
    </Frame>
  );
}

const InOrder = ({ rows }: { rows: readonly Row[] }) => (
  <List>
    {rows.map((row) => (
      <ListRow key={row.seq} title={row.label} icon="cloud-upload" state="pending" end={moment(row.at)}>
        {aboutWaiting(row)}
      </ListRow>
    ))}
  </List>
);

function aboutWaiting(row: Row): string {
  if (row.user !== viewer.value?.user?.id) return t("outbox.othersPerson");
  const parts = row.tries ? [t("outbox.tries", { n: row.tries })] : [];
  if (row.reference) parts.push(t("outbox.reference", { reference: row.reference }));
  return parts.join(" · ");
}
