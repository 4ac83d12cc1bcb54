import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { date, integer, moment, quantity, weekday } from "../../format.ts";
import { TransferDetailDocument, type TransferDetailQuery } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { type Change, stops, useLive } from "../../live.ts";
import { ordered } from "../../packed.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { CommandTrouble, useCommands } from "../../scanner/use-commands.tsx";
import { may } from "../../session.ts";
import { type TextKey, t } from "../../texts/index.ts";
import { Button, Icon, Pill, StateWord } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { openSlip, PaperLinks, printedOf } from "../../ui/paper-link.tsx";
import { FileList } from "../files/files.tsx";
import { History } from "../history/history.tsx";
import { HeldOnArrival } from "../holds/on-arrival.tsx";
import { StoppedOn } from "../holds/on-transfer.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { Announce } from "../notice/announce.tsx";
import { AnnouncedNumbers } from "../receive/announced.tsx";
import { scanHref } from "../scan/open.ts";
import { CancelDialog } from "./cancel.tsx";
import { CorrectedOn, Corrections } from "./corrected.tsx";
import { Moves } from "./moves.tsx";
import { Notice } from "./notice.tsx";
import { isShort, takesFromUs, waitsForGoods } from "./promised.ts";
import { Promises } from "./promises.tsx";
import { Ranges } from "./ranges.tsx";
import { through } from "./through.ts";
import { titleOf } from "./title.ts";
import { TooLateBand, useTooLate } from "./too-late.tsx";

/** Between two looks where the server does not tell. */
const SECONDS = 15;
const SELDOM = 300;

export type Transfer = NonNullable<TransferDetailQuery["transfer"]>;

export function TransferScreen({ params: { id } }: ScreenProps<"id">) {
  const detail = useQuery(TransferDetailDocument, { id });
  const transfer = detail.data?.transfer;
  const [cancelling, cancel] = useState(false);
  const late = useTooLate(id);
  const ended = transfer && transfer.state !== "READY";
  const { unheeded } = useCommands({ SLIP: () => openSlip(transfer?.papers ?? []) }, (code) =>
    ended ? void late.take(code) : go(scanHref(code)),
  );
  const concerns = (change: Change) => change.id === id || stops(change);
  useLive(detail.reload, concerns, transfer?.state === "READY" ? SECONDS : SELDOM);
  const open = transfer?.state === "READY" && may("OPERATOR");
  return (
    <>
      <Frame
        title={transfer ? titleOf(transfer) : t("transfers.title")}
        sub={transfer && <span class="mono">{transfer.number}</span>}
        back="/transfers"
        dock={
          open ? (
            <>
              <a class="btn btn-primary" href={`/transfers/${encodeURIComponent(id)}/receive`}>
                <Icon name="scan-barcode" />
                {t(comesIn(transfer) ? "transfer.receive" : "transfer.work")}
              </a>
              <Button kind="danger" onClick={() => cancel(true)}>
                {t("transfer.cancel")}
              </Button>
            </>
          ) : (
            transfer && <Afterwards transfer={transfer} />
          )
        }
      >
        <CommandTrouble of={unheeded} />
        {late.last && <TooLateBand of={late.last} />}
        <ShowLoaded of={detail}>
          {({ transfer: found }) =>
            found ? (
              <Detail transfer={found} reload={() => void detail.reload()} />
            ) : (
              <Empty icon="circle-question-mark" title={t("receive.gone")} />
            )
          }
        </ShowLoaded>
      </Frame>
      {cancelling && transfer && (
        <CancelDialog
          transfer={transfer}
          onClose={() => {
            cancel(false);
            void detail.reload();
          }}
        />
      )}
    </>
  );
}

/** Whether goods come in with it, from a vendor or from another warehouse. */
const comesIn = ({ operationType, shippedBy }: Transfer): boolean =>
  operationType.kind === "RECEIPT" || shippedBy !== null;

/** What can be done with it once it is done. */
const Afterwards = ({ transfer: { id, traceable, returnable } }: { transfer: Transfer }) => (
  <>
    {traceable && (
      <Button icon="arrow-left-right" href={`/trace/${encodeURIComponent(id)}`}>
        {t("trace.go")}
      </Button>
    )}
    {may("OPERATOR") && returnable.totalCount > 0 && (
      <Button icon="undo-2" href={`/transfers/${encodeURIComponent(id)}/return`}>
        {t("return.go")}
      </Button>
    )}
  </>
);

