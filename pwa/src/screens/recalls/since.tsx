/** What a closed recall tells: its figures are of then, and what happened to goods of it later stands apart. */
import { moment, quantity } from "../../format.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import type { Recall } from "./recall.tsx";

const BECAME = [
  "received",
  "produced",
  "counted",
  "transformed",
  "returned",
  "shipped",
  "sentBack",
  "consumed",
  "scrapped",
] as const;

type Aftermath = NonNullable<Recall["sinceClose"]>;

/** In one line; null for nothing. */
export function sinceSaid({ moved, lettersSent, lettersGivenUp, answers }: Aftermath): string | null {
  const goods = moved.flatMap((each) =>
    BECAME.filter((name) => Number(each[name]) !== 0).map((name) =>
      t(`recallSince.${name}`, {
        what: `${quantity(each[name], each.product.unit.symbol)} ${each.product.name}`,
      }),
    ),
  );
  const letters = [
    lettersSent > 0 && t("recallSince.sent", { n: lettersSent }),
    lettersGivenUp > 0 && t("recallSince.givenUp", { n: lettersGivenUp }),
    answers > 0 && t("recallSince.answers", { n: answers }),
  ].filter((said) => said !== false);
  return [...goods, ...letters].join(", ") || null;
}

export function SinceClose({ recall: { sinceClose, closedAt } }: { recall: Recall }) {
  if (!sinceClose || !closedAt) return null;
  const said = sinceSaid(sinceClose);
  return (
    <Notice state="ok" icon="circle-check" title={t("recall.asAtClose", { when: moment(closedAt) })}>
      {said ? t("recall.sinceClose", { what: said }) : t("recall.sinceCloseNothing")}
    </Notice>
  );
}
