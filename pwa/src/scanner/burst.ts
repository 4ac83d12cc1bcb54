/** Keys that belong together, and how quickly they came. */

/** Milliseconds without a key behind which something else begins. What comes sooner belongs together: a pause that a
 * scanner does not make may hide lost keys, so neither what is before it nor what is behind is ever a code by itself. */
export const SILENCE = 1_000;
/** Fewer characters are a person drumming. */
const SHORTEST_CODE = 2;
export const GS = "\u001d";

/** Keys without a silence between them. */
export interface Burst {
  text: string;
  /** Time of the last key, in milliseconds. */
  at: number;
  /** The longest pause before any of its keys but the first, in milliseconds. */
  pause: number;
}

export const nothing: Burst = { text: "", at: Number.NEGATIVE_INFINITY, pause: 0 };

export type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "timeStamp">;

/** The character that a key stands for in a code; undefined for keys that stand for none. */
function character({ key, ctrlKey, altKey, metaKey }: Key): string | undefined {
  if (key === GS || (ctrlKey && !altKey && key === "]")) return GS;
  // AltGr, reported as Ctrl+Alt, is how many keyboards type a bracket.
  if (metaKey || ctrlKey !== altKey) return undefined;
  return [...key].length === 1 ? key : undefined;
}

export const ends = ({ key }: Pick<Key, "key">): boolean => key === "Enter" || key === "Tab";

/** What one key does to a burst: more of it, another beginning, or its end; ended: all of it, with the pause before the
 * end too. Blanks alone are nobody's code: they press buttons. */
export function pressed(burst: Burst, key: Key): { burst: Burst; ended?: Burst } {
  const gap = key.timeStamp - burst.at;
  const { text, pause } = gap <= SILENCE ? burst : nothing;
  const longest = text ? Math.max(pause, gap) : 0;
  if (ends(key))
    return text.length >= SHORTEST_CODE && text.trim()
      ? { burst: nothing, ended: { text, at: key.timeStamp, pause: longest } }
      : { burst: nothing };
  const more = character(key);
  if (more === undefined) return { burst };
  return { burst: { text: text + more, at: key.timeStamp, pause: longest } };
}
