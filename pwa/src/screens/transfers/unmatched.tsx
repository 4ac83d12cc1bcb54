/** A manager takes in what came back without having left: sold before the book began, or with a torn label. */
import { type Form, useForm } from "../../form.ts";
import { ReceiveUnmatchedReturnDocument } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { HeldOfReturns } from "../holds/of-returns.tsx";
import { ProductField } from "../products/pick.tsx";
import { PartnerField } from "../settings/pick-partner.tsx";
import { PlaceField } from "../settings/pick-place.tsx";
import { NOTHING_YET, type UnmatchedDraft, unmatchedOf } from "./unmatched-draft.ts";

export function UnmatchedReturnScreen() {
  const form = useForm(NOTHING_YET);
  const input = unmatchedOf(form.draft);
  const receive = async () => {
    if (!input) return;
    const about = { subject: "transfers", label: t("unmatched.title") };
    const done = await form.send(ReceiveUnmatchedReturnDocument, input, about);
    if (done) go(`/transfers/${encodeURIComponent(done.transfer.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("unmatched.title")}
      back="/transfers"
      dock={
        <Button
          kind="primary"
          icon="undo-2"
          disabled={!input}
          busy={form.busy && t("unmatched.receiving")}
          onClick={() => void receive()}
        >
          {t("unmatched.receive")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <p class="muted">{t("unmatched.about")}</p>
        <FormTrouble form={form} />
        <HeldOfReturns />
        <Fields form={form} />
      </form>
    </Frame>
  );
}

const Fields = ({ form }: { form: Form<UnmatchedDraft> }) => (
  <div class="card card-pad stack">
    <ProductField
      value={form.draft.product?.name ?? null}
      onPick={(product) => form.set({ product, numbers: "", quantity: "" })}
      error={form.error("goods.0.product")}
    />
    <HowMuch form={form} />
    <PlaceField
      label={t("unmatched.place")}
      filter={{ blocked: true }}
      value={form.draft.place?.path ?? null}
      onPick={(place) => form.set({ place })}
      error={form.error("destination")}
    />
    <PartnerField
      label={t("unmatched.customer")}
      only="CUSTOMER"
      value={form.draft.customer?.name ?? null}
      onPick={(customer) => form.set({ customer })}
      onNone={() => form.set({ customer: null })}
      error={form.error("customer")}
    />
    <TextField {...form.text("reason")} label={t("transfer.reason")} autocomplete="off" />
  </div>
);

/** What a product of its tracking is asked for; nothing before one is chosen. */
function HowMuch({ form: { draft, text } }: { form: Form<UnmatchedDraft> }) {
  const { product } = draft;
  if (!product) return null;
  const quantity = (
    <NumberField
      {...text("quantity", product.tracking === "LOT" ? "goods.0.numbers.0.quantity" : "goods.0.quantity")}
      label={t("unmatched.quantity", { unit: product.unit.symbol })}
    />
  );
  if (product.tracking === "NONE") return quantity;
  if (product.tracking === "SERIAL")
    return <TextArea {...text("numbers", "goods.0.numbers")} label={t("unmatched.serials")} />;
  return (
    <>
      <TextField {...text("numbers", "goods.0.numbers")} label={t("unmatched.lot")} mono autocomplete="off" />
      {quantity}
    </>
  );
}
