/** One hold: what it stops, why, by whom and when; and what ended it. */
import { happened, integer, quantity } from "../../format.ts";
import type { HoldFactsFragment } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { Row } from "../../ui/lists.tsx";

type Write = Pick<HoldFactsFragment["placed"], "recordedAt" | "occurredAt" | "actor" | "program">;

interface HoldRowProps {
  hold: HoldFactsFragment;
  /** For who may let it go; without it the row leads to what is held. */
  onRelease?: (() => void) | undefined;
}

export function HoldRow({ hold, onRelease }: HoldRowProps) {
  const { reason, placed, released } = hold;
  const href = hrefOfHeld(hold);
  const verb = <span class="act">{t(may("MANAGER") ? "hold.release" : "checks.sheet")}</span>;
  const decided = recallOf(hold) && { end: <span class="act">{t("hold.inRecall")}</span> };
  const leads = onRelease ? { onClick: onRelease, end: verb } : href && { href, ...decided };
  return (
    <Row icon={released ? "shield-check" : "hand"} state={released ? "ok" : "hold"} title={reason} {...leads}>
      {whatOf(hold)}
      <br />
      {signed(placed)}
      <Checked hold={hold} />
      {released && (
        <>
          <br />
          {released.reason === null
            ? t("hold.wentAlong", { by: signed(released) })
            : t("hold.releasedBy", { by: signed(released), reason: released.reason })}
        </>
      )}
    </Row>
  );
}

/** A manager lets it go; an operator checks what has to be checked before. What a recall stops is decided there. */
export const mayOpen = (hold: HoldFactsFragment): boolean =>
  !hold.released && !recallOf(hold) && (may("MANAGER") || (may("OPERATOR") && hold.checks.length > 0));

/** The recall under way that stops it. */
const recallOf = ({ released, recall }: HoldFactsFragment) =>
  !released && recall?.state === "STARTED" ? recall : null;

/** How far it is checked, while it is in force. */
function Checked({ hold: { released, checks } }: { hold: HoldFactsFragment }) {
  if (released || checks.length === 0) return null;
  const passed = checks.filter((check) => check.passed).length;
  const failed = checks.filter((check) => check.passed === false).length;
  return (
    <>
      <br />
      <StateWord state={failed ? "refused" : passed === checks.length ? "ok" : "pending"}>
        {failed
          ? t("checks.someFailed", { n: failed })
          : t("checks.passedOf", { passed: integer(passed), n: checks.length })}
      </StateWord>
    </>
  );
}

/** What it stops, in words. */
export function whatOf(hold: HoldFactsFragment): string {
  const { lot, location, package: held, quantity: amount, product, batch } = hold;
  if (held) return t("hold.package", { sscc: held.sscc });
  if (batch && product) return t("hold.batch", { batch, product: product.name });
  if (!lot) return t("hold.atPlace", { place: location?.path ?? "" });
  if (!location) return t("hold.lot", { number: lot.number, product: lot.product.name });
  const values = { number: lot.number, place: location.path };
  return amount
    ? t("hold.part", { ...values, quantity: quantity(amount, lot.product.unit.symbol) })
    : t("hold.lotAt", values);
}

const signed = (write: Write): string =>
  [write.actor?.name ?? write.program, happened(write)].filter(Boolean).join(" · ");

function hrefOfHeld(hold: HoldFactsFragment): string | null {
  const { lot, location, package: held, product } = hold;
  const recall = recallOf(hold);
  if (recall) return `/recalls/${encodeURIComponent(recall.id)}`;
  if (held) return `/packages/${encodeURIComponent(held.id)}`;
  if (lot) return `/lots/${encodeURIComponent(lot.id)}`;
  if (location) return `/places/${encodeURIComponent(location.id)}`;
  return product ? `/lots?stock=all&product=${encodeURIComponent(product.id)}` : null;
}
