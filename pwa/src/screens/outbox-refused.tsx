/** Writes that the server refused: sent again, moved to where they can go, or given up with a reason. */
import { useState } from "preact/hooks";
import { moment } from "../format.ts";
import type { OthersCounted } from "../gql/graphql.ts";
import { outbox, type Row } from "../outbox/index.ts";
import { documentOf, insteadOf, isOver, movedTo, noteOf, settledTogether } from "../outbox/refused.ts";
import { personId } from "../session.ts";
import { t } from "../texts/index.ts";
import { Button, Notice } from "../ui/basics.tsx";
import { TextField } from "../ui/fields.tsx";
import { Section } from "../ui/lists.tsx";
import { Sheet } from "../ui/overlay.tsx";
import { OthersAsked } from "./count/others.tsx";
import { toldIn } from "./holds/instead.ts";

/** Scans that are named; the others are counted. */
const NAMED = 5;

export function RefusedWrites() {
  const [discarding, discard] = useState<readonly Row[] | null>(null);
  const refused = outbox.refused.value;
  if (refused.length === 0) return null;
  return (
    <Section title={t("outbox.needsYou")} aside={refused.length}>
      {settledTogether(refused).map((rows) => (
        <Refused key={rows[0]?.seq} rows={rows} onDiscard={() => discard(rows)} />
      ))}
      {discarding && <DiscardSheet rows={discarding} onClose={() => discard(null)} />}
    </Section>
  );
}

const idsOf = (rows: readonly Row[]) => rows.map(({ operationId }) => operationId);

function Refused({ rows, onDiscard }: { rows: readonly Row[]; onDiscard: () => void }) {
  const [first] = rows;
  if (!first) return null;
  const n = rows.length;
  const discard = documentOf(first) ? onDiscard : () => void outbox.discard(first.operationId);
  const move = (to: ReturnType<typeof insteadOf>[number]) =>
    void outbox.again(idsOf(rows), (row) => movedTo(row, to));
  const say = (othersCounted: OthersCounted) =>
    void outbox.again(idsOf(rows), ({ subject }) => ({ subject, input: { othersCounted } }));
  const told = toldIn(first.refusal);
  const decideInstead = () =>
    void outbox.again(idsOf(rows), ({ subject }) => ({ subject, input: { insteadOf: told } }));
  return (
    <Notice state="refused" title={n === 1 ? first.label : t("outbox.tooLate", { n })}>
      <p>{first.refusal?.message}</p>
      {n === 1 ? <p class="muted">{moment(first.at)}</p> : <Scans rows={rows} />}
      <div class="inline">
        {first.refusal?.code === "COUNTED_BY_OTHERS" ? (
          <OthersAsked beside onSay={say} />
        ) : told.length > 0 ? (
          <Button onClick={decideInstead}>{t("act.meanIt")}</Button>
        ) : (
          !isOver(first) && <Button onClick={() => void outbox.again(idsOf(rows))}>{t("act.again")}</Button>
        )}
        {insteadOf(first).map((to) => (
          <Button key={to.transfer.id} icon="arrow-right" onClick={() => move(to)}>
            {t(n === 1 ? "outbox.move" : "outbox.moveAll", { n, document: to.transfer.number })}
          </Button>
        ))}
        {first.gaveUp && <UndoDiscard of={first} />}
        <Button onClick={discard}>{n === 1 ? t("act.discard") : t("outbox.discardAll", { n })}</Button>
      </div>
    </Notice>
  );
}

const Scans = ({ rows }: { rows: readonly Row[] }) => (
  <ul class="plain">
    {rows.slice(0, NAMED).map((row) => (
      <li key={row.seq}>
        {row.label} <span class="muted">{moment(row.at)}</span>
      </li>
    ))}
    {rows.length > NAMED && <li class="muted">{t("outbox.more", { n: rows.length - NAMED })}</li>}
  </ul>
);

function DiscardSheet({ rows, onClose }: { rows: readonly Row[]; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const n = rows.length;
  const verb = n === 1 ? t("act.discard") : t("outbox.discardAll", { n });
  const go = () => {
    const by = { user: personId(), operationId: crypto.randomUUID(), at: new Date().toISOString() };
    void outbox.giveUp(idsOf(rows), noteOf(rows, reason.trim(), by));
    onClose();
  };
  return (
    <Sheet
      title={verb}
      sub={n === 1 ? rows[0]?.label : undefined}
      onClose={onClose}
      foot={
        <Button kind="primary" wide disabled={!reason.trim()} onClick={go}>
          {verb}
        </Button>
      }
    >
      <p>{t("outbox.discardWhat", { n })}</p>
      <TextField label={t("outbox.discardWhy")} value={reason} onInput={setReason} autocomplete="off" />
    </Sheet>
  );
}

/** What says that scans were given up, as long as it is on the device. */
export const GivenUp = ({ row }: { row: Row }) => (
  <Notice state="pending" icon="undo-2" title={row.label}>
    <Scans rows={row.gaveUp ?? []} />
    <div class="inline">
      <UndoDiscard of={row} />
    </div>
  </Notice>
);

const UndoDiscard = ({ of: { operationId } }: { of: Row }) => (
  <Button icon="undo-2" onClick={() => void outbox.restore(operationId)}>
    {t("outbox.undoDiscard")}
  </Button>
);
