/** A recall is prepared: real or as an exercise, of lots by scan, search, maker's number, batch, days, partner or list. */
import { type Form, useForm } from "../../form.ts";
import { PrepareRecallDocument, type RecallKind, type RecallSeverity } from "../../gql/graphql.ts";
import { go, place } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Chips, SelectField, TextArea } from "../../ui/choosing.tsx";
import { Segments, Switch, TextField } from "../../ui/fields.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Section } from "../../ui/lists.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { ProductField } from "../products/pick.tsx";
import { PartnerField } from "../settings/pick-partner.tsx";
import { askedOf, type Chosen, firstColumn, lotsGiven, type NamedLot, WAYS } from "./chosen.ts";
import { ChosenLots, useScannedLots } from "./chosen-lots.tsx";

const KINDS: readonly RecallKind[] = ["REAL", "MOCK"];
const SEVERITIES: readonly RecallSeverity[] = ["CLASS_1", "CLASS_2", "CLASS_3", "WITHDRAWAL"];

interface Draft extends Chosen {
  kind: RecallKind;
  severity: RecallSeverity;
  reason: string;
  advice: string;
  narrow: boolean;
  narrowBecause: string;
}

/** What another screen has chosen already. */
function given(): Draft {
  return {
    kind: "REAL",
    severity: "CLASS_2",
    reason: "",
    advice: "",
    narrow: false,
    narrowBecause: "",
    way: "lots",
    lots: lotsGiven(place.value.searchParams),
    maker: "",
    batch: "",
    product: null,
    partner: null,
    since: "",
    until: "",
    list: "",
  };
}

export function NewRecallScreen() {
  const form = useForm(given());
  const { kind, severity, reason, advice, narrow, narrowBecause } = form.draft;
  const asked = askedOf(form.draft);
  const missing = [
    ...(asked ? [] : [t("recall.missing.lots")]),
    ...(reason.trim() ? [] : [t("recall.missing.reason")]),
    ...(narrow && !narrowBecause.trim() ? [t("recall.missing.narrow")] : []),
  ];
  const prepare = async () => {
    if (!asked) return;
    const input = {
      kind,
      severity,
      reason,
      advice,
      lots: [asked],
      ...(narrow && { narrowBecause }),
    };
    const done = await form.send(PrepareRecallDocument, input, {
      subject: "recall",
      label: t("recall.preparing", { reason }),
    });
    if (done) go(`/recalls/${encodeURIComponent(done.recall.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("recalls.new")}
      back="/recalls"
      dock={
        <>
          <Button
            kind="primary"
            icon="eye"
            disabled={missing.length > 0}
            busy={form.busy && t("recall.drawing")}
            onClick={() => void prepare()}
          >
            {t("recall.preview")}
          </Button>
          {missing.length > 0 && <p class="small">{t("recall.missing", { what: missing.join(", ") })}</p>}
        </>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        <Notice state="pending" icon="eye" title={t("recall.willShow")} />
        <Which form={form} />
        <Why form={form} />
      </form>
    </Frame>
  );
}

/** Lots that a scan adds are there at once, whatever way was chosen before. */
function Which({ form }: { form: Form<Draft> }) {
  const { way, lots } = form.draft;
  const choose = (chosen: readonly NamedLot[]) => form.set({ way: "lots", lots: chosen });
  const why = useScannedLots(lots, choose);
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
        {way === "lots" && <ChosenLots lots={lots} onChoose={choose} />}
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

const Days = ({ form, labels: [since, until] }: { form: Form<Draft>; labels: [string, string] }) => (
  <div class="grid-2">
    <TextField label={since} type="date" {...form.text("since", "lots.0")} />
    <TextField label={until} type="date" {...form.text("until")} />
  </div>
);

const OfProduct = ({ form, label }: { form: Form<Draft>; label: string }) => (
  <ProductField
    label={label}
    value={form.draft.product?.name ?? null}
    onPick={(product) => form.set({ product })}
  />
);

const Why = ({ form }: { form: Form<Draft> }) => (
  <Section title={t("recall.why")}>
    <div class="card card-pad stack">
      <Segments
        legend={t("recall.kind")}
        options={KINDS.map((each) => [each, t(`recallKind.${each}`)] as const)}
        value={form.draft.kind}
        onChange={(kind) => form.set({ kind })}
      />
      <SelectField
        label={t("recall.severity")}
        options={SEVERITIES.map((each) => [each, t(`recallSeverity.${each}`)] as const)}
        value={form.draft.severity}
        onChange={(severity) => form.set({ severity })}
      />
      <TextArea label={t("recall.reason")} {...form.text("reason")} />
      <TextArea label={t("recall.advice")} hint={t("recall.adviceHint")} {...form.text("advice")} />
      <Switch
        label={t("recall.narrow")}
        hint={t("recall.narrowHint")}
        checked={form.draft.narrow}
        onChange={(narrow) => form.set({ narrow })}
      />
      {form.draft.narrow && <TextArea label={t("recall.narrowWhy")} {...form.text("narrowBecause")} />}
    </div>
  </Section>
);
