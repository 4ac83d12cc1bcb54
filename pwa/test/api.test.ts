import { afterEach, expect, test, vi } from "vitest";
import { type ApiError, isRefusal, offline, onSignedOut, post } from "../src/api.ts";

afterEach(() => vi.unstubAllGlobals());

const answering = (body: unknown, status = 200) => {
  const fetch = vi.fn(
    async (_: string, __: RequestInit) =>
      new Response(typeof body === "string" ? body : JSON.stringify(body), { status }),
  );
  vi.stubGlobal("fetch", fetch);
  return fetch;
};
const failing = () =>
  post("{ viewer { role } }", {}).then(
    () => null,
    (error: ApiError) => error,
  );

test("a request says who sends it and carries the cookie only to its own server", async () => {
  const fetch = answering({ data: { viewer: null } });
  expect(await post("{ viewer { role } }", { a: 1 })).toEqual({ viewer: null });
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe("/graphql");
  expect(init).toMatchObject({
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", "x-requested-by": "lotbook" },
    body: JSON.stringify({ query: "{ viewer { role } }", variables: { a: 1 } }),
  });
});

test("what may have waited on the device says when it was done", async () => {
  const fetch = answering({ data: {} });
  await post("mutation { m }", {}, "2026-11-26T07:58:00.000Z");
  const { body } = fetch.mock.calls[0]?.[1] ?? {};
  expect(JSON.parse(String(body)).extensions).toEqual({ occurredAt: "2026-11-26T07:58:00.000Z" });
});

test.each([
  ["UNAUTHENTICATED", 200, "unauthenticated"],
  ["INTERNAL", 200, "internal"],
  ["UNAVAILABLE", 503, "unavailable"],
  ["FORBIDDEN", 200, "rejected"],
  ["QUERY_TOO_EXPENSIVE", 400, "rejected"],
])("%s (%i) is %s", async (code, status, kind) => {
  answering({ errors: [{ message: "m", extensions: { code, reference: "R-7" } }] }, status);
  expect((await failing())?.kind).toBe(kind);
});
test.each([
  [401, "unauthenticated"],
  [429, "unavailable"],
  [502, "unavailable"],
  [413, "rejected"],
  [200, "offline"], // the sign-in page of a guest network
])("a page with status %i instead of an answer is %s", async (status, kind) => {
  answering("<html>", status);
  expect((await failing())?.kind).toBe(kind);
});
test("a bug comes with its reference", async () => {
  answering({ errors: [{ message: "m", extensions: { code: "INTERNAL", reference: "R-7" } }] });
  expect((await failing())?.reference).toBe("R-7");
});
test("no network is offline, until something is answered", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
  expect((await failing())?.kind).toBe("offline");
  expect(offline.value).toBe(true);
  answering({ data: {} });
  await post("{ a }", {});
  expect(offline.value).toBe(false);
});
test("an ended session is told once", async () => {
  const told = vi.fn();
  onSignedOut.value = told;
  answering({ errors: [{ message: "m", extensions: { code: "UNAUTHENTICATED" } }] });
  await failing();
  expect(told).toHaveBeenCalledOnce();
});
test("a refusal is told from a payload", () => {
  expect(isRefusal({ __typename: "WrongState", code: "STATE_FORBIDS", message: "done already" })).toBe(true);
  expect(isRefusal({ __typename: "TransferPayload" })).toBe(false);
});
