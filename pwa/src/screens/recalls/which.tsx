/** Which lots a recall is about, or is widened by: by scan, search, maker's number, batch, days, partner or list. */
import type { Form } from "../../form.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import { Chips, TextArea } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Section } from "../../ui/lists.tsx";
import { ProductField } from "../products/pick.tsx";
import { PartnerField } from "../settings/pick-partner.tsx";
import { type Chosen, firstColumn, type Named, WAYS } from "./chosen.ts";
import { Camera, ChosenLots, useScanned } from "./chosen-lots.tsx";

/** Lots that a scan adds are there at once, whatever way was chosen before. */
export function Which({ form }: { form: Form<Chosen> }) {
  const { way, lots } = form.draft;
  const choose = (chosen: readonly Named[]) => form.set({ way: "lots", lots: chosen });
  const { why, camera } = useScanned(lots, choose);
  return (
    <Section title={t("recall.which")}>
      <Chips
        label={t("recall.which")}
        options={WAYS.map((each) => [each, t(`recallWay.${each}`)] as const)}
        value={way}
        onChange={(next) => form.set({ way: next })}
      />
      {why && <Notice state="unknown" title={why} alert />}
      <div class="card card-pad stack">
        {way === "lots" && (
          <>
            <Camera work={camera} />
            <ChosenLots lots={lots} onChoose={choose} />
          </>
        )}
        {way === "maker" && (
          <>
            <TextField
              label={t("recall.maker")}
              hint={t("recall.makerHint")}
              mono
              {...form.text("maker", "lots.0.makerNumber")}
            />
            <OfProduct form={form} label={t("recall.onlyProduct")} />
          </>
        )}
        {way === "batch" && (
          <>
            <OfProduct form={form} label={t("product.title")} />
            <TextField label={t("lot.batch")} mono {...form.text("batch", "lots.0.batch")} />
          </>
        )}
        {way === "product" && (
          <>
            <OfProduct form={form} label={t("product.title")} />
            <Days form={form} labels={[t("recall.since"), t("recall.until")]} />
          </>
        )}
        {way === "partner" && (
          <>
            <PartnerField
              label={t("trace.partner")}
              value={form.draft.partner?.name ?? null}
              onPick={(partner) => form.set({ partner })}
            />
            <Days form={form} labels={[t("trace.since"), t("trace.until")]} />
          </>
        )}
        {way === "list" && (
          <>
            <TextArea label={t("recall.list")} hint={t("recall.listHint")} {...form.text("list", "lots.0")} />
            <FileField
              label={t("recall.file")}
              hint={t("recall.fileHint")}
              accept=".csv,.txt,text/csv,text/plain"
              held={form.busy}
              onFile={(file) => void file.text().then((text) => form.set({ list: firstColumn(text) }))}
            />
          </>
        )}
      </div>
    </Section>
  );
}

const Days = ({ form, labels: [since, until] }: { form: Form<Chosen>; labels: [string, string] }) => (
  <>
    <div class="grid-2">
      <TextField label={since} type="date" {...form.text("since", "lots.0")} />
      <TextField label={until} type="date" {...form.text("until")} />
    </div>
    <p class="small muted">{t("recall.daysHint")}</p>
  </>
);

const OfProduct = ({ form, label }: { form: Form<Chosen>; label: string }) => (
  <ProductField
    label={label}
    value={form.draft.product?.name ?? null}
    onPick={(product) => form.set({ product })}
  />
);
