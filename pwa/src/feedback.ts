/** What a state sounds and feels like. Each has its own rhythm, so that it is known without pitch. */
import { vibration, volume } from "./preferences.ts";

export const STATES = [
  "ok",
  "duplicate",
  "wrong",
  "unknown",
  "refused",
  "pending",
  "offline",
  "hold",
  "recalled",
  "expired",
] as const;
export type State = (typeof STATES)[number];

/** One tone: hertz, a second pitch when it glides there, milliseconds, loudness 0 to 1. */
export interface Tone {
  from: number;
  to: number;
  lasts: number;
  loudness: number;
}

interface Feedback {
  tones: readonly Tone[];
  /** Milliseconds on, off, on, as for navigator.vibrate. */
  vibration: readonly number[];
}

const tone = (from: number, lasts: number, to = from, loudness = 1): Tone => ({ from, to, lasts, loudness });
const REFUSED: Feedback = { tones: [tone(220, 150), tone(220, 150)], vibration: [80, 60, 80] };
const SILENT: Feedback = { tones: [], vibration: [] };
/** Milliseconds of silence between two tones. */
const GAP = 60;

export const FEEDBACK: Record<State, Feedback> = {
  ok: { tones: [tone(880, 80)], vibration: [60] },
  duplicate: { tones: [tone(660, 60), tone(660, 60)], vibration: [40, 40, 40] },
  wrong: { tones: [tone(440, 250, 220)], vibration: [120, 60, 40] },
  unknown: { tones: [tone(330, 200, 440)], vibration: [40, 60, 120] },
  refused: REFUSED,
  pending: SILENT,
  offline: { tones: [tone(330, 200, 330, 0.3)], vibration: [] },
  hold: REFUSED,
  recalled: { tones: [tone(520, 150), tone(390, 150), tone(520, 150)], vibration: [200, 80, 200] },
  expired: REFUSED,
};

let audio: AudioContext | undefined;

/** Browsers are mute until the person has touched the page once. */
export function unlockSound(): void {
  const unlock = () => {
    audio ??= new AudioContext();
    void audio.resume();
  };
  for (const event of ["pointerdown", "keydown"])
    addEventListener(event, unlock, { once: true, passive: true });
}

/** Play and shake; does nothing where the device cannot, or the person does not want it. */
export function signalState(state: State): void {
  const { tones, vibration: pattern } = FEEDBACK[state];
  if (vibration.value && pattern.length) navigator.vibrate?.([...pattern]);
  if (!audio || volume.value === 0) return;
  if (audio.state !== "running") void audio.resume(); // phones put it to sleep in the background
  let start = audio.currentTime;
  for (const each of tones) {
    play(audio, each, start);
    start += (each.lasts + GAP) / 1000;
  }
}

function play(context: AudioContext, { from, to, lasts, loudness }: Tone, start: number): void {
  const end = start + lasts / 1000;
  const oscillator = new OscillatorNode(context, { type: "square", frequency: from });
  oscillator.frequency.linearRampToValueAtTime(to, end);
  const gain = new GainNode(context, { gain: 0 });
  // A short rise and fall: a square wave that starts at full height clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume.value * loudness * 0.5, start + 0.005);
  gain.gain.setValueAtTime(volume.value * loudness * 0.5, end - 0.01);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
