/** What a scan will most likely do, shown until the server has answered. Pure; the server decides. */
import type { ReceiptLineFragment } from "../../gql/graphql.ts";
import { compare, multiply, subtract } from "../../quantities.ts";
import { asDate } from "../../scanner/gs1/checks.ts";
import { asGtin, misread, readCode } from "../../scanner/gs1/read.ts";
import type { ReadCode } from "../../scanner/wedge.ts";

export type Line = ReceiptLineFragment;

export interface Guess {
  /** Absent when the code tells no line. */
  line?: string;
  /** Absent when the code only tells a product. */
  number?: string;
  /** In the stock unit; absent when nothing is added. */
  quantity?: string;
  /** Neither label nor person says how much of measured goods it is. */
  asks?: true;
  /** YYYY-MM-DD, the last day on the label. */
  expiry?: string;
  /** The serial is on the document already, see twice.ts: it adds nothing. */
  twice?: true;
}

/** What the codes of a label say. */
export interface Told {
  gtin?: string;
  /** A code that is no GTIN: a product's own code, or a number. */
  text?: string;
  serial?: string;
  lot?: string;
  count?: string;
  /** It tells a weight, a volume or a length, which the server converts. */
  measure?: string;
  expiry?: string;
}

/** guess for a code on these lines. open: the line that waits for plain numbers. keyed: a quantity typed for it. */
export function guess(
  code: ReadCode,
  lines: readonly Line[],
  { open, keyed }: { open?: string | undefined; keyed?: string | undefined } = {},
): Guess {
  const told = elementsOf(code, lines) ?? whatItTells(code);
  const found = productOf(told, lines);
  const promised = found ? undefined : promisedTo(told.text, lines);
  const product = found?.product ?? promised;
  const line = product ? lineFor(product, lines, open) : lines.find(({ id }) => id === open);
  if (!line || (told.gtin && !found)) return {};
  const number = numberFor(line, told) ?? (found ? undefined : told.text);
  const dated = told.expiry && { expiry: told.expiry };
  if (line.asksFor === "QUANTITY" && !found) return {};
  if (line.asksFor !== "QUANTITY" && !number) return { line: line.id };
  if (number && !product && (mayBelongElsewhere(line, lines) || isMisread(number, line)))
    return { line: line.id, number };
  const quantity =
    line.asksFor === "SERIALS"
      ? oneUnit(keyed ?? told.count)
      : (keyed ?? howMuch(line.product, told, found?.holds));
  const adds = quantity !== undefined && compare(quantity, "0") > 0;
  return defined({
    line: line.id,
    number: line.asksFor === "QUANTITY" ? undefined : number,
    ...(adds
      ? { quantity, ...dated }
      : line.asksFor !== "SERIALS" && !told.measure && { asks: true as const }),
  });
}

/** What characters say that no reader called GS1: behind the GTIN of a product that is expected they are elements, as the
 * server has it, and no number. */
function elementsOf(code: ReadCode, lines: readonly Line[]): Told | undefined {
  if (code.symbology || code.beside?.length || readCode(code).kind !== "plain") return undefined;
  const told = whatItTells({ ...code, symbology: "]C1" });
  return told.gtin && productOf(told, lines) ? told : undefined;
}

/** A serial is one unit; what says otherwise is refused. */
export const oneUnit = (told: string | undefined): string | undefined =>
  compare(told ?? "1", "1") === 0 ? "1" : undefined;

type Measured = Pick<Line["product"], "step"> & { unit: Pick<Line["product"]["unit"], "kind"> };

/** As the label or the packaging tells, else one piece; nothing of measured goods, of which a count says nothing. */
export function howMuch(
  product: Measured,
  { count, measure }: Told,
  holds: string | undefined,
): string | undefined {
  if (!isCounted(product)) return measure || count === "0" ? undefined : holds;
  if (holds ?? count) return count ? multiply(holds ?? "1", Number(count)) : holds;
  return byPiece(product) ? "1" : undefined;
}

const isCounted = ({ unit }: Measured): boolean => unit.kind === "COUNTED";

/** Whether a label sticks on one piece of it. */
const byPiece = (product: Measured): boolean => isCounted(product) && compare(product.step, "1") >= 0;

/** What is likely meant of measured goods: what is promised of the lot, else all that the line lacks; null for nothing. */
export function offeredOf(line: Line, number: string | undefined): string | null {
  if (isComplete(line)) return null;
  const promised = line.taking.first.find(({ lot }) => lot && lot.number === number);
  const lacking = subtract(line.expected, line.done);
  const left = promised ? subtract(promised.quantity, promised.picked) : "0";
  return compare(left, "0") > 0 && compare(left, lacking) < 0 ? left : lacking;
}

