import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { date } from "../../format.ts";
import {
  CreateTransferDocument,
  type LocationUsage,
  type OperationTypeFactsFragment,
  OperationTypesDocument,
} from "../../gql/graphql.ts";
import { go, place } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { ProductSheet } from "../products/pick.tsx";
import { PartnerField } from "../settings/pick-partner.tsx";
import { PlaceField } from "../settings/pick-place.tsx";
import { byHand, endsOf, type LineDraft, type TransferDraft, transferOf, withLine } from "./draft.ts";

/** A transfer by hand: between our places, or a receipt or delivery without an order. */
export function NewTransferScreen() {
  const loaded = useQuery(OperationTypesDocument);
  const [chosen, choose] = useState(place.value.searchParams.get("type"));
  const types = byHand(loaded.data?.operationTypes ?? []);
  const type = types.find(({ id }) => id === chosen) ?? types[0];
  if (type) return <NewTransfer key={type.id} type={type} types={types} choose={choose} />;
  return (
    <Frame title={t("transfers.new")} back="/transfers">
      <ShowLoaded of={loaded}>{() => <Empty icon="arrow-left-right" title={t("home.empty")} />}</ShowLoaded>
    </Frame>
  );
}

interface NewTransferProps {
  type: OperationTypeFactsFragment;
  types: readonly OperationTypeFactsFragment[];
  choose: (id: string) => void;
}

const NOTHING: TransferDraft = { partner: null, source: null, destination: null, dueOn: "", lines: [] };

function NewTransfer({ type, types, choose }: NewTransferProps) {
  const form = useForm(NOTHING);
  const input = transferOf(type, form.draft);
  const save = async () => {
    if (!input) return;
    const about = { subject: "transfers", label: t("transfer.adding", { type: type.name }) };
    const done = await form.send(CreateTransferDocument, input, about);
    if (done) go(`/transfers/${encodeURIComponent(done.transfer.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("transfers.new")}
      sub={type.name}
      back="/transfers"
      dock={
        <Button
          kind="primary"
          icon="plus"
          disabled={!input}
          busy={form.busy && t("form.saving")}
          onClick={() => void save()}
        >
          {t("transfer.add")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        <div class="card card-pad stack">
          <TypeField type={type} types={types} choose={choose} />
          <Ends form={form} type={type} />
          <TextField
            {...form.text("dueOn")}
            label={t("transfer.due")}
            type="date"
            hint={form.draft.dueOn ? date(form.draft.dueOn) : t("transfer.dueToday")}
          />
        </div>
        <List>
          <Row icon="undo-2" href="/transfers/to-vendor" title={t("toVendor.link")} />
          {may("MANAGER") && <Row icon="undo-2" href="/transfers/unmatched" title={t("unmatched.link")} />}
        </List>
        <Lines
          lines={form.draft.lines}
          set={(lines) => form.set({ lines })}
          error={(at) => form.error(`lines.${at}.quantity`) ?? form.error(`lines.${at}.product`)}
        />
      </form>
    </Frame>
  );
}

const TypeField = ({ type, types, choose }: NewTransferProps) => (
  <SelectField
    label={t("transfer.type")}
    options={types.map(({ id, name, warehouse }) => [id, `${warehouse.name}: ${name}`] as const)}
    value={type.id}
    onChange={choose}
  />
);

const OURS: LocationUsage[] = ["INTERNAL", "TRANSIT"];

interface EndsProps {
  form: ReturnType<typeof useForm<TransferDraft>>;
  type: OperationTypeFactsFragment;
}

/** Whose goods they are, and the places of ours between which they go. */
function Ends({ form: { draft, set, error }, type }: EndsProps) {
  const ends = endsOf(type.kind);
  if (!ends) return null;
  return (
    <>
      {ends.partner && (
        <PartnerField
          label={t(`partner.${ends.partner}`)}
          only={ends.partner}
          value={draft.partner?.name ?? null}
          onPick={(partner) => set({ partner })}
          onNone={() => set({ partner: null })}
          error={error("partner")}
        />
      )}
      {(["source", "destination"] as const)
        .filter((end) => ends[end])
        .map((end) => (
          <PlaceField
            key={end}
            label={t(end === "source" ? "transfer.from" : "transfer.to")}
            filter={{ usages: OURS, ...(end === "destination" && { wholeWarehouse: false }) }}
            value={draft[end]?.path ?? type[end].path}
            onPick={(chosen) => set({ [end]: chosen })}
            error={error(end)}
          />
        ))}
    </>
  );
}

interface LinesProps {
  lines: readonly LineDraft[];
  set: (lines: readonly LineDraft[]) => void;
  error: (at: number) => string | undefined;
}

/** What is to be moved; more can be added by scanning. */
function Lines({ lines, set, error }: LinesProps) {
  const [choosing, setChoosing] = useState(false);
  return (
    <Section title={t("transfer.lines")} aside={t("transfer.linesByScan")}>
      {lines.length > 0 && (
        <div class="card">
          {lines.map((line, at) => (
            <div class="group" key={line.product.id}>
              <NumberField
                label={`${line.product.name}, ${line.product.unit.symbol}`}
                value={line.quantity}
                onInput={(quantity) =>
                  set(lines.map((each) => (each === line ? { ...line, quantity } : each)))
                }
                error={error(at)}
              />
              <Button icon="x" onClick={() => set(lines.filter((each) => each !== line))}>
                {t("act.remove")}
              </Button>
            </div>
          ))}
        </div>
      )}
      <Button icon="plus" wide onClick={() => setChoosing(true)}>
        {t("order.addLine")}
      </Button>
      {choosing && (
        <ProductSheet
          onPick={(product) => {
            setChoosing(false);
            set(withLine(lines, product));
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </Section>
  );
}
