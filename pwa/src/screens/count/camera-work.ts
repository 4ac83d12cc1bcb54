/** What the camera does with the labels that it sees over a count. */
import { offline, query } from "../../api.ts";
import type { CameraWork, Said } from "../../camera/view.tsx";
import { ScanAnythingDocument } from "../../gql/graphql.ts";
import { isCommand } from "../../scanner/commands.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import type { Session } from "./session.ts";
import { guess, printed, type Tally } from "./tally.ts";

/** Whether this device has counted the serial, and nobody took it back. */
const stands = ({ scans, positions }: Tally, position: string): boolean =>
  positions.some(({ id, product }) => id === position && product.tracking === "SERIAL") &&
  scans.some(
    ({ guess, state }) => guess.position === position && (state.kind === "pending" || state.kind === "done"),
  );

/** hear: whether a code is a command, which is obeyed then. */
export function cameraWork(session: Session, hear: (code: ReadCode) => boolean): CameraWork {
  return {
    judge: (label) => {
      if (!label.beside?.length && isCommand(label.raw)) return { kind: "take", stop: true };
      const told = guess(label, session.tally.value);
      if (told.position && stands(session.tally.value, told.position))
        return { kind: "counted", name: told.number ?? "" };
      // A lot is on many pieces: each look at it is meant.
      return told.position || told.place
        ? { kind: "take", stop: told.quantity !== "1" }
        : { kind: "unknown" };
    },
    take: (label) => hear(label) || session.scan(label, "CAMERA"),
    // Of a blind count this device knows nothing before: without a signal what is seen is taken, and sent later.
    ask: async (label) =>
      offline.value && session.head.value?.positionCount === null ? null : whyNot(label),
  };
}

/** What the server knows of a label that this device does not. */
async function whyNot(label: ReadCode): Promise<Said | null> {
  const scan = { ...label, reader: "CAMERA" as const };
  const unknown: Said = { text: t("camera.notHere", { code: printed({ scan }) }), state: "unknown" };
  if (offline.value) return unknown;
  const answer = await query(ScanAnythingDocument, { scan }).catch(() => null);
  return answer && answer.resolveScan.scan.meaning.__typename !== "ScannedUnknown" ? null : unknown;
}
