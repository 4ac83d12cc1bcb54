/** The work on one count: scans go through the outbox, answers and other people's work come back into its positions. */
import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { ApiError, isRefusal, offline, query } from "../../api.ts";
import { signalState } from "../../feedback.ts";
import {
  CountVersionDocument,
  CountWorkDocument,
  CountWorkOnDocument,
  type CountWorkOnQuery,
  type CountWorkQuery,
  OneToCountDocument,
  PlacesToCountDocument,
  type PlacesToCountQuery,
  type ReaderKind,
  RecordCountScanDocument,
  type RecordCountScanMutation,
  UndoCountDocument,
} from "../../gql/graphql.ts";
import { Watch } from "../../live.ts";
import { outbox, type Written, write } from "../../outbox/index.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { personId } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { stateOfRefusal } from "../receive/states.ts";
import {
  accepted,
  empty,
  further,
  type Guess,
  guessOf,
  isTwice,
  isWaiting,
  type Labelled,
  late,
  leftOut,
  loaded,
  notUndone,
  type Position,
  placed,
  placesRead,
  positionOf,
  printed,
  type Recorded,
  refused,
  requestFor,
  type Scan,
  type ScanRefusal,
  type ScanRequest,
  scanned,
  seenAgain,
  stored,
  type Tally,
  undoing,
  undone,
} from "./tally.ts";

type Work = NonNullable<CountWorkQuery["count"]>;
export type Head = Omit<Work, "positions">;

/** Milliseconds without an answer after which a scan is shown as the device understands it. */
const PATIENCE = 350;
/** Milliseconds between two looks at what others did. */
const LOOK = 4;
/** More positions than this are not read again for every scan of others: their own scans tell. */
const MANY = 1_000;

let lastKey = 0;

