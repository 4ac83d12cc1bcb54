/**
 * The device's camera. One stream serves all screens, because some phones ask for permission again each time one
 * is opened; it is let go when the person turns the camera off, signs out, or has not looked at it for a while.
 */
import { effect, signal, untracked } from "@preact/signals";
import { person } from "../session.ts";
import { obstacle, type Trouble, troubleOf } from "./trouble.ts";

export interface Abilities {
  torch: boolean;
  /** The camera itself comes closer; else its picture is enlarged. */
  zoom: boolean;
  /** There is another camera to switch to. */
  others: boolean;
}

export type Camera =
  | { state: "off" | "starting" }
  | { state: "on"; stream: MediaStream; abilities: Abilities }
  | { state: "trouble"; trouble: Trouble };

export const camera = signal<Camera>({ state: "off" });
/** The person has turned the camera on: screens that scan show its picture in place of what they else show. */
export const wanted = signal(false);
export const lit = signal(false);
export const zoomed = signal(false);

const CHOSEN = "lotbook.camera";
/** How many times closer, for small codes. */
export const CLOSER = 2;
/** Milliseconds that a stream nobody looks at is kept. */
const KEPT = 60_000;
/** As wide as a code on a box needs at arm's length; more pixels only cost time. */
const WISH = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** Of camera and torch, which the DOM types do not know. */
interface CameraCapabilities extends MediaTrackCapabilities {
  torch?: boolean;
  zoom?: { min: number; max: number };
  focusMode?: string[];
}

let turn = 0; // rises with every start and stop: what was asked for before is not wanted any more
let viewers = 0;
let resting: ReturnType<typeof setTimeout> | undefined;

const trackOf = () => (camera.value.state === "on" ? camera.value.stream.getVideoTracks()[0] : undefined);

/** Ask for the camera and show its picture. */
export async function turnOn(): Promise<void> {
  wanted.value = true;
  if (camera.value.state === "on" || camera.value.state === "starting") return;
  await start();
}

export function turnOff(): void {
  wanted.value = false;
  release();
}

/** Something other than the camera failed. */
export function giveUp(trouble: Trouble): void {
  release();
  camera.value = { state: "trouble", trouble };
}

async function start(): Promise<void> {
  const mine = ++turn;
  const useless = obstacle(isSecureContext, navigator.mediaDevices);
  if (useless) {
    camera.value = { state: "trouble", trouble: useless };
    return;
  }
  camera.value = { state: "starting" };
  try {
    const stream = await open();
    const [track] = stream.getVideoTracks();
    const abilities = await abilitiesOf(track);
    if (mine !== turn) return stop(stream);
    track?.addEventListener("ended", () => mine === turn && giveUp("lost"));
    camera.value = { state: "on", stream, abilities };
  } catch (error) {
    const trouble = await troubleWith(error);
    if (mine === turn) camera.value = { state: "trouble", trouble };
  }
}

/** The chosen camera if it is still there, else the one on the back. */
async function open(): Promise<MediaStream> {
  const media = navigator.mediaDevices;
  const chosen = localStorage.getItem(CHOSEN);
  if (chosen)
    try {
      return await media.getUserMedia({ video: { deviceId: { exact: chosen }, ...WISH } });
    } catch (error) {
      if (!(error instanceof DOMException && /NotFound|Overconstrained/.test(error.name))) throw error;
      localStorage.removeItem(CHOSEN);
    }
  return media.getUserMedia({ video: { facingMode: { ideal: "environment" }, ...WISH } });
}

async function troubleWith(error: unknown): Promise<Trouble> {
  const status = await permission();
  return troubleOf(error instanceof DOMException ? error.name : "", status?.state);
}

// Not every browser knows this permission.
const permission = () => navigator.permissions?.query({ name: "camera" }).catch(() => undefined);

async function abilitiesOf(track: MediaStreamTrack | undefined): Promise<Abilities> {
  const can: CameraCapabilities = track?.getCapabilities?.() ?? {};
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const closer = can.zoom !== undefined && can.zoom.max >= CLOSER && can.zoom.min < CLOSER;
  if (can.focusMode?.includes("continuous")) await apply(track, { focusMode: "continuous" });
  return {
    torch: can.torch === true,
    others: devices.filter(({ kind }) => kind === "videoinput").length > 1,
    zoom: closer,
  };
}

/** Whether the camera did as asked. */
async function apply(
  track: MediaStreamTrack | undefined,
  setting: Record<string, unknown>,
): Promise<boolean> {
  const constraints = { advanced: [setting] } as MediaTrackConstraints;
  return (
    (await track?.applyConstraints(constraints).then(
      () => true,
      () => false,
    )) ?? false
  );
}

export async function light(on: boolean): Promise<void> {
  if (await apply(trackOf(), { torch: on })) lit.value = on;
}

export async function zoom(on: boolean): Promise<void> {
  const { value } = camera;
  const itself = value.state === "on" && value.abilities.zoom;
  if (!itself || (await apply(trackOf(), { zoom: on ? CLOSER : 1 }))) zoomed.value = on;
}

/** How many times the picture is shown enlarged, because the camera cannot come closer itself. */
export const enlarged = (): number => {
  const { value } = camera;
  return zoomed.value && value.state === "on" && !value.abilities.zoom ? CLOSER : 1;
};

/** Go to the next camera of the device, and remember it there. */
export async function switchCamera(): Promise<void> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const ids = devices.filter(({ kind }) => kind === "videoinput").map(({ deviceId }) => deviceId);
  const next = ids[(ids.indexOf(trackOf()?.getSettings().deviceId ?? "") + 1) % ids.length];
  if (!next) return;
  localStorage.setItem(CHOSEN, next);
  release(); // most phones open only one at a time
  await start();
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function release(): void {
  turn += 1;
  if (camera.value.state === "on") stop(camera.value.stream);
  camera.value = { state: "off" };
  lit.value = false;
  zoomed.value = false;
}

/** A view shows the picture from now on; returns how to say that it is gone. */
export function look(): () => void {
  viewers += 1;
  rest();
  return () => {
    viewers -= 1;
    rest();
  };
}

/** Nobody looks: let the camera go after a while. Somebody does again: have it back. */
function rest(): void {
  clearTimeout(resting);
  if (viewers > 0 && !document.hidden) {
    if (wanted.value && camera.value.state === "off") void start();
    return;
  }
  if (lit.value) void light(false);
  resting = setTimeout(() => camera.value.state === "on" && release(), KEPT);
}

document.addEventListener("visibilitychange", rest);
effect(() => {
  if (person.value === null) untracked(turnOff);
});
// Allowed in the settings of the browser meanwhile: nothing more needs to be pressed.
void permission()?.then((status) =>
  status?.addEventListener("change", () => {
    const refused = camera.value.state === "trouble" && /denied|dismissed/.test(camera.value.trouble);
    if (status.state === "granted" && refused && wanted.value) void start();
  }),
);
