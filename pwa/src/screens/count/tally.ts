/** A count while it is scanned: the server's positions, this device's scans folded over them. Pure: no network, no DOM, no clock. */
import type {
  CountRefusedFragment,
  RecordCountScanInput,
  RecordCountScanMutation,
  ToCountFragment,
} from "../../gql/graphql.ts";
import { add, compare, subtract } from "../../quantities.ts";
import { readCode } from "../../scanner/gs1/read.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { howMuch, oneUnit, productOf, type Told, whatItTells } from "../receive/guess.ts";
import { isThere } from "../receive/twice.ts";

export type Position = ToCountFragment;
export type Recorded = Extract<
  RecordCountScanMutation["recordCountScan"],
  { __typename: "RecordCountScanPayload" }
>;
export type Effect = Recorded["effect"];
type Facts<F> = F extends { __typename: infer N } ? F & { __typename: N } : never;
export type ScanRefusal =
  | Facts<CountRefusedFragment>
  | { __typename: "Rejected"; code: string; message: string; field?: string[] | null };

/** What a scan asks for, without its operation id; sent again with an answer added when the server asks one. */
export type ScanRequest = Omit<RecordCountScanInput, "operationId">;

export type ScanState =
  | { kind: "pending" /** Not answered at once: the guess stands for the answer. */; late: boolean }
  | { kind: "done"; effect: Effect }
  | { kind: "refused"; refusal: ScanRefusal }
  | { kind: "undone" };

/** What a scan will most likely do, until the server has answered. */
export interface Guess {
  /** Of a position that is known here. */
  position?: string;
  number?: string;
  /** In the stock unit; absent when nothing is counted. */
  quantity?: string;
  /** Neither label nor person says how much of measured goods it is. */
  asks?: true;
  place?: Place;
  /** Goods of which nobody said where they lie, where they may lie in several places. */
  nowhere?: true;
  /** The product of numbers that follow. */
  product?: Chosen;
  /** The serial was counted here by this device: it adds nothing. */
  twice?: true;
}

export interface Place {
  id: string;
  path: string;
}

/** A product that a scan chose. */
export interface Chosen {
  id: string;
  name: string;
}

/** A place that is counted, with the code on its label. */
export type Labelled = Position["location"];

export interface Scan {
  /** Of this device; rises with each scan. */
  key: number;
  /** Known once the device has stored it. */
  operationId?: string;
  /** ISO 8601, by the device's clock. */
  at: string;
  request: ScanRequest;
  guess: Guess;
  state: ScanState;
  /** An undo of it waits for its answer. */
  undoing?: boolean;
}

export interface Tally {
  positions: readonly Position[];
  /** All that are counted, whether anything lies there or not; absent until they were read. */
  places?: readonly Labelled[];
  /** Newest first. */
  scans: readonly Scan[];
  /** Which scan the band shows. */
  shown?: number;
  /** Where what follows lies, by a scan of a place. */
  place?: Place;
  /** The package that what follows is in, by a scan of its label. */
  inside?: { id: string; sscc: string };
  /** The product that plain numbers are of, by a scan of its code. */
  product?: Chosen;
  /** Quantity typed for the next scan, in the stock unit. */
  keyed?: string;
}

export const empty: Tally = { positions: [], scans: [] };

/** Settled scans that are kept, for the list of the last ones. */
const KEPT = 200;

const changed = (tally: Tally, key: number, change: (scan: Scan) => Scan): Tally => ({
  ...tally,
  scans: tally.scans.map((scan) => (scan.key === key ? change(scan) : scan)),
});

const find = (tally: Tally, key: number | undefined) => tally.scans.find((scan) => scan.key === key);

export const loaded = (tally: Tally, positions: readonly Position[]): Tally => ({ ...tally, positions });

export const placesRead = (tally: Tally, places: readonly Labelled[]): Tally => ({ ...tally, places });

/** More positions came; what is known already is newer, by the answers to scans. */
export function further(tally: Tally, page: readonly Position[]): Tally {
  const known = new Set(tally.positions.map(({ id }) => id));
  return { ...tally, positions: [...tally.positions, ...page.filter(({ id }) => !known.has(id))] };
}

