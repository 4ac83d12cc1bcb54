/** The last scan in words: which of the ten states, to what, how many now, and what can be done about it. */

import type { State } from "../../feedback.ts";
import { date, moment, quantity } from "../../format.ts";
import { hrefOf } from "../../links.ts";
import { dates, may } from "../../session.ts";
import { locale, t } from "../../texts/index.ts";
import { Band, type BandProps } from "../../ui/band.tsx";
import { Button } from "../../ui/basics.tsx";
import { DaysLeft } from "../lots/days-left.tsx";
import type { Effect, Line, Receipt, Scan, ScanRefusal } from "./receipt.ts";
import { lineOf, linesNow, offered, printed, shownScan } from "./receipt.ts";
import { stateOfGuess, stateOfRefusal } from "./states.ts";

/** What a person says to what the server asked. */
type Answer = {
  batchChoice?: "SAME_BATCH" | "ANOTHER";
  dateConflict?: "STORED" | "GIVEN";
  unannounced?: true;
  takeExpired?: true;
  unplanned?: true;
  lookAlike?: true;
  quantity?: string;
};

/** What a person may do about a scan; the screen knows how. */
export type Deed =
  | { do: "leaveOut" }
  | { do: "show"; href: string }
  | { do: "again"; change: Answer }
  | { do: "raw"; raw: string }
  | { do: "choose" }
  | { do: "newLot" }
  | { do: "quantity" }
  | { do: "take" }
  | { do: "checkEach" };

export interface ScanBandProps {
  receipt: Receipt;
  /** What is worked on takes numbers that nobody knows. */
  creates: boolean;
  onDeed: (scan: Scan, deed: Deed) => void;
}

export function ScanBand({ receipt, creates, onDeed }: ScanBandProps) {
  const scan = shownScan(receipt);
  if (!scan)
    return (
      <Band
        state="pending"
        icon="scan-barcode"
        scan="none"
        word={t("state.READY")}
        why={t("receive.startNext")}
      />
    );
  const line = lineOf(scan, linesNow(receipt));
  const shown = facts(scan, line, sideOf(receipt, line));
  const deeds = shown.deeds?.filter(([, deed]) => creates || deed.do !== "newLot");
  return (
    <Band
      {...shown}
      scan={`${scan.key}-${scan.state.kind}`}
      {...(line && { name: line.product.name, tally: tallyOf(line) })}
      actions={
        deeds?.length
          ? deeds.map(([label, deed]) => (
              <Button key={label} icon={ICON[deed.do]} onClick={() => onDeed(scan, deed)}>
                {label}
              </Button>
            ))
          : undefined
      }
    />
  );
}

const ICON = {
  leaveOut: "x",
  show: "eye",
  again: "check",
  raw: "check",
  choose: "copy",
  newLot: "plus",
  quantity: "calculator",
  take: "hand",
  checkEach: "clipboard-list",
} as const;

type Shown = Pick<BandProps, "state" | "word" | "number" | "why" | "foot" | "icon"> & {
  deeds?: (readonly [label: string, deed: Deed])[];
};

export const tallyOf = ({ done, expected }: Line) => ({
  done: quantity(done),
  expected: quantity(expected),
  label: t("receive.recorded"),
});

const useThrough = (day: string | undefined) =>
  day && dates.value ? (
    <>
      <span>
        {t("receive.useThrough")} <b>{date(day)}</b>
      </span>
      <DaysLeft lastDay={day} pill />
    </>
  ) : undefined;

/** What becomes of a scan where something is made. */
type Side = "made" | "used";

const sideOf = ({ outputs }: Receipt, line: Line | undefined): Side | undefined =>
  outputs && line && (outputs.has(line.id) ? "made" : "used");

function facts(scan: Scan, line: Line | undefined, side: Side | undefined): Shown {
  const { state, guess } = scan;
  const foot = useThrough(guess.expiry);
  switch (state.kind) {
    case "undone":
      return { state: "pending", icon: "undo-2", word: t("receive.undone"), number: printed(scan.request) };
    case "pending": {
      const shown: State = state.late ? stateOfGuess(guess) : "pending";
      const word = shown === "ok" ? { word: okWord(guess.quantity, side) } : {};
      const why = guess.twice ? { why: t("receive.twice") } : {};
      return { state: shown, number: guess.number ?? printed(scan.request), foot, ...word, ...why };
    }
    case "done": {
      const { action, number, quantity, text, announced, numbers, package: sscc, document } = state.effect;
      if (numbers && sscc)
        return {
          state: "ok",
          word: t("carton.ok", { n: numbers }),
          number: sscc,
          why: text,
          deeds: [[t("carton.each"), { do: "checkEach" }]],
        };
      const told = toldOf(scan, state.lost, announced, text);
      if (quantity)
        return { state: "ok", word: okWord(quantity, side), foot, ...(number && { number }), ...told };
      if (action === "CHOOSE_LINE")
        return {
          state: "pending",
          word: t("receive.line"),
          icon: "scan-barcode",
          why: t("receive.askNumber"),
        };
      if (action === "CHOOSE_OUTPUT")
        return { state: "ok", icon: "factory", word: t("run.follows"), ...(number && { number }) };
      if (action === "SET_PACKAGE")
        return { state: "ok", icon: "package-plus", word: t("putIn.follows"), ...(sscc && { number: sscc }) };
      if (action === "CHECK_PACKAGE")
        return { state: "pending", icon: "clipboard-list", word: t("carton.check"), why: text };
      if (action === "OPEN_DOCUMENT" && document) return aDocument(document);
      return { state: "ok", word: t("receive.read"), why: text };
    }
    case "refused":
      return { ...refusedFacts(scan, state.refusal, line), foot };
  }
}

