import { beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../src/api.ts";
import { type Answered, createOutbox, type Parts } from "../src/outbox/outbox.ts";
import {
  againRow,
  failed,
  nextToSend,
  nextWake,
  queued,
  type Row,
  rest,
  SECOND_THOUGHTS,
} from "../src/outbox/rows.ts";
import { openStore, type Store } from "../src/outbox/store.ts";

const ILSE = "VXNlcjox";
const MAREK = "VXNlcjoy";

const newRow = (operationId: string, subject = "receipt", user = ILSE) => ({
  user,
  operationId,
  subject,
  mutation: "mutation M($input: X!) { m(input: $input) { __typename } }",
  input: { operationId, raw: operationId },
  label: `scan ${operationId}`,
  at: "2026-11-23T08:00:00Z",
});
const row = (seq: number, over: Partial<Row> = {}): Row => ({ ...queued(newRow(`op-${seq}`)), seq, ...over });
const done: Answered = { __typename: "RecordScanPayload" };
const refusal: Answered = { __typename: "OverReceipt", code: "OVER_RECEIPT", message: "12 of 10" };

describe("what goes next", () => {
  test("is the oldest", () => {
    expect(nextToSend([row(1), row(2)], ILSE, 0)?.seq).toBe(1);
  });
  test("is nothing of another person", () => {
    expect(nextToSend([row(1, { user: MAREK })], ILSE, 0)).toBeUndefined();
  });
  test("is never a row of a shape that this app does not know", () => {
    expect(nextToSend([row(1, { schema: 99 })], ILSE, 0)).toBeUndefined();
  });
  test("waits behind a resting row of the same document, and goes on with another document", () => {
    const rows = [row(1, { notBefore: 500 }), row(2), row(3, { subject: "order" })];
    expect(nextToSend(rows, ILSE, 100)?.seq).toBe(3);
    expect(nextToSend(rows, ILSE, 500)?.seq).toBe(1);
    expect(nextWake(rows, ILSE, 100)).toBe(400);
  });
  test("passes over what was refused", () => {
    expect(nextToSend([row(1, { state: "refused" }), row(2)], ILSE, 0)?.seq).toBe(2);
  });
});

describe("a failure keeps the row", () => {
  test("without a signal everything waits, and the row rests no longer than the signal is away", () => {
    const { row: kept, pause } = failed(row(1), new ApiError("offline", ""), 1000);
    expect([pause, kept.state, kept.tries, kept.notBefore]).toEqual(["offline", "queued", 1, 0]);
  });
  test("not signed in counts as no try", () => {
    const { row: kept, pause } = failed(row(1), new ApiError("unauthenticated", ""), 1000);
    expect([pause, kept.tries]).toEqual(["unauthenticated", 0]);
  });
  test("a bug of the server lets it rest, longer each time, with the reference", () => {
    const { row: kept } = failed(row(1, { tries: 2 }), new ApiError("internal", "", "INTERNAL", "R-7"), 1000);
    expect([kept.state, kept.notBefore, kept.reference]).toEqual(["queued", 5000, "R-7"]);
    expect(rest(50)).toBe(60_000);
  });
  test("what is never accepted is shown as refused", () => {
    const { row: kept } = failed(row(1), new ApiError("rejected", "not by you", "FORBIDDEN"), 0);
    expect(kept.refusal).toEqual({ code: "FORBIDDEN", message: "not by you" });
  });
});

test("sending a refused row again is a new operation, in the input too", () => {
  const again = againRow(
    row(4, { state: "refused", refusal: { code: "X", message: "" }, tries: 3 }),
    "op-new",
  );
  expect(again).toMatchObject({
    operationId: "op-new",
    input: { operationId: "op-new" },
    state: "queued",
    tries: 0,
  });
  expect(again).not.toHaveProperty("refusal");
  expect(again).not.toHaveProperty("seq");
});

describe("the outbox", () => {
  let store: Store;
  let sent: string[];
  let name = 0;
  const make = (send: Parts["send"], over: Partial<Parts> = {}) => {
    const outbox = createOutbox({
      store,
      newId: () => "op-again",
      send: (each) => {
        sent.push(each.operationId);
        return send(each);
      },
      ...over,
    });
    return outbox;
  };
  beforeEach(() => {
    store = openStore(`outbox-${name++}`);
    sent = [];
  });

  test("stores before it sends, and forgets only after the answer", async () => {
    let stored: Row[] = [];
    const outbox = make(async () => {
      stored = await store.all();
      return done;
    });
    outbox.actAs(ILSE);
    const answer = outbox.answer("a");
    await outbox.add(newRow("a"));
    expect(await answer).toEqual(done);
    expect(stored.map((each) => each.operationId)).toEqual(["a"]);
    expect(await store.all()).toEqual([]);
  });

  test("sends scans made while a request is under way, in order, one at a time", async () => {
    let underWay = 0;
    let most = 0;
    const outbox = make(async () => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 2));
      underWay--;
      return done;
    });
    outbox.actAs(ILSE);
    const ids = Array.from({ length: 12 }, (_, at) => `scan-${at}`);
    const last = outbox.answer("scan-11");
    await Promise.all(ids.map((id) => outbox.add(newRow(id))));
    await last;
    expect(sent).toEqual(ids);
    expect(most).toBe(1);
  });

  test("what is paired goes into what was scanned before it, also when the page was loaded again in between", async () => {
    const went = new Map<string, unknown>();
    let lost = true;
    const answer = async ({ operationId, input }: Row): Promise<Answered> => {
      went.set(operationId, input.into);
      if (operationId === "refused") return refusal;
      if (operationId === "radio" && lost) throw new ApiError("offline", "");
      const line = { id: operationId.startsWith("kit") ? "gives" : "takes" };
      return { ...done, effect: { action: "RECORD_NUMBER", number: operationId, line } };
    };
    const pairing = { id: "P", outputs: ["gives"] };
    const before = make(answer);
    before.actAs(ILSE);
    for (const each of ["early", "kit-1", "radio"]) await before.add({ ...newRow(each), pairing });
    await vi.waitFor(() => expect(sent).toContain("radio"));
    before.actAs(null);
    lost = false;
    const after = make(answer);
    const last = after.answer("lamp");
    for (const each of ["refused", "kit-2", "lamp"]) await after.add({ ...newRow(each), pairing });
    after.actAs(ILSE);
    await last;
    expect(Object.fromEntries(went)).toEqual({
      early: undefined,
      "kit-1": undefined,
      radio: "kit-1",
      refused: "kit-1",
      "kit-2": "kit-1",
      lamp: "kit-2",
    });
    expect((await store.all()).map(({ input }) => input.into)).toEqual(["kit-1"]);
  });

  test("a lost answer is asked for again after a second, under the same id", async () => {
    let lost = true;
    const outbox = make(async () => {
      if (lost) throw new ApiError("offline", "");
      return done;
    });
    outbox.actAs(ILSE);
    const answer = outbox.answer("a");
    await outbox.add(newRow("a"));
    await vi.waitUntil(() => sent.length === 1);
    expect(outbox.waiting.value).toBe(1);
    lost = false;
    expect(await answer).toEqual(done);
    expect(sent).toEqual(["a", "a"]);
  });

  test("keeps a refusal until someone acts, and goes on with the next", async () => {
    const outbox = make(async (each) => (each.operationId === "a" ? refusal : done));
    outbox.actAs(ILSE);
    const answers = [outbox.answer("a"), outbox.answer("b")];
    await outbox.add(newRow("a"));
    await outbox.add(newRow("b"));
    expect(await Promise.all(answers)).toEqual([refusal, done]);
    expect(outbox.refused.value.map((each) => each.refusal?.code)).toEqual(["OVER_RECEIPT"]);
    expect(outbox.waiting.value).toBe(0);
    await outbox.discard("a");
    expect(await store.all()).toEqual([]);
  });

  test("what the device itself asks about is kept and not sent, and answered at once", async () => {
    const outbox = make(async () => done);
    outbox.actAs(ILSE);
    const asked = { __typename: "QuantityUndecided", code: "QUANTITY_UNDECIDED", message: "how much?" };
    const answers = [outbox.answer("a"), outbox.answer("b")];
    await outbox.add(newRow("a"), asked);
    await outbox.add(newRow("b"));
    expect(await Promise.all(answers)).toEqual([asked, done]);
    const restarted = make(async () => done);
    await vi.waitFor(() => expect(restarted.refused.value.map(({ refusal }) => refusal)).toEqual([asked]));
    expect(sent).toEqual(["b"]);
  });

  test("a row that waits cannot be discarded", async () => {
    const outbox = make(async () => done);
    await outbox.add(newRow("a"));
    await outbox.discard("a");
    expect(outbox.waiting.value).toBe(1);
  });

  test("sends again under a new id, behind all others", async () => {
    const outbox = make(async (each) => (each.operationId === "a" ? refusal : done));
    outbox.actAs(ILSE);
    const refused = outbox.answer("a");
    await outbox.add(newRow("a"));
    await refused;
    const again = outbox.answer("op-again");
    await outbox.again(["a"]);
    expect(await again).toEqual(done);
    expect(sent).toEqual(["a", "op-again"]);
  });

  test("moves refused rows to another document, all of them, in their order", async () => {
    let ids = 0;
    const late = new Set(["a", "b"]);
    const outbox = make(async ({ operationId }) => (late.has(operationId) ? refusal : done), {
      newId: () => `moved-${++ids}`,
    });
    outbox.actAs(ILSE);
    const refused = ["a", "b"].map((each) => outbox.answer(each));
    for (const each of ["a", "b"]) await outbox.add(newRow(each));
    await Promise.all(refused);
    outbox.actAs(null);
    await outbox.again(["a", "b"], ({ operationId }) => ({
      subject: "backorder",
      input: { transfer: "backorder", line: `of ${operationId}` },
    }));
    const moved = await store.all();
    expect(moved.map(({ subject, input }) => [subject, input.operationId, input.raw, input.line])).toEqual([
      ["backorder", "moved-1", "a", "of a"],
      ["backorder", "moved-2", "b", "of b"],
    ]);
    const last = outbox.answer("moved-2");
    outbox.actAs(ILSE);
    expect(await last).toEqual(done);
  });

  test("what is given up stays until it is told, and comes back until then", async () => {
    let time = 0;
    const outbox = make(async ({ operationId }) => (operationId === "a" ? refusal : done), {
      now: () => time,
    });
    outbox.actAs(ILSE);
    const refused = outbox.answer("a");
    await outbox.add(newRow("a"));
    await refused;
    const [before] = await store.all();
    await outbox.giveUp(["a"], newRow("note"));
    expect(outbox.refused.value).toEqual([]);
    expect(outbox.waiting.value).toBe(1);
    const next = outbox.answer("b");
    await outbox.add(newRow("b")); // about the same document: it does not wait for the note
    await next;
    expect(sent).toEqual(["a", "b"]);
    await outbox.restore("note");
    expect((await store.all()).map((row) => ({ ...row, seq: before?.seq }))).toEqual([before]);
    await outbox.giveUp(["a"], newRow("note"));
    const told = outbox.answer("note");
    time = SECOND_THOUGHTS;
    await outbox.flush();
    expect(await told).toEqual(done);
    expect(await store.all()).toEqual([]);
    await outbox.restore("note"); // too late
    expect(await store.all()).toEqual([]);
  });

  test("what rests after a failure goes at once when the person says so, what was given up does not", async () => {
    let broken = true;
    const outbox = make(
      async ({ operationId }) => {
        if (operationId === "a") return refusal;
        if (broken) throw new ApiError("internal", "");
        return done;
      },
      { now: () => 0 },
    );
    outbox.actAs(ILSE);
    const refused = outbox.answer("a");
    await outbox.add(newRow("a"));
    await refused;
    await outbox.giveUp(["a"], newRow("note"));
    await outbox.add(newRow("b"));
    await vi.waitUntil(() => outbox.rows.value.some(({ tries }) => tries === 1));
    broken = false;
    await outbox.flush();
    expect(sent).toEqual(["a", "b"]); // it rests
    const answer = outbox.answer("b");
    await outbox.hurry();
    expect(await answer).toEqual(done);
    expect((await store.all()).map(({ operationId }) => operationId)).toEqual(["note"]);
  });

  test("stops when the session ended and sends under the same id once the person is back", async () => {
    let signedIn = false;
    const outbox = make(async () => {
      if (!signedIn) throw new ApiError("unauthenticated", "");
      return done;
    });
    outbox.actAs(ILSE);
    await outbox.add(newRow("a"));
    await vi.waitUntil(() => sent.length === 1);
    await outbox.flush();
    expect(sent).toEqual(["a"]);
    outbox.actAs(MAREK);
    await outbox.flush();
    expect(sent).toEqual(["a"]);
    signedIn = true;
    const answer = outbox.answer("a");
    outbox.actAs(ILSE);
    expect(await answer).toEqual(done);
    expect(sent).toEqual(["a", "a"]);
  });

  test("survives a reload", async () => {
    await make(async () => done).add(newRow("a"));
    const outbox = make(async () => done);
    const answer = outbox.answer("a");
    outbox.actAs(ILSE);
    expect(await answer).toEqual(done);
  });

  test("tells the other tabs what was answered", async () => {
    const other: Pick<BroadcastChannel, "postMessage" | "onmessage"> = {
      postMessage: () => {},
      onmessage: null,
    };
    const channel = {
      onmessage: null,
      postMessage: (data: unknown) =>
        other.onmessage?.call(other as BroadcastChannel, { data } as MessageEvent),
    };
    const sender = make(async () => done, { channel });
    const watcher = make(async () => done, { channel: other });
    sender.actAs(ILSE);
    const answer = watcher.answer("a");
    await sender.add(newRow("a"));
    expect(await answer).toEqual(done);
    await vi.waitUntil(() => watcher.waiting.value === 0);
  });
});
