/** What a person set on this device: how it looks, sounds and shakes. Kept in local storage. */
import { effect, type Signal, signal } from "@preact/signals";

export const THEMES = ["auto", "light", "dark", "sun"] as const;
export type Theme = (typeof THEMES)[number];
export const VOLUMES = [0, 0.3, 0.6, 1] as const;
export type Volume = (typeof VOLUMES)[number];
/** Milliseconds that a hand scanner may pause between two keys. A person needs more than 80; over wireless and remote
 * desktops scanners are slower than they are set to. */
export const PAUSES = [60, 120, 250] as const;

function kept<T>(name: string, fallback: T, permitted: readonly T[]): Signal<T> {
  const key = `lotbook.${name}`;
  const stored = permitted.find((value) => JSON.stringify(value) === localStorage.getItem(key));
  const preference = signal(stored ?? fallback);
  effect(() => localStorage.setItem(key, JSON.stringify(preference.value)));
  return preference;
}

export const theme = kept<Theme>("theme", "auto", THEMES);
export const volume = kept<Volume>("volume", 0.6, VOLUMES);
export const vibration = kept("vibration", true, [true, false]);

export const longestPause = kept<(typeof PAUSES)[number]>("pause", 60, PAUSES);

const SEPARATOR = "lotbook.separator";

/** What the hand scanner of this device sends for FNC1; empty when it sends GS, as it should. */
export const separator = signal(localStorage.getItem(SEPARATOR) ?? "");
effect(() => localStorage.setItem(SEPARATOR, separator.value));

/** Keep the page in the chosen theme; "auto" follows the device. */
export function applyTheme(): void {
  effect(() => {
    const { dataset } = document.documentElement;
    if (theme.value === "auto") delete dataset.theme;
    else dataset.theme = theme.value;
  });
}
