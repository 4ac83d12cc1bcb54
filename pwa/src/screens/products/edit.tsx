import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import {
  CreateProductDocument,
  type ProductFactsFragment,
  ProductForEditDocument,
  UnitsDocument,
  type UnitsQuery,
  UpdateProductDocument,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may, tracks } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Switch } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { BlockerList, FormTrouble } from "../../ui/trouble.tsx";
import { emptyProduct, notWhole, type ProductDraft, productDetails, productDraft } from "./draft.ts";
import { CodeFields, NameFields, NumberFields, PriceFields, type UnitOption } from "./fields.tsx";

const pageOf = (id: string) => `/products/${encodeURIComponent(id)}`;

export function NewProductScreen() {
  const loaded = useQuery(UnitsDocument);
  const units = loaded.data?.units;
  return units ? (
    <NewProduct units={units} />
  ) : (
    <Frame title={t("products.new")} back="/products">
      <ShowLoaded of={loaded}>{() => null}</ShowLoaded>
    </Frame>
  );
}

/** The piece, or what counts like it; most products are kept in it. */
const usualUnit = (units: UnitsQuery["units"]): string =>
  (
    units.find(({ kind, numerator, denominator }) => kind === "COUNTED" && numerator === denominator) ??
    units[0]
  )?.id ?? "";

function NewProduct({ units }: { units: UnitsQuery["units"] }) {
  const form = useForm(emptyProduct(usualUnit(units), tracks.value ? "LOT" : "NONE"));
  const { sku, name, tracking, unit } = form.draft;
  const save = async () => {
    const done = await form.send(
      CreateProductDocument,
      { sku: sku.trim(), name: name.trim(), tracking, unit, details: productDetails(form.draft) },
      { subject: "products", label: t("product.adding", { name }) },
    );
    if (done) go(pageOf(done.product.id), { replace: true });
  };
  return (
    <Frame
      title={t("products.new")}
      back="/products"
      dock={
        <Button
          kind="primary"
          icon="plus"
          busy={form.busy && t("form.saving")}
          disabled={notWhole(form.draft) !== null}
          onClick={() => void save()}
        >
          {t("product.add")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        <NameFields form={form} units={units} />
        <CodeFields form={form} />
        {tracking !== "NONE" && <NumberFields form={form} />}
        <PriceFields form={form} />
      </form>
    </Frame>
  );
}

export function EditProductScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(ProductForEditDocument, { id: params.id });
  const { product, units } = loaded.data ?? {};
  if (product && units)
    return (
      <EditProduct
        key={product.version}
        product={product}
        units={units}
        readAgain={() => void loaded.reload()}
      />
    );
  return (
    <Frame title={t("product.edit")} back="/products">
      <ShowLoaded of={loaded}>{() => <Empty icon="package" title={t("product.unknown")} />}</ShowLoaded>
    </Frame>
  );
}

interface EditProductProps {
  product: ProductFactsFragment;
  units: readonly UnitOption[];
  readAgain: () => void;
}

/** Its tracking only when it is another: the server judges each change of it. */
const changeOf = ({ id, version, tracking }: ProductFactsFragment, draft: ProductDraft) => ({
  product: id,
  version,
  sku: draft.sku.trim(),
  name: draft.name.trim(),
  active: draft.active,
  ...(draft.tracking !== tracking && { tracking: draft.tracking }),
  details: productDetails(draft),
});

/** What keeps its tracking as it is; stock alone can be given numbers. */
function TrackingLocked({ product: { id, tracking, trackingBlockers } }: { product: ProductFactsFragment }) {
  const canStart =
    may("MANAGER") &&
    tracking === "NONE" &&
    trackingBlockers.every(({ node }) => node?.__typename === "Location");
  return (
    <Notice state="pending" icon="lock" title={t("product.trackingLocked")}>
      <BlockerList blockers={trackingBlockers} />
      {canStart && (
        <Button icon="tag" href={`${pageOf(id)}/track`}>
          {t("product.startTracking")}
        </Button>
      )}
    </Notice>
  );
}

function EditProduct({ product, units, readAgain }: EditProductProps) {
  const form = useForm(productDraft(product));
  const { tracking, active } = form.draft;
  const page = pageOf(product.id);
  const save = async () => {
    const about = { subject: product.id, label: t("product.changing", { name: product.name }) };
    const done = await form.send(UpdateProductDocument, changeOf(product, form.draft), about);
    if (done) go(page, { replace: true });
  };
  const locked = tracks.value && product.trackingBlockers.length > 0;
  return (
    <Frame
      title={t("product.edit")}
      sub={product.name}
      back={page}
      dock={
        <Button
          kind="primary"
          busy={form.busy && t("form.saving")}
          disabled={notWhole(form.draft) !== null}
          onClick={() => void save()}
        >
          {t("act.save")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} readAgain={readAgain} />
        <NameFields form={form} units={units} unitLocked trackingLocked={locked} />
        {locked && <TrackingLocked product={product} />}
        <CodeFields form={form} />
        {tracking !== "NONE" && <NumberFields form={form} next={product.numberSequence?.next} />}
        <PriceFields form={form} />
        <div class="card">
          <Switch
            label={t("form.inUse")}
            hint={t("product.activeHint")}
            checked={active}
            onChange={(checked) => form.set({ active: checked })}
          />
        </div>
      </form>
    </Frame>
  );
}
