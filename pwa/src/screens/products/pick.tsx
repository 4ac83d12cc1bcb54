import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { quantity } from "../../format.ts";
import {
  type ProductFilter,
  ProductNameDocument,
  type ProductRowFragment,
  ProductsDocument,
  type Tracking,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Row } from "../../ui/lists.tsx";
import { PickField, PickSheet, type PickSheetProps } from "../../ui/picker.tsx";

const sheet = (
  filter: ProductFilter,
): Omit<PickSheetProps<ProductRowFragment>, "title" | "onClose" | "onPick"> => ({
  label: t("products.search"),
  usePages: (search) =>
    usePages(ProductsDocument, { filter: { ...filter, ...(search && { search }) } }, (data) => data.products),
  row: (product, pick) => (
    <Row
      key={product.id}
      onClick={pick}
      title={product.name}
      end={<b>{quantity(product.stock.onHand, product.unit.symbol)}</b>}
    >
      <span class="mono">{product.sku}</span> · {t(`tracking.${product.tracking}`)}
    </Row>
  ),
});

export interface ProductFieldProps {
  /** Name of the chosen one. */
  value: string | null;
  onPick: (product: ProductRowFragment) => void;
  filter?: ProductFilter;
  none?: string;
  error?: string | undefined;
  /** Product, when absent. */
  label?: string;
}

export const ProductField = ({ filter = {}, ...rest }: ProductFieldProps) => (
  <PickField label={t("product.title")} sheet={sheet(filter)} {...rest} />
);

export interface ProductSheetProps extends Pick<PickSheetProps<ProductRowFragment>, "onPick" | "onClose"> {
  filter?: ProductFilter;
}

export const ProductSheet = ({ filter = {}, ...props }: ProductSheetProps) => (
  <PickSheet title={t("product.choose")} {...sheet({ active: true, ...filter })} {...props} />
);

export interface Named {
  id: string;
  name: string;
  tracking: Tracking;
}

/** A chosen product that may be given by its id at first; null until one is known. */
export function useProductName(id: string | null): [Named | null, (product: Named) => void] {
  const [chosen, choose] = useState<Named | null>(null);
  const { data } = useQuery(ProductNameDocument, { id: id ?? "" });
  return [chosen ?? (id ? (data?.product ?? null) : null), choose];
}
