/** Purchase orders above the limit of whoever wants them: who waits for whom, and the decision against it. */
import { useForm } from "../../form.ts";
import { moment } from "../../format.ts";
import { DeclineOrderDocument } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
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
export function DeclineSheet({ order, onClose, onDone }: DeclineSheetProps) {
  const form = useForm({ reason: "" });
  const decline = async () => {
    const asked = { order: order.id, version: order.version, reason: form.draft.reason };
    const label = t("approval.declining", { number: order.number });
    if (!(await form.send(DeclineOrderDocument, asked, { subject: order.id, label }))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("approval.decline")}
      sub={<span class="mono">{order.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!form.draft.reason.trim()}
          busy={form.busy && t("approval.isDeclining")}
          onClick={() => void decline()}
        >
          {t("approval.decline")}
        </Button>
      }
    >
      <p>{t("approval.declineWhat")}</p>
      <FormTrouble form={form} readAgain={onDone} />
      <TextArea label={t("order.reason")} {...form.text("reason")} />
    </Sheet>
  );
}