interface Page {
  nodes: Position[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Where the positions after a page begin; null after the last one. */
const nextOf = ({ pageInfo }: Page) => (pageInfo.hasNextPage ? pageInfo.endCursor : null);

/** Positions from a cursor on, a page at a time. Throws ApiError. */
async function* pagesAfter(id: string, after: string | null): AsyncGenerator<Page> {
  for (let next = after; next !== null; ) {
    const { count }: CountWorkOnQuery = await query(CountWorkOnDocument, { id, after: next });
    if (!count) return;
    yield count.positions;
    next = nextOf(count.positions);
  }
}

/** All places below one. Throws ApiError. */
async function placesBelow(below: string): Promise<Labelled[]> {
  const found: Labelled[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { locations }: PlacesToCountQuery = await query(PlacesToCountDocument, { below, after });
    found.push(...locations.nodes);
    after = locations.pageInfo.endCursor;
    more = locations.pageInfo.hasNextPage;
  }
  return found;
}

function headOf({ positions: _, ...head }: Work): Head {
  return head;
}

const stateOfGuess = ({ twice, quantity, place }: Guess) =>
  twice ? "duplicate" : quantity || place ? "ok" : "pending";

export class Session {
  readonly tally = signal<Tally>(empty);
  /** undefined until read; null when there is no such count. */
  readonly head = signal<Head | null | undefined>();
  readonly error = signal<ApiError | undefined>();
  /** Whether all positions are here; scans count before that. */
  readonly whole = signal(false);
  readonly id: string;
  #writes = 0; // rises with every write and every answer: what was read in between is old
  #reads = 0;
  #after: string | null = null;
  #reading = false;

  constructor(id: string) {
    this.id = id;
  }

  /** How many positions are not here yet; none of a blind count, which tells no total. */
  get unread(): number {
    const all = this.head.value?.positionCount ?? 0;
    return this.whole.value ? 0 : Math.max(all - this.tally.value.positions.length, 0);
  }

  change(transition: (tally: Tally) => Tally): void {
    this.tally.value = transition(this.tally.value);
  }

  /** Begin to work, with what this device still has from before, and look at what others do; returns how to stop. */
  start(): () => void {
    void this.reload().then(() => this.#resume());
    const watch = new Watch(
      {
        look: () => this.#look(),
        concerns: ({ id }) => id === this.id,
        ready: () => !isWaiting(this.tally.value),
      },
      LOOK,
    );
    return () => watch.stop();
  }

  /** Read the positions again, now. The first time one can work with the first page already. */
  async reload(): Promise<void> {
    const writes = this.#writes;
    const mine = ++this.#reads;
    try {
      const { count } = await query(CountWorkDocument, { id: this.id });
      if (mine !== this.#reads) return;
      this.error.value = undefined;
      const known = this.head.value;
      if (count?.state !== "COUNTING" || !known) {
        this.head.value = count && headOf(count);
        if (count?.state === "COUNTING") this.#begin(count);
        return;
      }
      const positions = [...count.positions.nodes];
      for await (const page of pagesAfter(this.id, nextOf(count.positions))) positions.push(...page.nodes);
      // While a scan waits, the positions may hold it already, and it would count twice.
      if (mine !== this.#reads || writes !== this.#writes || isWaiting(this.tally.value)) return;
      this.head.value = headOf(count);
      this.whole.value = true;
      this.change((before) => loaded(before, positions));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      this.error.value = cause;
    }
  }

  /** What is true of one position now, where reading all of them again takes too long. */
  async refresh(position: string): Promise<void> {
    if (this.#few()) return this.reload();
    const writes = this.#writes;
    const answer = await query(OneToCountDocument, { id: position }).catch(() => null);
    if (!answer || writes !== this.#writes || isWaiting(this.tally.value)) return;
    const { node } = answer;
    this.change((before) => seenAgain(before, position, node?.__typename === "CountPosition" ? node : null));
  }

  #begin({ positions }: Work): void {
    this.#further(positions);
    void this.#readOn();
  }

  #further(page: Page): void {
    this.change((before) => further(before, page.nodes));
    this.#after = nextOf(page);
  }

  /** Read the places and the positions that are not here yet, beside the scans; where it is cut off, the next look goes on. */
  async #readOn(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      await this.#readPlaces();
      for await (const page of pagesAfter(this.id, this.#after)) {
        if (this.whole.value) return; // all were read again meanwhile
        this.#further(page);
      }
      this.whole.value = true;
      this.#placeAlone();
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
    } finally {
      this.#reading = false;
    }
  }

  /** The places once: without a signal a label must say where what follows lies, also where nothing is known to lie. */
  async #readPlaces(): Promise<void> {
    const top = this.head.value?.location;
    if (!top || this.tally.value.places) return;
    const places = [top, ...(await placesBelow(top.id))];
    this.change((before) => placesRead(before, places));
  }

  /** Where all lies at the place that is counted, nobody has to scan its label first. */
  #placeAlone(): void {
    const { positions, places, place } = this.tally.value;
    const head = this.head.value;
    if (!head || place) return;
    const blind = head.positionCount === null;
    const alone = blind
      ? places?.length === 1
      : positions.every(({ location }) => location.id === head.location.id);
    if (alone) this.change((before) => placed(before, head.location));
  }

  /** Whether all positions are read again when others did something. */
  #few(): boolean {
    return Math.max(this.head.value?.positionCount ?? 0, this.tally.value.positions.length) <= MANY;
  }

  scan(label: ReadCode, reader: ReaderKind): void {
    const request = requestFor(this.tally.value, this.id, { ...label, reader });
    // With a signal the server asks, which knows more.
    this.#send(request, offline.value ? openOf(guessOf(this.tally.value, request), request) : undefined);
  }

  /** Send a scan once more, with the answer to what the server asked. */
  again(scan: Scan, answer: Partial<ScanRequest>): void {
    this.leaveOut(scan);
    this.#send({ ...scan.request, ...answer });
  }

  leaveOut(scan: Scan): void {
    this.change((before) => leftOut(before, scan.key));
    if (scan.operationId) void outbox.discard(scan.operationId);
  }

  async undo(scan: Scan): Promise<void> {
    const { key, operationId, request } = scan;
    if (!operationId) return;
    const position = positionOf(scan, this.tally.value.positions)?.id;
    this.#writes += 1;
    this.change((before) => undoing(before, key));
    const about = { subject: this.id, label: t("receive.undoOf", { code: printed(request) }) };
    const written = await write(UndoCountDocument, { undoes: operationId }, about).catch(() => null);
    const answer = await written?.answer;
    this.#writes += 1;
    const stands = !answer || isRefusal(answer);
    this.change((before) => (stands ? notUndone : undone)(before, key));
    if (stands) signalState("refused");
    if (!isWaiting(this.tally.value)) await (position ? this.refresh(position) : this.reload());
  }

  /** refusal: the device answers itself, as the server would, because somebody has to say more while he is there. */
  #send(request: ScanRequest, refusal?: ScanRefusal): void {
    const key = ++lastKey;
    this.#writes += 1;
    this.change((before) => scanned(before, { key, at: new Date().toISOString(), request }));
    const about = { subject: this.id, label: t("count.scanOf", { code: printed(request) }) };
    void this.#store(key, write(RecordCountScanDocument, request, about, refusal));
  }

