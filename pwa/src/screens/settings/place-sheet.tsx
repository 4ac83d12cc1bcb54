import { type Form, orNull, useForm } from "../../form.ts";
import { type LocationUsage, type PlaceFactsFragment, SavePlaceDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { SelectField } from "../../ui/choosing.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { PlaceField } from "./pick-place.tsx";
import { StrategyField } from "./strategy-field.tsx";

const USAGES: readonly LocationUsage[] = [
  "INTERNAL",
  "TRANSIT",
  "VENDOR",
  "CUSTOMER",
  "PRODUCTION",
  "INVENTORY",
  "SCRAP",
];

export interface PlaceSheetProps {
  /** Null for a new one. */
  place: PlaceFactsFragment | null;
  /** Where a new one goes unless another place is chosen. */
  parent: { id: string; path: string } | null;
  onClose: () => void;
  onDone: () => void;
}

const draftOf = (place: PlaceFactsFragment | null, parent: PlaceSheetProps["parent"]) => ({
  name: place?.name ?? "",
  parent: place?.parent ?? parent,
  usage: place?.usage ?? ("INTERNAL" as LocationUsage),
  barcode: place?.barcode ?? "",
  walkingOrder: String(place?.walkingOrder ?? ""),
  blocked: place?.blocked ?? false,
  active: place?.active ?? true,
  removalStrategy: place?.removalStrategy ?? null,
});

const isNoRank = (typed: string) => typed.trim() !== "" && !/^\d{1,9}$/.test(typed.trim());

export function PlaceSheet({ place, parent, onClose, onDone }: PlaceSheetProps) {
  const form = useForm(draftOf(place, parent));
  const { name, usage, blocked, active, walkingOrder } = form.draft;
  const rank = walkingOrder.trim();
  const save = async () => {
    const barcode = orNull(form.draft.barcode);
    const done = await form.send(
      SavePlaceDocument,
      {
        ...(place && { location: place.id, active }),
        name,
        parent: form.draft.parent?.id ?? "",
        usage,
        blocked,
        removalStrategy: form.draft.removalStrategy,
        ...(barcode && { barcode }),
        ...(rank && { walkingOrder: Number(rank) }),
      },
      { subject: place?.id ?? "places", label: t("place.changing", { name }) },
    );
    if (done) onDone();
  };
  return (
    <FormSheet
      title={place ? place.path : t("places.new")}
      form={form}
      {...(!place && { verb: t("place.add") })}
      disabled={!form.draft.parent || isNoRank(walkingOrder)}
      onSave={save}
      onClose={onClose}
    >
      <PlaceFields form={form} />
      {(usage === "INTERNAL" || usage === "TRANSIT") && (
        <StrategyField
          value={form.draft.removalStrategy}
          none={t("strategy.placeAbove")}
          onChange={(removalStrategy) => form.set({ removalStrategy })}
          error={form.error("removalStrategy")}
        />
      )}
      <PlaceSwitches form={form} isNew={place === null} />
    </FormSheet>
  );
}

function PlaceFields({ form }: { form: Form<ReturnType<typeof draftOf>> }) {
  const { parent, usage, walkingOrder } = form.draft;
  return (
    <>
      <TextField label={t("place.name")} {...form.text("name")} />
      <PlaceField
        label={t("place.parent")}
        value={parent?.path ?? null}
        onPick={(above) => form.set({ parent: above })}
        error={form.error("parent")}
      />
      <SelectField
        label={t("place.usage")}
        hint={t(`usage.${usage}.about`)}
        options={USAGES.map((each) => [each, t(`usage.${each}`)] as const)}
        value={usage}
        onChange={(chosen) => form.set({ usage: chosen })}
        error={form.error("usage")}
      />
      <div class="grid-2">
        <TextField label={t("place.barcode")} hint={t("place.barcodeHint")} mono {...form.text("barcode")} />
        <TextField
          label={t("place.walkingOrder")}
          hint={t("place.walkingOrderHint")}
          inputMode="numeric"
          {...form.text("walkingOrder")}
          error={isNoRank(walkingOrder) ? t("form.wholeNumber") : form.error("walkingOrder")}
        />
      </div>
    </>
  );
}

interface PlaceSwitchesProps {
  form: Pick<Form<{ blocked: boolean; active: boolean }>, "draft" | "set">;
  isNew: boolean;
}

const PlaceSwitches = ({ form, isNew }: PlaceSwitchesProps) => (
  <div class="card">
    <Switch
      label={t("place.blocked")}
      hint={t("place.blockedHint")}
      checked={form.draft.blocked}
      onChange={(on) => form.set({ blocked: on })}
    />
    {!isNew && (
      <Switch
        label={t("form.inUse")}
        hint={t("place.activeHint")}
        checked={form.draft.active}
        onChange={(on) => form.set({ active: on })}
      />
    )}
  </div>
);
