/** What is counted, place by place, and the last scans: what was hit on top, what is counted folded. */
import { useState } from "preact/hooks";
import { quantity, time } from "../../format.ts";
import { t } from "../../texts/index.ts";
import { Icon, StateWord } from "../../ui/basics.tsx";
import { stateOfRefusal } from "../receive/states.ts";
import { howFar, pickedFor } from "./state.tsx";
import {
  type Position,
  positionOf,
  positionsNow,
  progress,
  type Scan,
  shownScan,
  sortedPositions,
  subjectOf,
  type Tally,
} from "./tally.ts";

/** More rows than this are not drawn at once: a scan finds the others. */
const MOST = 200;

interface PositionsProps {
  tally: Tally;
  /** How many positions are not here yet. */
  unread: number;
  /** No total is told. */
  blind: boolean;
  onOpen: (position: Position) => void;
}

export function Positions({ tally, unread, blind, onOpen }: PositionsProps) {
  const [chosen, unfold] = useState<boolean>();
  const { open, counted } = sortedPositions(tally);
  const unfolded = chosen ?? open.length === 0;
  const all = progress(positionsNow(tally));
  const shown = shownScan(tally);
  const hit = shown && positionOf(shown, tally.positions)?.id;
  const row = (position: Position) => (
    <PositionRow
      key={position.id}
      position={position}
      placed={tally.place?.id === position.location.id}
      hit={position.id === hit ? shown?.key : undefined}
      onOpen={onOpen}
    />
  );
  return (
    <section class="lines" aria-labelledby="lines">
      <div class="lines-head">
        <h2 id="lines">{tally.place ? tally.place.path : t("count.all")}</h2>
        <span>{howFar(all.counted, blind ? null : all.all + unread)}</span>
      </div>
      <ul>{open.slice(0, MOST).map(row)}</ul>
      {unread > 0 && <p class="lines-head">{t("count.unread", { n: unread })}</p>}
      {open.length > MOST && <p class="lines-head">{t("count.more", { n: open.length - MOST })}</p>}
      {counted.length > 0 && (
        <>
          <button type="button" class="fold" aria-expanded={unfolded} onClick={() => unfold(!unfolded)}>
            <StateWord state="ok">{t("count.countedHere", { n: counted.length })}</StateWord>
            <span class="go">
              <Icon name="chevron-down" />
            </span>
          </button>
          {unfolded && <ul>{counted.slice(0, MOST).map(row)}</ul>}
        </>
      )}
    </section>
  );
}

interface PositionRowProps {
  position: Position;
  /** Its place is told in the head. */
  placed: boolean;
  hit: number | undefined;
  onOpen: (position: Position) => void;
}

function PositionRow({ position, placed, hit, onOpen }: PositionRowProps) {
  const { product, lot, foundNumber, counted, expected, location, package: box } = position;
  const number = lot?.number ?? foundNumber;
  const known =
    expected !== null && t("count.byTheBook", { quantity: quantity(expected, product.unit.symbol) });
  return (
    <li class={hit === undefined ? undefined : "is-ok"}>
      <button type="button" class={hit === undefined ? "line" : "line hit"} onClick={() => onOpen(position)}>
        {hit !== undefined && <span class="line-flash" key={hit} aria-hidden="true" />}
        <strong>{number ? <span class="mono breaks">{number}</span> : product.name}</strong>
        <span class="qty">
          <span class="vh">{t("count.counted")} </span>
          {counted === null ? "–" : quantity(counted)} <small>{product.unit.symbol}</small>
        </span>
        <span class="sub">
          {[
            number && product.name,
            !placed && location.path,
            box && t("pack.in", { sscc: box.sscc }),
            known,
            pickedFor(position),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </button>
    </li>
  );
}

interface RecentProps {
  tally: Tally;
  onShow: (scan: Scan) => void;
}

const SHOWN = 8;

/** The last scans of this device; on wide screens beside the positions. */
export const Recent = ({ tally, onShow }: RecentProps) => (
  <section class="recent only-wide" aria-labelledby="recent">
    <div class="lines-head">
      <h2 id="recent">{t("receive.lastScans")}</h2>
      <span>{t("receive.onThisDevice")}</span>
    </div>
    {tally.scans.length === 0 && <p class="lines-head">{t("receive.noScans")}</p>}
    <ul>
      {tally.scans.slice(0, SHOWN).map((scan) => (
        <li key={scan.key}>
          <button type="button" class="line" onClick={() => onShow(scan)}>
            <strong class="mono">{subjectOf(scan, tally)}</strong>
            <SentState scan={scan} />
            <span class="sub">{time(scan.at, { seconds: true })}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);

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
