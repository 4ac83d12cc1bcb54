import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import {
  type LabelFact,
  type LabelSymbol,
  type LabelTemplateDetails,
  SampleLabelDocument,
  SaveLabelTemplateDocument,
  type LabelTemplateFactsFragment as Template,
} from "../../gql/graphql.ts";
import { dates } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Segments, Switch, TextField } from "../../ui/fields.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { FormSheet } from "./form-sheet.tsx";
import {
  besides,
  detailsOf,
  draftOf,
  FACTS,
  forPurpose,
  type LabelDraft,
  movedUp,
  PURPOSES,
  SHEET_FIELDS,
  STOCKS,
  SYMBOLS,
  unmeasured,
} from "./label-draft.ts";

interface LabelTemplateSheetProps {
  /** Null for a new one. */
  template: Template | null;
  readAgain: () => void;
  onClose: () => void;
  onDone: () => void;
}

type Drafted = { form: Form<LabelDraft> };

export function LabelTemplateSheet({ template, readAgain, onClose, onDone }: LabelTemplateSheetProps) {
  const form = useForm(draftOf(template));
  const { draft } = form;
  const wrong = unmeasured(draft);
  const save = async () => {
    const done = await form.send(
      SaveLabelTemplateDocument,
      {
        ...(template && { template: template.id, version: template.version }),
        details: detailsOf(draft),
        usual: draft.usual,
        active: draft.active,
      },
      { subject: template?.id ?? "labels", label: t("labels.changing", { name: draft.name }) },
    );
    if (done) onDone();
  };
  return (
    <FormSheet
      title={template ? template.name : t("labels.new")}
      form={form}
      {...(!template && { verb: t("labels.add") })}
      disabled={wrong.length > 0}
      onSave={save}
      readAgain={readAgain}
      onClose={onClose}
    >
      {wrong.length === 0 && <Sample details={detailsOf({ ...draft, name: "" })} />}
      <TextField label={t("labels.name")} {...form.text("name", "details.name")} />
      {!template && (
        <SelectField
          label={t("labels.purpose")}
          options={PURPOSES.map((each) => [each, t(`labels.for.${each}`)] as const)}
          value={draft.purpose}
          onChange={(purpose) => form.set(forPurpose(draft, purpose))}
        />
      )}
      <Symbols form={form} />
      <Measures form={form} wrong={wrong} />
      <Facts form={form} />
      <Switches form={form} wasUsual={template?.usual ?? false} />
    </FormSheet>
  );
}

/** The label as it would print, with made-up data, while it is being drawn up. */
function Sample({ details }: { details: LabelTemplateDetails }) {
  const { data, error } = useQuery(SampleLabelDocument, { details });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const { sampleLabel } = data;
  if (sampleLabel.__typename !== "LabelSample") {
    const faults = sampleLabel.__typename === "InvalidInput" ? sampleLabel.problems : [sampleLabel];
    return faults.map(({ message }) => <Notice key={message} state="refused" title={message} />);
  }
  return (
    <>
      <figure class="paper label-preview">
        <img src={sampleLabel.drawing.url} alt={t("labels.sample")} />
      </figure>
      {sampleLabel.standIn && <Notice state="wrong" icon="tag" title={sampleLabel.standIn} />}
    </>
  );
}

function Symbols({ form }: Drafted) {
  const { purpose, symbol, second } = form.draft;
  const others = besides(purpose, symbol);
  const word = (each: LabelSymbol) => [each, t(`labels.symbol.${each}`)] as const;
  return (
    <>
      <SelectField
        label={t("labels.symbol")}
        hint={t(`labels.symbol.${symbol}.about`)}
        options={SYMBOLS[purpose].map(word)}
        value={symbol}
        onChange={(chosen) => form.set({ symbol: chosen, second: "" })}
        error={form.error("details.symbol")}
      />
      {others.length > 0 && (
        <SelectField<LabelSymbol | "">
          label={t("labels.second")}
          options={[["", t("value.none")] as const, ...others.map(word)]}
          value={second}
          onChange={(chosen) => form.set({ second: chosen })}
          error={form.error("details.secondSymbol")}
        />
      )}
    </>
  );
}

function Measures({ form, wrong }: Drafted & { wrong: readonly string[] }) {
  const { stock } = form.draft;
  const at = (field: "widthMm" | "heightMm" | (typeof SHEET_FIELDS)[number], path: string) => (
    <TextField
      key={field}
      label={t(`labels.${field}`)}
      inputMode="decimal"
      {...form.text(field, path)}
      error={wrong.includes(field) ? t("labels.noMeasure") : form.error(path)}
    />
  );
  return (
    <>
      <div class="grid-2">
        {at("widthMm", "details.widthMm")}
        {at("heightMm", "details.heightMm")}
      </div>
      <Segments
        legend={t("labels.stock")}
        options={STOCKS.map((each) => [each, t(`labels.stock.${each}`)] as const)}
        value={stock}
        onChange={(chosen) => form.set({ stock: chosen })}
      />
      {stock !== "ROLL" && (
        <>
          {form.error("details.sheet") && (
            <Notice state="refused" title={form.error("details.sheet") ?? ""} />
          )}
          <div class="grid-2">{SHEET_FIELDS.map((field) => at(field, `details.sheet.${field}`))}</div>
        </>
      )}
    </>
  );
}

/** What stands in words, in the order of printing. */
/** Dates are chosen while the company keeps any; a template that has them keeps them. */
const isAsked = (fact: LabelFact) => dates.value || !fact.endsWith("_DATE");

function Facts({ form }: Drafted) {
  const { facts, purpose } = form.draft;
  const left = FACTS[purpose].filter((fact) => !facts.includes(fact));
  return (
    <fieldset class="section">
      <legend class="legend">{t("labels.facts")}</legend>
      {[...facts, ...left].filter(isAsked).map((fact) => (
        <div class="fact-row" key={fact}>
          <Switch
            label={t(`labels.fact.${fact}`)}
            checked={facts.includes(fact)}
            onChange={(on) =>
              form.set({ facts: on ? [...facts, fact] : facts.filter((each) => each !== fact) })
            }
          />
          {facts.indexOf(fact) > 0 && (
            <Button onClick={() => form.set({ facts: movedUp(facts, fact) })}>{t("labels.up")}</Button>
          )}
        </div>
      ))}
    </fieldset>
  );
}

const Switches = ({ form, wasUsual }: Drafted & { wasUsual: boolean }) => (
  <>
    {form.draft.purpose !== "COMMAND" && (
      <Switch
        label={t("labels.marksReprints")}
        hint={t("labels.marksReprints.about")}
        checked={form.draft.marksReprints}
        onChange={(marksReprints) => form.set({ marksReprints })}
      />
    )}
    <Switch
      label={t("labels.usual")}
      hint={t(wasUsual ? "labels.staysUsual" : "labels.usual.about")}
      checked={form.draft.usual}
      disabled={wasUsual}
      onChange={(usual) => form.set({ usual, ...(usual && { active: true }) })}
    />
    <Switch
      label={t("labels.active")}
      hint={t("labels.active.about")}
      checked={form.draft.active}
      disabled={form.draft.usual}
      onChange={(active) => form.set({ active })}
    />
  </>
);
