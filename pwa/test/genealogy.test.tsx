// @vitest-environment happy-dom
import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { CameOf, isMade } from "../src/screens/lots/genealogy.tsx";

test("what goes into something is told in its own unit, on either side", () => {
  const of = (name: string, symbol: string) => ({ id: name, name, unit: { symbol } });
  const use = (product: ReturnType<typeof of>, quantity: string, atLeast = quantity, atMost = quantity) => ({
    product,
    quantity,
    bounds: { atLeast, atMost },
    lot: null,
    assigned: false,
    run: { id: "run", kind: "PRODUCTION" as const, order: { number: "MO-2026-00001" } },
  });
  const lot = {
    product: of("Roasted", "kg"),
    madeOf: [use(of("Sack", "pcs"), "2")],
    usedIn: [use(of("House blend", "pcs"), "9.304175", "0", "20")],
  };
  render(<CameOf lot={lot} />);
  expect(screen.getByText("2 pcs")).toBeTruthy();
  expect(screen.getByText("0 to 20 kg")).toBeTruthy();
  expect(screen.getByText(/shared as 9.304.*MO-2026-00001/)).toBeTruthy();
});

test("what came out of something else says so, and has no share where it is counted otherwise", () => {
  const product = { id: "p", name: "Amplifier", unit: { symbol: "pcs" } };
  const run = { id: "run", kind: "UNBUILD" as const, order: null };
  const use = { product, lot: null, assigned: false, run };
  const unknown = { ...use, quantity: "0", bounds: { atLeast: "0", atMost: "1" } };
  const paste = { product: { unit: { symbol: "kg" } }, madeOf: [unknown], usedIn: [] };
  const part = render(<CameOf lot={paste} />).container.textContent;
  expect(part).toMatch(/Came out of.*how much is not known.*0 to 1.pcs/);
  expect(part).not.toMatch(/Made of|shared as/);
  const whole = render(<CameOf lot={{ ...paste, madeOf: [], usedIn: [unknown] }} />).container.textContent;
  expect(whole).toContain("Taken apart into");
});

test("what only came out of something else is not made of it", () => {
  const product = { id: "p", name: "Cell", unit: { symbol: "pcs" } };
  const use = (kind: "PRODUCTION" | "UNBUILD" | "RELABEL") => ({
    product,
    quantity: "1",
    bounds: { atLeast: "1", atMost: "1" },
    lot: null,
    assigned: false,
    run: { id: kind, kind, order: null },
  });
  const of = (...kinds: Parameters<typeof use>[0][]) => ({ product, madeOf: kinds.map(use), usedIn: [] });
  expect([isMade(of("UNBUILD")), isMade(of("UNBUILD", "PRODUCTION")), isMade(of("RELABEL"))]).toEqual([
    false,
    true,
    true,
  ]);
});
