import { expect, test } from "vitest";
import { known, partInputs, withPart } from "../src/screens/apart/parts.ts";
import { changes, leftOf, pair, type Said, saying, scannedInto } from "../src/screens/make/assigning.ts";
import { billInput, nothing, pathOf, withLine } from "../src/screens/materials/draft.ts";
import { paired, pairingOf, requestFor } from "../src/screens/receive/next-scan.ts";
import { accepted, empty, type Line, loaded, opened, scanned } from "../src/screens/receive/receipt.ts";
import { line } from "./lines.ts";

const scan = (raw: string) => ({ raw, reader: "WEDGE" as const });

test("a component goes into what was scanned before it, as its answer says", () => {
  const kit = line({ id: "kit", asksFor: "SERIALS" });
  const radio = line({ id: "radio", asksFor: "SERIALS" });
  let work = paired(loaded(empty, [radio, kit], new Set(["kit"])), "P");
  expect(pairingOf(work)).toEqual({ id: "P", outputs: ["kit"] });
  for (const [key, raw] of [
    [1, "K-1"],
    [2, "SN-1"],
    [3, "K-2"],
  ] as const)
    work = scanned(work, { key, at: "", request: requestFor(work, "MO", scan(raw)) });
  const answer = (number: string, line: Line) => {
    const effect = { action: "RECORD_NUMBER", number, quantity: "1", line };
    return { effect, lost: [], transfer: { id: "T", version: 2 } } as never;
  };
  work = accepted(work, 1, answer("K-1", kit));
  work = accepted(work, 2, answer("SN-1", radio));
  work = accepted(work, 3, answer("K-2", kit));
  expect(work.scans.map(({ request }) => request.into)).toEqual([undefined, "K-1", undefined]);
  expect(work.whole).toBe("K-2");
});

test("a number that came onto the one line of what is made leaves open what the next is of, a tapped line does not", () => {
  const kit = line({ id: "kit", asksFor: "SERIALS", expected: "3" });
  const radio = line({ id: "radio", asksFor: "SERIALS" });
  const spare = line({ id: "spare", asksFor: "SERIALS" });
  const work = { ...loaded(empty, [radio, kit, spare], new Set(["kit"])), open: "kit", chosen: false };
  expect(requestFor(work, "MO", scan("BOARD-7")).line).toBeUndefined();
  expect(requestFor(opened(work, "kit"), "MO", scan("BOARD-7")).line).toBe("kit");
  expect(requestFor({ ...work, open: "radio" }, "MO", scan("SN-1")).line).toBe("radio");
  const several = { ...work, outputs: new Set(["kit", "spare"]) };
  expect(requestFor(several, "MO", scan("K-2")).line).toBe("kit");
});

test("a serial is in one product at a time, a lot in as many as it lasts for", () => {
  const serial = { id: "SN-1", quantity: "1", serial: true };
  const flour = { id: "F-1", quantity: "3", serial: false };
  let said: Said = scannedInto({}, serial, "K-1");
  said = scannedInto(said, serial, "K-2");
  expect(said).toEqual({ [pair("SN-1", "K-2")]: "1" });
  said = saying(said, "F-1", "K-1", "0.25");
  said = scannedInto(said, flour, "K-2");
  expect(said[pair("F-1", "K-2")]).toBe("2.75");
  expect(leftOf(said, flour)).toBe("0");
  const before = { [pair("SN-1", "K-1")]: "1", [pair("F-1", "K-1")]: "0.25" };
  expect(changes(before, said)).toEqual([
    { lot: "SN-1", output: "K-1", quantity: "0" },
    { lot: "SN-1", output: "K-2", quantity: "1" },
    { lot: "F-1", output: "K-2", quantity: "2.75" },
  ]);
});

test("components and by-products of a bill are counted apart", () => {
  const product = (id: string) => ({ id, sku: id, name: id, unit: { symbol: "kg" } });
  let lines = withLine([], product("A"), false);
  lines = withLine(lines, product("B"), true);
  lines = withLine(lines, product("C"), false);
  expect(withLine(lines, product("A"), true)).toBe(lines);
  expect(lines.map((each) => pathOf(lines, each))).toEqual(["components.0", "byProducts.0", "components.1"]);
  const draft = { ...nothing("2026-01-02"), product: product("P"), lines };
  expect(billInput(draft).byProducts).toEqual([{ product: "B", quantity: "" }]);
});

test("only what is said to come out of what is taken apart is sent", () => {
  const product = { id: "P", name: "P", tracking: "SERIAL" as const, unit: { symbol: "pcs" } };
  const glue = { ...product, id: "G", tracking: "NONE" as const };
  const parts = known([
    { product, lot: { id: "L1", number: "SN-1" } },
    { product, lot: { id: "L1", number: "SN-1" } },
    { product: glue, lot: null },
  ]);
  expect(partInputs(parts)).toEqual([{ product: "P", lot: "L1", quantity: "1" }]);
  expect(withPart(parts, { product: glue, lot: null, quantity: "2" })).toBe(parts);
});
