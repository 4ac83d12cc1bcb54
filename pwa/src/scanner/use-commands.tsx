import { useEffect, useRef, useState } from "preact/hooks";
import { useQuery } from "../data.ts";
import { signalState } from "../feedback.ts";
import { CommandKeyDocument } from "../gql/graphql.ts";
import { t } from "../texts/index.ts";
import { Notice } from "../ui/basics.tsx";
import { type Command, commandOf, isCommand } from "./commands.ts";
import { useScanner } from "./use-scanner.ts";
import type { ReadCode } from "./wedge.ts";

/** What a view does for each command that it has a button for; false where the button is not there now. */
export type Obeys = Partial<Record<Command, (count: string | undefined) => unknown>>;

/** Why nothing came of what was scanned: somebody else's label, or no such button here. */
type Unheeded = "foreign" | "notHere" | null;

/**
 * Obey command labels as long as a view is shown; all other codes go to onCode. hear: for codes that another reader than
 * the hand scanner read; answers whether it was a command.
 */
export function useCommands(obeys: Obeys, onCode: (code: ReadCode) => void) {
  const { data, loading } = useQuery(CommandKeyDocument);
  const key = data?.settings.commandKey;
  const [unheeded, tell] = useState<Unheeded>(null);
  const newest = useRef(obeys);
  newest.current = obeys;
  const early = useRef<string[]>([]); // scanned before our key was known
  const told = (unheeded: Unheeded) => {
    tell(unheeded);
    signalState(unheeded ? "refused" : "ok");
  };
  const obey = (raw: string) => {
    const order = commandOf(raw, key);
    if (!order || order === "foreign") return told("foreign");
    const run = newest.current[order.command];
    told(run && run(order.count) !== false ? null : "notHere");
  };
  useEffect(() => {
    if (loading && !key) return;
    for (const raw of early.current.splice(0)) obey(raw);
  }, [key, loading]);
  const hear = (code: ReadCode): boolean => {
    if (code.beside?.length || !isCommand(code.raw)) {
      tell(null);
      return false;
    }
    if (loading && !key) early.current.push(code.raw);
    else obey(code.raw);
    return true;
  };
  useScanner((code) => hear(code) || onCode(code));
  return { unheeded, hear };
}

/** Says that nothing was done, and why. */
export const CommandTrouble = ({ of }: { of: Unheeded }) =>
  of && (
    <Notice state="refused" title={t(`command.${of}`)} alert>
      <p>{t(`command.${of}Next`)}</p>
    </Notice>
  );
