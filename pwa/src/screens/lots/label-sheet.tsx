import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { type LabelFormat, LotLabelsDocument, type LotQuery } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Icon, LotNumber, Notice } from "../../ui/basics.tsx";
import { Segments, TextField } from "../../ui/fields.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";

type Lot = NonNullable<LotQuery["lot"]>;

const FORMATS: readonly LabelFormat[] = ["ROLL_100X50", "SHEET_A4"];
const MOST_COPIES = 20;

/** How many copies what was typed asks for; null when it is no such number. */
export function copiesOf(typed: string): number | null {
  const copies = Number(typed);
  return /^\d+$/.test(typed.trim()) && copies >= 1 && copies <= MOST_COPIES ? copies : null;
}

/** Labels of one lot: how many, on which paper. The file opens beside the app, where the device can print it. */
export function LabelSheet({ lot, onClose }: { lot: Lot; onClose: () => void }) {
  const [typed, setTyped] = useState("1");
  const [format, setFormat] = useState<LabelFormat>("ROLL_100X50");
  const copies = copiesOf(typed);
  return (
    <Sheet
      title={t("act.print")}
      sub={lot.product.name}
      onClose={onClose}
      foot={copies !== null && <PrintLink lot={lot.id} format={format} copies={copies} />}
    >
      <LotNumber>{lot.number}</LotNumber>
      <TextField
        label={t("label.copies")}
        inputMode="numeric"
        value={typed}
        onInput={setTyped}
        error={copies === null ? t("lot.label.copiesLimit", { n: MOST_COPIES }) : undefined}
      />
      <Segments
        legend={t("label.format")}
        options={FORMATS.map((each) => [each, t(`label.${each}`)] as const)}
        value={format}
        onChange={setFormat}
      />
      {lot.gs1Obstacle && <Notice state="pending" icon="tag" title={lot.gs1Obstacle} />}
    </Sheet>
  );
}

function PrintLink({ lot, format, copies }: { lot: string; format: LabelFormat; copies: number }) {
  const { data, error } = useQuery(LotLabelsDocument, { id: lot, format, copies });
  if (error) return <ErrorNotice error={error} />;
  return (
    <a
      class="btn btn-primary btn-wide"
      href={data?.lot?.labels.url}
      aria-disabled={data ? undefined : "true"}
      target="_blank"
      rel="noopener"
    >
      <Icon name="printer" />
      {t("lot.label.print", { n: copies })}
    </a>
  );
}
