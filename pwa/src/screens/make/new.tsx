import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { date } from "../../format.ts";
import { CreateManufacturingOrderDocument, WarehousesToMakeInDocument } from "../../gql/graphql.ts";
import { go, place } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { MadeOf } from "../materials/made-of.tsx";
import { ProductField, useProductName } from "../products/pick.tsx";

interface Draft {
  warehouse: string;
  quantity: string;
  dueOn: string;
}

const NOTHING: Draft = { warehouse: "", quantity: "", dueOn: "" };

/** An order to make something, by the bill of materials that is in force when it is due. */
export function NewMakeScreen() {
  const loaded = useQuery(WarehousesToMakeInDocument);
  const form = useForm(NOTHING);
  const [product, choose] = useProductName(place.value.searchParams.get("product"));
  const { quantity, dueOn } = form.draft;
  const warehouses = loaded.data?.warehouses ?? [];
  const warehouse = form.draft.warehouse || warehouses[0]?.id || "";
  const save = async () => {
    if (!product) return;
    const asked = { product: product.id, warehouse, quantity: decimal(quantity) ?? quantity, dueOn };
    const about = { subject: "make", label: t("make.adding", { product: product.name }) };
    const done = await form.send(CreateManufacturingOrderDocument, asked, about);
    if (done) go(`/make/${encodeURIComponent(done.order.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("makes.new")}
      back="/make"
      dock={
        <Button
          kind="primary"
          icon="plus"
          disabled={!(product && quantity && dueOn && warehouse)}
          busy={form.busy && t("form.saving")}
          onClick={() => void save()}
        >
          {t("order.add")}
        </Button>
      }
    >
      <ShowLoaded of={loaded}>
        {() => (
          <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
            <FormTrouble form={form} />
            <div class="card card-pad stack">
              <ProductField value={product?.name ?? null} onPick={choose} error={form.error("product")} />
              {product && <MadeOf product={product.id} due={dueOn} />}
              <NumberField
                label={t("make.quantity")}
                value={quantity}
                onInput={(typed) => form.set({ quantity: typed })}
                error={form.error("quantity")}
              />
              <TextField
                {...form.text("dueOn")}
                label={t("transfer.due")}
                type="date"
                hint={dueOn ? date(dueOn) : t("make.dueHint")}
              />
              <SelectField
                label={t("make.warehouse")}
                options={warehouses.map(({ id, name }) => [id, name] as const)}
                value={warehouse}
                onChange={(chosen) => form.set({ warehouse: chosen })}
              />
            </div>
          </form>
        )}
      </ShowLoaded>
    </Frame>
  );
}
