import { type Form, useForm } from "../../form.ts";
import {
  type BackorderPolicy,
  CreateOperationTypeDocument,
  type NumberRule,
  type OperationKind,
  type OperationTypeFactsFragment,
  type PrintKind,
  type ReservationPolicy,
  type UnexpectedNumbers,
  UpdateOperationTypeDocument,
} from "../../gql/graphql.ts";
import { may, tracks } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { PlaceField } from "./pick-place.tsx";

const KINDS = ["RECEIPT", "DELIVERY", "INTERNAL"] as const;
const RULES: readonly NumberRule[] = ["CREATE_OR_USE", "CREATE_NEW", "USE_EXISTING", "NONE"];
/** What is done with numbers, the usual first: what takes goods from us moves those that are known. */
const rulesFor = (kind: OperationKind): readonly NumberRule[] =>
  kind === "RECEIPT" || kind === "MANUFACTURING" ? RULES : ["USE_EXISTING", "NONE"];
const POLICIES: readonly BackorderPolicy[] = ["ASK", "ALWAYS", "NEVER"];
const RESERVATIONS: readonly ReservationPolicy[] = ["AT_CONFIRMATION", "MANUALLY", "BEFORE_DUE"];
const UNEXPECTED: readonly UnexpectedNumbers[] = ["TAKE", "ASK", "REFUSE"];
const PRINTS: readonly PrintKind[] = ["RECEIPT_SLIP", "DELIVERY_SLIP", "LABELS"];

interface Place {
  id: string;
  path: string;
}

interface TypeDraft {
  name: string;
  kind: OperationKind;
  warehouse: string;
  numbers: NumberRule;
  /** Null leaves it to the warehouse's usual one. */
  source: Place | null;
  destination: Place | null;
  prefix: string;
  backorderPolicy: BackorderPolicy;
  overReceiptTolerance: string;
  unexpectedNumbers: UnexpectedNumbers;
  /** As typed; empty for never. */
  checkAbove: string;
  reservationPolicy: ReservationPolicy;
  /** As typed; counts for BEFORE_DUE alone. */
  reservationDays: string;
  printsAtValidation: readonly PrintKind[];
  active: boolean;
}

const draftOf = (type: OperationTypeFactsFragment | null, warehouse: string): TypeDraft =>
  type
    ? {
        ...type,
        warehouse: type.warehouse.id,
        checkAbove: String(type.checkAbove ?? ""),
        reservationDays: String(type.reservationDays ?? ""),
      }
    : {
        name: "",
        kind: "RECEIPT",
        warehouse,
        numbers: "CREATE_OR_USE",
        source: null,
        destination: null,
        prefix: "",
        backorderPolicy: "ASK",
        overReceiptTolerance: "0",
        unexpectedNumbers: "TAKE",
        checkAbove: "",
        reservationPolicy: "AT_CONFIRMATION",
        reservationDays: "",
        printsAtValidation: ["RECEIPT_SLIP"],
        active: true,
      };

/** Null for none; what is no whole number is left to the server to refuse, as one below zero. */
function wholeOrNone(typed: string): number | null {
  if (!typed.trim()) return null;
  const number = Number(decimal(typed));
  return Number.isInteger(number) ? number : -1;
}

const rulesOf = (draft: TypeDraft) => ({
  numbers: draft.numbers,
  backorderPolicy: draft.backorderPolicy,
  overReceiptTolerance: decimal(draft.overReceiptTolerance) ?? draft.overReceiptTolerance,
  unexpectedNumbers: draft.unexpectedNumbers,
  checkAbove: wholeOrNone(draft.checkAbove),
  reservationPolicy: draft.reservationPolicy,
  reservationDays: draft.reservationPolicy === "BEFORE_DUE" ? wholeOrNone(draft.reservationDays) : null,
  printsAtValidation: printsOf(draft.kind).filter((kind) => draft.printsAtValidation.includes(kind)),
  ...(draft.prefix.trim() && { prefix: draft.prefix.trim() }),
  ...(draft.source && { source: draft.source.id }),
  ...(draft.destination && { destination: draft.destination.id }),
});

