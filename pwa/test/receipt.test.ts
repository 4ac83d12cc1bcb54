import { expect, test } from "vitest";
import { exceed, keyedIn, requestFor } from "../src/screens/receive/next-scan.ts";
import {
  accepted,
  empty,
  howMuchAsked,
  late,
  leftOut,
  lineOf,
  linesNow,
  loaded,
  offered,
  opened,
  overReceipt,
  printed,
  putAside,
  type Receipt,
  type Recorded,
  refused,
  refusedScans,
  type Scan,
  type ScanRefusal,
  scanned,
  shownScan,
  sortedLines,
  stored,
  subjectOf,
  sum,
  undoable,
  undoing,
  undone,
} from "../src/screens/receive/receipt.ts";
import { beef, line, powerBank, tape } from "./lines.ts";

const start = loaded(empty, [line(), powerBank, tape]);
const code = (raw: string) => ({ raw, reader: "WEDGE" as const });
const gouda = "010953173252659510AA";

function scan(receipt: Receipt, key: number, raw: string, symbology?: string): Receipt {
  const request = requestFor(receipt, "T", { ...code(raw), ...(symbology && { symbology }) });
  return scanned(receipt, { key, at: "2026-11-23T09:00:00Z", request });
}

const answer = (of: ReturnType<typeof line>, quantity: string | null, number: string | null = null) =>
  ({
    effect: { action: quantity ? "RECORD_NUMBER" : "CHOOSE_LINE", text: "", number, quantity, line: of },
    lost: [],
    transfer: { version: 2 },
  }) as unknown as Recorded;

const over = (lineId: string): ScanRefusal => ({
  __typename: "OverReceipt",
  code: "OVER_RECEIPT",
  message: "more",
  field: null,
  lines: [{ line: lineId, given: "25", permitted: "24" }],
});

const done = (receipt: Receipt, id: string) => linesNow(receipt).find((each) => each.id === id)?.done;

