import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { integer, money, quantity } from "../../format.ts";
import {
  MaterialsOfProductDocument,
  ProductDocument,
  ProductLotsDocument,
  type ProductQuery,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import type { ScreenProps } from "../../routes.tsx";
import { dates, may, tracks } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Pill } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Paged } from "../../ui/paged.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { LotRow } from "../lots/list.tsx";
import { BillRow } from "../materials/list.tsx";
import { useOpenScan } from "../scan/open.ts";

type Product = NonNullable<ProductQuery["product"]>;

export function ProductScreen({ params }: ScreenProps<"id">) {
  useOpenScan();
  const loaded = useQuery(ProductDocument, { id: params.id });
  const product = loaded.data?.product;
  const [printing, setPrinting] = useState(false);
  return (
    <Frame
      title={t("product.title")}
      sub={product && <span class="mono">{product.sku}</span>}
      back="/products"
      dock={product && <WhatToDo product={product} onPrint={() => setPrinting(true)} />}
    >
      <ShowLoaded of={loaded}>
        {({ settings }) =>
          product ? (
            <ProductView product={product} currency={settings.company.currency} />
          ) : (
            <Empty icon="package" title={t("product.unknown")}>
              {t("error.notFoundNext")}
            </Empty>
          )
        }
      </ShowLoaded>
      {printing && product && (
        <LabelsSheet
          of={[
            [product.id, t("label.product")],
            ...product.packagings.map(({ id, name }) => [id, name] as const),
          ]}
          purpose="PRODUCT"
          sub={product.name}
          onClose={() => setPrinting(false)}
        />
      )}
    </Frame>
  );
}

const WhatToDo = ({ product, onPrint }: { product: Product; onPrint: () => void }) => (
  <>
    {may("MANAGER") && (
      <Button icon="pencil" href={`/products/${encodeURIComponent(product.id)}/edit`}>
        {t("act.edit")}
      </Button>
    )}
    {may("MANAGER") && product.active && product.takesOpeningStock && (
      <Button icon="package-plus" href={`/products/${encodeURIComponent(product.id)}/opening`}>
        {t("opening.title")}
      </Button>
    )}
    {may("OPERATOR") && product.tracking === "NONE" && Number(product.stock.onHand) > 0 && (
      <Button icon="undo-2" href={`/transfers/to-vendor?product=${encodeURIComponent(product.id)}`}>
        {t("toVendor.title")}
      </Button>
    )}
    {may("OPERATOR") && (
      <Button icon="printer" onClick={onPrint}>
        {t("act.print")}
      </Button>
    )}
  </>
);

const ProductView = ({ product, currency }: { product: Product; currency: string }) => (
  <>
    <section class="stack-s" aria-label={t("product.title")}>
      <h2 class="title">{product.name}</h2>
      <div class="inline">
        {tracks.value && (
          <Pill state="pending" icon="tag">
            {t(`tracking.${product.tracking}`)}
          </Pill>
        )}
        {!product.active && (
          <Pill state="hold" icon="ban">
            {t("product.archived")}
          </Pill>
        )}
      </div>
    </section>
    <div class="cols">
      <div class="stack">
        <Stock product={product} />
        {product.tracking !== "NONE" && <Lots product={product} />}
      </div>
      <div class="stack">
        <Facts product={product} currency={currency} />
        <Packagings product={product} />
        <Materials product={product} />
      </div>
    </div>
  </>
);

