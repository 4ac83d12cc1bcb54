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
  | {
      kind: "lot";
      id: string;
      name: string;
      serial: boolean;
      unit: string;
      places: readonly Lying[];
      /** That it was made in, with its product. */
      batch: { name: string; product: { id: string; name: string } } | null;
    }
  | { kind: "place"; id: string; name: string }
  | { kind: "package"; id: string; name: string };

interface HoldSheetProps {
  held: Held;
  onClose: () => void;
  onDone: () => void;
}

const WHAT = { lot: "hold.what", place: "hold.whatPlace", package: "hold.whatPackage" } as const;

const EVERYWHERE = "";
/** Of what is chosen among places. */
const BATCH = "batch";

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
      <p>{t(WHAT[held.kind])}</p>
      <FormTrouble form={form} />
      {held.kind === "lot" && <Where held={held} form={form} />}
      <TextArea label={t("hold.reason")} {...form.text("reason")} />
    </Sheet>
  );
}

type HoldForm = ReturnType<typeof useForm<{ reason: string; location: string; quantity: string }>>;

/** Where, and how much of it there. */
function Where({ held, form }: { held: Extract<Held, { kind: "lot" }>; form: HoldForm }) {
  const { places, unit, serial, batch } = held;
  const all = [
    [EVERYWHERE, t(serial ? "hold.unit" : "hold.everywhere")],
    ...(batch ? [[BATCH, t("hold.batch", { batch: batch.name, product: batch.product.name })]] : []),
  ] as [string, string][];
  const parts = serial
    ? []
    : places.map(
        ({ location, onHand }) => [location.id, `${location.path} · ${quantity(onHand, unit)}`] as const,
      );
  const there = places.find(({ location }) => location.id === form.draft.location);
  return (
    <>
      {all.length + parts.length > 1 && (
        <SelectField
          label={t("hold.where")}
          value={form.draft.location}
          onChange={(location) => form.set({ location, quantity: "" })}
          options={[...all, ...parts]}
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
  if (held.kind === "package") return { package: held.id };
  if (location === BATCH && held.batch) return { product: held.batch.product.id, batch: held.batch.name };
  if (!location) return { lot: held.id };
  const amount = orNull(quantity);
  return { lot: held.id, location, ...(amount && { quantity: decimal(amount) ?? amount }) };
}
