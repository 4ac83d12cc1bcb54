/** Where the app shows a thing of the API. */

const PAGES: Record<string, string> = {
  Bill: "/bills",
  BillOfMaterials: "/materials",
  Invoice: "/invoices",
  Lot: "/lots",
  ManufacturingOrder: "/make",
  Product: "/products",
  PurchaseOrder: "/orders",
  SalesOrder: "/sales",
  Transfer: "/transfers",
  Location: "/places",
  Package: "/packages",
  Run: "/runs",
  Count: "/counts",
  Recall: "/recalls",
};

/** The address of its page; null for what has none. */
export function hrefOf({ __typename, id }: { __typename: string; id: string }): string | null {
  const page = PAGES[__typename];
  return page ? `${page}/${encodeURIComponent(id)}` : null;
}
