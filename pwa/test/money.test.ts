import { expect, test } from "vitest";
import type { PaperLineFragment } from "../src/gql/graphql.ts";
import { changed, linesToCredit, paperInput, withCharge } from "../src/screens/money/draft.ts";
import { standing } from "../src/screens/money/state.tsx";

const TODAY = "2026-11-27";
const posted = { kind: "DEMAND", state: "POSTED", payment: "NOTHING", dueOn: "2026-12-27" } as const;

test("what is missing stands before what is done", () => {
  const texts = [
    posted,
    { ...posted, dueOn: "2026-11-26" },
    { ...posted, payment: "PART" as const },
    { ...posted, payment: "ALL" as const, dueOn: "2026-11-26" },
    { ...posted, kind: "CREDIT_NOTE" as const, dueOn: "2026-11-26" },
    { ...posted, kind: "CREDIT_NOTE" as const, payment: "ALL" as const },
    { ...posted, state: "DRAFT" as const, payment: "NOT_NEEDED" as const },
  ].map((paper) => standing(paper, TODAY).text);
  expect(texts).toEqual([
    "paper.paid.NOTHING",
    "paper.overdue",
    "paper.paid.PART",
    "paper.paid.ALL",
    "paper.back.NOTHING",
    "paper.back.ALL",
    "paper.state.DRAFT",
  ]);
});

const bag: PaperLineFragment = {
  id: "line",
  text: "Bag",
  quantity: "10",
  stockQuantity: "10",
  price: "1.5",
  pricePer: "ORDERED_UNIT",
  taxRate: "19",
  net: "15.00",
  match: "AGREES",
  leftToCredit: "6",
  unit: { symbol: "pcs" },
  packaging: null,
  perPackaging: null,
  product: { id: "bag", unit: { symbol: "pcs" } },
};

test("what is credited in full already is not offered again", () => {
  const lines = linesToCredit([bag, { ...bag, id: "gone", leftToCredit: "0" }], "EUR");
  expect(lines.map(({ of }) => of)).toEqual([{ creditedLine: "line" }]);
  expect(lines[0]?.agreed.replaceAll("\u00a0", " ")).toBe("1.50 EUR / pcs");
});

test("what is left empty is left to the server, what is left out is not sent, and a charge has its own words", () => {
  const credited = linesToCredit([bag], "EUR");
  const lines = withCharge(withCharge(credited));
  const named = changed(lines, 1, { text: "Freight", price: "9,90" });
  const head = { vendorNumber: " ", issuedOn: "", dueOn: "2026-12-24" };
  expect(paperInput({ ...head, lines: changed(named, 2, { leftOut: true }) })).toEqual({
    vendorNumber: null,
    dueOn: "2026-12-24",
    lines: [{ creditedLine: "line" }, { text: "Freight", quantity: "1", price: "9.90" }],
  });
});
