// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { MovedOn } from "../src/screens/transfers/moved-on.tsx";

afterEach(cleanup);

const place = (number: string, onHand: string) => ({
  onHand,
  lot: { id: `Lot:${number}`, number },
  location: { path: "HAM/Stock/A-03" },
});

test("what a lot became is named with links, and one of them is chosen to be taken back from", () => {
  const onChange = vi.fn();
  const moved = {
    message: "M-1 became other lots",
    places: [place("M-1", "0"), place("M-2", "6"), place("M-3", "4")],
  };
  const from = { way: "FROM_DESTINATION" } as const;
  render(<MovedOn moved={moved} lot="Lot:M-1" relabels={false} from={from} onChange={onChange} />);
  expect(screen.getByRole("link", { name: "M-2" }).getAttribute("href")).toBe("/lots/Lot%3AM-2");
  const choices = screen.getAllByRole("radio");
  expect(choices).toHaveLength(2);
  fireEvent.click(choices[1] as HTMLElement);
  expect(onChange).toHaveBeenCalledWith({ way: "FROM_WHERE_THEY_ARE", takenFrom: "Lot:M-3" });
});

test("goods that only lie elsewhere are corrected from there, or relabelled", () => {
  const moved = { message: "moved", places: [place("M-1", "6")] };
  const from = { way: "FROM_DESTINATION" } as const;
  render(<MovedOn moved={moved} lot="Lot:M-1" relabels from={from} onChange={() => {}} />);
  expect(screen.getAllByRole("radio")).toHaveLength(2);
});
