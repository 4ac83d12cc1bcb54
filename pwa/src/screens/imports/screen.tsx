/** Files from elsewhere: chosen, looked at, imported; and those of before, with a way back. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { integer, moment } from "../../format.ts";
import {
  type ImportDoneFragment,
  type ImportKind,
  ImportsDocument,
  ImportTemplateDocument,
  UndoImportDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button, Icon, Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Row, Section, Skeleton } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { Dialog } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Look } from "./look.tsx";
import { withKind } from "./reading.ts";
import { type ImportWork, useImport } from "./use-import.ts";

export function ImportScreen() {
  const work = useImport();
  const { look } = work;
  const ready = look && look.questions.length === 0 && look.faultCount === 0 && look.added + look.changed > 0;
  return (
    <Frame
      title={t("settings.import")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        ready && (
          <Button
            kind="primary"
            icon="check"
            busy={work.form.busy && t("imports.applying")}
            onClick={() => void work.apply()}
          >
            {t("imports.apply")}
          </Button>
        )
      }
    >
      <div class="stack page-narrow">
        <FormTrouble form={work.form} />
        {work.error && <ErrorNotice error={work.error} />}
        {work.refused && <Notice state="refused" title={work.refused} alert />}
        {work.sheets.length > 1 && (
          <SelectField
            label={t("lists.sheet")}
            value={work.said.sheet ?? look?.sheet ?? work.sheets[0] ?? ""}
            disabled={work.busy}
            onChange={(sheet) => void work.turnTo(sheet)}
            options={work.sheets.map((each) => [each, each])}
          />
        )}
        {work.text && (work.refused || work.said.encoding) && (
          <SelectField
            label={t("lists.characters")}
            value={work.said.encoding ?? look?.encoding ?? "AUTO"}
            disabled={work.busy}
            onChange={(each) => void work.say({ ...work.said, encoding: each === "AUTO" ? null : each })}
            options={(["AUTO", "UTF_8", "UTF_16", "LATIN_1"] as const).map((each) => [
              each,
              t(`lists.encoding.${each}`),
            ])}
          />
        )}
        {work.busy && !look && <Skeleton rows={3} />}
        {look ? (
          <>
            <Notice state="pending" icon="file-spreadsheet" title={look.name}>
              <p>
                {t(`imports.of.${look.kind}`, { n: look.rowCount })}
                {look.source && ` · ${t(`imports.source.${look.source}`)}`}
                {look.headingsRow > 1 && ` · ${t("imports.headings", { n: integer(look.headingsRow) })}`}
                {look.totalRow && ` · ${t("imports.total", { n: integer(look.totalRow) })}`}
              </p>
              <Button onClick={work.drop}>{t("imports.another")}</Button>
            </Notice>
            <Look of={work} look={look} />
          </>
        ) : (
          <Bring of={work} />
        )}
        {!look && <Before key={work.done?.id} done={work.done} />}
      </div>
    </Frame>
  );
}

const KINDS: readonly ImportKind[] = [
  "PRODUCTS",
  "PACKAGINGS",
  "PARTNERS",
  "PLACES",
  "STOCK",
  "BILLS_OF_MATERIALS",
  "PURCHASE_ORDERS",
  "SALES_ORDERS",
];

function Bring({ of }: { of: ImportWork }) {
  const { kind } = of.said;
  return (
    <>
      <SelectField
        label={t("imports.kind")}
        value={kind ?? "AUTO"}
        disabled={of.busy}
        onChange={(each) => void of.say(withKind(of.said, each === "AUTO" ? null : each))}
        options={(["AUTO", ...KINDS] as const).map((each) => [each, t(`imports.kind.${each}`)])}
      />
      {kind && <Template key={kind} kind={kind} />}
      <FileField
        label={t("imports.file")}
        hint={t("imports.fileHint")}
        accept=".csv,.txt,.tsv,.xlsx"
        held={of.busy}
        onFile={(file) => void of.bring(file)}
      />
    </>
  );
}

function Template({ kind }: { kind: ImportKind }) {
  const { data } = useQuery(ImportTemplateDocument, { kind });
  return (
    <div class="dock-pair">
      {data && (
        <>
          <a class="btn" href={data.xlsx.url} download>
            <Icon name="file-down" />
            {t("imports.template")} XLSX
          </a>
          <a class="btn" href={data.csv.url} download>
            <Icon name="file-down" />
            {t("imports.template")} CSV
          </a>
        </>
      )}
    </div>
  );
}

function Before({ done }: { done: ImportDoneFragment | undefined }) {
  const pages = usePages(ImportsDocument, {}, (data) => data.imports);
  const [asked, ask] = useState<ImportDoneFragment | null>(null);
  const form = useForm({});
  const undo = async ({ id, name }: ImportDoneFragment) => {
    ask(null);
    const about = { subject: id, label: t("imports.undoLabel", { name }) };
    if (await form.send(UndoImportDocument, { dataImport: id }, about)) await pages.reload();
  };
  return (
    <>
      {done && <Notice state="ok" title={t("imports.done", { name: done.name })} />}
      <FormTrouble form={form} />
      <Section title={t("imports.before")}>
        <Paged of={pages} empty={<Empty icon="file-spreadsheet" title={t("imports.none")} />}>
          {(each) => <ImportRow key={each.id} of={each} onUndo={() => ask(each)} />}
        </Paged>
      </Section>
      {asked && (
        <Dialog
          question={t("imports.undoAsk", { name: asked.name })}
          onClose={() => ask(null)}
          answers={
            <>
              <Button onClick={() => ask(null)}>{t("imports.keep")}</Button>
              <Button kind="primary" icon="undo-2" onClick={() => void undo(asked)}>
                {t("imports.undo")}
              </Button>
            </>
          }
        >
          <p>{t("imports.undoNext")}</p>
        </Dialog>
      )}
    </>
  );
}

/** Looks like the button that the whole row is. */
const UndoSign = () => (
  <span class="btn">
    <Icon name="undo-2" />
    {t("imports.undo")}
  </span>
);

function ImportRow({ of, onUndo }: { of: ImportDoneFragment; onUndo: () => void }) {
  const about = [
    moment(of.createdAt),
    (of.added > 0 || of.changed === 0) && t(`imports.new.${of.kind}`, { n: of.added }),
    of.changed > 0 && t("imports.changed", { n: of.changed }),
    of.skipped > 0 && t("imports.skipped", { n: of.skipped }),
    of.undoneBy && t("imports.undone"),
  ];
  return (
    <Row
      icon={of.undoneBy ? "undo-2" : "file-spreadsheet"}
      title={of.name}
      {...(!of.undoObstacle && { end: <UndoSign />, onClick: onUndo })}
    >
      {about.filter(Boolean).join(" · ")}
    </Row>
  );
}
