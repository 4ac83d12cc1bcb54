/** A line without a document is taken back: of a count, of scrap, of packing, of opening stock. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { type LostFragment, TakeBackDocument, type Tracking } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Stopped, toldOf } from "../holds/stopped.tsx";
import { type From, MovedOn, movedOf } from "../transfers/moved-on.tsx";

interface TakeBackProps {
  line: { id: string; product: { tracking: Tracking } };
  /** The lot that it moved. */
  lot: string;
  /** How much of it nothing took back yet. */
  left: string;
  said: string;
  unit: string;
  onClose: () => void;
  onDone: () => void;
}

export function TakeBackSheet({ line, lot, left, said, unit, onClose, onDone }: TakeBackProps) {
  const form = useForm({ right: "0", reason: "" });
  const { right, reason } = form.draft;
  const [lost, setLost] = useState<readonly LostFragment[]>([]);
  const [from, setFrom] = useState<From>({ way: "FROM_DESTINATION" });
  const moved = movedOf(form);
  const correct = async () => {
    const rightQuantity = decimal(right) ?? right.trim();
    const { way, takenFrom } = from;
    const corrections = [{ moveLine: line.id, rightQuantity, ...(takenFrom && { takenFrom }) }];
    const about = { subject: line.id, label: t("takeBack.of", { what: said }) };
    const done = await form.send(TakeBackDocument, { corrections, reason, way }, about);
    if (!done) return;
    onDone();
    const told = toldOf(done);
    if (told) setLost(told.lost);
    else onClose();
  };
  if (lost.length > 0)
    return <Stopped of={{ lost, affected: [] }} title={t("takeBack.done")} name={said} onClose={onClose} />;
  return (
    <Sheet
      title={t("takeBack.title")}
      sub={said}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="undo-2"
          disabled={!reason.trim() || (moved !== null && from.way === "FROM_DESTINATION")}
          busy={form.busy && t("takeBack.busy")}
          onClick={() => void correct()}
        >
          {t("takeBack.go")}
        </Button>
      }
    >
      <p>{t("takeBack.about", { quantity: quantity(left, unit) })}</p>
      {moved ? (
        <MovedOn moved={moved} lot={lot} relabels={false} from={from} onChange={setFrom} />
      ) : (
        <FormTrouble form={form} />
      )}
      {line.product.tracking !== "SERIAL" && (
        <NumberField
          label={t("takeBack.right", { unit })}
          hint={t("takeBack.rightHint")}
          {...form.text("right", "corrections.0.rightQuantity")}
        />
      )}
      <TextArea label={t("takeBack.why")} {...form.text("reason")} />
    </Sheet>
  );
}
