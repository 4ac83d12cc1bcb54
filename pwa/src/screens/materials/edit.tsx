import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { signalState } from "../../feedback.ts";
import { type Form, useForm } from "../../form.ts";
import { date, localDay } from "../../format.ts";
import {
  BillOfMaterialsDocument,
  BillsOfMaterialsNowDocument,
  SaveBillOfMaterialsDocument,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { scannedProduct } from "../orders/scanned-product.ts";
import { ProductField, ProductSheet } from "../products/pick.tsx";
import {
  type BillDraft,
  billInput,
  changed,
  isWhole,
  type LineDraft,
  nothing,
  pathOf,
  revised,
  withLine,
} from "./draft.ts";
import { materialsPage } from "./list.tsx";

const today = () => localDay(new Date());

export const NewBillOfMaterialsScreen = () => <Editor initial={nothing(today())} />;

/** Another revision: what is saved stays as it is, for the orders that follow it. */
export function EditBillOfMaterialsScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(BillOfMaterialsDocument, { id: params.id });
  const bill = loaded.data?.bill;
  if (bill) return <Editor key={bill.id} initial={revised(bill, today())} of={bill.id} />;
  return (
    <Frame title={t("materials.one")} back="/materials">
      <ShowLoaded of={loaded}>
        {() => <Empty icon="clipboard-list" title={t("materials.unknown")} />}
      </ShowLoaded>
    </Frame>
  );
}

interface EditorProps {
  initial: BillDraft;
  /** The revision that it begins as. */
  of?: string;
}

function Editor({ initial, of }: EditorProps) {
  const form = useForm(initial);
  const { draft } = form;
  const save = async () => {
    const about = {
      subject: draft.product?.id ?? "materials",
      label: t("materials.saving", { product: draft.product?.name ?? "" }),
    };
    const done = await form.send(SaveBillOfMaterialsDocument, billInput(draft), about);
    if (done) go(materialsPage(done.billOfMaterials.id), { replace: true });
  };
  return (
    <Frame
      title={t(of ? "materials.revise" : "materials.new")}
      sub={of && draft.product?.name}
      back={of ? materialsPage(of) : "/materials"}
      dock={
        <Button
          kind="primary"
          icon="check"
          disabled={!isWhole(draft)}
          busy={form.busy && t("form.saving")}
          onClick={() => void save()}
        >
          {t(of ? "materials.saveRevision" : "materials.add")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        <Head form={form} fixed={of !== undefined} />
        {draft.product && <Planned product={draft.product.id} from={draft.validFrom} />}
        <Lines form={form} />
      </form>
    </Frame>
  );
}

const Head = ({ form, fixed }: { form: Form<BillDraft>; fixed: boolean }) => {
  const { product, validFrom } = form.draft;
  return (
    <div class="card card-pad grid-2">
      {!fixed && (
        <ProductField
          value={product?.name ?? null}
          onPick={(chosen) => form.set({ product: chosen })}
          filter={{ active: true }}
          error={form.error("product")}
        />
      )}
      <NumberField
        label={t("materials.quantity", { unit: product?.unit.symbol ?? t("materials.stockUnit") })}
        {...form.text("quantity")}
      />
      <TextField
        {...form.text("validFrom")}
        label={t("materials.validFrom")}
        type="date"
        hint={validFrom && date(validFrom)}
      />
    </div>
  );
};

/** What is planned already, and whether it stays so beside a revision of this first day. */
function Planned({ product, from }: { product: string; from: string }) {
  const { data } = useQuery(BillsOfMaterialsNowDocument, { product });
  const planned = data?.bills.nodes.filter(({ state }) => state === "UPCOMING") ?? [];
  return (
    <>
      {planned.map(({ id, revision, validFrom }) => (
        <Notice
          key={id}
          state="pending"
          icon="hourglass"
          title={t(validFrom === from ? "materials.plannedGoes" : "materials.plannedStays", {
            revision,
            day: date(validFrom),
          })}
        />
      ))}
    </>
  );
}

/** Components and by-products; products come by search or by scan. */
function Lines({ form }: { form: Form<BillDraft> }) {
  const [choosing, choose] = useState<"component" | "byProduct" | null>(null);
  const [unclear, setUnclear] = useState<string | null>(null);
  const { lines } = form.draft;
  const scanned = async (code: ReadCode) => {
    const found = await scannedProduct(code);
    setUnclear(typeof found === "string" ? found : null);
    signalState(typeof found === "string" ? "unknown" : "ok");
    if (typeof found !== "string") form.set({ lines: withLine(form.draft.lines, found.product, false) });
  };
  useScanner((code) => void scanned(code));
  const group = (byProduct: boolean) =>
    lines
      .filter((line) => line.byProduct === byProduct)
      .map((line) => <LineFields key={line.key} form={form} line={line} />);
  return (
    <>
      <Section title={t("make.components")} aside={t("order.scanToAdd")}>
        {unclear && <Notice state="unknown" title={unclear} alert />}
        {form.error("components") && <Notice state="refused" title={form.error("components")} />}
        {lines.some((line) => !line.byProduct) && <div class="card">{group(false)}</div>}
        <Button icon="plus" wide onClick={() => choose("component")}>
          {t("materials.addComponent")}
        </Button>
      </Section>
      <Section title={t("materials.byProducts")} aside={t("materials.byProductsWhat")}>
        {lines.some((line) => line.byProduct) && <div class="card">{group(true)}</div>}
        <Button icon="plus" wide onClick={() => choose("byProduct")}>
          {t("materials.addByProduct")}
        </Button>
      </Section>
      {choosing && (
        <ProductSheet
          onPick={(product) => {
            form.set({ lines: withLine(lines, product, choosing === "byProduct") });
            choose(null);
          }}
          onClose={() => choose(null)}
        />
      )}
    </>
  );
}

function LineFields({ form, line }: { form: Form<BillDraft>; line: LineDraft }) {
  const { lines } = form.draft;
  const { product, key } = line;
  const path = pathOf(lines, line);
  const set = (change: Partial<LineDraft>) => form.set({ lines: changed(lines, key, change) });
  const problem = form.error(path) ?? form.error(`${path}.product`);
  return (
    <fieldset class="group">
      <legend class="vh">{product.name}</legend>
      <div class="split">
        <p>
          <strong class="strong">{product.name}</strong> <span class="mono muted small">{product.sku}</span>
        </p>
        <Button kind="text" onClick={() => form.set({ lines: lines.filter((each) => each.key !== key) })}>
          <span aria-hidden="true">{t("act.remove")}</span>
          <span class="vh">{t("order.dropLine", { name: product.name })}</span>
        </Button>
      </div>
      {problem && <Notice state="refused" title={problem} />}
      <div class="grid-2">
        <NumberField
          label={t("materials.lineQuantity", { unit: product.unit.symbol })}
          value={line.quantity}
          onInput={(typed) => set({ quantity: typed })}
          error={form.error(`${path}.quantity`)}
        />
        {!line.byProduct && (
          <NumberField
            label={t("materials.loss")}
            value={line.loss}
            onInput={(typed) => set({ loss: typed })}
            error={form.error(`${path}.loss`)}
          />
        )}
      </div>
    </fieldset>
  );
}
