import { useQuery } from "../../data.ts";
import { date, quantity } from "../../format.ts";
import { NewestBillOfMaterialsDocument } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { materialsPage } from "./list.tsx";

/** What a chosen product is made of, or that nobody has said so yet. */
export function MadeOf({ product }: { product: string }) {
  const { data } = useQuery(NewestBillOfMaterialsDocument, { product });
  if (!data) return null;
  const [bill] = data.bills.nodes;
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
