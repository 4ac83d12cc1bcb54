/** What was corrected of what a transfer posted: when, by whom, why, and what holds now. */
import { moment, quantity } from "../../format.ts";
import { compare } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import type { Transfer } from "./detail.tsx";

type Line = Transfer["lines"]["nodes"][number];
type Goods = Transfer["corrections"][number]["goods"][number];

/** Each correction of a transfer, at the head of its page. */
export const Corrections = ({ of: { corrections } }: { of: Transfer }) => (
  <>
    {corrections.map(({ operation: { id, recordedAt, actor, program, reason }, goods }) => (
      <StateWord key={id} state="wrong" icon="pencil">
        {[
          t("transfer.correctedBy", {
            name: actor?.name ?? program ?? t("transfer.automatic"),
            when: moment(recordedAt),
          }),
          ofWhat(goods),
          reason,
        ]
          .filter(Boolean)
          .join(" · ")}
      </StateWord>
    ))}
  </>
);

const MOST_OF_ONE = 2;

/** Of what a correction was: a number that is another one now, or how much of each. */
export function ofWhat(goods: readonly Goods[]): string {
  const gone = goods.find(({ holds }) => compare(holds, "0") === 0);
  const come = goods.find(({ posted }) => compare(posted, "0") === 0);
  if (goods.length === 2 && gone && come && compare(gone.posted, come.holds) === 0)
    return t("transfer.nowCalled", { was: nameOf(gone), now: nameOf(come) });
  const told = goods
    .slice(0, MOST_OF_ONE)
    .map((each) => `${nameOf(each)}: ${postedAndNow(each.posted, each.holds, each.product.unit.symbol)}`);
  const more = goods.length - told.length;
  return [...told, ...(more > 0 ? [t("transfer.moreCorrected", { n: more })] : [])].join("; ");
}

const nameOf = ({ lot, product }: Goods) => lot?.number ?? product.name;

const postedAndNow = (posted: string, now: string, unit: string) =>
  t("transfer.postedAndNow", { posted: amount(posted, unit), now: amount(now, unit) });

/** What of a line holds otherwise than it was posted. */
export function CorrectedOn({ line }: { line: Line }) {
  const { product, corrected, done, holds } = line;
  if (corrected.length === 0) return null;
  const named = corrected.filter((goods) => goods.lot || goods.product.id !== product.id);
  return (
    <>
      <StateWord state="wrong" icon="pencil">
        {compare(done, holds) === 0
          ? t("transfer.correctedNumbers")
          : t("transfer.correctedLine", { what: postedAndNow(done, holds, product.unit.symbol) })}
      </StateWord>
      {named.length > 0 && (
        <ul class="ranges">
          {named.map((goods) => (
            <li key={`${goods.product.id} ${goods.lot?.id}`}>
              <span>
                {goods.product.id !== product.id && `${goods.product.name} `}
                {goods.lot && (
                  <a class="mono" href={`/lots/${encodeURIComponent(goods.lot.id)}`}>
                    {goods.lot.number}
                  </a>
                )}
              </span>
              <span class="muted">{postedAndNow(goods.posted, goods.holds, goods.product.unit.symbol)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const amount = (much: string, unit: string) =>
  compare(much, "0") === 0 ? t("transfer.none") : quantity(much, unit);
