// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import type { ManufacturingOrderFactsFragment } from "../src/gql/graphql.ts";
import { FinishSheet } from "../src/screens/make/end-sheets.tsx";

afterEach(cleanup);

const goods = (name: string) => ({ product: { id: name, name, unit: { symbol: "pcs" } } });

const run = (taken: string[], given: string[]) => ({ taken: taken.map(goods), given: given.map(goods) });

function sheet(...runs: ReturnType<typeof run>[]) {
  const order = {
    id: "O",
    number: "MO-2026-1",
    version: 1,
    quantity: "2",
    produced: "1",
    product: goods("Lamp").product,
    runs,
  } as unknown as ManufacturingOrderFactsFragment;
  render(<FinishSheet order={order} onClose={vi.fn()} onDone={vi.fn()} />);
}

test("what went into nothing, and what came out of nothing, is named before an order is finished", () => {
  sheet(run(["Bulb"], []), run([], ["Lamp"]), run([], []));
  expect(screen.getByText("In nothing that was made: Bulb")).toBeTruthy();
  expect(screen.getByText("Made of nothing that is recorded: Lamp")).toBeTruthy();
});

test("an order of which all came of something asks nothing", () => {
  sheet(run(["Bulb"], ["Lamp"]));
  expect(screen.queryByText(/In nothing|Made of nothing/)).toBeNull();
});
