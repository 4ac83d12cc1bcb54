/** How a list is read: what each column holds, how dates and decimals are written. Whatever is changed is read again at once. */
import { useState } from "preact/hooks";
import type { ListReadingFragment, NumberColumn } from "../../gql/graphql.ts";
import { decimalsOf } from "../../quantities.ts";
import { dates } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Segments, Switch, TextField } from "../../ui/fields.tsx";
import { columnsInUse, withMeaning } from "./list-draft.ts";
import type { ListHead, ListLine, ListWork } from "./use-list.ts";

interface ReadingProps {
  list: ListWork;
  reading: ListReadingFragment;
  line: ListLine;
  head: ListHead;
}

export function ListReading({ list, reading, line, head }: ReadingProps) {
  const { used, others } = columnsInUse(reading);
  const serials = line.asksFor === "SERIALS";
  return (
    <div class="stack">
      {reading.questions.map((question) => (
        <Notice key={question} state="unknown" title={t(`lists.ask.${question}`)} />
      ))}
      <div class="grid-2">
        {used.map((at) => (
          <ColumnField key={at} list={list} reading={reading} at={at} serials={serials} />
        ))}
      </div>
      <Written list={list} reading={reading} />
      {others.length > 0 && (
        <details class="fold-list">
          <summary>{t("lists.others", { n: others.length })}</summary>
          <div class="grid-2">
            {others.map((at) => (
              <ColumnField key={at} list={list} reading={reading} at={at} serials={serials} />
            ))}
          </div>
        </details>
      )}
      <Cut list={list} reading={reading} />
      {head.partner && reading.questions.length === 0 && (
        <div class="list">
          <Switch
            label={t("lists.remember", { vendor: head.partner.name })}
            hint={t("lists.rememberHint")}
            checked={reading.remembered}
            disabled={list.form.busy || reading.remembered}
            onChange={(remember) => void list.otherwise({ remember })}
          />
        </div>
      )}
    </div>
  );
}

const MEANINGS: readonly NumberColumn[] = [
  "NUMBER",
  "QUANTITY",
  "EXPIRY_DATE",
  "BEST_BEFORE",
  "PRODUCTION",
  "MAKER_NUMBER",
  "BATCH",
  "CARTON",
  "PALLET",
  "IGNORE",
];

const DAYS: readonly NumberColumn[] = ["EXPIRY_DATE", "BEST_BEFORE", "PRODUCTION"];

interface PartProps {
  list: ListWork;
  reading: ListReadingFragment;
}

function ColumnField({ list, reading, at, serials }: PartProps & { at: number; serials: boolean }) {
  const column = reading.columns[at];
  if (!column) return null;
  const name = column.heading ?? t("lists.column", { n: at + 1 });
  return (
    <SelectField
      label={t("lists.columnNamed", { name })}
      hint={column.samples.slice(0, 3).join(" · ") || t("lists.columnEmpty")}
      value={column.meaning}
      disabled={list.form.busy}
      onChange={(meaning) => void list.otherwise({ columns: withMeaning(reading.columns, at, meaning) })}
      options={MEANINGS.filter(
        (each) => (serials || each !== "BATCH") && (dates.value || !DAYS.includes(each)),
      ).map((each) => [each, t(`lists.meaning.${each}`)])}
    />
  );
}

/** How dates and decimals are written, where the list has some. */
function Written({ list, reading }: PartProps) {
  const { dateFormat, decimalComma, questions } = reading;
  return (
    <>
      {(questions.includes("DATE_FORMAT") || (dateFormat && dateFormat !== "YEAR_FIRST")) && (
        <Segments
          legend={t("lists.dates")}
          value={dateFormat ?? ""}
          onChange={(format) => format && void list.otherwise({ dateFormat: format })}
          options={(["DAY_FIRST", "MONTH_FIRST"] as const).map((each) => [
            each,
            t(`lists.dateShort.${each}`),
          ])}
        />
      )}
      {(questions.includes("DECIMAL_MARK") || decimalComma !== null) && (
        <Segments
          legend={t("lists.decimals")}
          value={String(decimalComma)}
          onChange={(comma) => void list.otherwise({ decimalComma: comma === "true" })}
          options={(["true", "false"] as const).map((each) => [each, t(`lists.decimal.${each}`)])}
        />
      )}
    </>
  );
}

/** How much is in each lot whose row does not say so. */
export function PerLot({ list, reading, line }: PartProps & { line: ListLine }) {
  const [typed, type] = useState(reading.quantityPerLot ?? "");
  const each = decimal(typed);
  return (
    <form
      class="acts acts-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (each) void list.otherwise({ quantityPerLot: each });
      }}
    >
      <TextField
        label={t("numbers.perLot", { unit: line.product.unit.symbol })}
        hint={t("lists.perLotHint")}
        inputMode={decimalsOf(line.product.step) ? "decimal" : "numeric"}
        autocomplete="off"
        value={typed}
        onInput={type}
      />
      <Button type="submit" disabled={!each || each === reading.quantityPerLot}>
        {t("lists.save")}
      </Button>
    </form>
  );
}

/** How the text is cut into cells. */
function Cut({ list, reading }: PartProps) {
  const busy = list.form.busy;
  return (
    <details class="fold-list">
      <summary>{t("lists.how")}</summary>
      <div class="stack">
        <div class="list">
          <Switch
            label={t("lists.header")}
            checked={reading.header}
            disabled={busy}
            onChange={(header) => void list.otherwise({ header })}
          />
        </div>
        <div class="grid-2">
          {reading.sheet === null && (
            <SelectField
              label={t("lists.between")}
              value={reading.delimiter ?? "none"}
              disabled={busy}
              onChange={(delimiter) => delimiter !== "none" && void list.otherwise({ delimiter })}
              options={(["none", "COMMA", "SEMICOLON", "TAB", "BAR"] as const)
                .filter((each) => each !== "none" || reading.delimiter === null)
                .map((each) => [each, t(`lists.delimiter.${each}`)])}
            />
          )}
          {reading.encoding && (
            <SelectField
              label={t("lists.characters")}
              value={reading.encoding}
              disabled={busy}
              onChange={(encoding) => void list.otherwise({ encoding })}
              options={(["UTF_8", "UTF_16", "LATIN_1"] as const).map((each) => [
                each,
                t(`lists.encoding.${each}`),
              ])}
            />
          )}
          {reading.sheet !== null && reading.sheets.length > 1 && (
            <SelectField
              label={t("lists.sheet")}
              value={reading.sheet}
              disabled={busy}
              onChange={(sheet) => void list.otherwise({ sheet })}
              options={reading.sheets.map((each) => [each, each])}
            />
          )}
        </div>
      </div>
    </details>
  );
}
