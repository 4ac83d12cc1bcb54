import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import { quantity, weekday } from "../../format.ts";
import {
  ConfirmManufacturingOrderDocument,
  ManufacturingOrderDocument,
  type ManufacturingOrderFactsFragment,
  type ManufacturingOrderQuery,
  StartRunDocument,
} from "../../gql/graphql.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { PaperLinks, printedOf } from "../../ui/paper-link.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { History } from "../history/history.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { useOpenScan } from "../scan/open.ts";
import { CancelMakeSheet, FinishSheet } from "./end-sheets.tsx";
import { ByProducts, Components, Transfers } from "./moved.tsx";
import { Runs } from "./runs.tsx";
import { MakeState } from "./state.tsx";

type Order = ManufacturingOrderFactsFragment;
type Ending = "cancel" | "finish" | null;

export function MakeScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(ManufacturingOrderDocument, { id: params.id });
  const order = loaded.data?.order;
  const reload = () => void loaded.reload();
  if (order) return <Review order={order} reload={reload} />;
  return (
    <Frame title={t("make.title")} back="/make">
      <ShowLoaded of={loaded}>
        {() => (
          <Empty icon="factory" title={t("order.unknown")}>
            {t("error.notFoundNext")}
          </Empty>
        )}
      </ShowLoaded>
    </Frame>
  );
}

interface PartProps {
  order: Order;
}

interface ReviewProps {
  order: NonNullable<ManufacturingOrderQuery["order"]>;
  reload: () => void;
}

function Review({ order, reload }: ReviewProps) {
  useOpenScan();
  const [ending, end] = useState<Ending>(null);
  const form = useForm({});
  return (
    <Frame
      title={t("make.title")}
      sub={<span class="mono">{order.number}</span>}
      back="/make"
      state={<MakeState of={order} pill />}
      dock={<Decision order={order} form={form} end={end} reload={reload} />}
    >
      <FormTrouble form={form} readAgain={reload} />
      <Head order={order} />
      <div class="cols">
        <div class="stack">
          <Components order={order} />
          <ByProducts order={order} />
          <Prints order={order} />
          <Transfers order={order} />
        </div>
        <div class="stack">
          <Runs order={order} />
          <AnotherRun order={order} form={form} reload={reload} />
          <History of={order} reload={reload} />
        </div>
      </div>
      {ending === "cancel" && <CancelMakeSheet order={order} onClose={() => end(null)} onDone={reload} />}
      {ending === "finish" && <FinishSheet order={order} onClose={() => end(null)} onDone={reload} />}
    </Frame>
  );
}

interface DecisionProps extends PartProps {
  form: Form<object>;
  end: (how: Ending) => void;
  reload: () => void;
}

/** What may be done with it now; nothing is left of a done or cancelled order. */
function Decision({ order, form, end, reload }: DecisionProps) {
  const { id, number, version, state } = order;
  if (!may("OPERATOR") || state === "DONE" || state === "CANCELLED") return null;
  const send = async () => {
    const about = { subject: id, label: t("order.confirming", { number }) };
    if (await form.send(ConfirmManufacturingOrderDocument, { order: id, version }, about)) reload();
  };
  const begun = order.runs.some(({ taken, given }) => taken.length + given.length > 0);
  return (
    <div class="dock-pair">
      {may("MANAGER") && !begun && <Button onClick={() => end("cancel")}>{t("order.cancel")}</Button>}
      {state === "DRAFT" && (
        <Button
          kind="primary"
          icon="check"
          busy={form.busy && t("order.isConfirming")}
          onClick={() => void send()}
        >
          {t("order.confirm")}
        </Button>
      )}
      {state === "CONFIRMED" && <Working order={order} begun={begun} end={end} />}
    </div>
  );
}

/** A confirmed order is worked on by scan, and finished, also when all that went in came to nothing. */
function Working({ order, begun, end }: Pick<DecisionProps, "order" | "end"> & { begun: boolean }) {
  return (
    <>
      {begun && (
        <Button icon="check" onClick={() => end("finish")}>
          {t("make.finish")}
        </Button>
      )}
      {order.transfers.some(({ state }) => state === "READY") && (
        <Button kind="primary" icon="scan-barcode" href={`/make/${encodeURIComponent(order.id)}/run`}>
          {t("make.work")}
        </Button>
      )}
    </>
  );
}

/** What is posted from then on is told apart from what was; of no use before something came out. */
function AnotherRun({ order, form, reload }: Omit<DecisionProps, "end">) {
  const open = order.transfers.filter(({ state }) => state === "READY").length;
  const made = order.runs.at(-1)?.given.length ?? 0;
  if (order.state !== "CONFIRMED" || !may("OPERATOR") || (open === 2 && made === 0)) return null;
  const again = async () => {
    const about = { subject: order.id, label: t("make.startingRun", { number: order.number }) };
    if (await form.send(StartRunDocument, { order: order.id }, about)) reload();
  };
  return (
    <Button wide icon="plus" busy={form.busy && t("form.saving")} onClick={() => void again()}>
      {t("make.startRun")}
    </Button>
  );
}

const Head = ({ order }: PartProps) => {
  const unit = order.product.unit.symbol;
  return (
    <section class="stack-s" aria-label={t("make.title")}>
      <p>
        <a class="strong" href={`/products/${encodeURIComponent(order.product.id)}`}>
          {order.product.name}
        </a>
      </p>
      <p class="figure-xl">
        {t("make.madeOf", { done: quantity(order.produced), of: quantity(order.quantity, unit) })}
      </p>
      <p class="muted">{t("make.dueAt", { day: weekday(order.dueOn), warehouse: order.warehouse.name })}</p>
      <p>
        <a href={`/materials/${encodeURIComponent(order.billOfMaterials.id)}`}>
          {t("make.byBill", { revision: order.billOfMaterials.revision })}
        </a>
      </p>
      {order.remainderOf && <Other order={order.remainderOf} text={t("make.remainderOf")} />}
      {order.remainder && <Other order={order.remainder} text={t("make.remainder")} />}
      {order.traceable && (
        <Button wide icon="arrow-left-right" href={`/trace/${encodeURIComponent(order.id)}`}>
          {t("trace.title")}
        </Button>
      )}
    </section>
  );
};

const Other = ({ order, text }: { order: { id: string; number: string }; text: string }) => (
  <p>
    {text}{" "}
    <a class="mono" href={`/make/${encodeURIComponent(order.id)}`}>
      {order.number}
    </a>
  </p>
);

/** The order sheet, and labels of what was made. */
function Prints({ order }: PartProps) {
  const [labelling, setLabelling] = useState(false);
  const made = order.transfers.filter(
    ({ state, operationType }) => state === "DONE" && operationType.kind === "MANUFACTURING",
  );
  if (printedOf(order.prints).length === 0 && made.length === 0) return null;
  return (
    <Section title={t("print.title")}>
      <div class="stack-s">
        <PaperLinks papers={order.prints} />
        {made.length > 0 && may("OPERATOR") && (
          <Button wide icon="printer" onClick={() => setLabelling(true)}>
            {t("transfer.labels")}
          </Button>
        )}
      </div>
      {labelling && (
        <LabelsSheet
          of={made.map(({ id, number }) => [id, number] as const)}
          purpose="LOT"
          sub={order.number}
          onClose={() => setLabelling(false)}
        />
      )}
    </Section>
  );
}
