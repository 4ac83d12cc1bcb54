/** What was there when the book began: a shelf of goods, scan after scan, put in together. */
import { useRef, useState } from "preact/hooks";
import { turnOff, turnOn, wanted } from "../../camera/stream.ts";
import { CameraTools, CameraView, type CameraWork } from "../../camera/view.tsx";
import { useQuery } from "../../data.ts";
import { type State, signalState } from "../../feedback.ts";
import { type Form, useForm } from "../../form.ts";
import { ProductToOpenDocument, type ReaderKind, RecordOpeningStockDocument } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Band } from "../../ui/band.tsx";
import { Button } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { PlaceField } from "../settings/pick-place.tsx";
import {
  changed,
  type Found,
  isTold,
  NOTHING_YET,
  type OpeningDraft,
  type Place,
  type Product,
  toRecord,
  withFound,
  withGoods,
} from "./opening.ts";
import { OpenedGoods } from "./opening-goods.tsx";
import { told } from "./opening-scan.ts";
import { ProductField } from "./pick.tsx";

const pageOf = (id: string) => `/products/${encodeURIComponent(id)}`;

/** Of one product first; others may follow. */
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

/** Of whatever is scanned. */
export const OpeningStockOfAllScreen = () => <OpeningStock />;

interface Said {
  state: State;
  scan: number;
  name?: string;
  number?: string;
  why?: string;
  /** What the label may be a number of: the goods that were scanned before. */
  asNew?: Found;
}

/** The list, and what the last scan was. */
function useOpening(product: Product | undefined) {
  const form = useForm<OpeningDraft>(product ? withGoods(NOTHING_YET, { product }) : NOTHING_YET);
  const [said, tell] = useState<Said | null>(null);
  const draft = useRef(form.draft);
  draft.current = form.draft; // as it is once a scan is answered
  const scans = useRef(0);
  const latest = useRef(product);
  const set = (next: Partial<OpeningDraft>) => {
    draft.current = { ...draft.current, ...next };
    form.set(next);
  };
  const say = (one: Omit<Said, "scan">) => {
    signalState(one.state);
    scans.current += 1;
    tell({ ...one, scan: scans.current });
  };
  const at = (place: Place) => {
    const goods = draft.current.goods.map((each) => (each.place ? each : { ...each, place }));
    set({ place, goods });
  };
  const take = (found: Found) => {
    const number = found.number ? { number: found.number } : {};
    if (found.moved)
      return say({ state: "refused", name: found.product.name, ...number, why: t("opening.moved") });
    if (!draft.current.place)
      return say({ state: "refused", name: found.product.name, ...number, why: t("opening.placeFirst") });
    const next = withFound(draft.current, found);
    if (next) set(next);
    latest.current = found.product;
    say({
      state: next ? "ok" : "duplicate",
      name: found.product.name,
      ...number,
      why: draft.current.place.path,
    });
  };
  const read = async (code: ReadCode, reader: ReaderKind) => {
    const heard = await told(code, reader);
    if ("why" in heard) {
      const { why, number } = heard;
      const of = latest.current;
      const asNew = of && number && of.tracking !== "NONE" && { product: of, number };
      return say({ state: "unknown", number: number ?? code.raw, why, ...(asNew && { asNew }) });
    }
    if ("found" in heard) return take(heard.found);
    at(heard.place);
    say({ state: "ok", name: heard.place.path, why: t("opening.placeSet") });
  };
  const record = async (lookAlike = false) => {
    const { goods } = draft.current;
    const what =
      goods.length === 1 ? (goods[0]?.product.name ?? "") : t("opening.goods", { n: goods.length });
    const about = { subject: product?.id ?? "opening", label: t("opening.of", { name: what }) };
    const done = await form.send(RecordOpeningStockDocument, toRecord(draft.current, lookAlike), about);
    if (!done) return tell(null); // what the last scan was is no longer what matters
    if (product) return go(pageOf(product.id), { replace: true });
    set({ goods: [] });
    say({ state: "ok", why: t("opening.done", { n: goods.length }) });
  };
  return { form, said, set, at, take, read, record };
}

function OpeningStock({ product }: { product?: Product }) {
  const { form, said, set, at, take, read, record } = useOpening(product);
  const filming = wanted.value;
  const { draft } = form;
  useScanner((code) => void read(code, "WEDGE"));
  const camera: CameraWork = {
    judge: () => ({ kind: "take", stop: false }),
    take: (label) => void read(label, "CAMERA"),
    ask: () => Promise.resolve(null),
  };
  return (
    <Frame
      title={t("opening.title")}
      {...(product && { sub: product.name })}
      back={product ? pageOf(product.id) : "/products"}
      {...(filming && { close: { label: t("camera.close"), run: turnOff } })}
      dock={
        <Button
          kind="primary"
          icon="package-plus"
          busy={form.busy && t("form.saving")}
          disabled={!isTold(draft)}
          onClick={() => void record()}
        >
          {draft.goods.length > 1 ? t("opening.goMany", { n: draft.goods.length }) : t("opening.go")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        {filming && <CameraView work={camera} hold={form.busy} />}
        {said && <SaidBand said={said} onNew={take} />}
        {filming && <CameraTools />}
        {!said && <p>{t("opening.about")}</p>}
        <FormTrouble form={form} meanIt={() => void record(true)} />
        <div class="card card-pad stack">
          <PlaceField
            label={t("opening.place")}
            filter={{ usages: ["INTERNAL"], wholeWarehouse: false }}
            value={draft.place?.path ?? null}
            onPick={at}
          />
          <TextField label={t("opening.day")} hint={t("opening.dayHint")} type="date" {...form.text("day")} />
        </div>
        <List form={form} set={set} />
        <ProductField
          label={t("opening.add")}
          filter={{ active: true }}
          value={null}
          none={t("opening.addNone")}
          onPick={(picked) => set(withGoods(draft, { product: picked }))}
        />
        {!filming && (
          <Button icon="camera" wide onClick={() => void turnOn()}>
            {t("tool.camera")}
          </Button>
        )}
      </form>
    </Frame>
  );
}

const SaidBand = ({ said: { asNew, ...said }, onNew }: { said: Said; onNew: (found: Found) => void }) => (
  <Band
    {...said}
    actions={
      asNew && (
        <Button icon="plus" onClick={() => onNew(asNew)}>
          {t("opening.asNew", { name: asNew.product.name })}
        </Button>
      )
    }
  />
);

interface ListProps {
  form: Form<OpeningDraft>;
  set: (next: Partial<OpeningDraft>) => void;
}

const List = ({ form, set }: ListProps) => (
  <>
    {form.draft.goods.map((goods, n) => (
      <OpenedGoods
        key={goods.key}
        goods={goods}
        error={(path) => form.error(`stock.${n}.${path}`)}
        onChange={(change) => set(changed(form.draft, goods.key, change))}
        onAnother={() =>
          set(withGoods(form.draft, { product: goods.product, place: goods.place }, goods.key))
        }
        onDrop={() => set({ goods: form.draft.goods.filter(({ key }) => key !== goods.key) })}
      />
    ))}
  </>
);
