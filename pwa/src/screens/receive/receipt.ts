/** A receipt while it is scanned: the server's lines, this device's scans folded over them. Pure: no network, no DOM, no clock. */
import type { RecordScanInput, RecordScanMutation, RefusedFragment } from "../../gql/graphql.ts";
import { add, compare, subtract } from "../../quantities.ts";
import { readCode } from "../../scanner/gs1/read.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { type Guess, guess, isComplete, type Line, offeredOf, productOf, whatItTells } from "./guess.ts";
import type { There } from "./numbers-there.ts";
import { isKnown, isThere, knownTwice } from "./twice.ts";

export type { Line } from "./guess.ts";
export type Recorded = Extract<RecordScanMutation["recordScan"], { __typename: "RecordScanPayload" }>;
export type Effect = Recorded["effect"];
type Facts<F> = F extends { __typename: infer N } ? F & { __typename: N } : never;
/** A refusal with its facts, or Rejected for a request that is never accepted. */
export type ScanRefusal =
  | Facts<RefusedFragment>
  | { __typename: "Rejected"; code: string; message: string; field?: string[] | null };

/** What a scan asks for, without its operation id; sent again with an answer added when the server asks one. */
export type ScanRequest = Omit<RecordScanInput, "operationId">;

export type ScanState =
  | { kind: "pending" /** Not answered at once: the guess stands for the answer. */; late: boolean }
  | {
      kind: "done";
      effect: Effect;
      lost: readonly string[] /** Numbers of documents that had been promised it. */;
    }
  | { kind: "refused"; refusal: ScanRefusal }
  | { kind: "undone" };

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
  /** It is not asked about by itself any more. */
  aside?: boolean;
}

export interface Receipt {
  lines: readonly Line[];
  /** Newest first. */
  scans: readonly Scan[];
  /** Which scan the band shows. */
  shown?: number;
  /** The line that stands on top; plain numbers go to it, see awaiting. */
  open?: string;
  /** It was opened by a person or by its product's code, not by a number that came onto it. */
  chosen?: boolean;
  /** Quantity typed for the next scan, in the stock unit. */
  keyed?: string;
  /** Where what follows is put, by a scan of a place. */
  destination?: { id: string; path: string };
  /** SSCC of the package that what follows is put in, by a scan of its label. */
  into?: string;
  /** SSCC of the carton or pallet of which each number is scanned. */
  checking?: string;
  /** Lines of what is made; absent where nothing is. */
  outputs?: ReadonlySet<string>;
  /** Each component is said to go into one product: the id of these scans. */
  pairing?: string;
  /** The number of that product, by a scan of it. */
  whole?: string;
  /** Lines of which a person took more than expected: not asked again. */
  exceeding: ReadonlySet<string>;
  /** Serials on the lines, as they were read last; absent until they are. */
  there?: There;
}

export const empty: Receipt = { lines: [], scans: [], exceeding: new Set() };

/** Settled scans that are kept: for the list of the last ones, and so that the camera knows a serial again. */
const KEPT = 500;

const changed = (receipt: Receipt, key: number, change: (scan: Scan) => Scan): Receipt => ({
  ...receipt,
  scans: receipt.scans.map((scan) => (scan.key === key ? change(scan) : scan)),
});

const find = (receipt: Receipt, key: number | undefined) => receipt.scans.find((scan) => scan.key === key);

/** The server's lines as they are now. outputs: those of what is made. */
export function loaded(receipt: Receipt, lines: readonly Line[], outputs?: ReadonlySet<string>): Receipt {
  const { open, ...rest } = receipt;
  const stays = open !== undefined && lines.some(({ id }) => id === open);
  return { ...rest, lines, ...(stays && { open }), ...(outputs && { outputs }) };
}

const isOutput = ({ outputs }: Receipt, line: string | undefined): boolean =>
  line !== undefined && Boolean(outputs?.has(line));

/** A scan as readers of codes take it. */
export const codeOf = ({ raw, symbology, beside, separator }: ScanRequest["scan"]): ReadCode => ({
  raw,
  ...(separator && { separator }),
  ...(symbology && { symbology }),
  ...(beside && {
    beside: beside.map(({ raw, symbology }) => ({ raw, ...(symbology && { symbology }) })),
  }),
});

/** What the device believes of a scan. */
export const guessOf = (receipt: Receipt, request: ScanRequest): Guess =>
  knownTwice(
    receipt,
    guess(codeOf(request.scan), linesNow(receipt), {
      open: request.line ?? undefined,
      keyed: request.quantity ?? undefined,
    }),
  );

