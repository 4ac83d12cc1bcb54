import { useQuery } from "../../data.ts";
import type { State } from "../../feedback.ts";
import { date, moment, quantity } from "../../format.ts";
import {
  BillOfMaterialsDocument,
  type BillOfMaterialsFactsFragment,
  type BillOfMaterialsState,
  BillsOfMaterialsDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, Pill } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import type { IconName } from "../../ui/icon-names.ts";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";
import { materialsPage } from "./list.tsx";

type Bill = BillOfMaterialsFactsFragment;

/** One revision of a bill of materials; saved ones never change. */
export function BillOfMaterialsScreen({ params }: ScreenProps<"id">) {
  useOpenScan();
  const loaded = useQuery(BillOfMaterialsDocument, { id: params.id });
  const bill = loaded.data?.bill;
  return (
    <Frame
      title={t("materials.one")}
      sub={bill?.product.name}
      back="/materials"
      state={bill && <Standing bill={bill} />}
      dock={bill && <Dock bill={bill} />}
    >
      <ShowLoaded of={loaded}>
        {() =>
          bill ? (
            <Shown bill={bill} />
          ) : (
            <Empty icon="clipboard-list" title={t("materials.unknown")}>
              {t("error.notFoundNext")}
            </Empty>
          )
        }
      </ShowLoaded>
    </Frame>
  );
}

const LOOKS: Record<BillOfMaterialsState, readonly [state: State, icon: IconName]> = {
  UPCOMING: ["pending", "hourglass"],
  IN_USE: ["ok", "circle-check"],
  REPLACED: ["offline", "ban"],
};

const Standing = ({ bill: { state } }: { bill: Bill }) => {
  const [look, icon] = LOOKS[state];
  return (
    <Pill state={look} icon={icon}>
      {t(`billState.${state}`)}
    </Pill>
  );
};

const Dock = ({ bill }: { bill: Bill }) => (
  <div class="dock-pair">
    {may("MANAGER") && (
      <Button icon="pencil" href={`${materialsPage(bill.id)}/edit`}>
        {t("materials.revise")}
      </Button>
    )}
    {may("OPERATOR") && bill.state !== "REPLACED" && (
      <Button kind="primary" icon="factory" href={`/make/new?product=${encodeURIComponent(bill.product.id)}`}>
        {t("materials.make")}
      </Button>
    )}
  </div>
);

const Shown = ({ bill }: { bill: Bill }) => (
  <>
    <section class="stack-s" aria-label={t("materials.one")}>
      <h2 class="title">
        {t("materials.makes", { quantity: quantity(bill.quantity, bill.product.unit.symbol) })}
      </h2>
      <p class="muted">
        {t("materials.revisionFrom", { revision: bill.revision, day: date(bill.validFrom) })}.{" "}
        {t("materials.by", {
          name: bill.operation.actor?.name ?? t("transfer.automatic"),
          when: moment(bill.operation.recordedAt),
        })}
      </p>
      {bill.state === "REPLACED" && <Notice state="offline" icon="ban" title={t("materials.replacedWhat")} />}
      {bill.state === "UPCOMING" && (
        <Notice
          state="pending"
          icon="hourglass"
          title={t("materials.upcomingWhat", { day: date(bill.validFrom) })}
        />
      )}
    </section>
    <div class="cols">
      <div class="stack">
        <Section title={t("make.components")} aside={String(bill.components.length)}>
          <List>
            {bill.components.map((line) => (
              <Line key={line.product.id} line={line} />
            ))}
          </List>
        </Section>
        {bill.byProducts.length > 0 && (
          <Section title={t("materials.byProducts")} aside={String(bill.byProducts.length)}>
            <List>
              {bill.byProducts.map((line) => (
                <Line key={line.product.id} line={line} />
              ))}
            </List>
          </Section>
        )}
      </div>
      <Revisions bill={bill} />
    </div>
  </>
);

interface LineProps {
  line: Bill["byProducts"][number] & { loss?: string };
}

const Line = ({ line: { product, quantity: much, loss } }: LineProps) => (
  <Row
    href={`/products/${encodeURIComponent(product.id)}`}
    title={product.name}
    end={<b>{quantity(much, product.unit.symbol)}</b>}
  >
    <span class="mono">{product.sku}</span> · {t(`tracking.${product.tracking}`)}
    {Number(loss ?? 0) > 0 && ` · ${t("materials.withLoss", { loss: quantity(loss ?? "0") })}`}
  </Row>
);

/** All revisions for the same product, the newest first. */
function Revisions({ bill }: { bill: Bill }) {
  const all = usePages(
    BillsOfMaterialsDocument,
    { filter: { product: bill.product.id } },
    (data) => data.bills,
  );
  return (
    <Section title={t("materials.revisions")}>
      <Paged of={all} empty={null}>
        {(each) => (
          <Row
            key={each.id}
            href={materialsPage(each.id)}
            title={t("materials.revision", { revision: each.revision })}
            {...(each.id === bill.id && { end: t("materials.shown") })}
          >
            {t("materials.from", { day: date(each.validFrom) })} · {t(`billState.${each.state}`)}
          </Row>
        )}
      </Paged>
    </Section>
  );
}
