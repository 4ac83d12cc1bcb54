import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { turnOff, turnOn, wanted } from "../../camera/stream.ts";
import { CameraTools, CameraView } from "../../camera/view.tsx";
import { quantity } from "../../format.ts";
import { later, NotLoaded } from "../../later.tsx";
import { PhotoButton } from "../../photo/button.tsx";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { CommandTrouble, useCommands } from "../../scanner/use-commands.tsx";
import { ScannerWaits } from "../../scanner/use-scanner.ts";
import { may } from "../../session.ts";
import { locale, t } from "../../texts/index.ts";
import { Button, Pill } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Skeleton } from "../../ui/lists.tsx";
import { ErrorNotice, ReadAt } from "../../ui/loaded.tsx";
import { Dialog, OverSheet, Sheet, SinceOpened } from "../../ui/overlay.tsx";
import { steady } from "../../ui/steady.tsx";
import { StoppedOn } from "../holds/on-transfer.tsx";
import { titleOf } from "../transfers/title.ts";
import { cameraWork } from "./camera-work.ts";
import type { Head } from "./found.ts";
import { Lines, Recent } from "./lines.tsx";
import { keyedOut } from "./next-scan.ts";
import { obeying } from "./obey.ts";
import { PutIn } from "./put-in.tsx";
import {
  howMuchAsked,
  type Line,
  opened,
  overReceipt,
  putAside,
  type Receipt,
  refusedScans,
  type Scan,
  show,
  shownScan,
  subjectOf,
  undoable,
} from "./receipt.ts";
import { type Deed, ScanBand } from "./scan-band.tsx";
import { type Session, useSession } from "./session.ts";
import type { Open, Tool } from "./sheets.tsx";
import { useWakeLock } from "./wake-lock.ts";

/** Milliseconds after which the sheets come behind the screen. */
const SHEETS = 1_000;

const OpenSheet = later(
  () => import("./sheets.tsx").then(({ OpenSheet }) => OpenSheet),
  ({ failed, close }) =>
    failed && (
      <Sheet title={t("error.offline")} onClose={close}>
        <NotLoaded />
      </Sheet>
    ),
);
const CartonCheck = later(
  () => import("./sheets.tsx").then(({ CartonCheck }) => CartonCheck),
  ({ failed }) => failed && <NotLoaded />,
);

export function ReceiveScreen({ params: { id } }: ScreenProps<"id">) {
  const session = useSession(id);
  const head = session.head.value;
  const error = session.error.value;
  if (head && head.state === "READY")
    return (
      <Work
        session={session}
        head={head}
        back="/transfers"
        finish={{ href: `/transfers/${encodeURIComponent(id)}/validate` }}
      />
    );
  if (head) go(`/transfers/${encodeURIComponent(id)}`, { replace: true });
  return (
    <Frame title={t("transfer.receive")} back="/transfers" work>
      <div class="page">
        {error && <ErrorNotice error={error} again={() => void session.reload()} />}
        {head === null ? (
          <Empty icon="circle-question-mark" title={t("receive.gone")} />
        ) : (
          !error && (
            <>
              <ScannerWaits />
              <Skeleton rows={5} />
            </>
          )
        )}
      </div>
    </Frame>
  );
}

export interface WorkProps {
  session: Session;
  head: Head;
  back: string;
  /** Where one goes, or what opens, when all is scanned. */
  finish: { href: string } | { run: () => void };
  /** Under the band: what else the scans that follow are told. */
  beside?: ComponentChildren;
  /** One list of lines for each transfer. */
  titles?: readonly string[];
}

const NONE: readonly string[] = [];

