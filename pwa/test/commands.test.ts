import { expect, test } from "vitest";
import vectors from "../../tests/vectors/commands.json";
import { COMMANDS, commandOf, isCommand } from "../src/scanner/commands.ts";
import { keyedIn } from "../src/screens/receive/next-scan.ts";
import { obeying } from "../src/screens/receive/obey.ts";
import { empty, opened, type Receipt, scanned, stepped } from "../src/screens/receive/receipt.ts";
import type { Session } from "../src/screens/receive/session.ts";
import { line, powerBank, tape } from "./lines.ts";

const KEY = "4F2A91C0";

test("the commands are those that the server prints", () => {
  expect([...COMMANDS].sort()).toEqual([...vectors.commands].sort());
});

test.each(vectors.labels)("$code is obeyed with our key", ({ code, command, count }) => {
  expect(commandOf(code, KEY)).toEqual({ command, ...(count && { count }) });
});

test("what there is not is foreign, and a count of what cannot be counted", () => {
  for (const code of ["LB:SELFDESTRUCT:4F2A91C0", "LB:UNDO.3:4F2A91C0"])
    expect(commandOf(code, KEY)).toBe("foreign");
});

test("a stranger's label does nothing, nor does any before our key is known", () => {
  expect(commandOf("LB:UNDO:00000000", KEY)).toBe("foreign");
  expect(commandOf("LB:UNDO:4F2A91C0", undefined)).toBe("foreign");
});

test("codes of goods are none", () => {
  for (const raw of [
    "LB:UNDO",
    "lb:undo:4F2A91C0",
    "XLB:UNDO:4F2A91C0",
    "09521100141017",
    "LB:UNDO:4F2A91C0X",
    "LB:QUANTITY.0:4F2A91C0",
  ]) {
    expect(commandOf(raw, KEY)).toBeNull();
    expect(isCommand(raw)).toBe(false);
  }
});

const receipt: Receipt = { ...empty, lines: [line({ done: "24" }), powerBank, tape] };

test("the next line is one that lacks something, around the end too", () => {
  expect(stepped(receipt, 1)?.open).toBe("bank");
  expect(stepped(opened(receipt, "bank"), 1)?.open).toBe("tape");
  expect(stepped(opened(receipt, "tape"), 1)?.open).toBe("bank");
  expect(stepped(opened(receipt, "bank"), -1)?.open).toBe("tape");
  expect(stepped({ ...empty, lines: [line({ done: "24" })] }, 1)).toBeNull();
});

/** A session that only remembers what was done with its receipt. */
function working(start: Receipt = receipt) {
  const session = { id: "T", receipt: { value: start }, left: [] as number[] };
  return Object.assign(session, {
    change: (then: (receipt: Receipt) => Receipt) => {
      session.receipt.value = then(session.receipt.value);
    },
    leaveOut: ({ key }: { key: number }) => session.left.push(key),
  });
}

const obeyed = (
  session: ReturnType<typeof working>,
  open: { sheet: string; again?: number } | null = null,
) => {
  const asked: object[] = [];
  const closed: string[] = [];
  const obeys = obeying({
    session: session as unknown as Session,
    open,
    ask: (sheet) => void asked.push(sheet),
    close: () => void closed.push("closed"),
    finish: () => void closed.push("finished"),
  });
  return { obeys, asked, closed };
};

test("a quantity is keyed in, or asked for", () => {
  const session = working();
  const { obeys, asked } = obeyed(session);
  obeys.QUANTITY?.("12");
  expect(session.receipt.value.keyed).toBe("12");
  obeys.QUANTITY?.(undefined);
  expect(asked).toEqual([{ sheet: "quantity" }]);
  obeys.DISCARD?.(undefined);
  expect(session.receipt.value.keyed).toBeUndefined();
});

test("what lies over the work is closed first, then a refused scan is left out; else there is nothing to discard", () => {
  const request = { transfer: "T", scan: { raw: "X", reader: "WEDGE" as const }, takeMore: false };
  const once = scanned(keyedIn(receipt, "2"), { key: 7, at: "", request });
  const refusal = { __typename: "Rejected" as const, code: "X", message: "no" };
  const session = working({
    ...once,
    scans: once.scans.map((scan) => ({ ...scan, state: { kind: "refused", refusal } })),
  });
  const { obeys, closed } = obeyed(session, { sheet: "type" });
  obeys.DISCARD?.(undefined);
  expect([closed, session.left]).toEqual([["closed"], []]);
  obeyed(session).obeys.DISCARD?.(undefined);
  expect(session.left).toEqual([7]);
  expect(obeyed(working()).obeys.DISCARD?.(undefined)).toBe(false);
});
