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
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { History } from "../history/history.tsx";
import { useOpenScan } from "../scan/open.ts";
import { CancelMakeSheet, FinishSheet } from "./end-sheets.tsx";
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
          <Transfers order={order} />
        </div>
        <div class="stack">
          <Made order={order} />
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
  const begun = order.runs.some(({ outputs }) => outputs.length > 0) || order.components.some(consumed);
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
      {state === "CONFIRMED" && <Work order={order} form={form} end={end} reload={reload} />}
    </div>
  );
}

const consumed = (each: { consumed: string }) => Number(each.consumed) > 0;

/** A confirmed order is worked on: components are taken, products given, and it is finished. */
function Work({ order, form, end, reload }: DecisionProps) {
  const open = (kind: string) =>
    order.transfers.find((each) => each.state === "READY" && each.operationType.kind === kind);
  const [takes, gives] = [open("CONSUMPTION"), open("MANUFACTURING")];
  const again = async () => {
    const about = { subject: order.id, label: t("make.startingRun", { number: order.number }) };
    if (await form.send(StartRunDocument, { order: order.id }, about)) reload();
  };
  return (
    <>
      {Number(order.produced) > 0 && (
        <Button icon="check" onClick={() => end("finish")}>
          {t("make.finish")}
        </Button>
      )}
      {!(takes && gives) && (
        <Button icon="plus" busy={form.busy && t("form.saving")} onClick={() => void again()}>
          {t("make.startRun")}
        </Button>
      )}
      {takes && (
        <Button icon="package-open" href={`/transfers/${encodeURIComponent(takes.id)}`}>
          {t("make.take")}
        </Button>
      )}
      {gives && (
        <Button kind="primary" icon="factory" href={`/transfers/${encodeURIComponent(gives.id)}`}>
          {t("make.give")}
        </Button>
      )}
    </>
  );
}

const Head = ({ order }: PartProps) => {
  const unit = order.product.unit.symbol;
  return (
    <section class="stack-s" aria-label={t("make.title")}>
      <p class="muted">{order.product.name}</p>
      <p class="figure-xl">
        {t("make.madeOf", { done: quantity(order.produced), of: quantity(order.quantity, unit) })}
      </p>
      <p class="muted">
        {t("make.dueAt", { day: weekday(order.dueOn), warehouse: order.warehouse.name })}{" "}
        {t("make.byBill", { revision: order.billOfMaterials.revision })}
      </p>
      {order.remainderOf && <Other order={order.remainderOf} text={t("make.remainderOf")} />}
      {order.remainder && <Other order={order.remainder} text={t("make.remainder")} />}
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

const Components = ({ order }: PartProps) => (
  <Section title={t("make.components")} aside={String(order.components.length)}>
    <List>
      {order.components.map(({ product, expected, consumed }) => (
        <Row key={product.id} href={`/products/${encodeURIComponent(product.id)}`} title={product.name}>
          {t("make.consumedOf", { done: quantity(consumed), of: quantity(expected, product.unit.symbol) })}
        </Row>
      ))}
    </List>
  </Section>
);

const Transfers = ({ order }: PartProps) =>
  order.transfers.length > 0 && (
    <Section title={t("nav.transfers")} aside={String(order.transfers.length)}>
      <List>
        {order.transfers.map(({ id, number, operationType, state }) => (
          <Row
            key={id}
            href={`/transfers/${encodeURIComponent(id)}`}
            title={<span class="mono">{number}</span>}
          >
            {t(operationType.kind === "CONSUMPTION" ? "make.takes" : "make.gives")} · {t(`state.${state}`)}
          </Row>
        ))}
      </List>
    </Section>
  );

/** Every lot that came out, with what went into it. */
const Made = ({ order }: PartProps) => (
  <Section title={t("make.made")}>
    {order.runs.every(({ outputs }) => outputs.length === 0) && (
      <p class="small muted">{t("make.madeNothing")}</p>
    )}
    {order.runs.map(({ id, outputs }) => (
      <List key={id}>
        {outputs.map((made) => (
          <Row
            key={made.lot?.id ?? made.product.name}
            {...(made.lot && { href: `/lots/${encodeURIComponent(made.lot.id)}` })}
            title={made.lot ? <span class="mono">{made.lot.number}</span> : made.product.name}
            end={<b>{quantity(made.quantity, made.product.unit.symbol)}</b>}
          >
            {made.uses.map((use) => (
              <span class="block" key={`${use.product.name} ${use.lot?.number}${use.assigned}`}>
                {t(use.assigned ? "make.useAssigned" : "make.useShared", {
                  what: use.lot?.number ?? use.product.name,
                  quantity: quantity(use.quantity, use.product.unit.symbol),
                })}
              </span>
            ))}
          </Row>
        ))}
      </List>
    ))}
  </Section>
);
