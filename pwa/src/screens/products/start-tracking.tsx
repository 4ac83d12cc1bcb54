import { useQuery } from "../../data.ts";
import { type Form, orNull, useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { ProductToTrackDocument, StartTrackingDocument } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Segments, TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import {
  isNumbered,
  type LotDraft,
  type PlaceDraft,
  type ProductToTrack,
  placeNumbers,
  type Tracked,
  type TrackingDraft,
  trackingDraft,
} from "./numbering.ts";

const TRACKINGS: readonly Tracked[] = ["LOT", "SERIAL"];
const pageOf = (id: string) => `/products/${encodeURIComponent(id)}`;

/** What lies here without numbers gets them, all in one step. */
export function StartTrackingScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(ProductToTrackDocument, { id: params.id });
  const product = loaded.data?.product;
  if (product && product.tracking === "NONE")
    return <StartTracking key={product.version} product={product} readAgain={() => void loaded.reload()} />;
  return (
    <Frame title={t("product.startTracking")} back={pageOf(params.id)}>
      <ShowLoaded of={loaded}>
        {() => <Empty icon="package" title={product ? t("product.isTracked") : t("product.unknown")} />}
      </ShowLoaded>
    </Frame>
  );
}

interface StartTrackingProps {
  product: ProductToTrack;
  readAgain: () => void;
}

function StartTracking({ product, readAgain }: StartTrackingProps) {
  const form = useForm(trackingDraft(product));
  const { tracking } = form.draft;
  const save = async (lookAlike = false) => {
    const { id, version, name } = product;
    const stock = placeNumbers(product, form.draft);
    const numberPattern = orNull(form.draft.pattern);
    const input = { product: id, version, tracking, stock, numberPattern, lookAlike };
    const about = { subject: id, label: t("product.startingTracking", { name }) };
    const done = await form.send(StartTrackingDocument, input, about);
    if (done) go(pageOf(product.id), { replace: true });
  };
  return (
    <Frame
      title={t("product.startTracking")}
      sub={product.name}
      back={`${pageOf(product.id)}/edit`}
      dock={
        <Button
          kind="primary"
          icon="tag"
          busy={form.busy && t("form.saving")}
          disabled={!isNumbered(form.draft)}
          onClick={() => void save()}
        >
          {t("product.startTracking")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} readAgain={readAgain} meanIt={() => void save(true)} />
        <div class="card card-pad stack">
          <Segments
            legend={t("product.tracking")}
            options={TRACKINGS.map((each) => [each, t(`tracking.short.${each}`)] as const)}
            value={tracking}
            onChange={(chosen) => form.set({ tracking: chosen })}
          />
          <p class="small muted">{t(`tracking.hint.${tracking}`)}</p>
          <TextField
            label={t("product.sequence")}
            hint={t(tracking === "SERIAL" ? "product.sequenceOfStock" : "product.sequenceHint", {
              pattern: "SN{YY}-{0000}",
            })}
            mono
            {...form.text("pattern", "numberPattern")}
          />
        </div>
        <Notice state="pending" icon="tag" title={t("product.allOfItNumbered")}>
          <p>{t("product.datesLater")}</p>
        </Notice>
        {product.unnumberedStock.map((_, at) => (
          <PlaceFields key={at} form={form} product={product} at={at} />
        ))}
      </form>
    </Frame>
  );
}

interface PlaceFieldsProps {
  form: Form<TrackingDraft>;
  product: ProductToTrack;
  at: number;
}

/** The numbers of what lies in one place, or there in one carton. */
function PlaceFields({ form, product, at }: PlaceFieldsProps) {
  const { tracking, places } = form.draft;
  const draft = places[at] as PlaceDraft;
  const { location, package: carton, onHand } = product.unnumberedStock[at] as Unnumbered;
  const set = (change: Partial<PlaceDraft>) =>
    form.set({ places: places.map((place, n) => (n === at ? { ...place, ...change } : place)) });
  const title = carton ? `${location.path}, ${carton.sscc}` : location.path;
  const wrong = form.error(`stock.${at}.numbers`) ?? form.error(`stock.${at}.location`);
  return (
    <Section title={title} aside={quantity(onHand, product.unit.symbol)}>
      <div class="card card-pad stack">
        {tracking === "SERIAL" ? (
          <TextArea
            label={t("product.numbersIn", { place: title })}
            hint={t("product.numbersHint")}
            value={draft.text}
            onInput={(text) => set({ text })}
            error={wrong ?? form.error(`stock.${at}.numbers.text.0`)}
          />
        ) : (
          <>
            {wrong && <Notice state="refused" title={wrong} />}
            {draft.lots.map((_, n) => (
              <LotFields
                key={n}
                lots={draft.lots}
                n={n}
                unit={product.unit.symbol}
                onChange={(lots) => set({ lots })}
                error={(name) => form.error(`stock.${at}.numbers.list.${n}.${name}`)}
              />
            ))}
            <Button icon="plus" onClick={() => set({ lots: [...draft.lots, { number: "", quantity: "" }] })}>
              {t("product.anotherLot")}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}

type Unnumbered = ProductToTrack["unnumberedStock"][number];

interface LotFieldsProps {
  lots: readonly LotDraft[];
  n: number;
  unit: string;
  onChange: (lots: readonly LotDraft[]) => void;
  error: (name: keyof LotDraft) => string | undefined;
}

function LotFields({ lots, n, unit, onChange, error }: LotFieldsProps) {
  const lot = lots[n] as LotDraft;
  const set = (change: Partial<LotDraft>) =>
    onChange(lots.map((each, at) => (at === n ? { ...each, ...change } : each)));
  return (
    <fieldset class="stack">
      <legend class="vh">{t("product.lotNo", { n: n + 1 })}</legend>
      <div class="grid-2">
        <TextField
          label={t("product.lotNumber")}
          mono
          value={lot.number}
          onInput={(number) => set({ number })}
          error={error("number")}
        />
        <NumberField
          label={t("product.lotQuantity", { unit })}
          value={lot.quantity}
          onInput={(much) => set({ quantity: much })}
          error={error("quantity")}
        />
      </div>
      {lots.length > 1 && (
        <Button onClick={() => onChange(lots.filter((_, at) => at !== n))}>
          {t("product.dropLot", { number: lot.number || String(n + 1) })}
        </Button>
      )}
    </fieldset>
  );
}