/** Another transfer is opened at once; of any other document, and of this one, there is nothing to do here. */
function aDocument(document: NonNullable<Effect["document"]>): Shown {
  const href = hrefOf(document);
  return {
    state: "pending",
    icon: "file-text",
    word: t("receive.document"),
    number: document.number,
    why: t("receive.documentNext"),
    ...(href && { deeds: [[t("act.show"), { do: "show", href }]] }),
  };
}

/** What else a person has to know of a scan that was taken: who lost it, into what it goes, whether it was announced. */
function toldOf(
  { request }: Scan,
  lost: readonly string[],
  announced: boolean | null,
  text: string,
): Pick<Shown, "why"> {
  if (lost.length > 0)
    return { why: t("reserve.lost", { document: new Intl.ListFormat(locale).format(lost) }) };
  if (request.into) return { why: text };
  return announced === null ? {} : { why: announced ? text : t("notice.no") };
}

/** One leading sign, whatever the amount: what a scan added. */
const okWord = (added: string | undefined, side: Side | undefined) =>
  t(side ? `run.ok.${side}` : "receive.ok", { quantity: quantity(added ?? "0") });

function refusedFacts(scan: Scan, refusal: ScanRefusal, line: Line | undefined): Shown {
  const state = stateOfRefusal(refusal.code);
  const number = scan.guess.number ?? printed(scan.request);
  const leave = [t("act.leaveOut"), { do: "leaveOut" }] as const;
  const base: Shown = { state, number, why: refusal.message, deeds: [leave] };
  switch (refusal.__typename) {
    case "NumberAlreadyExists":
      return { ...base, ...conflictFacts(refusal), deeds: [...showIt(refusal), leave] };
    case "NotOnDocument":
      return {
        ...base,
        why: expectedElsewhere(refusal),
        deeds: [...(refusal.canBeTaken ? [takeUnplanned()] : showOther(refusal)), leave],
      };
    case "LotOfOtherProduct":
      return { ...base, deeds: [showLot(refusal.lot.id), leave] };
    case "InsufficientStock":
      return { ...base, deeds: [...takeFromOthers(refusal), leave] };
    case "LotOnHold":
      return { ...base, deeds: [...refusal.lots.slice(0, 1).map(({ id }) => showLot(id)), leave] };
    case "LotExpired":
      return { ...base, deeds: [takeExpired(), leave] };
    case "QuantityUndecided":
      return {
        ...base,
        word: t("receive.howMuch"),
        deeds: [...takeOffered(scan, line), [t("tool.quantity"), { do: "quantity" }], leave],
      };
    case "NumberLooksLike":
      return { ...base, word: t("receive.which"), deeds: [meanNumber(), leave] };
    case "BatchUndecided":
      return {
        ...base,
        word: t("receive.which"),
        why: knownBatch(refusal),
        deeds: [...batchDeeds(line), leave],
      };
    case "LotDateConflict":
      return {
        ...base,
        word: t("receive.which"),
        why: twoDates(refusal),
        deeds: [...dateDeeds(refusal.stored?.date, refusal.given), leave],
      };
    case "NumberNotAnnounced":
      return { ...base, word: t("notice.word"), deeds: [...(refusal.canBeTaken ? [takeIt()] : []), leave] };
    case "OverReceipt":
      return { ...base, word: t("receive.tooMany") };
    case "ScanUnclear":
      return { ...base, ...unclear(refusal, line), deeds: [...unclearDeeds(refusal), leave] };
    default:
      return base;
  }
}

const takeIt = () => [t("notice.take"), { do: "again", change: { unannounced: true } }] as const;

/** A manager may take what others have picked, or chose by hand. */
const takeFromOthers = ({ shortages }: Of<"InsufficientStock">) =>
  may("MANAGER") && shortages.some(({ reservedFor }) => reservedFor.length > 0)
    ? [[t("reserve.take"), { do: "take" }] as const]
    : [];

const takeUnplanned = () => [t("run.unplanned"), { do: "again", change: { unplanned: true } }] as const;

