/** The work on one receipt: scans go through the outbox, answers and other people's work come back into its lines. */
import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { ApiError, isRefusal, offline, query } from "../../api.ts";
import { signalState } from "../../feedback.ts";
import {
  type ReaderKind,
  ReceiptVersionDocument,
  RecordScanDocument,
  type RecordScanMutation,
  UndoScanDocument,
} from "../../gql/graphql.ts";
import { keep, keptFor } from "../../kept.ts";
import { type Change, stops, Watch } from "../../live.ts";
import { hear } from "../../live-socket.ts";
import { outbox, type Written, write } from "../../outbox/index.ts";
import { go } from "../../router.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { personId } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { type Found, type Head, type Part, readPart, type Versions } from "./found.ts";
import { exceed, pairingOf, requestFor } from "./next-scan.ts";
import { readNumbers, Seldom } from "./numbers-there.ts";
import { notStored, undecided } from "./own-refusals.ts";
import {
  accepted,
  empty,
  guessOf,
  isIncomplete,
  isWaiting,
  late,
  leftOut,
  loaded,
  notUndone,
  overReceipt,
  printed,
  type Receipt,
  type Recorded,
  refused,
  refusedScans,
  type Scan,
  type ScanRefusal,
  type ScanRequest,
  scanned,
  stored,
  undoing,
  undone,
} from "./receipt.ts";
import { stateOfGuess, stateOfRefusal } from "./states.ts";
import { isKnown, isThere } from "./twice.ts";

/** Milliseconds without an answer after which a scan is shown as the device understands it. */
const PATIENCE = 350;
/** Seconds between two looks at what others did, where the server does not tell. */
const LOOK = 4;

let lastKey = 0;

export class Session {
  readonly receipt = signal<Receipt>(empty);
  /** undefined until read; null when there is no such transfer. */
  readonly head = signal<Head | null | undefined>();
  readonly error = signal<ApiError | undefined>();
  /** Epoch milliseconds when the lines were read, where they are those of an earlier time, for want of a signal. */
  readonly readAt = signal<number | undefined>();
  readonly id: string;
  #parts: readonly Part[] = [];
  #versions: Versions = {};
  #writes = 0; // rises with every write and every answer: what was read in between is old
  #reads = 0;
  #stopped = 0; // rises whenever goods may have been stopped: promises of them end, which is no version of a transfer
  #stoppedThen = 0; // as it was when the lines were read
  readonly #numbers = new Seldom();

  /** id: of the transfer. */
  constructor(id: string) {
    this.id = id;
  }

  /** The transfer that a line is on. */
  headOf(line: string | undefined): Head | null | undefined {
    const found = this.#parts.find(({ lines }) => lines.some(({ id }) => id === line));
    return (found ?? this.#parts[0])?.head ?? this.head.value;
  }

  /** The transfer on which goods get numbers, and are put into packages. */
  get giving(): Head | null | undefined {
    return this.#parts.at(-1)?.head ?? this.head.value;
  }

  get parts(): readonly Part[] {
    return this.#parts;
  }

  /** What is worked on, with all its lines; null when there is none. Throws ApiError. */
  protected async find(): Promise<Found | null> {
    const part = await readPart(this.id);
    return part && { head: part.head, parts: [part] };
  }

  /** The versions of all that find() reads; null when it is gone. Throws ApiError. */
  protected async versionsNow(): Promise<Versions | null> {
    const { transfer } = await query(ReceiptVersionDocument, { id: this.id });
    return transfer && { [this.id]: transfer.version };
  }

  change(transition: (receipt: Receipt) => Receipt): void {
    this.receipt.value = transition(this.receipt.value);
  }

  /** Begin to work, with what this device still has from before, and look at what others do; returns how to stop. */
  start(): () => void {
    void this.reload().then(() => this.#resume());
    const watch = new Watch(
      {
        look: () => this.#look(),
        concerns: (change) => this.#concerns(change),
        ready: () => !offline.value && !isWaiting(this.receipt.value),
      },
      LOOK,
    );
    const heard = hear((change) => {
      if (change === null || stops(change)) this.#stopped += 1;
    });
    return () => {
      watch.stop();
      heard();
      this.#numbers.stop();
    };
  }

  /** Read the lines again, now. */
  async reload(): Promise<void> {
    const writes = this.#writes;
    const mine = ++this.#reads;
    const stopped = this.#stopped;
    try {
      const found = await this.find();
      // While a scan waits, the lines may hold it already, and it would count twice.
      const old = writes !== this.#writes || isWaiting(this.receipt.value);
      if (mine !== this.#reads || (this.head.value && old)) return;
      this.#take(found);
      this.#stoppedThen = stopped;
      this.#keep();
      this.#numbers.soon(() => this.#readNumbers());
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      if (cause.kind !== "offline" || !(await this.#takeKept())) this.error.value = cause;
    }
  }

  #take(found: Found | null, readAt?: number): void {
    this.error.value = undefined;
    this.readAt.value = readAt;
    this.#parts = found?.parts ?? [];
    this.#versions = Object.fromEntries(this.#parts.map(({ head }) => [head.id, head.version]));
    this.head.value = found?.head ?? null;
    if (found)
      this.change((before) =>
        loaded(
          before,
          this.#parts.flatMap(({ lines }) => lines),
          found.outputs,
        ),
      );
    const there = found?.there;
    if (there) this.change((before) => ({ ...before, there }));
  }

  /** Go on with what this device read before; whether there is any. */
  async #takeKept(): Promise<boolean> {
    if (!this.head.value) {
      const kept = await keptFor<Found>(this.#key);
      if (kept) this.#take(kept.data, kept.readAt);
    }
    return Boolean(this.head.value);
  }

  get #key() {
    return [personId(), "work", this.id];
  }

  /** As it is now by the server, for a time without a signal. */
  #keep(): void {
    const head = this.head.value;
    if (!head) return;
    const now = new Map(this.receipt.value.lines.map((line) => [line.id, line]));
    const parts = this.#parts.map((part) => ({
      ...part,
      lines: part.lines.map((line) => now.get(line.id) ?? line),
    }));
    const { outputs, there } = this.receipt.value;
    const found: Found = { head, parts, ...(outputs && { outputs }), ...(there && { there }) };
    void keep(this.#key, { data: found, readAt: Date.now() });
  }

