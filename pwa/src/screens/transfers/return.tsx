/** What of a done delivery comes back, or of a receipt goes back to the vendor. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  CreateReturnDocument,
  type ReturnableFragment,
  ReturnablesDocument,
  ReturnOfDocument,
  type ReturnOfQuery,
  type ReturnOutcome,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { decimalsOf } from "../../quantities.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Segments, Switch, TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { HeldOfReturns } from "../holds/of-returns.tsx";
import { ALL, choosing, keyOf, type ReturnDraft, returnOf } from "./returning.ts";

type Returned = NonNullable<ReturnOfQuery["transfer"]>;

export function ReturnScreen({ params: { id } }: ScreenProps<"id">) {
  const loaded = useQuery(ReturnOfDocument, { id });
  const transfer = loaded.data?.transfer;
  if (transfer) return <NewReturn transfer={transfer} />;
  return (
    <Frame title={t("return.title")} back={`/transfers/${encodeURIComponent(id)}`}>
      <ShowLoaded of={loaded}>
        {() => <Empty icon="circle-question-mark" title={t("receive.gone")} />}
      </ShowLoaded>
    </Frame>
  );
}

function NewReturn({ transfer: { id, number, operationType } }: { transfer: Returned }) {
  const form = useForm(ALL);
  const fromCustomer = operationType.kind === "DELIVERY";
  const input = returnOf(id, fromCustomer, form.draft);
  const create = async () => {
    if (!input) return;
    const about = { subject: id, label: t("return.label", { number }) };
    const done = await form.send(CreateReturnDocument, input, about);
    if (done) go(`/transfers/${encodeURIComponent(done.transfer.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t(fromCustomer ? "return.title" : "return.titleVendor")}
      sub={<span class="mono">{number}</span>}
      back={`/transfers/${encodeURIComponent(id)}`}
      dock={
        <Button
          kind="primary"
          icon="undo-2"
          disabled={!input}
          busy={form.busy && t("return.creating")}
          onClick={() => void create()}
        >
          {t(form.draft.atOnce ? "return.now" : "return.create")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        {fromCustomer && <HeldOfReturns />}
        <div class="card card-pad stack">
          {fromCustomer && <WhatBecomes form={form} />}
          <TextField {...form.text("reason")} label={t("return.reason")} autocomplete="off" />
          <When
            fromCustomer={fromCustomer}
            atOnce={form.draft.atOnce}
            onChange={(atOnce) => form.set({ atOnce })}
          />
        </div>
        <WhatComes id={id} form={form} />
      </form>
    </Frame>
  );
}

interface WhenProps {
  fromCustomer: boolean;
  atOnce: boolean;
  onChange: (atOnce: boolean) => void;
}

/** In one step, or as a document that waits for the goods. */
export const When = ({ fromCustomer, atOnce, onChange }: WhenProps) => (
  <Segments
    legend={t("return.when")}
    value={atOnce ? "now" : "later"}
    onChange={(when) => onChange(when === "now")}
    options={[
      ["now", t(fromCustomer ? "return.areHere" : "return.goNow")],
      ["later", t("return.later")],
    ]}
  />
);

const OUTCOMES: readonly ReturnOutcome[] = ["RESTOCK", "BLOCKED_PLACE", "SCRAP"];

const WhatBecomes = ({ form: { draft, set } }: { form: Form<ReturnDraft> }) => (
  <>
    <Segments
      legend={t("return.outcome")}
      value={draft.outcome}
      onChange={(outcome) => set({ outcome })}
      options={OUTCOMES.map((outcome) => [outcome, t(`return.${outcome}`)])}
    />
    <Switch
      label={t("return.replacement")}
      hint={t("return.replacementAbout")}
      checked={draft.replacement}
      onChange={(replacement) => set({ replacement })}
    />
  </>
);

function WhatComes({ id, form: { draft, set } }: { id: string; form: Form<ReturnDraft> }) {
  const pages = usePages(ReturnablesDocument, { id }, (data) => data.transfer?.returnable);
  const [asked, ask] = useState<ReturnableFragment | null>(null);
  const { chosen } = draft;
  const put = (goods: ReturnableFragment, much: string | null) => {
    set({ chosen: choosing(chosen ?? new Map(), goods, much) });
    ask(null);
  };
  const press = (goods: ReturnableFragment) => {
    if (chosen?.has(keyOf(goods))) put(goods, null);
    else if (goods.product.tracking === "SERIAL") put(goods, goods.left);
    else ask(goods);
  };
  return (
    <Section title={t("return.what")}>
      <Segments
        legend={t("return.how")}
        value={chosen ? "some" : "all"}
        onChange={(how) => set({ chosen: how === "all" ? null : new Map() })}
        options={[
          ["all", t("return.all")],
          ["some", t("return.some")],
        ]}
      />
      <Paged of={pages} empty={<Empty icon="package-x" title={t("return.nothing")} />}>
        {(goods) => (
          <Goods
            key={keyOf(goods)}
            goods={goods}
            much={chosen ? chosen.get(keyOf(goods))?.quantity : goods.left}
            {...(chosen && { onClick: () => press(goods) })}
          />
        )}
      </Paged>
      {asked && <HowMuch goods={asked} onDone={(much) => put(asked, much)} onClose={() => ask(null)} />}
    </Section>
  );
}

interface GoodsProps {
  goods: ReturnableFragment;
  /** How much of it is returned; absent for none. */
  much: string | undefined;
  onClick?: () => void;
}

function Goods({ goods: { product, lot, left, moved }, much, onClick }: GoodsProps) {
  const unit = product.unit.symbol;
  return (
    <Row
      title={lot ? <span class="mono">{lot.number}</span> : product.name}
      icon={much === undefined ? "circle-plus" : "circle-check"}
      {...(much !== undefined && { state: "ok" as const })}
      end={much === undefined ? null : <b>{quantity(much, unit)}</b>}
      {...(onClick && { onClick })}
    >
      {[
        lot && product.name,
        product.tracking !== "SERIAL" &&
          t("return.left", { left: quantity(left), moved: quantity(moved, unit) }),
      ]
        .filter(Boolean)
        .join(" · ")}
    </Row>
  );
}

interface HowMuchProps {
  goods: ReturnableFragment;
  onDone: (quantity: string) => void;
  onClose: () => void;
}

function HowMuch({ goods: { product, lot, left }, onDone, onClose }: HowMuchProps) {
  const unit = product.unit.symbol;
  return (
    <Sheet title={lot?.number ?? product.name} sub={product.name} onClose={onClose}>
      <Button wide icon="check" onClick={() => onDone(left)}>
        {t("return.take", { quantity: quantity(left, unit) })}
      </Button>
      <QuantityPad
        unit={unit}
        decimals={decimalsOf(product.step)}
        verb={(shown) => t("return.take", { quantity: shown })}
        onDone={onDone}
      />
    </Sheet>
  );
}
