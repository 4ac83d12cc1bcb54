import { useForm } from "../../form.ts";
import { CancelTransferDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Dialog } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Transfer } from "./detail.tsx";

export function CancelDialog({ transfer, onClose }: { transfer: Transfer; onClose: () => void }) {
  const form = useForm({ reason: "" });
  const { id, number, version } = transfer;
  const cancel = async () => {
    const input = { transfer: id, version, reason: form.draft.reason };
    const about = { subject: id, label: t("transfer.cancelLabel", { number }) };
    if (await form.send(CancelTransferDocument, input, about)) onClose();
  };
  return (
    <Dialog
      question={t("transfer.cancelQuestion", { number })}
      onClose={onClose}
      answers={
        <>
          <Button onClick={onClose}>{t("transfer.cancelKeep")}</Button>
          <Button kind="danger" busy={form.busy && t("transfer.cancelGo")} onClick={() => void cancel()}>
            {t("transfer.cancelGo")}
          </Button>
        </>
      }
    >
      <p>{t(transfer.shippedBy ? "transfer.cancelArrival" : "transfer.cancelAbout")}</p>
      <FormTrouble form={form} readAgain={onClose} />
      <TextField {...form.text("reason")} label={t("transfer.reason")} autocomplete="off" />
    </Dialog>
  );
}
