import { expect, test } from "vitest";
import vectors from "../../tests/vectors/packed.json";
import { ordered, packed } from "../src/packed.ts";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");

test.each(vectors.packed)(
  "$quantity $unit in $name of $per are $text",
  ({ quantity, name, per, unit, text }) => {
    expect(plain(packed({ packaging: { name }, perPackaging: per }, quantity, unit))).toBe(text);
  },
);

test("a line shows both counts where they differ", () => {
  const box = { packaging: { name: "Box" }, perPackaging: "24" };
  expect(plain(ordered(box, "72", "pcs"))).toBe("3 × Box = 72 pcs");
  expect(plain(ordered(box, "53", "pcs"))).toBe("2 × Box and 5 pcs = 53 pcs");
  expect(plain(ordered(box, "5", "pcs"))).toBe("5 pcs");
  expect(plain(ordered({ packaging: null, perPackaging: null }, "72", "pcs"))).toBe("72 pcs");
});