/** One position was read again; null when it is not there any more. */
export const seenAgain = (tally: Tally, id: string, now: Position | null): Tally => ({
  ...tally,
  positions: tally.positions.flatMap((each) => (each.id === id ? (now ?? []) : each)),
});

/** A code was read: what to ask the server, by what earlier scans said. */
export function requestFor(tally: Tally, count: string, scan: ScanRequest["scan"]): ScanRequest {
  return {
    count,
    scan,
    newNumber: false,
    ...(tally.place && { location: tally.place.id }),
    ...(tally.inside && { package: tally.inside.id }),
    ...(tally.product && { product: tally.product.id }),
    ...(tally.keyed && { quantity: tally.keyed }),
  };
}

/** What a scan will most likely do, with the quantity that somebody said for it. */
export const guessOf = (tally: Tally, { scan, quantity }: ScanRequest): Guess =>
  guess(codeOf(scan), quantity ? { ...tally, keyed: quantity } : tally);

const codeOf = ({ raw, symbology, beside, separator }: ScanRequest["scan"]): ReadCode => ({
  raw,
  ...(separator && { separator }),
  ...(symbology && { symbology }),
  ...(beside && {
    beside: beside.map(({ raw, symbology }) => ({ raw, ...(symbology && { symbology }) })),
  }),
});

/** What a code most likely does, by the places and positions that are known here. */
export function guess(code: ReadCode, tally: Tally): Guess {
  const told = whatItTells(code);
  const places = tally.places ?? tally.positions.map(({ location }) => location);
  const place = places.find(({ barcode }) => barcode === told.text);
  if (place) return { place };
  const found = productOf(told, tally.positions);
  const number = told.serial ?? told.lot ?? (found ? undefined : told.text);
  const named = number ? { number } : {};
  const numbers = [told.serial, told.lot, told.text];
  const fitting = tally.positions.filter(
    (each) =>
      (!found || each.product.id === found.product) &&
      (numbers.includes(nameOf(each) ?? "") || (found && each.product.tracking === "NONE")),
  );
  if (found && !number && fitting.length === 0) return chosen(found.product, tally);
  // Of a number of several products the server asks which is meant.
  if (new Set(fitting.map(({ product }) => product.id)).size !== 1) return named;
  if (!tally.place) return { ...named, ...(places.length > 1 && { nowhere: true as const }) };
  const here = fitting.find(
    ({ location, package: box }) =>
      location.id === tally.place?.id && (box?.sscc ?? undefined) === tally.inside?.sscc,
  );
  if (!here) return named;
  const name = nameOf(here);
  return {
    position: here.id,
    ...(name && { number: name }),
    ...amount(here, tally, found?.holds, told),
  };
}

const nameOf = ({ lot, foundNumber }: Position): string | undefined =>
  lot?.number ?? foundNumber ?? undefined;

/** A product of which the number follows. */
function chosen(id: string, { positions }: Tally): Guess {
  const product = positions.find(({ product }) => product.id === id)?.product;
  return product && product.tracking !== "NONE" ? { product: { id, name: product.name } } : {};
}

function amount(
  { product }: Position,
  { keyed }: Tally,
  holds: string | undefined,
  told: Told,
): Pick<Guess, "quantity" | "asks"> {
  if (product.tracking === "SERIAL") {
    const one = oneUnit(keyed ?? told.count);
    return one ? { quantity: one } : {};
  }
  const quantity = keyed ?? howMuch(product, told, holds);
  if (quantity !== undefined && compare(quantity, "0") > 0) return { quantity };
  return told.measure ? {} : { asks: true };
}

/** A guess that says so where a scan of this device counts its serial already. */
function knownTwice(tally: Tally, guess: Guess): Guess {
  const here = positionsNow(tally).find(({ id }) => id === guess.position);
  if (here?.product.tracking !== "SERIAL" || !Number(here.counted)) return guess;
  const mine = (each: Scan) => !each.undoing && counts(each).quantity && counts(each).position === here.id;
  if (!tally.scans.some(mine)) return guess;
  const { quantity: _, ...rest } = guess;
  return { ...rest, twice: true };
}

