/** Small decisions about a bill or invoice: give a draft up, register a payment, take one back. */
import { orNull, useForm } from "../../form.ts";
import { date, localDay, money } from "../../format.ts";
import { CancelPaymentDocument, RegisterPaymentDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Side } from "./side.ts";

interface Paper {
  id: string;
  number: string;
  version: number;
}

interface SheetProps<P = Paper> {
  paper: P;
  onClose: () => void;
  onDone: () => void;
}

/** Asks why a draft is given up. */
export function GiveUpSheet({ side, paper, onClose, onDone }: SheetProps & { side: Side }) {
  const form = useForm({ reason: "" });
  const cancel = async () => {
    const label = t("paper.cancelling", { number: paper.number });
    if (!(await side.cancel(form, paper, form.draft.reason, label))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("paper.cancel")}
      sub={<span class="mono">{paper.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!form.draft.reason.trim()}
          busy={form.busy && t("paper.isCancelling")}
          onClick={() => void cancel()}
        >
          {t("paper.cancel")}
        </Button>
      }
    >
      <p>{t("paper.cancelWhat")}</p>
      <FormTrouble form={form} readAgain={onDone} />
      <TextArea label={t("paper.why")} {...form.text("reason")} />
    </Sheet>
  );
}

const WAYS = ["transfer", "debit", "card", "cash"] as const;
type Way = (typeof WAYS)[number];

interface Payable extends Paper {
  kind: "DEMAND" | "CREDIT_NOTE";
  due: string;
  currency: string;
}

/** All that is due unless less is typed. */
export function PaymentSheet({ paper, onClose, onDone }: SheetProps<Payable>) {
  const way: Way = "transfer";
  const form = useForm({ amount: paper.due, paidOn: localDay(new Date()), way: way as Way, reference: "" });
  const { amount, paidOn, reference } = form.draft;
  const register = async () => {
    const input = {
      paper: paper.id,
      ...(amount.trim() && { amount: decimal(amount) ?? amount }),
      paidOn,
      method: t(`payment.method.${form.draft.way}`),
      reference: orNull(reference),
    };
    const label = t("payment.registering", { number: paper.number });
    if (!(await form.send(RegisterPaymentDocument, input, { subject: paper.id, label }))) return;
    onDone();
    onClose();
  };
  const verb = t(paper.kind === "CREDIT_NOTE" ? "payment.giveBack" : "payment.register");
  return (
    <Sheet
      title={verb}
      sub={<span class="mono">{paper.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          busy={form.busy && t("payment.isRegistering")}
          onClick={() => void register()}
        >
          {verb}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
      <NumberField
        label={t("payment.amount")}
        hint={t("paper.due", { amount: money(paper.due, paper.currency) })}
        {...form.text("amount")}
      />
      <TextField
        label={t("payment.paidOn")}
        type="date"
        hint={paidOn && date(paidOn)}
        {...form.text("paidOn")}
      />
      <SelectField
        label={t("payment.method")}
        options={WAYS.map((each) => [each, t(`payment.method.${each}`)] as const)}
        value={form.draft.way}
        onChange={(chosen) => form.set({ way: chosen })}
        error={form.error("method")}
      />
      <TextField label={t("payment.reference")} autocomplete="off" {...form.text("reference")} />
    </Sheet>
  );
}

/** Asks why a payment is taken back. */
export function TakeBackSheet({ paper, onClose, onDone, payment }: SheetProps & { payment: string }) {
  const form = useForm({ reason: "" });
  const takeBack = async () => {
    const label = t("payment.takingBack", { number: paper.number });
    const input = { payment, reason: form.draft.reason };
    if (!(await form.send(CancelPaymentDocument, input, { subject: paper.id, label }))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("payment.takeBack")}
      sub={<span class="mono">{paper.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!form.draft.reason.trim()}
          busy={form.busy && t("payment.isTakingBack")}
          onClick={() => void takeBack()}
        >
          {t("payment.takeBack")}
        </Button>
      }
    >
      <p>{t("payment.takeBackWhat")}</p>
      <FormTrouble form={form} readAgain={onDone} />
      <TextArea label={t("paper.why")} {...form.text("reason")} />
    </Sheet>
  );
}