  async #readNumbers(): Promise<void> {
    const { lines, there } = this.receipt.value;
    const read = await readNumbers(lines, there).catch(() => undefined);
    if (!read) return;
    this.change((before) => ({ ...before, there: read }));
    if (!isWaiting(this.receipt.value)) this.#keep();
  }

  scan(label: ReadCode, reader: ReaderKind): void {
    const request = requestFor(this.receipt.value, this.id, { ...label, reader });
    // With a signal the server asks, which knows more.
    const guess = offline.value ? guessOf(this.receipt.value, request) : {};
    this.#send(request, pairingOf(this.receipt.value), guess.asks && undecided(guess, request));
  }

  /** Send a scan once more, with the answer to what the server asked. */
  again(scan: Scan, answer: Partial<ScanRequest>): void {
    const row = outbox.rows.value.find(({ operationId }) => operationId === scan.operationId);
    const into = row?.input.into as string | undefined;
    this.leaveOut(scan);
    this.#send({ ...scan.request, ...(into && { into }), ...answer }, row?.pairing);
  }

  /** Take more than expected on a line: all scans that wait for this answer go again. */
  takeMore(line: string): void {
    this.change((before) => exceed(before, line));
    for (;;) {
      const asked = overReceipt(this.receipt.value);
      if (asked?.line !== line) return;
      this.again(asked.scan, { takeMore: true });
    }
  }

  leaveOut(scan: Scan): void {
    this.change((before) => leftOut(before, scan.key));
    if (scan.operationId) void outbox.discard(scan.operationId);
  }

  /** Take a carton or pallet back, and scan each number in it instead. */
  async checkEach(scan: Scan): Promise<void> {
    await this.undo(scan);
    this.#send({ ...scan.request, checkEach: true });
  }

  async undo({ key, operationId, request }: Scan): Promise<void> {
    if (!operationId) return;
    this.#writes += 1;
    this.change((before) => undoing(before, key));
    const about = { subject: this.id, label: t("receive.undoOf", { code: printed(request) }) };
    const written = await write(UndoScanDocument, { undoes: operationId }, about).catch(() => null);
    const answer = await written?.answer;
    this.#writes += 1;
    const stands = !answer || isRefusal(answer);
    this.change((before) => (stands ? notUndone : undone)(before, key));
    if (stands) signalState("refused");
    if (!isWaiting(this.receipt.value)) await this.reload();
  }

  /** refusal: the device asks something itself; the scan is stored, and goes once that is answered. */
  #send(request: ScanRequest, pairing = pairingOf(this.receipt.value), refusal?: ScanRefusal): void {
    const key = ++lastKey;
    this.#writes += 1;
    this.change((before) => scanned(before, { key, at: new Date().toISOString(), request }));
    const label = t("receive.scanOf", { code: printed(request) });
    const about = { subject: this.id, label, ...(pairing && { pairing }) };
    void this.#store(key, write(RecordScanDocument, request, about, refusal));
  }

  async #store(key: number, writing: Promise<Written<RecordScanMutation>>): Promise<void> {
    const written = await writing.catch(() => null);
    if (!written) return this.#settle(key, notStored());
    this.change((before) => stored(before, key, written.operationId));
    await this.#follow(key, written.answer);
  }

  async #follow(key: number, answer: Promise<Recorded | ScanRefusal>): Promise<void> {
    const atOnce = offline.value || this.#scan(key)?.guess.twice;
    const timer = setTimeout(() => this.#believe(key), atOnce ? 0 : PATIENCE);
    const settled = await answer;
    clearTimeout(timer);
    this.#settle(key, settled);
  }

  #scan(key: number): Scan | undefined {
    return this.receipt.value.scans.find((each) => each.key === key);
  }

  #believe(key: number): void {
    this.change((before) => late(before, key));
    const scan = this.#scan(key);
    if (scan) signalState(stateOfGuess(scan.guess));
  }

  #settle(key: number, answer: Recorded | ScanRefusal): void {
    this.#writes += 1;
    const scan = this.#scan(key);
    if (isRefusal(answer)) {
      this.change((before) => refused(before, key, answer as ScanRefusal));
      if (!scan || !isKnown(scan, answer)) signalState(stateOfRefusal(answer.code));
      if (scan?.operationId && isThere(answer)) void outbox.discard(scan.operationId);
      if (stateOfRefusal(answer.code) === "hold") this.#stopped += 1;
      this.#readMissing();
      return;
    }
    const heard = scan?.state.kind === "pending" && scan.state.late && stateOfGuess(scan.guess) === "ok";
    const { transfer, effect } = answer;
    this.change((before) => accepted(before, key, answer));
    this.#keep();
    if (!heard) signalState("ok");
    this.#seen(transfer);
    if (effect.document) this.#open(effect.document);
    if (effect.action === "TAKE_PACKAGE" && !isWaiting(this.receipt.value)) void this.reload();
    else this.#readMissing();
  }

  /** A scan of what nobody expected made a line, or what is promised was stopped: it is read as soon as nothing waits. */
  #readMissing(): void {
    const lacks = isIncomplete(this.receipt.value) || this.#mayHaveLost;
    if (lacks && !isWaiting(this.receipt.value)) void this.reload();
  }

  /** The version of an answer: one more than ours is our own write, else others wrote too. */
  #seen({ id, version }: Recorded["transfer"]): void {
    const known = this.#versions[id];
    if (known === undefined) return;
    this.#versions = { ...this.#versions, [id]: Math.max(version, known) };
    if (version > known + 1 && !isWaiting(this.receipt.value)) void this.reload();
  }

  #open({ __typename, id }: { __typename: string; id: string }): void {
    if (__typename === "Transfer" && id !== this.id) go(`/transfers/${encodeURIComponent(id)}`);
  }

  /** A scan onto another transfer may take what is promised to this one; what is stopped is promised no more. */
  #concerns(change: Change): boolean {
    const { id, topic } = change;
    const isOurs = id === this.id || (id !== null && id in this.#versions);
    return isOurs || (this.#isPromised && (topic === "TRANSFER" || stops(change)));
  }

  get #isPromised(): boolean {
    return this.receipt.value.lines.some(({ taking }) => taking.count > 0);
  }

  /** Goods were stopped since the lines were read, and some are promised to them. */
  get #mayHaveLost(): boolean {
    return this.#stopped !== this.#stoppedThen && this.#isPromised;
  }

  /** Whether somebody else did something; cheap. */
  async #look(): Promise<void> {
    if (offline.value || isWaiting(this.receipt.value)) return;
    const head = this.head.value;
    if (!head || this.readAt.value || this.#mayHaveLost) return this.reload();
    try {
      const now = await this.versionsNow();
      const known = this.#versions;
      const ids = Object.keys({ ...known, ...now });
      if (now && ids.some((id) => now[id] !== known[id])) await this.reload();
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause; // what is shown stays; the next look tells
    }
  }

  /** Scans of this transfer that this device still has from before, and no others that were refused: a person may have
   * sent them again, moved or discarded them behind the pill. */
  #resume(): void {
    const kept = new Set(outbox.rows.value.map(({ operationId }) => operationId));
    for (const { key, operationId } of refusedScans(this.receipt.value))
      if (operationId && !kept.has(operationId)) this.change((before) => leftOut(before, key));
    if (this.receipt.value.scans.some(({ operationId }) => !operationId)) return; // they are being stored right now
    for (const row of outbox.rows.value) {
      const known = this.receipt.value.scans.some((scan) => scan.operationId === row.operationId);
      if (known || row.subject !== this.id || row.mutation !== RecordScanDocument.toString()) continue;
      const { operationId, ...request } = row.input as ScanRequest & { operationId: string };
      const key = ++lastKey;
      this.change((before) => stored(scanned(before, { key, at: row.at, request }), key, operationId));
      // How much it is, is asked again: a device may have died before anybody could say so.
      if (row.refusal) this.change((before) => refused(before, key, row.refusal as ScanRefusal));
      else void this.#follow(key, outbox.answer(operationId) as Promise<Recorded | ScanRefusal>);
    }
  }
}

// A receipt is left and come back to, also without a signal: what is on its way goes on meanwhile.
const sessions = new Map<string, Session>();
const KEPT = 5;

function sessionOf(id: string, Kind: typeof Session): Session {
  const key = `${personId()} ${id}`;
  const session = sessions.get(key) ?? new Kind(id);
  sessions.delete(key);
  sessions.set(key, session);
  const [oldest = key] = sessions.keys();
  if (sessions.size > KEPT) sessions.delete(oldest);
  return session;
}

/** The work on a transfer, or on what another kind of session reads, which looks at what others do as long as the
 * screen is shown. */
export function useSession(id: string, Kind: typeof Session = Session): Session {
  const session = useMemo(() => sessionOf(id, Kind), [id, Kind]);
  useEffect(() => session.start(), [session]);
  return session;
}
