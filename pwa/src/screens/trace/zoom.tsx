/** How large a graph is drawn: by two fingers, or by buttons above it. */
import { useRef, useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";

const SMALLEST = 0.1;
const LARGEST = 4;
const STEP = 1.5;

/** 1 is as wide as its card: all of it, down the page. */
export function useZoom() {
  const [size, set] = useState(1);
  const setSize = (wanted: number) => set(Math.min(LARGEST, Math.max(SMALLEST, wanted)));
  return { size, setSize, fingers: usePinch(size, setSize) };
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
}

export const ZoomButtons = ({ size, setSize }: ZoomProps) => (
  <div class="graph-tools">
    <Button column icon="zoom-in" disabled={size >= LARGEST} onClick={() => setSize(size * STEP)}>
      {t("trace.closer")}
    </Button>
    <Button column icon="zoom-out" disabled={size <= SMALLEST} onClick={() => setSize(size / STEP)}>
      {t("trace.further")}
    </Button>
    <Button column icon="eye" disabled={size === 1} onClick={() => setSize(1)}>
      {t("trace.fit")}
    </Button>
  </div>
);
