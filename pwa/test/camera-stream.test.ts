// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  camera,
  enlarged,
  giveUp,
  light,
  lit,
  look,
  switchCamera,
  turnOff,
  turnOn,
  wanted,
  zoom,
  zoomed,
} from "../src/camera/stream.ts";
import { session } from "../src/session.ts";

/** What the device has, and what was asked of it. */
let cameras: string[];
let capabilities: Record<string, unknown>;
let refusal: string | undefined;
let opened: { id: string; ended: boolean; settings: unknown[]; end: () => void }[];
let leave: () => void;

function track(id: string) {
  const state = { id, ended: false, settings: [] as unknown[], end: () => {} };
  opened.push(state);
  return {
    stop: () => (state.ended = true),
    getCapabilities: () => capabilities,
    getSettings: () => ({ deviceId: id }),
    applyConstraints: async ({ advanced }: MediaTrackConstraints) => void state.settings.push(advanced?.[0]),
    addEventListener: (_: string, end: () => void) => (state.end = end),
  };
}

const mediaDevices = {
  getUserMedia: async ({ video }: { video: { deviceId?: { exact: string } } }) => {
    if (refusal) throw new DOMException("", refusal);
    const wished = video.deviceId?.exact;
    if (wished && !cameras.includes(wished)) throw new DOMException("", "OverconstrainedError");
    const tracks = [track(wished ?? cameras[0] ?? "")];
    return { getVideoTracks: () => tracks, getTracks: () => tracks };
  },
  enumerateDevices: async () => cameras.map((deviceId) => ({ kind: "videoinput", deviceId })),
};

const on = () => vi.waitFor(() => expect(camera.value.state).toBe("on"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("navigator", { mediaDevices, userAgent: "" });
  [cameras, capabilities, refusal, opened] = [["back"], {}, undefined, []];
  session.value = { state: "in", viewer: { user: { id: "u" } } } as never;
  localStorage.clear();
  leave = look();
});
afterEach(() => {
  leave();
  turnOff();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("one stream serves all screens", async () => {
  await turnOn();
  await turnOn();
  leave();
  vi.advanceTimersByTime(30_000);
  leave = look();
  expect(camera.value.state).toBe("on");
  expect(opened).toHaveLength(1);
});
test("a stream that nobody looks at is let go, and is back when somebody does", async () => {
  await turnOn();
  leave();
  vi.advanceTimersByTime(61_000);
  expect([camera.value.state, opened[0]?.ended]).toEqual(["off", true]);
  leave = look();
  await on();
  expect(opened).toHaveLength(2);
});
test("turned off, and signed out, it is off", async () => {
  await turnOn();
  turnOff();
  expect([wanted.value, opened[0]?.ended]).toEqual([false, true]);
  await turnOn();
  session.value = { state: "out" };
  expect([wanted.value, camera.value.state, opened[1]?.ended]).toEqual([false, "off", true]);
});
test("turned off while it starts, it does not go on", async () => {
  const starting = turnOn();
  turnOff();
  await starting;
  expect([camera.value.state, opened[0]?.ended]).toEqual(["off", true]);
});
test("light, zoom and another camera are there where the device has them", async () => {
  await turnOn();
  expect(camera.value).toMatchObject({ abilities: { torch: false, zoom: false, others: false } });
  await zoom(true);
  expect([enlarged(), opened[0]?.settings]).toEqual([2, []]); // its picture is, instead
  turnOff();
  capabilities = { torch: true, zoom: { min: 1, max: 8 }, focusMode: ["manual", "continuous"] };
  cameras = ["back", "wide"];
  await turnOn();
  expect(camera.value).toMatchObject({ abilities: { torch: true, zoom: true, others: true } });
  await light(true);
  await zoom(true);
  expect([lit.value, zoomed.value, enlarged()]).toEqual([true, true, 1]);
  expect(opened[1]?.settings).toEqual([{ focusMode: "continuous" }, { torch: true }, { zoom: 2 }]);
});
test("the chosen camera is remembered, as long as the device has it", async () => {
  cameras = ["back", "wide"];
  await turnOn();
  await switchCamera();
  expect(opened.map(({ id, ended }) => [id, ended])).toEqual([
    ["back", true],
    ["wide", false],
  ]);
  turnOff();
  await turnOn();
  expect(opened.at(-1)?.id).toBe("wide");
  turnOff();
  cameras = ["back"];
  await turnOn();
  expect(opened.at(-1)?.id).toBe("back");
});
test("what stands in the way is told, and tried again", async () => {
  refusal = "NotAllowedError";
  await turnOn();
  expect(camera.value).toEqual({ state: "trouble", trouble: "denied" });
  refusal = undefined;
  await turnOn();
  expect(camera.value.state).toBe("on");
  opened[0]?.end(); // another app took it
  expect(camera.value).toEqual({ state: "trouble", trouble: "lost" });
  giveUp("reader");
  vi.stubGlobal("isSecureContext", false);
  await turnOn();
  expect(camera.value).toEqual({ state: "trouble", trouble: "insecure" });
});
