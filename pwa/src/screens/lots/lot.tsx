import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { date, happened, moment, quantity } from "../../format.ts";
import { LotDocument, type LotQuery } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { moves, stops, useLive } from "../../live.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { may, packs } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { Fact } from "../../ui/facts.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { ComponentFiles, Files } from "../files/files.tsx";
import { DecideSheet } from "../holds/decide-sheet.tsx";
import { HeldHere } from "../holds/held-here.tsx";
import { HoldSheet } from "../holds/hold-sheet.tsx";
import { RecallsWaiting } from "../holds/recalls-waiting.tsx";
import { LotStatusSign } from "../holds/status.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { PackageSheet } from "../labels/package-sheet.tsx";
import { recallOf } from "../recalls/chosen.ts";
import { scanHref } from "../scan/open.ts";
import { ScrapSheet } from "../scrap/scrap-sheet.tsx";
import { hrefOfBatch } from "../trace/start.tsx";
import { BecomeSheet, type Deed } from "./become-sheet.tsx";
import { DaysLeft } from "./days-left.tsx";
import { Became, CameOf, isMade } from "./genealogy.tsx";
import { LifeLine } from "./life-line.tsx";

/** Between two looks where the server does not tell. */
const SECONDS = 60;

type Lot = NonNullable<LotQuery["lot"]>;

export function LotScreen({ params }: ScreenProps<"id">) {
  const [sheet, open] = useState<SheetName | null>(null);
  const [scan, hear] = useState<ReadCode | null>(null);
  useScanner((code) => (isDeed(sheet) ? hear(code) : go(scanHref(code))));
  const loaded = useQuery(LotDocument, { id: params.id });
  const lot = loaded.data?.lot;
  const reload = () => void loaded.reload();
  useLive(reload, (change) => stops(change) || moves(change), SECONDS);
  const close = () => {
    open(null);
    hear(null);
  };
  return (
    <Frame
      title={t("lot.title")}
      sub={lot?.product.name}
      back="/lots"
      dock={
        lot &&
        may("OPERATOR") && (
          <>
            <div class="dock-pair">
              <Button icon="pencil" href={`/lots/${encodeURIComponent(lot.id)}/edit`}>
                {t("act.edit")}
              </Button>
              <Button icon="hand" onClick={() => open("hold")}>
                {t("hold.place")}
              </Button>
            </div>
            <Button kind="primary" icon="printer" onClick={() => open("print")}>
              {t("act.print")}
            </Button>
          </>
        )
      }
    >
      <ShowLoaded of={loaded}>
        {() => (lot ? <LotView lot={lot} open={open} reload={reload} /> : <NoLot />)}
      </ShowLoaded>
      {sheet && lot && <SheetOf name={sheet} lot={lot} scan={scan} onClose={close} reload={reload} />}
    </Frame>
  );
}

type SheetName = "print" | "pack" | "hold" | "decide" | "scrap" | Deed;

const DEEDS: readonly (SheetName | null)[] = ["split", "merge", "relabel"] satisfies Deed[];

const isDeed = (sheet: SheetName | null): sheet is Deed => DEEDS.includes(sheet);

interface SheetOfProps {
  name: SheetName;
  lot: Lot;
  /** Scanned while the sheet was open. */
  scan: ReadCode | null;
  onClose: () => void;
  reload: () => void;
}

function SheetOf({ name, lot, scan, onClose, reload }: SheetOfProps) {
  if (isDeed(name))
    return <BecomeSheet key={name} deed={name} lot={lot} scan={scan} onClose={onClose} onDone={reload} />;
  if (name === "scrap")
    return (
      <ScrapSheet
        filter={{ lot: lot.id }}
        subject={lot.id}
        name={lot.number}
        onClose={onClose}
        onDone={reload}
      />
    );
  if (name === "pack") return <PackageSheet product={lot.product} lot={lot} onClose={onClose} />;
  if (name === "decide") return <DecideSheet lot={lot} onClose={onClose} onDone={reload} />;
  if (name === "hold") {
    const serial = lot.product.tracking === "SERIAL";
    const batch = lot.batch ? { name: lot.batch, product: lot.product } : null;
    const held = { id: lot.id, name: lot.number, serial, unit: lot.product.unit.symbol, batch };
    const places = lot.balances.nodes.filter(({ onHand }) => Number(onHand) > 0);
    return <HoldSheet held={{ kind: "lot", ...held, places }} onClose={onClose} onDone={reload} />;
  }
  return (
    <LabelsSheet
      of={[[lot.id, lot.number]]}
      purpose="LOT"
      sub={`${lot.product.name} · ${lot.number}`}
      obstacle={lot.gs1Obstacle}
      onClose={() => {
        onClose();
        reload();
      }}
    />
  );
}

const NoLot = () => (
  <Empty icon="tag" title={t("lot.unknown")}>
    {t("error.notFoundNext")}
  </Empty>
);

