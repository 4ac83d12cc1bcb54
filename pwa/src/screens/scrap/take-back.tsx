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

interface TakeBackProps {
  line: { id: string; product: { tracking: Tracking } };
  /** How much of it nothing took back yet. */
  left: string;
  said: string;
  unit: string;
  onClose: () => void;
  onDone: () => void;
}

export function TakeBackSheet({ line, left, said, unit, onClose, onDone }: TakeBackProps) {
  const form = useForm({ right: "0", reason: "" });
  const { right, reason } = form.draft;
  const [lost, setLost] = useState<readonly LostFragment[]>([]);
  const correct = async () => {
    const rightQuantity = decimal(right) ?? right.trim();
    const corrections = [{ moveLine: line.id, rightQuantity }];
    const about = { subject: line.id, label: t("takeBack.of", { what: said }) };
    const asked = { corrections, reason, way: "FROM_DESTINATION" } as const;
    const done = await form.send(TakeBackDocument, asked, about);
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
          disabled={!reason.trim()}
          busy={form.busy && t("takeBack.busy")}
          onClick={() => void correct()}
        >
          {t("takeBack.go")}
        </Button>
      }
    >
      <p>{t("takeBack.about", { quantity: quantity(left, unit) })}</p>
      <FormTrouble form={form} />
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
