/** What stands on a paper, and how each line agrees with its order. */
import type { State } from "../../feedback.ts";
import { money, quantity } from "../../format.ts";
import type { ThreeWayMatch } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";
import { List, Row, Section } from "../../ui/lists.tsx";
import { counted, pricedFor } from "./draft.ts";
import type { AnyPaper, Side } from "./side.ts";

const LOOK: Record<ThreeWayMatch, { state: State; icon: IconName }> = {
  AGREES: { state: "ok", icon: "circle-check" },
  QUANTITY_ABOVE: { state: "refused", icon: "triangle-alert" },
  QUANTITY_BELOW: { state: "pending", icon: "hourglass" },
  PRICE_DIFFERS: { state: "wrong", icon: "triangle-alert" },
  MORE_THAN_ORDERED: { state: "wrong", icon: "triangle-alert" },
  NO_ORDER: { state: "offline", icon: "circle-plus" },
};

type Line = AnyPaper["lines"]["nodes"][number];

export const Lines = ({ side, paper: { lines, currency, state } }: { side: Side; paper: AnyPaper }) => (
  <Section title={t("paper.lines", { n: lines.totalCount })} aside={t("order.withoutTax", { currency })}>
    <List>
      {lines.nodes.map((line) => (
        <Row
          key={line.id}
          title={line.text}
          {...(line.product && { href: `/products/${encodeURIComponent(line.product.id)}` })}
          end={
            <>
              <b>{money(line.net, currency)}</b>
              {state !== "CANCELLED" && (
                <StateWord {...LOOK[line.match]}>{t(`paper.match.${line.match}`)}</StateWord>
              )}
            </>
          }
        >
          {counted(line)}, {pricedFor(line, currency)}
          {line.ordered && (
            <>
              <br />
              {threeWay(side, line.ordered, line.product?.unit.symbol)}
            </>
          )}
        </Row>
      ))}
    </List>
    {lines.pageInfo.hasNextPage && (
      <p class="small muted">{t("order.moreLines", { n: lines.nodes.length })}</p>
    )}
  </Section>
);

/** Ordered, moved, billed, in the stock unit. */
const threeWay = ({ kind }: Side, { ordered, moved, billed }: NonNullable<Line["ordered"]>, unit?: string) =>
  t("paper.threeWay", {
    ordered: quantity(ordered, unit),
    moved: t(`${kind}.moved`, { n: quantity(moved) }),
    billed: t(`${kind}.billed`, { n: quantity(billed) }),
  });
