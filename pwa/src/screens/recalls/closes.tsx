/** Closes after which a recall was reopened: what it came to at each, by whom, and why it went on. */
import { happened, moment, quantity } from "../../format.ts";
import { t } from "../../texts/index.ts";
import { Section } from "../../ui/lists.tsx";
import type { Recall } from "./recall.tsx";

type Close = Recall["earlierCloses"][number];

export const Closes = ({ recall: { earlierCloses } }: { recall: Recall }) =>
  earlierCloses.length === 0 ? null : (
    <Section title={t("recall.closes")}>
      <div class="stack-s">
        {earlierCloses.map((each, at) => (
          <div key={each.closed.id} class="card card-pad stack-s">
            <p class="strong">
              {t(at === 0 ? "recall.closedFirst" : "recall.closedAgain", {
                when: moment(each.closed.recordedAt),
              })}
            </p>
            <p>{cameTo(each)}</p>
            <p class="small muted">{leftOpen(each)}</p>
            <p class="small muted breaks">{t("recall.closedBy", { who: by(each.closed) })}</p>
            <p class="small muted breaks">{t("recall.reopenedBy", { who: by(each.reopened) })}</p>
          </div>
        ))}
      </div>
    </Section>
  );

/** Of how many customers, and of how much of the goods, it was known what became of all. */
export function cameTo({ effectiveness: of }: Pick<Close, "effectiveness">): string {
  if (of.percent === null) return t("recall.noCustomers");
  const { accountedCount: known, recipientCount: n, percent, quantities } = of;
  const goods = quantities.map((each) =>
    t("recall.cameToGoods", {
      percent: each.percent,
      shipped: quantity(each.shipped, each.unit.symbol),
    }),
  );
  return [t("recall.cameTo", { n, known, percent }), ...goods].join(" · ");
}

const leftOpen = ({ lotCount, openCount, stopCount }: Close): string =>
  [
    `${lotCount} ${t("recall.lots", { n: lotCount })}`,
    openCount > 0 && t("recall.cameToOpen", { n: openCount }),
    stopCount > 0 && `${stopCount} ${t("recall.documents", { n: stopCount })}`,
  ]
    .filter(Boolean)
    .join(" · ");

const by = (write: Close["closed"]): string =>
  [write.actor?.name ?? write.program, happened(write), write.reason].filter(Boolean).join(", ");
