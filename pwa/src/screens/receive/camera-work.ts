/** What the camera does with the labels that it sees over a receipt. */

import { offline, query } from "../../api.ts";
import type { CameraWork, Said } from "../../camera/view.tsx";
import type { Verdict } from "../../camera/watching.ts";
import { WouldScanDocument } from "../../gql/graphql.ts";
import { isCommand } from "../../scanner/commands.ts";
import { readCode } from "../../scanner/gs1/read.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { guess } from "./guess.ts";
import { linesNow, printed, type Receipt } from "./receipt.ts";
import type { Session } from "./session.ts";
import { stateOfRefusal } from "./states.ts";
import { counted } from "./twice.ts";

/** Pure. A code that names no line of the receipt counts as a number only while a line is open for one. */
export function verdict(receipt: Receipt, label: ReadCode): Verdict {
  if (isCommand(label.raw)) return { kind: "take", stop: true };
  const lines = linesNow(receipt);
  const told = guess(label, lines, { open: receipt.open });
  const line = lines.find(({ id }) => id === told.line);
  const namesLine = guess(label, lines).line !== undefined;
  if (!line && linksToLot(label))
    return { kind: "take", stop: !lines.every(({ asksFor }) => asksFor === "SERIALS") };
  if (!line || !(told.number || namesLine) || isAddress(told.number))
    return namesProduct(label) ? { kind: "unknown" } : { kind: "unknown", lacks: "product" };
  if (line.asksFor === "SERIALS" && told.number && counted(receipt, line, told.number))
    return { kind: "counted", name: told.number };
  const stop = line.asksFor !== "SERIALS";
  if (line.asksFor !== "QUANTITY" && !told.number) return { kind: "take", lacks: "number", stop };
  const undated = line.asksFor === "LOTS" && line.proposedExpiry !== null && !told.expiry;
  return undated ? { kind: "take", lacks: "date", stop } : { kind: "take", stop };
}

function namesProduct({ beside = [], ...first }: ReadCode): boolean {
  const readings = [first, ...beside].map(readCode);
  return readings.some(
    (reading) =>
      reading.kind === "gtin" || (reading.kind === "gs1" && reading.elements.some(({ ai }) => ai === "01")),
  );
}

/** The link of a label of ours tells the product as well, but only the server knows which it is. */
const linksToLot = ({ beside = [], ...first }: ReadCode): boolean =>
  [first, ...beside].some((code) => readCode(code).kind === "page");

const isAddress = (text: string | undefined) => /^\w+:\/\//.test(text ?? "");

/**
 * Pure. What is sent of a label: a text beside a code that only names the line that is open counts as a hand scanner
 * would have it, as the number. Where the line is not open yet, the server asks whether it is one.
 */
export function toSend(receipt: Receipt, label: ReadCode): ReadCode {
  const { beside = [], ...first } = label;
  const codes = [first, ...beside];
  const [text, another] = codes.filter((code) => readCode(code).kind === "plain");
  const [naming, more] = codes.filter((code) => code !== text);
  if (!text || another || !naming || more) return label;
  const named = guess(naming, linesNow(receipt), { open: receipt.open });
  return named.line && named.line === receipt.open && !named.number ? text : label;
}

/** obey: does what a command label asks for, and answers whether it was one. */
export function cameraWork(session: Session, obey: (label: ReadCode) => boolean): CameraWork {
  return {
    judge: (label) => verdict(session.receipt.value, toSend(session.receipt.value, label)),
    take: (label) => obey(label) || session.scan(toSend(session.receipt.value, label), "CAMERA"),
    ask: (label) => whyNot(session.id, label),
  };
}

/** What the server knows of a label that this device does not: a place, a paper, a product that was not ordered. */
async function whyNot(transfer: string, label: ReadCode): Promise<Said | null> {
  const scan = { ...label, reader: "CAMERA" as const };
  const code = printed({ transfer, scan, takeMore: false });
  const unknown: Said = { text: t("camera.notHere", { code: inShort(code) }), state: "unknown" };
  if (offline.value) return unknown;
  const answer = await query(WouldScanDocument, { scan, on: transfer }).catch(() => null);
  const effect = answer?.resolveScan.effect;
  if (!effect) return unknown;
  return effect.refusal ? { text: effect.refusal.message, state: stateOfRefusal(effect.refusal.code) } : null;
}

/** Some codes, such as addresses, would fill the picture. */
const inShort = (code: string) => (code.length > MOST_SHOWN ? `${code.slice(0, MOST_SHOWN)} …` : code);
const MOST_SHOWN = 60;
