import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { CategoriesDocument, type CategoryFactsFragment, SaveCategoryDocument } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Empty, List, Row } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { type Branch, branches, possibleParents } from "./category-tree.ts";
import { FormSheet } from "./form-sheet.tsx";
import { Kept } from "./kept.tsx";
import { StrategyField } from "./strategy-field.tsx";

/** Groups of products that share rules, as a tree. */
export function CategoriesScreen() {
  const loaded = useQuery(CategoriesDocument);
  const mine = may("MANAGER");
  const all = branches(loaded.data?.categories ?? []);
  return (
    <Kept<CategoryFactsFragment>
      title={t("settings.categories")}
      add={mine && t("categories.new")}
      reload={loaded.reload}
      sheet={({ thing, ...answered }) => <CategorySheet category={thing} all={all} {...answered} />}
    >
      {(open) => (
        <div class="stack page-narrow">
          <ShowLoaded of={loaded}>{() => <Tree of={all} {...(mine && { onOpen: open })} />}</ShowLoaded>
        </div>
      )}
    </Kept>
  );
}

interface TreeProps {
  of: readonly Branch[];
  /** Absent for who may not change them. */
  onOpen?: (category: CategoryFactsFragment) => void;
}

const Tree = ({ of, onOpen }: TreeProps) =>
  of.length === 0 ? (
    <Empty icon="package" title={t("categories.none")}>
      {t("categories.noneNext")}
    </Empty>
  ) : (
    <List>
      {of.map(({ category, path }) => (
        <Row key={category.id} title={path} {...(onOpen && { onClick: () => onOpen(category) })}>
          {category.removalStrategy
            ? t(`strategy.${category.removalStrategy}`)
            : t(category.parent ? "strategy.above" : "strategy.place")}
        </Row>
      ))}
    </List>
  );

interface CategorySheetProps {
  /** Null for a new one. */
  category: CategoryFactsFragment | null;
  all: readonly Branch[];
  onClose: () => void;
  onDone: () => void;
}

function CategorySheet({ category, all, onClose, onDone }: CategorySheetProps) {
  const form = useForm({
    name: category?.name ?? "",
    parent: category?.parent?.id ?? "",
    removalStrategy: category?.removalStrategy ?? null,
  });
  const { name, parent, removalStrategy } = form.draft;
  const save = async () => {
    const done = await form.send(
      SaveCategoryDocument,
      {
        ...(category && { category: category.id, version: category.version }),
        name,
        parent: parent || null,
        removalStrategy,
      },
      { subject: category?.id ?? "categories", label: t("category.changing", { name }) },
    );
    if (done) onDone();
  };
  return (
    <FormSheet
      title={category ? category.name : t("categories.new")}
      form={form}
      {...(!category && { verb: t("category.add") })}
      onSave={save}
      readAgain={onDone}
      onClose={onClose}
    >
      <TextField label={t("category.name")} {...form.text("name")} />
      <SelectField
        label={t("category.parent")}
        options={[
          ["", t("category.top")],
          ...possibleParents(all, category?.id ?? null).map((each) => [each.category.id, each.path] as const),
        ]}
        value={parent}
        onChange={(chosen) => form.set({ parent: chosen })}
        error={form.error("parent")}
      />
      <StrategyField
        value={removalStrategy}
        none={t(parent ? "strategy.above" : "strategy.place")}
        onChange={(chosen) => form.set({ removalStrategy: chosen })}
        error={form.error("removalStrategy")}
      />
    </FormSheet>
  );
}
