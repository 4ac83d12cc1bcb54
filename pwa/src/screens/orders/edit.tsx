import { type Loaded, useQuery } from "../../data.ts";
import { type Form, orNull, useForm } from "../../form.ts";
import { date, localDay, money } from "../../format.ts";
import {
  CreateOrderDocument,
  CreateSaleDocument,
  OrderForEditDocument,
  type OrderForEditQuery,
  OrderFormDocument,
  type OrderFormQuery,
  SaleForEditDocument,
  type SaleForEditQuery,
  UpdateOrderDocument,
  UpdateSaleDocument,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { AddressFields, addressDraft, addressInput } from "../settings/address-fields.tsx";
import { PartnerField } from "../settings/pick-partner.tsx";
import { TermsFields, termsDraft, termsInput } from "../settings/terms-fields.tsx";
import { lineInputs, netOf, type OrderDraft, savedLines } from "./draft.ts";
import { LinesEditor } from "./lines-editor.tsx";
import { PATH, pageOf, type Side } from "./sides.ts";

type Saved = NonNullable<(OrderForEditQuery | SaleForEditQuery)["order"]>;

export const NewOrderScreen = () => <NewOrder side="order" />;
export const NewSaleScreen = () => <NewOrder side="sale" />;

function NewOrder({ side }: { side: Side }) {
  const loaded = useQuery(OrderFormDocument);
  return loaded.data ? (
    <OrderEditor side={side} known={loaded.data} saved={null} />
  ) : (
    <NotYet side={side} of={loaded} />
  );
}

export function EditOrderScreen({ params }: ScreenProps<"id">) {
  return <EditOrder side="order" loaded={useQuery(OrderForEditDocument, { id: params.id })} />;
}

export function EditSaleScreen({ params }: ScreenProps<"id">) {
  return <EditOrder side="sale" loaded={useQuery(SaleForEditDocument, { id: params.id })} />;
}

interface EditOrderProps {
  side: Side;
  loaded: Loaded<{ order: Saved | null }> & { reload: () => Promise<void> };
}

function EditOrder({ side, loaded }: EditOrderProps) {
  const known = useQuery(OrderFormDocument);
  const order = loaded.data?.order;
  if (!known.data || !order) return <NotYet side={side} of={known.data ? loaded : known} />;
  return (
    <OrderEditor
      key={order.version}
      side={side}
      known={known.data}
      saved={order}
      readAgain={() => void loaded.reload()}
    />
  );
}

const NotYet = ({ side, of }: { side: Side; of: Parameters<typeof ShowLoaded>[0]["of"] }) => (
  <Frame title={t(`${side}.title`)} back={PATH[side]}>
    <ShowLoaded of={of}>{() => <Empty icon="clipboard-list" title={t("order.unknown")} />}</ShowLoaded>
  </Frame>
);

const draftOf = (saved: Saved | null, known: OrderFormQuery): OrderDraft =>
  saved
    ? {
        partner: saved.partner,
        warehouse: saved.warehouse.id,
        day: saved.day,
        reference: saved.reference ?? "",
        terms: termsDraft(saved.paymentTerms),
        deliverTo: addressDraft("deliverTo" in saved ? saved.deliverTo : undefined),
        lines: savedLines(saved.lines.nodes),
      }
    : {
        partner: null,
        warehouse: known.warehouses[0]?.id ?? "",
        day: localDay(new Date()),
        reference: "",
        terms: termsDraft(),
        deliverTo: addressDraft(),
        lines: [],
      };

interface OrderEditorProps {
  side: Side;
  known: OrderFormQuery;
  saved: Saved | null;
  readAgain?: () => void;
}

/** The form, and how it is sent: as a new order, or as a change of one. */
function useOrderForm({ side, known, saved }: OrderEditorProps) {
  const form = useForm(draftOf(saved, known));
  const { partner, warehouse, lines } = form.draft;
  const common = { lines: lineInputs(lines), paymentTerms: termsInput(form.draft.terms) };
  const bought = { ...common, expectedOn: form.draft.day, vendorReference: orNull(form.draft.reference) };
  const sold = {
    ...common,
    dueOn: form.draft.day,
    customerReference: orNull(form.draft.reference),
    deliverTo: addressInput(form.draft.deliverTo),
  };
  const create = () => {
    const who = partner?.id ?? "";
    const about = { subject: `${side}s`, label: t(`${side}.adding`, { partner: partner?.name ?? "" }) };
    return side === "order"
      ? form.send(CreateOrderDocument, { vendor: who, warehouse, ...bought }, about)
      : form.send(CreateSaleDocument, { customer: who, warehouse, ...sold }, about);
  };
  const change = ({ id, number, version }: Saved) => {
    const read = { order: id, version };
    const about = { subject: id, label: t("order.changing", { number }) };
    return side === "order"
      ? form.send(UpdateOrderDocument, { ...read, ...bought }, about)
      : form.send(UpdateSaleDocument, { ...read, ...sold }, about);
  };
  const send = async () => {
    const done = await (saved ? change(saved) : create());
    if (done) go(pageOf(side, done.order.id), { replace: true });
  };
  return { form, send };
}

function OrderEditor(props: OrderEditorProps) {
  const { side, known, saved, readAgain } = props;
  const { form, send } = useOrderForm(props);
  const { partner, lines } = form.draft;
  const tooLong = saved !== null && saved.lines.totalCount > saved.lines.nodes.length;
  const currency = saved?.currency ?? partner?.currency ?? known.settings.company.currency;
  const net = netOf(lines, currency, known.units, side);
  return (
    <Frame
      title={saved ? t(`${side}.edit`) : t(`${side}s.new`)}
      sub={saved && <span class="mono">{saved.number}</span>}
      back={saved ? pageOf(side, saved.id) : PATH[side]}
      dock={
        <Button
          kind="primary"
          disabled={!partner || tooLong}
          busy={form.busy && t("form.saving")}
          onClick={() => void send()}
        >
          {saved ? t("act.save") : t(`${side}.add`)}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} {...(readAgain && { readAgain })} />
        {tooLong && <p>{t("order.tooLong", { n: saved.lines.nodes.length })}</p>}
        <HeadFields side={side} form={form} known={known} fixed={saved !== null} />
        <LinesEditor
          side={side}
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
        {side === "sale" && partner && <DeliverToFields form={form} />}
      </form>
    </Frame>
  );
}

/** Where the goods go; it begins as the customer's own address. */
const DeliverToFields = ({ form }: { form: Form<OrderDraft> }) => (
  <Section title={t("sale.deliverTo")}>
    <div class="card card-pad">
      <AddressFields
        address={form.draft.deliverTo}
        set={(deliverTo) => form.set({ deliverTo })}
        path="deliverTo"
        error={form.error}
      />
    </div>
  </Section>
);

/** What the mutations of a side call the parts of the head. */
const FIELDS = {
  order: { partner: "vendor", role: "VENDOR", day: "expectedOn", reference: "vendorReference" },
  sale: { partner: "customer", role: "CUSTOMER", day: "dueOn", reference: "customerReference" },
} as const;

interface HeadFieldsProps {
  side: Side;
  form: Form<OrderDraft>;
  known: OrderFormQuery;
  /** Partner and warehouse stay what they are once the order is written. */
  fixed: boolean;
}

function HeadFields({ side, form, known, fixed }: HeadFieldsProps) {
  const { partner, warehouse, day } = form.draft;
  const fields = FIELDS[side];
  return (
    <div class="card card-pad grid-2">
      <PartnerField
        label={t(`${side}.partner`)}
        only={fields.role}
        value={partner?.name ?? null}
        disabled={fixed}
        onPick={(chosen) =>
          form.set({
            partner: chosen,
            deliverTo: addressDraft(chosen.address),
            terms: termsDraft(chosen.paymentTerms),
          })
        }
        error={form.error(fields.partner)}
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
        label={t(`${side}.day`)}
        type="date"
        hint={day && date(day)}
        {...form.text("day", fields.day)}
      />
      <TextField label={t("order.reference")} {...form.text("reference", fields.reference)} />
      <TermsFields
        terms={form.draft.terms}
        set={(terms) => form.set({ terms })}
        error={form.error("paymentTerms.days")}
      />
    </div>
  );
}
