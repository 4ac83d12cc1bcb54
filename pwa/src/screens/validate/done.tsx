/** The transfer is posted: what, what is left, and what to print. */
import { useState } from "preact/hooks";
import { integer, quantity } from "../../format.ts";
import { go } from "../../router.ts";
import { CommandTrouble, useCommands } from "../../scanner/use-commands.tsx";
import { t } from "../../texts/index.ts";
import { Button, Icon } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import type { IconName } from "../../ui/icon-names.ts";
import { List, Row, Section } from "../../ui/lists.tsx";
import { openSlip, PaperLinks } from "../../ui/paper-link.tsx";
import { HeldOnArrival } from "../holds/on-arrival.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { scanHref } from "../scan/open.ts";
import type { Validated } from "./screen.tsx";

const WORDS = {
  RECEIPT: { title: "done.title", next: "done.next", page: "done.page" },
  DELIVERY: { title: "done.titleDelivery", next: "done.nextDelivery", page: "done.pageDelivery" },
  other: { title: "done.titleOther", next: "done.nextOther", page: "done.pageOther" },
} as const;

export function Done({ validated }: { validated: Validated }) {
  const { transfer, backorder, posted } = validated;
  const { id, number, partner } = transfer;
  const { kind } = transfer.operationType;
  const [labelling, label] = useState(false);
  const numbers = numbersOf(validated);
  const { unheeded } = useCommands(
    { SLIP: () => openSlip(transfer.papers), LABEL: () => numbers > 0 && label(true) },
    (code) => go(scanHref(code)),
  );
  const words = WORDS[kind === "RECEIPT" || kind === "DELIVERY" ? kind : "other"];
  return (
    <Frame
      title={t(words.title)}
      sub={<span class="mono">{number}</span>}
      back="/transfers"
      dock={
        <>
          <a class="btn btn-primary" href="/transfers">
            {t(words.next)}
            <Icon name="arrow-right" turn />
          </a>
          <Button href={`/transfers/${encodeURIComponent(id)}`} icon="eye">
            {t(words.page)}
          </Button>
        </>
      }
    >
      <div class="page-narrow stack">
        <div class="band is-ok" role="status">
          <p class="band-word">
            <Icon name="circle-check" />
            {t(words.title)}
          </p>
          <div class="band-body">
            <p class="band-name">{partner?.name}</p>
            <p class="band-why">{numbers ? t("done.posted", { n: numbers }) : t("done.postedNone")}</p>
          </div>
        </div>
        <HeldOnArrival transfer={id} />
        <Following
          of={[
            ...transfer.arrivals.map((each) => [each, "truck", "done.arrival"] as const),
            ...(backorder ? [[backorder, "package-plus", "done.backorder"] as const] : []),
          ]}
        />
        <CommandTrouble of={unheeded} />
        <Prints validated={validated} onLabels={() => label(true)} />
        <Section title={t("done.what")} aside={integer(posted.length)}>
          <List>
            {posted.map(({ product, quantity: much, numbers: { count } }) => (
              <Row
                key={product.id}
                href={`/products/${encodeURIComponent(product.id)}`}
                title={product.name}
                end={<b>{quantity(much, product.unit.symbol)}</b>}
              >
                {count > 0 && t("done.numbers", { n: count })}
              </Row>
            ))}
          </List>
        </Section>
      </div>
      {labelling && (
        <LabelsSheet
          of={[[transfer.id, transfer.number]]}
          purpose="LOT"
          sub={transfer.number}
          onClose={() => label(false)}
        />
      )}
    </Frame>
  );
}

interface FollowingProps {
  of: readonly (readonly [
    transfer: { id: string; number: string },
    icon: IconName,
    title: "done.arrival" | "done.backorder",
  ])[];
}

/** The transfers that go on with it: what brings its goods in elsewhere, and what was left over. */
const Following = ({ of }: FollowingProps) =>
  of.length > 0 && (
    <List>
      {of.map(([{ id, number }, icon, title]) => (
        <Row key={id} href={`/transfers/${encodeURIComponent(id)}`} icon={icon} title={t(title)}>
          <span class="mono">{number}</span>
        </Row>
      ))}
    </List>
  );

const numbersOf = ({ posted }: Validated): number =>
  posted.reduce((sum, { numbers }) => sum + numbers.count, 0);

interface PrintsProps {
  validated: Validated;
  onLabels: () => void;
}

/** What the operation type prints comes first; the rest can be printed all the same. */
function Prints({ validated, onLabels }: PrintsProps) {
  const { transfer, printsLabels } = validated;
  const papers = <PaperLinks key="papers" papers={transfer.papers} />;
  const labels = numbersOf(validated) > 0 && (
    <Button key="labels" wide icon="printer" onClick={onLabels}>
      {t("transfer.labels")}
    </Button>
  );
  return (
    <Section title={t("done.prints")}>
      <div class="stack-s">{printsLabels ? [labels, papers] : [papers, labels]}</div>
    </Section>
  );
}
