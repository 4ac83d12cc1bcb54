import { date, money } from "../../format.ts";
import {
  BillsDocument,
  InvoicesDocument,
  type MoneyPaperFilter,
  type MoneyPaperSort,
  type PaperRowFragment,
} from "../../gql/graphql.ts";
import { askedOf, show } from "../../listed.ts";
import { type Pages, usePages } from "../../pages.ts";
import { go } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Segments } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";
import { BILLS, INVOICES, pageOf, type Side } from "./side.ts";
import { PaperStateMark } from "./state.tsx";

const SHOWN = ["open", "draft", "overdue", "all"] as const;
type Shown = (typeof SHOWN)[number];

const ASKED: Record<Shown, { filter: MoneyPaperFilter; sort: MoneyPaperSort }> = {
  open: { filter: { unpaid: true }, sort: "DUE_ASC" },
  draft: { filter: { states: ["DRAFT"] }, sort: "DUE_ASC" },
  overdue: { filter: { overdue: true }, sort: "DUE_ASC" },
  all: { filter: {}, sort: "DUE_DESC" },
};

export function BillsScreen() {
  useOpenScan();
  const { variables, ...wanted } = askedOf(ASKED);
  const papers = usePages(BillsDocument, variables, (data) => data.papers);
  return <PapersList side={BILLS} papers={papers} {...wanted} />;
}

export function InvoicesScreen() {
  useOpenScan();
  const { variables, ...wanted } = askedOf(ASKED);
  const papers = usePages(InvoicesDocument, variables, (data) => data.papers);
  return <PapersList side={INVOICES} papers={papers} {...wanted} />;
}

interface PapersListProps {
  side: Side;
  papers: Pages<PaperRowFragment>;
  search: string;
  shown: Shown;
}

const PapersList = ({ side, papers, search, shown }: PapersListProps) => (
  <Frame title={t(`${side.kind}s.title`)} back="/more">
    <div class="stack">
      <Segments
        legend={t("papers.sides")}
        options={[BILLS, INVOICES].map(({ page, kind }) => [page, t(`${kind}s.title`)] as const)}
        value={side.page}
        onChange={(page) => go(page, { replace: true })}
      />
      <SearchBox
        label={t(`${side.kind}s.search`)}
        value={search}
        onSearch={(text) => show({ search: text })}
        beside={<ListFile list={side === BILLS ? "BILLS" : "INVOICES"} of={papers} />}
      />
      <Chips
        label={t("list.show")}
        options={SHOWN.map((each) => [each, t(`papers.${each}`)] as const)}
        value={shown}
        onChange={(next) => show({ show: next })}
      />
    </div>
    <Paged of={papers} empty={<NoPapers side={side} plain={shown === "open" && !search} />}>
      {(paper) => <PaperRow key={paper.id} side={side} paper={paper} />}
    </Paged>
  </Frame>
);

const NoPapers = ({ side: { kind }, plain }: { side: Side; plain: boolean }) => (
  <Empty icon="receipt-text" title={plain ? t(`${kind}s.none`) : t(`${kind}s.noneFit`)}>
    {plain && t(`${kind}s.noneNext`)}
  </Empty>
);

const PaperRow = ({ side, paper }: { side: Side; paper: PaperRowFragment }) => (
  <Row
    href={pageOf(side, paper.id)}
    title={paper.partner.name}
    end={
      <>
        <b>{money(paper.total, paper.currency)}</b>
        <PaperStateMark of={paper} />
      </>
    }
  >
    <span class="mono">{paper.number}</span> · {date(paper.dueOn)}
    {paper.kind === "CREDIT_NOTE" && ` · ${t("paper.credit")}`}
  </Row>
);
