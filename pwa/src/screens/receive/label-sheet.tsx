/** Labels of what is recorded, made by the server as PDF and opened for printing. */
import { useState } from "preact/hooks";
import { offline } from "../../api.ts";
import { useQuery } from "../../data.ts";
import { type LabelFormat, LineLabelsDocument, TransferLabelsDocument } from "../../gql/graphql.ts";
import { compare } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import { Segments, TextField } from "../../ui/fields.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { PaperLink } from "../../ui/paper-link.tsx";
import { linesNow, type Receipt } from "./receipt.ts";

interface LabelSheetProps {
  transfer: string;
  receipt: Receipt;
  close: () => void;
}

interface Copies {
  format: LabelFormat;
  copies: number;
}

const MOST_COPIES = 20;

/** A number of copies as typed; 1 for what is none. */
const asCopies = (typed: string): number =>
  Math.min(MOST_COPIES, Math.max(1, Number.parseInt(typed, 10) || 1));

export function LabelSheet({ transfer, receipt, close }: LabelSheetProps) {
  const [format, setFormat] = useState<LabelFormat>("ROLL_100X50");
  const [typed, setTyped] = useState("1");
  const how = { format, copies: asCopies(typed) };
  const lines = linesNow(receipt).filter(
    (line) => line.asksFor !== "QUANTITY" && compare(line.done, "0") > 0,
  );
  const line = lines.find(({ id }) => id === receipt.open);
  return (
    <Sheet title={t("label.title")} sub={line?.product.name} onClose={close}>
      {offline.value && <Notice state="offline" title={t("label.offline")} />}
      {lines.length === 0 ? (
        <Empty icon="printer" title={t("label.none")} />
      ) : (
        <>
          <Segments
            legend={t("label.format")}
            value={format}
            onChange={setFormat}
            options={(["ROLL_100X50", "SHEET_A4"] as const).map((each) => [each, t(`label.${each}`)])}
          />
          <TextField label={t("label.copies")} inputMode="numeric" value={typed} onInput={setTyped} />
          <div class="stack-s">
            {line && <LineLabels line={line.id} how={how} />}
            <AllLabels transfer={transfer} how={how} />
          </div>
          <p class="small muted">{t("label.opens")}</p>
        </>
      )}
    </Sheet>
  );
}

function LineLabels({ line, how }: { line: string; how: Copies }) {
  const labels = useQuery(LineLabelsDocument, { line, ...how });
  return (
    <ShowLoaded of={labels} rows={1}>
      {({ node }) => {
        if (node?.__typename !== "TransferLine") return null;
        const [last] = node.entries.nodes;
        return (
          <>
            {last?.number && (
              <PaperLink href={last.labels.url}>{t("label.last", { number: last.number })}</PaperLink>
            )}
            <PaperLink href={node.labels.url}>{t("label.line")}</PaperLink>
          </>
        );
      }}
    </ShowLoaded>
  );
}

function AllLabels({ transfer, how }: { transfer: string; how: Copies }) {
  const labels = useQuery(TransferLabelsDocument, { transfer, ...how });
  return (
    <ShowLoaded of={labels} rows={1}>
      {({ transfer: found }) => found && <PaperLink href={found.labels.url}>{t("label.all")}</PaperLink>}
    </ShowLoaded>
  );
}
