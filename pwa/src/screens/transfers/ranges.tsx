/** The numbers of a line in short: consecutive ones as ranges. */
import { integer, quantity } from "../../format.ts";
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
      {ranges.map((range) => (
        <li key={range.start}>
          <NumberRange of={range} />
          <span class="muted nowrap">
            {unit === undefined ? integer(range.count) : quantity(range.quantity, unit)}
          </span>
        </li>
      ))}
      {rangeCount > ranges.length && (
        <li class="muted">{t("transfer.moreRanges", { n: rangeCount - ranges.length })}</li>
      )}
    </ul>
  );
}

/** Consecutive numbers, or the one. */
export const NumberRange = ({
  of: { start, end, count },
}: {
  of: { start: string; end: string; count: number };
}) => (
  <span>
    <span class="mono">{start}</span>
    {count > 1 && (
      <>
        {" "}
        {t("transfer.rangeTo")} <span class="mono">{end}</span>
      </>
    )}
  </span>
);
