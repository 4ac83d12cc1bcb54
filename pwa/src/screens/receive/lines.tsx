/** The lines of a receipt and the last scans: what was hit on top, what is complete folded. */
import type { VNode } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { quantity, time } from "../../format.ts";
import { ordered } from "../../packed.ts";
import { compare, part, subtract } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Bar, Icon, StateWord } from "../../ui/basics.tsx";
import { steady } from "../../ui/steady.tsx";
import { isComplete } from "./guess.ts";
import { awaiting } from "./next-scan.ts";
import { noticeProgress } from "./notice-progress.ts";
import {
  type Line,
  lineOf,
  linesNow,
  type Receipt,
  type Scan,
  shownScan,
  sortedLines,
  subjectOf,
  sum,
  totals,
} from "./receipt.ts";
import { stateOfGuess, stateOfRefusal } from "./states.ts";

export interface LinesProps {
  receipt: Receipt;
  /** The place that the goods go to unless a line says otherwise, by its id. */
  home: string;
  /** What they are, where there is more than one list of them. */
  title?: string;
  onOpen: (line: Line) => void;
}

export function Lines({ receipt, home, title, onOpen }: LinesProps) {
  const id = useId();
  const [chosen, unfold] = useState<boolean>();
  const { open, complete } = sortedLines(receipt);
  const unfolded = chosen ?? open.length === 0;
  const lines = linesNow(receipt);
  const count = totals(lines);
  const all = sum(lines);
  const hit = hitOf(receipt);
  const awaits = awaiting(receipt);
  const row = (line: Line) => (
    <LineRow
      key={line.id}
      line={line}
      home={home}
      open={line.id === awaits}
      hit={line.id === receipt.open ? hit : undefined}
      onOpen={onOpen}
    />
  );
  return (
    <section class="lines" aria-labelledby={id}>
      <div class="lines-head">
        <h2 id={id}>
          {title && `${title} · `}
          {count.open
            ? t("receive.linesOpen", { open: count.open, n: count.lines })
            : t("receive.linesDone", { n: count.lines })}
        </h2>
        {all && (
          <span>{t("receive.sum", { done: quantity(all.done), expected: quantity(all.expected) })}</span>
        )}
      </div>
      <Rows of={open} row={row} />
      {complete.length > 0 && (
        <>
          <button type="button" class="fold" aria-expanded={unfolded} onClick={() => unfold(!unfolded)}>
            <StateWord state="ok">{t("receive.complete", { n: complete.length })}</StateWord>
            <span class="go">
              <Icon name="chevron-down" />
            </span>
          </button>
          {unfolded && <Rows of={complete} row={row} />}
        </>
      )}
    </section>
  );
}

/** Rows that are drawn at once, more than a screen shows, and how many follow at a time. */
const AT_ONCE = 20;
const MORE = 40;

/** A long list a part after the other, so that a slow device heeds what is scanned and tapped in between. */
function Rows({ of: lines, row }: { of: readonly Line[]; row: (line: Line) => VNode }) {
  const [shown, show] = useState(AT_ONCE);
  useEffect(() => {
    if (shown >= lines.length) return;
    const timer = setTimeout(() => show(shown + MORE));
    return () => clearTimeout(timer);
  }, [shown, lines.length]);
  return <ul>{lines.slice(0, shown).map(row)}</ul>;
}

/** The state of the scan that hit a line, and which scan it was: another one flashes anew. */
function hitOf(receipt: Receipt): { state: string; scan: number } | undefined {
  const scan = shownScan(receipt);
  return scan && lineOf(scan, receipt.lines)?.id === receipt.open
    ? { state: stateOf(scan), scan: scan.key }
    : undefined;
}

function stateOf({ state, guess }: Scan): string {
  if (state.kind === "refused") return stateOfRefusal(state.refusal.code);
  if (state.kind === "done") return state.effect.quantity ? "ok" : "pending";
  return state.kind === "pending" ? stateOfGuess(guess) : "pending";
}

interface LineRowProps {
  line: Line;
  home: string;
  /** Numbers that tell no product go to it. */
  open: boolean;
  hit: { state: string; scan: number } | undefined;
  onOpen: (line: Line) => void;
}

