/** The work on one count: scans go through the outbox, answers and other people's work come back into its positions. */
import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { ApiError, isRefusal, offline, query } from "../../api.ts";
import { signalState } from "../../feedback.ts";
import {
  CountVersionDocument,
  CountWorkDocument,
  type CountWorkQuery,
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
  type Guess,
  isWaiting,
  late,
  leftOut,
  loaded,
  notUndone,
  type Position,
  placed,
  printed,
  type Recorded,
  refused,
  requestFor,
  type Scan,
  type ScanRefusal,
  type ScanRequest,
  scanned,
  stored,
  type Tally,
  undoing,
  undone,
} from "./tally.ts";

export type Head = Omit<NonNullable<CountWorkQuery["count"]>, "positions">;

/** Milliseconds without an answer after which a scan is shown as the device understands it. */
const PATIENCE = 350;
/** Milliseconds between two looks at what others did. */
const LOOK = 4;
/** More positions than this are not read again for every scan of others: their own scans tell. */
const MANY = 1_000;

let lastKey = 0;

/** All positions, a page at a time. Throws ApiError. */
async function read(id: string): Promise<{ head: Head; positions: Position[] } | null> {
  const positions: Position[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: CountWorkQuery = await query(CountWorkDocument, { id, after });
    const { count } = answer;
    if (!count) return null;
    const { positions: page, ...head } = count;
    positions.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { head, positions };
    after = page.pageInfo.endCursor;
  }
}

const stateOfGuess = (guess: Guess) => (guess.quantity || guess.place ? "ok" : "pending");

export class Session {
  readonly tally = signal<Tally>(empty);
  /** undefined until read; null when there is no such count. */
  readonly head = signal<Head | null | undefined>();
  readonly error = signal<ApiError | undefined>();
  readonly id: string;
  #writes = 0; // rises with every write and every answer: what was read in between is old
  #reads = 0;

  constructor(id: string) {
    this.id = id;
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

  /** Read the positions again, now. */
  async reload(): Promise<void> {
    const writes = this.#writes;
    const mine = ++this.#reads;
    try {
      const found = await read(this.id);
      // While a scan waits, the positions may hold it already, and it would count twice.
      const old = writes !== this.#writes || isWaiting(this.tally.value);
      if (mine !== this.#reads || (this.head.value && old)) return;
      this.error.value = undefined;
      const first = !this.head.value;
      this.head.value = found?.head ?? null;
      if (!found) return;
      this.change((before) => loaded(before, found.positions));
      const places = new Set(found.positions.map(({ location }) => location.id));
      const only = [...places].every((place) => place === found.head.location.id);
      if (first && only && !this.tally.value.place)
        this.change((before) => placed(before, found.head.location));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      this.error.value = cause;
    }
  }

  scan(label: ReadCode, reader: ReaderKind): void {
    this.#send(requestFor(this.tally.value, this.id, { ...label, reader }));
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

  async undo({ key, operationId, request }: Scan): Promise<void> {
    if (!operationId) return;
    this.#writes += 1;
    this.change((before) => undoing(before, key));
    const about = { subject: this.id, label: t("receive.undoOf", { code: printed(request) }) };
    const written = await write(UndoCountDocument, { undoes: operationId }, about).catch(() => null);
    const answer = await written?.answer;
    this.#writes += 1;
    const stands = !answer || isRefusal(answer);
    this.change((before) => (stands ? notUndone : undone)(before, key));
    if (stands) signalState("refused");
    if (!isWaiting(this.tally.value)) await this.reload();
  }

  #send(request: ScanRequest): void {
    const key = ++lastKey;
    this.#writes += 1;
    this.change((before) => scanned(before, { key, at: new Date().toISOString(), request }));
    const about = { subject: this.id, label: t("count.scanOf", { code: printed(request) }) };
    void this.#store(key, write(RecordCountScanDocument, request, about));
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
    const scan = this.tally.value.scans.find((each) => each.key === key);
    if (scan) signalState(stateOfGuess(scan.guess));
  }

  #settle(key: number, answer: Recorded | ScanRefusal): void {
    this.#writes += 1;
    if (isRefusal(answer)) {
      this.change((before) => refused(before, key, answer as ScanRefusal));
      signalState(stateOfRefusal(answer.code));
      return;
    }
    const scan = this.tally.value.scans.find((each) => each.key === key);
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
    const few = this.tally.value.positions.length <= MANY;
    if (version > head.version + 1 && few && !isWaiting(this.tally.value)) void this.reload();
  }

  /** Whether somebody else did something; cheap. */
  async #look(): Promise<void> {
    if (offline.value || isWaiting(this.tally.value)) return;
    const head = this.head.value;
    if (!head) return this.reload();
    try {
      const { count } = await query(CountVersionDocument, { id: this.id });
      const ended = count?.state !== head.state;
      const few = this.tally.value.positions.length <= MANY;
      if (count && count.version !== this.head.value?.version && (few || ended)) await this.reload();
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
