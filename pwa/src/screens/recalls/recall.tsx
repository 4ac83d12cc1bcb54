/** One recall: what it stops before it starts, then who has it, what they said, and what is decided. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import {
  RecallDocument,
  type RecallLetterKind,
  RecallLotsDocument,
  type RecallQuery,
  type RecallRecipientRowFragment,
  RecallRecipientsDocument,
} from "../../gql/graphql.ts";
import { moves, stops, useLive } from "../../live.ts";
import { PAGE, usePages } from "../../pages.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may, viewer } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Papers } from "../../ui/paper-link.tsx";
import { History } from "../history/history.tsx";
import { type Stopped, Stopped as StoppedSheet } from "../holds/stopped.tsx";
import { useOpenScan } from "../scan/open.ts";
import { LeftOut } from "../trace/left-out.tsx";
import { AdviceSheet } from "./advice.tsx";
import { AnswerSheet } from "./answer.tsx";
import { Closes } from "./closes.tsx";
import { Customers } from "./customers.tsx";
import { DecideLotsSheet } from "./decide.tsx";
import { Decisions } from "./decisions.tsx";
import { type Next, NextJob, nextOf } from "./next.tsx";
import { Arrivals, Head, Lots, Places, Products, Stops, Unreached } from "./parts.tsx";
import { SendSheet } from "./post.tsx";
import { EndSheet, StartSheet } from "./start.tsx";
import { RecallStateShown, startVerb } from "./state.tsx";
import { type Vendor, VendorSheet, Vendors } from "./vendors.tsx";
import { Widenings } from "./widenings.tsx";

export type Recall = NonNullable<RecallQuery["recall"]>;

/** Between two looks where the server does not tell. */
const SECONDS = 15;
const SELDOM = 300;

export function RecallScreen({ params: { id } }: ScreenProps<"id">) {
  const loaded = useQuery(RecallDocument, { id });
  const { recall, settings } = loaded.data ?? {};
  if (recall)
    return (
      <Shown
        recall={recall}
        two={settings?.recallNeedsSecondPerson ?? false}
        reload={() => void loaded.reload()}
      />
    );
  return (
    <Frame title={t("recall.title")} back="/recalls">
      <ShowLoaded of={loaded}>
        {() => (
          <Empty icon="megaphone" title={t("recall.unknown")}>
            {t("error.notFoundNext")}
          </Empty>
        )}
      </ShowLoaded>
    </Frame>
  );
}

type Open =
  | { sheet: "start" | "cancel" | "close" | "reopen" | "advice" }
  | { sheet: "decide"; unreached?: boolean }
  | { sheet: "answer"; of: RecallRecipientRowFragment }
  | { sheet: "vendor"; of: Vendor }
  | { sheet: "send"; kind: RecallLetterKind }
  | { sheet: "stopped"; told: Stopped }
  | null;

interface ShownProps {
  recall: Recall;
  /** Whether a second person has to agree to a real one. */
  two: boolean;
  reload: () => void;
}

