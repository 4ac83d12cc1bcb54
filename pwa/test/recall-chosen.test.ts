/** What a new recall is asked for, by the way in which its lots are named. */
import { expect, test } from "vitest";
import {
  askedOf,
  type Chosen,
  firstColumn,
  type Named,
  NOTHING_CHOSEN,
  type Way,
} from "../src/screens/recalls/chosen.ts";

const DAYS = { since: "2026-11-01", until: "2026-11-27" };
const HONEY = { id: "honey", name: "Honey" };
const LOT: Named = { kind: "lot", id: "lot", number: "L-1", name: "Honey" };

const named: [Way, Partial<Chosen>, unknown][] = [
  ["lots", { lots: [LOT] }, { lots: ["lot"] }],
  ["maker", { maker: " M-1 " }, { makerNumber: { number: "M-1" } }],
  ["batch", { batch: " B-1 ", product: HONEY }, { batch: { product: "honey", batch: "B-1" } }],
  ["product", { product: HONEY, ...DAYS }, { product: { product: "honey", ...DAYS } }],
  ["partner", { partner: { id: "mill", name: "Mill" }, ...DAYS }, { partner: { partner: "mill", ...DAYS } }],
  ["list", { list: "L-1\nL-2; L-3" }, { numbers: ["L-1", "L-2", "L-3"] }],
];

test.each(named)("%s", (way, given, asked) => {
  expect(askedOf({ ...NOTHING_CHOSEN, way })).toEqual([]);
  expect(askedOf({ ...NOTHING_CHOSEN, way, ...given })).toEqual([asked]);
});

test("packages and documents stand beside lots, each as a whole", () => {
  const pallet: Named = { kind: "package", id: "pallet", number: "00952", name: "" };
  const receipt: Named = { kind: "document", id: "receipt", number: "WH1/IN/00001", name: "" };
  const lots = [LOT, pallet, receipt, { ...LOT, id: "other" }];
  expect(askedOf({ ...NOTHING_CHOSEN, lots })).toEqual([
    { lots: ["lot", "other"] },
    { package: "pallet" },
    { document: "receipt" },
  ]);
});

test("numbers are taken from a file, whatever stands beside them", () => {
  const file = '\uFEFFL-1;Honey\r\n"L,2",Honey\n\n L-3\tHoney\n"L""4"';
  expect(firstColumn(file)).toBe('L-1\nL,2\nL-3\nL"4');
});
