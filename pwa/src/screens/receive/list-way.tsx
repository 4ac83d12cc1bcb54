/** The third way to numbers: a list that the vendor sent, pasted or as a file. */
import { useState } from "preact/hooks";
import type { ListReadingFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Field } from "../../ui/fields.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Skeleton } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { holds } from "./list-draft.ts";
import { ListReading, PerLot } from "./list-reading.tsx";
import { ListRows } from "./list-rows.tsx";
import type { Draft } from "./numbers-draft.ts";
import type { ListHead, ListLine, ListWork } from "./use-list.ts";

interface ListWayProps {
  list: ListWork;
  line: ListLine;
  head: ListHead;
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  /** Its rows are announced, not received. */
  ahead?: boolean;
}

export function ListWay({ list, line, head, draft, set, ahead = false }: ListWayProps) {
  const { form, error } = list;
  const trouble = (
    <>
      {error && <ErrorNotice error={error} />}
      <FormTrouble form={form} readAgain={() => void list.reload()} />
    </>
  );
  if (list.draft === undefined && !error) return <Skeleton rows={4} />;
  if (!list.draft)
    return (
      <>
        {trouble}
        <Bring list={list} />
      </>
    );
  const { reading, preview } = list.draft;
  return (
    <>
      <Notice state="pending" icon="file-spreadsheet" title={reading.name ?? t("lists.pasted")}>
        <p>{aboutReading(reading)}</p>
        <p>{aboutColumns(reading)}</p>
        <Button onClick={list.drop}>{t("lists.another")}</Button>
      </Notice>
      {trouble}
      {reading.questions.length > 0 ? (
        <ListReading list={list} reading={reading} line={line} head={head} />
      ) : (
        <details class="fold-list">
          <summary>{t("lists.otherwise")}</summary>
          <ListReading list={list} reading={reading} line={line} head={head} />
        </details>
      )}
      {line.asksFor === "LOTS" && !holds(reading, "QUANTITY") && (
        <PerLot key={reading.quantityPerLot} list={list} reading={reading} line={line} />
      )}
      {preview && (
        <ListRows
          key={list.draft.id}
          list={list}
          of={list.draft}
          data={preview}
          line={line}
          draft={draft}
          set={set}
          ahead={ahead}
        />
      )}
    </>
  );
}

/** 14 rows · first row is headings · semicolon · UTF-8 */
function aboutReading({ rowCount, header, delimiter, encoding, sheet }: ListReadingFragment): string {
  return [
    t("lists.rows", { n: rowCount }),
    t(header ? "lists.withHeader" : "lists.noHeader"),
    sheet ?? t(`lists.delimiter.${delimiter ?? "none"}`),
    encoding && t(`lists.encoding.${encoding}`),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Number: Serial no. · Use through: Exp (31.12.2026) */
function aboutColumns({ columns, dateFormat }: ListReadingFragment): string {
  return columns
    .map(({ heading, meaning }, at) => ({ meaning, name: heading ?? t("lists.column", { n: at + 1 }) }))
    .filter(({ meaning }) => meaning !== "IGNORE")
    .map(({ meaning, name }) => {
      const dated = dateFormat && (DAYS as readonly string[]).includes(meaning);
      return `${t(`lists.meaning.${meaning}`)}: ${name}${dated ? ` (${t(`lists.date.${dateFormat}`)})` : ""}`;
    })
    .join(" · ");
}

const DAYS = ["EXPIRY_DATE", "BEST_BEFORE", "PRODUCTION"] as const;

function Bring({ list }: { list: ListWork }) {
  const [text, setText] = useState("");
  const busy = (list.form.busy || list.sending) && t("lists.reading");
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) void list.paste(text);
      }}
    >
      <Field label={t("lists.paste")} hint={t("lists.pasteHint")}>
        {(control) => (
          <textarea
            {...control}
            class="input input-mono"
            rows={6}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" wide busy={busy} disabled={!text.trim()}>
        {t("lists.read")}
      </Button>
      <FileField
        label={t("lists.choose")}
        hint={t("lists.chooseHint")}
        accept=".csv,.txt,.tsv,.xlsx"
        held={Boolean(busy)}
        onFile={(file) => void list.bring(file)}
      />
    </form>
  );
}
