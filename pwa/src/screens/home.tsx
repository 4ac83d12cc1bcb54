import { useQuery } from "../data.ts";
import { localDay, weekday } from "../format.ts";
import { GoOnDocument, HomeDocument, type HomeQuery, type OperationKind } from "../gql/graphql.ts";
import { grouped } from "../grouped.ts";
import { lastTransfer } from "../last-work.ts";
import { may } from "../session.ts";
import { t } from "../texts/index.ts";
import { Icon, StateWord } from "../ui/basics.tsx";
import { Frame } from "../ui/frame.tsx";
import { Empty, Section, Skeleton } from "../ui/lists.tsx";
import { ShowLoaded } from "../ui/loaded.tsx";
import { KIND_ICON } from "./kinds.ts";
import { NeedsYou, useNeeds } from "./needs-you.tsx";
import { Unread, useUnread } from "./notices/unread.tsx";
import { useOpenScan } from "./scan/open.ts";

type Card = HomeQuery["operationTypes"][number];
type Site = HomeQuery["warehouses"][number];

export function HomeScreen() {
  useOpenScan();
  const home = useQuery(HomeDocument);
  const needs = useNeeds();
  const unread = useUnread();
  const types = home.data?.operationTypes.filter((type) => type.active) ?? [];
  const warehouses = new Set(types.map((type) => type.warehouse.code));
  const [first] = types;
  const title = warehouses.size === 1 && first ? first.warehouse.name : "Lotbook";
  const last = lastTransfer();
  const work = (
    <div key="work" class="stack main-col">
      {last && may("OPERATOR") && <GoOn id={last} />}
      <ShowLoaded of={home}>
        {({ warehouses: sites }) => <Types types={types} sites={sites} several={warehouses.size > 1} />}
      </ShowLoaded>
    </div>
  );
  const waiting = (
    <div key="waiting" class="stack">
      <NeedsYou of={needs} />
      <Unread of={unread} />
    </div>
  );
  // All at once: what stands below must not jump away under a thumb.
  const come = [home, needs, unread].every(({ data, error }) => data !== undefined || error);
  return (
    <Frame title={title} sub={weekday(localDay(new Date()))}>
      {!come && <Skeleton rows={8} />}
      {/* On a phone a manager sees first what waits for a decision, all others their work. */}
      {come && <div class="cols">{may("MANAGER") ? [waiting, work] : [work, waiting]}</div>}
    </Frame>
  );
}

/** The transfer that one worked on last, as long as it is open; without it the page is whole too. */
function GoOn({ id }: { id: string }) {
  const { data } = useQuery(GoOnDocument, { id });
  const transfer = data?.transfer;
  if (transfer?.state !== "READY") return null;
  const { lines, linesDone, numbersNeeded, numbersRecorded } = transfer.progress;
  const [done, of] = numbersNeeded ? [numbersRecorded, numbersNeeded] : [linesDone, lines];
  return (
    <Section title={t("home.goOn")}>
      <a class="card row" href={`/transfers/${encodeURIComponent(transfer.id)}`}>
        <span class="row-lead is-pending">
          <Icon name="package-open" size="l" />
        </span>
        <span class="row-main">
          <strong>{transfer.partner?.name ?? transfer.operationType.name}</strong>
          <span>
            <span class="mono">{transfer.number}</span> · {t("home.progress", { done, n: of })}
          </span>
        </span>
        <span class="go">
          <Icon name="chevron-right" turn />
        </span>
      </a>
    </Section>
  );
}

const KINDS = Object.keys(KIND_ICON) as OperationKind[];

/** Kinds whose transfers come of something else, and that nobody looks for while there are none. */
const RARE: readonly OperationKind[] = ["RETURN", "VENDOR_RETURN"];
/** Kinds that are worked on from their orders, which have a card of their own. */
const OF_ORDERS: readonly OperationKind[] = ["MANUFACTURING", "CONSUMPTION"];

interface TypesProps {
  types: readonly Card[];
  sites: readonly Site[];
  several: boolean;
}

/** One section a warehouse, in the order in which goods flow. */
function Types({ types, sites, several }: TypesProps) {
  if (types.length === 0)
    return (
      <Empty icon="store" title={t("home.empty")}>
        {t("home.emptyNext")}
      </Empty>
    );
  const inOrder = types
    .filter(({ kind, workload }) => !OF_ORDERS.includes(kind) && (!RARE.includes(kind) || workload.ready > 0))
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
  return (
    <>
      {grouped(inOrder, (type) => type.warehouse.name).map(([warehouse, those]) => (
        <Section key={warehouse} title={several ? warehouse : t("home.ready")}>
          <ul class="optypes">
            {those.map((type) => (
              <li key={type.id}>
                <TypeCard type={type} />
              </li>
            ))}
            {sites
              .filter(({ name, manufacturing }) => name === warehouse && hasWork(manufacturing))
              .map(({ name, manufacturing }) => (
                <li key={name}>
                  <MakeCard of={manufacturing} />
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

const TypeCard = ({ type }: { type: Card }) => (
  <a class="card optype" href={`/transfers?type=${encodeURIComponent(type.id)}`}>
    <span class="optype-head">{type.name}</span>
    <span class="optype-main">
      <span class="optype-count">
        {type.workload.ready} <small>{t("home.readyCount")}</small>
      </span>
      <Icon name={KIND_ICON[type.kind]} />
    </span>
    <span class="optype-foot">{footOf(type.workload)}</span>
  </a>
);

const hasWork = ({ toConfirm, ready, waiting }: Site["manufacturing"]) => toConfirm + ready + waiting > 0;

const MakeCard = ({ of }: { of: Site["manufacturing"] }) => (
  <a class="card optype" href={of.late ? "/make?show=late" : "/make"}>
    <span class="optype-head">{t("home.make")}</span>
    <span class="optype-main">
      <span class="optype-count">
        {of.ready} <small>{t("home.readyCount")}</small>
      </span>
      <Icon name="factory" />
    </span>
    <span class="optype-foot">{footOfMaking(of)}</span>
  </a>
);

function footOfMaking({ late, waiting, toConfirm }: Site["manufacturing"]) {
  if (late)
    return (
      <StateWord state="refused" icon="clock-alert">
        {t("home.late", { n: late })}
      </StateWord>
    );
  if (waiting) return t("home.makeWaiting", { n: waiting });
  return toConfirm ? t("home.makeToConfirm", { n: toConfirm }) : null;
}

/** The one thing about the rest that matters most. */
function footOf({ late, waiting, backorders }: Card["workload"]) {
  if (late)
    return (
      <StateWord state="refused" icon="clock-alert">
        {t("home.late", { n: late })}
      </StateWord>
    );
  if (waiting) return t("home.waiting", { n: waiting });
  return backorders ? t("home.backorders", { n: backorders }) : null;
}