test("a scan counts before it is answered, and once only when it is", () => {
  const waiting = scan(start, 1, gouda, "]C1");
  expect(done(waiting, "gouda")).toBe("1");
  const settled = accepted(waiting, 1, answer(line({ done: "1" }), "1", "AA"));
  expect(done(settled, "gouda")).toBe("1");
  expect(settled.open).toBe("gouda");
});
test("ten scans under way all count, in any order of answers", () => {
  let receipt = start;
  for (let key = 1; key <= 10; key++) receipt = scan(receipt, key, gouda, "]C1");
  expect(done(receipt, "gouda")).toBe("10");
  receipt = accepted(receipt, 1, answer(line({ done: "1" }), "1"));
  receipt = refused(receipt, 2, over("gouda"));
  expect(done(receipt, "gouda")).toBe("9");
});
test("other people's work and one's own waiting scans add up", () => {
  const waiting = scan(start, 1, gouda, "]C1");
  expect(done(loaded(waiting, [line({ done: "7" })]), "gouda")).toBe("8");
});
test("an undo takes back at once, whether the scan was sent or not", () => {
  const waiting = undoing(scan(start, 1, gouda, "]C1"), 1);
  expect(done(waiting, "gouda")).toBe("0");
  const sent = accepted(scan(start, 1, gouda, "]C1"), 1, answer(line({ done: "5" }), "1"));
  expect(done(undoing(sent, 1), "gouda")).toBe("4");
  expect(done(undone(undoing(sent, 1), 1), "gouda")).toBe("4");
});
test("undo goes back scan by scan, past those that added nothing", () => {
  let receipt = accepted(scan(start, 1, gouda, "]C1"), 1, answer(line({ done: "1" }), "1"));
  receipt = accepted(scan(receipt, 2, "9532345918111", "]E0"), 2, answer(powerBank, null));
  expect(undoable(receipt)?.key).toBe(1);
  expect(undoable(undoing(receipt, 1))).toBeUndefined();
});
test("a refusal turns the band to its scan, and stays until someone leaves it out", () => {
  let receipt = scan(scan(start, 1, gouda, "]C1"), 2, "SN-1");
  receipt = refused(receipt, 1, over("gouda"));
  expect(shownScan(receipt)?.key).toBe(1);
  receipt = scan(receipt, 3, "SN-2");
  expect(shownScan(receipt)?.key).toBe(3);
  expect(refusedScans(receipt).map(({ key }) => key)).toEqual([1]);
  receipt = leftOut({ ...receipt, shown: 1 }, 1);
  expect(refusedScans(receipt)).toEqual([]);
  expect(shownScan(receipt)?.key).toBe(3);
});
test("what was scanned twice is told until the next scan, and needs nobody", () => {
  const twice: ScanRefusal = {
    __typename: "Rejected",
    code: "NUMBER_ON_THIS_DOCUMENT",
    message: "A-1 is here already.",
  };
  let receipt = refused(scan(start, 1, gouda, "]C1"), 1, twice);
  expect(shownScan(receipt)?.key).toBe(1);
  expect(refusedScans(receipt)).toEqual([]);
  receipt = refused(scan(receipt, 2, "SN-2"), 2, over("gouda"));
  expect(refusedScans(receipt).map(({ key }) => key)).toEqual([2]);
});
test("a later answer does not take the open line away from a later scan", () => {
  let receipt = scan(start, 1, gouda, "]C1");
  receipt = scan(receipt, 2, "9532345918111", "]E0");
  receipt = accepted(receipt, 1, answer(line({ done: "1" }), "1"));
  expect(receipt.open).toBe("bank");
});
test("over-receipt is asked once for a line; then scans of it say that more is meant", () => {
  let receipt = refused(scan(start, 1, gouda, "]C1"), 1, over("gouda"));
  expect(overReceipt(receipt)).toMatchObject({ line: "gouda", given: "25" });
  receipt = exceed(leftOut(receipt, 1), "gouda");
  expect(requestFor(receipt, "T", { ...code(gouda), symbology: "]C1" }).takeMore).toBe(true);
  expect(requestFor(receipt, "T", { ...code("010953234591811121X"), symbology: "]C1" }).takeMore).toBe(false);
});
test("over-receipt names the scan it is about, and those of the line that wait for the same answer", () => {
  let receipt = loaded(empty, [line(), beef]); // none is open, so that the device knows no number
  for (const [key, number] of ["G-1", "G-2", "B-1"].entries()) receipt = scan(receipt, key, number);
  receipt = refused(refused(refused(receipt, 0, over("gouda")), 1, over("gouda")), 2, over("beef"));
  const asked = overReceipt(receipt);
  const called = (of: Scan) => subjectOf(of, receipt);
  expect(asked && [called(asked.scan), asked.others.map(called)]).toEqual(["G-1", ["G-2"]]);
  expect(overReceipt(leftOut(leftOut(receipt, 0), 1))).toMatchObject({ line: "beef", others: [] });
});
test("how much it is is asked of one scan after the other, and of none that was told to wait", () => {
  const howMuch: ScanRefusal = {
    __typename: "QuantityUndecided",
    code: "QUANTITY_UNDECIDED",
    message: "how much?",
    field: ["quantity"],
    number: "B-1",
    offered: "4",
    line: { id: "beef" },
  };
  const weighed = opened(loaded(empty, [beef]), "beef");
  let receipt = scan(scan(weighed, 1, "B-1"), 2, "B-2");
  expect(howMuchAsked(receipt)).toBeUndefined();
  receipt = refused(refused(receipt, 1, howMuch), 2, howMuch);
  expect(howMuchAsked(receipt)?.key).toBe(1);
  expect(offered(receipt.scans[1] as Scan, receipt.lines[0])).toBe("4");
  expect(offered(receipt.scans[1] as Scan, { ...beef, done: "11.5" })).toBe("1");
  expect(offered(receipt.scans[1] as Scan, { ...beef, done: "12.5" })).toBeNull();
  receipt = putAside(receipt, 1);
  expect(howMuchAsked(receipt)?.key).toBe(2);
  expect(howMuchAsked(leftOut(receipt, 2))).toBeUndefined();
  expect(refusedScans(receipt).length).toBe(2);
});
test("what the device asks by itself offers what the line lacks, and counts for nothing yet", () => {
  const weighed = opened(loaded(empty, [beef]), "beef");
  const receipt = refused(scan(weighed, 1, "B-1"), 1, {
    __typename: "QuantityUndecided",
    code: "QUANTITY_UNDECIDED",
    message: "how much?",
    field: ["quantity"],
    number: "B-1",
    offered: null,
    line: { id: "beef" },
  });
  const asked = howMuchAsked(receipt) as Scan;
  expect(offered(asked, receipt.lines[0])).toBe("10");
  expect(done(receipt, "beef")).toBe("2.5");
  expect(undoable(receipt)).toBeUndefined();
});
test("what is keyed in stays for the lot behind the code of its product, and goes to nothing else", () => {
  const keyed = scan(keyedIn(start, "5"), 1, "9531732526595", "]E0");
  expect(keyed.keyed).toBe("5");
  const lot = scan(keyed, 2, "10AA", "]C1");
  expect([lot.keyed, shownScan(lot)?.request.quantity]).toEqual([undefined, "5"]);
  expect(scan(keyedIn(start, "5"), 1, "9532345918111", "]E0").keyed).toBeUndefined();
});
test("a number that stands here already is not said to be of the line that was open", () => {
  const twice: ScanRefusal = {
    __typename: "NumberAlreadyExists",
    code: "NUMBER_ON_THIS_DOCUMENT",
    message: "twice",
    field: null,
    conflicts: [{ code: "NUMBER_ON_THIS_DOCUMENT", since: "2026-11-23T09:00:00Z" }],
  } as unknown as ScanRefusal;
  const open = opened(start, "gouda");
  const seen = (receipt: Receipt) => lineOf(receipt.scans[0] as Scan, linesNow(receipt))?.id;
  expect(seen(refused(scan(open, 1, "DV-1"), 1, twice))).toBeUndefined();
  expect(seen(refused(scan(open, 1, gouda, "]C1"), 1, twice))).toBe("gouda");
  const alone = opened(loaded(empty, [line()]), "gouda");
  expect(seen(refused(scan(alone, 1, "DV-1"), 1, twice))).toBe("gouda");
});
test("a keyed quantity is for one scan", () => {
  const keyed = keyedIn(start, "9");
  expect(requestFor(keyed, "T", code("X")).quantity).toBe("9");
  expect(scan(keyed, 1, gouda, "]C1").keyed).toBeUndefined();
});
test("plain numbers go to the open line, to its sister once it is full", () => {
  const full = line({ id: "first", done: "24" });
  const receipt = opened(loaded(empty, [full, line()]), "first");
  expect(requestFor(receipt, "T", code("A")).line).toBe("gouda");
  expect(requestFor(opened(loaded(empty, [full]), "first"), "T", code("A")).line).toBe("first");
});
test("a line that a scan has filled is not the one of the next plain number while others lack some", () => {
  const full = line({ done: "24" });
  const filled = accepted(scan(start, 1, gouda, "]C1"), 1, answer(full, "1", "AA"));
  expect(filled.open).toBe("gouda");
  expect(requestFor(filled, "T", code("SN-1"))).not.toHaveProperty("line");
  const lineFor = (receipt: Receipt) => requestFor(receipt, "T", code("SN-1")).line;
  expect(lineFor(opened(filled, "gouda"))).toBe("gouda");
  expect(lineFor(exceed(filled, "gouda"))).toBe("gouda");
  expect(lineFor(accepted(scan(filled, 2, "9531732526595", "]E0"), 2, answer(full, null)))).toBe("gouda");
  expect(lineFor({ ...filled, lines: [full] })).toBe("gouda");
});
test("the hit line stands on top even when it is complete; other complete ones fold", () => {
  const lines = [line(), { ...powerBank, done: "2" }, { ...tape, done: "12" }];
  const { open, complete } = sortedLines(opened(loaded(empty, lines), "tape"));
  expect(open.map(({ id }) => id)).toEqual(["tape", "gouda"]);
  expect(complete.map(({ id }) => id)).toEqual(["bank"]);
});
test("what is not answered soon is shown as the device understands it", () => {
  const receipt = late(stored(scan(start, 1, gouda, "]C1"), 1, "op-1"), 1);
  expect(shownScan(receipt)).toMatchObject({ operationId: "op-1", state: { kind: "pending", late: true } });
  const settled = accepted(receipt, 1, answer(line({ done: "1" }), "1"));
  expect(shownScan(late(settled, 1))?.state.kind).toBe("done");
});
test("settled scans are forgotten after five hundred, waiting and refused ones never", () => {
  let receipt = refused(scan(start, 1, gouda, "]C1"), 1, over("gouda"));
  for (let key = 2; key < 600; key++)
    receipt = accepted(scan(receipt, key, gouda, "]C1"), key, answer(line({ done: "1" }), "1"));
  expect(receipt.scans.length).toBeLessThan(505);
  expect(refusedScans(receipt).map(({ key }) => key)).toEqual([1]);
});
test("pieces and kilograms are not added up", () => {
  expect(sum([line({ done: "3" }), powerBank])).toEqual({ done: "3", expected: "26" });
  expect(sum([line(), beef])).toBeNull();
});
test("a GS1 code is shown with its identifiers in brackets", () => {
  const request = { transfer: "T", scan: { ...code(gouda), symbology: "]C1" } };
  expect(printed(request)).toBe("(01)09531732526595(10)AA");
});
