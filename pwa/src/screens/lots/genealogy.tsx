/** Lots that a lot came of, and those that came of it, by the book. */
import { integer } from "../../format.ts";
import type { LotUseFactsFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Row, Section } from "../../ui/lists.tsx";
import { LongList } from "../../ui/long-list.tsx";
import { known, sharedOut } from "../trace/known.ts";
import { isRenumbered } from "./history.ts";

const isApart = (use: LotUseFactsFragment) => use.run.kind === "UNBUILD";
const isSame = (use: LotUseFactsFragment) => isRenumbered(use.run);
const isOther = (use: LotUseFactsFragment) => !isSame(use) && !isApart(use);

type Unit = LotUseFactsFragment["product"]["unit"];

interface Related {
  product: { unit: Unit };
  madeOf: readonly LotUseFactsFragment[];
  usedIn: readonly LotUseFactsFragment[];
}

/** Whether it may be taken apart: it was made, maybe under the number that it had before. What it came out of is not in
 * it. */
export const isMade = ({ madeOf }: Related): boolean =>
  madeOf.some(({ run }) => run.kind === "PRODUCTION" || run.kind === "RELABEL");

export const Became = ({ lot: { usedIn, product } }: { lot: Related }) => (
  <Uses title={t("became.title")} uses={usedIn.filter(isSame)} unit={product.unit} />
);

export const CameOf = ({ lot: { madeOf, usedIn, product } }: { lot: Related }) => (
  <>
    <Uses title={t("became.from")} uses={madeOf.filter(isSame)} />
    <Uses title={t("lot.madeOf")} uses={madeOf.filter(isOther)} />
    <Uses title={t("lot.cameOutOf")} uses={madeOf.filter(isApart)} />
    <Uses title={t("lot.usedIn")} uses={usedIn.filter(isOther)} unit={product.unit} />
    <Uses title={t("lot.takenApart")} uses={usedIn.filter(isApart)} unit={product.unit} />
  </>
);

function howKnown(use: LotUseFactsFragment, unit: string): string | null {
  if (isSame(use)) return t(`run.kind.${use.run.kind}`);
  return use.assigned ? t("lot.useAssigned") : sharedOut(use, unit);
}

interface UsesProps {
  title: string;
  uses: readonly LotUseFactsFragment[];
  /** Of what went in, where that is the lot itself; else it is the product at the other end. */
  unit?: Unit;
}

const Uses = ({ title, uses, unit }: UsesProps) =>
  uses.length === 0 ? null : (
    <Section title={title} aside={integer(uses.length)}>
      <LongList of={uses}>
        {(use) => {
          const { lot, product, bounds, assigned, run } = use;
          const { symbol } = unit ?? product.unit;
          return (
            <Row
              key={`${run.id}${lot?.id ?? product.id}${assigned}`}
              href={`/${lot ? "lots" : "products"}/${encodeURIComponent(lot?.id ?? product.id)}`}
              title={lot ? <span class="mono breaks">{lot.number}</span> : product.name}
              end={<b>{known(bounds, symbol)}</b>}
            >
              {[lot ? product.name : t("tracking.NONE"), howKnown(use, symbol), run.order?.number]
                .filter(Boolean)
                .join(" · ")}
            </Row>
          );
        }}
      </LongList>
    </Section>
  );
