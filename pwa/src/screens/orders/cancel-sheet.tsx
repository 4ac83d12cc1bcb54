import { CancelOrderDocument, CancelSaleDocument, type OrderState } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { type ReasonForm, ReasonSheet } from "../../ui/reason-sheet.tsx";
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
export function CancelSheet({ side, order, ...answered }: CancelSheetProps) {
  const cancel = (form: ReasonForm) => {
    const asked = { order: order.id, version: order.version, reason: form.draft.reason };
    const about = { subject: order.id, label: t("order.cancelling", { number: order.number }) };
    return side === "order"
      ? form.send(CancelOrderDocument, asked, about)
      : form.send(CancelSaleDocument, asked, about);
  };
  return (
    <ReasonSheet
      number={order.number}
      verb={cancelText(side, order.state)}
      going={t("order.isCancelling")}
      what={t(isQuotation(side, order.state) ? "sale.declineWhat" : `${side}.cancelWhat`)}
      asks={t("order.reason")}
      send={cancel}
      {...answered}
    />
  );
}
