/** Labels that are scanned to ask for something: they carry our company's key, so that one from elsewhere does nothing. */

export const COMMANDS = ["UNDO", "LABEL", "FINISH"] as const;
export type Command = (typeof COMMANDS)[number];

const CODE = /^LB:([A-Z]{3,12}):([0-9A-F]{8})$/;

/**
 * What a code asks for; null for a code of goods. "foreign" when it has another company's key, when we do not know our
 * own yet, or when it is no command of ours.
 */
export function commandOf(raw: string, key: string | undefined): Command | "foreign" | null {
  const [, name, given] = CODE.exec(raw) ?? [];
  if (name === undefined) return null;
  const command = COMMANDS.find((each) => each === name);
  return command && key && given === key ? command : "foreign";
}
