/** Where lots came from and where all of them went: of a lot, of a package, or of all that a document moved. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import {
  type TraceDirection,
  TraceDocument,
  TracedDocument,
  type TracedQuery,
  type TraceStart,
} from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Segments } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { PaperLink, urlOf } from "../../ui/paper-link.tsx";
import { Graph } from "./graph.tsx";
import { allEdges, branches } from "./lanes.ts";
import { Lives } from "./lives.tsx";
import { Balance, Extent, type Found, Gaps, Partners, Tree } from "./parts.tsx";

type Subject = NonNullable<TracedQuery["node"]>;

const WAYS: readonly TraceDirection[] = ["BACK", "BOTH", "FORWARD"];

export function TraceScreen({ params: { id } }: ScreenProps<"id">) {
  const loaded = useQuery(TracedDocument, { id });
  const subject = loaded.data?.node;
  return (
    <Frame
      title={t("trace.title")}
      sub={subject && <span class="mono">{nameOf(subject)}</span>}
      back={(subject && hrefOf(subject)) ?? "/transfers"}
    >
      <div class="page-narrow">
        <ShowLoaded of={loaded}>
          {() => (subject ? <Traced subject={subject} /> : <Empty icon="tag" title={t("trace.unknown")} />)}
        </ShowLoaded>
      </div>
    </Frame>
  );
}

const nameOf = (subject: Subject): string =>
  "number" in subject ? subject.number : "sscc" in subject ? subject.sscc : "";

function startOf({ __typename, id }: Subject): TraceStart {
  if (__typename === "Lot") return { lots: [id] };
  return __typename === "Package" ? { package: id } : { document: id };
}

function Traced({ subject }: { subject: Subject }) {
  const [direction, turn] = useState<TraceDirection>("BOTH");
  const loaded = useQuery(TraceDocument, { start: startOf(subject), direction });
  return (
    <div class="stack">
      <div class="seg-quiet">
        <Segments
          legend={t("trace.way")}
          options={WAYS.map((each) => [each, t(`trace.way.${each}`)] as const)}
          value={direction}
          onChange={turn}
        />
      </div>
      <ShowLoaded of={loaded} rows={6}>
        {({ trace }) =>
          trace && trace.startCount > 0 ? (
            <Shown trace={trace} subject={subject} />
          ) : (
            <Empty icon="tag" title={t("trace.nothing")} />
          )
        }
      </ShowLoaded>
    </div>
  );
}

function Shown({ trace, subject }: { trace: Found; subject: Subject }) {
  const things = trace.nodes.nodes;
  const edges = allEdges(things, trace.edges.nodes);
  return (
    <>
      <Graph things={things} edges={edges} />
      <Extent {...trace} />
      <Balance {...trace} />
      <Partners title={t("trace.customers")} of={trace.customers} back="trace.cameBack" />
      <Partners title={t("trace.vendors")} of={trace.vendors} back="trace.wentBack" />
      <Tree title={t("trace.cameOf")} of={branches(things, edges, false)} />
      <Tree title={t("trace.wentTo")} of={branches(things, edges, true)} />
      <Gaps {...trace} />
      <PaperLink href={urlOf(trace)}>{t("trace.print")}</PaperLink>
      <div class="inline">
        <Button icon="file-down" href={trace.table.url}>
          {t("trace.file")}
        </Button>
        <Button icon="file-spreadsheet" href={trace.workbook.url}>
          {t("trace.workbook")}
        </Button>
      </div>
      <Lives lots={trace.start} only={subject.__typename === "Lot"} />
    </>
  );
}