export interface OperationTypeSheetProps {
  /** Null for a new one. */
  type: OperationTypeFactsFragment | null;
  warehouses: readonly { id: string; name: string }[];
  onClose: () => void;
  onDone: () => void;
}

/** One operation type with all its rules. */
export function OperationTypeSheet({ type, warehouses, onClose, onDone }: OperationTypeSheetProps) {
  const form = useForm(draftOf(type, warehouses[0]?.id ?? ""));
  const { name, kind, warehouse, active } = form.draft;
  const rules = rulesOf(form.draft);
  const save = async () => {
    const done = type
      ? await form.send(
          UpdateOperationTypeDocument,
          { operationType: type.id, version: type.version, name, active, rules },
          { subject: type.id, label: t("types.changing", { name: type.name }) },
        )
      : await form.send(
          CreateOperationTypeDocument,
          { warehouse, name, kind, rules },
          { subject: "operation-types", label: t("types.adding", { name }) },
        );
    if (done) onDone();
  };
  const mine = may("ADMINISTRATOR");
  return (
    <FormSheet
      title={type ? type.name : t("types.new")}
      form={form}
      {...(!type && { verb: t("types.add") })}
      disabled={!mine}
      onSave={save}
      readAgain={onDone}
      onClose={onClose}
    >
      {!mine && <Notice state="pending" icon="lock" title={t("settings.administratorsOnly")} />}
      <TextField label={t("types.name")} {...form.text("name")} />
      {!type && <KindAndWarehouse form={form} warehouses={warehouses} />}
      <Rules form={form} isNew={type === null} />
      {type && (
        <div class="card">
          <Switch
            label={t("form.inUse")}
            hint={t("types.activeHint")}
            checked={active}
            onChange={(on) => form.set({ active: on })}
          />
        </div>
      )}
    </FormSheet>
  );
}

/** Places; a new type may leave them to the warehouse. */
const Ends = ({ form, isNew }: { form: Form<TypeDraft>; isNew: boolean }) => (
  <>
    {(["source", "destination"] as const).map((end) => (
      <PlaceField
        key={end}
        label={t(`types.${end}`)}
        {...(end === "destination" && { filter: { wholeWarehouse: false } })}
        value={form.draft[end]?.path ?? null}
        onPick={(place) => form.set({ [end]: place })}
        error={form.error(`rules.${end}`)}
        {...(isNew && { none: t("types.usualPlace"), onNone: () => form.set({ [end]: null }) })}
      />
    ))}
  </>
);

function Rules({ form, isNew }: { form: Form<TypeDraft>; isNew: boolean }) {
  const { numbers, backorderPolicy } = form.draft;
  return (
    <>
      {tracks.value && (
        <SelectField
          label={t("types.numbers")}
          hint={t(`rule.${numbers}.about`)}
          options={rulesFor(form.draft.kind).map((each) => [each, t(`rule.${each}`)] as const)}
          value={numbers}
          onChange={(chosen) => form.set({ numbers: chosen })}
          error={form.error("rules.numbers")}
        />
      )}
      <Ends form={form} isNew={isNew} />
      <SelectField
        label={t("types.backorders")}
        options={POLICIES.map((each) => [each, t(`backorder.${each}`)] as const)}
        value={backorderPolicy}
        onChange={(chosen) => form.set({ backorderPolicy: chosen })}
        error={form.error("rules.backorderPolicy")}
      />
      <div class="grid-2">
        <NumberField
          label={t("types.tolerance")}
          hint={t("types.toleranceHint")}
          {...form.text("overReceiptTolerance", "rules.overReceiptTolerance")}
        />
        <TextField
          label={t("types.prefix")}
          hint={t("types.prefixHint")}
          mono
          {...form.text("prefix", "rules.prefix")}
        />
      </div>
      {form.draft.kind === "RECEIPT" && <Announced form={form} />}
      {takesOurs(form.draft.kind) && <Reservation form={form} />}
      <Prints form={form} />
    </>
  );
}

