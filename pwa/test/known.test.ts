/** Quantities of a trace: bounds where the record does not know, one figure where it does. */
import { describe, expect, it } from "vitest";
import "../src/texts/more.ts";
import type { TraceJoinFragment, TraceThingFragment } from "../src/gql/graphql.ts";
import { known, moved, ofWhole, shareOf, wholeOf } from "../src/screens/trace/known.ts";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");

const step = (quantity: string, atLeast: string, atMost: string) =>
  ({ kind: "CONSUMED", quantity, bounds: { atLeast, atMost } }) as TraceJoinFragment;

const lot = (number: string) => ({ number, product: { unit: { symbol: "kg" } } }) as never;

describe("a quantity that a mix makes unknowable", () => {
  it("is told from the least to the most, never as one figure", () => {
    expect(plain(known({ atLeast: "0", atMost: "25.5" }, "kg"))).toBe("0 to 25.5 kg");
    expect(plain(known({ atLeast: "30", atMost: "30" }, "kg"))).toBe("30 kg");
    expect(plain(moved(step("16.666667", "0", "25"), "kg"))).toBe("0 to 25 kg used, shared as 16.667 kg");
    expect(plain(moved(step("20", "20", "20"), "kg"))).toBe("20 kg used");
  });

  it("says of a number that was corrected that it was, and of one that somebody gave anew that he did", () => {
    const by = (kind: string) =>
      moved({ ...step("4", "4", "4"), kind: "RELABELLED", operation: { kind } }, "kg");
    expect(plain(by("CORRECT_MOVE_LINES"))).toBe("4 kg, number corrected");
    expect(plain(by("RELABEL_LOT"))).toBe("4 kg relabelled");
  });

  it("says of what it is a share, and nothing where shares have no meaning", () => {
    const half = { atLeast: "0", atMost: "50" };
    expect(plain(ofWhole(half, wholeOf([lot("F1")])))).toBe("0 to 50 kg of F1");
    expect(plain(ofWhole(half, wholeOf([lot("F1"), lot("F2")])))).toBe("0 to 50 kg of the start");
    expect(ofWhole(null, wholeOf([lot("F1")]))).toBeNull();
    const behind = {
      depth: -1,
      share: half,
      subject: { __typename: "Lot", product: { unit: { symbol: "l" } } },
    };
    expect(plain(shareOf(behind as unknown as TraceThingFragment, wholeOf([lot("F1")])))).toBe(
      "0 to 50 l in F1",
    );
  });
});
