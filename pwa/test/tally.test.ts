import { describe, expect, it } from "vitest";
import {
  accepted,
  empty,
  further,
  guess,
  isWaiting,
  late,
  leftOut,
  loaded,
  type Position,
  placesRead,
  positionsNow,
  progress,
  type Recorded,
  refused,
  refusedScans,
  requestFor,
  scanned,
  seenAgain,
  sortedPositions,
  stored,
  type Tally,
  undoable,
  undoing,
  undone,
} from "../src/screens/count/tally.ts";

const SHELF = { id: "P1", path: "WH1/Stock/A-01", barcode: "WH1-A-01" };
const BIN = { id: "P2", path: "WH1/Stock/A-02", barcode: "WH1-A-02" };

const product = (
  id: string,
  tracking: "LOT" | "SERIAL" | "NONE",
  kind: "COUNTED" | "MEASURED" = "COUNTED",
) => ({
  id,
  name: id,
  gtin: null,
  step: "1",
  stopsUse: "EXPIRY" as const,
  tracking,
  unit: { symbol: "pcs", kind },
  barcodes: [{ code: id.toUpperCase(), packaging: null }],
  packagings: [],
});

const position = (id: string, more: Partial<Position>): Position => ({
  id,
  expected: "10",
  counted: null,
  location: SHELF,
  package: null,
  lot: null,
  foundNumber: null,
  product: product("flour", "LOT"),
  picked: [],
  ...more,
});

const FLOUR = position("1", { lot: { number: "F-1" } });
const THERE = position("2", { lot: { number: "F-1" }, location: BIN });
const RADIO = position("3", { lot: { number: "SN-1" }, product: product("radio", "SERIAL"), expected: "1" });
const BAGS = position("4", { product: product("bag", "NONE") });
const WEIGHED = position("5", { lot: { number: "M-1" }, product: product("malt", "LOT", "MEASURED") });

const begun: Tally = loaded(empty, [FLOUR, THERE, RADIO, BAGS, WEIGHED]);
const at: Tally = { ...begun, place: SHELF };
const scan = (tally: Tally, key: number, raw: string): Tally =>
  stored(
    scanned(tally, {
      key,
      at: "2026-11-27T09:00:00Z",
      request: requestFor(tally, "C", { raw, reader: "WEDGE" }),
    }),
    key,
    `op-${key}`,
  );

const answer = (effect: Partial<Recorded["effect"]>): Recorded => ({
  __typename: "RecordCountScanPayload",
  effect: {
    action: "COUNT",
    text: "",
    number: null,
    quantity: null,
    product: null,
    location: null,
    package: null,
    position: null,
    ...effect,
  },
  count: { version: 2 },
});

describe("what a scan will most likely do", () => {
  it("tells a place, and what lies there", () => {
    expect(guess({ raw: "WH1-A-02" }, begun)).toEqual({ place: BIN });
    expect(guess({ raw: "F-1" }, begun)).toEqual({ number: "F-1", nowhere: true });
    expect(guess({ raw: "F-1" }, at)).toEqual({ position: "1", number: "F-1", quantity: "1" });
    expect(guess({ raw: "F-1" }, { ...at, place: BIN })).toMatchObject({ position: "2" });
    expect(guess({ raw: "BAG" }, at)).toEqual({ position: "4", quantity: "1" });
  });

  it("counts one of a serial or, when something else was keyed in, none, and asks how much of what is weighed", () => {
    expect(guess({ raw: "SN-1" }, at)).toMatchObject({ quantity: "1" });
    expect(guess({ raw: "SN-1" }, { ...at, keyed: "5" })).toEqual({ position: "3", number: "SN-1" });
    expect(guess({ raw: "F-1" }, { ...at, keyed: "5" })).toMatchObject({ quantity: "5" });
    expect(guess({ raw: "M-1" }, at)).toEqual({ position: "5", number: "M-1", asks: true });
    expect(guess({ raw: "M-1" }, { ...at, keyed: "2.5" })).toMatchObject({ quantity: "2.5" });
  });

  it("claims nothing of a number that is not on the list, or of two products", () => {
    expect(guess({ raw: "F-9" }, at)).toEqual({ number: "F-9" });
    const same = position("8", { lot: { number: "SN-1" } });
    expect(guess({ raw: "SN-1" }, { ...at, positions: [RADIO, same] })).toEqual({ number: "SN-1" });
    expect(guess({ raw: "F-1" }, { ...begun, positions: [FLOUR] })).toEqual({ number: "F-1" });
    expect(guess({ raw: "F-9" }, begun)).toEqual({ number: "F-9" });
  });

  it("tells the product whose numbers follow, which are then sent with it", () => {
    expect(guess({ raw: "RADIO" }, begun)).toEqual({ product: { id: "radio", name: "radio" } });
    const after = scan(at, 1, "RADIO");
    expect(scan(after, 2, "SN-7").scans[0]?.request.product).toBe("radio");
  });
});