const numberFor = (line: Line, { serial, lot }: Told) =>
  line.asksFor === "SERIALS" ? serial : (lot ?? serial);

/** What the codes of a label tell together; nothing when they contradict each other. */
export function whatItTells({ beside = [], separator, ...first }: ReadCode): Told {
  const all = [first, ...beside].map((code) => toldBy({ ...code, ...(separator && { separator }) }));
  const together: Told = Object.assign({}, ...all);
  const conflict = (key: keyof Told) => all.some((told) => (told[key] ?? together[key]) !== together[key]);
  const { text: _, ...marked } = together;
  if ((Object.keys(marked) as (keyof Told)[]).some(conflict)) return {};
  return conflict("text") ? marked : together;
}

function toldBy(code: Omit<ReadCode, "beside">): Told {
  const reading = readCode(code);
  if (reading.kind === "gtin") return { gtin: reading.gtin, text: code.raw };
  if (reading.kind === "plain") return { text: reading.text };
  if (reading.kind === "page") return { text: reading.number };
  if (reading.kind === "fault") return {};
  const value = (ai: string) => reading.elements.find((element) => element.ai === ai)?.value;
  const measure = reading.elements.find(({ ai }) => NET_MEASURE.test(ai))?.value;
  const day = value("17") ?? value("15");
  return defined({
    gtin: value("01") ?? value("02"),
    serial: value("21"),
    lot: value("10"),
    // What a logistic unit holds is not one piece: without its count a person has to tell it.
    count: value("30") ?? value("37") ?? (value("02") && !value("01") ? "0" : undefined),
    measure,
    expiry: day && (asDate(day, new Date()) ?? undefined),
  });
}

/** Identifiers of net weights, lengths and volumes. */
const NET_MEASURE = /^3(?:1[0-6]|[256][0-9])[0-9]$/;

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> };

const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;

/** The product that a code means on these lines, and how much of it the code stands for. */
export function productOf(
  { gtin, text }: Told,
  lines: readonly Pick<Line, "product">[],
): { product: string; holds?: string } | null {
  for (const { product } of lines) {
    if (gtin && product.gtin === gtin) return { product: product.id };
    const box = product.packagings.find((packaging) => gtin && packaging.gtin === gtin);
    if (box) return { product: product.id, holds: box.quantity };
    const code = product.barcodes.find(
      (barcode) => barcode.code === text || (gtin && asGtin(barcode.code) === gtin),
    );
    if (code) return { product: product.id, ...(code.packaging && { holds: code.packaging.quantity }) };
  }
  return null;
}

export const isComplete = ({ done, expected }: Line): boolean => compare(done, expected) >= 0;

/** Whether the open line waits for more: it or another line of its product lacks some, or expects nothing to which there
 * could be too much. */
export const waits = (open: Line, lines: readonly Line[]): boolean =>
  lines.some(
    (line) => line.product.id === open.product.id && (!isComplete(line) || compare(line.expected, "0") === 0),
  );

/** The line that a scan of a product goes to: one that lacks some before a full one; then the open one, else the first. */
function lineFor(product: string, lines: readonly Line[], open?: string): Line | undefined {
  const fitting = lines.filter((line) => line.product.id === product);
  const lacking = fitting.filter((line) => !isComplete(line));
  const among = lacking.length > 0 ? lacking : fitting;
  return among.find((line) => line.id === open) ?? among[0];
}

/** The product of which a number is promised to these lines, as far as they tell; nothing for one of two products. */
function promisedTo(number: string | undefined, lines: readonly Line[]): string | undefined {
  const bears = ({ taking }: Line) => taking.first.some(({ lot }) => lot && lot.number === number);
  const [product, ...others] = new Set(lines.filter(bears).map((line) => line.product.id));
  return others.length === 0 ? product : undefined;
}

/** Whether a number without a product is perhaps another one's: announced for it while nothing is for this line, or
 * promised to it, of which a line tells the first only. */
function mayBelongElsewhere(line: Line, lines: readonly Line[]): boolean {
  const others = lines.filter(({ product }) => product.id !== line.product.id);
  return others.some((other) => (awaits(other) && !awaits(line)) || isPicked(other));
}

const awaits = ({ verification }: Line): boolean => (verification?.missing ?? 0) > 0;

/** Whether a plain number may be a barcode of its product, of which the server asks. */
const isMisread = (number: string, { product }: Line): boolean =>
  misread(
    number,
    [product, ...product.packagings]
      .map(({ gtin }) => gtin)
      .concat(product.barcodes.map(({ code }) => asGtin(code)))
      .filter((gtin) => gtin !== null),
  ) !== null;

/** Whether numbers of it are there, and promised to it. */
const isPicked = ({ taking, asksFor }: Line): boolean => taking.count > 0 && asksFor !== "QUANTITY";
