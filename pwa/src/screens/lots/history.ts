/** A line of the journal in the words of the trade. */
import type { State } from "../../feedback.ts";
import type { LocationUsage, RunKind } from "../../gql/graphql.ts";
import { compare, subtract } from "../../quantities.ts";
import type { TextKey } from "../../texts/index.ts";
import type { IconName } from "../../ui/icon-names.ts";

interface End {
  path: string;
  usage: LocationUsage;
}

interface Package {
  sscc: string;
}

export interface Moved {
  source: End;
  destination: End;
  /** The line that it corrects. */
  corrects: unknown;
  document: object | null;
  /** Where it tells: whether it is opening stock. */
  operation?: { kind?: string };
  run?: { kind: RunKind } | null;
  sourcePackage?: Package | null;
  destinationPackage?: Package | null;
}

export interface Told {
  text: TextKey;
  icon: IconName;
  state?: State;
  /** Fills {where}: the partner of the document if it is theirs, else the package or the place. */
  where: string;
}

type Event = Omit<Told, "where">;

const CAME: Partial<Record<LocationUsage, Event>> = {
  VENDOR: { text: "move.received", icon: "package-plus", state: "ok" },
  CUSTOMER: { text: "move.returned", icon: "undo-2", state: "ok" },
  PRODUCTION: { text: "move.produced", icon: "factory", state: "ok" },
  INVENTORY: { text: "move.found", icon: "calculator", state: "ok" },
  SCRAP: { text: "move.unscrapped", icon: "undo-2", state: "ok" },
};

const WENT: Partial<Record<LocationUsage, Event>> = {
  VENDOR: { text: "move.sentBack", icon: "truck", state: "pending" },
  CUSTOMER: { text: "move.delivered", icon: "truck", state: "pending" },
  PRODUCTION: { text: "move.consumed", icon: "factory", state: "pending" },
  INVENTORY: { text: "move.lost", icon: "calculator", state: "refused" },
  SCRAP: { text: "move.scrapped", icon: "ban", state: "refused" },
};

/** Writes that tell what was there before the book. */
const OPENING: readonly string[] = ["RECORD_OPENING_STOCK", "APPLY_IMPORT"];

/** Runs in which goods became the same goods under another number. */
const RENUMBERING: readonly RunKind[] = ["RELABEL", "SPLIT", "MERGE"];

export const isRenumbered = (run: { kind: RunKind } | null | undefined): boolean =>
  !!run && RENUMBERING.includes(run.kind);

/** Only transfers have one. */
const partnerOf = (document: object | null): string | undefined =>
  document && "partner" in document ? (document.partner as { name: string } | null)?.name : undefined;

/** What happened, seen from our own places. */
export function told(moved: Moved): Told {
  const { source, destination, corrects, document } = moved;
  const partner = partnerOf(document);
  const isOther = isRenumbered(moved.run);
  if (corrects) {
    // Where numbers change is no place that anybody would look into.
    const text = isOther && destination.usage === "PRODUCTION" ? "move.numberCorrected" : "move.corrected";
    return { text, icon: "undo-2", state: "hold", where: destination.path };
  }
  if (isOther) return renumbered(moved);
  const went = WENT[destination.usage];
  if (went) return { ...went, where: partner ?? destination.path };
  if (source.usage === "INVENTORY" && OPENING.includes(moved.operation?.kind ?? ""))
    return { text: "move.opening", icon: "calculator", state: "ok", where: destination.path };
  const came = CAME[source.usage];
  if (came) return { ...came, where: partner ?? source.path };
  return packed(moved) ?? { text: "move.moved", icon: "arrow-left-right", where: destination.path };
}

/** What became another lot, or came of one, where it lay. */
const renumbered = ({ source, destination }: Moved): Told =>
  destination.usage === "PRODUCTION"
    ? { text: "move.became", icon: "tag", state: "pending", where: source.path }
    : { text: "move.cameOf", icon: "tag", state: "ok", where: destination.path };

/** What went into a package, or came out of one, and stayed where it is. */
function packed({ source, destination, sourcePackage, destinationPackage }: Moved): Told | undefined {
  if (source.path !== destination.path) return;
  if (destinationPackage)
    return { text: "move.packed", icon: "package-plus", where: destinationPackage.sscc };
  if (sourcePackage) return { text: "move.unpacked", icon: "package-open", where: sourcePackage.sscc };
}

/** How much of a line nothing corrected yet. */
export const leftOf = (line: { quantity: string; correctedBy: readonly { quantity: string }[] }): string =>
  line.correctedBy.reduce((left, { quantity }) => subtract(left, quantity), line.quantity);

type Line = Moved & Parameters<typeof leftOf>[0];

/** What is corrected line by line, for it has no transfer on which that is done: counts, scrap, packing, opening stock. */
export const canBeTakenBack = (line: Line): boolean =>
  !line.corrects &&
  compare(leftOf(line), "0") > 0 &&
  ![line.source.usage, line.destination.usage].includes("PRODUCTION") &&
  (line.document === null || ("__typename" in line.document && line.document.__typename === "Count"));
