import { useState } from "preact/hooks";
import { ApiError, query } from "../../api.ts";
import { useQuery } from "../../data.ts";
import { signalState } from "../../feedback.ts";
import { daysBetween, integer, localDay, weekday } from "../../format.ts";
import {
  TransferCountsDocument,
  type TransferCountsQuery,
  type TransferRowFragment,
  TransfersDocument,
  WhatIsScannedDocument,
  type WhatIsScannedQuery,
} from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { usePages } from "../../pages.ts";
import { go, place } from "../../router.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { may, viewer } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Bar, Button, Notice, StateWord } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { Paged } from "../../ui/paged.tsx";
import { filterOf, type Group, grouped, KINDS, SHOWS, type Show, sortOf, type Wanted } from "./groups.ts";
import { rowTitleOf } from "./title.ts";

/** What the address asks for, so that the back button and a link keep it. */
function wantedOf({ searchParams }: URL): Wanted {
  const show = searchParams.get("show") as Show;
  return {
    show: SHOWS.includes(show) ? show : "ready",
    type: searchParams.get("type") ?? "",
    kind: KINDS.find((kind) => kind === searchParams.get("kind")) ?? "",
    search: searchParams.get("search") ?? "",
  };
}

function want(wanted: Wanted): void {
  const given = Object.entries(wanted).filter(([, value]) => value);
  go(`/transfers?${new URLSearchParams(given)}`, { replace: true });
}

export function TransfersScreen() {
  const wanted = wantedOf(place.value);
  const counts = useQuery(TransferCountsDocument, countFilters(wanted));
  const pages = usePages(
    TransfersDocument,
    { filter: filterOf(wanted), sort: sortOf(wanted.show) },
    (data) => data.transfers,
  );
  const today = viewer.value?.today ?? localDay(new Date());
  const types = counts.data?.operationTypes ?? [];
  const type = types.find(({ id }) => id === wanted.type);
  const { unknown, error, forget } = useScanOpens((part) => want({ ...wanted, ...part }));
  const change = (part: Partial<Wanted>) => {
    forget();
    want({ ...wanted, ...part });
  };
  return (
    <Frame
      title={type?.name ?? t(wanted.kind ? `transfers.${wanted.kind}` : "transfers.title")}
      {...((wanted.type || wanted.kind) && { back: "/transfers" })}
      sub={counts.data && t("transfers.count", { n: counts.data[wanted.show].totalCount })}
    >
      <div class="stack">
        <SearchBox
          key={wanted.search}
          label={t("transfers.search")}
          value={wanted.search}
          onSearch={(search) => change({ search })}
          beside={<ListFile list="TRANSFERS" of={pages} />}
        />
        <Chips
          label={t("transfers.show")}
          value={wanted.show}
          onChange={(show) => change({ show })}
          options={SHOWS.map((show) => [show, <Chip key={show} show={show} counts={counts.data} />])}
        />
        {may("OPERATOR") && <NewTransferLink type={wanted.type} />}
      </div>
      {unknown && <Notice state="unknown" title={t("transfers.unknownScan", { code: unknown })} alert />}
      {error && <ErrorNotice error={error} />}
      <Paged
        of={pages}
        empty={<Nothing show={wanted.show} />}
        whole={(rows) => <Groups rows={rows} today={today} />}
      />
    </Frame>
  );
}

const NewTransferLink = ({ type }: { type: string }) => (
  <div class="inline">
    <Button icon="plus" href={`/transfers/new${type && `?type=${encodeURIComponent(type)}`}`}>
      {t("transfers.new")}
    </Button>
  </div>
);

/** A scan opens a document or searches for a product; what it did not find is told. */
function useScanOpens(change: (part: Partial<Wanted>) => void) {
  const [found, set] = useState<{ unknown?: string; error?: ApiError }>({});
  useScanner(async (code) => {
    try {
      set((await openScanned(code, change)) ? {} : { unknown: code.raw });
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      set({ error: cause });
    }
  });
  return { ...found, forget: () => set({}) };
}

/** The counts on the chips follow search and kind, not the chip. */
const countFilters = (wanted: Wanted) =>
  Object.fromEntries(SHOWS.map((show) => [show, filterOf({ ...wanted, show })])) as Record<
    Show,
    ReturnType<typeof filterOf>
  >;

