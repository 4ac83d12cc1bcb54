/** What of a recall under way is to be done next: goods that may not go, then those who must be told, then the lots. */
import type { RecallLetterKind, RecallRecipientRowFragment } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import type { Recall } from "./recall.tsx";

type Customer = Pick<RecallRecipientRowFragment, "partner" | "reachable" | "answered" | "settled">;
type Told = Pick<Recall, "kind" | "state" | "stopCount" | "openCount" | "post">;
export type Next = "putBack" | "notify" | "call" | "vendors" | "decide" | "close" | null;

/** Whom no letter reaches and who has not answered; of those customers that are read. */
export const toCall = <T extends Customer>(customers: readonly T[], post: Told["post"]): T[] =>
  customers.filter(
    ({ partner, reachable, answered, settled }) =>
      partner && !answered && !settled && !(post?.on && reachable),
  );

/** The first that is open; null while it does not run. */
export function nextOf(
  { kind, state, stopCount, openCount, post }: Told,
  customers: readonly Customer[],
): Next {
  if (state !== "STARTED") return null;
  if (kind === "REAL" && stopCount > 0) return "putBack";
  if (post?.on && post.toNotify > 0) return "notify";
  if (toCall(customers, post).length > 0) return "call";
  if (post?.on && post.vendorsToNotify > 0) return "vendors";
  return openCount > 0 ? "decide" : "close";
}

interface NextJobProps {
  recall: Recall;
  customers: readonly RecallRecipientRowFragment[];
  next: Next;
  onSend: (kind: RecallLetterKind) => void;
  onOpen: (customer: RecallRecipientRowFragment) => void;
}

/** Said first on the page; what is next with the lots, the dock below says. */
export function NextJob({
  recall: { stops, stopCount, post },
  customers,
  next,
  onSend,
  onOpen,
}: NextJobProps) {
  if (next === "putBack" && stops[0])
    return (
      <Notice state="refused" icon="hand" title={t("recall.nextPutBack", { n: stopCount })}>
        <Button kind="primary" href={`/transfers/${encodeURIComponent(stops[0].id)}`}>
          {stops[0].number}
        </Button>
      </Notice>
    );
  if (!may("MANAGER")) return null;
  if (next === "notify" || next === "vendors") {
    const [kind, all, n] =
      next === "notify"
        ? (["NOTICE", "recall.sendNotices", post?.toNotify ?? 0] as const)
        : (["VENDOR", "recall.sendVendors", post?.vendorsToNotify ?? 0] as const);
    return (
      <Notice state="pending" icon="megaphone" title={t(`recall.next.${next}`, { n })}>
        <Button kind="primary" icon="message-square" onClick={() => onSend(kind)}>
          {t(all, { n })}
        </Button>
      </Notice>
    );
  }
  const [first, ...more] = toCall(customers, post);
  return next === "call" && first ? (
    <Notice state="pending" icon="megaphone" title={t("recall.nextCall", { n: more.length + 1 })}>
      <Button kind="primary" onClick={() => onOpen(first)}>
        {first.partner?.name}
      </Button>
    </Notice>
  ) : null;
}
