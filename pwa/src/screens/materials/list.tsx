import { date, quantity } from "../../format.ts";
import {
  type BillOfMaterialsRowFragment,
  type BillOfMaterialsState,
  BillsOfMaterialsDocument,
} from "../../gql/graphql.ts";
import { show } from "../../listed.ts";
import { usePages } from "../../pages.ts";
import { place } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";

const NOW: readonly BillOfMaterialsState[] = ["IN_USE", "UPCOMING"];

export const materialsPage = (id: string) => `/materials/${encodeURIComponent(id)}`;

/** What products are made of: what is in use, and what will be. */
export function MaterialsScreen() {
  useOpenScan();
  const search = place.value.searchParams.get("search") ?? "";
  const asked = { filter: { states: [...NOW], ...(search && { search }) } };
  const bills = usePages(BillsOfMaterialsDocument, asked, (data) => data.bills);
  return (
    <Frame
      title={t("materials.title")}
      back="/make"
      dock={
        may("MANAGER") && (
          <Button kind="primary" icon="plus" href="/materials/new">
            {t("materials.new")}
          </Button>
        )
      }
    >
      <SearchBox
        label={t("materials.search")}
        value={search}
        onSearch={(text) => show({ search: text })}
        beside={<ListFile list="BILLS_OF_MATERIALS" of={bills} />}
      />
      <Paged
        of={bills}
        empty={
          <Empty icon="clipboard-list" title={t(search ? "materials.noneFit" : "materials.none")}>
            {!search && t("materials.noneNext")}
          </Empty>
        }
      >
        {(bill) => <BillRow key={bill.id} bill={bill} />}
      </Paged>
    </Frame>
  );
}

/** One bill, called by what it makes. */
export const BillRow = ({ bill }: { bill: BillOfMaterialsRowFragment }) => (
  <Row
    href={materialsPage(bill.id)}
    title={bill.product.name}
    end={<b>{quantity(bill.quantity, bill.product.unit.symbol)}</b>}
  >
    {t("materials.revisionFrom", { revision: bill.revision, day: date(bill.validFrom) })}
    {" · "}
    {bill.state !== "IN_USE" && `${t(`billState.${bill.state}`)} · `}
    {bill.components.map(({ product }) => product.name).join(", ")}
  </Row>
);
