import { useRef, useState } from "preact/hooks";
import { turnOff, turnOn, wanted } from "../../camera/stream.ts";
import { CameraTools, CameraView, type CameraWork } from "../../camera/view.tsx";
import { useQuery } from "../../data.ts";
import { type State, signalState } from "../../feedback.ts";
import { useForm } from "../../form.ts";
import { date } from "../../format.ts";
import {
  CreateManufacturingOrderDocument,
  type ReaderKind,
  WarehousesToMakeInDocument,
} from "../../gql/graphql.ts";
import { go, place } from "../../router.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Band } from "../../ui/band.tsx";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { MadeOf } from "../materials/made-of.tsx";
import { type Named, ProductField, useProductName } from "../products/pick.tsx";
import { heard } from "./scan.ts";

interface Draft {
  warehouse: string;
  quantity: string;
  dueOn: string;
}

const NOTHING: Draft = { warehouse: "", quantity: "", dueOn: "" };

interface Said {
  state: State;
  scan: number;
  name?: string;
  why?: string;
}

/** A scan names the product, or opens the document whose label it is; and what the last one was. */
function useScanToMake(choose: (product: Named) => void) {
  const [said, tell] = useState<Said | null>(null);
  const scans = useRef(0);
  const read = async (code: ReadCode, reader: ReaderKind) => {
    const found = await heard(code, reader);
    scans.current += 1;
    const scan = scans.current;
    signalState("why" in found ? "unknown" : "ok");
    if ("page" in found) return go(found.page);
    if ("why" in found) return tell({ state: "unknown", scan, why: found.why });
    choose(found.product);
    tell({ state: "ok", scan, name: found.product.name });
  };
  useScanner((code) => void read(code, "WEDGE"));
  return { said, read };
}

/** An order to make something, by the bill of materials that is in force when it is due. */
export function NewMakeScreen() {
  const filming = wanted.value;
  const loaded = useQuery(WarehousesToMakeInDocument);
  const form = useForm(NOTHING);
  const [product, choose] = useProductName(place.value.searchParams.get("product"));
  const { said, read } = useScanToMake(choose);
  const { quantity, dueOn } = form.draft;
  const camera: CameraWork = {
    judge: () => ({ kind: "take", stop: true }),
    take: (label) => void read(label, "CAMERA"),
    ask: () => Promise.resolve(null),
  };
  const warehouses = loaded.data?.warehouses ?? [];
  const warehouse = form.draft.warehouse || warehouses[0]?.id || "";
  const save = async () => {
    if (!product) return;
    const asked = { product: product.id, warehouse, quantity: decimal(quantity) ?? quantity, dueOn };
    const about = { subject: "make", label: t("make.adding", { product: product.name }) };
    const done = await form.send(CreateManufacturingOrderDocument, asked, about);
    if (done) go(`/make/${encodeURIComponent(done.order.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("makes.new")}
      back="/make"
      {...(filming && { close: { label: t("camera.close"), run: turnOff } })}
      dock={
        <Button
          kind="primary"
          icon="plus"
          disabled={!(product && quantity && dueOn && warehouse)}
          busy={form.busy && t("form.saving")}
          onClick={() => void save()}
        >
          {t("order.add")}
        </Button>
      }
    >
      <ShowLoaded of={loaded}>
        {() => (
          <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
            {filming && <CameraView work={camera} hold={form.busy} />}
            {said && <Band {...said} />}
            {filming && <CameraTools />}
            <FormTrouble form={form} />
            <div class="card card-pad stack">
              <ProductField value={product?.name ?? null} onPick={choose} error={form.error("product")} />
              {product && <MadeOf product={product.id} due={dueOn} />}
              <NumberField
                label={t("make.quantity")}
                value={quantity}
                onInput={(typed) => form.set({ quantity: typed })}
                error={form.error("quantity")}
              />
              <TextField
                {...form.text("dueOn")}
                label={t("transfer.due")}
                type="date"
                hint={dueOn ? date(dueOn) : t("make.dueHint")}
              />
              <SelectField
                label={t("make.warehouse")}
                options={warehouses.map(({ id, name }) => [id, name] as const)}
                value={warehouse}
                onChange={(chosen) => form.set({ warehouse: chosen })}
              />
            </div>
            {!filming && (
              <Button icon="camera" wide onClick={() => void turnOn()}>
                {t("tool.camera")}
              </Button>
            )}
          </form>
        )}
      </ShowLoaded>
    </Frame>
  );
}