/** A scan was made: it counts at once, and is what the band shows. */
export function scanned(tally: Tally, scan: Pick<Scan, "key" | "at" | "request">): Tally {
  const told = knownTwice(tally, guessOf(tally, scan.request));
  const { keyed: _, ...rest } = tally;
  const settled = (each: Scan) =>
    each.state.kind === "done" || each.state.kind === "undone" || isTwice(each, tally.positions);
  const last = new Set(tally.scans.filter(settled).slice(0, KEPT));
  const next = {
    ...rest,
    shown: scan.key,
    scans: [
      { ...scan, guess: told, state: { kind: "pending" as const, late: false } },
      ...tally.scans.filter((each) => !settled(each) || last.has(each)),
    ],
  };
  // Without a signal the next scan lies at the place, or is of the product, whose label was just read.
  if (told.product) return { ...next, product: told.product };
  return told.place ? at(next, told.place) : next;
}

/** What follows lies there, loose. */
function at(tally: Tally, place: Place): Tally {
  const { inside: _, ...rest } = tally;
  return { ...rest, place };
}

export const stored = (tally: Tally, key: number, operationId: string): Tally =>
  changed(tally, key, (scan) => ({ ...scan, operationId }));

/** No answer yet: what the device believes is shown instead. */
export const late = (tally: Tally, key: number): Tally =>
  changed(tally, key, (scan) =>
    scan.state.kind === "pending" ? { ...scan, state: { kind: "pending", late: true } } : scan,
  );

/** The server took it: its position is as the answer says, and so is where what follows lies. */
export function accepted(tally: Tally, key: number, { effect }: Recorded): Tally {
  const next = changed(tally, key, (scan) => ({ ...scan, state: { kind: "done", effect } }));
  const { action, location, position, product } = effect;
  if (action === "SET_PLACE" && location) return at(next, location);
  if (action === "SET_PACKAGE" && effect.package)
    return { ...(location ? { ...next, place: location } : next), inside: effect.package };
  if (action === "CHOOSE_PRODUCT" && product) return { ...next, product };
  if (!position) return next;
  const known = next.positions.some(({ id }) => id === position.id);
  return {
    ...next,
    positions: known
      ? next.positions.map((each) => (each.id === position.id ? position : each))
      : [...next.positions, position],
  };
}

/** The server refused it: the band turns to it, whatever it showed. */
export const refused = (tally: Tally, key: number, refusal: ScanRefusal): Tally => ({
  ...changed(tally, key, (scan) => ({ ...scan, state: { kind: "refused", refusal } })),
  shown: key,
});

/** A person has seen a refused scan and leaves it out. The band goes on to the next that needs someone. */
export function leftOut(tally: Tally, key: number): Tally {
  const scans = tally.scans.filter((scan) => scan.key !== key);
  const { shown, ...rest } = { ...tally, scans };
  if (shown !== key) return { ...rest, ...(shown !== undefined && { shown }) };
  const next = refusedScans(rest)[0] ?? scans[0];
  return next ? { ...rest, shown: next.key } : rest;
}

export const undoing = (tally: Tally, key: number): Tally =>
  changed(tally, key, (scan) => ({ ...scan, undoing: true }));

/** The undo was taken. Until the positions are read again, the scan is reckoned out of them here. */
export function undone(tally: Tally, key: number): Tally {
  const scan = find(tally, key);
  const { position, quantity } = (scan && counts(scan)) ?? {};
  const next = changed(tally, key, ({ undoing: _, ...each }) => ({ ...each, state: { kind: "undone" } }));
  if (!position || !quantity || scan?.state.kind !== "done") return next;
  return {
    ...next,
    positions: next.positions.map((each) => (each.id === position ? moved(each, `-${quantity}`) : each)),
  };
}

/** The undo was refused: the scan stands. */
export const notUndone = (tally: Tally, key: number): Tally =>
  changed(tally, key, ({ undoing: _, ...scan }) => scan);

export const show = (tally: Tally, key: number): Tally => ({ ...tally, shown: key });
export const keyedIn = (tally: Tally, quantity: string): Tally => ({ ...tally, keyed: quantity });

export function keyedOut(tally: Tally): Tally {
  const { keyed: _, ...rest } = tally;
  return rest;
}

/** What follows is loose again. */
export function intoNone(tally: Tally): Tally {
  const { inside: _, ...rest } = tally;
  return rest;
}

export const placed = (tally: Tally, place: Place): Tally => at(tally, place);

// ---------- what is shown

