/** What may be decided about an order, in its dock. */
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { waits, within } from "./approval.tsx";
import { cancelText } from "./cancel-sheet.tsx";
import { type AnyOrder, OPENS, pageOf, type Side } from "./sides.ts";

interface DecisionProps {
  side: Side;
  order: AnyOrder;
  busy: boolean;
  onConfirm: () => void;
  onMakeAgain: () => void;
  onCancel: () => void;
  onDecline: () => void;
}

/** Whether there is something left to decide, by whoever is signed in. */
export const isOpen = ({ state }: AnyOrder) => may("OPERATOR") && state !== "DONE" && state !== "CANCELLED";

/** What may be done with it now; nothing is left of a done or cancelled order. */
export function Decision(props: DecisionProps) {
  const { side, order, busy, onCancel, onDecline, onMakeAgain } = props;
  const { id, state, transfers } = order;
  const open = transfers.find((each) => each.state === "READY" && each.operationType.kind === OPENS[side]);
  return (
    <div class="dock-pair">
      {may("MANAGER") &&
        (waits(order) ? (
          <Button onClick={onDecline}>{t("approval.decline")}</Button>
        ) : (
          <Button onClick={onCancel}>{cancelText(side, state)}</Button>
        ))}
      <Button icon="pencil" href={`${pageOf(side, id)}/edit`}>
        {t("act.edit")}
      </Button>
      {state === "DRAFT" && <Confirm {...props} />}
      {open && (
        <Button kind="primary" icon="package-open" href={`/transfers/${encodeURIComponent(open.id)}`}>
          {t(`${side}.openTransfer`)}
        </Button>
      )}
      {order.notUnderWay > 0 && (
        <Button
          kind="primary"
          icon="package-open"
          busy={busy && t("order.isMakingAgain")}
          onClick={onMakeAgain}
        >
          {t(`${side}.makeAgain`)}
        </Button>
      )}
    </div>
  );
}

/** Confirms it, or asks for the approval that it needs, once. */
function Confirm({ order, busy, onConfirm }: DecisionProps) {
  const common = { kind: "primary", disabled: order.lines.totalCount === 0, onClick: onConfirm } as const;
  if (within(order))
    return (
      <Button {...common} icon="check" busy={busy && t("order.isConfirming")}>
        {t(waits(order) ? "approval.approve" : "order.confirm")}
      </Button>
    );
  if (waits(order)) return null;
  return (
    <Button {...common} icon="hand" busy={busy && t("approval.isAsking")}>
      {t("approval.ask")}
    </Button>
  );
}
