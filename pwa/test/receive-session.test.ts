// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { offline } from "../src/api.ts";
import { outbox } from "../src/outbox/index.ts";
import {
  howMuchAsked,
  linesNow,
  loaded,
  opened,
  printed,
  refusedScans,
  type Scan,
  shownScan,
} from "../src/screens/receive/receipt.ts";
import { Session } from "../src/screens/receive/session.ts";
import { session } from "../src/session.ts";
import { beef, line, tape } from "./lines.ts";

type Body = {
  query: string;
  variables: { input: { operationId: string; scan?: { raw: string }; takeMore?: boolean } };
};
/** The server: 24 of a lot are expected, each scan takes a while, what is over 24 is refused unless it is meant. */
let taken: string[];
let version: number;
let answers: (() => void)[];
/** A scan of it, which nobody expected, made a line. */
let taped: boolean;
/** So much is promised; a hold takes that away, which is no write to the transfer. */
let promised: boolean;

const payload = (data: unknown) => new Response(JSON.stringify({ data }));
const promise = {
  id: "r",
  quantity: "3",
  picked: "0",
  lot: { number: "A" },
  location: { path: "HAM/Stock" },
};
const now = () =>
  line({
    done: String(taken.length),
    taking: promised ? { count: 1, first: [promise] } : { count: 0, first: [] },
  });

function receipt() {
  const lines = { nodes: taped ? [now(), tape] : [now()], pageInfo: { hasNextPage: false, endCursor: null } };
  const operationType = { name: "Receipts", kind: "RECEIPT", numbers: "CREATE_OR_USE" };
  return {
    transfer: { id: "T", number: "IN/1", version, state: "READY", partner: null, operationType, lines },
  };
}

function record({ operationId, scan, takeMore }: Body["variables"]["input"]) {
  if (scan?.raw === "TAPE-1") {
    taped = true;
    version += 1;
    const effect = { action: "CHOOSE_LINE", text: "", line: { id: "tape", done: "0" } };
    return { __typename: "RecordScanPayload", effect, lost: [], transfer: { id: "T", version } };
  }
  if (scan?.raw === "HELD")
    return { __typename: "LotOnHold", code: "LOT_ON_HOLD", message: "A is on hold", field: ["scan"] };
  if (taken.length >= 24 && !takeMore) {
    const facts = [{ line: "gouda", given: String(taken.length + 1), permitted: "24" }];
    return { __typename: "OverReceipt", code: "OVER_RECEIPT", message: "more", field: null, lines: facts };
  }
  taken.push(operationId);
  version += 1;
  const effect = { action: "RECORD_NUMBER", text: "", number: "A", quantity: "1", line: now() };
  return { __typename: "RecordScanPayload", effect, lost: [], transfer: { id: "T", version } };
}

async function serve(_: string, { body }: { body: string }) {
  const { query, variables } = JSON.parse(body) as Body;
  if (!query.includes("mutation")) return payload(receipt());
  await new Promise<void>((answer) => answers.push(answer));
  if (query.includes("undoScan")) {
    taken.pop();
    version += 1;
    return payload({ undoScan: { __typename: "TransferPayload", transfer: { version } } });
  }
  return payload({ recordScan: record(variables.input) });
}

/** Lets the server answer so many requests, one behind the other. */
async function answered(count: number) {
  for (let each = 0; each < count; each++) {
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0));
    answers.shift()?.();
  }
}

const gouda = { raw: "010953173252659510A", symbology: "]C1" };
let work: Session;
const done = () => linesNow(work.receipt.value)[0]?.done;

beforeEach(async () => {
  taken = [];
  taped = promised = false;
  version = 1;
  answers = [];
  vi.stubGlobal("fetch", serve);
  const user = { id: "u", name: "Olga", role: "OPERATOR" };
  session.value = { state: "in", viewer: { user, role: "OPERATOR", today: "", serverTime: "" } } as never;
  outbox.actAs("u");
  work = new Session("T");
  await work.reload();
});
afterEach(async () => {
  for (const { operationId } of outbox.refused.value) await outbox.discard(operationId);
  vi.unstubAllGlobals();
});

test("scans while a request is under way all count, and all arrive", async () => {
  for (let each = 0; each < 5; each++) work.scan(gouda, "WEDGE");
  expect(done()).toBe("5");
  await answered(5);
  await vi.waitFor(() => expect(outbox.waiting.value).toBe(0));
  expect(new Set(taken).size).toBe(5);
  expect(done()).toBe("5");
});
const scansKept = () =>
  outbox.rows.value.map(({ input, state }) => [(input.scan as { raw: string }).raw, input.quantity, state]);

