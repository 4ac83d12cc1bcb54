// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forget } from "../src/data.ts";
import { LotsDocument, type LotsQuery } from "../src/gql/graphql.ts";
import { joined, usePages } from "../src/pages.ts";
import { Paged } from "../src/ui/paged.tsx";

const page = (ids: string[], endCursor: string | null) => ({
  nodes: ids.map((id) => ({ id })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

const answers = vi.fn();

beforeEach(() => {
  forget();
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) =>
    answers(JSON.parse(body).variables),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  answers.mockReset();
});

const respond = (lots: unknown) => new Response(JSON.stringify({ data: { lots } }), { status: 200 });

function Lots() {
  const lots = usePages(LotsDocument, {}, (data: LotsQuery) => data.lots);
  return (
    <Paged of={lots} empty="none">
      {(lot) => <li key={lot.id}>{lot.id}</li>}
    </Paged>
  );
}

const rows = () => screen.getAllByRole("listitem").map((item) => item.textContent);

test("pages join in order, and the last one tells whether more follow", () => {
  const both = joined(page(["a", "b"], "1"), page(["c"], null));
  expect(both.nodes.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(both.pageInfo.hasNextPage).toBe(false);
});

test("a list reads on behind the last row that it has, until none follows", async () => {
  answers.mockImplementation(({ after }) =>
    respond(after === "2" ? page(["c"], null) : page(["a", "b"], "2")),
  );
  render(<Lots />);
  fireEvent.click(await screen.findByRole("button", { name: "Show more" }));
  await waitFor(() => expect(rows()).toEqual(["a", "b", "c"]));
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});

test("a page that did not come leaves the rows, says why, and can be asked for again", async () => {
  answers.mockImplementationOnce(() => respond(page(["a"], "1")));
  answers.mockImplementationOnce(() => new Response("", { status: 503 }));
  answers.mockImplementationOnce(() => respond(page(["b"], null)));
  render(<Lots />);
  fireEvent.click(await screen.findByRole("button", { name: "Show more" }));
  fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
  await waitFor(() => expect(rows()).toEqual(["a", "b"]));
  expect(screen.queryByRole("alert")).toBeNull();
});