/** The scan screen: the band, what is open, and the last scans. */
export function Work({ session, head, back, finish, beside, titles = NONE }: WorkProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const receipt = session.receipt.value;
  const shown = shownScan(receipt);
  const close = () => setOpen(null);
  // What was asked last waits until what was asked before it is answered.
  const asked = open || overReceipt(receipt) ? undefined : howMuchAsked(receipt);
  const sheet: Open | null = open ?? (asked ? { sheet: "howMuch", scan: asked } : null);
  const notNow = () => asked && session.change((before) => putAside(before, asked.key));
  // Nothing is final before its page has asked.
  const goOn = () => ("href" in finish ? go(finish.href) : finish.run());
  const { unheeded, hear } = useCommands(
    obeying({ session, open, ask: setOpen, close, finish: goOn }),
    (code) => session.scan(code, "WEDGE"),
  );
  useWakeLock();
  useEffect(() => {
    const timer = setTimeout(OpenSheet.ahead, SHEETS);
    return () => clearTimeout(timer);
  }, []);
  // The last scan is the screen: whoever had scrolled down the lines sees it all the same.
  useEffect(() => document.querySelector(".receive")?.scrollTo({ top: 0 }), [receipt.shown]);
  const openLine = useCallback(
    (line: Line) => {
      session.change((before) => opened(before, line.id));
      setOpen({ sheet: "line", line: line.id });
    },
    [session],
  );
  const onTool = (sheet: Tool) => setOpen({ sheet });
  const onPhoto = (file: File) => setOpen({ sheet: "photo", file });
  const heard = useRef(hear);
  heard.current = hear;
  const camera = useMemo(() => cameraWork(session, (code) => heard.current(code)), [session]);
  const filming = wanted.value;
  const band = (
    <ScanBand
      receipt={receipt}
      creates={(session.giving ?? head).operationType.numbers !== "USE_EXISTING"}
      onDeed={(scan, deed) => act(session, scan, deed, setOpen)}
    />
  );
  const undo = (
    <Undo
      session={session}
      receipt={receipt}
      beside={beside}
      onPutIn={() => setOpen({ sheet: "putIn", again: 0 })}
    >
      <CommandTrouble of={unheeded} />
    </Undo>
  );
  return (
    <>
      <Frame
        title={titleOf(head)}
        sub={<span class="mono">{head.number}</span>}
        back={back}
        {...(filming && { close: { label: t("camera.close"), run: turnOff } })}
        work
        picture={filming}
        dock={
          filming ? (
            <>
              <CameraTools>
                <PhotoButton column onPhoto={onPhoto} />
                <Tools names={["type", "quantity"]} onTool={onTool} />
              </CameraTools>
              {undo}
            </>
          ) : (
            <Dock finish={finish} onTool={onTool} onPhoto={onPhoto} />
          )
        }
      >
        {filming && <CameraView work={camera} hold={sheet !== null || overReceipt(receipt) !== null} />}
        {band}
        <div class="stopped">
          <ReadAt at={session.readAt.value} />
          {session.parts.map(
            ({ head: { id, operationType } }) =>
              operationType.kind !== "RECEIPT" && <StoppedOn key={id} id={id} />,
          )}
        </div>
        {!filming && undo}
        {!filming && <PartLines session={session} receipt={receipt} titles={titles} onOpen={openLine} />}
        <Recent receipt={receipt} onShow={(scan) => session.change((before) => show(before, scan.key))} />
      </Frame>
      {sheet && (
        <OverSheet.Provider
          value={<SinceOpened mark={`${shown?.key} ${shown?.state.kind}`}>{band}</SinceOpened>}
        >
          <OpenSheet
            key={open ? "" : asked?.key}
            open={sheet}
            session={session}
            head={head}
            hear={hear}
            onPhoto={onPhoto}
            close={open ? close : notNow}
          />
        </OverSheet.Provider>
      )}
      <OverReceipt session={session} receipt={receipt} />
    </>
  );
}

const SHEET_OF = { choose: "readings", newLot: "newLot", quantity: "howMuch", take: "take" } as const;

interface PartLinesProps {
  session: Session;
  receipt: Receipt;
  titles: readonly string[];
  onOpen: (line: Line) => void;
}

/** The lines of each transfer that is worked on; one that was just added is with the first. */
const PartLines = steady(({ session: { parts }, receipt, titles, onOpen }: PartLinesProps) => {
  const known = new Set(parts.flatMap(({ lines }) => lines.map(({ id }) => id)));
  return (
    <div class="parts">
      {parts.map(({ head, lines }, at) => {
        const mine = new Set(lines.map(({ id }) => id));
        const here = receipt.lines.filter(({ id }) => mine.has(id) || (at === 0 && !known.has(id)));
        return (
          <Lines
            key={head.id}
            receipt={{ ...receipt, lines: here }}
            home={head.destination.id}
            title={titles[at]}
            onOpen={onOpen}
          />
        );
      })}
    </div>
  );
});

/** What the buttons of the band do. */
function act(session: Session, scan: Scan, deed: Deed, open: (sheet: Open) => void): void {
  if (deed.do === "leaveOut") session.leaveOut(scan);
  else if (deed.do === "show") go(deed.href);
  else if (deed.do === "again") session.again(scan, deed.change);
  else if (deed.do === "raw")
    session.again(scan, { scan: { raw: deed.raw, reader: scan.request.scan.reader } });
  else if (deed.do === "checkEach") void session.checkEach(scan);
  else open({ sheet: SHEET_OF[deed.do], scan });
}