interface LotViewProps {
  lot: Lot;
  open: (sheet: SheetName) => void;
  reload: () => void;
}

/** Then what it became is what one looks for. */
const isUsedUp = ({ stock }: Lot): boolean => Number(stock.onHand) === 0;

const LotView = ({ lot, open, reload }: LotViewProps) => (
  <>
    <section class="stack-s" aria-label={t("lot.title")}>
      <h2 class="lotno lotno-xl">{lot.number}</h2>
      <p>
        <a class="strong" href={`/products/${encodeURIComponent(lot.product.id)}`}>
          {lot.product.name}
        </a>
      </p>
      {lot.undoneBy && (
        <Notice state="offline" icon="undo-2" title={t("lot.undone")}>
          <p>{t("lot.undoneNext", { when: moment(lot.undoneBy.recordedAt) })}</p>
        </Notice>
      )}
      <div class="inline">
        <LotStatusSign status={lot.status} pill />
        <DaysLeft lastDay={lot.lastDay} pill />
        {may("MANAGER") && (
          <Button icon="shield-check" onClick={() => open("decide")}>
            {t("decide.button")}
          </Button>
        )}
        <Button icon="arrow-left-right" href={`/trace/${encodeURIComponent(lot.id)}`}>
          {t("trace.go")}
        </Button>
        {may("MANAGER") && (
          <Button icon="megaphone" href={`/recalls/new?${recallOf([lot])}`}>
            {t("recall.ofLot")}
          </Button>
        )}
      </div>
      <Decision lot={lot} />
    </section>
    <div class="cols">
      <div class="stack">
        <Recalled lot={lot} />
        <HeldHere holds={lot.holds} onChange={reload} />
        {isUsedUp(lot) && <Became lot={lot} />}
        <Figures lot={lot} />
        <Places lot={lot} />
        <Facts lot={lot} />
        <Files of={lot.id} files={lot.attachments} count={lot.attachmentCount} onChange={reload} />
        <ComponentFiles {...lot.componentCertificates} />
        {!isUsedUp(lot) && <Became lot={lot} />}
        <CameOf lot={lot} />
        <Printed lot={lot} />
        {may("OPERATOR") && <FurtherDeeds lot={lot} open={open} />}
      </div>
      <LifeLine lot={lot.id} unit={lot.product.unit.symbol} onChange={reload} />
    </div>
  </>
);

