/** Purchase orders above the limit of whoever wants them: who waits for whom, and the decision against it. */
import { moment } from "../../format.ts";
import { DeclineOrderDocument } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import { ReasonSheet } from "../../ui/reason-sheet.tsx";
import type { AnyOrder, ListedOrder } from "./sides.ts";

/** Whether an order waits for someone who may confirm it; orders of customers never do. */
export const waits = (order: AnyOrder | ListedOrder) =>
  "approvalAskedAt" in order && order.approvalAskedAt !== null;

/** Whether whoever looks may confirm an order of this total. */
export const within = (order: AnyOrder) => !("leastRole" in order) || may(order.leastRole);

export function ApprovalNotice({ order }: { order: AnyOrder }) {
  if (!("leastRole" in order)) return null;
  const { approvalAskedAt: at, approvalAskedBy: by, declinedReason: why, leastRole } = order;
  if (why) return <Notice state="refused" icon="ban" title={t("approval.declined", { why })} />;
  if (!at) return null;
  const role = t(`role.${leastRole}`);
  return (
    <Notice state="pending" icon="hourglass" title={t("approval.waits", { role })}>
      {by && t("approval.askedBy", { name: by.name, when: moment(at) })}
    </Notice>
  );
}

interface DeclineSheetProps {
  order: AnyOrder;
  onClose: () => void;
  onDone: () => void;
}

/** Says no to an order that waits; asks why. */
export const DeclineSheet = ({ order, ...answered }: DeclineSheetProps) => (
  <ReasonSheet
    number={order.number}
    verb={t("approval.decline")}
    going={t("approval.isDeclining")}
    what={t("approval.declineWhat")}
    asks={t("order.reason")}
    send={(form) =>
      form.send(
        DeclineOrderDocument,
        { order: order.id, version: order.version, reason: form.draft.reason },
        { subject: order.id, label: t("approval.declining", { number: order.number }) },
      )
    }
    {...answered}
  />
);
