/** What the vendor announced for a line, number by number, with what of it came. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { date, integer, quantity } from "../../format.ts";
import {
  type AnnouncedFragment,
  type ExpectedVerdict,
  LineAnnouncedDocument,
  LineUnexpectedDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { compare } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { Chips } from "../../ui/choosing.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { aboutEntry } from "./entries.tsx";
import type { Line } from "./receipt.ts";

type Which = "RECORDED" | ExpectedVerdict | "UNEXPECTED" | "ALL";

export interface AnnouncedLine extends Pick<Line, "id" | "verification" | "asksFor"> {
  numberSummary: { count: number };
  product: { unit: { symbol: string } };
}

interface AnnouncedNumbersProps {
  line: AnnouncedLine;
  /** What is shown of a line without a notice, and first of one with it. */
  recorded?: ComponentChildren;
}

/** Numbers of one line, filtered by what became of them; opens with those that are missing. */
export function AnnouncedNumbers({ line, recorded }: AnnouncedNumbersProps) {
  const of = line.verification;
  const [chosen, show] = useState<Which>();
  if (!of) return recorded;
  const counts = {
    RECORDED: line.numberSummary.count,
    MISSING: of.missing,
    UNEXPECTED: of.unexpected,
    MATCHED: of.matched,
    ALL: of.announced,
  };
  const offered = (["RECORDED", "MISSING", "UNEXPECTED", "MATCHED", "ALL"] as const).filter(
    (each) => each !== "RECORDED" || recorded,
  );
  const which = chosen ?? (of.missing ? "MISSING" : (offered[0] ?? "ALL"));
  return (
    <>
      <Chips
        label={t("notice.show")}
        options={offered.map((each) => [each, t(`notice.${each}`, { n: integer(counts[each]) })] as const)}
        value={which}
        onChange={show}
      />
      {which === "RECORDED" && recorded}
      {which === "UNEXPECTED" && <Unexpected line={line} />}
      {which !== "RECORDED" && which !== "UNEXPECTED" && (
        <Announced key={which} line={line} verdicts={which === "ALL" ? null : [which]} />
      )}
    </>
  );
}

const nothing = (
  <Empty icon="tag" title={t("notice.none")}>
    {t("notice.noneNext")}
  </Empty>
);

function Announced({ line, verdicts }: { line: AnnouncedLine; verdicts: ExpectedVerdict[] | null }) {
  const pages = usePages(LineAnnouncedDocument, { line: line.id, verdicts }, ({ node }) =>
    node?.__typename === "TransferLine" ? node.expectedNumbers : undefined,
  );
  return (
    <Paged of={pages} empty={nothing}>
      {(one) => (
        <AnnouncedRow
          key={one.id}
          of={one}
          unit={line.asksFor === "LOTS" ? line.product.unit.symbol : undefined}
        />
      )}
    </Paged>
  );
}

interface AnnouncedRowProps {
  of: AnnouncedFragment;
  /** Of lots. */
  unit?: string | undefined;
}

export const AnnouncedRow = ({ of, unit }: AnnouncedRowProps) => (
  <Row title={<span class="mono">{of.number}</span>} end={<VerdictWord of={of} unit={unit} />}>
    <AboutAnnounced of={of} />
  </Row>
);

/** Of a serial whether it came, of a lot how much. unit: of lots. */
function VerdictWord({ of, unit }: { of: AnnouncedFragment; unit: string | undefined }) {
  if (of.verdict === "MISSING")
    return (
      <StateWord state="wrong" icon="circle-minus">
        {t("notice.missing")}
      </StateWord>
    );
  const whole = compare(of.recorded, of.quantity) === 0;
  return (
    <StateWord state={whole ? "ok" : "wrong"} icon={whole ? "check" : "circle-minus"}>
      {unit
        ? t("notice.of", { recorded: quantity(of.recorded), quantity: quantity(of.quantity, unit) })
        : t("notice.came")}
    </StateWord>
  );
}

export const AboutAnnounced = ({ of }: { of: AnnouncedFragment }) => (
  <>
    {[
      of.makerNumber,
      of.expiryDate && t("notice.expiry", { date: date(of.expiryDate) }),
      of.bestBeforeDate && t("notice.bestBefore", { date: date(of.bestBeforeDate) }),
    ]
      .filter(Boolean)
      .join(" · ")}
    {of.carton && <span class="breaks">{t("notice.carton", { carton: of.carton })}</span>}
    {of.pallet && <span class="breaks">{t("notice.pallet", { pallet: of.pallet })}</span>}
  </>
);

function Unexpected({ line }: { line: AnnouncedLine }) {
  const pages = usePages(LineUnexpectedDocument, { line: line.id }, ({ node }) =>
    node?.__typename === "TransferLine" ? node.unexpectedEntries : undefined,
  );
  return (
    <Paged of={pages} empty={nothing}>
      {(entry) => (
        <Row key={entry.id} title={<span class="mono">{entry.number}</span>}>
          {aboutEntry({ ...entry, unexpected: false })}
        </Row>
      )}
    </Paged>
  );
}
