// @vitest-environment happy-dom
import { render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { forAdministrators } from "../src/screens/settings/for-administrators.tsx";
import { session, type Viewer } from "../src/session.ts";

const People = forAdministrators("settings.people", () => <button type="button">New person</button>);

const signedIn = (role: Viewer["role"]) => {
  session.value = { state: "in", viewer: { role, user: { id: "u", name: "Vera" } } as Viewer };
};

afterEach(() => {
  session.value = { state: "out" };
});

test("an address for administrators shows others why there is nothing", () => {
  signedIn("MANAGER");
  const { rerender } = render(<People />);
  expect(screen.queryByText("New person")).toBeNull();
  expect(screen.getByText("Only an administrator may see this.")).toBeTruthy();
  signedIn("ADMINISTRATOR");
  rerender(<People />);
  expect(screen.getByText("New person")).toBeTruthy();
});