describe("a tally", () => {
  it("counts a scan at once and as the server answers", () => {
    const before = scan(at, 1, "F-1");
    expect(isWaiting(before)).toBe(true);
    expect(positionsNow(before)[0]?.counted).toBe("1");
    const after = accepted(before, 1, answer({ quantity: "1", position: { ...FLOUR, counted: "4" } }));
    expect(positionsNow(after)[0]?.counted).toBe("4");
    expect(progress(positionsNow(after))).toEqual({ counted: 1, all: 5 });
  });

  it("goes to the place whose label was read, also before the server has said so", () => {
    const there = scan(at, 1, "WH1-A-02");
    expect(there.place?.id).toBe("P2");
    const inside = accepted(there, 1, answer({ action: "SET_PACKAGE", package: { id: "K", sscc: "3" } }));
    expect(requestFor(inside, "C", { raw: "F-1", reader: "WEDGE" })).toMatchObject({
      location: "P2",
      package: "K",
    });
    expect(scan(inside, 2, "WH1-A-01").inside).toBeUndefined();
  });

  it("goes to a place of which nothing is known, as in a blind count without a signal", () => {
    const blind = placesRead(loaded(empty, []), [SHELF, BIN]);
    const there = scan(blind, 1, "WH1-A-02");
    expect(there.place?.id).toBe("P2");
    expect(scan(there, 2, "SN-1").scans[0]?.request.location).toBe("P2");
  });

  it("counts a scan that was answered with a quantity at once", () => {
    const request = { ...requestFor(at, "C", { raw: "M-1", reader: "WEDGE" }), quantity: "4.5" };
    const answered = scanned(at, { key: 1, at: "2026-11-27T09:00:00Z", request });
    expect(positionsNow(answered).find(({ id }) => id === "5")?.counted).toBe("4.5");
  });

  it("takes the keyed quantity for one scan", () => {
    const keyed = scan({ ...at, keyed: "7" }, 1, "F-1");
    expect(keyed.scans[0]?.request.quantity).toBe("7");
    expect(keyed.keyed).toBeUndefined();
  });

  it("adds a position that was found", () => {
    const found = position("9", { foundNumber: "F-9", expected: "0", counted: "2" });
    const after = accepted(scan(at, 1, "F-9"), 1, answer({ quantity: "2", position: found }));
    expect(after.positions).toHaveLength(6);
  });

  it("takes the last scan off again", () => {
    const counted = accepted(
      scan(at, 1, "F-1"),
      1,
      answer({ quantity: "1", position: { ...FLOUR, counted: "1" } }),
    );
    expect(undoable(counted)?.key).toBe(1);
    const going = undoing(counted, 1);
    expect(positionsNow(going)[0]?.counted).toBe("0");
    expect(positionsNow(undone(going, 1))[0]?.counted).toBe("0");
    expect(undoable(undone(going, 1))).toBeUndefined();
  });

  it("says at once that a serial was counted here already, and again once that was taken back", () => {
    const once = late(scan(at, 1, "SN-1"), 1);
    const again = scan(once, 2, "SN-1");
    expect(again.scans[0]?.guess).toEqual({ position: "3", number: "SN-1", twice: true });
    expect(positionsNow(again).find(({ id }) => id === "3")?.counted).toBe("1");
    expect(scan(undone(undoing(once, 1), 1), 3, "SN-1").scans[0]?.guess.quantity).toBe("1");
    expect(scan(scan(at, 1, "F-1"), 2, "F-1").scans[0]?.guess.twice).toBeUndefined(); // of a lot there is more
  });

  it("turns to what was refused, and on when it is left out", () => {
    const first = scan(at, 1, "X");
    const no = refused(scan(first, 2, "Y"), 1, {
      __typename: "Rejected",
      code: "NUMBER_UNKNOWN",
      message: "No lot.",
    });
    expect(no.shown).toBe(1);
    expect(leftOut(no, 1).shown).toBe(2);
  });

  it("needs nobody for a serial that was counted here before, and somebody for one that was elsewhere", () => {
    const twice = {
      __typename: "Rejected" as const,
      code: "NUMBER_ON_THIS_DOCUMENT",
      message: "Counted already.",
    };
    const counted = { ...RADIO, counted: "1" };
    const here = refused(scan({ ...at, positions: [counted] }, 1, "SN-1"), 1, twice);
    expect(here.shown).toBe(1);
    expect(refusedScans(here)).toEqual([]);
    const there = [RADIO, { ...counted, id: "7", location: BIN }];
    expect(refusedScans(refused(scan({ ...at, positions: there }, 1, "SN-1"), 1, twice))).toHaveLength(1);
  });

  it("shows what lies where one is, what was hit on top", () => {
    const { open, counted } = sortedPositions(scan(at, 1, "SN-1"));
    expect(open.map(({ id }) => id)).toEqual(["3", "1", "4", "5"]);
    expect(counted).toEqual([]);
    expect(sortedPositions(begun).open).toHaveLength(5);
  });
});

describe("positions that come a page at a time", () => {
  it("keeps what scans have said already, and adds the others", () => {
    const counted = position("1", { lot: { number: "F-1" }, counted: "3" });
    const tally = further({ ...empty, positions: [counted] }, [FLOUR, RADIO]);
    expect(tally.positions).toEqual([counted, RADIO]);
  });

  it("takes one again as it is now, or out when it is gone", () => {
    const now = position("1", { lot: { number: "F-1" }, counted: "7" });
    expect(seenAgain(begun, "1", now).positions[0]).toEqual(now);
    expect(seenAgain(begun, "1", null).positions).not.toContain(FLOUR);
  });
});
