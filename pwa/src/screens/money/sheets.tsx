/** Small decisions about a bill or invoice: give a draft up, register a payment, take one back. */
import { type Form, orNull, useForm } from "../../form.ts";
import { date, localDay, money } from "../../format.ts";
import { CancelPaymentDocument, RegisterPaymentDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { ReasonSheet } from "../../ui/reason-sheet.tsx";
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
export const GiveUpSheet = ({ side, paper, ...answered }: SheetProps & { side: Side }) => (
  <ReasonSheet
    number={paper.number}
    verb={t("paper.cancel")}
    going={t("paper.isCancelling")}
    what={t("paper.cancelWhat")}
    asks={t("paper.why")}
    send={(form) =>
      side.cancel(form, paper, form.draft.reason, t("paper.cancelling", { number: paper.number }))
    }
    {...answered}
  />
);

const WAYS = ["transfer", "debit", "card", "cash"] as const;
type Way = (typeof WAYS)[number];

interface Payable extends Paper {
  kind: "DEMAND" | "CREDIT_NOTE";
  due: string;
  currency: string;
}

interface PaymentDraft {
  amount: string;
  paidOn: string;
  way: Way;
  reference: string;
}

const inputOf = (paper: Paper, { amount, paidOn, way, reference }: PaymentDraft) => ({
  paper: paper.id,
  ...(amount.trim() && { amount: decimal(amount) ?? amount }),
  paidOn,
  method: t(`payment.method.${way}`),
  reference: orNull(reference),
});

/** All that is due unless less is typed. */
export function PaymentSheet({ paper, onClose, onDone }: SheetProps<Payable>) {
  const draft: PaymentDraft = {
    amount: paper.due,
    paidOn: localDay(new Date()),
    way: "transfer",
    reference: "",
  };
  const form = useForm(draft);
  const register = async () => {
    const input = inputOf(paper, form.draft);
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
      <PaymentFields form={form} paper={paper} />
    </Sheet>
  );
}

const PaymentFields = ({ form, paper }: { form: Form<PaymentDraft>; paper: Payable }) => (
  <>
    <NumberField
      label={t("payment.amount")}
      hint={t("paper.due", { amount: money(paper.due, paper.currency) })}
      {...form.text("amount")}
    />
    <TextField
      label={t("payment.paidOn")}
      type="date"
      hint={form.draft.paidOn && date(form.draft.paidOn)}
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
  </>
);

/** Asks why a payment is taken back. */
export const TakeBackSheet = ({ paper, payment, ...answered }: SheetProps & { payment: string }) => (
  <ReasonSheet
    number={paper.number}
    verb={t("payment.takeBack")}
    going={t("payment.isTakingBack")}
    what={t("payment.takeBackWhat")}
    asks={t("paper.why")}
    send={(form) =>
      form.send(
        CancelPaymentDocument,
        { payment, reason: form.draft.reason },
        { subject: paper.id, label: t("payment.takingBack", { number: paper.number }) },
      )
    }
    {...answered}
  />
);
