/** Lots on hand go back to a vendor, whatever brought them. */
import { useEffect, useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  LotsToReturnDocument,
  LotToReturnDocument,
  type LotToReturnFragment,
  ReturnToVendorDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { decimalsOf } from "../../quantities.ts";
import { go, place } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { PickSheet } from "../../ui/picker.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { PartnerField } from "../settings/pick-partner.tsx";
import { When } from "./return.tsx";

interface Back {
  lot: LotToReturnFragment;
  quantity: string;
}

const NOTHING_YET = {
  vendor: null as { id: string; name: string } | null,
  lots: [] as Back[],
  reason: "",
  atOnce: true,
};
type Draft = typeof NOTHING_YET;

export function ToVendorScreen() {
  const form = useForm(NOTHING_YET);
  const { draft, set, error, text } = form;
  const [asked, ask] = useState<LotToReturnFragment | null>(null);
  const [picking, pick] = useState(false);
  const named = place.value.searchParams.get("lot");
  const ready = draft.vendor && draft.lots.length > 0 && draft.reason.trim();
  const put = (lot: LotToReturnFragment, much: string) => {
    set({ lots: [...draft.lots.filter((each) => each.lot.id !== lot.id), { lot, quantity: much }] });
    ask(null);
  };
  const chosen = (lot: LotToReturnFragment) => {
    pick(false);
    if (lot.product.tracking === "SERIAL") put(lot, "1");
    else ask(lot);
  };
  const send = async () => {
    if (!draft.vendor) return;
    const input = {
      vendor: draft.vendor.id,
      lots: draft.lots.map(({ lot, quantity }) => ({ lot: lot.id, quantity })),
      reason: draft.reason,
      atOnce: draft.atOnce,
    };
    const about = { subject: "transfers", label: t("toVendor.title") };
    const done = await form.send(ReturnToVendorDocument, input, about);
    if (done) go(`/transfers/${encodeURIComponent(done.transfer.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("toVendor.title")}
      back="/transfers"
      dock={
        <Button
          kind="primary"
          icon="undo-2"
          disabled={!ready}
          busy={form.busy && t("return.creating")}
          onClick={() => void send()}
        >
          {t(draft.atOnce ? "return.now" : "return.create")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <p class="muted">{t("toVendor.about")}</p>
        <FormTrouble form={form} />
        <div class="card card-pad stack">
          <PartnerField
            label={t("partner.VENDOR")}
            only="VENDOR"
            value={draft.vendor?.name ?? null}
            onPick={(vendor) => set({ vendor })}
            error={error("vendor")}
          />
          <TextField {...text("reason")} label={t("toVendor.reason")} autocomplete="off" />
          <When fromCustomer={false} atOnce={draft.atOnce} onChange={(atOnce) => set({ atOnce })} />
        </div>
        <Lots form={form} onOpen={ask} />
        <Button wide icon="plus" onClick={() => pick(true)}>
          {t("toVendor.add")}
        </Button>
      </form>
      {named && draft.lots.length === 0 && <Named id={named} onFound={chosen} />}
      {picking && <PickLot onPick={chosen} onClose={() => pick(false)} />}
      {asked && (
        <HowMuch
          lot={asked}
          onDone={(much) => put(asked, much)}
          onLeaveOut={() => {
            set({ lots: draft.lots.filter((each) => each.lot.id !== asked.id) });
            ask(null);
          }}
          onClose={() => ask(null)}
        />
      )}
    </Frame>
  );
}

/** The lot whose page led here. */
function Named({ id, onFound }: { id: string; onFound: (lot: LotToReturnFragment) => void }) {
  const lot = useQuery(LotToReturnDocument, { id }).data?.lot;
  useEffect(() => {
    if (!lot) return;
    go("/transfers/to-vendor", { replace: true });
    onFound(lot);
  }, [lot]);
  return null;
}

const Lots = ({
  form: { draft, error },
  onOpen,
}: {
  form: Form<Draft>;
  onOpen: (lot: LotToReturnFragment) => void;
}) => (
  <Section title={t("toVendor.lots")}>
    {draft.lots.length === 0 ? (
      <p class="muted">{t("toVendor.none")}</p>
    ) : (
      <List>
        {draft.lots.map(({ lot, quantity: much }, at) => {
          const fault = error(`lots.${at}.quantity`) ?? error(`lots.${at}.lot`);
          return (
            <Row
              key={lot.id}
              title={<span class="mono">{lot.number}</span>}
              end={<b>{quantity(much, lot.product.unit.symbol)}</b>}
              onClick={() => onOpen(lot)}
              {...(fault && { icon: "octagon-x" as const, state: "refused" as const })}
            >
              {fault ?? lot.product.name}
            </Row>
          );
        })}
      </List>
    )}
  </Section>
);

const PickLot = ({
  onPick,
  onClose,
}: {
  onPick: (lot: LotToReturnFragment) => void;
  onClose: () => void;
}) => (
  <PickSheet
    title={t("toVendor.add")}
    label={t("toVendor.search")}
    usePages={(search) =>
      usePages(
        LotsToReturnDocument,
        { filter: { onHand: true, ...(search && { search }) } },
        (data) => data.lots,
      )
    }
    row={(lot, pick) => (
      <Row
        key={lot.id}
        onClick={pick}
        title={<span class="mono">{lot.number}</span>}
        end={quantity(lot.stock.onHand, lot.product.unit.symbol)}
      >
        {lot.product.name}
      </Row>
    )}
    onPick={onPick}
    onClose={onClose}
  />
);

interface HowMuchProps {
  lot: LotToReturnFragment;
  onDone: (quantity: string) => void;
  onLeaveOut: () => void;
  onClose: () => void;
}

function HowMuch({ lot, onDone, onLeaveOut, onClose }: HowMuchProps) {
  const { unit, step, name, tracking } = lot.product;
  return (
    <Sheet title={lot.number} sub={name} onClose={onClose}>
      {Number(lot.stock.onHand) > 0 ? (
        <Button wide icon="check" onClick={() => onDone(lot.stock.onHand)}>
          {t("return.take", { quantity: quantity(lot.stock.onHand, unit.symbol) })}
        </Button>
      ) : (
        <Empty icon="package-x" title={t("return.nothing")} />
      )}
      {tracking === "LOT" && (
        <QuantityPad
          unit={unit.symbol}
          decimals={decimalsOf(step)}
          verb={(shown) => t("return.take", { quantity: shown })}
          onDone={onDone}
        />
      )}
      <Button kind="quiet" wide icon="x" onClick={onLeaveOut}>
        {t("toVendor.remove")}
      </Button>
    </Sheet>
  );
}
