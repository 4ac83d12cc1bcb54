// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { Band } from "../src/ui/band.tsx";
import { Bar, Button } from "../src/ui/basics.tsx";
import { TextField } from "../src/ui/fields.tsx";
import { Sheet } from "../src/ui/overlay.tsx";
import { QuantityPad } from "../src/ui/quantity-pad.tsx";

afterEach(cleanup);

test("the band says what happened in words, and speaks up when it was not good", () => {
  const { rerender } = render(<Band state="ok" scan={1} word="OK +1" number="GH-2611-09" />);
  expect(screen.getByRole("status").textContent).toContain("OK +1");
  rerender(<Band state="refused" scan={2} why="On hand already" />);
  expect(screen.getByRole("alert").textContent).toContain("RefusedOn hand already");
});

test("a field tells its refusal to who cannot see it", () => {
  render(<TextField label="Number" error="Too long" hint="At most 64" />);
  const input = screen.getByLabelText("Number");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const about = document.getElementById(input.getAttribute("aria-describedby") ?? "");
  expect(about?.textContent).toBe("Too longAt most 64");
});

test("a sheet closes by its X and by Escape, only through its owner", () => {
  const close = vi.fn();
  render(
    <Sheet title="Numbers" onClose={close}>
      text
    </Sheet>,
  );
  const sheet = screen.getByRole("dialog", { name: "Numbers" });
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  const pressed = new Event("cancel", { cancelable: true });
  sheet.dispatchEvent(pressed);
  expect(close).toHaveBeenCalledTimes(2);
  expect(pressed.defaultPrevented).toBe(true);
});

test("a button that waits says what it does and cannot be pressed", () => {
  render(<Button busy="Validating">Validate</Button>);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Validating" }).disabled).toBe(true);
});

test("a bar never leaves its track", () => {
  const { container } = render(<Bar part={1.5} />);
  expect(container.querySelector("i")?.style.width).toBe("100%");
});

test("the pad hands over what its button says", () => {
  const done = vi.fn();
  render(<QuantityPad decimals={1} unit="kg" verb={(shown) => `Take ${shown}`} onDone={done} />);
  for (const key of ["1", "2", ".", "5"]) fireEvent.click(screen.getByRole("button", { name: key }));
  fireEvent.click(screen.getByRole("button", { name: "Take 12.5\u00a0kg" }));
  expect(done).toHaveBeenCalledWith("12.5");
});

test("the pad takes what is typed on keys, and Enter hands it over", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const done = vi.fn();
  const type = (...typed: string[]) => {
    for (const key of typed) {
      vi.advanceTimersByTime(100);
      fireEvent.keyDown(keys, { key });
    }
  };
  render(<QuantityPad decimals={1} unit="kg" verb={(shown) => `Take ${shown}`} onDone={done} />);
  const keys = screen.getByRole("textbox", { name: "Quantity" });
  type("Enter");
  expect(done).not.toHaveBeenCalled();
  type("4", "5", "x", "Backspace", ",", "5", "7");
  for (const key of ["Backspace", "Enter"]) fireEvent.keyDown(keys, { key }); // as quickly as a scanner
  expect(done).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Take 4.5\u00a0kg" })).toBeTruthy();
  type("Enter");
  expect(done).toHaveBeenCalledExactlyOnceWith("4.5");
  fireEvent.input(keys, { target: { value: "A12,34" } });
  expect(screen.getByRole("button", { name: "Take 12.3\u00a0kg" })).toBeTruthy();
  vi.useRealTimers();
});

test("a field for numbers is not corrected by browsers that know how to", () => {
  // As in Chromium and Safari, where autocorrect is a boolean property.
  Object.defineProperty(HTMLInputElement.prototype, "autocorrect", {
    configurable: true,
    set(on: unknown) {
      (this as HTMLElement).setAttribute("autocorrect", on ? "on" : "off");
    },
  });
  render(<TextField label="Number" mono />);
  expect(screen.getByLabelText("Number").getAttribute("autocorrect")).toBe("off");
  delete (HTMLInputElement.prototype as { autocorrect?: unknown }).autocorrect;
});
