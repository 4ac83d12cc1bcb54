// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { useForm } from "../src/form.ts";
import { LotsScreen } from "../src/screens/lots/list.tsx";
import { emptyProduct } from "../src/screens/products/draft.ts";
import { NameFields, NumberFields } from "../src/screens/products/fields.tsx";
import { session, tracks, type Viewer } from "../src/session.ts";
import { Frame } from "../src/ui/frame.tsx";

const signedIn = (facts: Partial<Viewer>) => {
  const user = { id: "u", name: "Vera", role: "MANAGER" as const };
  session.value = { state: "in", viewer: { role: "MANAGER", user, ...facts } as Viewer };
};

const NewProduct = () => (
  <Frame title="New product">
    <NameFields form={useForm(emptyProduct("pcs", "NONE"))} units={[]} />
  </Frame>
);

afterEach(() => {
  cleanup();
  session.value = { state: "out" };
});

test("while lots and serial numbers are off, neither the form nor the navigation speaks of them", () => {
  signedIn({ lotsAndSerialNumbers: true });
  const { unmount } = render(<NewProduct />);
  expect(screen.getByText("Tracked")).toBeTruthy();
  expect(screen.getByText("Lots")).toBeTruthy();
  unmount();
  signedIn({ lotsAndSerialNumbers: false });
  render(<NewProduct />);
  expect(screen.queryByText("Tracked")).toBeNull();
  expect(screen.queryByText("Lots")).toBeNull();
  expect(screen.getByText("Products")).toBeTruthy();
});

test("while lots and serial numbers are off, their list says so and asks for none", () => {
  signedIn({ lotsAndSerialNumbers: false });
  render(<LotsScreen />);
  expect(screen.getByText("Lots & serial numbers are off")).toBeTruthy();
  expect(screen.queryByText("New lot")).toBeNull();
});

test("while expiry dates are off, no form of a product or lot asks for one", () => {
  const Numbers = () => <NumberFields form={useForm(emptyProduct("pcs", "LOT"))} />;
  signedIn({ expiryDates: true });
  const { unmount } = render(<Numbers />);
  expect(screen.getByLabelText(/Shelf life/)).toBeTruthy();
  unmount();
  signedIn({ expiryDates: false });
  render(<Numbers />);
  expect(screen.queryByLabelText(/Shelf life/)).toBeNull();
  expect(screen.getByLabelText("Number sequence")).toBeTruthy();
});

test("while packages are off, the navigation does not speak of them", () => {
  signedIn({ packages: true });
  const { unmount } = render(<NewProduct />);
  expect(screen.getByText("Packages")).toBeTruthy();
  unmount();
  signedIn({ packages: false });
  render(<NewProduct />);
  expect(screen.queryByText("Packages")).toBeNull();
  expect(screen.getByText("Products")).toBeTruthy();
});

test("a person whom an older version remembered tracks", () => {
  signedIn({});
  expect(tracks.value).toBe(true);
});
