/** The fields of a product, in the groups that the form shows. */
import type { Form } from "../../form.ts";
import type { LotDateKind, Tracking } from "../../gql/graphql.ts";
import { dates, tracks } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Segments, Switch, TextField } from "../../ui/fields.tsx";
import { Section } from "../../ui/lists.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { CategoryField } from "../settings/category-field.tsx";
import { type BarcodeDraft, notWhole, type PackagingDraft, type ProductDraft } from "./draft.ts";

export interface UnitOption {
  id: string;
  name: string;
  symbol: string;
}

interface Part {
  form: Form<ProductDraft>;
}

const TRACKINGS: readonly Tracking[] = ["LOT", "SERIAL", "NONE"];
const DATES: readonly LotDateKind[] = ["EXPIRY", "BEST_BEFORE", "PRODUCTION"];

interface NameFieldsProps extends Part {
  units: readonly UnitOption[];
  unitLocked?: boolean;
  trackingLocked?: boolean;
}

export function NameFields({ form, units, unitLocked = false, trackingLocked }: NameFieldsProps) {
  const { unit } = form.draft;
  return (
    <div class="card card-pad stack">
      <TextField label={t("product.name")} {...form.text("name")} />
      <div class="grid-2">
        <TextField label={t("product.sku")} mono {...form.text("sku")} />
        <SelectField
          label={t("product.unit")}
          options={units.map((each) => [each.id, `${each.name} (${each.symbol})`] as const)}
          value={unit}
          disabled={unitLocked}
          onChange={(chosen) => form.set({ unit: chosen })}
          error={form.error("unit")}
          hint={unitLocked ? t("product.unitFixed") : undefined}
        />
        <NumberField
          label={t("product.step")}
          hint={t("product.stepHint")}
          {...form.text("step", "details.step")}
        />
        <CategoryField
          value={form.draft.category}
          onChange={(category) => form.set({ category })}
          error={form.error("details.category")}
        />
      </div>
      {tracks.value && <TrackingField form={form} locked={trackingLocked} />}
    </div>
  );
}

function TrackingField({ form, locked }: Part & { locked: boolean | undefined }) {
  const { tracking, numberPattern, shelfLifeDays } = form.draft;
  return (
    <>
      <Segments
        legend={t("product.tracking")}
        options={TRACKINGS.filter((each) => !locked || each === tracking).map(
          (each) => [each, t(`tracking.short.${each}`)] as const,
        )}
        value={tracking}
        onChange={(chosen) => form.set({ tracking: chosen })}
      />
      <p class="small muted">{t(`tracking.hint.${tracking}`)}</p>
      {tracking === "NONE" && (numberPattern || shelfLifeDays) && (
        <p class="small">{t("product.numbersGo")}</p>
      )}
    </>
  );
}

const replaced = <T,>(rows: readonly T[], at: number, change: Partial<T>): T[] =>
  rows.map((row, n) => (n === at ? { ...row, ...change } : row));
const without = <T,>(rows: readonly T[], at: number): T[] => rows.filter((_, n) => n !== at);

/** GTIN, packagings and further codes. */
export function CodeFields({ form }: Part) {
  const { packagings, barcodes } = form.draft;
  return (
    <Section title={t("product.codes")}>
      <div class="card">
        <div class="group">
          <TextField
            label={t("product.gtin")}
            hint={t("product.gtinHint")}
            mono
            inputMode="numeric"
            {...form.text("gtin", "details.gtin")}
          />
        </div>
        {packagings.map((_, at) => (
          <PackagingFields key={at} form={form} at={at} />
        ))}
        {barcodes.map((_, at) => (
          <BarcodeFields key={at} form={form} at={at} />
        ))}
        <div class="group">
          <div class="dock-pair">
            <Button
              icon="plus"
              onClick={() => form.set({ packagings: [...packagings, { name: "", quantity: "", gtin: "" }] })}
            >
              {t("product.addPackaging")}
            </Button>
            <Button
              icon="plus"
              onClick={() => form.set({ barcodes: [...barcodes, { code: "", packaging: "" }] })}
            >
              {t("product.addBarcode")}
            </Button>
          </div>
        </div>
      </div>
    </Section>
  );
}

interface RowPart extends Part {
  at: number;
}

