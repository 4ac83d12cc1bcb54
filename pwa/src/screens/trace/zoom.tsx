/** How large a graph is drawn: by two fingers, or by buttons above it. */
import { useRef, useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";

const SMALLEST = 0.1;
const LARGEST = 4;
const STEP = 1.5;
/** Of the height of the window: what a graph has that is not as wide as its card; as in the style sheet. */
const HELD = 0.7;

/** 1 is as wide as its card. ratio: height of the graph by its width. */
export function useZoom(ratio: number) {
  const [size, set] = useState(1);
  const box = useRef<HTMLDivElement>(null);
  const setSize = (wanted: number) => set(Math.min(LARGEST, Math.max(SMALLEST, wanted)));
  const fit = () => {
    const wide = box.current?.clientWidth ?? 0;
    if (wide > 0) setSize(Math.min(1, (innerHeight * HELD) / (wide * ratio)));
  };
  return { size, setSize, fit, box, fingers: usePinch(size, setSize) };
}

function usePinch(size: number, setSize: (wanted: number) => void) {
  const down = useRef(new Map<number, { x: number; y: number }>());
  const began = useRef({ apart: 0, size: 1 });
  const apart = () => {
    const [one, other] = [...down.current.values()];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  };
  const onPointerDown = (event: PointerEvent) => {
    down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    began.current = { apart: apart(), size };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!down.current.has(event.pointerId)) return;
    down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.current.size === 2 && began.current.apart > 0)
      setSize((began.current.size * apart()) / began.current.apart);
  };
  const lift = (event: PointerEvent) => void down.current.delete(event.pointerId);
  return { onPointerDown, onPointerMove, onPointerUp: lift, onPointerCancel: lift, onPointerLeave: lift };
}

interface ZoomProps {
  size: number;
  setSize: (wanted: number) => void;
  fit: () => void;
}

export const ZoomButtons = ({ size, setSize, fit }: ZoomProps) => (
  <div class="inline">
    <Button icon="zoom-in" disabled={size >= LARGEST} onClick={() => setSize(size * STEP)}>
      {t("trace.closer")}
    </Button>
    <Button icon="zoom-out" disabled={size <= SMALLEST} onClick={() => setSize(size / STEP)}>
      {t("trace.further")}
    </Button>
    <Button icon="eye" onClick={fit}>
      {t("trace.fit")}
    </Button>
  </div>
);
