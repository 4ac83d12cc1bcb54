import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import {
  type LotDisposition,
  SetDispositionDocument,
  type SetDispositionMutation,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { useInsteadOf } from "./instead.ts";
import { Stopped, toldOf } from "./stopped.tsx";

interface DecideSheetProps {
  lot: { id: string; number: string; disposition: LotDisposition };
  onClose: () => void;
  onDone: () => void;
}

const DISPOSITIONS: readonly LotDisposition[] = ["RELEASED", "QUARANTINE", "REJECTED"];

/** Says what is decided about a lot, whatever holds there are; asks why. */
export function DecideSheet({ lot, onClose, onDone }: DecideSheetProps) {
  const others = DISPOSITIONS.filter((each) => each !== lot.disposition);
  const form = useForm({ reason: "" });
  const [disposition, choose] = useState(others[0] ?? "RELEASED");
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const { send, meanIt } = useInsteadOf(form, async (insteadOf) => {
    const done = await form.send(
      SetDispositionDocument,
      { lots: [lot.id], disposition, reason: form.draft.reason, insteadOf },
      { subject: lot.id, label: t("decide.label", { number: lot.number }) },
    );
    if (!done) return;
    onDone();
    const told = toldOf(done as SetDispositionMutation["setDisposition"]);
    if (told) setStopped(told);
    else onClose();
  });
  if (stopped) return <Stopped of={stopped} name={lot.number} onClose={onClose} />;
  return (
    <Sheet
      title={t("decide.title")}
      sub={<span class="mono">{lot.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!form.draft.reason.trim()}
          busy={form.busy && t("decide.going")}
          onClick={send}
        >
          {t(`decide.do.${disposition}`)}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} meanIt={meanIt} />
      <SelectField
        label={t("decide.what")}
        hint={t(`decide.means.${disposition}`)}
        value={disposition}
        onChange={choose}
        options={others.map((each) => [each, t(`status.${each}`)] as const)}
      />
      <TextArea label={t("hold.reason")} {...form.text("reason")} />
    </Sheet>
  );
}
