/** Labels of what is recorded: of the last scan, of the line, of all. */
import { useQuery } from "../../data.ts";
import { LastEntryDocument } from "../../gql/graphql.ts";
import { compare } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { linesNow, type Receipt } from "./receipt.ts";

interface LabelSheetProps {
  transfer: string;
  receipt: Receipt;
  close: () => void;
}

export function LabelSheet({ transfer, receipt, close }: LabelSheetProps) {
  const line = linesNow(receipt).find(
    ({ id, asksFor, done }) => id === receipt.open && asksFor !== "QUANTITY" && compare(done, "0") > 0,
  );
  const all = [transfer, t("label.all")] as const;
  if (!line) return <LabelsSheet of={[all]} purpose="LOT" onClose={close} />;
  return <OfLine line={line} all={all} close={close} />;
}

interface OfLineProps {
  line: { id: string; product: { name: string } };
  all: readonly [id: string, label: string];
  close: () => void;
}

function OfLine({ line, all, close }: OfLineProps) {
  const { data, error } = useQuery(LastEntryDocument, { line: line.id });
  if (!data && !error) return null;
  const entries = data?.node?.__typename === "TransferLine" ? data.node.entries.nodes : [];
  const last = entries.filter(({ number }) => number).map(({ id }) => [id, t("label.last")] as const);
  const of = [...last, [line.id, t("label.line")] as const, all];
  return <LabelsSheet of={of} purpose="LOT" sub={line.product.name} onClose={close} />;
}