/** A scan was made: it counts at once, and is what the band shows. */
export function scanned(receipt: Receipt, scan: Pick<Scan, "key" | "at" | "request">): Receipt {
  const told = guessOf(receipt, scan.request);
  const { keyed, ...rest } = receipt;
  const line = receipt.lines.find(({ id }) => id === told.line);
  // The code of a product that has lots tells no number yet: how much there is of it is for the number that follows.
  const waits = told.number === undefined && told.quantity === undefined && line?.asksFor === "LOTS";
  const settled = (each: Scan) => each.state.kind === "done" || each.state.kind === "undone" || isTwice(each);
  const last = new Set(receipt.scans.filter(settled).slice(0, KEPT));
  return {
    ...rest,
    ...(waits && keyed && { keyed }),
    ...(told.line && { open: told.line, chosen: told.number === undefined && !told.quantity }),
    shown: scan.key,
    scans: [
      { ...scan, guess: told, state: { kind: "pending", late: false } },
      ...receipt.scans.filter((each) => !settled(each) || last.has(each)),
    ],
  };
}

export const stored = (receipt: Receipt, key: number, operationId: string): Receipt =>
  changed(receipt, key, (scan) => ({ ...scan, operationId }));

/** No answer yet: what the device believes is shown instead. */
export const late = (receipt: Receipt, key: number): Receipt =>
  changed(receipt, key, (scan) =>
    scan.state.kind === "pending" ? { ...scan, state: { kind: "pending", late: true } } : scan,
  );

/** The server took it: its line changes as the answer says. One that we do not know yet has to be read, see isIncomplete. */
export function accepted(receipt: Receipt, key: number, { effect, lost }: Recorded): Receipt {
  const { line, location } = effect;
  const others = [...new Set(lost.map(({ transfer }) => transfer.number))];
  const made = effect.action === "CHOOSE_OUTPUT" || isOutput(receipt, line?.id);
  // Answers come in the order of the scans: this one went into the product of the last one that made or chose any.
  const into = receipt.pairing && !made && receipt.whole;
  const next = changed(receipt, key, (scan) => ({
    ...scan,
    ...(into && { request: { ...scan.request, into } }),
    state: { kind: "done", effect, lost: others },
  }));
  if (location) return { ...next, destination: location };
  if (effect.action === "SET_PACKAGE" && effect.package) return { ...next, into: effect.package };
  if (effect.action === "CHECK_PACKAGE" && effect.package) return { ...next, checking: effect.package };
  const whole = receipt.pairing && made && effect.number ? { whole: effect.number } : {};
  if (!line) return { ...next, ...whole };
  return {
    ...next,
    ...whole,
    lines: next.lines.map((each) => (each.id === line.id ? { ...each, ...line } : each)),
    ...(receipt.shown === key && { open: line.id, chosen: effect.action === "CHOOSE_LINE" }),
  };
}

/** Whether a scan came onto a line that was not there when the lines were read: of a product that nobody expected. */
export const isIncomplete = ({ lines, scans }: Receipt): boolean =>
  scans.some(
    ({ state }) =>
      state.kind === "done" && state.effect.line && !lines.some(({ id }) => id === state.effect.line?.id),
  );

/** The server refused it: the band turns to it, whatever it showed, unless it had told so before. */
export function refused(receipt: Receipt, key: number, refusal: ScanRefusal): Receipt {
  const scan = find(receipt, key);
  const told = scan !== undefined && isKnown(scan, refusal);
  const next = changed(receipt, key, (scan) => ({ ...scan, state: { kind: "refused", refusal } }));
  return told ? next : { ...next, shown: key };
}

/** A person has seen a refused scan and leaves it out. The band goes on to the next that needs someone. */
export function leftOut(receipt: Receipt, key: number): Receipt {
  const scans = receipt.scans.filter((scan) => scan.key !== key);
  const { shown, ...rest } = { ...receipt, scans };
  if (shown !== key) return { ...rest, ...(shown !== undefined && { shown }) };
  const next = refusedScans(rest)[0] ?? scans[0];
  return next ? { ...rest, shown: next.key } : rest;
}

export const undoing = (receipt: Receipt, key: number): Receipt =>
  changed(receipt, key, (scan) => ({ ...scan, undoing: true }));