const Detail = ({ transfer, reload }: { transfer: Transfer; reload: () => void }) => (
  <>
    <div class="stack-s">
      <div class="inline">
        <StatePill transfer={transfer} />
        <span class="muted">{transfer.operationType.name}</span>
        {transfer.validatedAt && (
          <span class="muted">{by(transfer.validatedBy?.name, moment(transfer.validatedAt))}</span>
        )}
        {transfer.unmatched && (
          <Pill state="hold" icon="circle-question-mark">
            {t("unmatched.gap")}
          </Pill>
        )}
      </div>
      <Corrections of={transfer} />
      <Figures transfer={transfer} />
      {transfer.state === "READY" && transfer.operationType.kind !== "RECEIPT" && (
        <StoppedOn id={transfer.id} />
      )}
    </div>
    <div class="cols">
      <div class="stack">
        <Lines transfer={transfer} />
        <Promises transfer={transfer} reload={reload} />
        <Notice lines={transfer.lines.nodes} packages={transfer.announcedPackages} papers={transfer.papers}>
          {isAwaited(transfer) && (
            <Announce
              lines={transfer.lines.nodes}
              head={transfer}
              known={(line) => line.verification && <AnnouncedNumbers line={line} />}
              onDone={reload}
            />
          )}
        </Notice>
        {transfer.state === "DONE" && <HeldOnArrival transfer={transfer.id} />}
        {transfer.state === "DONE" && <Moves transfer={transfer} onCorrected={reload} />}
      </div>
      <div class="stack">
        <Workers transfer={transfer} />
        <Facts transfer={transfer} />
        <Papers transfer={transfer} />
        <History of={transfer} reload={reload} />
      </div>
    </div>
  </>
);

/** Whether what comes with it can be announced. */
const isAwaited = ({ state, operationType, lines }: Transfer): boolean =>
  state === "READY" &&
  operationType.kind === "RECEIPT" &&
  may("OPERATOR") &&
  lines.nodes.some(({ asksFor }) => asksFor !== "QUANTITY");

function StatePill({ transfer }: { transfer: Transfer }) {
  const { state, late } = transfer;
  if (state === "READY" && late)
    return (
      <Pill state="refused" icon="clock-alert" solid>
        {t("transfers.late")}
      </Pill>
    );
  if (state === "CANCELLED")
    return (
      <Pill state="refused" icon="ban">
        {t("state.CANCELLED")}
      </Pill>
    );
  if (waitsForGoods(transfer))
    return (
      <Pill state="pending" icon="hourglass">
        {t("reserve.waiting")}
      </Pill>
    );
  return (
    <Pill state="ok" icon={state === "DONE" ? "check" : "circle-check"}>
      {t(`state.${state}`)}
    </Pill>
  );
}

function Figures({ transfer: { state, progress, lines } }: { transfer: Transfer }) {
  const numbers = lines.nodes.reduce((sum, { numberSummary }) => sum + numberSummary.count, 0);
  const all = lines.nodes.length === lines.totalCount;
  const { done, inPart } = through(state, progress);
  return (
    <div class="card card-pad figures">
      <div>
        <b>{integer(done)}</b>
        <span>
          {t(inPart ? "transfers.ofInPart" : "transfers.of", {
            expected: t("transfers.lines", { n: progress.lines || lines.totalCount }),
          })}
        </span>
      </div>
      {all && (
        <div>
          <b>{integer(numbers)}</b>
          <span>{t("transfer.numbers", { n: numbers })}</span>
        </div>
      )}
    </div>
  );
}

const Lines = ({ transfer }: { transfer: Transfer }) => (
  <Section title={t("transfer.lines")} aside={integer(transfer.lines.totalCount)}>
    <ul class="list">
      {transfer.lines.nodes.map((line) => {
        const unit = line.product.unit.symbol;
        return (
          <li key={line.id} class="group">
            <div class="split">
              <strong>
                <a href={`/products/${encodeURIComponent(line.product.id)}`}>{line.product.name}</a>
              </strong>
              <span class="nowrap">
                <b>{quantity(line.holds)}</b> / {quantity(line.expected, unit)}
              </span>
            </div>
            {transfer.state === "READY" && takesFromUs(transfer) && (
              <StateWord
                state={isShort(line) ? "pending" : "ok"}
                icon={transfer.shippedBy ? "truck" : isShort(line) ? "hourglass" : "check"}
              >
                {t(transfer.shippedBy ? "reserve.comes" : "reserve.ofLine", {
                  quantity: quantity(line.reserved, unit),
                })}
              </StateWord>
            )}
            {line.packaging && <p class="small muted">{ordered(line, line.expected, unit)}</p>}
            {line.asksFor !== "QUANTITY" && (
              <Ranges of={line.numberSummary} unit={line.asksFor === "LOTS" ? unit : undefined} />
            )}
            <CorrectedOn line={line} />
          </li>
        );
      })}
    </ul>
  </Section>
);

