// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forget } from "../src/data.ts";
import { MailScreen } from "../src/screens/settings/mail.tsx";
import { session, type Viewer } from "../src/session.ts";

beforeEach(() => {
  forget();
  session.value = {
    state: "in",
    viewer: { role: "ADMINISTRATOR", user: { id: "u", name: "Vera" } } as Viewer,
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  session.value = { state: "out" };
});

const letter = (state: string) => ({
  id: state,
  subject: `A letter ${state}`,
  state,
  to: { name: "Vera" },
  at: "2026-11-28T09:00:00Z",
  endedAt: null,
  tries: 1,
  error: null,
});

/** Opens the page where so many letters are given up, waiting and sent. */
function opened(FAILED: number, WAITING: number, DONE: number) {
  const counts = { FAILED, WAITING, DONE };
  const nodes = (state: keyof typeof counts) => (counts[state] ? [letter(state)] : []);
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    const { state } = JSON.parse(body).variables ?? {};
    const status = { on: false, lastTriedAt: null, error: null };
    const totals = Object.entries(counts).map(([each, totalCount]) => [each, { totalCount }]);
    const mail = state
      ? { letters: { nodes: nodes(state), pageInfo: { hasNextPage: false, endCursor: null } } }
      : { ...status, ...Object.fromEntries(totals) };
    return new Response(JSON.stringify({ data: { noticeSettings: { email: null }, mail } }));
  });
  render(<MailScreen />);
}

const pressed = async () =>
  (await screen.findAllByRole("button", { pressed: true })).map(({ textContent }) => textContent);

test("letters open where some are: given up before waiting before sent", async () => {
  opened(0, 0, 1200);
  expect(await screen.findByText("A letter DONE")).toBeTruthy();
  expect(await pressed()).toEqual(["Sent · 1,200"]);
  cleanup();
  forget();
  opened(0, 2, 3);
  expect(await screen.findByText("A letter WAITING")).toBeTruthy();
  cleanup();
  forget();
  opened(1, 2, 3);
  expect(await screen.findByText("A letter FAILED")).toBeTruthy();
});

test("where no letter is, the page says that none was sent", async () => {
  opened(0, 0, 0);
  expect(await screen.findByText("No letter was sent yet")).toBeTruthy();
});