/** The undo was taken. Until the lines are read again, the scan is reckoned out of them here. */
export function undone(receipt: Receipt, key: number): Receipt {
  const scan = find(receipt, key);
  const { line, quantity } = (scan && counts(scan)) ?? {};
  const next = changed(receipt, key, ({ undoing: _, ...each }) => ({ ...each, state: { kind: "undone" } }));
  if (!line || !quantity || scan?.state.kind !== "done") return next;
  return {
    ...next,
    lines: next.lines.map((each) => (each.id === line ? moved(each, `-${quantity}`) : each)),
  };
}

/** The undo was refused: the scan stands. */
export const notUndone = (receipt: Receipt, key: number): Receipt =>
  changed(receipt, key, ({ undoing: _, ...scan }) => scan);

export const show = (receipt: Receipt, key: number): Receipt => ({ ...receipt, shown: key });
export const opened = (receipt: Receipt, line: string): Receipt => ({
  ...receipt,
  open: line,
  chosen: true,
});
/** The next or last line that lacks something, around the end too, becomes the open one; null where none does. */
export function stepped(receipt: Receipt, by: 1 | -1): Receipt | null {
  const lines = by === 1 ? linesNow(receipt) : [...linesNow(receipt)].reverse();
  const at = lines.findIndex(({ id }) => id === receipt.open) + 1;
  const next = [...lines.slice(at), ...lines.slice(0, at)].find((line) => !isComplete(line));
  return next ? opened(receipt, next.id) : null;
}

const moved = (line: Line, quantity: string): Line => ({
  ...line,
  done: quantity.startsWith("-") ? subtract(line.done, quantity.slice(1)) : add(line.done, quantity),
});

/** What a scan adds, by the answer or by the guess. */
function counts(scan: Scan): { line?: string | undefined; quantity?: string | undefined } {
  if (scan.state.kind === "done") {
    const { line, quantity } = scan.state.effect;
    return { line: line?.id, quantity: quantity ?? undefined };
  }
  return scan.state.kind === "pending" ? scan.guess : {};
}

/** The lines with this device's unanswered scans and undos reckoned in. */
export function linesNow(receipt: Receipt): readonly Line[] {
  const changes = receipt.scans.flatMap((scan) => {
    const { line, quantity } = counts(scan);
    const open = scan.state.kind === "pending";
    if (!line || !quantity || open === Boolean(scan.undoing)) return [];
    return [{ line, quantity: open ? quantity : `-${quantity}` }];
  });
  if (changes.length === 0) return receipt.lines;
  return receipt.lines.map((line) =>
    changes
      .filter((change) => change.line === line.id)
      .reduce((sum, { quantity }) => moved(sum, quantity), line),
  );
}

/** Open lines, the one that was hit on top; complete ones apart. A line just completed stays on top. */
export function sortedLines(receipt: Receipt): { open: readonly Line[]; complete: readonly Line[] } {
  const lines = linesNow(receipt);
  const hit = lines.find((line) => line.id === receipt.open);
  const others = lines.filter((line) => line !== hit);
  return {
    open: [...(hit ? [hit] : []), ...others.filter((line) => !isComplete(line))],
    complete: others.filter(isComplete),
  };
}

/** Scans that need a person, oldest first. */
export const refusedScans = (receipt: Pick<Receipt, "scans">): readonly Scan[] =>
  receipt.scans.filter((scan) => scan.state.kind === "refused" && !isTwice(scan)).reverse();

/** Whether what was scanned is on the document already: it is told once, and needs nobody. */
const isTwice = ({ state }: Scan): boolean => state.kind === "refused" && isThere(state.refusal);

export const shownScan = (receipt: Receipt): Scan | undefined => find(receipt, receipt.shown);

/** Whether a scan added something: to one line, or to several with a pallet. */
const added = (scan: Scan) =>
  counts(scan).quantity || (scan.state.kind === "done" && scan.state.effect.numbers);

/** The newest scan that an undo would take back: it added something, and stands. */
export const undoable = (receipt: Receipt): Scan | undefined =>
  receipt.scans.find(
    (scan) => !scan.undoing && (scan.state.kind === "pending" || scan.state.kind === "done") && added(scan),
  );

/** The line that a scan is about, as far as anyone knows. */
export function lineOf({ state, guess, request }: Scan, lines: readonly Line[]): Line | undefined {
  if (state.kind === "done" && state.effect.document) return undefined;
  const refusal = state.kind === "refused" ? state.refusal : undefined;
  const over = refusal?.__typename === "OverReceipt" ? refusal.lines[0]?.line : undefined;
  const told = state.kind === "done" ? state.effect.line?.id : undefined;
  const id = told ?? over ?? guess.line;
  const line = lines.find((line) => line.id === id);
  const twice = refusal?.__typename === "NumberAlreadyExists" && refusal.conflicts[0];
  const here = twice && twice.code === "NUMBER_ON_THIS_DOCUMENT";
  return here && mayBeOfAnother(request, line, lines) ? undefined : line;
}

