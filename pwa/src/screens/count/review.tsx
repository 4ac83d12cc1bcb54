/** What a manager decides about a count: counted again, reckoned in, applied, or given up. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  ApplyCountDocument,
  CancelCountDocument,
  type CountFactsFragment,
  type CountRowFragment,
  type LostFragment,
  RebaseCountDocument,
  RequestRecountDocument,
  type UncountedMeans,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Switch } from "../../ui/fields.tsx";
import { Dialog, Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Stopped, toldOf } from "../holds/stopped.tsx";
import { pickedFor } from "./state.tsx";

interface SheetProps {
  count: CountFactsFragment;
  onClose: () => void;
  onDone: () => void;
}

/** One position, or all that differ or went stale. */
export function ReviewSheet({
  count,
  position,
  onClose,
  onDone,
}: SheetProps & { position?: CountRowFragment }) {
  const form = useForm({});
  const name = position
    ? (position.lot?.number ?? position.foundNumber ?? position.product.name)
    : count.number;
  const input = { count: count.id, ...(position && { positions: [position.id] }) };
  const send = async (mutation: typeof RequestRecountDocument | typeof RebaseCountDocument) => {
    const about = { subject: count.id, label: t("count.reviewing", { number: count.number }) };
    if (!(await form.send(mutation as typeof RequestRecountDocument, input, about))) return;
    onDone();
    onClose();
  };
  const stale = position ? position.stale : count.staleCount > 0;
  return (
    <Sheet
      title={t(position ? "count.position" : "count.again")}
      sub={<span class="mono breaks">{name}</span>}
      onClose={onClose}
      foot={
        <>
          {stale && (
            <Button
              wide
              icon="calculator"
              busy={form.busy && t("form.saving")}
              onClick={() => void send(RebaseCountDocument)}
            >
              {t("count.rebase")}
            </Button>
          )}
          <Button
            kind="primary"
            wide
            icon="undo-2"
            busy={form.busy && t("form.saving")}
            onClick={() => void send(RequestRecountDocument)}
          >
            {t("count.again")}
          </Button>
        </>
      }
    >
      <FormTrouble form={form} />
      {position && <Told of={position} />}
      <p>{t(position ? "count.againOne" : "count.againAll")}</p>
      {stale && <p>{t("count.rebaseAbout")}</p>}
    </Sheet>
  );
}

function Told({ of }: { of: CountRowFragment }) {
  const { product, expected, counted, countedBefore, countedBy, location } = of;
  const unit = product.unit.symbol;
  const facts = [
    [t("count.place"), location.path],
    [t("count.book"), expected === null ? null : quantity(expected, unit)],
    [t("count.counted"), counted === null ? null : quantity(counted, unit)],
    [t("count.firstTime"), countedBefore === null ? null : quantity(countedBefore, unit)],
    [t("count.who"), countedBy?.name ?? null],
    [t("count.inHands"), pickedFor(of) ?? null],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** The book says what was counted from now on. */
export function ApplySheet({ count, onClose, onDone }: SheetProps) {
  const form = useForm<{ uncounted: UncountedMeans; leaveOutStale: boolean }>({
    uncounted: "UNCHANGED",
    leaveOutStale: false,
  });
  const [lost, setLost] = useState<readonly LostFragment[]>([]);
  const { uncounted, leaveOutStale } = form.draft;
  const left = (count.positionCount ?? 0) - count.countedCount;
  const emptied = uncounted === "NOTHING_THERE" ? left : 0;
  const differ = (count.differenceCount ?? 0) - (count.blind ? left : 0); // what nobody found differs too
  const deeds = [
    ...(differ || !emptied ? [t("count.applyGo", { n: differ })] : []),
    ...(emptied ? [t("count.applyEmpty", { n: emptied })] : []),
  ];
  const apply = async () => {
    const input = { count: count.id, version: count.version, uncounted, leaveOutStale };
    const about = { subject: count.id, label: t("count.applying", { number: count.number }) };
    const done = await form.send(ApplyCountDocument, input, about);
    if (!done) return;
    onDone();
    const told = toldOf(done);
    if (told) setLost(told.lost);
    else onClose();
  };
  if (lost.length > 0)
    return (
      <Stopped of={{ lost, affected: [] }} title={t("count.applied")} name={count.number} onClose={onClose} />
    );
  return (
    <Sheet
      title={t("count.applyTitle")}
      sub={<span class="mono">{count.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind={emptied ? "danger" : "primary"}
          wide
          icon="check"
          busy={form.busy && t("count.isApplying")}
          onClick={() => void apply()}
        >
          {deeds.join(" · ")}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
      <p>{t("count.applyAbout")}</p>
      <p>{t("count.applyPicked")}</p>
      {left > 0 && (
        <SelectField
          label={t("count.uncounted", { n: left })}
          options={[
            ["UNCHANGED", t("count.uncountedStay")],
            ["NOTHING_THERE", t("count.uncountedGone")],
          ]}
          value={uncounted}
          onChange={(value) => form.set({ uncounted: value })}
          hint={t(emptied ? "count.uncountedGoneHint" : "count.uncountedStayHint")}
        />
      )}
      {count.staleCount > 0 && (
        <Switch
          label={t("count.leaveOut", { n: count.staleCount })}
          hint={t("count.leaveOutHint")}
          checked={leaveOutStale}
          onChange={(checked) => form.set({ leaveOutStale: checked })}
        />
      )}
    </Sheet>
  );
}

export function CancelDialog({ count, onClose, onDone }: SheetProps) {
  const form = useForm({});
  const { id, number, version } = count;
  const cancel = async () => {
    const about = { subject: id, label: t("count.cancelling", { number }) };
    if (!(await form.send(CancelCountDocument, { count: id, version }, about))) return;
    onDone();
    onClose();
  };
  return (
    <Dialog
      question={t("count.cancelQuestion", { number })}
      onClose={onClose}
      answers={
        <>
          <Button onClick={onClose}>{t("count.keep")}</Button>
          <Button kind="danger" busy={form.busy && t("count.cancel")} onClick={() => void cancel()}>
            {t("count.cancel")}
          </Button>
        </>
      }
    >
      <p>{t("count.cancelAbout")}</p>
      <FormTrouble form={form} readAgain={onDone} />
    </Dialog>
  );
}