  async #store(key: number, writing: Promise<Written<RecordCountScanMutation>>): Promise<void> {
    const written = await writing.catch(() => null);
    if (!written) return this.#settle(key, notStored());
    this.change((before) => stored(before, key, written.operationId));
    await this.#follow(key, written.answer);
  }

  async #follow(key: number, answer: Promise<Recorded | ScanRefusal>): Promise<void> {
    const timer = setTimeout(() => this.#believe(key), offline.value ? 0 : PATIENCE);
    const settled = await answer;
    clearTimeout(timer);
    this.#settle(key, settled);
  }

  #believe(key: number): void {
    this.change((before) => late(before, key));
    const scan = this.#scan(key);
    if (scan) signalState(stateOfGuess(scan.guess));
  }

  #scan(key: number): Scan | undefined {
    return this.tally.value.scans.find((each) => each.key === key);
  }

  #settle(key: number, answer: Recorded | ScanRefusal): void {
    this.#writes += 1;
    if (isRefusal(answer)) {
      this.change((before) => refused(before, key, answer as ScanRefusal));
      signalState(stateOfRefusal(answer.code));
      const told = this.#scan(key);
      if (told?.operationId && isTwice(told, this.tally.value.positions))
        void outbox.discard(told.operationId);
      return;
    }
    const scan = this.#scan(key);
    const heard = scan?.state.kind === "pending" && scan.state.late && stateOfGuess(scan.guess) === "ok";
    this.change((before) => accepted(before, key, answer));
    if (!heard) signalState("ok");
    this.#seen(answer.count.version);
  }

  /** The version of an answer: one more than ours is our own write, else others wrote too. */
  #seen(version: number): void {
    const head = this.head.value;
    if (!head) return;
    this.head.value = { ...head, version: Math.max(version, head.version) };
    if (version > head.version + 1 && this.#few() && !isWaiting(this.tally.value)) void this.reload();
  }

  /** Whether somebody else did something; cheap. */
  async #look(): Promise<void> {
    if (offline.value || isWaiting(this.tally.value)) return;
    const head = this.head.value;
    if (!head) return this.reload();
    try {
      const { count } = await query(CountVersionDocument, { id: this.id });
      const ended = count?.state !== head.state;
      const news = count && count.version !== this.head.value?.version;
      if (news && (ended || this.#few())) await this.reload();
      if (!this.whole.value || !this.tally.value.places) await this.#readOn();
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause; // what is shown stays; the next look tells
    }
  }

  /** Scans of this count that this device still has from before. */
  #resume(): void {
    if (this.tally.value.scans.some(({ operationId }) => !operationId)) return; // they are being stored right now
    for (const row of outbox.rows.value) {
      const known = this.tally.value.scans.some((scan) => scan.operationId === row.operationId);
      if (known || row.subject !== this.id || row.mutation !== RecordCountScanDocument.toString()) continue;
      const { operationId, ...request } = row.input as ScanRequest & { operationId: string };
      const key = ++lastKey;
      this.change((before) => stored(scanned(before, { key, at: row.at, request }), key, operationId));
      if (row.refusal) this.change((before) => refused(before, key, row.refusal as ScanRefusal));
      else void this.#follow(key, outbox.answer(operationId) as Promise<Recorded | ScanRefusal>);
    }
  }
}

/** What a person has to say about a scan, or do first, as far as this device knows. */
function openOf({ number, asks, nowhere }: Guess, request: ScanRequest): ScanRefusal | undefined {
  const what = number ?? printed(request);
  if (nowhere) return open("LOCATION_NOT_USABLE", "location", t("count.nowhere"));
  return asks && open("QUANTITY_UNDECIDED", "quantity", t("receive.howMuchOf", { number: what }));
}

const open = (code: string, field: string, message: string): ScanRefusal => ({
  __typename: "Rejected",
  code,
  message,
  field: [field],
});

const notStored = (): ScanRefusal => ({
  __typename: "Rejected",
  code: "STORAGE",
  message: t("receive.storage"),
});

// A count is left and come back to, also without a signal: what is on its way goes on meanwhile.
const sessions = new Map<string, Session>();
const KEPT = 3;

function sessionOf(id: string): Session {
  const key = `${personId()} ${id}`;
  const session = sessions.get(key) ?? new Session(id);
  sessions.delete(key);
  sessions.set(key, session);
  const [oldest = key] = sessions.keys();
  if (sessions.size > KEPT) sessions.delete(oldest);
  return session;
}

/** The work on a count, which looks at what others do as long as the screen is shown. */
export function useSession(id: string): Session {
  const session = useMemo(() => sessionOf(id), [id]);
  useEffect(() => session.start(), [session]);
  return session;
}
