/** The transfer is posted: what, what is left, and what to print. */
import { useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { Button, Icon } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { PaperLinks } from "../../ui/paper-link.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
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
            <p class="band-why">
              {posted.count ? t("done.posted", { n: posted.count }) : t("done.postedNone")}
            </p>
          </div>
        </div>
        {backorder && (
          <List>
            <Row
              href={`/transfers/${encodeURIComponent(backorder.id)}`}
              icon="package-plus"
              title={t("done.backorder")}
            >
              <span class="mono">{backorder.number}</span>
            </Row>
          </List>
        )}
        <Prints validated={validated} />
      </div>
    </Frame>
  );
}

/** What the operation type prints comes first; the rest can be printed all the same. */
function Prints({ validated: { transfer, posted, printsLabels } }: { validated: Validated }) {
  const [labelling, setLabelling] = useState(false);
  const papers = <PaperLinks key="papers" papers={transfer.papers} />;
  const labels = posted.count > 0 && (
    <Button key="labels" wide icon="printer" onClick={() => setLabelling(true)}>
      {t("transfer.labels")}
    </Button>
  );
  return (
    <Section title={t("done.prints")}>
      <div class="stack-s">{printsLabels ? [labels, papers] : [papers, labels]}</div>
      {labelling && (
        <LabelsSheet
          of={[[transfer.id, transfer.number]]}
          purpose="LOT"
          sub={transfer.number}
          onClose={() => setLabelling(false)}
        />
      )}
    </Section>
  );
}
