/** A bill of materials while it is written. Pure. */
import type {
  BillOfMaterialsFactsFragment,
  MaterialProductFragment,
  SaveBillOfMaterialsInput,
} from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

/** What is needed of a product to write it onto a bill. */
export type Material = Pick<MaterialProductFragment, "id" | "sku" | "name" | "unit">;

export interface LineDraft {
  /** For lists only. */
  key: number;
  product: Material;
  quantity: string;
  /** Percent; empty for none. Of components only. */
  loss: string;
  byProduct: boolean;
}

export interface BillDraft {
  product: Material | null;
  quantity: string;
  /** YYYY-MM-DD. */
  validFrom: string;
  lines: readonly LineDraft[];
}

export const nothing = (today: string): BillDraft => ({
  product: null,
  quantity: "1",
  validFrom: today,
  lines: [],
});

/** The next revision begins as the one that it is made from; of one that is still to come, on the same day. */
export const revised = (bill: BillOfMaterialsFactsFragment, today: string): BillDraft => ({
  product: bill.product,
  quantity: bill.quantity,
  validFrom: bill.validFrom > today ? bill.validFrom : today,
  lines: [
    ...bill.components.map((line) => ({
      ...line,
      loss: Number(line.loss) ? line.loss : "",
      byProduct: false,
    })),
    ...bill.byProducts.map((line) => ({ ...line, loss: "", byProduct: true })),
  ].map((line, key) => ({ ...line, key })),
});

/** A line more; a product that is there stays there once. */
export function withLine(
  lines: readonly LineDraft[],
  product: Material,
  byProduct: boolean,
): readonly LineDraft[] {
  if (lines.some((line) => line.product.id === product.id)) return lines;
  const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
  return [...lines, { key, product, quantity: "", loss: "", byProduct }];
}

export const changed = (lines: readonly LineDraft[], key: number, change: Partial<LineDraft>) =>
  lines.map((line) => (line.key === key ? { ...line, ...change } : line));

/** Where a line stands in what is sent: components and by-products are counted apart. */
export function pathOf(lines: readonly LineDraft[], line: LineDraft): string {
  const alike = lines.filter((each) => each.byProduct === line.byProduct);
  return `${line.byProduct ? "byProducts" : "components"}.${alike.indexOf(line)}`;
}

/** What is no number goes as typed, for the server to say what is wrong. */
const number = (typed: string) => decimal(typed) ?? typed;

export function billInput(draft: BillDraft): Omit<SaveBillOfMaterialsInput, "operationId"> {
  const of = (byProduct: boolean) => draft.lines.filter((line) => line.byProduct === byProduct);
  return {
    product: draft.product?.id ?? "",
    quantity: number(draft.quantity),
    validFrom: draft.validFrom,
    components: of(false).map(({ product, quantity, loss }) => ({
      product: product.id,
      quantity: number(quantity),
      ...(loss.trim() && { loss: number(loss) }),
    })),
    byProducts: of(true).map(({ product, quantity }) => ({
      product: product.id,
      quantity: number(quantity),
    })),
  };
}

export const isWhole = ({ product, quantity, validFrom, lines }: BillDraft): boolean =>
  Boolean(product && quantity.trim() && validFrom) &&
  lines.some((line) => !line.byProduct) &&
  lines.every((line) => line.quantity.trim());