/** What is done with what vendors announce. */
const Announced = ({ form }: { form: Form<TypeDraft> }) => (
  <>
    <SelectField
      label={t("types.unexpected")}
      hint={t("types.unexpectedHint")}
      options={UNEXPECTED.map((each) => [each, t(`unexpected.${each}`)] as const)}
      value={form.draft.unexpectedNumbers}
      onChange={(chosen) => form.set({ unexpectedNumbers: chosen })}
      error={form.error("rules.unexpectedNumbers")}
    />
    <TextField
      label={t("types.checkAbove")}
      hint={t("types.checkAboveHint")}
      inputMode="numeric"
      {...form.text("checkAbove", "rules.checkAbove")}
    />
  </>
);

/** Only what takes goods from our places is promised any. */
const takesOurs = (kind: OperationKind) =>
  kind === "DELIVERY" || kind === "INTERNAL" || kind === "VENDOR_RETURN";

/** When stock is promised to its transfers. */
const Reservation = ({ form }: { form: Form<TypeDraft> }) => (
  <div class="grid-2">
    <SelectField
      label={t("types.reservation")}
      options={RESERVATIONS.map((each) => [each, t(`reservation.${each}`)] as const)}
      value={form.draft.reservationPolicy}
      onChange={(chosen) => form.set({ reservationPolicy: chosen })}
      error={form.error("rules.reservationPolicy")}
    />
    {form.draft.reservationPolicy === "BEFORE_DUE" && (
      <TextField
        label={t("types.reservationDays")}
        inputMode="numeric"
        {...form.text("reservationDays", "rules.reservationDays")}
      />
    )}
  </div>
);

/** A slip tells what was received, or delivered. */
const printsOf = (kind: OperationKind): readonly PrintKind[] =>
  PRINTS.filter((each) => each === "LABELS" || each === `${kind}_SLIP`);

function Prints({ form }: { form: Form<TypeDraft> }) {
  const { printsAtValidation, kind: of } = form.draft;
  const prints = (kind: PrintKind, on: boolean) =>
    form.set({
      printsAtValidation: PRINTS.filter((each) => (each === kind ? on : printsAtValidation.includes(each))),
    });
  return (
    <fieldset class="card">
      <legend class="vh">{t("types.prints")}</legend>
      {printsOf(of).map((kind) => (
        <Switch
          key={kind}
          label={t(`prints.${kind}`)}
          hint={t("types.prints")}
          checked={printsAtValidation.includes(kind)}
          onChange={(on) => prints(kind, on)}
        />
      ))}
    </fieldset>
  );
}

type KindAndWarehouseProps = { form: Form<TypeDraft> } & Pick<OperationTypeSheetProps, "warehouses">;

/** What a type keeps for ever. */
const KindAndWarehouse = ({ form, warehouses }: KindAndWarehouseProps) => (
  <div class="grid-2">
    <SelectField
      label={t("types.kind")}
      options={KINDS.map((each) => [each, t(`kind.${each}`)] as const)}
      value={form.draft.kind as (typeof KINDS)[number]}
      onChange={(chosen) => form.set({ kind: chosen, numbers: rulesFor(chosen)[0] ?? "NONE" })}
      error={form.error("kind")}
    />
    <SelectField
      label={t("order.warehouse")}
      options={warehouses.map((each) => [each.id, each.name] as const)}
      value={form.draft.warehouse}
      onChange={(chosen) => form.set({ warehouse: chosen, source: null, destination: null })}
      error={form.error("warehouse")}
    />
  </div>
);