function PackagingFields({ form, at }: RowPart) {
  const { packagings } = form.draft;
  const packaging = packagings[at] as PackagingDraft;
  const field = (name: keyof PackagingDraft) => ({
    value: packaging[name],
    onInput: (typed: string) => form.set({ packagings: replaced(packagings, at, { [name]: typed }) }),
    error: form.error(`details.packagings.${at}.${name}`),
  });
  return (
    <fieldset class="group">
      <legend class="vh">{t("product.packagingNo", { n: at + 1 })}</legend>
      <div class="grid-2">
        <TextField label={t("product.packagingName")} {...field("name")} />
        <NumberField label={t("product.packagingQuantity")} {...field("quantity")} />
        <TextField label={t("product.packagingGtin")} mono inputMode="numeric" {...field("gtin")} />
      </div>
      <Button onClick={() => form.set({ packagings: without(packagings, at) })}>
        {t("product.dropPackaging", { name: packaging.name || String(at + 1) })}
      </Button>
    </fieldset>
  );
}

function BarcodeFields({ form, at }: RowPart) {
  const { packagings, barcodes } = form.draft;
  const { code, packaging } = barcodes[at] as BarcodeDraft;
  const set = (change: Partial<BarcodeDraft>) => form.set({ barcodes: replaced(barcodes, at, change) });
  return (
    <fieldset class="group">
      <legend class="vh">{t("product.barcodeNo", { n: at + 1 })}</legend>
      <div class="grid-2">
        <TextField
          label={t("product.barcode")}
          mono
          value={code}
          onInput={(typed) => set({ code: typed })}
          error={form.error(`details.barcodes.${at}.code`)}
        />
        <SelectField
          label={t("product.standsFor")}
          value={packaging}
          options={[["", t("product.oneUnit")], ...packagings.map(({ name }) => [name, name] as const)]}
          onChange={(chosen) => set({ packaging: chosen })}
          error={form.error(`details.barcodes.${at}.packaging`)}
        />
      </div>
      <Button onClick={() => form.set({ barcodes: without(barcodes, at) })}>
        {t("product.dropBarcode", { code: code || String(at + 1) })}
      </Button>
    </fieldset>
  );
}

export function NumberFields({ form, next }: Part & { next?: string | undefined }) {
  const notANumber = notWhole(form.draft);
  const wrong = (name: "shelfLifeDays" | "numberNext") =>
    notANumber === name && { error: t("form.wholeNumber") };
  return (
    <Section title={t("product.numbers")}>
      <div class="card">
        <div class="group">
          <div class="grid-2">
            {dates.value && (
              <>
                <TextField
                  label={t("product.shelfLife")}
                  hint={t("product.shelfLifeHint")}
                  inputMode="numeric"
                  {...form.text("shelfLifeDays", "details.shelfLifeDays")}
                  {...wrong("shelfLifeDays")}
                />
                <SelectField
                  label={t("product.stopsUse")}
                  options={DATES.map((kind) => [kind, t(`date.${kind}`)] as const)}
                  value={form.draft.stopsUse}
                  onChange={(stopsUse) => form.set({ stopsUse })}
                  error={form.error("details.stopsUse")}
                />
              </>
            )}
            <TextField
              label={t("product.sequence")}
              hint={t("product.sequenceHint", { pattern: "LT{YY}{MM}-{0000}" })}
              mono
              {...form.text("numberPattern", "details.numberPattern")}
            />
            <TextField
              label={t("product.numberNext")}
              hint={next ? t("product.nextIs", { number: next }) : t("product.numberNextHint")}
              inputMode="numeric"
              {...form.text("numberNext", "details.numberNext")}
              {...wrong("numberNext")}
            />
          </div>
        </div>
        <Switch
          label={t("product.ownNumbers")}
          hint={t("product.ownNumbersHint")}
          checked={form.draft.givesOwnNumbers}
          onChange={(givesOwnNumbers) => form.set({ givesOwnNumbers })}
        />
      </div>
    </Section>
  );
}

export const PriceFields = ({ form }: Part) => (
  <Section title={t("product.money")}>
    <div class="card card-pad grid-2">
      <NumberField
        label={t("product.purchasePrice")}
        {...form.text("purchasePrice", "details.purchasePrice")}
      />
      <NumberField label={t("product.salesPrice")} {...form.text("salesPrice", "details.salesPrice")} />
      <NumberField label={t("product.taxPercent")} {...form.text("taxRate", "details.taxRate")} />
    </div>
  </Section>
);