/** What is done less often. */
function FurtherDeeds({ lot, open }: Omit<LotViewProps, "reload">) {
  const there = Number(lot.stock.onHand) > 0;
  const batch = lot.product.tracking === "LOT";
  const count = `/counts/new?${new URLSearchParams({ lot: lot.id, number: lot.number })}`;
  return (
    <Section title={t("become.title")}>
      <div class="deeds">
        {isMade(lot) && there && may("MANAGER") && (
          <Button icon="package-open" href={`/lots/${encodeURIComponent(lot.id)}/apart`}>
            {t("apart.title")}
          </Button>
        )}
        {packs.value && (
          <Button icon="package" onClick={() => open("pack")}>
            {t("package.open")}
          </Button>
        )}
        {there && (
          <>
            <Button icon="clipboard-list" href={count}>
              {t("become.count")}
            </Button>
            <Button icon="ban" onClick={() => open("scrap")}>
              {t("scrap.title")}
            </Button>
            <Button icon="undo-2" href={`/transfers/to-vendor?lot=${encodeURIComponent(lot.id)}`}>
              {t("toVendor.title")}
            </Button>
          </>
        )}
        {batch && there && may("MANAGER") && (
          <>
            <Button icon="split" onClick={() => open("split")}>
              {t("become.split")}
            </Button>
            <Button icon="merge" onClick={() => open("merge")}>
              {t("become.merge")}
            </Button>
          </>
        )}
        {may("MANAGER") && (
          <Button icon="tag" onClick={() => open("relabel")}>
            {t("become.relabel")}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** Recalls that it is in, or that wait to stop it, each with the way to it. */
const Recalled = ({ lot: { recalls, recallsToConfirm, recallsNotReaching } }: { lot: Lot }) => (
  <>
    <RecallsWaiting of={recallsToConfirm} title={t("recall.lotWaits")} />
    {recalls.map(({ id, number, kind, reason }) => (
      <Notice
        key={id}
        state={kind === "REAL" ? "recalled" : "pending"}
        icon="megaphone"
        title={t(kind === "REAL" ? "recallState.STARTED" : "recallState.MOCK")}
      >
        <p>{t("recall.lotIn", { number, reason })}</p>
        {recallsNotReaching.some((each) => each.id === id) && (
          <p>{t(kind === "REAL" ? "recall.lotUnreached" : "recall.lotUnreachedMock")}</p>
        )}
        <Button href={`/recalls/${encodeURIComponent(id)}`}>{t("recall.title")}</Button>
      </Notice>
    ))}
  </>
);

/** Why it is not free, where that was decided. */
const Decision = ({ lot: { disposition, decision } }: { lot: Lot }) =>
  disposition === "RELEASED" || !decision ? null : (
    <p>
      {t("decide.by", {
        by: [decision.actor?.name ?? decision.program, happened(decision)].filter(Boolean).join(" · "),
        reason: decision.reason ?? "",
      })}
    </p>
  );

function Figures({ lot: { stock, product } }: { lot: Lot }) {
  const figures = [
    [stock.onHand, t("stock.onHand")],
    [stock.reserved, t("stock.reserved")],
    ...(Number(stock.held) > 0 ? [[stock.held, t("stock.held")] as const] : []),
    [stock.available, t("stock.available")],
  ] as const;
  return (
    <section class="card card-pad figures" aria-label={t("stock.in", { unit: product.unit.symbol })}>
      {figures.map(([value, label]) => (
        <div key={label}>
          <b>{quantity(value)}</b>
          <span>{label}</span>
        </div>
      ))}
    </section>
  );
}

function Places({ lot: { balances, product } }: { lot: Lot }) {
  const held = balances.nodes.filter(({ onHand }) => Number(onHand) > 0);
  return (
    <Section title={t("lot.places")} aside={product.unit.symbol}>
      {held.length === 0 ? (
        <p class="muted">{t("lot.nowhere")}</p>
      ) : (
        <List>
          {held.map(({ location, onHand, reserved, held: stopped }) => (
            <Row
              key={location.id}
              title={location.path}
              href={`/places/${encodeURIComponent(location.id)}`}
              end={
                <>
                  <b>{quantity(onHand)}</b>
                  {Number(reserved) > 0 && t("lot.reserved", { quantity: quantity(reserved) })}
                  {Number(stopped) > 0 && (
                    <StateWord state="hold">{t("lot.held", { quantity: quantity(stopped) })}</StateWord>
                  )}
                </>
              }
            >
              {location.warehouse?.name}
            </Row>
          ))}
        </List>
      )}
      {balances.pageInfo.hasNextPage && <p class="small muted">{t("lot.morePlaces")}</p>}
    </Section>
  );
}

function Facts({ lot }: { lot: Lot }) {
  const origin = lot.origin && hrefOf(lot.origin);
  return (
    <Section title={t("lot.facts")}>
      <dl class="card card-pad facts">
        {lot.dates.map((each) => (
          <DateFact key={each.kind} of={each} />
        ))}
        <dt>{t("lot.makerNumber")}</dt>
        <dd class={lot.makerNumber ? "mono" : "muted"}>{lot.makerNumber ?? t("value.none")}</dd>
        <dt>{t("lot.reference")}</dt>
        <dd class={lot.reference ? undefined : "muted"}>{lot.reference ?? t("value.none")}</dd>
        <Fact label={t("lot.maker")}>{lot.maker?.name}</Fact>
        <Fact label={t("lot.batch")}>
          {lot.batch && (
            <a class="mono" href={hrefOfBatch(lot.product.id, lot.batch)}>
              {lot.batch}
            </a>
          )}
        </Fact>
        <Fact label={t("lot.vendor")}>{lot.vendor?.name}</Fact>
        <Fact label={t("lot.origin")}>
          {lot.origin && origin && (
            <a class="mono" href={origin}>
              {lot.origin.number}
            </a>
          )}
        </Fact>
        <Fact label={t("lot.note")}>{lot.note}</Fact>
        <Fact label={t("lot.publicPage")}>
          {lot.publicPage && <span class="mono">{lot.publicPage}</span>}
        </Fact>
        <Fact label={t("lot.gs1")}>{lot.gs1Obstacle}</Fact>
      </dl>
    </Section>
  );
}

/** When labels of it were printed, by whom: the newest first. */
const Printed = ({ lot: { labelPrints } }: { lot: Lot }) =>
  labelPrints.length === 0 ? null : (
    <Section title={t("label.prints")}>
      <List>
        {labelPrints.map(({ id, labelCount, template, operation, link }) => (
          <Row
            key={id}
            icon="printer"
            title={moment(operation.recordedAt)}
            end={t("label.printedOnce", { n: labelCount })}
            href={link.url}
          >
            {[operation.actor?.name ?? operation.program, template.name].filter(Boolean).join(" · ")}
          </Row>
        ))}
      </List>
    </Section>
  );

const DateFact = ({ of: { kind, date: day, origin, setBy, setAt } }: { of: Lot["dates"][number] }) => (
  <>
    <dt>{t(`date.${kind}`)}</dt>
    <dd>
      {date(day)}{" "}
      <span class="muted small">
        {t(`dateOrigin.${origin}`)}
        {setBy ? ` · ${setBy.name}` : ""} · {moment(setAt)}
      </span>
    </dd>
  </>
);
