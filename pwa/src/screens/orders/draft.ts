/** The lines of an order while it is edited, and what they come to. */
import type {
  OrderFormQuery,
  OrderLineForEditFragment,
  OrderLineInput,
  OrderProductFragment,
  PricePer,
} from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";
import type { AddressDraft } from "../settings/address-fields.tsx";
import type { TermsDraft } from "../settings/terms-fields.tsx";
import type { Side } from "./sides.ts";

export interface LineDraft {
  /** For lists only. */
  key: number;
  /** The line of the order that it changes; null for a new one. */
  line: string | null;
  product: OrderProductFragment;
  quantity: string;
  /** Id of a packaging or of a unit. */
  unit: string;
  /** The packaging that a saved line was ordered in, with what was in one of it then. */
  packed: { id: string; name: string; quantity: string } | null;
  /** Empty takes the product's. */
  price: string;
  pricePer: PricePer;
  /** Empty takes the product's. */
  taxRate: string;
  text: string | null;
}

export interface OrderDraft {
  /** The vendor, or the customer. */
  partner: { id: string; name: string; currency: string } | null;
  warehouse: string;
  /** When goods are expected, or due. */
  day: string;
  /** The partner's own. */
  reference: string;
  /** Of a sale. */
  deliverTo: AddressDraft;
  terms: TermsDraft;
  lines: readonly LineDraft[];
}

type Units = OrderFormQuery["units"];

export const savedLines = (lines: readonly OrderLineForEditFragment[]): LineDraft[] =>
  lines.map(
    ({ id, product, quantity, unit, packaging, perPackaging, price, pricePer, taxRate, text }, key) => ({
      key,
      line: id,
      product,
      quantity,
      unit: packaging?.id ?? unit.id,
      packed: packaging && perPackaging ? { ...packaging, quantity: perPackaging } : null,
      price,
      pricePer,
      taxRate,
      text,
    }),
  );

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
    packed: null,
    price: "",
    pricePer: "ORDERED_UNIT" as const,
    taxRate: "",
    text: null,
  };
  return [...lines, line];
}

export const changed = (lines: readonly LineDraft[], key: number, change: Partial<LineDraft>): LineDraft[] =>
  lines.map((line) => (line.key === key ? { ...line, ...change } : line));

/** The lines to send; what is no number goes as typed, for the server to say what is wrong. */
export const lineInputs = (lines: readonly LineDraft[]): OrderLineInput[] =>
  lines.map(({ line, product, quantity, unit, price, pricePer, taxRate, text }) => ({
    product: product.id,
    quantity: decimal(quantity) ?? quantity,
    ...(line && { line }),
    ...(unit !== product.unit.id && { unit }),
    ...(price.trim() && { price: decimal(price) ?? price, pricePer }),
    ...(taxRate.trim() && { taxRate: decimal(taxRate) ?? taxRate }),
    ...(text && { text }),
  }));

const MILLION = 1_000_000n;

/** A decimal string with at most 6 decimals as whole millionths; null for anything else. */
function millionths(value: string | null): bigint | null {
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d{0,6}))?$/.exec(value ?? "") ?? [];
  return whole === undefined ? null : BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, "0"));
}

/** The packagings that a line can be in: its product's as they are now, its own as it was ordered. */
export function packagingsOf({ product, packed }: LineDraft): OrderProductFragment["packagings"] {
  if (!packed) return product.packagings;
  return [packed, ...product.packagings.filter(({ id }) => id !== packed.id)];
}

/** So much of what a line is in, in the stock unit; in millionths. Null where it does not convert. */
function stocked(line: LineDraft, count: bigint, units: Units): bigint | null {
  if (line.unit === line.product.unit.id) return count;
  const packed = packagingsOf(line).find(({ id }) => id === line.unit);
  if (!packed) return converted(line, count, units);
  const inOne = millionths(packed.quantity);
  return inOne === null ? null : (count * inOne) / MILLION;
}

/** As the server converts: exactly where a counted unit takes part, else rounded half up to the product's step. */
function converted({ unit, product }: LineDraft, count: bigint, units: Units): bigint | null {
  const [from, to] = [unit, product.unit.id].map((wanted) => units.find(({ id }) => id === wanted));
  const step = millionths(product.step);
  if (!from || !to || !step) return null;
  const steps = count * BigInt(from.numerator) * BigInt(to.denominator);
  const parts = BigInt(from.denominator) * BigInt(to.numerator) * step;
  if (steps % parts === 0n) return (steps / parts) * step;
  return from.kind === "COUNTED" || to.kind === "COUNTED"
    ? null
    : ((2n * steps + parts) / (2n * parts)) * step;
}

/** What a product costs us, or the customer, for one stock unit; null for no price. */
export const usualPrice = ({ purchasePrice, salesPrice }: OrderProductFragment, side: Side): string | null =>
  side === "order" ? purchasePrice : salesPrice;

/** Price times quantity, in millionths of millionths; null while one of them cannot be told here. */
function amountOf(line: LineDraft, units: Units, side: Side): bigint | null {
  const typed = line.price.trim();
  const price = millionths(typed ? decimal(line.price) : usualPrice(line.product, side));
  const count = millionths(decimal(line.quantity));
  if (price === null || count === null) return null;
  if (typed && line.pricePer === "ORDERED_UNIT") return price * count;
  const inStock = stocked(line, count, units);
  return inStock === null ? null : price * inStock;
}

/** The decimals of a currency's amounts. */
const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** The sum without tax as a decimal string, each line rounded half up; null while a line cannot be told. */
export function netOf(
  lines: readonly LineDraft[],
  currency: string,
  units: Units,
  side: Side,
): string | null {
  const decimals = decimalsOf(currency);
  const unit = 10n ** BigInt(12 - decimals); // of quantity times price, both in millionths
  let sum = 0n;
  for (const line of lines) {
    const amount = amountOf(line, units, side);
    if (amount === null) return null;
    sum += (amount + unit / 2n) / unit;
  }
  const digits = String(sum).padStart(decimals + 1, "0");
  return decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
}
