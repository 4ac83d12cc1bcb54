/** Links to the page of a lot, as labels of ours say them: {server}/l/{product}?n={number}, signed where the page is public.
 * The server decides whose it is. */

const PAGE =
  /^(?:https?:\/\/[^/?#\s]+)?\/l\/[1-9][0-9]{0,17}\?n=((?:[^&#%\s]|%[0-9a-f]{2})+)(?:&s=[A-Za-z0-9_-]{16})?(?:&staff)?$/i;

/** The number of the lot that an address names; null for any other address. */
export function numberLinked(address: string): string | null {
  const [, coded] = PAGE.exec(address) ?? [];
  if (coded === undefined) return null;
  try {
    return decodeURIComponent(coded);
  } catch {
    return null; // no text
  }
}
