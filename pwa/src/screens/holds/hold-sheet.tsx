/** Stops goods: all of a lot, what of it lies in one place, a part of that, or all that lies at a place. */
import { useState } from "preact/hooks";
import { orNull, useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { PlaceHoldDocument, type PlaceHoldMutation } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Stopped, toldOf } from "./stopped.tsx";

interface Lying {
  onHand: string;
  location: { id: string; path: string };
}

/** What is to be stopped; places: where a lot lies. */
export type Held =
  | { kind: "lot"; id: string; name: string; serial: boolean; unit: string; places: readonly Lying[] }
  | { kind: "place"; id: string; name: string };

interface HoldSheetProps {
  held: Held;
  onClose: () => void;
  onDone: () => void;
}

const EVERYWHERE = "";

export function HoldSheet({ held, onClose, onDone }: HoldSheetProps) {
  const form = useForm({ reason: "", location: EVERYWHERE, quantity: "" });
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const place = async () => {
    const done = await form.send(
      PlaceHoldDocument,
      { target: targetOf(held, form.draft), reason: form.draft.reason },
      { subject: held.id, label: t("hold.placing", { name: held.name }) },
    );
    if (!done) return;
    onDone();
    const told = toldOf(done as PlaceHoldMutation["placeHold"]);
    if (told) setStopped(told);
    else onClose();
  };
  if (stopped) return <Stopped of={stopped} name={held.name} onClose={onClose} />;
  return (
    <Sheet
      title={t("hold.title")}
      sub={<span class="mono">{held.name}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="hand"
          disabled={!form.draft.reason.trim()}
          busy={form.busy && t("hold.isPlacing")}
          onClick={() => void place()}
        >
          {t("hold.place")}
        </Button>
      }
    >
      <p>{t(held.kind === "lot" ? "hold.what" : "hold.whatPlace")}</p>
      <FormTrouble form={form} />
      {held.kind === "lot" && held.places.length > 0 && <Where held={held} form={form} />}
      <TextArea label={t("hold.reason")} {...form.text("reason")} />
    </Sheet>
  );
}

type HoldForm = ReturnType<typeof useForm<{ reason: string; location: string; quantity: string }>>;

/** Where, and how much of it there. */
function Where({ held, form }: { held: Extract<Held, { kind: "lot" }>; form: HoldForm }) {
  const { places, unit, serial } = held;
  const there = places.find(({ location }) => location.id === form.draft.location);
  return (
    <>
      {!serial && (
        <SelectField
          label={t("hold.where")}
          value={form.draft.location}
          onChange={(location) => form.set({ location, quantity: "" })}
          options={[
            [EVERYWHERE, t("hold.everywhere")],
            ...places.map(
              ({ location, onHand }) =>
                [location.id, `${location.path} · ${quantity(onHand, unit)}`] as const,
            ),
          ]}
        />
      )}
      {there && (
        <NumberField
          label={t("hold.quantity", { unit })}
          hint={t("hold.quantityHint", { quantity: quantity(there.onHand, unit) })}
          {...form.text("quantity", "target.quantity")}
        />
      )}
    </>
  );
}

function targetOf(held: Held, { location, quantity }: { location: string; quantity: string }) {
  if (held.kind === "place") return { location: held.id };
  if (!location) return { lot: held.id };
  const amount = orNull(quantity);
  return { lot: held.id, location, ...(amount && { quantity: decimal(amount) ?? amount }) };
}
