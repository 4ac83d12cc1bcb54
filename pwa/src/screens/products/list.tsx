import { quantity } from "../../format.ts";
import { type ProductFilter, ProductsDocument } from "../../gql/graphql.ts";
import { show } from "../../listed.ts";
import { usePages } from "../../pages.ts";
import { place } from "../../router.ts";
import { may, tracks } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";

const SHOWN = ["active", "onHand", "archived"] as const;
type Shown = (typeof SHOWN)[number];

const FILTER: Record<Shown, ProductFilter> = {
  active: { active: true },
  onHand: { active: true, onHand: true },
  archived: { active: false },
};

export function ProductsScreen() {
  useOpenScan();
  const params = place.value.searchParams;
  const search = params.get("search") ?? "";
  const shown = SHOWN.find((each) => each === params.get("show")) ?? "active";
  const filter = { ...FILTER[shown], ...(search && { search }) };
  const products = usePages(ProductsDocument, { filter }, (data) => data.products);
  return (
    <Frame
      title={t("nav.products")}
      back="/more"
      dock={
        may("MANAGER") && (
          <div class="dock-pair">
            <Button icon="package-plus" href="/opening">
              {t("opening.title")}
            </Button>
            <Button kind="primary" icon="plus" href="/products/new">
              {t("products.new")}
            </Button>
          </div>
        )
      }
    >
      <div class="stack">
        <SearchBox
          label={t("products.search")}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list="PRODUCTS" of={products} />}
        />
        <Chips
          label={t("list.show")}
          options={SHOWN.map((each) => [each, t(`products.${each}`)] as const)}
          value={shown}
          onChange={(next) => show({ show: next })}
        />
      </div>
      <Paged of={products} empty={<NoProducts searched={search !== "" || shown !== "active"} />}>
        {(product) => (
          <Row
            key={product.id}
            href={`/products/${encodeURIComponent(product.id)}`}
            title={product.name}
            end={<b>{quantity(product.stock.onHand, product.unit.symbol)}</b>}
          >
            <span class="mono">{product.sku}</span>
            {tracks.value && ` · ${t(`tracking.${product.tracking}`)}`}
          </Row>
        )}
      </Paged>
    </Frame>
  );
}

const NoProducts = ({ searched }: { searched: boolean }) => (
  <Empty icon="package" title={searched ? t("products.noneFit") : t("products.none")}>
    {searched ? t("products.noneFitNext") : t("products.noneNext")}
  </Empty>
);
