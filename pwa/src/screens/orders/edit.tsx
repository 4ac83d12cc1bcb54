import { useQuery } from "../../data.ts";
import { type Form, orNull, useForm } from "../../form.ts";
import { date, localDay, money } from "../../format.ts";
import {
  CreateOrderDocument,
  OrderForEditDocument,
  type OrderForEditQuery,
  OrderFormDocument,
  type OrderFormQuery,
  UpdateOrderDocument,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { PartnerField } from "../settings/pick-partner.tsx";
import { lineInputs, netOf, type OrderDraft, savedLines } from "./draft.ts";
import { LinesEditor } from "./lines-editor.tsx";

type Saved = NonNullable<OrderForEditQuery["purchaseOrder"]>;

const pageOf = (id: string) => `/orders/${encodeURIComponent(id)}`;

export function NewOrderScreen() {
  const loaded = useQuery(OrderFormDocument);
  return loaded.data ? <OrderEditor known={loaded.data} saved={null} /> : <NotYet of={loaded} />;
}

export function EditOrderScreen({ params }: ScreenProps<"id">) {
  const known = useQuery(OrderFormDocument);
  const loaded = useQuery(OrderForEditDocument, { id: params.id });
  const order = loaded.data?.purchaseOrder;
  if (!known.data || !order) return <NotYet of={known.data ? loaded : known} />;
  return (
    <OrderEditor
      key={order.version}
      known={known.data}
      saved={order}
      readAgain={() => void loaded.reload()}
    />
  );
}

const NotYet = ({ of }: { of: Parameters<typeof ShowLoaded>[0]["of"] }) => (
  <Frame title={t("order.title")} back="/orders">
    <ShowLoaded of={of}>{() => <Empty icon="clipboard-list" title={t("order.unknown")} />}</ShowLoaded>
  </Frame>
);

const draftOf = (saved: Saved | null, known: OrderFormQuery): OrderDraft =>
  saved
    ? {
        vendor: saved.vendor,
        warehouse: saved.warehouse.id,
        expectedOn: saved.expectedOn,
        vendorReference: saved.vendorReference ?? "",
        lines: savedLines(saved.lines.nodes),
      }
    : {
        vendor: null,
        warehouse: known.warehouses[0]?.id ?? "",
        expectedOn: localDay(new Date()),
        vendorReference: "",
        lines: [],
      };

interface OrderEditorProps {
  known: OrderFormQuery;
  saved: Saved | null;
  readAgain?: () => void;
}

/** The form, and how it is sent: as a new order, or as a change of one. */
function useOrderForm({ known, saved }: OrderEditorProps) {
  const form = useForm(draftOf(saved, known));
  const { vendor, warehouse, expectedOn, vendorReference, lines } = form.draft;
  const common = { expectedOn, vendorReference: orNull(vendorReference), lines: lineInputs(lines) };
  const create = async () => {
    const done = await form.send(
      CreateOrderDocument,
      { vendor: vendor?.id ?? "", warehouse, ...common },
      { subject: "orders", label: t("order.adding", { vendor: vendor?.name ?? "" }) },
    );
    if (done) go(pageOf(done.order.id), { replace: true });
  };
  const change = async ({ id, number, version }: Saved) => {
    const done = await form.send(
      UpdateOrderDocument,
      { order: id, version, ...common },
      { subject: id, label: t("order.changing", { number }) },
    );
    if (done) go(pageOf(id), { replace: true });
  };
  return { form, send: () => (saved ? change(saved) : create()) };
}

function OrderEditor(props: OrderEditorProps) {
  const { known, saved, readAgain } = props;
  const { form, send } = useOrderForm(props);
  const { vendor, lines } = form.draft;
  const tooLong = saved !== null && saved.lines.totalCount > saved.lines.nodes.length;
  const currency = saved?.currency ?? vendor?.currency ?? known.settings.company.currency;
  const net = netOf(lines, currency, known.units);
  return (
    <Frame
      title={saved ? t("order.edit") : t("orders.new")}
      sub={saved && <span class="mono">{saved.number}</span>}
      back={saved ? pageOf(saved.id) : "/orders"}
      dock={
        <Button
          kind="primary"
          disabled={!vendor || tooLong}
          busy={form.busy && t("form.saving")}
          onClick={() => void send()}
        >
          {saved ? t("act.save") : t("order.add")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} {...(readAgain && { readAgain })} />
        {tooLong && <p>{t("order.tooLong", { n: saved.lines.nodes.length })}</p>}
        <HeadFields form={form} known={known} fixed={saved !== null} />
        <LinesEditor
          lines={lines}
          set={(next) => form.set({ lines: next })}
          error={form.error}
          units={known.units}
        />
        <dl class="card card-pad totals">
          <div class="strong">
            <dt>{t("order.net")}</dt>
            <dd class="num">{net === null ? t("order.netLater") : money(net, currency)}</dd>
          </div>
        </dl>
      </form>
    </Frame>
  );
}

interface HeadFieldsProps {
  form: Form<OrderDraft>;
  known: OrderFormQuery;
  /** Vendor and warehouse stay what they are once the order is written. */
  fixed: boolean;
}

function HeadFields({ form, known, fixed }: HeadFieldsProps) {
  const { vendor, warehouse, expectedOn } = form.draft;
  return (
    <div class="card card-pad grid-2">
      <PartnerField
        label={t("order.vendor")}
        only="VENDOR"
        value={vendor?.name ?? null}
        disabled={fixed}
        onPick={(chosen) => form.set({ vendor: chosen })}
        error={form.error("vendor")}
      />
      <SelectField
        label={t("order.warehouse")}
        options={known.warehouses.map(({ id, name }) => [id, name] as const)}
        value={warehouse}
        disabled={fixed}
        onChange={(chosen) => form.set({ warehouse: chosen })}
        error={form.error("warehouse")}
      />
      <TextField
        label={t("order.expectedOn")}
        type="date"
        hint={expectedOn && date(expectedOn)}
        {...form.text("expectedOn")}
      />
      <TextField label={t("order.vendorReference")} {...form.text("vendorReference")} />
    </div>
  );
}
