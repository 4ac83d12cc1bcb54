/** What a code of a photo means, in one line. Pure. */
import type { State } from "../feedback.ts";
import type { PhotoCodeQuery } from "../gql/graphql.ts";
import { aboutPackage } from "../packages.ts";
import { t } from "../texts/index.ts";

export interface Meant {
  state: State;
  text: string;
  /** It cannot be part of a label of ours either. */
  foreign?: boolean;
  /** An address, card or payment, which tells nothing of the goods: the other codes of the label do without it. */
  idle?: boolean;
}

/** refused: how the screen shows a refusal by its code. */
export function meant(
  { scan, effect }: PhotoCodeQuery["resolveScan"],
  refused: (code: string) => State,
): Meant {
  const fault = scan.problems.find(({ warning }) => !warning);
  if (fault) return { state: "refused", text: fault.message, foreign: true, idle: fault.fault === "FOREIGN" };
  if (effect?.refusal) return { state: refused(effect.refusal.code), text: effect.refusal.message };
  if (effect && effect.action !== "NONE") return { state: "ok", text: effect.text };
  return known(scan.meaning);
}

function known(meaning: PhotoCodeQuery["resolveScan"]["scan"]["meaning"]): Meant {
  switch (meaning.__typename) {
    case "ScannedProduct":
      return { state: "ok", text: meaning.product.name };
    case "ScannedLot":
      return { state: "ok", text: `${meaning.lot.number} · ${meaning.lot.product.name}` };
    case "ScannedLocation":
      return { state: "ok", text: meaning.location.path };
    case "ScannedDocument":
      return { state: "ok", text: meaning.document.number };
    case "ScannedNewNumber":
      return {
        state: "pending",
        text: meaning.forProduct
          ? t("scan.newNumberOf", { product: meaning.forProduct.name })
          : t("scan.newNumber"),
      };
    case "ScannedSeveral":
      return { state: "pending", text: t("scan.several") };
    case "ScannedPackage":
      return { state: "unknown", text: aboutPackage(meaning) };
    case "ScannedUnknown":
      return { state: "unknown", text: t("scan.unknown") };
  }
}
