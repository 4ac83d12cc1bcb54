/** How a file is read, what is wrong with it, and what the book will look like. */
import { useState } from "preact/hooks";
import { integer, quantity } from "../../format.ts";
import type { ExistingRows, ImportKind, ImportLookFragment, PartnerRole } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Segments, Switch, TextField } from "../../ui/fields.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { PlaceField } from "../settings/pick-place.tsx";
import { type Column, withField } from "./reading.ts";
import type { ImportWork } from "./use-import.ts";

interface PartProps {
  of: ImportWork;
  look: ImportLookFragment;
}

const SHOWN_FAULTS = 100;
const SHOWN_CHANGES = 100;

export const Look = (props: PartProps) => (
  <>
    <Reading {...props} />
    {props.look.faultCount > 0 ? <Faults look={props.look} /> : <Would look={props.look} />}
    <Choices {...props} />
  </>
);

/** Unfolded while something is asked. */
function Reading({ of, look }: PartProps) {
  const used = look.columns.filter(({ field }) => field).length;
  const named = look.fields.filter(({ name }) => look.missing.includes(name)).map(({ heading }) => heading);
  const columns = (
    <>
      <div class="grid-2">
        {look.columns.map((column) => (
          <ColumnField key={column.heading} of={of} look={look} column={column} />
        ))}
      </div>
      <Written of={of} look={look} />
    </>
  );
  if (look.questions.length === 0)
    return (
      <details class="fold-list">
        <summary>{t("imports.columns", { n: used, all: look.columns.length })}</summary>
        {columns}
      </details>
    );
  return (
    <div class="stack">
      {look.questions.map((question) => (
        <Notice
          key={question}
          state="unknown"
          title={
            question === "COLUMNS"
              ? t("imports.missing", { names: named.join(", ") })
              : t(`lists.ask.${question}`)
          }
        />
      ))}
      {columns}
    </div>
  );
}

function ColumnField({ of, look, column }: PartProps & { column: Column }) {
  const about = look.fields.find(({ name }) => name === column.field)?.about;
  return (
    <SelectField
      label={t("lists.columnNamed", { name: column.heading })}
      hint={[column.samples.slice(0, 3).join(" · ") || t("lists.columnEmpty"), about]
        .filter(Boolean)
        .join(" — ")}
      value={column.field ?? ""}
      disabled={of.busy}
      onChange={(field) => void of.say(withField(of.said, look.columns, column.heading, field || null))}
      options={[
        ["", t("imports.columnOff")],
        ...look.fields.map(({ name, heading }) => [name, heading] as const),
      ]}
    />
  );
}

/** How dates and decimals are written, where the file has some that can be read in two ways. */
function Written({ of, look: { dateFormat, decimalComma, questions } }: PartProps) {
  return (
    <>
      {(questions.includes("DATE_FORMAT") || (dateFormat && dateFormat !== "YEAR_FIRST")) && (
        <Segments
          legend={t("lists.dates")}
          value={dateFormat ?? ""}
          onChange={(format) => format && void of.say({ ...of.said, dateFormat: format })}
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
          onChange={(comma) => void of.say({ ...of.said, decimalComma: comma === "true" })}
          options={(["true", "false"] as const).map((each) => [each, t(`lists.decimal.${each}`)])}
        />
      )}
    </>
  );
}

const ROLES = {
  NONE: [],
  VENDOR: ["VENDOR"],
  CUSTOMER: ["CUSTOMER"],
  BOTH: ["VENDOR", "CUSTOMER"],
} as const satisfies Record<string, readonly PartnerRole[]>;
type Roles = keyof typeof ROLES;

const EXISTING = ["REFUSE", "SKIP", "UPDATE"] as const satisfies readonly ExistingRows[];
/** What files can change, not only bring. */
const CHANGING: readonly ImportKind[] = ["PRODUCTS", "PACKAGINGS", "PARTNERS"];

function Choices({ of, look }: PartProps) {
  const { said } = of;
  const roles = (Object.keys(ROLES) as Roles[]).find(
    (each) => ROLES[each].join() === (said.roles ?? []).join(),
  );
  return (
    <>
      <Segments
        legend={t("imports.existing")}
        value={said.existing ?? "REFUSE"}
        onChange={(existing) => void of.say({ ...said, existing })}
        options={EXISTING.filter((each) => each !== "UPDATE" || CHANGING.includes(look.kind)).map((each) => [
          each,
          t(`imports.existing.${each}`),
        ])}
      />
      <div class="list">
        {look.columns.some(({ field }) => field === "category") && (
          <Switch
            label={t("imports.newCategories")}
            hint={t("imports.newCategoriesHint")}
            checked={said.newCategories === true}
            disabled={of.busy}
            onChange={(newCategories) => void of.say({ ...said, newCategories })}
          />
        )}
        <Switch
          label={t("imports.meant")}
          hint={t("imports.meantHint")}
          checked={said.numbersMeant === true}
          disabled={of.busy}
          onChange={(numbersMeant) => void of.say({ ...said, numbersMeant })}
        />
      </div>
      {look.kind === "STOCK" && <StockChoices of={of} />}
      {look.kind === "PARTNERS" && (
        <Segments
          legend={t("imports.roles")}
          value={roles ?? "NONE"}
          onChange={(each) => void of.say({ ...said, roles: [...ROLES[each]] })}
          options={(Object.keys(ROLES) as Roles[]).map((each) => [each, t(`imports.role.${each}`)])}
        />
      )}
    </>
  );
}

