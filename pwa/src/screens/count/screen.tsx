/** Counting by scan: the place, then what lies there. The last scan is the screen. */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { turnOff, turnOn, wanted } from "../../camera/stream.ts";
import { CameraTools, CameraView } from "../../camera/view.tsx";
import { quantity } from "../../format.ts";
import { PhotoButton } from "../../photo/button.tsx";
import { PhotoSheet } from "../../photo/sheet.tsx";
import { decimalsOf } from "../../quantities.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { CommandTrouble, useCommands } from "../../scanner/use-commands.tsx";
import { t } from "../../texts/index.ts";
import { Button, Icon, Pill } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Skeleton } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { OverSheet, Sheet, SinceOpened } from "../../ui/overlay.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { stateOfRefusal } from "../receive/states.ts";
import { useWakeLock } from "../receive/wake-lock.ts";
import { type Deed, ScanBand } from "./band.tsx";
import { cameraWork } from "./camera-work.ts";
import { Positions, Recent } from "./rows.tsx";
import { type Head, type Session, useSession } from "./session.ts";
import { FinishSheet, PositionSheet, TypeSheet } from "./sheets.tsx";
import {
  intoNone,
  keyedIn,
  keyedOut,
  positionsNow,
  refusedScans,
  type Scan,
  show,
  shownScan,
  subjectOf,
  type Tally,
  undoable,
} from "./tally.ts";

/** Which sheet lies over the work; a scan goes through all of them. */
type Open =
  | { sheet: Tool | "finish" }
  | { sheet: "photo"; file: File }
  | { sheet: "position"; position: string }
  | { sheet: "readings" | "howMuch"; scan: Scan }
  | null;

const pageOf = (id: string) => `/counts/${encodeURIComponent(id)}`;

export function CountingScreen({ params: { id } }: ScreenProps<"id">) {
  const session = useSession(id);
  const head = session.head.value;
  const error = session.error.value;
  if (head && head.state === "COUNTING") return <Work session={session} head={head} />;
  if (head) go(pageOf(id), { replace: true });
  return (
    <Frame title={t("count.title")} back="/counts" work>
      <div class="page">
        {error && <ErrorNotice error={error} again={() => void session.reload()} />}
        {head === null ? (
          <Empty icon="circle-question-mark" title={t("count.unknown")} />
        ) : (
          !error && <Skeleton rows={5} />
        )}
      </div>
    </Frame>
  );
}

function Work({ session, head }: { session: Session; head: Head }) {
  const [open, setOpen] = useState<Open>(null);
  const tally = session.tally.value;
  const close = () => setOpen(null);
  const { unheeded, hear } = useCommands(
    {
      UNDO: () => undoLast(session),
      FINISH: () => setOpen({ sheet: "finish" }),
      QUANTITY: (count) =>
        count ? session.change((before) => keyedIn(before, count)) : setOpen({ sheet: "quantity" }),
      DISCARD: () => discard(session, open !== null, close),
    },
    (code) => session.scan(code, "WEDGE"),
  );
  useWakeLock();
  // The last scan is the screen: whoever had scrolled down sees it all the same.
  useEffect(() => document.querySelector(".receive")?.scrollTo({ top: 0 }), [tally.shown]);
  const onPhoto = (file: File) => setOpen({ sheet: "photo", file });
  const onTool = (sheet: Tool | "finish") => setOpen({ sheet });
  const heard = useRef(hear);
  heard.current = hear;
  const camera = useMemo(() => cameraWork(session, (code) => heard.current(code)), [session]);
  const filming = wanted.value;
  const shown = shownScan(tally);
  const band = <ScanBand tally={tally} onDeed={(scan, deed) => act(session, scan, deed, setOpen)} />;
  const undo = (
    <Undo session={session} tally={tally}>
      <CommandTrouble of={unheeded} />
    </Undo>
  );
  return (
    <>
      <Frame
        title={head.location.path}
        sub={<span class="mono">{head.number}</span>}
        back={pageOf(head.id)}
        {...(filming && { close: { label: t("camera.close"), run: turnOff } })}
        work
        picture={filming}
        dock={
          filming ? (
            <>
              <CameraTools>
                <PhotoButton column onPhoto={onPhoto} />
                <Tools onTool={onTool} />
              </CameraTools>
              {undo}
            </>
          ) : (
            <Dock onTool={onTool} onPhoto={onPhoto} />
          )
        }
      >
        {filming && <CameraView work={camera} hold={open !== null} />}
        {band}
        {!filming && undo}
        {!filming && (
          <Positions
            tally={tally}
            unread={session.unread}
            blind={head.positionCount === null}
            onOpen={({ id }) => setOpen({ sheet: "position", position: id })}
          />
        )}
        <Recent tally={tally} onShow={(scan) => session.change((before) => show(before, scan.key))} />
      </Frame>
      {open && (
        <OverSheet.Provider
          value={<SinceOpened mark={`${shown?.key} ${shown?.state.kind}`}>{band}</SinceOpened>}
        >
          <OpenSheet open={open} session={session} head={head} onPhoto={onPhoto} close={close} />
        </OverSheet.Provider>
      )}
    </>
  );
}

