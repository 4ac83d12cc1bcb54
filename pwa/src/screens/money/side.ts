/** What differs between bills and invoices: where they are, and how they are written. */
import type { Form } from "../../form.ts";
import {
  type BillQuery,
  CancelBillDocument,
  CancelInvoiceDocument,
  CreateBillDocument,
  type CreateBillInput,
  CreateInvoiceDocument,
  type InvoiceQuery,
  PostBillDocument,
  PostInvoiceDocument,
  UpdateBillDocument,
  UpdateInvoiceDocument,
} from "../../gql/graphql.ts";

// biome-ignore lint/suspicious/noExplicitAny: a side writes with whatever form there is
type AnyForm = Form<any>;
export type AnyPaper = NonNullable<(BillQuery | InvoiceQuery)["paper"]>;

interface Named {
  id: string;
  number: string;
  version: number;
}
export type PaperInput = Omit<CreateBillInput, "operationId" | "order" | "credits">;

export interface Side {
  /** Its words begin with this. */
  kind: "bill" | "invoice";
  page: string;
  orders: string;
  /** The new paper's id; null when it was refused, which the form then tells. */
  create: (
    form: AnyForm,
    on: { order: string; credits?: string },
    input: PaperInput,
    label: string,
  ) => Promise<string | null>;
  update: (form: AnyForm, paper: Named, input: PaperInput, label: string) => Promise<boolean>;
  post: (form: AnyForm, paper: Named, label: string) => Promise<boolean>;
  cancel: (form: AnyForm, paper: Named, reason: string, label: string) => Promise<boolean>;
}

export const BILLS: Side = {
  kind: "bill",
  page: "/bills",
  orders: "/orders",
  create: async (form, on, input, label) => {
    const done = await form.send(CreateBillDocument, { ...on, ...input }, { subject: on.order, label });
    return done?.bill.id ?? null;
  },
  update: async (form, { id, version }, input, label) =>
    Boolean(await form.send(UpdateBillDocument, { bill: id, version, ...input }, { subject: id, label })),
  post: async (form, { id, version }, label) =>
    Boolean(await form.send(PostBillDocument, { bill: id, version }, { subject: id, label })),
  cancel: async (form, { id, version }, reason, label) =>
    Boolean(await form.send(CancelBillDocument, { bill: id, version, reason }, { subject: id, label })),
};

export const INVOICES: Side = {
  kind: "invoice",
  page: "/invoices",
  orders: "/sales",
  create: async (form, on, { vendorNumber: _, ...input }, label) => {
    const done = await form.send(CreateInvoiceDocument, { ...on, ...input }, { subject: on.order, label });
    return done?.invoice.id ?? null;
  },
  update: async (form, { id, version }, { vendorNumber: _, ...input }, label) =>
    Boolean(
      await form.send(UpdateInvoiceDocument, { invoice: id, version, ...input }, { subject: id, label }),
    ),
  post: async (form, { id, version }, label) =>
    Boolean(await form.send(PostInvoiceDocument, { invoice: id, version }, { subject: id, label })),
  cancel: async (form, { id, version }, reason, label) =>
    Boolean(await form.send(CancelInvoiceDocument, { invoice: id, version, reason }, { subject: id, label })),
};

export const pageOf = (side: Side, id: string) => `${side.page}/${encodeURIComponent(id)}`;
