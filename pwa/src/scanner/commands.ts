/** Labels that are scanned to ask for something: they carry our company's key, so that one from elsewhere does nothing. */

/** The server prints them (domain/labels.py); both are held to tests/vectors/commands.json. */
export const COMMANDS = [
  "UNDO",
  "LABEL",
  "FINISH",
  "VALIDATE",
  "NEXT",
  "PREVIOUS",
  "QUANTITY",
  "PACK",
  "SLIP",
  "DISCARD",
] as const;
export type Command = (typeof COMMANDS)[number];

/** What a label asks for; count: how many, of QUANTITY. */
export interface Order {
  command: Command;
  count?: string;
}

const CODE = /^LB:([A-Z]{3,12})(?:\.([1-9][0-9]{0,5}))?:([0-9A-F]{8})$/;

/** Whether a code is a command label, of whatever company. */
export const isCommand = (raw: string): boolean => CODE.test(raw);

/**
 * What a code asks for; null for a code of goods. "foreign" when it has another company's key, when we do not know our
 * own, or when it is no command of ours.
 */
export function commandOf(raw: string, key: string | undefined): Order | "foreign" | null {
  const [, name, count, given] = CODE.exec(raw) ?? [];
  if (name === undefined) return null;
  const command = COMMANDS.find((each) => each === name);
  if (!command || !key || given !== key || (count && command !== "QUANTITY")) return "foreign";
  return { command, ...(count && { count }) };
}
