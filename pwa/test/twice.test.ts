import { expect, test, vi } from "vitest";
import { requestFor } from "../src/screens/receive/next-scan.ts";
import { readNumbers } from "../src/screens/receive/numbers-there.ts";
import {
  accepted,
  empty,
  late,
  linesNow,
  loaded,
  type Receipt,
  type Recorded,
  refused,
  type ScanRefusal,
  scanned,
  shownScan,
  undoing,
  undone,
} from "../src/screens/receive/receipt.ts";
import { stateOfGuess } from "../src/screens/receive/states.ts";
import { isKnown } from "../src/screens/receive/twice.ts";
import { line, powerBank } from "./lines.ts";

const start: Receipt = { ...loaded(empty, [line(), powerBank]), open: "bank" };

function scan(receipt: Receipt, key: number, raw: string): Receipt {
  const request = requestFor(receipt, "T", { raw, reader: "WEDGE" });
  return scanned(receipt, { key, at: "2026-11-23T09:00:00Z", request });
}
const told = (receipt: Receipt) => {
  const guess = shownScan(receipt)?.guess;
  return guess && stateOfGuess(guess);
};
const done = (receipt: Receipt) => linesNow(receipt).find(({ id }) => id === "bank")?.done;
const taken = (number: string) =>
  ({
    effect: { action: "RECORD_NUMBER", text: "", number, quantity: "1", line: { ...powerBank, done: "1" } },
    lost: [],
    transfer: { version: 2 },
  }) as unknown as Recorded;
const twice: ScanRefusal = {
  __typename: "NumberAlreadyExists",
  code: "NUMBER_ON_THIS_DOCUMENT",
  message: "",
  field: null,
  conflicts: [],
};
const failed: ScanRefusal = { __typename: "Rejected", code: "FORBIDDEN", message: "" };

test("a serial that this device has scanned is told twice, answered or not, and counts once", () => {
  const waiting = scan(start, 1, "SN-1");
  expect(told(waiting)).toBe("ok");
  const label = "010953234591811121SN-1"; // of the same serial, with the product's code before it
  for (const again of [scan(waiting, 2, "SN-1"), scan(accepted(waiting, 1, taken("SN-1")), 2, label)]) {
    expect(told(again)).toBe("duplicate");
    expect(shownScan(again)?.guess.number).toBe("SN-1");
    expect(done(again)).toBe("1");
  }
  expect(told(scan(waiting, 2, "SN-2"))).toBe("ok");
});
test("what was taken back or refused is no second one", () => {
  const waiting = scan(start, 1, "SN-1");
  expect(told(scan(undoing(waiting, 1), 2, "SN-1"))).toBe("ok");
  expect(told(scan(undone(accepted(waiting, 1, taken("SN-1")), 1), 2, "SN-1"))).toBe("ok");
  expect(told(scan(refused(waiting, 1, failed), 2, "SN-1"))).toBe("ok");
  const again = undoing(scan(waiting, 2, "SN-1"), 1);
  expect(told(scan(again, 3, "SN-1"))).toBe("ok");
});
test("a number that others put there is told twice, until this device takes it back", () => {
  const listed = {
    ...start,
    there: new Map([["bank", { done: "4", spans: [{ start: "SN-8", end: "SN-11" }] }]]),
  };
  expect(told(scan(listed, 1, "SN-10"))).toBe("duplicate");
  expect(told(scan(listed, 1, "SN-12"))).toBe("ok");
  expect(told(scan(undone(scan(listed, 1, "SN-10"), 1), 2, "SN-10"))).toBe("ok");
  expect(told(scan(refused(scan(start, 1, "SN-1"), 1, twice), 2, "SN-1"))).toBe("duplicate"); // the server said so
});
test("the same lot again adds to it, and the product of what is made is scanned again to be chosen", () => {
  const lots = {
    ...start,
    open: "gouda",
    there: new Map([["gouda", { done: "1", spans: [{ start: "A", end: "A" }] }]]),
  };
  expect(told(scan(scan(lots, 1, "A"), 2, "A"))).toBe("ok");
  const pairing = { ...scan(start, 1, "SN-1"), pairing: "p" };
  expect(told(scan(pairing, 2, "SN-1"))).toBe("ok");
});
test("the server's word for what was told already does not turn the band again", () => {
  const again = late(scan(scan(start, 1, "SN-1"), 2, "SN-1"), 2);
  const other = scan(again, 3, "SN-2");
  const [, second] = other.scans;
  expect(second && isKnown(second, twice)).toBe(true);
  expect(second && isKnown(second, failed)).toBe(false);
  expect(refused(other, 2, twice).shown).toBe(3);
  expect(refused(other, 2, failed).shown).toBe(2);
  expect(refused(other, 1, twice).shown).toBe(1);
});
test("the numbers of a line are read again only when more or less of it is recorded", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body).variables.line);
    const node = { __typename: "TransferLine", numberSummary: { ranges: [{ start: "A", end: "A" }] } };
    return new Response(JSON.stringify({ data: { node } }));
  });
  const some = { ...powerBank, done: "1" };
  const first = await readNumbers([line({ done: "3" }), some, { ...powerBank, id: "none" }]);
  expect(first).toEqual(new Map([["bank", { done: "1", spans: [{ start: "A", end: "A" }] }]]));
  expect(await readNumbers([some], first)).toEqual(first);
  expect(asked).toEqual(["bank"]);
  await readNumbers([{ ...some, done: "2" }], first);
  expect(asked).toEqual(["bank", "bank"]);
  vi.unstubAllGlobals();
});
