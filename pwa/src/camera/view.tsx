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
import {
  CLOSER,
  camera,
  enlarged,
  giveUp,
  light,
  lit,
  look,
  switchCamera,
  turnOn,
  zoom,
  zoomed,
} from "./stream.ts";
import { howToAllow, type Trouble } from "./trouble.ts";
import { type Deed, needsThorough, nothing, resumed, seen, type Verdict, type View } from "./watching.ts";

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
  const view = useRef<View>(nothing);
  const stopped = useSignal(false);
  const said = useSignal<Said | null>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
    warmUp();
  }, [stream]);
  useEffect(() => {
    // Some phones leave the picture still when the app comes back to the front.
    const play = () => void (document.hidden || video.current?.play().catch(() => {}));
    document.addEventListener("visibilitychange", play);
    return () => document.removeEventListener("visibilitychange", play);
  }, []);
  useEffect(() => {
    if (!stream || !video.current || hold || stopped.value) return;
    return watch(video.current, newest, { view, stopped, said });
  }, [stream, hold, stopped.value]);
  const goOn = () => {
    view.current = nothing; // another of the same lot may lie there
    stopped.value = false;
  };
  return (
    <div class="cam">
      <div class="cam-picture" aria-hidden="true">
        <video ref={video} class={enlarged() > 1 ? "cam-closer" : undefined} autoplay muted playsinline />
      </div>
      <div class="cam-aim" aria-hidden="true" />
      <p class="cam-hint" role="status">
        <Hint said={said.value} waiting={!stream} stopped={stopped.value} />
      </p>
      {stopped.value && (
        <Button kind="primary" icon="scan-barcode" onClick={goOn}>
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

interface Watched {
  view: { current: View };
  /** Enough for now, until the person goes on. */
  stopped: Signal<boolean>;
  said: Signal<Said | null>;
}

/** Look at the video and do what comes of it; returns how to stop. */
function watch(video: HTMLVideoElement, work: { current: CameraWork }, watched: Watched): () => void {
  const { view, stopped } = watched;
  let begun = false;
  return follow(video, {
    needsThorough: () => needsThorough(view.current),
    onFailure: () => giveUp("reader"),
    onFrame: (frame) => {
      if (stopped.value) return;
      const before = begun ? view.current : resumed(view.current, frame.at);
      begun = true;
      const next = seen(before, frame, work.current.judge);
      view.current = next.view;
      for (const deed of next.deeds) void act(deed, work.current, watched);
    },
  });
}

async function act(deed: Deed, work: CameraWork, { stopped, said }: Watched): Promise<void> {
  const say = (what: Said) => {
    said.value = what;
    signalState(what.state);
  };
  const take = (label: ReadCode, stop: boolean) => {
    said.value = null;
    stopped.value = stop;
    work.take(label);
  };
  switch (deed.do) {
    case "take":
      return take(deed.label, deed.stop);
    case "counted":
      return say({ text: t("camera.counted", { number: deed.name }), state: "duplicate" });
    case "unclear":
      return say({ text: t("camera.unclear"), state: "unknown" });
    case "ask": {
      const why = await work.ask(deed.label);
      return why ? say(why) : take(deed.label, true);
    }
  }
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
  const on = now.state === "on";
  const { torch, others } = on ? now.abilities : { torch: false, others: false };
  if (!(on || children)) return null;
  return (
    <div class="dock-row dock-tools">
      {torch && (
        <Button
          kind="quiet"
          column
          icon={lit.value ? "flashlight-off" : "flashlight"}
          onClick={() => void light(!lit.value)}
        >
          {t(lit.value ? "camera.lightOff" : "camera.light")}
        </Button>
      )}
      {on && (
        <Button
          kind="quiet"
          column
          icon={zoomed.value ? "zoom-out" : "zoom-in"}
          onClick={() => void zoom(!zoomed.value)}
        >
          {t("camera.zoom", { n: zoomed.value ? 1 : CLOSER })}
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