function Shown({ recall, two, reload }: ShownProps) {
  useOpenScan();
  const [open, setOpen] = useState<Open>(null);
  const customers = usePages(RecallRecipientsDocument, { id: recall.id }, (data) => data.recall?.recipients);
  const lots = usePages(RecallLotsDocument, { id: recall.id }, (data) => data.recall?.lots);
  const runs = recall.state === "STARTED";
  const read = () => {
    reload();
    for (const list of [customers, lots]) void list.reload();
  };
  const readBeside = () => {
    reload();
    // who reads on keeps his place
    for (const list of [customers, lots]) if ((list.nodes?.length ?? 0) <= PAGE) void list.reload();
  };
  useLive(readBeside, (change) => stops(change) || (runs && moves(change)), runs ? SECONDS : SELDOM);
  const close = () => setOpen(null);
  const send = (kind: RecallLetterKind) => setOpen({ sheet: "send", kind });
  const rows = customers.nodes ?? [];
  const next = nextOf(recall, rows, two);
  const answer = (of: RecallRecipientRowFragment) => setOpen({ sheet: "answer", of });
  const told = (stopped: Stopped | null) => setOpen(stopped && { sheet: "stopped", told: stopped });
  return (
    <Frame
      title={t(recall.kind === "MOCK" ? "recall.mockTitle" : "recall.title")}
      sub={<span class="mono">{recall.number}</span>}
      back="/recalls"
      state={<RecallStateShown of={recall} pill />}
      dock={<Deeds recall={recall} two={two} next={next} open={(sheet) => setOpen({ sheet })} />}
    >
      <NextJob
        recall={recall}
        two={two}
        customers={rows}
        next={next}
        onSend={send}
        onOpen={answer}
        onDone={read}
      />
      <Unreached recall={recall} onDecide={() => setOpen({ sheet: "decide", unreached: true })} />
      <Head recall={recall} two={two} onAdvice={() => setOpen({ sheet: "advice" })} />
      <div class="cols">
        <div class="stack">
          {recall.scope === "BY_TIME" && <LeftOut of={recall.leftOut} />}
          <Customers
            of={customers}
            recall={recall}
            next={next}
            onSend={send}
            {...((runs || recall.state === "CLOSED") && { onOpen: answer })}
          />
          <Products recall={recall} />
          <Lots of={lots} recall={recall} />
        </div>
        <div class="stack">
          <Widenings recall={recall} two={two} onDone={read} />
          <Decisions recall={recall} />
          <Closes recall={recall} />
          <Stops recall={recall} />
          <Arrivals recall={recall} />
          <Places recall={recall} />
          <Vendors
            recall={recall}
            next={next}
            onOpen={(of) => setOpen({ sheet: "vendor", of })}
            onSend={send}
          />
          <Papers of={recall} />
          {recall.workbook && (
            <Button icon="file-spreadsheet" href={recall.workbook.url}>
              {t("recall.workbook")}
            </Button>
          )}
          <History of={recall} reload={reload} />
        </div>
      </div>
      {open?.sheet === "start" && (
        <StartSheet recall={recall} two={two} onClose={close} onDone={read} onTold={told} />
      )}
      {(open?.sheet === "cancel" || open?.sheet === "close" || open?.sheet === "reopen") && (
        <EndSheet recall={recall} how={open.sheet} onClose={close} onDone={read} />
      )}
      {open?.sheet === "advice" && <AdviceSheet recall={recall} onClose={close} onDone={read} />}
      {open?.sheet === "decide" && (
        <DecideLotsSheet
          recall={recall}
          unreached={open.unreached ?? false}
          reload={reload}
          onClose={close}
          onDone={read}
        />
      )}
      {open?.sheet === "answer" && <AnswerSheet recall={recall} of={open.of} onClose={close} onDone={read} />}
      {open?.sheet === "vendor" && <VendorSheet recall={recall} of={open.of} onClose={close} onDone={read} />}
      {open?.sheet === "send" && <SendSheet recall={recall} kind={open.kind} onClose={close} onDone={read} />}
      {open?.sheet === "stopped" && (
        <StoppedSheet of={open.told} name={recall.number} title={t("recall.started")} onClose={close} />
      )}
    </Frame>
  );
}

interface DeedsProps {
  recall: Recall;
  two: boolean;
  next: Next;
  open: (sheet: "start" | "cancel" | "close" | "reopen" | "decide") => void;
}

/** What can be done next; nothing where it is over. */
function Deeds({ recall, two, next, open }: DeedsProps) {
  if (!may("MANAGER")) return null;
  const { state } = recall;
  if (state === "STARTED")
    return (
      <div class="dock-pair">
        <Button
          {...(next === "decide" && { kind: "primary" })}
          icon="shield-check"
          onClick={() => open("decide")}
        >
          {t("recall.decide")}
        </Button>
        <Button {...(next === "close" && { kind: "primary" })} icon="check" onClick={() => open("close")}>
          {t("recall.close")}
        </Button>
      </div>
    );
  if (state === "CLOSED")
    return (
      <Button icon="undo-2" onClick={() => open("reopen")}>
        {t("recall.reopen")}
      </Button>
    );
  if (state !== "PREPARED" && state !== "TO_CONFIRM") return null;
  const asks = two && state === "TO_CONFIRM" && recall.askedBy?.id === viewer.value?.user?.id;
  return (
    <div class="dock-pair">
      <Button icon="x" onClick={() => open("cancel")}>
        {t("recall.giveUp")}
      </Button>
      <Button
        kind={recall.kind === "REAL" ? "danger" : "primary"}
        icon="megaphone"
        disabled={asks || recall.extent !== "COMPLETE"}
        onClick={() => open("start")}
      >
        {t(startVerb(recall, two))}
      </Button>
    </div>
  );
}
