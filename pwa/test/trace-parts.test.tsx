// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { TraceThingFragment } from "../src/gql/graphql.ts";
import type { Branch } from "../src/screens/trace/lanes.ts";
import { Partners, Tree } from "../src/screens/trace/parts.tsx";
import { Whereabouts } from "../src/screens/trace/whereabouts.tsx";

const WHOLE = { name: "F1", isNumber: true, unit: "kg" };
const much = (atLeast: string, atMost = atLeast) => ({ atLeast, atMost });
const kg = (name: string, symbol = "kg") => ({ id: name, name, unit: { symbol } });
const place = (path: string, onHand: string) => ({ location: { id: path, path }, onHand });

const told = () => (document.body.textContent ?? "").replaceAll("\u00a0", " ");

afterEach(cleanup);

const FLOUR = {
  product: kg("Flour"),
  lotCount: 1,
  onHand: "40",
  onHandShare: much("40"),
  placeCount: 1,
  places: [place("WH/A", "40")],
  customerCount: 0,
  withCustomers: "0",
  withCustomersShare: much("0"),
};
const BREAD = {
  product: kg("Bread", "pcs"),
  lotCount: 2,
  onHand: "90",
  onHandShare: much("0", "60"),
  placeCount: 4,
  places: ["WH/A", "WH/B", "WH/C", "WH/D"].map((path) => place(path, "22.5")),
  customerCount: 2,
  withCustomers: "30",
  withCustomersShare: much("0", "60"),
};
const WHERE = {
  start: much("100"),
  lotCount: 3,
  onHandShare: much("40", "98"),
  customerCount: 2,
  withCustomersShare: much("0", "58"),
  elsewhereShare: much("2", "60"),
  products: [FLOUR, BREAD],
};

test("all of a lot is told at once, then by product, with shares where they say more than the quantity", () => {
  render(<Whereabouts of={WHERE} whole={WHOLE} then={null} cut={false} />);
  const said = told();
  expect(said).toContain("Where all of it is now");
  expect(said).toContain(
    "F1100 kgHere, in 3 lots40 to 98 kgWith 2 customers0 to 58 kgGone in other ways2 to 60 kg",
  );
  expect(said).toContain("FlourHere, in 1 lot40 kgWH/A40 kgBreadHere, in 2 lots90 pcsOf F1 in it0 to 60 kg");
  expect(screen.getByText("In 4 places")).toBeTruthy();
  expect(said).toContain("With 2 customers30 pcsOf F1 in it0 to 60 kg");
});

test("of a trace that is cut nothing is said to be gone, and of one of then all of it was", () => {
  render(<Whereabouts of={WHERE} whole={WHOLE} then={undefined} cut={true} />);
  expect(told()).toContain("Where all of it was");
  expect(told()).toContain("The trace is cut");
  expect(told()).not.toContain("Gone in other ways");
});

test("of a partner with several products each has how much that is", () => {
  const portion = (name: string, quantity: string, returned = "0") => ({
    product: kg(name),
    quantity,
    returned,
  });
  const partner = { id: "p", name: "Shop", phone: null, email: null };
  const facts = { partner, lotCount: 2, transferCount: 2, share: null };
  const products = [portion("Dough", "9", "1"), portion("Bread", "4")];
  render(<Partners who="customers" of={{ totalCount: 1, nodes: [{ ...facts, products }] }} whole={WHOLE} />);
  expect(told()).toContain("8 kg Dough: 9 kg shipped, 1 kg came back");
  expect(told()).toContain("4 kg Bread");
});

const twig = (key: string, children: readonly Branch[] = []): Branch => ({
  thing: { key, depth: 1, subject: { __typename: "Partner", id: key, name: key } } as TraceThingFragment,
  unit: "kg",
  orders: [],
  children,
  again: false,
});

test("a long list is folded below its third level, and unfolds", () => {
  const below = (level: number, name: string): Branch[] =>
    level === 0 ? [] : ["a", "b"].map((each) => twig(name + each, below(level - 1, name + each)));
  const { unmount } = render(<Tree title="Went to" of={below(3, "")} whole={WHOLE} />);
  expect(screen.getByText("abb")).toBeTruthy();
  unmount();
  render(<Tree title="Went to" of={below(6, "")} whole={WHOLE} />);
  expect(screen.getByText("abb")).toBeTruthy();
  expect(screen.queryByText("abba")).toBeNull();
  fireEvent.click(screen.getAllByText("+2 more")[0] as HTMLElement);
  expect(screen.getByText("aaaa")).toBeTruthy();
});
