/** What a thing of a trace is called, and how it looks: words, icon and state, the same in the graph and in the list. */
import type { State } from "../../feedback.ts";
import { daysBetween, localDay, quantity } from "../../format.ts";
import type { LotStatus, TraceThingFragment } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { operationName } from "../../operations.ts";
import { t } from "../../texts/index.ts";
import type { IconName } from "../../ui/icon-names.ts";

export interface Sign {
  state: State;
  icon: IconName;
  word: string;
}

export interface Told {
  name: string;
  detail: string;
  /** In the mono face. */
  isNumber: boolean;
  /** What stops it, and what is not certain: the gravest first. */
  signs: readonly Sign[];
  href: string | null;
}

const SIGNS: Partial<Record<LotStatus, readonly [State, IconName]>> = {
  ON_HOLD: ["hold", "hand"],
  RECALLED: ["recalled", "megaphone"],
  QUARANTINE: ["pending", "hourglass"],
  REJECTED: ["refused", "ban"],
};

export function told({ subject, onHand, orderUncertain }: TraceThingFragment): Told {
  const uncertain: Sign[] = orderUncertain
    ? [{ state: "unknown", icon: "circle-question-mark", word: t("trace.orderUncertain") }]
    : [];
  if (subject.__typename === "Lot") {
    const { number, product, status, lastDay } = subject;
    const here = quantity(onHand ?? "0", product.unit.symbol);
    return {
      name: number,
      detail: `${t("trace.here", { quantity: here })}, ${product.name}`,
      isNumber: true,
      href: hrefOf(subject),
      signs: [...signsOf(status, lastDay), ...uncertain],
    };
  }
  const rest = { isNumber: true, href: hrefOf(subject), signs: uncertain };
  if (subject.__typename === "Operation")
    return { ...rest, name: operationName(subject.kind), detail: subject.reason ?? "", isNumber: false };
  if (subject.__typename === "Package")
    return { ...rest, name: subject.sscc, detail: t("trace.kind.PACKAGE") };
  if ("number" in subject) return { ...rest, name: subject.number, detail: kindOf(subject) };
  const name = subject.__typename === "Partner" ? subject.name : "";
  return { name, detail: t("trace.partner"), isNumber: false, href: null, signs: uncertain };
}

type Document = Exclude<Extract<TraceThingFragment["subject"], { number: string }>, { __typename: "Lot" }>;

function kindOf(document: Document): string {
  if (document.__typename === "Transfer") return t(`trace.kind.${document.operationType.kind}`);
  if (document.__typename === "Count") return t("trace.kind.COUNT");
  return `${t("trace.kind.MANUFACTURING")}, ${document.product.name}`;
}

function signsOf(status: LotStatus, lastDay: string | null): Sign[] {
  const [state, icon] = SIGNS[status] ?? [];
  if (state && icon) return [{ state, icon, word: t(`status.${status}`) }];
  if (lastDay && daysBetween(localDay(new Date()), lastDay) < 0)
    return [{ state: "expired", icon: "calendar-x", word: t("state.expired") }];
  return [];
}