/** Whose entries are on it while it is open. */
function Workers({ transfer: { workers } }: { transfer: Transfer }) {
  if (workers.length === 0) return null;
  return (
    <Section title={t("transfer.workers")}>
      <List>
        {workers.map(({ user, program, entries, lastAt }) => (
          <Row
            key={user?.name ?? program}
            title={user?.name ?? program ?? t("transfer.automatic")}
            end={<b>{integer(entries)}</b>}
          >
            {t("transfer.workedLast", { when: moment(lastAt) })}
          </Row>
        ))}
      </List>
    </Section>
  );
}

const by = (name: string | null | undefined, when: string) =>
  t("transfer.byAt", { name: name ?? t("transfer.automatic"), when });

function Facts({ transfer }: { transfer: Transfer }) {
  const { origin, backorderOf, backorder, source, destination, validatedAt } = transfer;
  const { onwardTo, shippedBy, arrivals } = transfer;
  const { returnOf, returnReason, returns, replaces, replacement } = transfer;
  const link = (document: { id: string; number: string; __typename?: string }) => (
    <a class="mono" href={hrefOf({ __typename: "Transfer", ...document }) ?? "#"}>
      {document.number}
    </a>
  );
  const facts: (readonly [TextKey, unknown])[] = [
    ["transfer.due", transfer.state === "READY" ? weekday(transfer.dueOn) : date(transfer.dueOn)],
    ["transfer.origin", origin && link(origin)],
    ["transfer.backorderOf", backorderOf && link(backorderOf)],
    ["transfer.backorder", backorder && link(backorder)],
    ["return.of", returnOf && link(returnOf)],
    ["return.because", returnReason],
    ["return.returns", returns.length > 0 && <span class="inline">{returns.map(link)}</span>],
    ["return.replaces", replaces && link(replaces)],
    ["return.replacedBy", replacement && link(replacement)],
    ["transfer.from", source.path],
    ["transfer.to", destination.path],
    ["transfer.onwardTo", onwardTo?.path],
    ["transfer.arrivals", arrivals.length > 0 && <span class="inline">{arrivals.map(link)}</span>],
    ["transfer.shippedBy", shippedBy && link(shippedBy)],
    ["transfer.created", by(transfer.createdBy?.name, moment(transfer.createdAt))],
    ["transfer.validated", validatedAt && by(transfer.validatedBy?.name, moment(validatedAt))],
  ];
  return (
    <Section title={t("transfer.facts")}>
      <dl class="card card-pad facts">
        {facts
          .filter(([, value]) => value)
          .map(([key, value]) => (
            <>
              <dt key={key}>{t(key)}</dt>
              <dd>{value as never}</dd>
            </>
          ))}
      </dl>
    </Section>
  );
}

function Papers({
  transfer: { id, number, papers, progress, certificates, certificatesTogether },
}: {
  transfer: Transfer;
}) {
  const [labelling, setLabelling] = useState(false);
  if (printedOf(papers).length === 0 && progress.numbersRecorded === 0 && certificates.length === 0)
    return null;
  return (
    <Section title={t("print.title")}>
      <div class="stack-s">
        <PaperLinks papers={papers} />
        {certificates.length > 1 && certificatesTogether && (
          <a class="btn btn-wide" href={certificatesTogether.url} download>
            <Icon name="file-down" />
            {t("files.together")}
          </a>
        )}
        <FileList files={certificates} />
        {progress.numbersRecorded > 0 && may("OPERATOR") && (
          <Button wide icon="printer" onClick={() => setLabelling(true)}>
            {t("transfer.labels")}
          </Button>
        )}
      </div>
      {labelling && (
        <LabelsSheet of={[[id, number]]} purpose="LOT" sub={number} onClose={() => setLabelling(false)} />
      )}
    </Section>
  );
}
