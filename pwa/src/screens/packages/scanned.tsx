/** Goods on a sheet are chosen by scan, too. */
import { useRef, useState } from "preact/hooks";
import { query } from "../../api.ts";
import { type State, signalState } from "../../feedback.ts";
import type { Form } from "../../form.ts";
import {
  type BalanceFilter,
  LooseGoodsDocument,
  type PackedGoodsFragment,
  ScanAnythingDocument,
} from "../../gql/graphql.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import { problem } from "../orders/scanned-product.ts";
import { filtersFor } from "../scrap/scanned.ts";
import { type Chosen, keyOf } from "./goods.ts";

/** Spots of goods that one code brings at most. */
const MOST = 100;

interface Said {
  state: State;
  text: string;
}

async function named(code: ReadCode, among: BalanceFilter): Promise<readonly PackedGoodsFragment[]> {
  const { scan } = (await query(ScanAnythingDocument, { scan: { ...code, reader: "WEDGE" } })).resolveScan;
  const found = await Promise.all(
    filtersFor(scan).map((filter) =>
      query(LooseGoodsDocument, { first: MOST, filter: { ...filter, ...among } }),
    ),
  );
  return found.flatMap(({ balances }) => balances.nodes);
}

/** Choose what a scan names among these goods; all that was named, newest first, and what the last scan did. */
export function useScannedGoods(among: BalanceFilter, form: Form<{ chosen: Chosen }>) {
  const [goods, setGoods] = useState<readonly PackedGoodsFragment[]>([]);
  const [said, say] = useState<Said | null>(null);
  const chosen = useRef(form.draft.chosen);
  chosen.current = form.draft.chosen; // as it is once a scan is answered
  const tell = (state: State, text: string) => {
    signalState(state);
    say({ state, text });
  };
  useScanner(async (code) => {
    const found = await named(code, among).catch(problem);
    if (typeof found === "string") return tell("refused", found);
    const [first] = found;
    if (!first) return tell("wrong", t("pack.notHere", { code: code.raw }));
    const keys = found.map(keyOf);
    const before = keys.every((key) => chosen.current[key] !== undefined);
    form.set({ chosen: { ...Object.fromEntries(keys.map((key) => [key, ""])), ...chosen.current } });
    setGoods((list) => [...found, ...list.filter((each) => !keys.includes(keyOf(each)))]);
    tell(before ? "duplicate" : "ok", first.lot?.number ?? first.product.name);
  });
  return { goods, said };
}

/** Those that were scanned first, then the others. */
export const withScanned = (
  scanned: readonly PackedGoodsFragment[],
  goods: readonly PackedGoodsFragment[],
): readonly PackedGoodsFragment[] => {
  const keys = new Set(scanned.map(keyOf));
  return [...scanned, ...goods.filter((each) => !keys.has(keyOf(each)))];
};

export const LastScan = ({ said }: { said: Said | null }) =>
  said && <Notice state={said.state} title={said.text} alert />;
