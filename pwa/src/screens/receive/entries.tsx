/** What is recorded on a line, by whom: each entry can be changed, printed and taken off until validation. */
import { useState } from "preact/hooks";
import { orNull, useForm } from "../../form.ts";
import { date, daysBetween, happened, localDay, quantity } from "../../format.ts";
import {
  LineEntriesDocument,
  type LineEntryFragment,
  RemoveEntriesDocument,
  UpdateEntryDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { decimalsOf } from "../../quantities.ts";
import { dates } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble, useMeant } from "../../ui/trouble.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import type { Head } from "./found.ts";
import type { Line } from "./receipt.ts";

interface EntriesProps {
  line: Line;
  head: Head;
  onChanged: () => void;
}

export function Entries({ line, head, onChanged }: EntriesProps) {
  const [changing, change] = useState<LineEntryFragment | null>(null);
  const form = useForm({});
  const pages = usePages(LineEntriesDocument, { line: line.id }, ({ node }) =>
    node?.__typename === "TransferLine" ? node.entries : undefined,
  );
  const count = pages.nodes?.length ?? 0;
  const changed = () => {
    change(null);
    onChanged();
    void pages.reload();
  };
  const removeAll = async () => {
    const about = { subject: head.id, label: t("numbers.removeLabel", { name: line.product.name }) };
    if (await form.send(RemoveEntriesDocument, { line: line.id }, about)) changed();
  };
  if (changing) return <ChangeEntry entry={changing} line={line} head={head} onDone={changed} />;
  return (
    <>
      <FormTrouble form={form} />
      <Paged
        of={pages}
        empty={
          <Empty icon="tag" title={t("numbers.entriesNone")}>
            {t("numbers.entriesNoneNext")}
          </Empty>
        }
      >
        {(entry) => (
          <Row
            key={entry.id}
            title={<span class="mono">{entry.number}</span>}
            onClick={() => change(entry)}
            end={
              line.asksFor === "LOTS" ? (
                <b>{quantity(entry.quantity, line.product.unit.symbol)}</b>
              ) : undefined
            }
          >
            {aboutEntry(entry)}
          </Row>
        )}
      </Paged>
      {count > 0 && (
        <Button kind="danger" busy={form.busy && t("numbers.using")} onClick={() => void removeAll()}>
          {t("numbers.entryRemoveAll", { n: line.numberSummary.count || count })}
        </Button>
      )}
    </>
  );
}

export const aboutEntry = ({ number, lot, via, lastDay, operation, unexpected }: LineEntryFragment) =>
  [
    lot && lot.number !== number && t("numbers.isNow", { number: lot.number }),
    unexpected && t("notice.word"),
    t(`numbers.way.${via}`),
    operation.actor?.name ?? operation.program,
    happened(operation),
    lastDay && `${t("numbers.expiry")} ${date(lastDay)}`,
    lastDay && daysBetween(localDay(new Date()), lastDay) < 0 && t("state.expired"),
  ]
    .filter(Boolean)
    .join(" · ");

interface ChangeEntryProps {
  entry: LineEntryFragment;
  line: Line;
  head: Head;
  onDone: () => void;
}

/** A change of an entry, kept or taken off. */
function useChange({ entry, line, head, onDone }: ChangeEntryProps) {
  const form = useForm({
    number: entry.number ?? "",
    quantity: entry.quantity,
    lastDay: entry.lastDay ?? "",
  });
  const { draft } = form;
  const about = { subject: head.id, label: t("numbers.changeLabel", { number: entry.number ?? "" }) };
  const amount = decimal(draft.quantity);
  const { send, meanIt } = useMeant(async (said) => {
    const input = {
      entry: entry.id,
      version: entry.version,
      ...(draft.number !== entry.number && { number: draft.number }),
      ...(amount && amount !== entry.quantity && { quantity: amount }),
      ...(draft.lastDay !== (entry.lastDay ?? "") && { lastDay: orNull(draft.lastDay) }),
      ...said,
    };
    if (await form.send(UpdateEntryDocument, input, about)) onDone();
  });
  const remove = async () => {
    if (await form.send(RemoveEntriesDocument, { line: line.id, entries: [entry.id] }, about)) onDone();
  };
  return { form, keep: send, remove, meanIt };
}

function ChangeEntry(asked: ChangeEntryProps) {
  const { entry, line, onDone } = asked;
  const { form, keep, remove, meanIt } = useChange(asked);
  const { text } = form;
  const [labelling, setLabelling] = useState(false);
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <FormTrouble form={form} readAgain={onDone} meanIt={meanIt} />
      <TextField {...text("number")} label={t("numbers.entryNumber")} mono autocomplete="off" />
      {line.asksFor === "LOTS" && (
        <TextField
          {...text("quantity")}
          label={t("numbers.quantity", { unit: line.product.unit.symbol })}
          inputMode={decimalsOf(line.product.step) ? "decimal" : "numeric"}
        />
      )}
      {dates.value && <TextField {...text("lastDay")} label={t("numbers.expiry")} type="date" />}
      <div class="stack-s">
        <Button type="submit" wide icon="check" busy={form.busy && t("numbers.using")}>
          {t("numbers.entryKeep")}
        </Button>
        <Button wide icon="printer" onClick={() => setLabelling(true)}>
          {t("numbers.entryLabel")}
        </Button>
        <Button kind="danger" wide busy={form.busy && t("numbers.using")} onClick={() => void remove()}>
          {t("numbers.entryRemove")}
        </Button>
      </div>
      {labelling && (
        <LabelsSheet
          of={[[entry.id, entry.number ?? ""]]}
          purpose="LOT"
          sub={entry.number ?? undefined}
          onClose={() => setLabelling(false)}
        />
      )}
    </form>
  );
}
