/** What of a recall under way is to be done next: more that is to be stopped, goods that may not go, those who must be
 * told, the lots, and what customers still have. */
import type { RecallLetterKind, RecallRecipientRowFragment } from "../../gql/graphql.ts";
import { may, person } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import type { Recall } from "./recall.tsx";
import { Agree, numbersSaid } from "./widenings.tsx";

type Customer = Pick<RecallRecipientRowFragment, "partner" | "reachable" | "answered" | "settled">;
type Told = Pick<Recall, "kind" | "state" | "stopCount" | "openCount" | "post" | "products" | "widenings">;
export type Next = "agree" | "putBack" | "notify" | "call" | "vendors" | "decide" | "wait" | "close" | null;

/** Whether customers have some of it still. */
export const isOut = ({ products }: Pick<Recall, "products">): boolean =>
  products.some(({ stillOut }) => Number(stillOut) > 0);

/** Lots that another manager wants added, and this person can agree to; also his own, where two need not agree. */
const toAgree = ({ widenings }: Pick<Recall, "widenings">, two: boolean) =>
  may("MANAGER")
    ? widenings.find(({ asked, ended }) => !ended && !(two && asked.actor?.id === person.value))
    : undefined;

/** Whom no letter reaches and who has not answered; of those customers that are read. */
export const toCall = <T extends Customer>(customers: readonly T[], post: Told["post"]): T[] =>
  customers.filter(
    ({ partner, reachable, answered, settled }) =>
      partner && !answered && !settled && !(post?.on && reachable),
  );

/** The first that is open; null while it does not run. two: whether a second person has to agree to a real one. */
export function nextOf(recall: Told, customers: readonly Customer[], two: boolean): Next {
  const { kind, state, stopCount, openCount, post } = recall;
  if (state !== "STARTED") return null;
  if (toAgree(recall, two)) return "agree";
  if (kind === "REAL" && stopCount > 0) return "putBack";
  if (post?.on && post.toNotify > 0) return "notify";
  if (toCall(customers, post).length > 0) return "call";
  if (post?.on && post.vendorsToNotify > 0) return "vendors";
  if (openCount > 0) return "decide";
  return kind === "REAL" && isOut(recall) ? "wait" : "close";
}

interface NextJobProps {
  recall: Recall;
  two: boolean;
  customers: readonly RecallRecipientRowFragment[];
  next: Next;
  onSend: (kind: RecallLetterKind) => void;
  onOpen: (customer: RecallRecipientRowFragment) => void;
  onDone: () => void;
}

/** Said first on the page; what is next with the lots, the dock below says. */
export function NextJob({ recall, two, customers, next, onSend, onOpen, onDone }: NextJobProps) {
  const { stops, stopCount, post } = recall;
  const more = toAgree(recall, two);
  if (next === "agree" && more)
    return (
      <Notice
        state="pending"
        icon="hourglass"
        title={t(two ? "recall.next.agree" : "recall.next.add", { name: more.asked.actor?.name ?? "" })}
      >
        <div class="stack-s">
          <p class="breaks">{more.reason}</p>
          <p class="mono breaks">{numbersSaid(more.lots, more.namedCount)}</p>
          <Agree recall={recall} two={two} of={more} onDone={onDone} />
        </div>
      </Notice>
    );
  if (next === "putBack" && stops[0])
    return (
      <Notice state="refused" icon="hand" title={t("recall.nextPutBack", { n: stopCount })}>
        <Button kind="primary" href={`/transfers/${encodeURIComponent(stops[0].id)}`}>
          {t("recall.nextOpen", { number: stops[0].number })}
        </Button>
      </Notice>
    );
  if (!may("MANAGER")) return null;
  if (next === "notify" || next === "vendors") {
    const [kind, all, n] =
      next === "notify"
        ? (["NOTICE", "recall.notifyAll", post?.toNotify ?? 0] as const)
        : (["VENDOR", "recall.vendorsAll", post?.vendorsToNotify ?? 0] as const);
    return (
      <Notice state="pending" icon="megaphone" title={t(`recall.next.${next}`, { n })}>
        <Button kind="primary" icon="message-square" onClick={() => onSend(kind)}>
          {t(all, { n })}
        </Button>
      </Notice>
    );
  }
  if (next === "wait")
    return (
      <Notice state="pending" icon="hourglass" title={t("recall.next.wait")}>
        {t("recall.next.waitFor")}
      </Notice>
    );
  const [first, ...others] = toCall(customers, post);
  return next === "call" && first ? (
    <Notice state="pending" icon="megaphone" title={t("recall.nextCall", { n: others.length + 1 })}>
      <Button kind="primary" onClick={() => onOpen(first)}>
        {t("recall.nextTell", { name: first.partner?.name ?? "" })}
      </Button>
    </Notice>
  ) : null;
}
