import { expect, test } from "vitest";
import vectors from "../../tests/vectors/scan_lines.json";
import { guess, type Line, offeredOf, waits } from "../src/screens/receive/guess.ts";
import { beef, line, powerBank, tape } from "./lines.ts";

const lines = [line(), powerBank, tape, beef];
const gs1 = (raw: string) => ({ raw, symbology: "]C1" });

test("a GS1 label tells line, lot, count and last day", () => {
  expect(guess(gs1("010953173252659517270122" + "10GH-09\u001d3012"), lines)).toEqual({
    line: "gouda",
    number: "GH-09",
    quantity: "12",
    expiry: "2027-01-22",
  });
});
test("a lot label without a count is one piece; what was keyed in wins", () => {
  expect(guess(gs1("010953173252659510A"), lines).quantity).toBe("1");
  expect(guess(gs1("010953173252659510A"), lines, { keyed: "9" }).quantity).toBe("9");
});
test("of goods that are measured somebody has to say how much, unless label or packaging do", () => {
  const open = { open: "beef" };
  expect(guess({ raw: "B-77" }, lines, open)).toEqual({ line: "beef", number: "B-77", asks: true });
  expect(guess(gs1("10B-77"), lines, open)).toEqual({ line: "beef", number: "B-77", asks: true });
  expect(guess({ raw: "B-77" }, lines, { ...open, keyed: "2.5" })).toMatchObject({ quantity: "2.5" });
  expect(guess({ raw: "B-77" }, lines, { ...open, keyed: "2.5" }).asks).toBeUndefined();
  const known = line({ ...beef, product: { ...beef.product, gtin: "09520123456788" } });
  expect(guess(gs1("0109520123456788310300125010B-77"), [known])).toEqual({ line: "beef", number: "B-77" });
  expect(guess(gs1("01095201234567883024\u001d10B-77"), [known]).asks).toBe(true);
  const halves = line({ product: { step: "0.5" } });
  expect(guess(gs1("010953173252659510A"), [halves]).asks).toBe(true);
});
test("what is promised of a lot and not picked is offered, else what the line lacks", () => {
  const promise = { id: "1", quantity: "8", picked: "2", lot: { number: "B-77" }, location: { path: "HAM" } };
  const picked = { ...beef, taking: { count: 2, first: [promise] } };
  expect(offeredOf(picked, "B-77")).toBe("6");
  expect(offeredOf(picked, "B-78")).toBe("10");
  expect(offeredOf({ ...picked, done: "11" }, "B-77")).toBe("1.5");
  expect(offeredOf({ ...picked, done: "12.5" }, "B-77")).toBeNull();
});
test("behind the GTIN of an expected product characters are elements, though no reader said so", () => {
  expect(guess({ raw: "010953234591811121TP-3" }, lines, { open: "bank" })).toEqual({
    line: "bank",
    number: "TP-3",
    quantity: "1",
  });
  const foreign = "010400638133393121TP-3";
  expect(guess({ raw: foreign }, lines, { open: "bank" }).number).toBe(foreign);
});
test("a serial is one unit; one of which something else is said counts for none", () => {
  const serial = gs1("010953234591811121SN-1");
  expect(guess(serial, lines, { keyed: "1" })).toEqual({ line: "bank", number: "SN-1", quantity: "1" });
  expect(guess(serial, lines, { keyed: "5" })).toEqual({ line: "bank", number: "SN-1" });
  const counted = gs1("0109532345918111302\u001d21SN-1");
  expect(guess(counted, lines)).toEqual({ line: "bank", number: "SN-1" });
  expect(guess(counted, lines, { keyed: "1" }).quantity).toBe("1");
});
test("a product barcode of a tracked product chooses the line, and records nothing", () => {
  expect(guess({ raw: "9532345918111", symbology: "]E0" }, lines)).toEqual({ line: "bank" });
});
test("the code of a packaging counts what it holds", () => {
  expect(guess({ raw: "TAPE-1" }, lines)).toEqual({ line: "tape", quantity: "6" });
});
test("a plain number goes to the open line, and to none without one", () => {
  expect(guess({ raw: "SN-7" }, lines, { open: "bank" })).toEqual({
    line: "bank",
    number: "SN-7",
    quantity: "1",
  });
  expect(guess({ raw: "SN-7" }, lines)).toEqual({});
  expect(guess({ raw: "SN-7" }, lines, { open: "tape" })).toEqual({});
});
test("a number that may be the product's barcode, misread, counts only once the server took it", () => {
  const boxed = {
    ...powerBank,
    product: { ...powerBank.product, packagings: [{ gtin: "19520123456785", quantity: "6" }] },
  };
  for (const raw of ["9532345918112", "9523345918111", "19520123456784"])
    expect(guess({ raw }, [boxed], { open: "bank" })).toEqual({ line: "bank", number: raw });
  expect(guess({ raw: "2112345678901" }, [boxed], { open: "bank" }).quantity).toBe("1");
  expect(guess(gs1("010953234591811121" + "9532345918112"), [boxed]).quantity).toBe("1");
});
test("a GTIN that is on no line is not taken for a number of the open one", () => {
  expect(guess({ raw: "4006381333931", symbology: "]E0" }, lines, { open: "bank" })).toEqual({});
});
test.each(vectors.lines)("a scan goes to $why", ({ lines, open, goes_to }) => {
  const sisters = lines.map(([id, expected, done]) =>
    line({ id: String(id), expected, done } as Partial<Line>),
  );
  const opened = open ? { open: String(open) } : {};
  expect(guess(gs1("010953173252659510A"), [powerBank, ...sisters], opened).line).toBe(String(goes_to));
});
test.each(vectors.waiting)("an open line waits or not: $why", ({ lines, waits: told }) => {
  const sisters = lines.map(([id, expected, done]) =>
    line({ id: String(id), expected, done } as Partial<Line>),
  );
  expect(sisters[0] && waits(sisters[0], [powerBank, ...sisters])).toBe(told);
});
test("a plain number counts only once it is clear that it is not announced for another product", () => {
  const verification = { announced: 2, matched: 0, missing: 2, unexpected: 0 };
  const awaited = { ...powerBank, verification };
  expect(guess({ raw: "A" }, [line(), awaited], { open: "gouda" })).toEqual({ line: "gouda", number: "A" });
  expect(guess({ raw: "A" }, [line({ verification }), awaited], { open: "gouda" }).quantity).toBe("1");
  expect(guess({ raw: "A" }, [line(), awaited], { open: "bank" }).quantity).toBe("1");
  const all = { ...powerBank, verification: { ...verification, matched: 2, missing: 0 } };
  expect(guess({ raw: "A" }, [line(), all], { open: "gouda" }).quantity).toBe("1");
});
test("a plain number that is promised to a line goes there, one that may be promised to another counts for none", () => {
  const promise = (number: string) => ({
    id: number,
    quantity: "1",
    picked: "0",
    lot: { number },
    location: { path: "HAM/Stock/A-01" },
  });
  const taken = line({ taking: { count: 9, first: [promise("L-1"), promise("X")] } });
  const serials = { ...powerBank, taking: { count: 2, first: [promise("SN-1"), promise("X")] } };
  const told = (raw: string) => guess({ raw }, [taken, serials], { open: "gouda" });
  expect(told("SN-1")).toEqual({ line: "bank", number: "SN-1", quantity: "1" });
  expect(told("L-1").quantity).toBe("1");
  expect(told("L-9")).toEqual({ line: "gouda", number: "L-9" });
  expect(told("X")).toEqual({ line: "gouda", number: "X" });
});
test("the codes of one label tell together", () => {
  const label = { ...gs1("10GH-09"), beside: [{ raw: "9531732526595", symbology: "]E0" }, gs1("17270122")] };
  expect(guess(label, lines)).toEqual({
    line: "gouda",
    number: "GH-09",
    quantity: "1",
    expiry: "2027-01-22",
  });
  const another = { ...gs1("010953173252659510A"), beside: [gs1("10B")] };
  expect(guess(another, lines)).toEqual({});
  const printed = { raw: "WHAT IS THIS", beside: [{ raw: "9532345918111", symbology: "]E0" }] };
  expect(guess(printed, lines)).toEqual({ line: "bank" });
});
test("a label that says zero, or not how many a logistic unit holds, waits for the quantity", () => {
  expect(guess(gs1("010953173252659510A\u001d300"), lines)).toEqual({
    line: "gouda",
    number: "A",
    asks: true,
  });
  expect(guess(gs1("020953173252659510A"), lines)).toEqual({ line: "gouda", number: "A", asks: true });
  expect(guess(gs1("020953173252659510A\u001d3712"), lines).quantity).toBe("12");
});
test("a Digital Link tells what its element string tells", () => {
  const raw = "https://example.com/01/09531732526595/10/GH-09?17=270122";
  expect(guess({ raw, symbology: "]Q1" }, lines)).toEqual({
    line: "gouda",
    number: "GH-09",
    quantity: "1",
    expiry: "2027-01-22",
  });
});
