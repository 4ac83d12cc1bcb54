import { useState } from "preact/hooks";
import { query } from "../../api.ts";
import { signalState } from "../../feedback.ts";
import { quantity } from "../../format.ts";
import {
  type OrderFormQuery,
  OrderProductByIdDocument,
  type OrderProductFragment,
} from "../../gql/graphql.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Section } from "../../ui/lists.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { ProductSheet } from "../products/pick.tsx";
import { changed, type LineDraft, packagingsOf, usualPrice, withProduct } from "./draft.ts";
import { problem, scannedProduct } from "./scanned-product.ts";
import type { Side } from "./sides.ts";

export interface LinesEditorProps {
  side: Side;
  lines: readonly LineDraft[];
  set: (lines: readonly LineDraft[]) => void;
  error: (path: string) => string | undefined;
  units: OrderFormQuery["units"];
}

/** The lines of an order: products come by search or by scan. */
export function LinesEditor({ side, lines, set, error, units }: LinesEditorProps) {
  const [choosing, setChoosing] = useState(false);
  const [unclear, setUnclear] = useState<string | null>(null);
  const add = (product: OrderProductFragment, packaging?: string) =>
    set(withProduct(lines, product, packaging));
  const scanned = async (code: ReadCode) => {
    const found = await scannedProduct(code);
    setUnclear(typeof found === "string" ? found : null);
    signalState(typeof found === "string" ? "unknown" : "ok");
    if (typeof found !== "string") add(found.product, found.packaging);
  };
  useScanner((code) => void scanned(code));
  const choose = async (id: string) => {
    setChoosing(false);
    const found = await query(OrderProductByIdDocument, { id }).catch(problem);
    if (typeof found === "string") setUnclear(found);
    else if (found.product) add(found.product);
  };
  return (
    <Section title={t("order.lines", { n: lines.length })} aside={t("order.scanToAdd")}>
      {unclear && <Notice state="unknown" title={unclear} alert />}
      {lines.length > 0 && (
        <div class="card">
          {lines.map((line, at) => (
            <LineFields
              key={line.key}
              side={side}
              line={line}
              path={`lines.${at}`}
              error={error}
              units={units}
              set={(change) => set(changed(lines, line.key, change))}
              drop={() => set(lines.filter((each) => each !== line))}
            />
          ))}
        </div>
      )}
      <Button icon="plus" wide onClick={() => setChoosing(true)}>
        {t("order.addLine")}
      </Button>
      {choosing && (
        <ProductSheet onPick={(product) => void choose(product.id)} onClose={() => setChoosing(false)} />
      )}
    </Section>
  );
}

interface LineFieldsProps {
  side: Side;
  line: LineDraft;
  path: string;
  error: (path: string) => string | undefined;
  units: OrderFormQuery["units"];
  set: (change: Partial<LineDraft>) => void;
  drop: () => void;
}

function LineFields({ side, line, path, error, units, set, drop }: LineFieldsProps) {
  const { product, unit } = line;
  const field = (name: "quantity" | "price" | "taxRate") => ({
    value: line[name],
    onInput: (typed: string) => set({ [name]: typed }),
    error: error(`${path}.${name}`),
  });
  const problem = error(path) ?? error(`${path}.product`);
  return (
    <fieldset class="group">
      <legend class="vh">{product.name}</legend>
      <div class="split">
        <p>
          <strong class="strong">{product.name}</strong> <span class="mono muted small">{product.sku}</span>
        </p>
        <Button kind="text" onClick={drop}>
          <span aria-hidden="true">{t("act.remove")}</span>
          <span class="vh">{t("order.dropLine", { name: product.name })}</span>
        </Button>
      </div>
      {problem && <Notice state="refused" title={problem} />}
      <div class="line-fields">
        <NumberField label={t("order.quantity")} {...field("quantity")} />
        <SelectField
          label={t("order.unit")}
          value={unit}
          options={unitsOf(line, units)}
          onChange={(chosen) => set({ unit: chosen, price: "", pricePer: "ORDERED_UNIT" })}
          error={error(`${path}.unit`)}
        />
        <NumberField label={t("order.price")} hint={priceHint(line, side)} {...field("price")} />
        {unit !== product.unit.id && line.price !== "" && (
          <SelectField
            label={t("order.pricePer")}
            value={line.pricePer}
            options={pricesOf(line, units)}
            onChange={(pricePer) => set({ pricePer })}
          />
        )}
        <NumberField
          label={t("product.taxPercent")}
          hint={line.taxRate ? undefined : t("order.fromProduct", { value: quantity(product.taxRate) })}
          {...field("taxRate")}
        />
      </div>
    </fieldset>
  );
}

/** The stock unit, the packagings, and the other units that it converts into. */
function unitsOf(line: LineDraft, units: OrderFormQuery["units"]) {
  const { id, category, symbol } = line.product.unit;
  const others = units.filter((unit) => unit.category === category && unit.id !== id);
  return [
    [id, symbol],
    ...packagingsOf(line).map(
      (each) => [each.id, `${each.name} (${quantity(each.quantity, symbol)})`] as const,
    ),
    ...others.map((unit) => [unit.id, unit.symbol] as const),
  ] as const;
}

/** What a price can be for: one of what is ordered, or one stock unit. */
function pricesOf(line: LineDraft, units: OrderFormQuery["units"]) {
  const { unit, product } = line;
  const name =
    packagingsOf(line).find(({ id }) => id === unit)?.name ??
    units.find(({ id }) => id === unit)?.symbol ??
    "";
  return [
    ["ORDERED_UNIT", name],
    ["STOCK_UNIT", product.unit.symbol],
  ] as const;
}

function priceHint({ price, product }: LineDraft, side: Side): string | undefined {
  if (price) return undefined;
  const usual = usualPrice(product, side);
  return usual
    ? t("order.fromProduct", { value: `${quantity(usual)} / ${product.unit.symbol}` })
    : t("order.noPrice");
}
