/** What a recall is, and what it concerns. */
import { moment, quantity } from "../../format.ts";
import type { RecallLotRowFragment } from "../../gql/graphql.ts";
import { operationName } from "../../operations.ts";
import type { Pages } from "../../pages.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { AdviceTold } from "./advice.tsx";
import { Clock, span } from "./clock.tsx";
import type { Recall } from "./recall.tsx";
import { SinceClose } from "./since.tsx";

interface HeadProps {
  recall: Recall;
  /** Whether a second person has to agree to a real one. */
  two: boolean;
  onAdvice: () => void;
}

export function Head({ recall, two, onAdvice }: HeadProps) {
  // nobody was asked before the start
  const known = recall.startedAt ? recall.effectiveness.quantities : [];
  return (
    <section class="stack" aria-label={t("recall.what")}>
      <div class="stack-s">
        <h2 class="title breaks">{recall.reason}</h2>
        <p class="muted">
          {t(`recallSeverity.${recall.severity}`)} · {t(`recallScope.${recall.scope}`)}
        </p>
        {recall.narrowBecause && <p>{t("recall.narrowedBecause", { why: recall.narrowBecause })}</p>}
        <AdviceTold recall={recall} onChange={onAdvice} />
        {recall.confirmedBy && <p>{t("recall.confirmedBy", { name: recall.confirmedBy.name })}</p>}
      </div>
      {recall.state === "PREPARED" && <Notice state="pending" icon="eye" title={t("recall.nothingYet")} />}
      {recall.state === "TO_CONFIRM" && (
        <Notice
          state="pending"
          icon="hourglass"
          title={t(two ? "recall.waits" : "recall.waitsNoMore", { name: recall.askedBy?.name ?? "" })}
        />
      )}
      <SinceClose recall={recall} />
      {recall.extent !== "COMPLETE" && (
        <Notice state="refused" title={t("recall.cut")}>
          {t("recall.cutNext")}
        </Notice>
      )}
      <div class="card card-pad stack">
        <div>
          <p class="small muted">{t("recall.since.when", { when: moment(recall.createdAt) })}</p>
          <Clock of={recall} />
          <Speed recall={recall} />
        </div>
        <div class="figures">
          <Figure value={recall.lotCount} label={t("recall.lots", { n: recall.lotCount })} />
          <Figure
            value={recall.effectiveness.recipientCount}
            label={t("recall.customersReached", { n: recall.effectiveness.recipientCount })}
          />
          <Figure value={recall.stopCount} label={t("recall.documents", { n: recall.stopCount })} />
        </div>
        {recall.startedAt && recall.effectiveness.percent !== null && (
          <p class="small">
            <b>{recall.effectiveness.percent} %</b> {t("recall.effective")}
          </p>
        )}
        {known.map((each) => (
          <p key={each.unit.symbol} class="small">
            <b>{each.percent} %</b> {t("recall.known", { shipped: quantity(each.shipped, each.unit.symbol) })}
            : {knownOf(each)}
          </p>
        ))}
      </div>
    </section>
  );
}

type Accounted = Recall["effectiveness"]["quantities"][number];
const BECAME = ["returned", "destroyed", "stopped", "passedOn", "unknown"] as const;

/** What became of what was shipped, and of how much nobody said. */
const knownOf = ({ unit, ...of }: Accounted): string =>
  BECAME.filter((name) => Number(of[name]) > 0)
    .map((name) => t(`recallKnown.${name}`, { much: quantity(of[name], unit.symbol) }))
    .join(" · ");

const Figure = ({ value, label }: { value: number | string; label: string }) => (
  <div>
    <b>{value}</b>
    <span>{label}</span>
  </div>
);

/** How fast it was: from the first scan to the hold, and to the list of customers. */
function Speed({ recall: { effectiveness } }: { recall: Recall }) {
  const { heldCount, secondsToHold: hold, secondsToList: list } = effectiveness;
  return (
    <p class="inline small">
      {hold !== null && (
        <StateWord state="ok">{t("recall.heldAfter", { n: heldCount, after: span(hold) })}</StateWord>
      )}
      {list !== null && <span class="muted">{t("recall.listedAfter", { after: span(list) })}</span>}
    </p>
  );
}

export const Products = ({ recall: { products } }: { recall: Recall }) => (
  <Section title={t("recall.quantities")}>
    {products.length === 0 ? (
      <p class="muted">{t("recall.nothing")}</p>
    ) : (
      products.map(({ product, onHand, shipped, returned, destroyed, stillOut, tooMany, unplaced }) => {
        const unit = product.unit.symbol;
        return (
          <div class="card card-pad stack-s" key={product.id}>
            <p class="strong">{product.name}</p>
            <dl class="totals">
              <Total label={t("recall.onHand")} value={quantity(onHand, unit)} />
              <Total label={t("recall.shipped")} value={quantity(shipped, unit)} />
              <Total label={t("recall.returned")} value={quantity(returned, unit)} />
              <Total label={t("recall.destroyed")} value={quantity(destroyed, unit)} />
              <Total label={t("recall.out")} value={quantity(stillOut, unit)} />
              {Number(tooMany) > 0 && <Total label={t("recall.tooMany")} value={quantity(tooMany, unit)} />}
              {Number(unplaced) > 0 && (
                <Total label={t("recall.unplaced")} value={quantity(unplaced, unit)} />
              )}
            </dl>
          </div>
        );
      })
    )}
  </Section>
);

const Total = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd class="num">{value}</dd>
  </div>
);