test("without a signal the device asks how much measured goods are, keeps the scan, and asks again when it comes back", async () => {
  offline.value = true;
  work.change((before) => opened(loaded(before, [beef]), "beef"));
  work.scan({ raw: "B-1" }, "WEDGE");
  work.scan({ raw: "B-2" }, "WEDGE");
  await vi.waitFor(() => expect(refusedScans(work.receipt.value).length).toBe(2));
  expect(scansKept()).toEqual([
    ["B-1", undefined, "refused"],
    ["B-2", undefined, "refused"],
  ]);
  expect(linesNow(work.receipt.value)[0]?.done).toBe(beef.done);
  const restarted = new Session("T");
  const stop = restarted.start();
  await vi.waitFor(() => expect(refusedScans(restarted.receipt.value).length).toBe(2));
  stop();
  offline.value = true; // reading told it otherwise
  restarted.change((before) => loaded(before, [beef]));
  const first = howMuchAsked(restarted.receipt.value) as Scan;
  expect(printed(first.request)).toBe("B-1");
  restarted.again(first, { quantity: "2.5" });
  await vi.waitFor(() =>
    expect(scansKept()).toEqual([
      ["B-2", undefined, "refused"],
      ["B-1", "2.5", "queued"],
    ]),
  );
  expect(printed((howMuchAsked(restarted.receipt.value) as Scan).request)).toBe("B-2");
  offline.value = false;
  await answered(1);
  await vi.waitFor(() => expect(outbox.waiting.value).toBe(0));
  expect(scansKept()).toEqual([["B-2", undefined, "refused"]]);
});
test("a scan that was sent again or discarded behind the pill is asked about no more when its document is opened again", async () => {
  offline.value = true;
  work.change((before) => opened(loaded(before, [beef]), "beef"));
  for (const raw of ["B-1", "B-2", "B-3"]) work.scan({ raw }, "WEDGE");
  await vi.waitFor(() => expect(outbox.refused.value.length).toBe(3));
  const [first = "", second = ""] = outbox.refused.value.map(({ operationId }) => operationId);
  await outbox.again([first]);
  await outbox.discard(second);
  const stop = work.start();
  await vi.waitFor(() =>
    expect(refusedScans(work.receipt.value).map(({ request }) => printed(request))).toEqual(["B-3"]),
  );
  stop();
  offline.value = false;
  await answered(1);
  await vi.waitFor(() => expect(outbox.waiting.value).toBe(0));
});

test("an undo is sent behind its scan", async () => {
  work.scan(gouda, "WEDGE");
  await vi.waitFor(() => expect(shownScan(work.receipt.value)?.operationId).toBeDefined());
  const scan = shownScan(work.receipt.value);
  if (scan) void work.undo(scan);
  expect(done()).toBe("0");
  await answered(2);
  await vi.waitFor(() => expect(shownScan(work.receipt.value)?.state.kind).toBe("undone"));
  expect(taken).toEqual([]);
  expect(done()).toBe("0");
});
test("more than expected is asked once, and then taken", async () => {
  taken = Array.from({ length: 24 }, (_, each) => String(each));
  await work.reload();
  work.scan(gouda, "WEDGE");
  work.scan(gouda, "WEDGE");
  await answered(2);
  await vi.waitFor(() => expect(outbox.refused.value.length).toBe(2));
  work.takeMore("gouda");
  work.scan(gouda, "WEDGE");
  await answered(3);
  await vi.waitFor(() => expect(taken.length).toBe(27));
  await vi.waitFor(() => expect(outbox.rows.value).toEqual([]));
  expect(done()).toBe("27");
});
test("what others did appears once nothing of one's own waits", async () => {
  work.scan(gouda, "WEDGE");
  taken.push("of another");
  version += 1;
  await answered(1);
  await vi.waitFor(() => expect(done()).toBe("2"));
});
test("a line that a scan of something unexpected made is read, once nothing of one's own waits", async () => {
  work.scan({ raw: "TAPE-1" }, "WEDGE");
  work.scan(gouda, "WEDGE");
  await answered(2);
  await vi.waitFor(() => expect(linesNow(work.receipt.value).map(({ id }) => id)).toEqual(["gouda", "tape"]));
  expect(linesNow(work.receipt.value)[1]?.product.name).toBe("Tape");
});

const shownPromises = () => linesNow(work.receipt.value)[0]?.taking.count;
test("what was promised and is stopped is shown no more, once the server refuses it", async () => {
  promised = true;
  await work.reload();
  expect(shownPromises()).toBe(1);
  promised = false;
  work.scan({ raw: "HELD" }, "WEDGE");
  await answered(1);
  await vi.waitFor(() => expect(shownPromises()).toBe(0));
});
test("what was promised and was stopped while nothing was heard is shown no more", async () => {
  vi.stubGlobal("WebSocket", class extends EventTarget {});
  promised = true;
  await work.reload();
  const stop = work.start();
  await vi.waitFor(() => expect(shownPromises()).toBe(1));
  promised = false;
  await vi.waitFor(() => expect(shownPromises()).toBe(0), { timeout: 4_000 });
  stop();
});

test("without a signal a device begins with what it read before, and says from when that is", async () => {
  work.scan(gouda, "WEDGE");
  await answered(1);
  await vi.waitFor(() => expect(shownScan(work.receipt.value)?.state.kind).toBe("done"));
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  const late = new Session("T");
  await late.reload();
  expect(linesNow(late.receipt.value)[0]?.done).toBe("1");
  expect(late.head.value?.number).toBe("IN/1");
  expect(Date.now() - Number(late.readAt.value)).toBeLessThan(60_000);
  vi.stubGlobal("fetch", serve);
  await late.reload();
  expect(late.readAt.value).toBeUndefined();
  const another = new Session("U");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  await another.reload();
  expect(another.error.value?.kind).toBe("offline");
});
