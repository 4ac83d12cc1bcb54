/** The graph: lanes from supplier to customer. It is moved with a finger and made larger with two, or with buttons. */
import { useEffect, useState } from "preact/hooks";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { BOLD, Fold, inLines, Thing } from "./boxes.tsx";
import { Card, type Traced } from "./card.tsx";
import { type Box, type Drawn, draw, fitsAcross, foldOf, type LaneDrawn } from "./drawing.ts";
import { type Lane, lanesOf, linesOf } from "./lanes.ts";
import { ARROW } from "./ways.ts";
import { useZoom, ZoomButtons } from "./zoom.tsx";

/** across: as wide as lanes side by side may be; none on a phone. */
const PHONE = { least: 0, width: 320, columns: 2, across: 0 };
const SHAPES = [
  { least: 1600, width: 1220, columns: 7, across: 1220 },
  { least: 1400, width: 1080, columns: 6, across: 1080 },
  { least: 1200, width: 840, columns: 5, across: 1080 },
  { least: 720, width: 600, columns: 4, across: 0 },
  PHONE,
];

const shapeNow = () => SHAPES.find(({ least }) => innerWidth >= least) ?? PHONE;

/** As much as the page has room for. */
function useShape() {
  const [shape, set] = useState(shapeNow);
  useEffect(() => {
    const look = () => set(shapeNow());
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, []);
  return shape;
}

export function Graph({ things, edges, whole, then }: Traced) {
  const [chosen, choose] = useState<string | null>(null);
  const [open, unfold] = useState<ReadonlySet<string>>(new Set());
  const { width, columns, across } = useShape();
  const lanes = lanesOf(things, edges);
  const sideways = fitsAcross(lanes, across);
  const room = sideways ? across : width;
  const drawn = draw(lanes, linesOf(edges), { across: sideways, width: room, columns, open, nameWidth });
  const { fingers, ...zoom } = useZoom();
  const classes = ["card graph-box", zoom.size !== 1 && "graph-held"];
  const flip = (lane: Lane) => {
    const next = new Set(open);
    if (!next.delete(lane.id)) next.add(lane.id);
    unfold(next);
  };
  const thing = things.find(({ key }) => key === chosen);
  return (
    <section class="section" aria-label={t("trace.graph")}>
      <ZoomButtons {...zoom} />
      <div class={classes.filter(Boolean).join(" ")} {...fingers}>
        {/* biome-ignore lint/a11y/useSemanticElements: a group inside a drawing */}
        <svg
          class="graph"
          viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          style={{ width: `${zoom.size * 100}%` }}
          role="group"
          aria-label={t("trace.graph")}
        >
          <Lanes drawn={drawn} across={sideways} />
          {drawn.lanes.flatMap(({ lane, shown, more }) => [
            ...shown.map((each) => (
              <Thing
                key={each.key}
                thing={each}
                box={drawn.boxes.get(each.key) as Box}
                chosen={each.key === chosen}
                onClick={() => choose(each.key)}
              />
            )),
            ...(more > 0
              ? [
                  <Fold
                    key={foldOf(lane)}
                    more={more}
                    open={open.has(lane.id)}
                    box={drawn.boxes.get(foldOf(lane)) as Box}
                    onClick={() => flip(lane)}
                  />,
                ]
              : []),
          ])}
        </svg>
      </div>
      {open.size > 0 && (
        <Button icon="chevron-down" onClick={() => unfold(new Set())}>
          {t("trace.fold")}
        </Button>
      )}
      {thing && (
        <Card key={thing.key} {...{ thing, things, edges, whole, then }} onClose={() => choose(null)} />
      )}
    </section>
  );
}

const Lanes = ({ drawn, across }: { drawn: Drawn; across: boolean }) => (
  <>
    {drawn.lanes.map(({ lane, x, y, width, height }) => (
      <rect key={lane.id} class="g-lane" x={x} y={y} width={width} height={height} rx="12" />
    ))}
    <marker
      id="g-arrow"
      markerUnits="userSpaceOnUse"
      markerWidth={ARROW}
      markerHeight="12"
      refY="6"
      orient="auto"
    >
      <path class="g-head" d={`M0 0 L${ARROW} 6 L0 12 Z`} />
    </marker>
    {drawn.ways.map(({ key, path, weight }) => (
      <path key={key} class="g-edge" d={path} stroke-width={weight} marker-end="url(#g-arrow)" />
    ))}
    {drawn.lanes.map((each) => (
      <LaneName key={each.lane.id} of={each} across={across} />
    ))}
  </>
);

const nameOf = ({ name }: Lane): string => t(`trace.lane.${name}`);
const nameWidth = (lane: Lane): number => nameOf(lane).length * BOLD;

/** In two lines where one has no room; over the ways, which may have nowhere else to go. */
function LaneName({ of: { lane, nameAt, y, width }, across }: { of: LaneDrawn; across: boolean }) {
  const name = nameOf(lane);
  const lines = across ? inLines(name, (width - 24) / BOLD, 2) : [name];
  return (
    <text class="g-lane-name">
      {lines.map((line, place) => (
        <tspan key={line} x={nameAt} y={y + 20 + place * 20}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
