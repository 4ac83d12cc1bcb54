// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { FEEDBACK, STATES } from "../src/feedback.ts";
import { t } from "../src/texts/index.ts";
import { ICONS } from "../src/ui/icon-names.ts";
import { STATE_ICON } from "../src/ui/states.ts";

const rhythm = (state: keyof typeof FEEDBACK) => FEEDBACK[state].tones.map((tone) => tone.lasts).join(" ");

test("every state has an icon and a word", () => {
  for (const state of STATES) {
    expect(ICONS).toContain(STATE_ICON[state]);
    expect(t(`state.${state}`)).not.toBe("");
  }
  expect(new Set(Object.values(STATE_ICON)).size).toBe(STATES.length);
});
test("no sound is longer than 450 ms, pauses apart", () => {
  for (const state of STATES) {
    const lasts = FEEDBACK[state].tones.reduce((sum, tone) => sum + tone.lasts, 0);
    expect(lasts, state).toBeLessThanOrEqual(450);
  }
});
test("the answers to a scan differ in rhythm alone", () => {
  const rhythms = (["ok", "duplicate", "wrong", "unknown", "refused", "recalled"] as const).map(rhythm);
  expect(new Set(rhythms).size).toBe(rhythms.length);
});
test("what stops goods sounds as refused; what waits is silent", () => {
  expect(FEEDBACK.hold).toBe(FEEDBACK.refused);
  expect(FEEDBACK.expired).toBe(FEEDBACK.refused);
  expect(FEEDBACK.pending.tones).toEqual([]);
});
test("wrong falls, unknown rises, offline is soft", () => {
  expect(FEEDBACK.wrong.tones).toMatchObject([{ from: 440, to: 220 }]);
  expect(FEEDBACK.unknown.tones).toMatchObject([{ from: 330, to: 440 }]);
  expect(FEEDBACK.offline.tones[0]?.loudness).toBeLessThan(0.5);
});
