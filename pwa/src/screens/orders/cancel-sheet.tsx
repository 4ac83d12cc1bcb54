import { useForm } from "../../form.ts";
import { CancelOrderDocument, CancelSaleDocument, type OrderState } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Side } from "./sides.ts";

export interface CancelSheetProps {
  side: Side;
  order: { id: string; number: string; version: number; state: OrderState };
  onClose: () => void;
  onDone: () => void;
}

/** A quotation is declined, an order cancelled. */
const isQuotation = (side: Side, state: OrderState) => side === "sale" && state === "DRAFT";

export const cancelText = (side: Side, state: OrderState) =>
  t(isQuotation(side, state) ? "sale.decline" : "order.cancel");

/** Gives up an order; asks why. */
export function CancelSheet({ side, order, onClose, onDone }: CancelSheetProps) {
  const form = useForm({ reason: "" });
  const cancel = async () => {
    const asked = { order: order.id, version: order.version, reason: form.draft.reason };
    const about = { subject: order.id, label: t("order.cancelling", { number: order.number }) };
    const done =
      side === "order"
        ? await form.send(CancelOrderDocument, asked, about)
        : await form.send(CancelSaleDocument, asked, about);
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={cancelText(side, order.state)}
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
          {cancelText(side, order.state)}
        </Button>
      }
    >
      <p>{t(isQuotation(side, order.state) ? "sale.declineWhat" : `${side}.cancelWhat`)}</p>
      <FormTrouble form={form} readAgain={onDone} />
      <TextArea label={t("order.reason")} {...form.text("reason")} />
    </Sheet>
  );
}
