// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forget } from "../src/data.ts";
import { go, place } from "../src/router.ts";
import { HoldsScreen } from "../src/screens/holds/list.tsx";

const asked = vi.fn();

beforeEach(() => {
  forget();
  go("/holds");
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    const { query, variables } = JSON.parse(body);
    if (query.includes("holds(")) asked(variables.filter);
    const holds = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    return new Response(JSON.stringify({ data: { holds } }), { status: 200 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  asked.mockReset();
});

test("holds are asked for by what is behind them, which the address keeps beside what else was chosen", async () => {
  render(<HoldsScreen />);
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith({ inForce: true }));
  for (const [name, kind] of [
    ["Quarantine", "QUALITY"],
    ["Recalls", "RECALL"],
    ["By hand", "MANUAL"],
  ] as const) {
    fireEvent.click(screen.getByRole("button", { name }));
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith({ inForce: true, kind }));
    expect(place.value.searchParams.get("kind")).toBe(kind);
  }
  fireEvent.click(screen.getByRole("button", { name: "Released" }));
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith({ inForce: false, kind: "MANUAL" }));
  fireEvent.click(screen.getByRole("button", { name: "All" }));
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith({ inForce: false }));
  expect(place.value.searchParams.has("kind")).toBe(false);
});