const meanNumber = () => [t("act.newNumber"), { do: "again", change: { lookAlike: true } }] as const;

const takeExpired = () => [t("expired.take"), { do: "again", change: { takeExpired: true } }] as const;

function takeOffered(scan: Scan, line: Line | undefined): (readonly [string, Deed])[] {
  const likely = offered(scan, line);
  const shown = likely && quantity(likely, line?.product.unit.symbol);
  return shown ? [[t("pad.again", { quantity: shown }), { do: "again", change: { quantity: likely } }]] : [];
}

type Of<N> = Extract<ScanRefusal, { __typename: N }>;

function conflictFacts({ conflicts, message }: Of<"NumberAlreadyExists">): Pick<Shown, "why"> {
  const [first] = conflicts;
  if (!first) return { why: message };
  const when = moment(first.since);
  if (first.code === "NUMBER_ON_THIS_DOCUMENT") return { why: t("conflict.here", { when }) };
  if (first.code === "NUMBER_ON_OPEN_DOCUMENT" && first.document)
    return { why: t("conflict.onDocument", { document: first.document.number, when }) };
  const fact = first.location
    ? t("conflict.onHand", { place: first.location.path, when })
    : t("conflict.elsewhere", { when });
  return { why: first.document ? t("conflict.by", { fact, document: first.document.number }) : `${fact}.` };
}

const showLot = (id: string) =>
  [t("act.show"), { do: "show", href: `/lots/${encodeURIComponent(id)}` }] as const;

function showIt({ conflicts }: Of<"NumberAlreadyExists">) {
  const [first] = conflicts;
  if (first?.code === "NUMBER_ON_THIS_DOCUMENT") return [];
  if (first?.lot) return [showLot(first.lot.id)];
  return first?.document?.__typename === "Transfer" ? [showTransfer(first.document.id)] : [];
}

const showTransfer = (id: string) =>
  [t("act.show"), { do: "show", href: `/transfers/${encodeURIComponent(id)}` }] as const;

function showOther({ expectedOn }: Of<"NotOnDocument">) {
  const transfer = expectedOn.find(({ __typename }) => __typename === "Transfer");
  return transfer ? [showTransfer(transfer.id)] : [];
}

function expectedElsewhere({ message, expectedOn }: Of<"NotOnDocument">): string {
  if (expectedOn.length === 0) return message;
  const documents = new Intl.ListFormat(locale).format(expectedOn.map(({ number }) => number));
  return `${message} ${t("wrong.expectedOn", { documents })}`;
}

const knownBatch = ({ lots, message }: Of<"BatchUndecided">) =>
  [
    message,
    ...lots.slice(0, 2).map(({ number, vendor, lastDay }) => {
      const values = { number, vendor: vendor?.name ?? t("batch.nobody") };
      return lastDay ? t("batch.known", { ...values, date: date(lastDay) }) : t("batch.knownPlain", values);
    }),
  ].join(" · ");

const batchDeeds = (line: Line | undefined) =>
  [
    [
      t(line?.asksFor === "SERIALS" ? "act.sameSerial" : "act.sameBatch"),
      { do: "again", change: { batchChoice: "SAME_BATCH" } },
    ],
    [t("act.anotherBatch"), { do: "again", change: { batchChoice: "ANOTHER" } }],
  ] as (readonly [string, Deed])[];

const twoDates = ({ message, stored, given }: Of<"LotDateConflict">) =>
  stored ? t("dates.differ", { stored: date(stored.date), given: date(given) }) : message;

const dateDeeds = (stored: string | undefined, given: string) =>
  [
    [
      stored ? t("act.keepDate", { date: date(stored) }) : t("numbers.dateStored"),
      { do: "again", change: { dateConflict: "STORED" } },
    ],
    [t("act.takeDate", { date: date(given) }), { do: "again", change: { dateConflict: "GIVEN" } }],
  ] as (readonly [string, Deed])[];

function unclear({ scan: { meaning } }: Of<"ScanUnclear">, line: Line | undefined): Partial<Shown> {
  if (meaning.__typename === "ScannedSeveral") return { word: t("receive.which") };
  if (meaning.__typename === "ScannedNewNumber" && !line) return { number: meaning.number };
  return {};
}

function unclearDeeds({ scan: { meaning } }: Of<"ScanUnclear">): (readonly [string, Deed])[] {
  if (meaning.__typename === "ScannedSeveral") return [[t("act.choose"), { do: "choose" }]];
  const near =
    meaning.__typename === "ScannedUnknown" && meaning.nearest.find((node) => node.__typename === "Lot");
  if (near && near.__typename === "Lot")
    return [[t("act.useNumber", { number: near.number }), { do: "raw", raw: near.number }]];
  const perhapsNumber = meaning.__typename === "ScannedNewNumber" || meaning.__typename === "ScannedUnknown";
  return perhapsNumber ? [[t("act.newLot"), { do: "newLot" }]] : [];
}
