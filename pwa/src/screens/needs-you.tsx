/** What waits for the person: each decision by itself, all else counted, with the way to the list of it. */
import type { ComponentChildren } from "preact";
import { type Loaded, useQuery } from "../data.ts";
import type { State } from "../feedback.ts";
import { dayAfter, daysBetween, localDay, money } from "../format.ts";
import { type AttentionKind, NeedsYouDocument, type NeedsYouQuery } from "../gql/graphql.ts";
import { hrefOf } from "../links.ts";
import { tracks, viewer } from "../session.ts";
import { t } from "../texts/index.ts";
import type { IconName } from "../ui/icon-names.ts";
import { List, Row, Section } from "../ui/lists.tsx";

type Item = NeedsYouQuery["attention"][number];
type Node = Item["first"][number];

/** Days before its end at which a lot needs someone. */
const URGENT = 7;

/** How the rows of a kind look, and where all of it stands. */
const LOOKS: Record<AttentionKind, readonly [icon: IconName, state: State, list: (today: string) => string]> =
  {
    RECALLS_TO_CONFIRM: ["megaphone", "recalled", () => "/recalls"],
    ORDERS_TO_APPROVE: ["hourglass", "pending", () => "/orders?show=draft"],
    PURCHASES_TO_CONFIRM: ["clipboard-list", "pending", () => "/orders?show=draft"],
    SALES_TO_CONFIRM: ["clipboard-list", "pending", () => "/sales?show=draft"],
    PURCHASES_NOT_UNDER_WAY: ["triangle-alert", "refused", () => "/orders?show=idle"],
    SALES_NOT_UNDER_WAY: ["triangle-alert", "refused", () => "/sales?show=idle"],
    LATE_RECEIPTS: ["clock-alert", "refused", () => "/transfers?show=late&kind=RECEIPT"],
    LATE_DELIVERIES: ["clock-alert", "refused", () => "/transfers?show=late&kind=DELIVERY"],
    LATE_RETURNS: ["clock-alert", "refused", () => "/transfers?show=late"],
    LATE_INTERNAL: ["clock-alert", "refused", () => "/transfers?show=late&kind=INTERNAL"],
    OVERDUE_BILLS: ["receipt-text", "refused", () => "/bills?show=overdue"],
    OVERDUE_INVOICES: ["receipt-text", "refused", () => "/invoices?show=overdue"],
    EXPIRED_LOTS: ["calendar-x", "expired", (today) => `/lots?until=${dayAfter(today, -1)}`],
    EXPIRING_LOTS: [
      "calendar-clock",
      "expired",
      (today) => `/lots?from=${today}&until=${dayAfter(today, URGENT)}`,
    ],
    HELD_LOTS: ["hand", "hold", () => "/lots?stock=held"],
  };

/** Told one by one. */
const DECISIONS: readonly AttentionKind[] = [
  "RECALLS_TO_CONFIRM",
  "ORDERS_TO_APPROVE",
  "PURCHASES_TO_CONFIRM",
  "SALES_TO_CONFIRM",
  "PURCHASES_NOT_UNDER_WAY",
  "SALES_NOT_UNDER_WAY",
];

export const useNeeds = () => useQuery(NeedsYouDocument, { days: URGENT });

/** Nothing at all where all is well. */
export function NeedsYou({ of: { data } }: { of: Loaded<NeedsYouQuery> }) {
  const today = viewer.value?.today ?? localDay(new Date());
  const items = data?.attention.filter(({ kind }) => tracks.value || !kind.endsWith("_LOTS")) ?? [];
  if (items.length === 0) return null;
  const things = items.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section title={t("home.needsYou")} aside={t("home.things", { n: things })}>
      <List>
        {items.map((item) =>
          DECISIONS.includes(item.kind) ? (
            <Decisions key={item.kind} item={item} today={today} />
          ) : (
            <Counted key={item.kind} item={item} today={today} />
          ),
        )}
      </List>
    </Section>
  );
}

const textOf = (kind: AttentionKind, n: number) => t(`home.${kind}`, { n, days: URGENT });

interface ItemProps {
  item: Item;
  today: string;
}

/** Orders and recalls to look at one by one, and the way to the rest. */
function Decisions({ item: { kind, count, first }, today }: ItemProps) {
  const [icon, state, list] = LOOKS[kind];
  return (
    <>
      {first.map((each) => {
        const asked = askedOf(kind, each);
        return (
          asked && (
            <Row
              key={each.id}
              icon={icon}
              state={state}
              href={hrefOf(each) ?? list(today)}
              title={asked.title}
            >
              {asked.about}
            </Row>
          )
        );
      })}
      {count > first.length && <Row href={list(today)} title={textOf(kind, count)} />}
    </>
  );
}

/** What is to be decided, and about what. */
function askedOf(kind: AttentionKind, node: Node): { title: string; about: string } | null {
  if (node.__typename === "Recall")
    return { title: t("home.agree", { number: node.number }), about: node.reason };
  if (!("total" in node)) return null;
  return {
    title: t(titleOf(kind, node.__typename), { number: node.number }),
    about: `${node.partner.name} · ${money(node.total, node.currency)}`,
  };
}

function titleOf(kind: AttentionKind, type: "PurchaseOrder" | "SalesOrder") {
  if (kind.endsWith("_NOT_UNDER_WAY")) return "home.notUnderWay";
  return kind === "ORDERS_TO_APPROVE" ? "home.approve" : (`home.confirm.${type}` as const);
}

function Counted({ item: { kind, count, first }, today }: ItemProps) {
  const [icon, state, list] = LOOKS[kind];
  return (
    <Row icon={icon} state={state} href={list(today)} title={textOf(kind, count)}>
      <Some kind={kind} nodes={first} more={count > first.length} today={today} />
    </Row>
  );
}

interface SomeProps {
  kind: AttentionKind;
  nodes: readonly Node[];
  more: boolean;
  today: string;
}

/** The first few by name. */
function Some({ kind, nodes, more, today }: SomeProps) {
  const named: ComponentChildren[] = nodes.map((node, at) => [at > 0 && " · ", nameOf(kind, node, today)]);
  return (
    <>
      {named}
      {more && " …"}
    </>
  );
}

/** Also what makes it urgent, where that is not the same for all. */
function nameOf(kind: AttentionKind, node: Node, today: string): ComponentChildren {
  if (node.__typename === "Transfer")
    return [node.with?.name ?? node.number, t("home.lateBy", { n: daysBetween(node.dueOn, today) })].join(
      ", ",
    );
  if (node.__typename !== "Lot") return null;
  const why = kind === "HELD_LOTS" && (node.holds[0] ?? node.decision)?.reason;
  return (
    <>
      {node.product.name} <span class="mono">{node.number}</span>
      {why && `, ${why}`}
    </>
  );
}
