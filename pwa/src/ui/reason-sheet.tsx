/** Something is given up, declined or taken back: what that means, and why it is done. */
import { type Form, useForm } from "../form.ts";
import { Button } from "./basics.tsx";
import { TextArea } from "./choosing.tsx";
import { Sheet } from "./overlay.tsx";
import { FormTrouble, type Meant, useMeant } from "./trouble.tsx";

export type ReasonForm = Form<{ reason: string }>;

interface ReasonSheetProps {
  /** Of the document. */
  number: string;
  /** What is done, on the button too, and while it is on its way. */
  verb: string;
  going: string;
  /** What it means, in a sentence. */
  what: string;
  asks: string;
  /** Sends it with the reason in the form, and with what is meant; null or false when it was refused, which the form then tells. */
  send: (form: ReasonForm, said: { readonly [what in Meant]?: true }) => Promise<object | boolean | null>;
  onClose: () => void;
  onDone: () => void;
}

export function ReasonSheet({ number, verb, going, what, asks, send, onClose, onDone }: ReasonSheetProps) {
  const form = useForm({ reason: "" });
  const { send: go, meanIt } = useMeant(async (said) => {
    if (!(await send(form, said))) return;
    onDone();
    onClose();
  });
  return (
    <Sheet
      title={verb}
      sub={<span class="mono">{number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!form.draft.reason.trim()}
          busy={form.busy && going}
          onClick={go}
        >
          {verb}
        </Button>
      }
    >
      <p>{what}</p>
      <FormTrouble form={form} readAgain={onDone} meanIt={meanIt} />
      <TextArea label={asks} {...form.text("reason")} />
    </Sheet>
  );
}
