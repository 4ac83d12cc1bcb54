/** Lots that a lot came of, and those that came of it, by the book. */
import { share } from "../../format.ts";
import type { LotUseFactsFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { List, Row, Section } from "../../ui/lists.tsx";
import { isRenumbered } from "./history.ts";

const MOST_USES = 20;

const isOther = (use: LotUseFactsFragment) => !isRenumbered(use.run);
const isSame = (use: LotUseFactsFragment) => isRenumbered(use.run);

interface Related {
  madeOf: readonly LotUseFactsFragment[];
  usedIn: readonly LotUseFactsFragment[];
}

/** Whether it can be taken apart as it was made. */
export const isMade = ({ madeOf }: Related): boolean => madeOf.some(isOther);

export const Became = ({ lot: { usedIn } }: { lot: Related }) => (
  <Uses title={t("became.title")} uses={usedIn.filter(isSame)} />
);

export const CameOf = ({ lot: { madeOf, usedIn } }: { lot: Related }) => (
  <>
    <Uses title={t("became.from")} uses={madeOf.filter(isSame)} />
    <Uses title={t("lot.madeOf")} uses={madeOf.filter(isOther)} />
    <Uses title={t("lot.usedIn")} uses={usedIn.filter(isOther)} />
  </>
);

const howKnown = (use: LotUseFactsFragment): string => {
  if (isSame(use)) return t(`run.kind.${use.run.kind}`);
  return t(use.assigned ? "lot.useAssigned" : "lot.useShared");
};

const Uses = ({ title, uses }: { title: string; uses: readonly LotUseFactsFragment[] }) =>
  uses.length === 0 ? null : (
    <Section title={title} aside={String(uses.length)}>
      <List>
        {uses.slice(0, MOST_USES).map((use) => {
          const { lot, product, quantity: much, assigned, run } = use;
          return (
            <Row
              key={`${run.id}${lot?.id ?? product.id}${assigned}`}
              href={`/${lot ? "lots" : "products"}/${encodeURIComponent(lot?.id ?? product.id)}`}
              title={lot ? <span class="mono breaks">{lot.number}</span> : product.name}
              end={<b>{share(much, product.unit.symbol)}</b>}
            >
              {lot ? product.name : t("tracking.NONE")} · {howKnown(use)}
            </Row>
          );
        })}
      </List>
    </Section>
  );