/** Whether only the open line tells of what a number is, and another product has numbers too. */
const mayBeOfAnother = ({ scan }: ScanRequest, line: Line | undefined, lines: readonly Line[]): boolean =>
  !productOf(whatItTells(codeOf(scan)), lines) &&
  lines.some(({ product, asksFor }) => product.id !== line?.product.id && asksFor !== "QUANTITY");

/** A code as people read it: GS1 elements with their identifiers in brackets. */
export function printed({ scan }: ScanRequest): string {
  const reading = readCode(codeOf(scan));
  if (reading.kind !== "gs1") return scan.raw.replaceAll("\u001d", " ");
  return reading.elements.map(({ ai, value }) => `(${ai})${value}`).join("");
}

/** What a scan is called: its number, else the product of its line, else the code; refused, its code tells it from other
 * scans of goods with numbers. */
export function subjectOf(scan: Scan, { lines }: Pick<Receipt, "lines">): string {
  const number = scan.state.kind === "done" ? scan.state.effect.number : null;
  const line = lineOf(scan, lines);
  const alike = scan.state.kind === "refused" && line?.asksFor !== "QUANTITY";
  return number ?? scan.guess.number ?? (alike ? undefined : line?.product.name) ?? printed(scan.request);
}

/** Whether a scan waits for an answer: the server's lines may then already hold what is reckoned in here. */
export const isWaiting = (receipt: Receipt): boolean =>
  receipt.scans.some((scan) => scan.state.kind === "pending" || scan.undoing);

/** The one question that a dialog asks: more than expected came of a line. given: what it would be then; others: scans of
 * the line that wait for the same answer. */
export interface Over {
  scan: Scan;
  line: string;
  given: string;
  others: readonly Scan[];
}

export function overReceipt(receipt: Receipt): Over | null {
  const over = refusedScans(receipt).flatMap((scan) => {
    const refusal = scan.state.kind === "refused" && scan.state.refusal;
    const told = refusal && refusal.__typename === "OverReceipt" && refusal.lines[0];
    return told ? [{ scan, line: told.line, given: told.given }] : [];
  });
  const [first, ...rest] = over;
  if (!first) return null;
  return { ...first, others: rest.filter(({ line }) => line === first.line).map(({ scan }) => scan) };
}

/** The oldest scan of which somebody has to say how much, and was not told to wait. */
export const howMuchAsked = (receipt: Receipt): Scan | undefined =>
  receipt.scans.findLast(
    ({ state, aside }) =>
      !aside && state.kind === "refused" && state.refusal.__typename === "QuantityUndecided",
  );

/** What is likely meant by a scan of which somebody has to say how much; null for nothing. line: as it is now, which may
 * lack less than when the server asked. */
export function offered({ state, guess }: Scan, line: Line | undefined): string | null {
  const refusal = state.kind === "refused" ? state.refusal : undefined;
  const told = refusal?.__typename === "QuantityUndecided" ? refusal.offered : undefined;
  if (!line) return told ?? null;
  const now = offeredOf(line, guess.number);
  return told && now && compare(told, now) < 0 ? told : now;
}

/** A scan that asks how much waits from now on until somebody turns to it. */
export const putAside = (receipt: Receipt, key: number): Receipt =>
  changed(receipt, key, (scan) => ({ ...scan, aside: true }));

/** Counts over all lines, for the head. */
export function totals(lines: readonly Line[]): { open: number; lines: number } {
  return { open: lines.filter((line) => !isComplete(line)).length, lines: lines.length };
}

/** Expected and done together, where all lines count the same unit; null for a mix that cannot be added. */
export function sum(lines: readonly Line[]): { done: string; expected: string } | null {
  const units = new Set(lines.map((line) => line.product.unit.symbol));
  if (units.size !== 1) return null;
  return lines.reduce(
    (all, line) => ({ done: add(all.done, line.done), expected: add(all.expected, line.expected) }),
    { done: "0", expected: "0" },
  );
}

/** Whether a scan brought its line above what was expected, for the band. */
export const isOver = (line: Line): boolean => compare(line.done, line.expected) > 0;