function Stock({ product: { stock, unit } }: { product: Product }) {
  const main = ["onHand", "reserved", "available"] as const;
  const rest = (["expectedIn", "expectedOut", "forecast", "expired", "blocked"] as const).filter(
    (name) => name === "forecast" || Number(stock[name]) !== 0,
  );
  return (
    <section class="card card-pad stack" aria-label={t("stock.in", { unit: unit.symbol })}>
      <div class="figures">
        {main.map((name) => (
          <div key={name}>
            <b>{quantity(stock[name])}</b>
            <span>{t(`stock.${name}`)}</span>
          </div>
        ))}
      </div>
      <dl class="facts">
        {rest.map((name) => (
          <Fact key={name} label={t(`stock.${name}`)}>
            {quantity(stock[name], unit.symbol)}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

const Fact = ({ label, children, mono }: { label: string; children?: ComponentChildren; mono?: boolean }) => (
  <>
    <dt>{label}</dt>
    <dd class={children ? (mono ? "mono" : undefined) : "muted"}>{children || t("value.none")}</dd>
  </>
);

const Facts = ({ product, currency }: { product: Product; currency: string }) => (
  <Section title={t("product.facts")}>
    <dl class="card card-pad facts">
      <Fact label={t("product.sku")} mono>
        {product.sku}
      </Fact>
      <Fact label={t("product.unit")}>
        {product.unit.name} ({product.unit.symbol})
      </Fact>
      {product.category && <Fact label={t("product.category")}>{product.category.name}</Fact>}
      <Fact label={t("product.step")}>{quantity(product.step, product.unit.symbol)}</Fact>
      <Fact label={t("product.gtin")} mono>
        {product.gtin}
      </Fact>
      {product.tracking !== "NONE" && <TrackingFacts product={product} />}
      <Fact label={t("product.purchasePrice")}>
        {product.purchasePrice && money(product.purchasePrice, currency)}
      </Fact>
      <Fact label={t("product.salesPrice")}>{product.salesPrice && money(product.salesPrice, currency)}</Fact>
      <Fact label={t("product.taxRate")}>{quantity(product.taxRate, "%")}</Fact>
    </dl>
  </Section>
);

const TrackingFacts = ({
  product: { shelfLifeDays, stopsUse, numberSequence, givesOwnNumbers },
}: {
  product: Product;
}) => (
  <>
    {dates.value && (
      <>
        <Fact label={t("product.shelfLife")}>
          {shelfLifeDays !== null && t("product.days", { n: shelfLifeDays })}
        </Fact>
        <Fact label={t("product.stopsUse")}>{t(`date.${stopsUse}`)}</Fact>
      </>
    )}
    <Fact label={t("product.sequence")} mono>
      {numberSequence?.pattern}
    </Fact>
    {numberSequence && (
      <Fact label={t("product.next")} mono>
        {numberSequence.next}
      </Fact>
    )}
    <Fact label={t("product.ownNumbers")}>{givesOwnNumbers ? t("value.yes") : t("value.no")}</Fact>
  </>
);

function Packagings({ product: { packagings, barcodes, unit } }: { product: Product }) {
  return (
    <>
      <Section title={t("product.packagings")} aside={integer(packagings.length)}>
        {packagings.length === 0 ? (
          <p class="muted">{t("product.noPackagings")}</p>
        ) : (
          <List>
            {packagings.map((packaging) => (
              <Row
                key={packaging.id}
                title={packaging.name}
                end={<b>{quantity(packaging.quantity, unit.symbol)}</b>}
              >
                {packaging.gtin && <span class="mono">{packaging.gtin}</span>}
              </Row>
            ))}
          </List>
        )}
      </Section>
      {barcodes.length > 0 && (
        <Section title={t("product.barcodes")} aside={integer(barcodes.length)}>
          <List>
            {barcodes.map(({ code, packaging }) => (
              <Row key={code} title={<span class="mono">{code}</span>}>
                {packaging?.name ?? unit.name}
              </Row>
            ))}
          </List>
        </Section>
      )}
    </>
  );
}

/** What it is made of, and what it goes into; nothing at all for what is only bought and sold. */
function Materials({ product: { id, tracking, stock } }: { product: Product }) {
  const { data } = useQuery(MaterialsOfProductDocument, { product: id });
  const made = data?.made.nodes ?? [];
  const used = data?.used.nodes ?? [];
  return (
    <>
      {made.length > 0 && (
        <Section title={t("materials.madeOf")}>
          <List>
            {made.map((bill) => (
              <BillRow key={bill.id} bill={bill} />
            ))}
          </List>
          {tracking === "NONE" && Number(stock.onHand) > 0 && may("MANAGER") && (
            <Button wide icon="package-open" href={`/products/${encodeURIComponent(id)}/apart`}>
              {t("apart.title")}
            </Button>
          )}
        </Section>
      )}
      {used.length > 0 && (
        <Section title={t("materials.usedIn")} aside={integer(used.length)}>
          <List>
            {used.map((bill) => (
              <BillRow key={bill.id} bill={bill} />
            ))}
          </List>
        </Section>
      )}
    </>
  );
}

function Lots({ product }: { product: Product }) {
  const lots = usePages(ProductLotsDocument, { id: product.id }, (data) => data.product?.lots);
  const all = `/lots?stock=all&product=${encodeURIComponent(product.id)}`;
  return (
    <Section
      title={t("product.lots")}
      aside={
        <a href={all} class="inline">
          {t("lots.showAll")}
        </a>
      }
    >
      <Paged of={lots} empty={<p class="muted">{t("product.noLots")}</p>}>
        {(lot) => <LotRow key={lot.id} lot={lot} ofProduct />}
      </Paged>
    </Section>
  );
}
