/** Which inputs of a run went into which output, while a person says it. Pure. */
import type { AssignedInput, RunToAssignFactsFragment } from "../../gql/graphql.ts";
import { add, subtract } from "../../quantities.ts";
import { decimal } from "../../typed.ts";

/** How much of an input lot goes into an output lot, as typed, by "input output". */
export type Said = Readonly<Record<string, string>>;

export const pair = (input: string, output: string) => `${input} ${output}`;

/** What was said so far. */
export function saidOf({ outputs }: RunToAssignFactsFragment): Said {
  const pairs = outputs.flatMap(({ lot, uses }) =>
    uses
      .filter((use) => use.lot && lot)
      .map((use) => [pair(use.lot?.id ?? "", lot?.id ?? ""), use.quantity] as const),
  );
  return Object.fromEntries(pairs);
}

/** How much of an input is not said to go anywhere. */
export function leftOf(said: Said, input: { id: string; quantity: string }): string {
  return Object.entries(said)
    .filter(([key]) => key.startsWith(`${input.id} `))
    .reduce((left, [, typed]) => subtract(left, decimal(typed) ?? "0"), input.quantity);
}

/** So much of an input goes into an output; nothing takes it back. */
export function saying(said: Said, input: string, output: string, typed: string): Said {
  const { [pair(input, output)]: _, ...others } = said;
  return typed.trim() ? { ...others, [pair(input, output)]: typed } : others;
}

/** A scan of an input: all that is left of it goes into the output; a serial leaves where it was said to be. */
export function scannedInto(
  said: Said,
  input: { id: string; quantity: string; serial: boolean },
  output: string,
): Said {
  if (input.serial) {
    const others = Object.entries(said).filter(([key]) => !key.startsWith(`${input.id} `));
    return { ...Object.fromEntries(others), [pair(input.id, output)]: "1" };
  }
  const before = decimal(said[pair(input.id, output)] ?? "") ?? "0";
  return saying(said, input.id, output, add(before, leftOf(said, input)));
}

/** What differs from what was said before; zero takes back. */
export function changes(before: Said, now: Said): AssignedInput[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys
    .filter((key) => before[key] !== now[key])
    .map((key) => {
      const [lot = "", output = ""] = key.split(" ");
      const typed = now[key] ?? "0";
      return { lot, output, quantity: decimal(typed) ?? typed };
    });
}
