/** Categories as a tree: each below the group above it, in the order of their names. */
import type { CategoryFactsFragment } from "../../gql/graphql.ts";

export interface Branch {
  category: CategoryFactsFragment;
  /** Names from the top, such as Food / Dry goods. */
  path: string;
}

/** Every category behind the one above it. */
export function branches(categories: readonly CategoryFactsFragment[]): Branch[] {
  const below = (parent: string | null, above: string): Branch[] =>
    categories
      .filter((each) => (each.parent?.id ?? null) === parent)
      .flatMap((category) => {
        const path = above ? `${above} / ${category.name}` : category.name;
        return [{ category, path }, ...below(category.id, path)];
      });
  return below(null, "");
}

/** Those that may be above a category: not itself, and none below it. */
export function possibleParents(all: readonly Branch[], category: string | null): Branch[] {
  const barred = new Set<string | null>(category === null ? [] : [category]);
  return all.filter(({ category: { id, parent } }) => {
    if (parent && barred.has(parent.id)) barred.add(id);
    return !barred.has(id);
  });
}
