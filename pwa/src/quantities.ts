/** Reckoning with decimal strings of at most six decimals, exactly: in whole millionths. */

const MILLION = 1_000_000n;

/** Whole millionths of a decimal string of the server. */
function millionths(quantity: string): bigint {
  const [, sign = "", whole = "0", fraction = ""] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(quantity) ?? [];
  const value = BigInt(whole || "0") * MILLION + BigInt(fraction.padEnd(6, "0").slice(0, 6));
  return sign ? -value : value;
}

/** The decimal string of so many millionths, without trailing zeros. */
export function fromMillionths(value: bigint): string {
  const sign = value < 0n ? "-" : "";
  const size = value < 0n ? -value : value;
  const fraction = String(size % MILLION)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${sign}${size / MILLION}${fraction && `.${fraction}`}`;
}

export const add = (a: string, b: string): string => fromMillionths(millionths(a) + millionths(b));
export const subtract = (a: string, b: string): string => fromMillionths(millionths(a) - millionths(b));
export const multiply = (a: string, times: number): string => fromMillionths(millionths(a) * BigInt(times));

/** How often one goes wholly into another above zero, and what is left of it. */
export function divide(a: string, by: string): [whole: string, rest: string] {
  const [whole, part] = [millionths(a), millionths(by)];
  return [String(whole / part), fromMillionths(whole % part)];
}

/** Below zero, zero or above, as for sorting. */
export function compare(a: string, b: string): number {
  const difference = millionths(a) - millionths(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** done of expected, 0 to 1; what was not expected is all there as soon as something is. */
export function part(done: string, expected: string): number {
  const whole = millionths(expected);
  if (whole === 0n) return millionths(done) > 0n ? 1 : 0;
  return Number((millionths(done) * 1000n) / whole) / 1000;
}

/** How many decimals a step such as "0.001" has. */
export const decimalsOf = (step: string): number =>
  fromMillionths(millionths(step)).split(".")[1]?.length ?? 0;