const moved = (position: Position, quantity: string): Position => {
  const before = position.counted ?? "0";
  return {
    ...position,
    counted: quantity.startsWith("-") ? subtract(before, quantity.slice(1)) : add(before, quantity),
  };
};

/** What a scan counts, by the answer or by the guess. */
function counts(scan: Scan): { position?: string | undefined; quantity?: string | undefined } {
  if (scan.state.kind === "done") {
    const { position, quantity } = scan.state.effect;
    return { position: position?.id, quantity: quantity ?? undefined };
  }
  return scan.state.kind === "pending" ? scan.guess : {};
}

/** The positions with this device's unanswered scans and undos reckoned in. */
export function positionsNow(tally: Tally): readonly Position[] {
  const changes = tally.scans.flatMap((scan) => {
    const { position, quantity } = counts(scan);
    const open = scan.state.kind === "pending";
    if (!position || !quantity || open === Boolean(scan.undoing)) return [];
    return [{ position, quantity: open ? quantity : `-${quantity}` }];
  });
  if (changes.length === 0) return tally.positions;
  return tally.positions.map((each) =>
    changes
      .filter(({ position }) => position === each.id)
      .reduce((sum, { quantity }) => moved(sum, quantity), each),
  );
}

/** The position that a scan counted, as far as anyone knows. */
export const positionOf = (scan: Scan, positions: readonly Position[]): Position | undefined => {
  const { position } = counts(scan);
  return positions.find(({ id }) => id === position);
};

/** What lies at the place where one is, else everything; what was hit on top, and what is counted apart. */
export function sortedPositions(tally: Tally): { open: readonly Position[]; counted: readonly Position[] } {
  const positions = positionsNow(tally);
  const scan = shownScan(tally);
  const hit = scan && positionOf(scan, positions);
  const here = positions.filter(
    (each) => each !== hit && (!tally.place || each.location.id === tally.place.id),
  );
  return {
    open: [...(hit ? [hit] : []), ...here.filter(({ counted }) => counted === null)],
    counted: here.filter(({ counted }) => counted !== null),
  };
}

/** Scans that need a person, oldest first. */
export const refusedScans = ({ scans, positions }: Pick<Tally, "scans" | "positions">): readonly Scan[] =>
  scans.filter((scan) => scan.state.kind === "refused" && !isTwice(scan, positions)).reverse();

/** Whether a serial was counted in this very place before: that is told once, and needs nobody, as one does that was
 * counted elsewhere. */
export function isTwice({ state, guess }: Scan, positions: readonly Position[]): boolean {
  if (state.kind !== "refused" || !isThere(state.refusal)) return false;
  const here = positions.find(({ id }) => id === guess.position);
  return (here?.counted ?? "0") !== "0";
}

export const shownScan = (tally: Tally): Scan | undefined => find(tally, tally.shown);

/** The newest scan that an undo would take back: it counted something, and stands. */
export const undoable = (tally: Tally): Scan | undefined =>
  tally.scans.find(
    (scan) =>
      !scan.undoing && (scan.state.kind === "pending" || scan.state.kind === "done") && counts(scan).quantity,
  );

/** A code as people read it: GS1 elements with their identifiers in brackets. */
export function printed({ scan }: Pick<ScanRequest, "scan">): string {
  const reading = readCode(codeOf(scan));
  if (reading.kind !== "gs1") return scan.raw.replaceAll("\u001d", " ");
  return reading.elements.map(({ ai, value }) => `(${ai})${value}`).join("");
}

/** What a scan is called: its number, its place or product, else the code. */
export function subjectOf(scan: Scan, tally: Tally): string {
  if (scan.state.kind === "done") {
    const { number, product, location } = scan.state.effect;
    return number ?? product?.name ?? location?.path ?? printed(scan.request);
  }
  const { number, place } = scan.guess;
  return number ?? place?.path ?? positionOf(scan, tally.positions)?.product.name ?? printed(scan.request);
}

/** Whether a scan waits for an answer: the server's positions may then already hold what is reckoned in here. */
export const isWaiting = (tally: Tally): boolean =>
  tally.scans.some((scan) => scan.state.kind === "pending" || scan.undoing);

/** How many positions are counted, of how many. */
export const progress = (positions: readonly Position[]): { counted: number; all: number } => ({
  counted: positions.filter(({ counted }) => counted !== null).length,
  all: positions.length,
});