/** Where stock lies of which the file does not say, and since when it is there. */
function StockChoices({ of }: { of: ImportWork }) {
  const [path, setPath] = useState<string | null>(null);
  return (
    <div class="card card-pad stack">
      <PlaceField
        label={t("imports.place")}
        filter={{ usages: ["INTERNAL"], wholeWarehouse: false }}
        value={path}
        onPick={(place) => {
          setPath(place.path);
          void of.say({ ...of.said, place: place.id });
        }}
      />
      <TextField
        label={t("imports.day")}
        hint={t("imports.dayHint")}
        type="date"
        value={of.said.day ?? ""}
        onInput={(day) => void of.say({ ...of.said, day: day || null })}
      />
    </div>
  );
}

function Faults({ look }: { look: ImportLookFragment }) {
  const shown = look.faults.slice(0, SHOWN_FAULTS);
  const more = look.faultCount - shown.length;
  return (
    <>
      <Notice state="refused" title={t("imports.faulty", { n: look.faultyRows })}>
        <p>{t("imports.faultyNext")}</p>
      </Notice>
      <Section title={t("imports.faults")} aside={integer(look.faultCount)}>
        <List>
          {shown.map(({ row, column, heading, message }) => (
            <Row
              key={`${row} ${column} ${message}`}
              icon="octagon-x"
              state="refused"
              title={
                column
                  ? t("imports.rowColumn", { n: integer(row), column, heading: heading ?? "" })
                  : t("imports.row", { n: integer(row) })
              }
            >
              {message}
            </Row>
          ))}
        </List>
        {more > 0 && <p class="muted">{t("imports.more", { n: more })}</p>}
      </Section>
    </>
  );
}

/** Any of them tells how products are tracked. */
const TRACKING = ["tracking", "has_serial", "has_batch"];
const isRead = (look: ImportLookFragment, name: string) => look.columns.some(({ field }) => field === name);

/** From how many rows on others notice that they wait, and how many rows are written in a second. */
const MANY = 2000;
const ROWS_IN_A_SECOND = 5000;
const secondsOf = (look: ImportLookFragment) => Math.ceil((look.added + look.changed) / ROWS_IN_A_SECOND);

function Would({ look }: { look: ImportLookFragment }) {
  if (look.questions.length > 0) return null;
  return (
    <>
      <Section title={t("imports.would")}>
        <List>
          <Row icon="plus" title={t(`imports.new.${look.kind}`, { n: look.added })} />
          {look.kind === "PRODUCTS" && look.added > 0 && !TRACKING.some((field) => isRead(look, field)) && (
            <Row icon="circle-question-mark" title={t("imports.untracked")} />
          )}
          {look.kind === "PRODUCTS" && look.added > 0 && !isRead(look, "unit") && (
            <Row icon="circle-question-mark" title={t("imports.pieces")} />
          )}
          {look.othersWait && look.added + look.changed >= MANY && (
            <Row icon="hourglass" title={t("imports.others", { n: integer(secondsOf(look)) })} />
          )}
          {look.changed > 0 && <Row icon="pencil" title={t("imports.changed", { n: look.changed })} />}
          {look.categories.map((path) => (
            <Row key={path} icon="plus" title={path}>
              {t("imports.newCategory")}
            </Row>
          ))}
          {look.kind === "STOCK" && <Row icon="tag" title={t("imports.lots", { n: look.lots })} />}
          {look.places.map(({ location, products, lots, quantities }) => (
            <Row key={location.id} icon="store" title={location.path}>
              {[
                t("imports.products", { n: products }),
                t("imports.numbers", { n: lots }),
                ...quantities.map(({ quantity: much, symbol }) => quantity(much, symbol)),
              ].join(" · ")}
            </Row>
          ))}
          {look.archived > 0 && (
            <Row icon="ban" title={t("imports.archived", { n: look.archived })}>
              {t("imports.archivedAbout")}
            </Row>
          )}
          {look.onHold.map(({ reason, count }) => (
            <Row key={reason} icon="ban" state="refused" title={t("imports.onHold", { n: count })}>
              {reason}
            </Row>
          ))}
          {look.skipped > 0 && (
            <Row icon="circle-minus" title={t("imports.skipped", { n: look.skipped })}>
              {look.onTheWay > 0 && t("imports.onTheWay", { n: look.onTheWay })}
              {look.services > 0 && t("imports.services", { n: look.services })}
              {look.contacts > 0 && t("imports.contacts", { n: look.contacts })}
            </Row>
          )}
          {look.continued > 0 && (
            <Row icon="merge" title={t("imports.continued", { n: look.continued })}>
              {t("imports.continuedAbout")}
            </Row>
          )}
        </List>
      </Section>
      {look.changeCount > 0 && <Changes look={look} />}
    </>
  );
}

/** What becomes otherwise, fact by fact: what it is, and what it would be. */
function Changes({ look }: { look: ImportLookFragment }) {
  const shown = look.changes.slice(0, SHOWN_CHANGES);
  const more = look.changeCount - shown.length;
  const headings = new Map(look.fields.map(({ name, heading }) => [name, heading]));
  return (
    <Section title={t("imports.changes")} aside={integer(look.changeCount)}>
      <List>
        {shown.map(({ row, subject, field, before, after }) => (
          <Row
            key={`${row} ${field}`}
            title={`${subject} · ${headings.get(field) ?? field}`}
            end={t("imports.row", { n: integer(row) })}
          >
            {before ?? t("value.none")} → <b>{after ?? t("value.none")}</b>
          </Row>
        ))}
      </List>
      {more > 0 && <p class="muted">{t("imports.more", { n: more })}</p>}
    </Section>
  );
}
