/** The last scan of a count in words: what it did, to what, how many now, and what can be done about it. */
import type { State } from "../../feedback.ts";
import { quantity } from "../../format.ts";
import { t } from "../../texts/index.ts";
import { Band, type BandProps } from "../../ui/band.tsx";
import { Button } from "../../ui/basics.tsx";
import { stateOfRefusal } from "../receive/states.ts";
import {
  type Position,
  positionOf,
  positionsNow,
  printed,
  type Scan,
  type ScanRefusal,
  shownScan,
  subjectOf,
  type Tally,
} from "./tally.ts";

/** What a person may do about a scan; the screen knows how. */
export type Deed =
  | { do: "leaveOut" }
  | { do: "again" }
  | { do: "newNumber" }
  | { do: "instead"; raw: string }
  | { do: "choose" }
  | { do: "quantity" };

const ICON = {
  leaveOut: "x",
  again: "cloud-upload",
  newNumber: "plus",
  instead: "check",
  choose: "copy",
  quantity: "calculator",
} as const;

type Shown = Pick<BandProps, "state" | "word" | "number" | "name" | "why" | "icon"> & {
  deeds?: readonly (readonly [label: string, deed: Deed])[];
};

interface ScanBandProps {
  tally: Tally;
  onDeed: (scan: Scan, deed: Deed) => void;
}

export function ScanBand({ tally, onDeed }: ScanBandProps) {
  const scan = shownScan(tally);
  if (!scan)
    return (
      <Band
        state="pending"
        icon="scan-barcode"
        scan="none"
        word={t("state.READY")}
        why={t(tally.place ? "count.startGoods" : "count.startPlace")}
      />
    );
  const position = positionOf(scan, positionsNow(tally));
  const { deeds, ...shown } = facts(scan, tally);
  return (
    <Band
      {...shown}
      scan={`${scan.key}-${scan.state.kind}`}
      {...(position && { name: position.product.name, tally: tallyOf(position) })}
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

/** What is counted, beside what the book has where that is shown. */
export const tallyOf = ({ counted, expected }: Position) => ({
  done: quantity(counted ?? "0"),
  ...(expected !== null && { expected: quantity(expected) }),
  label: t("count.counted"),
});

function facts(scan: Scan, tally: Tally): Shown {
  const { state, guess, request } = scan;
  switch (state.kind) {
    case "undone":
      return { state: "pending", icon: "undo-2", word: t("receive.undone"), number: subjectOf(scan, tally) };
    case "pending": {
      if (state.late && guess.place) return placeFacts(guess.place.path);
      if (state.late && guess.product)
        return {
          state: "pending",
          icon: "scan-barcode",
          word: t("count.product"),
          name: guess.product.name,
          why: t("count.ofProduct", { product: guess.product.name }),
        };
      if (state.late && guess.twice)
        return { state: "duplicate", number: guess.number ?? printed(request), why: t("count.twice") };
      const shown: State = state.late && guess.quantity ? "ok" : "pending";
      const word = shown === "ok" ? { word: okWord(guess.quantity) } : {};
      const why = state.late && !guess.position && { why: t("count.notKnown") };
      return { state: shown, number: guess.number ?? printed(request), ...word, ...why };
    }
    case "done": {
      const { action, number, quantity: counted, text, location, product, package: box } = state.effect;
      if (action === "SET_PLACE") return placeFacts(location?.path ?? "");
      if (action === "SET_PACKAGE")
        return {
          state: "ok",
          icon: "package-open",
          word: t("count.package"),
          number: box?.sscc ?? "",
          why: text,
        };
      if (action === "COUNT")
        return { state: "ok", word: okWord(counted ?? undefined), ...(number && { number }) };
      const name = product?.name;
      if (action === "ASK_QUANTITY")
        return {
          state: "pending",
          word: t("receive.line"),
          why: t("receive.askQuantity"),
          name,
          ...(number && { number }),
          deeds: [[t("tool.quantity"), { do: "quantity" }]],
        };
      return { state: "pending", icon: "scan-barcode", word: t("count.product"), name, why: text };
    }
    case "refused":
      return refusedFacts(scan, state.refusal);
  }
}

const placeFacts = (path: string): Shown => ({
  state: "ok",
  icon: "store",
  word: t("count.place"),
  name: path,
});

/** One leading sign, whatever the amount: what a scan counted. */
const okWord = (added: string | undefined) => t("receive.ok", { quantity: quantity(added ?? "0") });

function refusedFacts({ guess, request }: Scan, refusal: ScanRefusal): Shown {
  const leave = [t("act.leaveOut"), { do: "leaveOut" }] as const;
  const shown: Shown = {
    state: stateOfRefusal(refusal.code),
    number: guess.number ?? printed(request),
    why: refusal.message,
    deeds: [leave],
  };
  // It came while nobody could count; now one can.
  if (refusal.code === "STATE_FORBIDS")
    return { ...shown, deeds: [[t("act.again"), { do: "again" }], leave] };
  if (refusal.code === "QUANTITY_UNDECIDED")
    return {
      ...shown,
      word: t("pad.title"),
      deeds: [[t("tool.quantity"), { do: "quantity" }], leave],
    };
  if (refusal.code === "NUMBER_UNKNOWN")
    return { ...shown, deeds: [[t("count.asNew"), { do: "newNumber" }], leave] };
  if (refusal.__typename === "ScanUnclear" && refusal.scan.meaning.__typename === "ScannedSeveral")
    return { ...shown, word: t("receive.which"), deeds: [[t("act.choose"), { do: "choose" }], leave] };
  const meant = refusal.__typename === "ScanUnclear" ? lookingAlike(refusal) : [];
  return { ...shown, deeds: [...meant, leave] };
}

type Unclear = Extract<ScanRefusal, { __typename: "ScanUnclear" }>;

/** Other characters for a code that nobody has, which people take for it. */
function lookingAlike({ scan: { meaning } }: Unclear): (readonly [label: string, deed: Deed])[] {
  if (meaning.__typename !== "ScannedUnknown") return [];
  const codes = meaning.nearest.flatMap((node) =>
    node.__typename === "Lot" ? node.number : node.__typename === "Product" ? node.sku : [],
  );
  return [...new Set(codes)].map((raw) => [t("act.useNumber", { number: raw }), { do: "instead", raw }]);
}
