// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { problemAt } from "../src/form.ts";
import type { ProductFactsFragment } from "../src/gql/graphql.ts";
import { grouped } from "../src/grouped.ts";
import { hrefOf } from "../src/links.ts";
import { emptyProduct, notWhole, productDetails, productDraft } from "../src/screens/products/draft.ts";
import { leadsTo, type Scan } from "../src/screens/scan/meaning.ts";
import { session } from "../src/session.ts";
import { decimal } from "../src/typed.ts";
import { TextField } from "../src/ui/fields.tsx";
import { NumberField } from "../src/ui/number-field.tsx";
import { PickField } from "../src/ui/picker.tsx";
import { FormTrouble } from "../src/ui/trouble.tsx";

afterEach(cleanup);

test("a refusal is told at the value that it is about", () => {
  const problems = [{ field: ["details", "packagings", "0", "gtin"], message: "wrong check digit" }];
  const refusal = { code: "INPUT_INVALID", message: "wrong check digit", field: ["sku"], problems };
  expect(problemAt(refusal, "details.packagings.0.gtin")).toBe("wrong check digit");
  expect(problemAt(refusal, "sku")).toBeUndefined();
  expect(problemAt({ code: "IN_USE", message: "in use", field: ["sku"] }, "sku")).toBe("in use");
});

test("several faults are counted and listed, one is the title itself", () => {
  const fault = (name: string) => ({ field: [name], message: `${name} is missing` });
  const trouble = (...problems: ReturnType<typeof fault>[]) =>
    ({ kind: "refusal", refusal: { code: "INPUT_INVALID", message: "a is missing", problems } }) as const;
  const { rerender } = render(<FormTrouble form={{ busy: false, trouble: trouble(fault("a")) }} />);
  expect(screen.getByRole("alert").textContent).toBe("a is missingShow it");
  rerender(<FormTrouble form={{ busy: false, trouble: trouble(fault("a"), fault("b")) }} />);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "a is missing",
    "b is missing",
  ]);
});

