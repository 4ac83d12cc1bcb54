import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import { date } from "../../format.ts";
import {
  BillDocument,
  InvoiceDocument,
  OrderToBillDocument,
  type OrderToBillQuery,
  SaleToInvoiceDocument,
  type SaleToInvoiceQuery,
} from "../../gql/graphql.ts";
import { go, place } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { linesLeft, linesToCredit, type PaperDraft, paperInput, savedLines } from "./draft.ts";
import { LinesEditor } from "./lines-editor.tsx";
import { type AnyPaper, BILLS, INVOICES, pageOf, type Side } from "./side.ts";

/** A new bill on an order, or a credit note on a bill: the address says which. */
export function NewBillScreen() {
  const params = place.value.searchParams;
  const credits = params.get("credits");
  return credits ? <CreditBill id={credits} /> : <NewBill id={params.get("order") ?? ""} />;
}

function NewBill({ id }: { id: string }) {
  const loaded = useQuery(OrderToBillDocument, { id });
  return <NewPaper side={BILLS} order={loaded.data?.order} loaded={loaded} />;
}

function CreditBill({ id }: { id: string }) {
  const loaded = useQuery(BillDocument, { id });
  return <NewCredit side={BILLS} paper={loaded.data?.paper} loaded={loaded} />;
}

export function EditBillScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(BillDocument, { id: params.id });
  return <EditPaper side={BILLS} paper={loaded.data?.paper} loaded={loaded} />;
}

/** As for bills. */
export function NewInvoiceScreen() {
  const params = place.value.searchParams;
  const credits = params.get("credits");
  return credits ? <CreditInvoice id={credits} /> : <NewInvoice id={params.get("order") ?? ""} />;
}

function NewInvoice({ id }: { id: string }) {
  const loaded = useQuery(SaleToInvoiceDocument, { id });
  return <NewPaper side={INVOICES} order={loaded.data?.order} loaded={loaded} />;
}

function CreditInvoice({ id }: { id: string }) {
  const loaded = useQuery(InvoiceDocument, { id });
  return <NewCredit side={INVOICES} paper={loaded.data?.paper} loaded={loaded} />;
}

export function EditInvoiceScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(InvoiceDocument, { id: params.id });
  return <EditPaper side={INVOICES} paper={loaded.data?.paper} loaded={loaded} />;
}

type Loaded = Parameters<typeof ShowLoaded>[0]["of"];
type Order = NonNullable<(OrderToBillQuery | SaleToInvoiceQuery)["order"]>;

function NewPaper({ side, order, loaded }: { side: Side; order: Order | null | undefined; loaded: Loaded }) {
  if (!order) return <NotYet side={side} of={loaded} />;
  const label = t(`${side.kind}.creating`, { order: order.number });
  return (
    <PaperEditor
      side={side}
      title={t(`${side.kind}.new`)}
      sub={order.number}
      back={`${side.orders}/${encodeURIComponent(order.id)}`}
      draft={{ ...EMPTY, lines: linesLeft(order.lines.nodes, order.currency) }}
      send={(form, input) => side.create(form, { order: order.id }, input, label)}
    />
  );
}

interface OnPaper {
  side: Side;
  paper: AnyPaper | null | undefined;
  loaded: Loaded;
}

function NewCredit({ side, paper, loaded }: OnPaper) {
  if (!paper?.order) return <NotYet side={side} of={loaded} />;
  const on = { order: paper.order.id, credits: paper.id };
  return (
    <PaperEditor
      side={side}
      credit
      title={t("paper.newCredit")}
      sub={paper.number}
      back={pageOf(side, paper.id)}
      draft={{ ...EMPTY, lines: linesToCredit(paper.lines.nodes, paper.currency) }}
      send={(form, input) => side.create(form, on, input, t("paper.creditOn", { number: paper.number }))}
    />
  );
}

function EditPaper({ side, paper, loaded }: OnPaper) {
  if (!paper) return <NotYet side={side} of={loaded} />;
  const credit = paper.kind === "CREDIT_NOTE";
  return (
    <PaperEditor
      key={paper.version}
      side={side}
      credit={credit}
      title={t(credit ? "paper.editCredit" : `${side.kind}.edit`)}
      sub={paper.number}
      back={pageOf(side, paper.id)}
      draft={{
        vendorNumber: ("vendorNumber" in paper && paper.vendorNumber) || "",
        issuedOn: paper.issuedOn,
        dueOn: paper.dueOn,
        lines: savedLines(paper),
      }}
      readAgain={() => void loaded.reload()}
      send={async (form, input) => {
        const label = t("paper.changing", { number: paper.number });
        return (await side.update(form, paper, input, label)) ? paper.id : null;
      }}
    />
  );
}

const EMPTY = { vendorNumber: "", issuedOn: "", dueOn: "" };

const NotYet = ({ side, of }: { side: Side; of: Loaded }) => (
  <Frame title={t(`${side.kind}.title`)} back={side.page}>
    <ShowLoaded of={of}>{() => <Empty icon="receipt-text" title={t(`${side.kind}.unknown`)} />}</ShowLoaded>
  </Frame>
);

interface PaperEditorProps {
  side: Side;
  credit?: boolean;
  title: string;
  sub: string;
  back: string;
  draft: PaperDraft;
  /** The paper's id; null when it was refused. */
  send: (form: Form<PaperDraft>, input: ReturnType<typeof paperInput>) => Promise<string | null>;
  readAgain?: () => void;
}

function PaperEditor(props: PaperEditorProps) {
  const { side, credit = false, title, sub, back, send, readAgain } = props;
  const form = useForm<PaperDraft>(props.draft);
  const { lines } = form.draft;
  const save = async () => {
    const id = await send(form, paperInput(form.draft));
    if (id) go(pageOf(side, id), { replace: true });
  };
  return (
    <Frame
      title={title}
      sub={<span class="mono">{sub}</span>}
      back={back}
      dock={
        <Button
          kind="primary"
          disabled={lines.every(({ leftOut }) => leftOut)}
          busy={form.busy && t("form.saving")}
          onClick={() => void save()}
        >
          {t("paper.save")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} {...(readAgain && { readAgain })} />
        <HeadFields side={side} form={form} />
        <LinesEditor
          lines={lines}
          credit={credit}
          set={(next) => form.set({ lines: next })}
          error={form.error}
        />
      </form>
    </Frame>
  );
}

function HeadFields({ side, form }: { side: Side; form: Form<PaperDraft> }) {
  const { issuedOn, dueOn } = form.draft;
  return (
    <div class="card card-pad grid-2">
      {side.kind === "bill" && (
        <TextField
          label={t("bill.vendorNumber")}
          hint={t("bill.vendorNumberHint")}
          mono
          autocomplete="off"
          {...form.text("vendorNumber")}
        />
      )}
      <TextField
        label={t("paper.issuedOn")}
        type="date"
        hint={issuedOn ? date(issuedOn) : t("paper.emptyToday")}
        {...form.text("issuedOn")}
      />
      <TextField
        label={t("paper.dueOn")}
        type="date"
        hint={dueOn ? date(dueOn) : t("paper.dueOnEmpty")}
        {...form.text("dueOn")}
      />
    </div>
  );
}