/** False where there is nothing to take back. */
function undoLast(session: Session): false | undefined {
  const last = undoable(session.tally.value);
  if (!last?.operationId) return false;
  void session.undo(last);
}

/** Closes what lies over the work, else leaves out the scan that needs someone, else forgets what was keyed in. */
function discard(session: Session, covered: boolean, close: () => void): unknown {
  const tally = session.tally.value;
  if (covered) return close();
  const scan = shownScan(tally);
  if (scan?.state.kind === "refused") return session.leaveOut(scan);
  return tally.keyed ? session.change(keyedOut) : false;
}

/** What the buttons of the band do. */
function act(session: Session, scan: Scan, deed: Deed, open: (sheet: Open) => void): void {
  if (deed.do === "leaveOut") session.leaveOut(scan);
  else if (deed.do === "again") session.again(scan, {});
  else if (deed.do === "newNumber") session.again(scan, { newNumber: true });
  else if (deed.do === "instead")
    session.again(scan, { scan: { raw: deed.raw, reader: scan.request.scan.reader } });
  else open({ sheet: deed.do === "choose" ? "readings" : "howMuch", scan });
}

interface UndoProps {
  session: Session;
  tally: Tally;
  children: ComponentChildren;
}

function Undo({ session, tally, children }: UndoProps) {
  const last = undoable(tally);
  const refused = refusedScans(tally);
  const hidden = refused.filter((scan) => scan.key !== tally.shown);
  const [first] = hidden;
  return (
    <div class="undo">
      {children}
      <Button icon="undo-2" disabled={!last?.operationId} onClick={() => void undoLast(session)}>
        {last && last.key !== tally.shown
          ? t("receive.undoNumber", { number: subjectOf(last, tally) })
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
      <p class="small">{tally.place ? t("count.at", { place: tally.place.path }) : t("count.noPlace")}</p>
      {tally.inside && (
        <Sticky said={t("count.inside", { sscc: tally.inside.sscc })} off={() => session.change(intoNone)} />
      )}
      {tally.product && <p class="small">{t("count.ofProduct", { product: tally.product.name })}</p>}
      {tally.keyed && (
        <Sticky
          said={t("receive.keyed", { quantity: quantity(tally.keyed) })}
          off={() => session.change(keyedOut)}
        />
      )}
    </div>
  );
}

const Sticky = ({ said, off }: { said: string; off: () => void }) => (
  <div class="split">
    <Pill state="pending" icon="calculator">
      {said}
    </Pill>
    <Button kind="text" onClick={off}>
      {t("receive.keyedOff")}
    </Button>
  </div>
);

type Tool = "type" | "quantity";

const TOOL_ICON = { type: "keyboard", quantity: "calculator" } as const;

const Tools = ({ onTool }: { onTool: (tool: Tool) => void }) => (
  <>
    {(["type", "quantity"] as const).map((name) => (
      <Button key={name} kind="quiet" column icon={TOOL_ICON[name]} onClick={() => onTool(name)}>
        {t(`tool.${name}`)}
      </Button>
    ))}
  </>
);

interface DockProps {
  onTool: (tool: Tool | "finish") => void;
  onPhoto: (file: File) => void;
}

const Dock = ({ onTool, onPhoto }: DockProps) => (
  <>
    <div class="dock-row">
      <Button kind="quiet" column icon="camera" onClick={() => void turnOn()}>
        {t("tool.camera")}
      </Button>
      <PhotoButton column onPhoto={onPhoto} />
      <Tools onTool={onTool} />
    </div>
    <button type="button" class="btn btn-primary" onClick={() => onTool("finish")}>
      {t("receive.finish")}
      <Icon name="arrow-right" turn />
    </button>
  </>
);

interface OpenSheetProps {
  open: NonNullable<Open>;
  session: Session;
  head: Head;
  onPhoto: (file: File) => void;
  close: () => void;
}

function OpenSheet({ open, session, head, onPhoto, close }: OpenSheetProps) {
  const tally = session.tally.value;
  switch (open.sheet) {
    case "type":
      return <TypeSheet onCode={(code) => session.scan(code, "TYPED")} close={close} />;
    case "photo":
      return (
        <PhotoSheet
          file={open.file}
          verb={t("count.use")}
          refused={stateOfRefusal}
          onCode={(code) => session.scan(code, "PHOTO")}
          onPhoto={onPhoto}
          close={close}
        />
      );
    case "quantity":
      return (
        <HowMuch
          onDone={(keyed) => {
            session.change((before) => keyedIn(before, keyed));
            close();
          }}
          close={close}
        />
      );
    case "howMuch":
      return (
        <HowMuch
          scan={open.scan}
          tally={tally}
          onDone={(keyed) => {
            session.again(open.scan, { quantity: keyed });
            close();
          }}
          close={close}
        />
      );
    case "readings":
      return <Readings scan={open.scan} session={session} close={close} />;
    case "finish":
      return (
        <FinishSheet count={head} positions={positionsNow(tally)} unread={session.unread} onClose={close} />
      );
    case "position": {
      const position = positionsNow(tally).find(({ id }) => id === open.position);
      return position ? (
        <PositionSheet
          count={head}
          position={position}
          onClose={close}
          onDone={() => void session.refresh(position.id)}
        />
      ) : null;
    }
  }
}

interface HowMuchProps {
  /** That waits for it; absent for the next one. */
  scan?: Scan;
  tally?: Tally;
  onDone: (quantity: string) => void;
  close: () => void;
}

function HowMuch({ scan, tally, onDone, close }: HowMuchProps) {
  const known = tally?.positions.find(({ id }) => id === scan?.guess.position)?.product;
  const product = scan?.state.kind === "done" ? scan.state.effect.product : known;
  return (
    <Sheet title={product?.name ?? t("pad.title")} sub={scan ? t("pad.title") : t("pad.sub")} onClose={close}>
      <QuantityPad
        unit={product?.unit.symbol}
        decimals={product ? decimalsOf(product.step) : 3}
        verb={(shown) => t(scan ? "count.this" : "pad.next", { quantity: shown })}
        onDone={onDone}
      />
    </Sheet>
  );
}

/** A code that can be read in several ways: a person chooses, nothing is guessed. */
function Readings({ scan, session, close }: { scan: Scan; session: Session; close: () => void }) {
  const refusal = scan.state.kind === "refused" ? scan.state.refusal : undefined;
  const meaning = refusal?.__typename === "ScanUnclear" ? refusal.scan.meaning : undefined;
  if (meaning?.__typename !== "ScannedSeveral") return null;
  return (
    <Sheet title={t("readings.title")} sub={t("readings.sub")} onClose={close}>
      <List>
        {meaning.readings.map(({ index, text }) => (
          <Row
            key={index}
            title={text}
            icon="scan-barcode"
            onClick={() => {
              session.again(scan, { reading: index });
              close();
            }}
          />
        ))}
      </List>
    </Sheet>
  );
}
