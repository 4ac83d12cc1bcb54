/** Goods to be thrown away, each with how much of it; and why. */
import { useQuery } from "../../data.ts";
import type { Form } from "../../form.ts";
import { quantity } from "../../format.ts";
import { type ScrapGoodsFragment, ScrapReasonsDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { SelectField } from "../../ui/choosing.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { type Chosen, keyOf, toggled } from "./chosen.ts";

export interface ScrapDraft {
  chosen: Chosen;
  reason: string;
  note: string;
}

export const NOTHING: ScrapDraft = { chosen: {}, reason: "", note: "" };

/** How many are scrapped stands on the button. */
export const scrapVerb = (n: number): string => (n === 0 ? t("scrap.title") : t("scrap.go", { n }));

interface ScrapListProps {
  goods: readonly ScrapGoodsFragment[];
  form: Form<ScrapDraft>;
}

export function ScrapList({ goods, form }: ScrapListProps) {
  const asked = goods.map(keyOf).filter((key) => form.draft.chosen[key] !== undefined);
  return (
    <ul class="list">
      {goods.map((each) => (
        <ScrapRow key={keyOf(each)} of={each} at={`goods.${asked.indexOf(keyOf(each))}`} form={form} />
      ))}
    </ul>
  );
}

interface ScrapRowProps {
  of: ScrapGoodsFragment;
  /** Its place in what is asked for. */
  at: string;
  form: Form<ScrapDraft>;
}

function ScrapRow({ of, at, form }: ScrapRowProps) {
  const { chosen } = form.draft;
  const key = keyOf(of);
  const typed = chosen[key];
  const { product, lot, location, package: box, onHand, reserved } = of;
  const there = quantity(onHand, product.unit.symbol);
  const about = [
    lot && product.name,
    there,
    location.path,
    box && t("pack.in", { sscc: box.sscc }),
    Number(reserved) > 0 && t("lot.reserved", { quantity: quantity(reserved) }),
  ];
  return (
    <li>
      <Switch
        label={lot?.number ?? product.name}
        hint={about.filter(Boolean).join(" · ")}
        checked={typed !== undefined}
        onChange={() => form.set({ chosen: toggled(chosen, key) })}
      />
      {typed !== undefined && product.tracking !== "SERIAL" && (
        <div class="card-pad">
          <NumberField
            label={t("pack.amount", { unit: product.unit.symbol })}
            hint={t("hold.quantityHint", { quantity: there })}
            value={typed}
            error={form.error(at) ?? form.error(`${at}.quantity`)}
            onInput={(value) => form.set({ chosen: { ...chosen, [key]: value } })}
          />
        </div>
      )}
    </li>
  );
}

/** The reason, from the company's list, and what else there is to say. */
export function ScrapWhy({ form }: { form: Form<ScrapDraft> }) {
  const { data } = useQuery(ScrapReasonsDocument);
  const reasons = (data?.reasons ?? []).filter(({ active }) => active);
  return (
    <>
      <SelectField
        label={t("scrap.reason")}
        options={[["", t("scrap.choose")], ...reasons.map(({ id, name }) => [id, name] as const)]}
        value={form.draft.reason}
        onChange={(reason) => form.set({ reason })}
        error={form.error("reason")}
      />
      <TextField label={t("scrap.note")} {...form.text("note")} autocomplete="off" />
    </>
  );
}
