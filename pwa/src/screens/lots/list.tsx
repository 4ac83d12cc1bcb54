import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { date, quantity } from "../../format.ts";
import { type LotRowFragment, LotsDocument, ProductNameDocument } from "../../gql/graphql.ts";
import { show } from "../../listed.ts";
import { usePages } from "../../pages.ts";
import { go, place } from "../../router.ts";
import { dates, may, tracks } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Icon, StateWord } from "../../ui/basics.tsx";
import { Chips, SearchBox, SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { LotStatusSign } from "../holds/status.tsx";
import { ProductField } from "../products/pick.tsx";
import { useOpenScan } from "../scan/open.ts";
import { DaysLeft } from "./days-left.tsx";
import { DECIDED, lotsAsked, STOCKS, stockOf } from "./filter.ts";

export const LotsScreen = () => (tracks.value ? <AllLots /> : <LotsAreOff />);

const LotsAreOff = () => (
  <Frame title={t("nav.lots")} back="/">
    <Empty icon="tag" title={t("lots.off")}>
      {t("lots.offNext")}
    </Empty>
  </Frame>
);

function AllLots() {
  useOpenScan();
  const params = place.value.searchParams;
  const lots = usePages(LotsDocument, lotsAsked(params), (data) => data.lots);
  const search = params.get("search") ?? "";
  return (
    <Frame title={t("nav.lots")}>
      <div class="stack">
        <SearchBox
          label={t("lots.search")}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list="LOTS" of={lots} />}
        />
        <div class="inline">
          <Chips
            label={t("list.show")}
            options={STOCKS.map((stock) => [stock, t(`lots.${stock}`)] as const)}
            value={search && !params.has("stock") ? "all" : stockOf(params)}
            onChange={(stock) => show({ stock })}
          />
        </div>
        <Filters />
      </div>
      <Paged of={lots} empty={<NoLots filtered={[...params].length > 0} />}>
        {(lot) => <LotRow key={lot.id} lot={lot} />}
      </Paged>
    </Frame>
  );
}

/** One lot in a list; without the product where the list is about one. */
export const LotRow = ({ lot, ofProduct }: { lot: LotRowFragment; ofProduct?: boolean }) => (
  <Row
    href={`/lots/${encodeURIComponent(lot.id)}`}
    title={<span class="mono">{lot.number}</span>}
    end={
      <>
        <b>{quantity(lot.stock.onHand, lot.product.unit.symbol)}</b>
        <LotStatusSign status={lot.status} />
        {lot.status === "RELEASED" && Number(lot.stock.held) > 0 && (
          <StateWord state="hold">{t("lot.held", { quantity: quantity(lot.stock.held) })}</StateWord>
        )}
        <DaysLeft lastDay={lot.lastDay} />
      </>
    }
  >
    {[
      !ofProduct && lot.product.name,
      lot.makerNumber && lot.makerNumber !== lot.number && t("lots.theirs", { number: lot.makerNumber }),
      lot.reference && t("lots.ours", { reference: lot.reference }),
      lot.lastDay && t("lots.until", { date: date(lot.lastDay) }),
      lot.became.length > 0 &&
        t("lots.became", { numbers: lot.became.map(({ number }) => number).join(", ") }),
    ]
      .filter(Boolean)
      .join(" · ")}
  </Row>
);

const NoLots = ({ filtered }: { filtered: boolean }) => (
  <Empty icon="tag" title={filtered ? t("lots.noneFit") : t("lots.none")}>
    {filtered ? (
      <Button onClick={() => go("/lots?stock=all", { replace: true })}>{t("lots.showAll")}</Button>
    ) : (
      t("lots.noneNext")
    )}
  </Empty>
);

/** What else narrows the list, and the way to a new lot. */
function Filters() {
  const [open, setOpen] = useState(false);
  const params = place.value.searchParams;
  const product = params.get("product");
  const from = params.get("from");
  const until = params.get("until");
  const decided = DECIDED.find((each) => each === params.get("decided"));
  return (
    <div class="inline">
      <Button icon="calendar-clock" onClick={() => setOpen(true)}>
        {t("lots.filter")}
      </Button>
      {product && (
        <button type="button" class="chip" aria-pressed="true" onClick={() => show({ product: null })}>
          <ProductName id={product} />
          <Icon name="x" />
        </button>
      )}
      {from && (
        <button type="button" class="chip" aria-pressed="true" onClick={() => show({ from: null })}>
          {t("lots.from", { date: date(from) })}
          <Icon name="x" />
        </button>
      )}
      {until && (
        <button type="button" class="chip" aria-pressed="true" onClick={() => show({ until: null })}>
          {t("lots.until", { date: date(until) })}
          <Icon name="x" />
        </button>
      )}
      {decided && (
        <button type="button" class="chip" aria-pressed="true" onClick={() => show({ decided: null })}>
          {t(`status.${decided}`)}
          <Icon name="x" />
        </button>
      )}
      {may("OPERATOR") && (
        <Button icon="plus" href={`/lots/new${product ? `?product=${encodeURIComponent(product)}` : ""}`}>
          {t("lots.new")}
        </Button>
      )}
      {open && <FilterSheet onClose={() => setOpen(false)} />}
    </div>
  );
}

function FilterSheet({ onClose }: { onClose: () => void }) {
  const params = place.value.searchParams;
  const [until, setUntil] = useState(params.get("until") ?? "");
  const [decided, setDecided] = useState(params.get("decided") ?? "");
  const [product, setProduct] = useState<{ id: string; name: string } | null>(null);
  const apply = () => {
    show({ until, decided, ...(product && { product: product.id }) });
    onClose();
  };
  return (
    <Sheet
      title={t("lots.filter")}
      onClose={onClose}
      foot={
        <Button kind="primary" wide onClick={apply}>
          {t("lots.apply")}
        </Button>
      }
    >
      {dates.value && (
        <TextField
          label={t("lots.lastDayUntil")}
          type="date"
          value={until}
          onInput={setUntil}
          hint={t("lots.lastDayHint")}
        />
      )}
      <SelectField
        label={t("decide.what")}
        value={decided}
        onChange={setDecided}
        options={[["", t("lots.anyStatus")], ...DECIDED.map((each) => [each, t(`status.${each}`)] as const)]}
      />
      <ProductField value={product?.name ?? null} onPick={setProduct} none={t("lots.anyProduct")} />
    </Sheet>
  );
}

/** The name of a product known by its id. */
function ProductName({ id }: { id: string }) {
  const { data } = useQuery(ProductNameDocument, { id });
  return <>{data?.product?.name ?? t("nav.products")}</>;
}
