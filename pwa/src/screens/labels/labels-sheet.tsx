/** Labels of something: how they look, which and how many. Printing is logged; then the file can be opened. */
import { useState } from "preact/hooks";
import { offline } from "../../api.ts";
import { useQuery } from "../../data.ts";
import { type Accepted, useForm } from "../../form.ts";
import {
  LabelChoiceDocument,
  type LabelChoiceQuery,
  type LabelCopies,
  type LabelPurpose,
  PrintLabelsDocument,
  type PrintLabelsMutation,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Segments, TextField } from "../../ui/fields.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { PaperLink } from "../../ui/paper-link.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { DRAFT, type Draft, howMany, type Part, wantedOf, wrongIn } from "./wanted.ts";

export interface LabelsSheetProps {
  /** What can be labelled from here, the first of them chosen: ids with words. */
  of: readonly (readonly [id: string, label: string])[];
  purpose: LabelPurpose;
  sub?: string | undefined;
  /** What cannot be said in GS1, in words. */
  obstacle?: string | null;
  onClose: () => void;
}

type Preview = NonNullable<LabelChoiceQuery["previewLabels"]>;
type Printed = Accepted<PrintLabelsMutation>["print"];

/** The labels of what is chosen, as they would be printed now, and their printing. */
function useLabels({ of, purpose }: LabelsSheetProps) {
  const [chosen, choose] = useState(of[0]?.[0] ?? "");
  const form = useForm(DRAFT);
  const [printed, setPrinted] = useState<Printed | null>(null);
  const choice = useQuery(LabelChoiceDocument, { of: chosen, template: form.draft.template, purpose });
  const preview = choice.data?.previewLabels;
  const print = async () => {
    if (!preview) return;
    const labels = wantedOf(chosen, preview.template.id, form.draft);
    const name = of.find(([id]) => id === chosen)?.[1] ?? "";
    const about = { subject: chosen, label: t("label.printing", { name }) };
    const done = await form.send(PrintLabelsDocument, { labels }, about);
    if (done) setPrinted((done as Accepted<PrintLabelsMutation>).print);
  };
  return {
    form,
    chosen,
    choice,
    printed,
    print,
    choose: (id: string) => {
      setPrinted(null);
      choose(id);
    },
    change: (draft: Partial<Draft>) => {
      setPrinted(null);
      form.set(draft);
    },
  };
}

type Labels = ReturnType<typeof useLabels>;

export function LabelsSheet(asked: LabelsSheetProps) {
  const { of, purpose, sub, obstacle, onClose } = asked;
  const labels = useLabels(asked);
  return (
    <Sheet title={t("label.title")} sub={sub} onClose={onClose} foot={<PrintFoot of={labels} />}>
      {offline.value && <Notice state="offline" title={t("label.offline")} />}
      <FormTrouble form={labels.form} />
      {of.length > 1 && (
        <Segments legend={t("label.of")} options={of} value={labels.chosen} onChange={labels.choose} />
      )}
      {obstacle && <Notice state="pending" icon="tag" title={obstacle} />}
      <ShowLoaded of={labels.choice} rows={3}>
        {({ labelTemplates, previewLabels: found }) =>
          found && found.numberCount > 0 ? (
            <Choices
              draft={labels.form.draft}
              change={labels.change}
              templates={labelTemplates}
              preview={found}
              lots={purpose === "LOT"}
            />
          ) : (
            <Empty icon="printer" title={t("label.none")} />
          )
        }
      </ShowLoaded>
    </Sheet>
  );
}

/** Print, and then the files of what was printed. */
function PrintFoot({ of: { form, choice, printed, print } }: { of: Labels }) {
  if (printed) return <Files printed={printed} />;
  const preview = choice.data?.previewLabels;
  const ready = preview && preview.numberCount > 0 && !offline.value && !wrongIn(form.draft, preview).any;
  return (
    <Button
      kind="primary"
      wide
      icon="printer"
      disabled={!ready}
      busy={form.busy && t("label.busy")}
      onClick={() => void print()}
    >
      {ready && form.draft.each === "ONE_PER_LOT"
        ? t("label.print", { n: howMany(form.draft, preview.numberCount) })
        : t("act.print")}
    </Button>
  );
}

