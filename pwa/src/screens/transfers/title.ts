/** What a transfer is called: by whom it is with, and one between our own places by where it goes. */
import { t } from "../../texts/index.ts";

interface Place {
  path: string;
}

interface Titled {
  partner?: { name: string } | null | undefined;
  operationType: { name: string; kind: string };
  destination: Place;
  onwardTo?: Place | null | undefined;
}

const endOf = ({ destination, onwardTo }: Titled) => (onwardTo ?? destination).path;

/** In the bar at the top, which has room for one place. */
export function titleOf(transfer: Titled): string {
  const { partner, operationType } = transfer;
  if (partner) return partner.name;
  return operationType.kind === "INTERNAL"
    ? t("transfers.to", { place: endOf(transfer) })
    : operationType.name;
}

/** In a list, where others like it stand beside it. */
export const rowTitleOf = (transfer: Titled & { source: Place }): string =>
  !transfer.partner && transfer.operationType.kind === "INTERNAL"
    ? t("transfers.way", { from: transfer.source.path, to: endOf(transfer) })
    : titleOf(transfer);
