/** The two sides of trade share their screens: what we order from vendors, and what customers order of us. */
import type { OrderQuery, OrdersQuery, SaleQuery, SalesQuery } from "../../gql/graphql.ts";

/** Also the beginning of the names of its texts. */
export type Side = "order" | "sale";

export type ListedOrder = (OrdersQuery | SalesQuery)["orders"]["nodes"][number];
export type AnyOrder = NonNullable<(OrderQuery | SaleQuery)["order"]>;
export type AnyLine = AnyOrder["lines"]["nodes"][number];

export const PATH = { order: "/orders", sale: "/sales" } as const;

/** The kind of transfer that an order of the side opens; those of other kinds take goods back. */
export const OPENS = { order: "RECEIPT", sale: "DELIVERY" } as const;

export const pageOf = (side: Side, id: string) => `${PATH[side]}/${encodeURIComponent(id)}`;
