/** A scan for a transfer that is done or given up: what it was, and that nothing goes onto it any more. */
import { useRef, useState } from "preact/hooks";
import { query } from "../../api.ts";
import { signalState } from "../../feedback.ts";
import { ScanTooLateDocument, type ScanTooLateQuery } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Band } from "../../ui/band.tsx";
import { Button } from "../../ui/basics.tsx";
import { problem } from "../orders/scanned-product.ts";
import { scanHref } from "../scan/open.ts";

type Meaning = ScanTooLateQuery["resolveScan"]["scan"]["meaning"];

interface TooLate {
  scan: number;
  code: ReadCode;
  name?: string;
  number: string;
  why: string;
}

/** What a code is, as far as it could have gone onto the transfer; null for what one scans to open it. */
function goods(meaning: Meaning, raw: string): Pick<TooLate, "name" | "number"> | null {
  switch (meaning.__typename) {
    case "ScannedLot":
      return { name: meaning.lot.product.name, number: meaning.lot.number };
    case "ScannedProduct":
      return { name: meaning.product.name, number: raw };
    case "ScannedNewNumber":
      return {
        number: meaning.number,
        ...(meaning.forProduct && { name: meaning.forProduct.name }),
      };
    case "ScannedDocument":
    case "ScannedLocation":
    case "ScannedPackage":
      return null;
    default:
      return { number: raw };
  }
}

/** Takes the scans on the page of a transfer that takes none; documents, places and packages are opened. */
export function useTooLate(transfer: string) {
  const [last, tell] = useState<TooLate | null>(null);
  const scans = useRef(0);
  const say = (one: Omit<TooLate, "scan">) => {
    signalState("refused");
    scans.current += 1;
    tell({ ...one, scan: scans.current });
  };
  const take = async (code: ReadCode) => {
    const { raw } = code;
    try {
      const asked = { scan: { ...code, reader: "WEDGE" as const }, on: transfer };
      const { scan, effect } = (await query(ScanTooLateDocument, asked)).resolveScan;
      const found = goods(scan.meaning, raw);
      if (found && effect) say({ code, ...found, why: effect.text });
      else go(scanHref(code));
    } catch (cause) {
      say({ code, number: raw, why: problem(cause) });
    }
  };
  return { last, take };
}

export const TooLateBand = ({ of: { scan, code, name, number, why } }: { of: TooLate }) => (
  <Band
    state="refused"
    scan={scan}
    number={number}
    why={why}
    {...(name && { name })}
    actions={
      <Button icon="eye" href={scanHref(code)}>
        {t("act.show")}
      </Button>
    }
  />
);
