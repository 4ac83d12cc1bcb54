import { expect, test } from "vitest";
import { commandOf } from "../src/screens/receive/commands.ts";

test("a command is obeyed with our key, and only what there is", () => {
  expect(commandOf("LB:UNDO:4F2A91C0", "4F2A91C0")).toBe("UNDO");
  expect(commandOf("LB:FINISH:4F2A91C0", "4F2A91C0")).toBe("FINISH");
  expect(commandOf("LB:VALIDATE:4F2A91C0", "4F2A91C0")).toBe("foreign");
});

test("a stranger's label does nothing, nor does any before our key is known", () => {
  expect(commandOf("LB:UNDO:00000000", "4F2A91C0")).toBe("foreign");
  expect(commandOf("LB:UNDO:4F2A91C0", undefined)).toBe("foreign");
});

test("codes of goods are none", () => {
  for (const raw of [
    "LB:UNDO",
    "lb:undo:4F2A91C0",
    "XLB:UNDO:4F2A91C0",
    "09521100141017",
    "LB:UNDO:4F2A91C0X",
  ]) {
    expect(commandOf(raw, "4F2A91C0")).toBeNull();
  }
});
