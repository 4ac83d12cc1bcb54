/** Where a scan leads. */
import type { ScanAnythingQuery } from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import { packs } from "../../session.ts";

export type Scan = ScanAnythingQuery["resolveScan"]["scan"];

/** The page of what a code is; null where a person has to look first: nothing known, several readings, or faults. */
export function leadsTo({ meaning, problems }: Scan): string | null {
  if (problems.length > 0) return null;
  switch (meaning.__typename) {
    case "ScannedLot":
      return hrefOf({ __typename: "Lot", id: meaning.lot.id });
    case "ScannedProduct":
      return hrefOf({ __typename: "Product", id: meaning.product.id });
    case "ScannedLocation":
      return hrefOf({ __typename: "Location", id: meaning.location.id });
    case "ScannedDocument":
      return hrefOf(meaning.document);
    case "ScannedPackage":
      return meaning.package && packs.value
        ? hrefOf({ __typename: "Package", id: meaning.package.id })
        : null;
    default:
      return null;
  }
}
