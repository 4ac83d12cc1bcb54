/** Lists whose address says what they show: it can be shared, and is there again on the way back. */
import { go, place } from "./router.ts";

/** An address with some of its parameters set, or taken away where the value is null or empty. */
export function withParams(url: URL, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  const asked = params.toString();
  return asked ? `${url.pathname}?${asked}` : url.pathname;
}

/** Show something else of the list; null or nothing takes a wish back. */
export const show = (changes: Record<string, string | null>) =>
  go(withParams(place.value, changes), { replace: true });

/** What the address asks for: one of the ways to show a list, the first of them unless it names another, and a search. */
export function askedOf<S extends string, F extends object, O>(ways: Record<S, { filter: F; sort: O }>) {
  const params = place.value.searchParams;
  const search = params.get("search") ?? "";
  const named = Object.keys(ways) as [S, ...S[]];
  const shown = named.find((each) => each === params.get("show")) ?? named[0];
  const { filter, sort } = ways[shown];
  return { search, shown, variables: { filter: { ...filter, ...(search && { search }) }, sort } };
}