test("a refusal leads to its field", () => {
  const refusal = {
    code: "INPUT_INVALID",
    message: "too long",
    problems: [{ field: ["sku"], message: "too long" }],
  };
  render(
    <>
      <FormTrouble form={{ busy: false, trouble: { kind: "refusal", refusal } }} />
      <TextField label="Name" value="" />
      <TextField label="SKU" value="" error="too long" />
    </>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Show it" }));
  expect(document.activeElement).toBe(screen.getByLabelText("SKU"));
});

test("a refusal leads to a choice too", () => {
  const refusal = { code: "NOT_FOUND", message: "gone", problems: [{ field: ["place"], message: "gone" }] };
  const sheet = { label: "Search", usePages: () => ({}) as never, row: () => null };
  render(
    <>
      <FormTrouble form={{ busy: false, trouble: { kind: "refusal", refusal } }} />
      <PickField label="From" value="Dock" sheet={sheet} onPick={() => {}} />
      <PickField label="To" value="Shelf" error="gone" sheet={sheet} onPick={() => {}} />
    </>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Show it" }));
  expect(document.activeElement).toBe(screen.getByLabelText("To"));
});

test("a close over letters that wait is meant with one more tap", () => {
  const refusal = { code: "LETTERS_WAIT", message: "1 letter is on the way, to Corner shop." };
  const said: string[] = [];
  render(
    <FormTrouble
      form={{ busy: false, trouble: { kind: "refusal", refusal } }}
      meanIt={(what) => said.push(what)}
    />,
  );
  fireEvent.click(screen.getByRole("button", { name: "Mean it" }));
  expect(said).toEqual(["giveUpLetters"]);
});

test("what stands in the way leads to itself; many are folded away", () => {
  const blockers = ["a", "b", "c", "d"].map((id) => ({
    message: `lot ${id}`,
    node: { __typename: "Lot", id },
  }));
  const refusal = { code: "IN_USE", message: "in use", blockers, blockerCount: 9 };
  render(<FormTrouble form={{ busy: false, trouble: { kind: "refusal", refusal } }} />);
  expect(screen.getByText("lot a").getAttribute("href")).toBe("/lots/a");
  expect(screen.getByText("Show all 4").tagName).toBe("SUMMARY");
  expect(screen.getByText("and 5 more")).toBeTruthy();
});

test("numbers are read as people type them, and nothing else is a number", () => {
  expect(
    ["12", "12.5", "12,5", "1,234.5", "1.234,5", "1 234,5", "1.234.567", ",5"].map((each) => decimal(each)),
  ).toEqual(["12", "12.5", "12.5", "1234.5", "1234.5", "1234.5", "1234567", "0.5"]);
  expect(decimal("1,234", { group: "," })).toBe("1234");
  expect(decimal("1,234", { group: "." })).toBe("1.234");
  expect(["", "x", "1e5", "1.", "--1", "1.2.3,4,5"].map((each) => decimal(each))).toEqual(
    Array(6).fill(null),
  );
});

test("a number in local form is shown back as it was understood", () => {
  const { rerender } = render(<NumberField label="Price" value="2,50" onInput={() => {}} />);
  expect(screen.getByText("Understood as 2.5")).toBeTruthy();
  rerender(<NumberField label="Price" value="2 apples" onInput={() => {}} />);
  expect(screen.getByText("Not a number")).toBeTruthy();
});

test("a product is sent with what was typed, its empty fields cleared, its sequence left alone", () => {
  const draft = {
    ...emptyProduct("pcs", "LOT"),
    packagings: [{ name: " Case ", quantity: "12", gtin: "" }],
    barcodes: [{ code: "X1", packaging: "Case" }],
    shelfLifeDays: "90",
    purchasePrice: "2,50",
  };
  expect(productDetails(draft)).toEqual({
    category: null,
    gtin: null,
    barcodes: [{ code: "X1", packaging: "Case" }],
    packagings: [{ name: "Case", quantity: "12" }],
    shelfLifeDays: 90,
    stopsUse: "EXPIRY",
    givesOwnNumbers: false,
    numberPattern: null,
    purchasePrice: "2.50",
    salesPrice: null,
  });
  expect(notWhole(draft)).toBeNull();
  expect(notWhole({ ...draft, numberNext: "1.5" })).toBe("numberNext");
});

test("a product that is opened and saved again is sent as it was", () => {
  const product = {
    sku: "A",
    name: "Apple",
    tracking: "LOT",
    unit: { id: "kg" },
    gtin: "04006381333931",
    step: "0.001",
    packagings: [],
    barcodes: [{ code: "B", packaging: null }],
    shelfLifeDays: null,
    stopsUse: "BEST_BEFORE",
    givesOwnNumbers: true,
    numberSequence: { pattern: "A{0000}", next: "A0007" },
    purchasePrice: null,
    salesPrice: "3",
    taxRate: "7",
    active: true,
  } as unknown as ProductFactsFragment;
  expect(productDetails(productDraft(product))).toMatchObject({
    gtin: "04006381333931",
    step: "0.001",
    barcodes: [{ code: "B" }],
    shelfLifeDays: null,
    numberPattern: "A{0000}",
    taxRate: "7",
  });
});

const scan = (meaning: object, problems: object[] = []) =>
  ({ meaning, problems, elements: [] }) as unknown as Scan;

test("a scan opens what it is, and nothing when it is in doubt", () => {
  expect(leadsTo(scan({ __typename: "ScannedLot", lot: { id: "L" } }))).toBe("/lots/L");
  expect(leadsTo(scan({ __typename: "ScannedProduct", product: { id: "P" } }))).toBe("/products/P");
  expect(leadsTo(scan({ __typename: "ScannedLocation", location: { id: "W" } }))).toBe("/places/W");
  const document = { __typename: "Transfer", id: "T" };
  expect(leadsTo(scan({ __typename: "ScannedDocument", document }))).toBe("/transfers/T");
  session.value = { state: "in", viewer: { packages: true } } as typeof session.value;
  const known = { __typename: "ScannedPackage", package: { id: "C" } };
  expect(leadsTo(scan(known))).toBe("/packages/C");
  expect(leadsTo(scan({ ...known, package: null }))).toBeNull();
  expect(leadsTo(scan({ __typename: "ScannedSeveral", readings: [] }))).toBeNull();
  expect(leadsTo(scan({ __typename: "ScannedLot", lot: { id: "L" } }, [{ message: "damaged" }]))).toBeNull();
});

test("a thing without a page has no address", () => {
  expect(hrefOf({ __typename: "Unit", id: "U" })).toBeNull();
});

test("groups keep the order in which they begin", () => {
  expect(grouped(["b1", "a1", "b2"], (each) => each.slice(0, 1))).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1"]],
  ]);
});