export const Places = ({ recall: { places } }: { recall: Recall }) => (
  <Section title={t("recall.here")}>
    {places.length === 0 ? (
      <p class="muted">{t("recall.nothingHere")}</p>
    ) : (
      <List>
        {places.map(({ location, product, lotCount, onHand, reserved }) => (
          <Row
            key={`${location.id} ${product.id}`}
            href={`/places/${encodeURIComponent(location.id)}`}
            title={location.path}
            end={
              <>
                <b>{quantity(onHand, product.unit.symbol)}</b>
                {Number(reserved) > 0 && t("lot.reserved", { quantity: quantity(reserved) })}
              </>
            }
          >
            {product.name} · {t("recall.lotCount", { n: lotCount })}
          </Row>
        ))}
      </List>
    )}
  </Section>
);

/** What came in after the start, was poured together with goods of it, or turned out to be of it, and is held. */
type Arrival = Recall["arrivals"]["nodes"][number];

function cameBy({ transfer, mergedFrom, operation }: Arrival): string {
  if (transfer) return transfer.number;
  if (mergedFrom) return t("recall.mergedFrom", { number: mergedFrom.number });
  if (operation?.kind === "UPDATE_LOT") return t("recall.writtenDown");
  return operation?.kind === "APPLY_COUNT" ? t("recall.counted") : operationName(operation?.kind ?? "");
}

export const Arrivals = ({ recall: { arrivals } }: { recall: Recall }) =>
  arrivals.totalCount === 0 ? null : (
    <Section title={t("recall.arrivals")} aside={arrivals.totalCount}>
      <List>
        {arrivals.nodes.map((each) => (
          <Row
            key={`${(each.transfer ?? each.mergedFrom ?? each.operation)?.id} ${each.lot.id} ${each.at}`}
            href={
              each.transfer
                ? `/transfers/${encodeURIComponent(each.transfer.id)}`
                : `/lots/${encodeURIComponent((each.mergedFrom ?? each.lot).id)}`
            }
            title={<span class="mono breaks">{each.lot.number}</span>}
            end={<b>{quantity(each.quantity, each.lot.product.unit.symbol)}</b>}
          >
            <span class="breaks">
              {cameBy(each)} · {moment(each.at)}
            </span>
            {each.orderUncertain && <StateWord state="unknown">{t("recall.uncertain")}</StateWord>}
          </Row>
        ))}
      </List>
      {arrivals.totalCount > arrivals.nodes.length && (
        <p class="muted">{t("recall.arrivalsMore", { n: arrivals.totalCount - arrivals.nodes.length })}</p>
      )}
    </Section>
  );

export const Stops = ({ recall: { stops, stopCount, state, kind } }: { recall: Recall }) => {
  const open = state === "STARTED" && kind === "REAL";
  return stopCount === 0 ? null : (
    <Section title={t("recall.stops")} aside={stopCount}>
      {open && <p class="small muted">{t("recall.stopsNext")}</p>}
      <List>
        {stops.map(({ id, number, partner }) => (
          <Row
            key={id}
            href={`/transfers/${encodeURIComponent(id)}`}
            title={<span class="mono">{number}</span>}
          >
            {partner?.name}
          </Row>
        ))}
      </List>
    </Section>
  );
};

interface UnreachedProps {
  recall: Recall;
  onDecide: () => void;
}

/** Lots that it still stops after a correction took them out of what it reaches. */
export const Unreached = ({ recall: { unreachedCount: n, kind, state }, onDecide }: UnreachedProps) =>
  n === 0 ? null : (
    <Notice state="pending" icon="circle-question-mark" title={t("recall.unreachedLots", { n })}>
      <p>{t(kind === "REAL" ? "recall.unreachedNext" : "recall.unreachedMock")}</p>
      {state === "STARTED" && may("MANAGER") && (
        <Button onClick={onDecide}>{t("recall.unreachedDecide")}</Button>
      )}
    </Notice>
  );

export const Lots = ({ of, recall }: { of: Pages<RecallLotRowFragment>; recall: Recall }) => (
  <Section title={t("recall.inScope")} aside={recall.lotCount}>
    <Paged of={of} empty={<p class="muted">{t("recall.nothing")}</p>}>
      {(each) => <LotInScope key={each.lot.id} of={each} />}
    </Paged>
    {recall.state === "STARTED" && may("MANAGER") && (
      <Button icon="plus" href={`/recalls/${encodeURIComponent(recall.id)}/widen`}>
        {t("recall.widen")}
      </Button>
    )}
  </Section>
);

const LotInScope = ({
  of: { lot, because, unreached, widened, orderUncertain, decision, onHand, putInFor },
}: {
  of: RecallLotRowFragment;
}) => {
  const wrong = putInFor.map(({ number }) => number).join(", ");
  const cameBy = wrong ? t("recall.putInFor", { numbers: wrong }) : t(`scopeReason.${because}`);
  return (
    <Row
      href={`/lots/${encodeURIComponent(lot.id)}`}
      title={<span class="mono breaks">{lot.number}</span>}
      end={<b>{quantity(onHand, lot.product.unit.symbol)}</b>}
    >
      <span class="breaks">
        {[lot.product.name, cameBy, widened && t("recall.byWidening")].filter(Boolean).join(" · ")}
      </span>
      {orderUncertain && <StateWord state="unknown">{t("recall.uncertain")}</StateWord>}
      {unreached && <StateWord state="unknown">{t("recall.unreached")}</StateWord>}
      {decision && (
        <StateWord
          state={decision === "RELEASED" ? "ok" : "refused"}
          icon={decision === "RELEASED" ? "shield-check" : "ban"}
        >
          {t(`status.${decision}`)}
        </StateWord>
      )}
    </Row>
  );
};