interface ChoicesProps {
  draft: Draft;
  change: (draft: Partial<Draft>) => void;
  templates: LabelChoiceQuery["labelTemplates"];
  preview: Preview;
  /** Lots may have a label for each unit. */
  lots: boolean;
}

function Choices({ draft, change, templates, preview, lots }: ChoicesProps) {
  const offered = templates.filter(({ id, active }) => active || id === preview.template.id);
  const wrong = wrongIn(draft, preview);
  const many = preview.numberCount > 1;
  return (
    <>
      {preview.first && (
        <figure class="paper label-preview">
          <img src={preview.first.url} alt={t("label.preview")} />
        </figure>
      )}
      <SelectField
        label={t("label.template")}
        options={offered.map(({ id, name }) => [id, name] as const)}
        value={preview.template.id}
        onChange={(template) => change({ template, start: "1" })}
      />
      <Amount draft={draft} change={change} preview={preview} />
      {lots && (
        <Segments
          legend={t("label.each")}
          options={EACH.map((each) => [each, t(`label.each.${each}`)] as const)}
          value={draft.each}
          onChange={(each) => change({ each })}
        />
      )}
      {many && <Parts draft={draft} change={change} total={preview.numberCount} wrong={wrong} />}
      {preview.standIn && <Notice state="wrong" icon="tag" title={preview.standIn} />}
      {wrong.many && <Notice state="pending" icon="printer" title={wrong.many} />}
    </>
  );
}

/** How many of each, and where a sheet that was begun goes on. */
function Amount({ draft, change, preview }: Pick<ChoicesProps, "draft" | "change" | "preview">) {
  const wrong = wrongIn(draft, preview);
  return (
    <div class="grid-2">
      <TextField
        label={t("label.copies")}
        inputMode="numeric"
        value={draft.copies}
        onInput={(copies) => change({ copies })}
        error={wrong.copies}
      />
      {preview.sheetLabels > 1 && (
        <TextField
          label={t("label.start")}
          hint={t("label.startHint", { n: preview.sheetLabels })}
          inputMode="numeric"
          value={draft.start}
          onInput={(start) => change({ start })}
          error={wrong.start}
        />
      )}
    </div>
  );
}

const EACH: readonly LabelCopies[] = ["ONE_PER_LOT", "ONE_PER_UNIT"];

interface PartsProps {
  draft: Draft;
  change: (draft: Partial<Draft>) => void;
  total: number;
  wrong: ReturnType<typeof wrongIn>;
}

const PARTS: readonly Part[] = ["ALL", "SOME"];

const Parts = ({ draft, change, total, wrong }: PartsProps) => (
  <>
    <Segments
      legend={t("label.which")}
      options={PARTS.map((part) => [part, t(`label.which.${part}`, { n: total })] as const)}
      value={draft.part}
      onChange={(part) => change({ part })}
    />
    {draft.part === "SOME" && (
      <div class="grid-2">
        <TextField
          label={t("label.first")}
          inputMode="numeric"
          value={draft.first}
          onInput={(first) => change({ first })}
          error={wrong.first}
        />
        <TextField
          label={t("label.count")}
          inputMode="numeric"
          value={draft.count}
          onInput={(count) => change({ count })}
          error={wrong.count}
        />
      </div>
    )}
  </>
);

/** The file is there; what was printed before says so on the label. */
const Files = ({ printed }: { printed: Printed }) => (
  <div class="stack-s grow">
    <p role="status">
      {t("label.logged", { n: printed.labelCount })}
      {printed.reprints > 0 && ` ${t("label.again", { n: printed.reprints })}`}
      {printed.standIns > 0 && ` ${t("label.standIns", { n: printed.standIns })}`}
    </p>
    <PaperLink primary href={printed.pdf.url}>
      {t("label.pdf")}
    </PaperLink>
    <div class="grid-2">
      <PaperLink href={printed.zpl203.url}>{t("label.zpl", { dpi: "203" })}</PaperLink>
      <PaperLink href={printed.zpl300.url}>{t("label.zpl", { dpi: "300" })}</PaperLink>
    </div>
  </div>
);
