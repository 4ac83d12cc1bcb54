import { useForm } from "../../form.ts";
import { CancelOrderDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

export interface CancelSheetProps {
  order: { id: string; number: string; version: number };
  onClose: () => void;
  onDone: () => void;
}

/** Gives up what has not come yet; asks why. */
export function CancelSheet({ order, onClose, onDone }: CancelSheetProps) {
  const form = useForm({ reason: "" });
  const cancel = async () => {
    const done = await form.send(
      CancelOrderDocument,
      { order: order.id, version: order.version, reason: form.draft.reason },
      { subject: order.id, label: t("order.cancelling", { number: order.number }) },
    );
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("order.cancel")}
      sub={<span class="mono">{order.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!form.draft.reason.trim()}
          busy={form.busy && t("order.isCancelling")}
          onClick={() => void cancel()}
        >
          {t("order.cancel")}
        </Button>
      }
    >
      <p>{t("order.cancelWhat")}</p>
      <FormTrouble form={form} readAgain={onDone} />
      <TextArea label={t("order.reason")} {...form.text("reason")} />
    </Sheet>
  );
}
