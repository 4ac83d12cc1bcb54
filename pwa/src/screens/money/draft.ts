/** A bill, invoice or credit note while it is written: its lines, and what is sent of them. */
import { orNull } from "../../form.ts";
import { money, quantity } from "../../format.ts";
import type {
  MoneyLineInput,
  OrderToBillQuery,
  PaperLineFragment,
  SaleToInvoiceQuery,
} from "../../gql/graphql.ts";
import { ordered } from "../../packed.ts";
import { decimal } from "../../typed.ts";
import type { AnyPaper, PaperInput } from "./side.ts";

export interface LineDraft {
  /** For lists only. */
  key: number;
  /** What it is of: a line of the order, a line of the credited paper, or neither for a charge. */
  of: { orderLine: string } | { creditedLine: string } | null;
  text: string;
  /** Empty takes all that is left. */
  quantity: string;
  /** What is left, in words. */
  left: string;
  /** Empty takes the order's. */
  price: string;
  /** In words: the order's price and what it is for. */
  agreed: string;
  taxRate: string;
  /** The order's, shown while none is typed. */
  agreedTax: string;
  leftOut: boolean;
}

export interface PaperDraft {
  vendorNumber: string;
  issuedOn: string;
  dueOn: string;
  lines: readonly LineDraft[];
}

type OrderLine = NonNullable<(OrderToBillQuery | SaleToInvoiceQuery)["order"]>["lines"]["nodes"][number];

interface Priced {
  unit?: { symbol: string } | null;
  packaging?: { name: string } | null;
  product?: { unit: { symbol: string } } | null;
  price: string;
  pricePer: "ORDERED_UNIT" | "STOCK_UNIT";
}

/** A price and what it is for: 4.51 EUR / tray. */
export function pricedFor({ unit, packaging, product, price, pricePer }: Priced, currency: string): string {
  const per = pricePer === "STOCK_UNIT" ? product?.unit.symbol : (packaging?.name ?? unit?.symbol);
  return per ? `${money(price, currency)} / ${per}` : money(price, currency);
}

const blank = { price: "", taxRate: "", leftOut: false };

/** All that is left of an order. */
export const linesLeft = (lines: readonly OrderLine[], currency: string): LineDraft[] =>
  lines
    .filter(({ left }) => Number(left) > 0)
    .map((line, key) => ({
      ...blank,
      key,
      of: { orderLine: line.id },
      text: line.text,
      quantity: "",
      left: quantity(line.left, line.product.unit.symbol),
      agreed: pricedFor(line, currency),
      agreedTax: line.taxRate,
    }));

/** All that is left of a posted paper, to be credited. */
export const linesToCredit = (lines: readonly PaperLineFragment[], currency: string): LineDraft[] =>
  lines
    .filter(({ leftToCredit }) => Number(leftToCredit) > 0)
    .map((line, key) => ({
      ...blank,
      key,
      of: { creditedLine: line.id },
      text: line.text,
      quantity: "",
      left: quantity(line.leftToCredit, line.packaging?.name ?? line.unit?.symbol),
      agreed: pricedFor(line, currency),
      agreedTax: line.taxRate,
    }));

/** The lines of a draft as they are. */
export const savedLines = ({ kind, lines, currency }: AnyPaper): LineDraft[] =>
  lines.nodes.map((line, key) => ({
    key,
    of: ofSaved(line, kind),
    text: line.text,
    quantity: line.quantity,
    left: "",
    price: line.price,
    agreed: pricedFor(line, currency),
    taxRate: line.taxRate,
    agreedTax: line.taxRate,
    leftOut: false,
  }));

function ofSaved(line: AnyPaper["lines"]["nodes"][number], kind: AnyPaper["kind"]): LineDraft["of"] {
  if (kind === "CREDIT_NOTE" && line.credits) return { creditedLine: line.credits.id };
  return line.orderLine ? { orderLine: line.orderLine.id } : null;
}

/** One more line that nothing was ordered for, such as freight. */
export const withCharge = (lines: readonly LineDraft[]): LineDraft[] => {
  const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
  const words = { text: "", quantity: "1", left: "", agreed: "", agreedTax: "0" };
  return [...lines, { ...blank, ...words, key, of: null }];
};

export const changed = (lines: readonly LineDraft[], key: number, change: Partial<LineDraft>): LineDraft[] =>
  lines.map((line) => (line.key === key ? { ...line, ...change } : line));

const typed = (text: string) => decimal(text) ?? text;

function lineInput({ of, text, quantity, price, taxRate }: LineDraft): MoneyLineInput {
  const count = quantity.trim() && { quantity: typed(quantity) };
  if (of && "creditedLine" in of) return { ...of, ...count };
  return {
    ...(of ?? { text }),
    ...count,
    ...(price.trim() && { price: typed(price) }),
    ...(taxRate.trim() && { taxRate: typed(taxRate) }),
  };
}

/** What is sent; what is no number goes as typed, for the server to say what is wrong. */
export const paperInput = ({ vendorNumber, issuedOn, dueOn, lines }: PaperDraft): PaperInput => ({
  vendorNumber: orNull(vendorNumber),
  ...(issuedOn && { issuedOn }),
  ...(dueOn && { dueOn }),
  lines: lines.filter(({ leftOut }) => !leftOut).map(lineInput),
});

/** How much a line of a paper is of, in words: 1.333333 trays are 40 pcs. */
export function counted(line: PaperLineFragment): string {
  const stock = line.product?.unit.symbol;
  if (line.packaging && line.stockQuantity && stock) return ordered(line, line.stockQuantity, stock);
  return quantity(line.quantity, line.unit?.symbol);
}
