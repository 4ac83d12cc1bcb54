/** The camera's picture with the frame to aim with, and what is said over it. */
import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type State, signalState } from "../feedback.ts";
import type { ReadCode } from "../scanner/wedge.ts";
import { t } from "../texts/index.ts";
import { Button, Icon, Notice } from "../ui/basics.tsx";
import { STATE_ICON } from "../ui/states.ts";
import { warmUp } from "./decoder.ts";
import { follow } from "./follow.ts";
import { camera, giveUp, light, lit, look, switchCamera, turnOn, zoom, zoomed } from "./stream.ts";
import { howToAllow, type Trouble } from "./trouble.ts";
import { needsThorough, nothing, seen, type Verdict, type View } from "./watching.ts";

/** What a screen does with labels. */
export interface CameraWork {
  /** What a label would do here, as far as this device knows. */
  judge: (label: ReadCode) => Verdict;
  take: (label: ReadCode) => void;
  /** Find out about a label that judge does not know: null to take it, else why not, in words. */
  ask: (label: ReadCode) => Promise<Said | null>;
}

export interface Said {
  text: string;
  state: State;
}

export interface CameraViewProps {
  work: CameraWork;
  /** A question or a sheet is open: nothing is taken meanwhile. */
  hold: boolean;
}

export function CameraView({ work, hold }: CameraViewProps) {
  useEffect(look, []);
  const now = camera.value;
  if (now.state === "trouble") return <NoPicture trouble={now.trouble} />;
  return <Picture stream={now.state === "on" ? now.stream : null} work={work} hold={hold} />;
}

interface PictureProps {
  stream: MediaStream | null;
  work: CameraWork;
  hold: boolean;
}

function Picture({ stream, work, hold }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const newest = useRef(work);
  newest.current = work;
  const stopped = useSignal(false);
  const said = useSignal<Said | null>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
    warmUp();
  }, [stream]);
  useEffect(() => {
    if (!stream || !video.current || hold || stopped.value) return;
    return watch(video.current, newest, { stopped, said });
  }, [stream, hold, stopped.value]);
  return (
    <div class="cam">
      <div class="cam-picture" aria-hidden="true">
        <video ref={video} autoplay muted playsinline />
      </div>
      <div class="cam-aim" aria-hidden="true" />
      <p class="cam-hint" role="status">
        <Hint said={said.value} waiting={!stream} stopped={stopped.value} />
      </p>
      {stopped.value && (
        <Button kind="primary" icon="scan-barcode" onClick={() => (stopped.value = false)}>
          {t("camera.next")}
        </Button>
      )}
    </div>
  );
}

function Hint({ said, waiting, stopped }: { said: Said | null; waiting: boolean; stopped: boolean }) {
  if (said)
    return (
      <span>
        <Icon name={STATE_ICON[said.state]} size="s" />
        {said.text}
      </span>
    );
  if (stopped) return null;
  return <span>{t(waiting ? "camera.starting" : "camera.aim")}</span>;
}

interface Shown {
  stopped: Signal<boolean>;
  said: Signal<Said | null>;
}

/** Look at the video and do what comes of it; returns how to stop. */
function watch(video: HTMLVideoElement, work: { current: CameraWork }, { stopped, said }: Shown): () => void {
  let view: View = nothing;
  const say = (what: Said) => {
    said.value = what;
    signalState(what.state);
  };
  const take = (label: ReadCode) => {
    said.value = null;
    work.current.take(label);
  };
  const ask = async (label: ReadCode) => {
    const why = await work.current.ask(label);
    if (why) say(why);
    else take(label);
  };
  return follow(video, {
    needsThorough: () => needsThorough(view),
    onFailure: () => giveUp("reader"),
    onFrame: (frame) => {
      const next = seen(view, frame, work.current.judge);
      view = next.view;
      for (const deed of next.deeds) {
        if (deed.do === "ask") void ask(deed.label);
        if (deed.do === "counted")
          say({ text: t("camera.counted", { number: deed.name }), state: "duplicate" });
        if (deed.do === "unclear") say({ text: t("camera.unclear"), state: "unknown" });
        if (deed.do === "take") take(deed.label);
        if (deed.do === "take" && deed.stop) stopped.value = true;
      }
    },
  });
}

function NoPicture({ trouble }: { trouble: Trouble }) {
  const useless = trouble === "insecure" || trouble === "unsupported";
  return (
    <div class="cam cam-none">
      <Notice state="offline" icon="camera-off" title={t(`camera.trouble.${trouble}`)} alert>
        {trouble === "denied" && <p>{t(howToAllow(navigator.userAgent))}</p>}
        {trouble === "insecure" && <p>{t("camera.https", { address: location.host })}</p>}
        <p>{t("camera.instead")}</p>
      </Notice>
      {!useless && (
        <Button icon="camera" onClick={() => void turnOn()}>
          {t("act.again")}
        </Button>
      )}
    </div>
  );
}

/** What this very camera can do; further tools of the screen stand beside them. */
export function CameraTools({ children }: { children?: ComponentChildren }) {
  const now = camera.value;
  const {
    torch,
    zoom: factor,
    others,
  } = now.state === "on" ? now.abilities : { torch: false, others: false };
  if (!(torch || factor || others || children)) return null;
  return (
    <div class="dock-row dock-tools">
      {torch && (
        <Button
          kind="quiet"
          column
          icon="flashlight"
          pressed={lit.value}
          onClick={() => void light(!lit.value)}
        >
          {t("camera.light")}
        </Button>
      )}
      {factor && (
        <Button
          kind="quiet"
          column
          icon="zoom-in"
          pressed={zoomed.value}
          onClick={() => void zoom(!zoomed.value)}
        >
          {t("camera.zoom", { n: factor })}
        </Button>
      )}
      {others && (
        <Button kind="quiet" column icon="switch-camera" onClick={() => void switchCamera()}>
          {t("camera.switch")}
        </Button>
      )}
      {children}
    </div>
  );
}
