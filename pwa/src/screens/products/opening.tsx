/** What was there of a product when the book began, in one step. */
import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import {
  ProductToOpenDocument,
  type ProductToOpenQuery,
  RecordOpeningStockDocument,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { PlaceField } from "../settings/pick-place.tsx";
import { isTold, NO_LOT, NOTHING_YET, type OpeningDraft, type OpeningLot, toRecord } from "./opening.ts";

type Product = NonNullable<ProductToOpenQuery["product"]>;

const pageOf = (id: string) => `/products/${encodeURIComponent(id)}`;

export function OpeningStockScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(ProductToOpenDocument, { id: params.id });
  const product = loaded.data?.product;
  if (product) return <OpeningStock product={product} />;
  return (
    <Frame title={t("opening.title")} back={pageOf(params.id)}>
      <ShowLoaded of={loaded}>{() => <Empty icon="package" title={t("product.unknown")} />}</ShowLoaded>
    </Frame>
  );
}

function OpeningStock({ product }: { product: Product }) {
  const form = useForm(NOTHING_YET);
  const record = async () => {
    const input = toRecord(product, form.draft);
    const about = { subject: product.id, label: t("opening.of", { name: product.name }) };
    if (input && (await form.send(RecordOpeningStockDocument, input, about)))
      go(pageOf(product.id), { replace: true });
  };
  return (
    <Frame
      title={t("opening.title")}
      sub={product.name}
      back={pageOf(product.id)}
      dock={
        <Button
          kind="primary"
          icon="package-plus"
          busy={form.busy && t("form.saving")}
          disabled={!isTold(product.tracking, form.draft)}
          onClick={() => void record()}
        >
          {t("opening.go")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <p>{t("opening.about")}</p>
        <FormTrouble form={form} />
        <div class="card card-pad stack">
          <PlaceField
            label={t("opening.place")}
            filter={{ usages: ["INTERNAL"] }}
            value={form.draft.place?.path ?? null}
            onPick={(place) => form.set({ place })}
            error={form.error("location")}
          />
          <TextField label={t("opening.day")} hint={t("opening.dayHint")} type="date" {...form.text("day")} />
        </div>
        <div class="card card-pad stack">
          <What product={product} form={form} />
        </div>
      </form>
    </Frame>
  );
}

function What({ product, form }: { product: Product; form: Form<OpeningDraft> }) {
  const unit = product.unit.symbol;
  const { lots } = form.draft;
  if (product.tracking === "NONE")
    return <NumberField label={t("opening.quantity", { unit })} {...form.text("quantity")} />;
  if (product.tracking === "SERIAL")
    return (
      <TextArea
        label={t("opening.numbers")}
        hint={t("product.numbersHint")}
        value={form.draft.text}
        onInput={(text) => form.set({ text })}
        error={form.error("numbers") ?? form.error("numbers.text.0")}
      />
    );
  return (
    <>
      {lots.map((lot, n) => (
        <LotFields
          key={n}
          lot={lot}
          n={n}
          unit={unit}
          error={(name) => form.error(`numbers.list.${n}.${name}`)}
          onChange={(changed) => form.set({ lots: lots.map((each, at) => (at === n ? changed : each)) })}
          {...(lots.length > 1 && {
            onDrop: () => form.set({ lots: lots.filter((_, at) => at !== n) }),
          })}
        />
      ))}
      <Button icon="plus" onClick={() => form.set({ lots: [...lots, NO_LOT] })}>
        {t("product.anotherLot")}
      </Button>
    </>
  );
}

interface LotFieldsProps {
  lot: OpeningLot;
  n: number;
  unit: string;
  error: (name: string) => string | undefined;
  onChange: (lot: OpeningLot) => void;
  onDrop?: () => void;
}

const LotFields = ({ lot, n, unit, error, onChange, onDrop }: LotFieldsProps) => (
  <fieldset class="stack">
    <legend class="vh">{t("product.lotNo", { n: n + 1 })}</legend>
    <div class="grid-2">
      <TextField
        label={t("product.lotNumber")}
        mono
        autocomplete="off"
        value={lot.number}
        onInput={(number) => onChange({ ...lot, number })}
        error={error("number")}
      />
      <NumberField
        label={t("opening.quantity", { unit })}
        value={lot.quantity}
        onInput={(quantity) => onChange({ ...lot, quantity })}
        error={error("quantity")}
      />
    </div>
    <TextField
      label={t("opening.useThrough")}
      type="date"
      value={lot.expiry}
      onInput={(expiry) => onChange({ ...lot, expiry })}
      error={error("expiryDate")}
    />
    {onDrop && (
      <Button onClick={onDrop}>{t("product.dropLot", { number: lot.number || String(n + 1) })}</Button>
    )}
  </fieldset>
);
