/** The lines of an order while it is edited, and what they come to. */
import type { OrderForEditQuery, OrderLineInput, OrderProductFragment } from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

export interface LineDraft {
  /** For lists only. */
  key: number;
  /** The line of the order that it changes; null for a new one. */
  line: string | null;
  product: OrderProductFragment;
  quantity: string;
  /** Id of a packaging or of a unit. */
  unit: string;
  /** For one of the unit; empty takes the product's. */
  price: string;
  /** Empty takes the product's. */
  taxRate: string;
  text: string | null;
}

export interface OrderDraft {
  vendor: { id: string; name: string; currency: string } | null;
  warehouse: string;
  expectedOn: string;
  vendorReference: string;
  lines: readonly LineDraft[];
}

type SavedLine = NonNullable<OrderForEditQuery["purchaseOrder"]>["lines"]["nodes"][number];

export const savedLines = (lines: readonly SavedLine[]): LineDraft[] =>
  lines.map(({ id, product, quantity, unit, price, taxRate, text }, key) => ({
    key,
    line: id,
    product,
    quantity,
    unit: unit.id,
    price,
    taxRate,
    text,
  }));

const unused = (lines: readonly LineDraft[]) => Math.max(-1, ...lines.map(({ key }) => key)) + 1;

/** One more of a product: on the line that has it in the same unit or packaging, else on a new line. */
export function withProduct(
  lines: readonly LineDraft[],
  product: OrderProductFragment,
  unit = product.unit.id,
): LineDraft[] {
  const same = lines.findLast((line) => line.product.id === product.id && line.unit === unit);
  const count = same && decimal(same.quantity);
  if (same && count && /^\d+$/.test(count))
    return lines.map((line) => (line === same ? { ...line, quantity: String(Number(count) + 1) } : line));
  const line = {
    key: unused(lines),
    line: null,
    product,
    quantity: "1",
    unit,
    price: "",
    taxRate: "",
    text: null,
  };
  return [...lines, line];
}

export const changed = (lines: readonly LineDraft[], key: number, change: Partial<LineDraft>): LineDraft[] =>
  lines.map((line) => (line.key === key ? { ...line, ...change } : line));

/** The lines to send; what is no number goes as typed, for the server to say what is wrong. */
export const lineInputs = (lines: readonly LineDraft[]): OrderLineInput[] =>
  lines.map(({ line, product, quantity, unit, price, taxRate, text }) => ({
    product: product.id,
    quantity: decimal(quantity) ?? quantity,
    ...(line && { line }),
    ...(unit !== product.unit.id && { unit }),
    ...(price.trim() && { price: decimal(price) ?? price }),
    ...(taxRate.trim() && { taxRate: decimal(taxRate) ?? taxRate }),
    ...(text && { text }),
  }));

const MILLION = 1_000_000n;

/** A decimal string with at most 6 decimals as whole millionths; null for anything else. */
function millionths(value: string | null): bigint | null {
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d{0,6}))?$/.exec(value ?? "") ?? [];
  return whole === undefined ? null : BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, "0"));
}

/** The price for one of the line's unit, in millionths: typed, or the product's; null when unknown here. */
function priceOf({ price, product, unit }: LineDraft): bigint | null {
  if (price.trim()) return millionths(decimal(price));
  const own = millionths(product.purchasePrice);
  if (own === null || unit === product.unit.id) return own;
  const packed = millionths(product.packagings.find(({ id }) => id === unit)?.quantity ?? null);
  return packed === null ? null : (own * packed) / MILLION;
}

/** The decimals of a currency's amounts. */
const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** The sum without tax as a decimal string, each line rounded half up; null while a line cannot be told. */
export function netOf(lines: readonly LineDraft[], currency: string): string | null {
  const decimals = decimalsOf(currency);
  const unit = 10n ** BigInt(12 - decimals); // of quantity times price, both in millionths
  let sum = 0n;
  for (const line of lines) {
    const price = priceOf(line);
    const count = millionths(decimal(line.quantity));
    if (price === null || count === null) return null;
    sum += (price * count + unit / 2n) / unit;
  }
  const digits = String(sum).padStart(decimals + 1, "0");
  return decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
}