interface UndoProps {
  session: Session;
  receipt: Receipt;
  onPutIn: () => void;
  /** What else the scans that follow are told. */
  beside: ComponentChildren;
  /** What was said to the last scan. */
  children: ComponentChildren;
}

function Undo({ session, receipt, beside, onPutIn, children }: UndoProps) {
  const last = undoable(receipt);
  const refused = refusedScans(receipt);
  const hidden = refused.filter((scan) => scan.key !== receipt.shown);
  const [first] = hidden;
  return (
    <div class="undo">
      {children}
      <Button icon="undo-2" disabled={!last?.operationId} onClick={() => last && void session.undo(last)}>
        {last && last.key !== receipt.shown
          ? t("receive.undoNumber", { number: subjectOf(last, receipt) })
          : t("receive.undo")}
      </Button>
      {first && (
        <Button
          kind="danger"
          icon="octagon-x"
          onClick={() => session.change((before) => show(before, first.key))}
        >
          {t(hidden.length < refused.length ? "receive.othersNeedYou" : "receive.needYou", {
            n: hidden.length,
          })}
        </Button>
      )}
      {receipt.checking && <CartonCheck session={session} receipt={receipt} sscc={receipt.checking} />}
      {receipt.destination && <p class="small">{t("receive.place", { place: receipt.destination.path })}</p>}
      {beside}
      <PutIn session={session} receipt={receipt} onAsk={onPutIn} />
      {receipt.keyed && (
        <div class="split">
          <Pill state="pending" icon="calculator">
            {t("receive.keyed", { quantity: quantity(receipt.keyed) })}
          </Pill>
          <Button kind="text" onClick={() => session.change(keyedOut)}>
            {t("receive.keyedOff")}
          </Button>
        </div>
      )}
    </div>
  );
}

const TOOL_ICON = { type: "keyboard", quantity: "calculator", label: "printer" } as const;

const Tools = ({ names, onTool }: { names: readonly Tool[]; onTool: (tool: Tool) => void }) => (
  <>
    {names.map((name) => (
      <Button key={name} kind="quiet" column icon={TOOL_ICON[name]} onClick={() => onTool(name)}>
        {t(`tool.${name}`)}
      </Button>
    ))}
  </>
);

interface DockProps {
  finish: WorkProps["finish"];
  onTool: (tool: Tool) => void;
  onPhoto: (file: File) => void;
}

const Dock = ({ finish, onTool, onPhoto }: DockProps) => (
  <>
    <div class="dock-row">
      <Button kind="quiet" column icon="camera" onClick={() => void turnOn()}>
        {t("tool.camera")}
      </Button>
      <PhotoButton column onPhoto={onPhoto} />
      <Tools names={["type", "quantity", "label"]} onTool={onTool} />
    </div>
    <Button
      kind="primary"
      iconAfter="arrow-right"
      {...("href" in finish ? { href: finish.href } : { onClick: finish.run })}
    >
      {t("receive.finish")}
    </Button>
  </>
);

/** Asked once a line: afterwards more of it is simply taken. */
function OverReceipt({ session, receipt }: { session: Session; receipt: Receipt }) {
  const asked = overReceipt(receipt);
  const line = asked && receipt.lines.find(({ id }) => id === asked.line);
  if (!asked || !line) return null;
  const given = quantity(asked.given);
  const expected = quantity(line.expected, line.product.unit.symbol);
  const of = subjectOf(asked.scan, receipt);
  const others = asked.others.map((scan) => subjectOf(scan, receipt));
  const undo = () => session.leaveOut(asked.scan);
  return (
    <Dialog
      question={t("over.question", { of, given, expected })}
      onClose={undo}
      answers={
        <>
          <Button icon="undo-2" onClick={undo}>
            {others.length > 0 ? t("receive.undoNumber", { number: of }) : t("over.undo")}
          </Button>
          <Button icon="check" onClick={() => session.takeMore(asked.line)}>
            {others.length > 0 ? t("over.takeAll", { n: others.length + 1 }) : t("over.take", { given })}
          </Button>
        </>
      }
    >
      {others.length > 0 && (
        <p>{t("over.others", { n: others.length, numbers: new Intl.ListFormat(locale).format(others) })}</p>
      )}
      <p>{t(may("MANAGER") ? "over.aboutOwn" : "over.about", { name: line.product.name })}</p>
    </Dialog>
  );
}
