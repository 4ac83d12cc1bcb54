/** One of the goods that were there when the book began. */
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { PlaceField } from "../settings/pick-place.tsx";
import type { Goods } from "./opening.ts";

interface OpenedGoodsProps {
  goods: Goods;
  /** What is against a value, by its path in the input. */
  error: (path: string) => string | undefined;
  onChange: (change: Partial<Goods>) => void;
  onAnother: () => void;
  onDrop: () => void;
}

export const OpenedGoods = ({ goods, error, onChange, onAnother, onDrop }: OpenedGoodsProps) => (
  <fieldset class="card card-pad stack">
    <legend class="vh">{goods.product.name}</legend>
    <b class="breaks" aria-hidden="true">
      {goods.product.name}
    </b>
    <What goods={goods} error={error} onChange={onChange} />
    <PlaceField
      label={t("opening.itsPlace")}
      filter={{ usages: ["INTERNAL"], wholeWarehouse: false }}
      value={goods.place?.path ?? null}
      onPick={(place) => onChange({ place })}
      error={error("location") ?? error("product")}
    />
    <div class="grid-2">
      {goods.product.tracking === "LOT" && (
        <Button icon="plus" onClick={onAnother}>
          {t("product.anotherLot")}
        </Button>
      )}
      <Button onClick={onDrop}>{t("opening.drop")}</Button>
    </div>
  </fieldset>
);

type WhatProps = Pick<OpenedGoodsProps, "goods" | "error" | "onChange">;

function What({ goods, error, onChange }: WhatProps) {
  const { product, number, quantity, expiry, text } = goods;
  const much = (path: string) => (
    <NumberField
      label={t("opening.quantity", { unit: product.unit.symbol })}
      value={quantity}
      onInput={(typed) => onChange({ quantity: typed })}
      error={error(path)}
    />
  );
  if (product.tracking === "NONE") return much("quantity");
  if (product.tracking === "SERIAL")
    return (
      <TextArea
        label={t("opening.numbers")}
        hint={t("product.numbersHint")}
        value={text}
        onInput={(typed) => onChange({ text: typed })}
        error={error("numbers") ?? error("numbers.text.0")}
      />
    );
  const inList = (name: string) => `numbers.list.0.${name}`;
  return (
    <>
      <div class="grid-2">
        <TextField
          label={t("product.lotNumber")}
          mono
          autocomplete="off"
          value={number}
          onInput={(typed) => onChange({ number: typed })}
          error={error(inList("number")) ?? error("numbers")}
        />
        {much(inList("quantity"))}
      </div>
      <TextField
        label={t("opening.useThrough")}
        type="date"
        value={expiry}
        onInput={(typed) => onChange({ expiry: typed })}
        error={error(inList("expiryDate"))}
      />
    </>
  );
}
