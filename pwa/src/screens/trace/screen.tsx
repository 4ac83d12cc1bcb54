/** Where lots came from and where all of them went, of whatever a trace starts from. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import {
  type TraceDirection,
  TraceDocument,
  TracedDocument,
  type TraceQuery,
  type TraceQueryVariables,
  TraceThingsDocument,
} from "../../gql/graphql.ts";
import { hrefOf } from "../../links.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Segments } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { PaperLink, urlOf } from "../../ui/paper-link.tsx";
import { recallOf } from "../recalls/chosen.ts";
import { Asked, asked, Narrowed, thenOf } from "./asked.tsx";
import { Balance } from "./balance.tsx";
import { Gaps } from "./gaps.tsx";
import { Graph } from "./graph.tsx";
import { partOf, wholeOf } from "./known.ts";
import { branches } from "./lanes.ts";
import { Lives } from "./lives.tsx";
import { Extent, type Found, Partners, Tree } from "./parts.tsx";
import { Days, nameOf, type Subject, startOf } from "./start.tsx";
import { Whereabouts } from "./whereabouts.tsx";

const WAYS: readonly TraceDirection[] = ["BACK", "BOTH", "FORWARD"];

export function TraceScreen({ params: { id } }: ScreenProps<"id">) {
  const loaded = useQuery(TracedDocument, { id });
  const subject = loaded.data?.node;
  return (
    <Frame
      title={t("trace.title")}
      sub={
        subject && (
          <span class={subject.__typename === "Partner" ? undefined : "mono"}>{nameOf(subject)}</span>
        )
      }
      back={(subject && hrefOf(subject)) ?? "/transfers"}
    >
      <ShowLoaded of={loaded}>
        {() => (subject ? <Traced subject={subject} /> : <Empty icon="tag" title={t("trace.unknown")} />)}
      </ShowLoaded>
    </Frame>
  );
}

function Traced({ subject }: { subject: Subject }) {
  const [direction, turn] = useState<TraceDirection>("BOTH");
  const variables = asked(startOf(subject), direction);
  const loaded = useQuery(TraceDocument, variables);
  return (
    <div class="stack">
      <div class="seg-quiet page-narrow">
        <Segments
          legend={t("trace.way")}
          options={WAYS.map((each) => [each, t(`trace.way.${each}`)] as const)}
          value={direction}
          onChange={turn}
        />
      </div>
      <Days of={subject} />
      <Asked scope={variables.scope} />
      <ShowLoaded of={loaded} rows={6}>
        {({ trace }) =>
          trace && trace.startCount > 0 ? (
            <WithThings trace={trace} subject={subject} variables={variables} />
          ) : (
            <Empty
              icon="tag"
              title={t(subject.__typename === "Partner" ? "trace.nothingThen" : "trace.nothing")}
            />
          )
        }
      </ShowLoaded>
    </div>
  );
}

interface WithThingsProps extends Omit<ShownProps, "trace"> {
  trace: NonNullable<TraceQuery["trace"]>;
}

function WithThings({ trace, variables, ...props }: WithThingsProps) {
  const limits = { ...variables.limits, asOf: trace.asOf };
  const loaded = useQuery(TraceThingsDocument, { ...variables, limits });
  return (
    <ShowLoaded of={loaded} rows={6}>
      {({ trace: found }) =>
        found && <Shown trace={{ ...trace, ...found }} variables={variables} {...props} />
      }
    </ShowLoaded>
  );
}

interface ShownProps {
  trace: Found;
  subject: Subject;
  variables: TraceQueryVariables;
}

function Shown({ trace, subject, variables }: ShownProps) {
  const things = trace.nodes.nodes;
  const edges = trace.edges.nodes;
  const whole = wholeOf(trace.start);
  const then = thenOf(variables.limits, trace.asOf);
  /** Of a lot of which nothing was made, its balance tells all. */
  const leads = things.some(({ depth, subject: { __typename } }) => depth > 0 && __typename === "Lot");
  return (
    <>
      <Narrowed key={JSON.stringify(variables)} trace={trace} variables={variables} />
      <Graph things={things} edges={edges} whole={whole} then={then} />
      <div class="stack page-narrow">
        <Extent {...trace} />
        {may("MANAGER") && trace.startCount === trace.start.length && (
          <div class="inline">
            <Button icon="megaphone" href={`/recalls/new?${recallOf(trace.start)}`}>
              {t("recall.ofLot")}
            </Button>
          </div>
        )}
        {trace.whereabouts && (leads || subject.__typename !== "Lot") && (
          <Whereabouts
            of={trace.whereabouts}
            whole={subject.__typename === "Lot" ? whole : partOf(whole)}
            then={then}
            cut={trace.extent.cut !== "COMPLETE"}
          />
        )}
        <Balance {...trace} then={then} />
        <Partners who="customers" of={trace.customers} whole={whole} />
        <Partners who="vendors" of={trace.vendors} whole={whole} />
        <Tree title={t("trace.cameOf")} of={branches(things, edges, false)} whole={whole} />
        <Tree title={t("trace.wentTo")} of={branches(things, edges, true)} whole={whole} />
        {trace.gaps.totalCount > 0 && (
          <Gaps
            count={trace.gaps.totalCount}
            variables={{ ...variables, limits: { ...variables.limits, asOf: trace.asOf } }}
          />
        )}
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
      </div>
    </>
  );
}
