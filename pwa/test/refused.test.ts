import { expect, test } from "vitest";
import { isOver, movedTo, noteOf, settledTogether } from "../src/outbox/refused.ts";
import { queued, type Row } from "../src/outbox/rows.ts";

const target = (id: string, line: string) => ({ transfer: { id, number: `IN/${id}` }, line: { id: line } });
const by = { user: "u", operationId: "note", at: "2026-11-28T04:00:00Z" };

function late(seq: number, transfer: string, instead: ReturnType<typeof target>[]): Row {
  const refusal = { code: "STATE_FORBIDS", message: `${transfer} is done.`, instead };
  const input = { transfer, scan: { raw: `TP-${seq}` }, line: "old", operationId: `op-${seq}` };
  const about = { subject: transfer, label: `Scan TP-${seq}`, operationId: `op-${seq}`, input };
  return { ...queued({ ...about, user: "u", mutation: "", at: by.at }), seq, state: "refused", refusal };
}

test("scans that came too late for one document, and can go to the same one, are settled together", () => {
  const rest = [target("30", "l1")];
  const over: Row = { ...late(5, "29", []), refusal: { code: "OVER_RECEIPT", message: "" } };
  const rows = [late(1, "29", rest), late(2, "28", rest), late(3, "29", rest), late(4, "29", []), over];
  expect(settledTogether(rows).map((each) => each.map(({ seq }) => seq))).toEqual([[1, 3], [2], [4], [5]]);
  expect(rows.map(isOver)).toEqual([true, true, true, true, false]);
});

test("what came while a count was looked at can be sent again, all together, as long as that is not applied", () => {
  const counted = (seq: number, countState: string): Row => {
    const refusal = { code: "STATE_FORBIDS", message: "", current: { countState } };
    return { ...late(seq, "", []), refusal, input: { count: "C", scan: { raw: "F-1" } } };
  };
  const rows = [counted(1, "REVIEW"), counted(2, "REVIEW"), counted(3, "DONE")];
  expect(rows.map(isOver)).toEqual([false, false, true]);
  expect(settledTogether(rows).map((each) => each.map(({ seq }) => seq))).toEqual([[1, 2], [3]]);
});

test("a scan that is moved goes to the line that waits for it, each to its own", () => {
  const radio = late(1, "29", [target("30", "radio")]);
  const lamp = late(2, "29", [target("30", "lamp")]);
  expect([radio, lamp].map((row) => movedTo(row, target("30", "radio")))).toEqual([
    { subject: "30", input: { transfer: "30", line: "radio" } },
    { subject: "30", input: { transfer: "30", line: "lamp" } },
  ]);
});

test("the document is told what was given up, why, and what it was refused with", () => {
  const { input, label, subject } = noteOf([late(1, "29", []), late(2, "29", [])], "box was empty", by);
  expect(subject).toBe("29");
  expect(label).toBe("2 scans discarded: box was empty");
  expect(input.document).toBe("29");
  const [what, why, ...scans] = String(input.text).split("\n");
  expect([what, why]).toEqual([label, "29 is done."]);
  expect(scans.map((each) => each.slice(0, 9))).toEqual(["Scan TP-1", "Scan TP-2"]);
  const long = noteOf(
    Array.from({ length: 300 }, (_, at) => late(at, "29", [])),
    "x",
    by,
  );
  expect(String(long.input.text).length).toBe(4000);
});
