import { useQuery } from "../../data.ts";
import { CategoriesDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { SelectField } from "../../ui/choosing.tsx";
import { branches } from "./category-tree.ts";

interface CategoryFieldProps {
  /** Id; empty for none. */
  value: string;
  onChange: (category: string) => void;
  error: string | undefined;
}

/** One of all categories, or none. */
export function CategoryField({ value, onChange, error }: CategoryFieldProps) {
  const { data } = useQuery(CategoriesDocument);
  return (
    <SelectField
      label={t("product.category")}
      options={[
        ["", t("value.none")],
        ...branches(data?.categories ?? []).map(({ category, path }) => [category.id, path] as const),
      ]}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
