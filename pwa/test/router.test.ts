// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import { followLinks, go, match, place } from "../src/router.ts";

let stop: () => void;
beforeEach(() => {
  go("/", { replace: true });
  stop = followLinks();
});
afterEach(() => stop());

function click(href: string, init: MouseEventInit = {}, attributes: Record<string, string> = {}) {
  const link = document.createElement("a");
  link.href = href;
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  document.body.replaceChildren(link);
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, button: 0, ...init });
  // Else the test's browser would load the page.
  addEventListener("click", (last) => last.preventDefault(), { once: true });
  link.dispatchEvent(event);
}

test("a pattern gives its parts, decoded", () => {
  expect(match("/lots/:id", "/lots/TG90OjE%3D")).toEqual({ id: "TG90OjE=" });
  expect(match("/transfers/:id/receive", "/transfers/7/receive")).toEqual({ id: "7" });
});
test("a pattern fits only its own length and words", () => {
  expect(match("/lots/:id", "/lots")).toBeNull();
  expect(match("/lots/:id", "/orders/1")).toBeNull();
  expect(match("/lots/:id", "/lots/1/edit")).toBeNull();
  expect(match("/lots/:id", "/lots/%E9")).toBeNull();
});
test("a link is followed without loading a page", () => {
  click("/lots/1?tab=history");
  expect(place.value.pathname + place.value.search).toBe("/lots/1?tab=history");
});
test.each([
  ["a new tab by key", { ctrlKey: true }, {}],
  ["a new tab by its target", {}, { target: "_blank" }],
  ["a download", {}, { download: "" }],
])("%s is left to the browser", (_, init, attributes) => {
  click("/lots/1", init, attributes);
  expect(place.value.pathname).toBe("/");
});
test.each(["/documents/slip.pdf", "https://example.org/lots"])("%s is left to the browser", (href) => {
  click(href);
  expect(place.value.pathname).toBe("/");
});
test("the browser's back button shows the page before", () => {
  history.replaceState(null, "", "/before");
  dispatchEvent(new PopStateEvent("popstate"));
  expect(place.value.pathname).toBe("/before");
});
