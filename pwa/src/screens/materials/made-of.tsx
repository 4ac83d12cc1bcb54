import { useQuery } from "../../data.ts";
import { date, localDay, quantity } from "../../format.ts";
import { BillsOfMaterialsNowDocument } from "../../gql/graphql.ts";
import { may, viewer } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { materialsPage } from "./list.tsx";

/** What a chosen product is made of when it is due, or that nobody has said so yet. */
export function MadeOf({ product, due }: { product: string; due: string }) {
  const today = viewer.value?.today ?? localDay(new Date());
  const { data } = useQuery(BillsOfMaterialsNowDocument, { product });
  if (!data) return null;
  const byDay = data.bills.nodes.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  const bill = byDay.findLast(({ validFrom }) => validFrom <= (due || today));
  const [first] = byDay;
  if (!bill && first)
    return (
      <Notice
        state="unknown"
        icon="hourglass"
        title={t("materials.upcomingWhat", { day: date(first.validFrom) })}
      />
    );
  if (!bill)
    return (
      <Notice state="unknown" title={t("materials.noneOfIt")}>
        {may("MANAGER") && <Button href="/materials/new">{t("materials.new")}</Button>}
      </Notice>
    );
  return (
    <div class="stack-s small">
      <p class="muted">
        <a href={materialsPage(bill.id)}>
          {t("materials.revisionFrom", { revision: bill.revision, day: date(bill.validFrom) })}
        </a>
        , {t("materials.makes", { quantity: quantity(bill.quantity, bill.product.unit.symbol) })}
      </p>
      <p>
        {bill.components
          .map((line) => `${quantity(line.quantity, line.product.unit.symbol)} ${line.product.name}`)
          .join(" · ")}
      </p>
    </div>
  );
}
