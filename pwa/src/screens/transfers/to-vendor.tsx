/** Goods on hand go back to a vendor, whatever brought them. */
import { useEffect, useState } from "preact/hooks";
import { query } from "../../api.ts";
import { signalState } from "../../feedback.ts";
import { type Form, useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  LotsToReturnDocument,
  LotToReturnDocument,
  type LotToReturnFragment,
  ProductsToReturnDocument,
  ProductToReturnDocument,
  type ProductToReturnFragment,
  ReturnToVendorDocument,
  ScanAnythingDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { decimalsOf } from "../../quantities.ts";
import { go, place } from "../../router.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { PickSheet } from "../../ui/picker.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { problem } from "../orders/scanned-product.ts";
import { PartnerField } from "../settings/pick-partner.tsx";
import { When } from "./return.tsx";

/** A lot, or a product without numbers. */
type Goods = LotToReturnFragment | ProductToReturnFragment;

interface Back {
  goods: Goods;
  quantity: string;
}

const NOTHING_YET = {
  vendor: null as { id: string; name: string } | null,
  goods: [] as Back[],
  reason: "",
  atOnce: true,
};
type Draft = typeof NOTHING_YET;

const productOf = (goods: Goods) => (goods.__typename === "Lot" ? goods.product : goods);

const Named = ({ goods }: { goods: Goods }) =>
  goods.__typename === "Lot" ? <span class="mono">{goods.number}</span> : <span>{goods.name}</span>;

/** What a code names that can go back; a reason in words where there is none. */
async function scanned(code: ReadCode): Promise<Goods | string> {
  try {
    const { scan } = (await query(ScanAnythingDocument, { scan: { ...code, reader: "WEDGE" } })).resolveScan;
    const { meaning } = scan;
    const found =
      meaning.__typename === "ScannedLot"
        ? (await query(LotToReturnDocument, { id: meaning.lot.id })).lot
        : meaning.__typename === "ScannedProduct"
          ? (await query(ProductToReturnDocument, { id: meaning.product.id })).product
          : null;
    if (found && (found.__typename === "Lot" || found.tracking === "NONE")) return found;
    return scan.problems[0]?.message ?? t("toVendor.scanLot");
  } catch (cause) {
    return problem(cause);
  }
}

/** The goods whose page led here. */
function useNamed(onFound: (goods: Goods) => void) {
  const { searchParams } = place.value;
  const [lot, product] = [searchParams.get("lot"), searchParams.get("product")];
  useEffect(() => {
    if (!lot && !product) return;
    go("/transfers/to-vendor", { replace: true });
    const asked = lot
      ? query(LotToReturnDocument, { id: lot }).then((data) => data.lot)
      : query(ProductToReturnDocument, { id: product ?? "" }).then((data) => data.product);
    void asked.then((found) => found && onFound(found)).catch(() => {});
  }, [lot, product]);
}

export function ToVendorScreen() {
  const form = useForm(NOTHING_YET);
  const { draft, set, error, text } = form;
  const [asked, ask] = useState<Goods | null>(null);
  const [picking, pick] = useState<"lots" | "products" | null>(null);
  const [unread, tell] = useState<string | null>(null);
  const ready = draft.vendor && draft.goods.length > 0 && draft.reason.trim();
  const without = ({ id }: Goods) => draft.goods.filter((each) => each.goods.id !== id);
  const put = (goods: Goods, much: string) => {
    set({ goods: [...without(goods), { goods, quantity: much }] });
    ask(null);
  };
  const chosen = (goods: Goods) => {
    pick(null);
    tell(null);
    if (productOf(goods).tracking === "SERIAL") put(goods, "1");
    else ask(goods);
  };
  useNamed(chosen);
  useScanner(async (code) => {
    const found = await scanned(code);
    signalState(typeof found === "string" ? "unknown" : "ok");
    if (typeof found === "string") tell(found);
    else chosen(found);
  });
  const send = async () => {
    if (!draft.vendor) return;
    const input = {
      vendor: draft.vendor.id,
      goods: draft.goods.map(({ goods, quantity }) => ({
        ...(goods.__typename === "Lot" ? { lot: goods.id } : { product: goods.id }),
        quantity,
      })),
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
        <GoodsBack form={form} onOpen={ask} />
        {unread && <Notice state="unknown" icon="circle-question-mark" title={unread} />}
        <Button wide icon="plus" onClick={() => pick("lots")}>
          {t("toVendor.add")}
        </Button>
        <Button wide icon="plus" onClick={() => pick("products")}>
          {t("toVendor.addProduct")}
        </Button>
      </form>
      {picking === "lots" && <PickLot onPick={chosen} onClose={() => pick(null)} />}
      {picking === "products" && <PickProduct onPick={chosen} onClose={() => pick(null)} />}
      {asked && (
        <HowMuch
          goods={asked}
          onDone={(much) => put(asked, much)}
          onLeaveOut={() => {
            set({ goods: without(asked) });
            ask(null);
          }}
          onClose={() => ask(null)}
        />
      )}
    </Frame>
  );
}

const GoodsBack = ({
  form: { draft, error },
  onOpen,
}: {
  form: Form<Draft>;
  onOpen: (goods: Goods) => void;
}) => (
  <Section title={t("toVendor.goods")}>
    {draft.goods.length === 0 ? (
      <p class="muted">{t("toVendor.none")}</p>
    ) : (
      <List>
        {draft.goods.map(({ goods, quantity: much }, at) => {
          const product = productOf(goods);
          const fault = error(`goods.${at}.quantity`) ?? error(`goods.${at}.product`) ?? error(`goods.${at}`);
          return (
            <Row
              key={goods.id}
              title={<Named goods={goods} />}
              end={<b>{quantity(much, product.unit.symbol)}</b>}
              onClick={() => onOpen(goods)}
              {...(fault && { icon: "octagon-x" as const, state: "refused" as const })}
            >
              {fault ?? (goods.__typename === "Lot" ? product.name : goods.sku)}
            </Row>
          );
        })}
      </List>
    )}
  </Section>
);

interface PickProps {
  onPick: (goods: Goods) => void;
  onClose: () => void;
}

const PickLot = ({ onPick, onClose }: PickProps) => (
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

const PickProduct = ({ onPick, onClose }: PickProps) => (
  <PickSheet
    title={t("toVendor.addProduct")}
    label={t("toVendor.searchProduct")}
    usePages={(search) =>
      usePages(
        ProductsToReturnDocument,
        { filter: { tracking: "NONE", onHand: true, ...(search && { search }) } },
        (data) => data.products,
      )
    }
    row={(product, pick) => (
      <Row
        key={product.id}
        onClick={pick}
        title={product.name}
        end={quantity(product.stock.onHand, product.unit.symbol)}
      >
        {product.sku}
      </Row>
    )}
    onPick={onPick}
    onClose={onClose}
  />
);

interface HowMuchProps {
  goods: Goods;
  onDone: (quantity: string) => void;
  onLeaveOut: () => void;
  onClose: () => void;
}

function HowMuch({ goods, onDone, onLeaveOut, onClose }: HowMuchProps) {
  const { unit, step, name, tracking } = productOf(goods);
  const { onHand } = goods.stock;
  return (
    <Sheet
      title={goods.__typename === "Lot" ? goods.number : name}
      sub={goods.__typename === "Lot" ? name : goods.sku}
      onClose={onClose}
    >
      {Number(onHand) > 0 ? (
        <Button wide icon="check" onClick={() => onDone(onHand)}>
          {t("return.take", { quantity: quantity(onHand, unit.symbol) })}
        </Button>
      ) : (
        <Empty icon="package-x" title={t("return.nothing")} />
      )}
      {tracking !== "SERIAL" && (
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
