/** How large a graph is drawn: by two fingers, or by buttons above it. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";

const SMALLEST = 0.1;
const LARGEST = 4;
const STEP = 1.5;

interface Point {
  x: number;
  y: number;
}

/** A place of the graph, as parts of its width and height, and where on the screen it lies. */
interface Spot {
  of: Point;
  at: Point;
}

/** 1 is as wide as its card: all of it, down the page. Whoever looks at a place of it still does in another size. */
export function useZoom() {
  const [size, set] = useState(1);
  const box = useRef<HTMLDivElement>(null);
  const spot = useRef<Spot | null>(null);
  const setSize = (wanted: number, at?: Point) => {
    spot.current = box.current && spotOf(box.current, at ?? middleOf(box.current));
    set(Math.min(LARGEST, Math.max(SMALLEST, wanted)));
  };
  useLayoutEffect(() => {
    if (box.current && spot.current) bringBack(box.current, spot.current, size === 1);
  }, [size]);
  return { size, setSize, fingers: { ref: box, ...usePinch(size, setSize) } };
}

/** Of what is seen of it. */
function middleOf(box: Element): Point {
  const { left, width, top, bottom } = box.getBoundingClientRect();
  return { x: left + width / 2, y: (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 };
}

const graphIn = (box: Element): DOMRect => (box.firstElementChild ?? box).getBoundingClientRect();

function spotOf(box: Element, at: Point): Spot {
  const { left, top, width, height } = graphIn(box);
  return { of: { x: (at.x - left) / width, y: (at.y - top) / height }, at };
}

/** Scroll it there: in its box, or with the page where it is as long as it is. */
function bringBack(box: Element, { of, at }: Spot, inPage: boolean) {
  if (!inPage) box.scrollIntoView({ block: "nearest" });
  for (let each: Element | null = box; each; each = inPage ? each.parentElement : null) {
    const { left, top, width, height } = graphIn(box);
    each.scrollBy({ left: left + of.x * width - at.x, top: top + of.y * height - at.y, behavior: "instant" });
  }
}

function usePinch(size: number, setSize: (wanted: number, at: Point) => void) {
  const down = useRef(new Map<number, Point>());
  const began = useRef({ apart: 0, size: 1 });
  const apart = () => {
    const [one, other] = [...down.current.values()];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  };
  const between = (): Point => {
    const all = [...down.current.values()];
    const mean = (axis: "x" | "y") => all.reduce((sum, each) => sum + each[axis], 0) / all.length;
    return { x: mean("x"), y: mean("y") };
  };
  const onPointerDown = (event: PointerEvent) => {
    down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    began.current = { apart: apart(), size };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!down.current.has(event.pointerId)) return;
    down.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.current.size === 2 && began.current.apart > 0)
      setSize((began.current.size * apart()) / began.current.apart, between());
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
