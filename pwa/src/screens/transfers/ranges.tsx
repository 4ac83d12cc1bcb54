/** The numbers of a line in short: consecutive ones as ranges. */
import { quantity } from "../../format.ts";
import { t } from "../../texts/index.ts";

interface Summary {
  count: number;
  rangeCount: number;
  ranges: readonly { start: string; end: string; count: number; quantity: string }[];
}

/** unit: given for lots, which have a quantity each. */
export function Ranges({ of: { rangeCount, ranges }, unit }: { of: Summary; unit?: string | undefined }) {
  if (ranges.length === 0) return <p class="small muted">{t("transfer.noNumbers")}</p>;
  return (
    <ul class="ranges">
      {ranges.map((range) => {
        const number =
          range.count > 1 ? t("transfer.range", { start: range.start, end: range.end }) : range.start;
        return (
          <li key={range.start}>
            <span class="mono">{number}</span>
            <span class="muted">{unit === undefined ? range.count : quantity(range.quantity, unit)}</span>
          </li>
        );
      })}
      {rangeCount > ranges.length && (
        <li class="muted">{t("transfer.moreRanges", { n: rangeCount - ranges.length })}</li>
      )}
    </ul>
  );
}
