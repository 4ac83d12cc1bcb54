/** How what came on a transfer stands against the vendor's advance notice, by line and then by number. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { Icon } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { PaperLink, type SizedPaper, urlOf } from "../../ui/paper-link.tsx";
import { type AnnouncedLine, AnnouncedNumbers } from "../receive/announced.tsx";
import { noticeProgress } from "../receive/notice-progress.ts";
import { PackageLabels } from "./packages.tsx";

type NoticeLine = AnnouncedLine & { product: { name: string } };

interface NoticeProps {
  lines: readonly NoticeLine[];
  /** SSCCs of cartons and pallets that have labels here. */
  packages?: readonly string[];
  /** What can be done for lines that are open. */
  children?: ComponentChildren;
  papers: readonly (SizedPaper & { kind: string; table: { url: string } | null })[];
}

/** Nothing when no number of the lines was announced, and none can be. */
export function Notice({ lines, packages = [], children, papers }: NoticeProps) {
  const [open, show] = useState<string>();
  const announced = lines.filter(({ verification }) => verification !== null);
  const line = announced.find(({ id }) => id === open);
  if (announced.length === 0 && !children) return null;
  return (
    <Section title={t("notice.title")}>
      {announced.length > 0 && (
        <>
          <List>
            {announced.map((each) => (
              <NoticeRow key={each.id} line={each} onShow={() => show(each.id)} />
            ))}
          </List>
          <PackageLabels ssccs={packages} />
          <Report papers={papers} />
        </>
      )}
      {children}
      {line && (
        <Sheet title={line.product.name} sub={t("notice.title")} onClose={() => show(undefined)}>
          <AnnouncedNumbers line={line} />
        </Sheet>
      )}
    </Section>
  );
}

/** For the vendor: what differs, on paper and as a table. */
function Report({ papers }: Pick<NoticeProps, "papers">) {
  const report = papers.find(({ kind }) => kind === "DISCREPANCY_REPORT");
  if (!report) return null;
  return (
    <div class="dock-pair">
      <PaperLink href={urlOf(report)}>{t("notice.report")}</PaperLink>
      {report.table && (
        <a class="btn btn-wide" href={report.table.url} download>
          <Icon name="file-down" />
          {t("notice.table")}
        </a>
      )}
    </div>
  );
}

function NoticeRow({
  line: { product, verification: of },
  onShow,
}: {
  line: NoticeLine;
  onShow: () => void;
}) {
  if (!of) return null;
  const told = [
    of.missing > 0 && t("notice.lineMissing", { n: of.missing }),
    of.unexpected > 0 && t("notice.unexpected", { n: of.unexpected }),
  ].filter((words) => words !== false);
  return (
    <Row
      title={product.name}
      icon={told.length ? "circle-minus" : "circle-check"}
      state={told.length ? "wrong" : "ok"}
      onClick={onShow}
    >
      {told.length ? <span class="state is-wrong">{told.join(", ")}</span> : noticeProgress(of)}
    </Row>
  );
}
