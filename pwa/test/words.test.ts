// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { date, daysBetween, happened, moment, money, quantity, share } from "../src/format.ts";
import { t } from "../src/texts/index.ts";
import { keyed, type PadKey, padQuantity } from "../src/ui/quantity-pad.tsx";

test("dates have the month in letters, day first", () => {
  expect(date("2027-01-14")).toBe("14\u00a0Jan\u00a02027");
  expect(daysBetween("2026-11-23", "2027-01-14")).toBe(52);
});
test("history: today and yesterday as words, the year only of another year", () => {
  const now = new Date(2026, 10, 23, 12);
  expect(moment(new Date(2026, 10, 23, 7, 58).toISOString(), now)).toBe("today 07:58");
  expect(moment(new Date(2026, 10, 22, 7, 58).toISOString(), now)).toBe("yesterday 07:58");
  expect(moment(new Date(2026, 10, 12, 7, 58).toISOString(), now)).toBe("12\u00a0Nov 07:58");
  expect(moment(new Date(2025, 10, 12, 7, 58).toISOString(), now)).toBe("12\u00a0Nov\u00a02025 07:58");
});
test("what a device did without a signal shows both times", () => {
  const now = new Date(2026, 10, 23, 12);
  const at = (hours: number, minutes: number) => new Date(2026, 10, 23, hours, minutes).toISOString();
  expect(happened({ recordedAt: at(9, 30), occurredAt: null }, now)).toBe("today 09:30");
  expect(happened({ recordedAt: at(9, 30), occurredAt: at(9, 29) }, now)).toBe("today 09:30");
  expect(happened({ recordedAt: at(9, 30), occurredAt: at(7, 58) }, now)).toBe(
    "today 07:58, recorded today 09:30",
  );
});
test("quantities lose no digit and show no trailing zero", () => {
  expect(quantity("20000")).toBe("20,000");
  expect(quantity("2.500000", "kg")).toBe("2.5\u00a0kg");
  expect(quantity("999999999999.999999")).toBe("999,999,999,999.999999");
  expect(quantity("-3")).toBe("\u22123");
  expect(money("8412.5", "EUR")).toBe("8,412.50\u00a0EUR");
});
test("a text fills its names and chooses singular or plural", () => {
  expect(t("outbox.refused", { n: 1 })).toBe("1 needs you");
  expect(t("outbox.refused", { n: 1200 })).toBe("1,200 need you");
  expect(() => t("home.late")).toThrow("lacks n");
});

const typed = (keys: string, decimals: number) =>
  [...keys].reduce((value, key) => keyed(value, (key === "<" ? "delete" : key) as PadKey, decimals), "");

test("the pad makes only quantities that the product can have", () => {
  expect(typed("12.5", 3)).toBe("12.5");
  expect(typed("12.5", 0)).toBe("125");
  expect(typed("1.23456", 3)).toBe("1.234");
  expect(typed(".5", 1)).toBe("0.5");
  expect(typed("007", 0)).toBe("7");
  expect(typed("1.2.3", 3)).toBe("1.23");
  expect(typed("12<<3", 0)).toBe("3");
  expect(typed("1234567890123", 0)).toBe("123456789012");
  expect([padQuantity("12."), padQuantity("0"), padQuantity("")]).toEqual(["12", null, null]);
});

test("a share is shown to a thousandth, and finer where it would be nothing", () => {
  const shown = (value: string) => share(value, "kg").replace("\u00a0", " ");
  expect(["22.365805", "0.5", "1.333333", "0.000417"].map(shown)).toEqual([
    "22.366 kg",
    "0.5 kg",
    "1.333 kg",
    "0.000417 kg",
  ]);
});

test("what is one is said as one", () => {
  expect(t("receive.linesOpen", { open: 1, n: 1 })).toBe("1 of 1 line open");
  expect(t("receive.linesOpen", { open: 1, n: 2 })).toBe("1 of 2 lines open");
  expect(t("numbers.lacking", { n: 1, quantity: "1 pcs" })).toBe("1 pcs is still missing after these.");
  expect(t("numbers.subSerials", { n: 1, done: "0", left: "1" })).toBe("Serial · 0 of 1 number, 1 to go");
  expect(t("pad.goes.line", { n: 1, quantity: "1 pcs" })).toBe("1 pcs goes in all");
});
