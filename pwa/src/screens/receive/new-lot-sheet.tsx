/** A code that nobody knows: perhaps a number of a new lot. What the label tells is filled in. */
import { useState } from "preact/hooks";
import { orNull, useForm } from "../../form.ts";
import { date, quantity } from "../../format.ts";
import { AssignNumbersDocument } from "../../gql/graphql.ts";
import { compare, decimalsOf, subtract } from "../../quantities.ts";
import { dates } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Head } from "./found.ts";
import { awaiting } from "./next-scan.ts";
import type { Line, Scan } from "./receipt.ts";
import type { Session } from "./session.ts";

interface NewLotSheetProps {
  scan: Scan;
  session: Session;
  head: Head;
  lines: readonly Line[];
  close: () => void;
}

interface Draft {
  line: string;
  number: string;
  expiry: string;
  maker: string;
  quantity: string;
}

/** The form as the label fills it in; of what it does not tell, the line that is worked on. */
export function prefilled(scan: Scan, lines: readonly Line[], open?: string): Draft {
  const refusal = scan.state.kind === "refused" ? scan.state.refusal : undefined;
  const read = refusal?.__typename === "ScanUnclear" ? refusal.scan : undefined;
  const meaning = read?.meaning.__typename === "ScannedNewNumber" ? read.meaning : undefined;
  const numbered = lines.filter(({ asksFor }) => asksFor !== "QUANTITY");
  const line =
    numbered.find(({ product }) => product.id === meaning?.forProduct?.id) ??
    numbered.find(({ id }) => id === scan.guess.line) ??
    numbered.find(({ id }) => id === open) ??
    (numbered.length === 1 ? numbered[0] : undefined);
  const element = (ai: string) => read?.elements.find((each) => each.ai === ai)?.value;
  return {
    line: line?.id ?? "",
    number: meaning?.number ?? scan.guess.number ?? element("21") ?? element("10") ?? scan.request.scan.raw,
    expiry: !dates.value
      ? ""
      : (meaning?.dates.find(({ kind }) => kind !== "PRODUCTION")?.date ?? scan.guess.expiry ?? ""),
    maker: "",
    quantity: meaning?.quantity ?? scan.request.quantity ?? "1",
  };
}

/** A lot of which the label tells a part, recorded on its line in place of the scan. */
function useNewLot({ scan, session, head, lines, close }: NewLotSheetProps) {
  const [read] = useState(() => prefilled(scan, lines, awaiting(session.receipt.value)));
  const form = useForm<Draft>(read);
  const [given, setGiven] = useState(false);
  const { draft } = form;
  const line = lines.find(({ id }) => id === draft.line);
  const serial = line?.asksFor === "SERIALS";
  const amount = serial ? "1" : decimal(draft.quantity);
  const leave = () => {
    session.leaveOut(scan);
    close();
  };
  async function record() {
    setGiven(true);
    if (!line || !amount) return;
    const takeMore = session.receipt.value.exceeding.has(line.id);
    if (draft.number === read.number && !draft.maker) {
      // Nothing but its line was missing: it stays a scan, and the next numbers follow it.
      const lastDay = draft.expiry === read.expiry ? {} : { lastDay: orNull(draft.expiry) };
      session.again(scan, { line: line.id, takeMore, ...(!serial && { quantity: amount }), ...lastDay });
      close();
      return;
    }
    const facts = { number: draft.number, quantity: amount };
    const input = {
      line: line.id,
      numbers: { list: [{ ...facts, makerNumber: orNull(draft.maker) }] },
      lastDay: orNull(draft.expiry),
      takeMore,
    };
    const label = t("numbers.recordLabel", { name: line.product.name });
    if (!(await form.send(AssignNumbersDocument, input, { subject: head.id, label }))) return;
    leave();
    await session.reload();
  }
  return { form, line, serial, amount, given, leave, record };
}

export function NewLotSheet(asked: NewLotSheetProps) {
  const { scan, lines, close } = asked;
  const { form, line, serial, amount, given, leave, record } = useNewLot(asked);
  return (
    <Sheet
      title={t(serial ? "newLot.titleSerial" : "newLot.title")}
      sub={t("newLot.sub")}
      onClose={close}
      foot={
        <>
          <Button
            kind="primary"
            wide
            icon="plus"
            busy={form.busy && t("numbers.using")}
            onClick={() => void record()}
          >
            {serial
              ? t("newLot.goSerial")
              : t("newLot.go", { quantity: quantity(amount ?? "0", line?.product.unit.symbol) })}
          </Button>
          <Button wide onClick={leave}>
            {t("act.leaveOut")}
          </Button>
        </>
      }
    >
      <FormTrouble form={form} />
      <Fields form={form} line={line} lines={lines} told={Boolean(scan.guess.line)} given={given} />
    </Sheet>
  );
}

interface FieldsProps {
  form: ReturnType<typeof useForm<Draft>>;
  line: Line | undefined;
  lines: readonly Line[];
  /** The label tells the product. */
  told: boolean;
  /** The button was pressed: say what is missing. */
  given: boolean;
}

function Fields({ form, line, lines, told, given }: FieldsProps) {
  const { draft, text } = form;
  const numbered = lines.filter(({ asksFor }) => asksFor !== "QUANTITY");
  const unit = line?.product.unit.symbol ?? "";
  const amount = decimal(draft.quantity);
  const after = line && amount ? subtract(subtract(line.expected, line.done), amount) : "0";
  return (
    <>
      {line && told ? (
        <Notice state="unknown" title={line.product.name}>
          <p>{t("newLot.read", { done: quantity(line.done), expected: quantity(line.expected, unit) })}</p>
        </Notice>
      ) : (
        <SelectField
          label={t("newLot.which")}
          value={draft.line}
          onChange={(id) => form.set({ line: id })}
          error={given && !line ? t("newLot.which") : undefined}
          options={[["", "–"], ...numbered.map(({ id, product }) => [id, product.name] as const)]}
        />
      )}
      <TextField
        {...text("number", "numbers.list.0.number")}
        label={t(line?.asksFor === "SERIALS" ? "newLot.serial" : "newLot.number")}
        mono
        autocomplete="off"
      />
      {dates.value && (
        <TextField
          {...text("expiry", "lastDay")}
          label={t("newLot.expiry")}
          type="date"
          hint={line?.proposedExpiry && t("newLot.proposed", { date: date(line.proposedExpiry) })}
        />
      )}
      <TextField
        {...text("maker", "numbers.list.0.makerNumber")}
        label={t("newLot.maker")}
        mono
        autocomplete="off"
      />
      {line?.asksFor === "LOTS" && (
        <TextField
          {...text("quantity", "numbers.list.0.quantity")}
          label={t("newLot.quantity", { unit })}
          inputMode={decimalsOf(line.product.step) ? "decimal" : "numeric"}
          hint={
            compare(after, "0") > 0 &&
            t("newLot.after", { n: Number(after), quantity: quantity(after, unit) })
          }
        />
      )}
    </>
  );
}
