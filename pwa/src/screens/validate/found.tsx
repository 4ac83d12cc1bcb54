/** What differs from what was expected, line by line, and what becomes of the rest. */

import { quantity } from "../../format.ts";
import { grouped } from "../../grouped.ts";
import { ordered } from "../../packed.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";
import type { IconName } from "../../ui/icon-names.ts";
import { List, Row, Section } from "../../ui/lists.tsx";
import { stateOfRefusal } from "../receive/states.ts";
import { Notice as Announced } from "../transfers/notice.tsx";
import { type Difference, differences, type Finish, type FinishLine } from "./differences.ts";
import { type Fault, faultsAt, listed, type Obstacle } from "./obstacles.ts";

export type Choice = "later" | "never" | null;

interface FoundProps {
  transfer: Finish;
  /** What the server said to the last attempt; it is told above. */
  refusal: Obstacle | null;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

export const scanningOf = ({ id }: Pick<Finish, "id">) => `/transfers/${encodeURIComponent(id)}/receive`;

/** Whether more came than is let pass without a manager. */
export const isOver = ({ obstacles }: { obstacles: readonly { code: string }[] }): boolean =>
  obstacles.some(({ code }) => code === "OVER_RECEIPT");

export function Found({ transfer, refusal, choice, onChoose }: FoundProps) {
  const { lines, obstacles } = transfer;
  const faults = faultsAt(refusal ? [...obstacles, refusal] : obstacles, lines.nodes);
  const found = differences(lines.nodes, faults);
  const short = found.filter(({ kind }) => kind === "short");
  const differ = found.filter(({ kind }) => kind !== "same").length;
  const same = lines.nodes.length - differ;
  const stopped = obstacles.some(({ code }) => code === "LOT_ON_HOLD");
  const aside = same > 0 ? t("validate.asOrdered", { n: same }) : undefined;
  return (
    <>
      {listed(obstacles, refusal?.code).map(({ code, message }) => (
        <Notice key={code} state={stateOfRefusal(code)} title={message} />
      ))}
      <WillBeHeld lines={lines.nodes} />
      {differ > 0 && <p class="title">{t("validate.differ", { n: differ })}</p>}
      {found.length === 0 && !stopped && <p class="title">{t("validate.same")}</p>}
      {found.length === 0 ? (
        <p class="muted">{aside}</p>
      ) : (
        <Section title={t(differ ? "validate.differences" : "validate.inTheWay")} aside={aside}>
          <List>
            {found.map((each) => (
              <DifferenceRow
                key={each.line.id}
                of={each}
                transfer={transfer}
                faults={faults.get(each.line.id) ?? []}
              />
            ))}
          </List>
        </Section>
      )}
      <Announced lines={lines.nodes} papers={transfer.papers} />
      {isOver(transfer) && refusal?.code !== "OVER_RECEIPT" && (
        <Notice state="wrong" title={t(may("MANAGER") ? "validate.overMay" : "validate.overManager")} />
      )}
      {short.length > 0 && <Rest transfer={transfer} short={short} choice={choice} onChoose={onChoose} />}
    </>
  );
}

/** What is recorded of goods that are held as soon as they are in, by reason. */
function WillBeHeld({ lines }: { lines: readonly FinishLine[] }) {
  const comes = lines.filter(({ done }) => done !== "0");
  const reasons = comes.flatMap(({ product, quarantine }) =>
    quarantine.map(({ reason }) => ({ reason, name: product.name })),
  );
  return (
    <>
      {grouped(reasons, ({ reason }) => reason).map(([reason, held]) => {
        const names = [...new Set(held.map(({ name }) => name))].join(", ");
        return <Notice key={reason} state="hold" title={t("hold.willBe", { names, reason })} />;
      })}
    </>
  );
}

const ICONS: Record<Difference["kind"], IconName> = {
  short: "circle-minus",
  more: "circle-plus",
  same: "octagon-x",
};
const STATES = { short: "wrong", more: "pending", same: "refused" } as const;

interface DifferenceRowProps {
  of: Difference;
  transfer: Finish;
  faults: readonly Fault[];
}

function DifferenceRow({ of, transfer, faults }: DifferenceRowProps) {
  const { line, kind } = of;
  const unit = line.product.unit.symbol;
  const { overReceiptTolerance } = transfer.operationType;
  const within = Number(overReceiptTolerance) > 0 && !faults.some((fault) => fault.kind === "over");
  return (
    <Row
      href={scanningOf(transfer)}
      title={line.product.name}
      icon={ICONS[kind]}
      state={STATES[kind]}
      end={
        <>
          <b>{quantity(line.done)}</b>
          {t("validate.of", { expected: quantity(line.expected, unit) })}
        </>
      }
    >
      {line.packaging && (
        <>
          {ordered(line, line.expected, unit)}
          <br />
        </>
      )}
      {kind !== "same" && (
        <span class={`state is-${STATES[kind]}`}>{wordsOf(of, within && overReceiptTolerance)}</span>
      )}
      {faults.map((fault) => (
        <span key={JSON.stringify(fault)} class="state is-refused">
          {faultWords(fault, unit)}
        </span>
      ))}
    </Row>
  );
}

/** tolerance: in percent, when what is more is within it. */
function wordsOf({ kind, by, line }: Difference, tolerance: string | false): string {
  const amount = quantity(by, line.product.unit.symbol);
  if (kind === "short")
    return line.asksFor === "SERIALS"
      ? t("validate.missing", { n: Number(by) })
      : t("validate.short", { quantity: amount });
  return tolerance
    ? t("validate.moreWithin", { quantity: amount, percent: quantity(tolerance) })
    : t("validate.more", { quantity: amount });
}

function faultWords(fault: Fault, unit: string): string {
  if (fault.kind === "over") return t("validate.atMost", { permitted: quantity(fault.permitted, unit) });
  if (fault.kind === "lacking") {
    const amounts = {
      available: quantity(fault.available, unit),
      requested: quantity(fault.requested, unit),
    };
    return fault.lot
      ? t("validate.lackingOf", { lot: fault.lot, ...amounts })
      : t("validate.lacking", amounts);
  }
  const { number, place } = fault;
  return place ? t("validate.takenAt", { number, place }) : t("validate.taken", { number });
}

interface RestProps extends Pick<FoundProps, "transfer" | "choice" | "onChoose"> {
  short: readonly Difference[];
}

/** What becomes of what is missing: asked where the operation type asks, else said. */
function Rest({ transfer, short, choice, onChoose }: RestProps) {
  const { backorderPolicy, kind } = transfer.operationType;
  const comes = kind === "RECEIPT";
  if (backorderPolicy !== "ASK")
    return (
      <p class="muted">{t(backorderPolicy === "ALWAYS" ? "validate.always" : "validate.neverPolicy")}</p>
    );
  const [only] = short;
  const legend =
    short.length === 1 && only
      ? t("validate.rest", {
          n: Number(only.by),
          quantity: quantity(only.by, only.line.product.unit.symbol),
        })
      : t("validate.restMixed", { n: short.length });
  return (
    <fieldset class="section">
      <legend class="section-head">{legend}</legend>
      <div class="stack-s">
        {(["later", "never"] as const).map((each) => (
          <label class="choice" key={each}>
            <input type="radio" name="rest" checked={choice === each} onChange={() => onChoose(each)} />
            <span>
              <strong>{t(comes ? `validate.${each}` : `validate.${each}Other`)}</strong>
              <span>{t(`validate.${each}About`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
