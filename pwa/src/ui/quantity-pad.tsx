/** Large keys for a quantity, for gloves. */
import { useRef, useState } from "preact/hooks";
import { quantity } from "../format.ts";
import { longestPause } from "../preferences.ts";
import { locale, t } from "../texts/index.ts";
import { Button, Icon } from "./basics.tsx";

const DECIMAL =
  new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
/** The server holds quantities below this many digits before the point. */
const MOST_DIGITS = 12;

export type PadKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "." | "delete";

/** What one key does to a decimal string, "" for nothing typed; keys that would make no quantity do nothing. */
export function keyed(value: string, key: PadKey, decimals: number): string {
  if (key === "delete") return value.slice(0, -1);
  const [whole = "", fraction] = value.split(".");
  if (key === ".") return decimals === 0 || fraction !== undefined ? value : `${value || "0"}.`;
  if (fraction !== undefined) return fraction.length < decimals ? value + key : value;
  if (whole === "0") return key;
  return whole.length < MOST_DIGITS ? value + key : value;
}

const isPadKey = (key: string): key is PadKey => /^(?:[0-9.]|delete)$/.test(key);

/** What text that was typed or pasted comes to, key by key. */
const padText = (text: string, decimals: number): string =>
  [...text.replaceAll(",", ".")]
    .filter(isPadKey)
    .reduce<string>((value, key) => keyed(value, key, decimals), "");

/** The decimal string to send: without a trailing point; null when it is not above zero. */
export function padQuantity(value: string): string | null {
  const sent = value.replace(/\.$/, "");
  return Number(sent) > 0 ? sent : null;
}

export interface QuantityPadProps {
  unit?: string | undefined;
  /** How many decimals the product's step has. */
  decimals: number;
  /** The words of the button for a quantity as shown, such as "Take 12 kg". */
  verb: (shown: string, amount: string) => string;
  onDone: (quantity: string) => void;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

export function QuantityPad({ unit, decimals, verb, onDone }: QuantityPadProps) {
  const [value, setValue] = useState("");
  const press = (key: PadKey) => setValue((before) => keyed(before, key, decimals));
  const sent = padQuantity(value);
  const shown = quantity(sent ?? "0", unit);
  const take = () => sent !== null && onDone(sent);
  return (
    <div class="keypad">
      <Keys value={value} decimals={decimals} onValue={setValue} onEnter={take} />
      <output class="clock">
        {value ? quantity(value.replace(/\.$/, "")) + (value.endsWith(".") ? DECIMAL : "") : "0"}
        {unit && <small> {unit}</small>}
      </output>
      {DIGITS.map((digit) => (
        <Button key={digit} onClick={() => press(digit)}>
          {digit}
        </Button>
      ))}
      <Button disabled={decimals === 0} onClick={() => press(".")}>
        {DECIMAL}
      </Button>
      <Button onClick={() => press("0")}>0</Button>
      <button type="button" class="btn" aria-label={t("act.delete")} onClick={() => press("delete")}>
        <Icon name="delete" turn />
      </button>
      <div class="keypad-done">
        <Button kind="primary" wide disabled={sent === null} onClick={take}>
          {verb(shown, sent ?? "0")}
        </Button>
      </div>
    </div>
  );
}

interface KeysProps {
  value: string;
  decimals: number;
  onValue: (value: string) => void;
  onEnter: () => void;
}

/** Keys of a keyboard for what the pad calls otherwise. */
const SAME_KEY: Partial<Record<string, PadKey>> = { Backspace: "delete", ",": ".", [DECIMAL]: "." };

/** Keys of a handheld or a keyboard type too, without a keyboard on the screen; what a scanner types is a scan. Where that
 * cannot be told from what was typed just before it, its Enter takes nothing, and what it typed goes. */
function Keys({ value, decimals, onValue, onEnter }: KeysProps) {
  // When the last key came, and what was there before keys came as quickly as a scanner types them.
  const last = useRef({ at: Number.NEGATIVE_INFINITY, before: value });
  const press = (event: KeyboardEvent) => {
    const quick = event.timeStamp - last.current.at <= longestPause.value;
    const before = quick ? last.current.before : value;
    last.current = { at: event.timeStamp, before };
    const key = SAME_KEY[event.key] ?? event.key;
    if (event.key === "Enter") {
      if (quick) onValue(before);
      else onEnter();
    } else if (isPadKey(key)) onValue(keyed(value, key, decimals));
    else return;
    event.preventDefault();
  };
  return (
    <input
      class="unseen"
      data-scan-box
      autofocus
      inputMode="none"
      autocomplete="off"
      aria-label={t("pad.title")}
      value={value}
      onKeyDown={press}
      onInput={(event) => onValue(padText(event.currentTarget.value, decimals))}
    />
  );
}