const Chip = ({ show, counts }: { show: Show; counts: TransferCountsQuery | undefined }) => (
  <>
    {t(`transfers.${show}`)} {counts && show !== "done" && <b>{integer(counts[show].totalCount)}</b>}
  </>
);

/** A document opens, a product is searched for; false for what is neither. Throws ApiError. */
async function openScanned(code: ReadCode, change: (part: Partial<Wanted>) => void): Promise<boolean> {
  const { resolveScan } = await query(WhatIsScannedDocument, { scan: { ...code, reader: "WEDGE" } });
  const { meaning } = resolveScan.scan;
  if (meaning.__typename === "ScannedDocument") {
    const href = hrefOf(meaning.document);
    if (href) go(href);
    return href !== null;
  }
  const product = productOf(meaning);
  signalState(product ? "ok" : "unknown");
  if (product) change({ search: product.sku });
  return product !== null;
}

type Meaning = WhatIsScannedQuery["resolveScan"]["scan"]["meaning"];

function productOf(meaning: Meaning) {
  if (meaning.__typename === "ScannedProduct") return meaning.product;
  if (meaning.__typename === "ScannedLot") return meaning.lot.product;
  return meaning.__typename === "ScannedNewNumber" ? meaning.forProduct : null;
}

function Groups({ rows, today }: { rows: readonly TransferRowFragment[]; today: string }) {
  return (
    <>
      {grouped(rows, today).map(({ group, key, rows: found }) => (
        <Section key={key} title={groupTitle(group)}>
          <List>
            {found.map((row) => (
              <TransferRow key={row.id} row={row} today={today} />
            ))}
          </List>
        </Section>
      ))}
    </>
  );
}

const GROUP = {
  late: "transfers.groupLate",
  today: "transfers.groupToday",
  tomorrow: "transfers.groupTomorrow",
} as const;

const groupTitle = (group: Group) => (typeof group === "string" ? t(GROUP[group]) : weekday(group.day));

function TransferRow({ row, today }: { row: TransferRowFragment; today: string }) {
  const { progress, number, backorderOf } = row;
  const begun = row.state === "READY" && progress.numbersRecorded > 0;
  return (
    <Row
      href={`/transfers/${encodeURIComponent(row.id)}`}
      title={rowTitleOf(row)}
      end={<RowEnd row={row} today={today} />}
    >
      <span class="mono">{number}</span>
      {` · ${begun ? t("line.numbers", { n: progress.numbersRecorded }) : t("transfers.lines", { n: progress.lines })}`}
      {backorderOf && ` · ${t("transfers.backorderOf", { number: backorderOf.number })}`}
      {begun && <Bar part={progress.linesDone / Math.max(1, progress.lines)} />}
    </Row>
  );
}

function RowEnd({
  row: { state, late, dueOn, progress },
  today,
}: {
  row: TransferRowFragment;
  today: string;
}) {
  if (state === "READY" && progress.numbersRecorded > 0)
    return (
      <>
        <b>{integer(progress.linesDone)}</b>
        {t("transfers.of", { expected: t("transfers.lines", { n: progress.lines }) })}
      </>
    );
  return (
    <>
      {state === "READY" && late ? (
        <StateWord state="refused" icon="clock-alert">
          {t("transfers.daysLate", { n: daysBetween(dueOn, today) })}
        </StateWord>
      ) : (
        <StateWord state={state === "CANCELLED" ? "refused" : "ok"} icon={STATE_ICON_OF[state]}>
          {t(`state.${state}`)}
        </StateWord>
      )}
      {weekday(dueOn)}
    </>
  );
}

const STATE_ICON_OF = { READY: "circle-check", DONE: "check", CANCELLED: "ban" } as const;

const Nothing = ({ show }: { show: Show }) =>
  show === "ready" ? (
    <Empty icon="package-open" title={t("transfers.emptyReady")}>
      {t("transfers.emptyReadyNext")}
    </Empty>
  ) : (
    <Empty icon="package-open" title={t("transfers.empty")}>
      {t("transfers.emptyNext")}
    </Empty>
  );
