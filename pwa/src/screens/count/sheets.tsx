/** Sheets over a count: a code typed by hand, how much lies in one position, and the end of counting. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { FinishCountingDocument, type OthersCounted, RecordCountsDocument } from "../../gql/graphql.ts";
import { decimalsOf } from "../../quantities.ts";
import { go } from "../../router.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { FormTrouble, useMeant } from "../../ui/trouble.tsx";
import { typedCode } from "../receive/type-sheet.tsx";
import { OthersAsked } from "./others.tsx";
import { howFar } from "./state.tsx";
import { type Position, progress } from "./tally.ts";

/** For a label that cannot be scanned: the same as a scan, by hand. */
export function TypeSheet({ onCode, close }: { onCode: (code: ReadCode) => void; close: () => void }) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const record = () => {
    if (!text.trim()) return setError(t("typed.empty"));
    onCode(typedCode(text));
    close();
  };
  return (
    <Sheet
      title={t("typed.title")}
      sub={t("typed.sub")}
      onClose={close}
      foot={
        <Button kind="primary" wide icon="check" onClick={record}>
          {t("typed.go")}
        </Button>
      }
    >
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          record();
        }}
      >
        <TextField
          label={t("typed.code")}
          hint={t("typed.hint")}
          error={error}
          mono
          value={text}
          onInput={setText}
          autocomplete="off"
        />
      </form>
    </Sheet>
  );
}

interface PositionSheetProps {
  count: { id: string };
  position: Position;
  onClose: () => void;
  onDone: () => void;
}

/** How much lies there, keyed in: it replaces what one counted oneself before, and what others did when that is said. */
export function PositionSheet({ count, position, onClose, onDone }: PositionSheetProps) {
  const form = useForm({ amount: "" });
  const { product, lot, foundNumber, location, counted } = position;
  const number = lot?.number ?? foundNumber;
  const unit = product.unit.symbol;
  const record = async (amount: string, othersCounted?: OthersCounted) => {
    form.set({ amount });
    const said = {
      location: location.id,
      product: product.id,
      quantity: amount,
      ...(number && { number }),
      ...(position.package && { package: position.package.id }),
    };
    const input = { count: count.id, positions: [said], newNumbers: Boolean(foundNumber), othersCounted };
    const about = { subject: count.id, label: `${number ?? product.name}: ${quantity(amount, unit)}` };
    if (!(await form.send(RecordCountsDocument, input, about))) return;
    onDone();
    onClose();
  };
  const serial = product.tracking === "SERIAL";
  const asked = form.trouble?.kind === "refusal" && form.trouble.refusal.code === "COUNTED_BY_OTHERS";
  return (
    <Sheet
      title={number ?? product.name}
      sub={[number && product.name, location.path].filter(Boolean).join(" · ")}
      onClose={onClose}
      foot={
        <>
          <FormTrouble form={form} />
          {asked && <OthersAsked beside={!serial} onSay={(said) => void record(form.draft.amount, said)} />}
          <Button
            wide
            icon="circle-minus"
            busy={form.busy && t("count.recording")}
            onClick={() => void record("0")}
          >
            {t("count.nothingThere")}
          </Button>
          {serial && (
            <Button kind="primary" wide icon="check" onClick={() => void record("1")}>
              {t("count.isThere")}
            </Button>
          )}
        </>
      }
    >
      <p class="small muted">
        {counted === null ? t("count.notYet") : t("count.soFar", { quantity: quantity(counted, unit) })}
      </p>
      {!serial && (
        <QuantityPad
          unit={unit}
          decimals={decimalsOf(product.step)}
          verb={(shown) => t("count.this", { quantity: shown })}
          onDone={(amount) => void record(amount)}
        />
      )}
    </Sheet>
  );
}

interface FinishSheetProps {
  count: { id: string; number: string; positionCount: number | null };
  positions: readonly Position[];
  /** How many more are not here yet. */
  unread: number;
  onClose: () => void;
}

/** Nobody counts any more: a manager looks at what differs. */
export function FinishSheet({ count, positions, unread, onClose }: FinishSheetProps) {
  const form = useForm({});
  const { counted, all } = progress(positions);
  const blind = count.positionCount === null;
  const of = all + unread;
  const { send, meanIt } = useMeant(async (said) => {
    const about = { subject: count.id, label: t("count.finishing", { number: count.number }) };
    if (!(await form.send(FinishCountingDocument, { count: count.id, ...said }, about))) return;
    onClose();
    go(`/counts/${encodeURIComponent(count.id)}`, { replace: true });
  });
  return (
    <Sheet
      title={t("count.finish")}
      sub={<span class="mono">{count.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="check"
          disabled={!blind && counted === 0 && unread === 0}
          busy={form.busy && t("count.isFinishing")}
          onClick={send}
        >
          {t("count.finishGo")}
        </Button>
      }
    >
      <FormTrouble form={form} meanIt={meanIt} />
      <p>{howFar(counted, blind ? null : of)}</p>
      {counted < of && unread === 0 && <p>{t("count.leftOver", { n: of - counted })}</p>}
      <p>{t("count.finishNext")}</p>
    </Sheet>
  );
}