const LineRow = steady(({ line, home, open, hit, onOpen }: LineRowProps) => {
  const { product, done, expected } = line;
  return (
    <li class={hit && `is-${hit.state}`}>
      <button
        type="button"
        class={hit ? "line hit" : open ? "line awaits" : "line"}
        onClick={() => onOpen(line)}
      >
        {hit && <span class="line-flash" key={hit.scan} aria-hidden="true" />}
        <strong>{product.name}</strong>
        <span class="qty">
          <span class="vh">{t("receive.recorded")} </span>
          {quantity(done)}
          <small> / {quantity(expected, product.unit.symbol)}</small>
        </span>
        <span class="sub">
          {isComplete(line) && (
            <StateWord state="ok" icon="check">
              {t("receive.barFull")}
            </StateWord>
          )}{" "}
          {aboutNumbers(line)}
          {open && !hit && line.asksFor !== "QUANTITY" && ` · ${t("line.awaits")}`}
          {line.packaging && ` · ${ordered(line, expected, product.unit.symbol)}`}
          {line.destination.id !== home && ` · ${t("line.putAt", { place: line.destination.path })}`}
          {line.verification && <NoticeWords of={line.verification} />}
        </span>
        {line.quarantine.length > 0 && (
          <span class="sub">
            <StateWord state="hold">
              {t("line.quarantine", { reason: line.quarantine.map(({ reason }) => reason).join(", ") })}
            </StateWord>
          </span>
        )}
        {line.taking.count > 0 && <ToTake of={line} />}
        <Bar part={part(done, expected)} />
      </button>
    </li>
  );
});

/** What is promised to a line: what to take from where, what is picked checked off; the rest is in the line's sheet. */
const ToTake = ({ of: { taking, product } }: { of: Line }) => (
  <span class="takes">
    {taking.first.map((promise) => {
      const left = subtract(promise.quantity, promise.picked);
      const isLeft = compare(left, "0") > 0;
      return (
        <span key={promise.id}>
          {!isLeft && (
            <StateWord state="ok" icon="check">
              <span class="vh">{t("line.picked")}</span>
            </StateWord>
          )}{" "}
          {promise.lot && <span class="mono">{promise.lot.number}</span>}
          {promise.lot && " · "}
          {promise.location.path} · {quantity(isLeft ? left : promise.quantity, product.unit.symbol)}
        </span>
      );
    })}
    {taking.count > taking.first.length && (
      <span>{t("line.takeMore", { n: taking.count - taking.first.length })}</span>
    )}
  </span>
);

/** How far what the vendor announced came, behind the other words about a line. */
const NoticeWords = ({ of }: { of: NonNullable<Line["verification"]> }) => (
  <>
    {" · "}
    {noticeProgress(of)}
    {of.unexpected > 0 && (
      <>
        {", "}
        <span class="state is-wrong">{t("notice.unexpected", { n: of.unexpected })}</span>
      </>
    )}
  </>
);

/** Which numbers a line has, in short. */
function aboutNumbers({ asksFor, numberSummary, taking, done }: Line) {
  if (asksFor === "QUANTITY") return t(done === "0" ? "line.nothing" : "line.recorded");
  const { count, first } = numberSummary;
  if (count === 0 && taking.count > 0) return t(asksFor === "SERIALS" ? "line.serial" : "line.lot");
  if (asksFor === "SERIALS")
    return `${t("line.serial")} · ${count ? t("line.numbers", { n: count }) : t("line.none")}`;
  if (!first) return `${t("line.lot")} · ${t("line.none")}`;
  return (
    <>
      {t("line.lot")} · <span class="mono">{first}</span> {count > 1 && t("line.more", { n: count - 1 })}
    </>
  );
}

export interface RecentProps {
  receipt: Receipt;
  onShow: (scan: Scan) => void;
}

const SHOWN = 8;

/** The last scans of this device; on wide screens beside the lines. */
export const Recent = ({ receipt, onShow }: RecentProps) => (
  <section class="recent only-wide" aria-labelledby="recent">
    <div class="lines-head">
      <h2 id="recent">{t("receive.lastScans")}</h2>
      <span>{t("receive.onThisDevice")}</span>
    </div>
    {receipt.scans.length === 0 && <p class="lines-head">{t("receive.noScans")}</p>}
    <ul>
      {receipt.scans.slice(0, SHOWN).map((scan) => (
        <li key={scan.key}>
          <button type="button" class="line" onClick={() => onShow(scan)}>
            <strong class="mono">{subjectOf(scan, receipt)}</strong>
            <SentState scan={scan} />
            <span class="sub">
              {[nameOf(scan, receipt), time(scan.at, { seconds: true })].filter(Boolean).join(" · ")}
            </span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);

/** The product, unless the scan is called by it. */
const nameOf = (scan: Scan, receipt: Receipt) => {
  const name = lineOf(scan, receipt.lines)?.product.name;
  return name === subjectOf(scan, receipt) ? undefined : name;
};

function SentState({ scan: { state, undoing } }: { scan: Scan }) {
  if (state.kind === "refused")
    return <StateWord state={stateOfRefusal(state.refusal.code)}>{t("receive.refused")}</StateWord>;
  if (state.kind === "undone")
    return (
      <StateWord state="pending" icon="undo-2">
        {t("receive.left")}
      </StateWord>
    );
  if (state.kind === "pending" || undoing)
    return (
      <StateWord state="pending" icon="cloud-upload">
        {t("receive.toSend")}
      </StateWord>
    );
  return (
    <StateWord state="ok" icon="check">
      {t("receive.sent")}
    </StateWord>
  );
}
