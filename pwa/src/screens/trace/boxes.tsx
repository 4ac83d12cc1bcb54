/** The boxes of the graph: what has one of its own, and what is folded into the last of a lane. */
import { integer } from "../../format.ts";
import type { TraceThingFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { type Box, NODE_HEIGHT } from "./drawing.ts";
import { told } from "./told.ts";

/** How wide a letter is at 16: of numbers, of what is small, of names. */
const MONO = 9.5;
const PLAIN = 7.8;
export const BOLD = 8.6;
const LINES = 3;
const LEADING = 20;
const INDENT = 12;

/** A button inside of a drawing, by a key as by a finger. Preact would write tabIndex, which no drawing knows. */
const pressed = (act: () => void) => ({
  role: "button" as const,
  tabindex: 0,
  onClick: act,
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  },
});

interface ThingProps {
  thing: TraceThingFragment;
  box: Box;
  chosen: boolean;
  onClick: () => void;
}

export function Thing({ thing, box, chosen, onClick }: ThingProps) {
  const { name, detail, isNumber, signs } = told(thing);
  const [sign] = signs;
  const room = box.width - 2 * INDENT;
  const named = inLines(name, (room - (sign ? 22 : 0)) / (isNumber ? MONO : BOLD), 2, isNumber);
  const more = inLines(detail, room / PLAIN, LINES - named.length);
  const tone = chosen ? "g-chosen" : sign ? `g-sign is-${sign.state}` : thing.depth === 0 ? "g-here" : "";
  const all = [name, detail, ...signs.map(({ word }) => word)].join(", ");
  return (
    <g class={`g-n ${tone}`} {...pressed(onClick)}>
      <title>{all}</title>
      <rect class="g-node" x={box.x} y={box.y} width={box.width} height={NODE_HEIGHT} rx="10" />
      {sign && (
        <use
          class="g-i"
          href={`#i-${sign.icon}`}
          x={box.x + box.width - 28}
          y={box.y + 8}
          width="20"
          height="20"
        />
      )}
      <Lines box={box} of={named} face={isNumber ? "g-no" : "g-name"} />
      <Lines box={box} of={more} after={named.length} face="g-sub" />
    </g>
  );
}

interface FoldProps {
  more: number;
  /** All that has room is shown already. */
  open: boolean;
  box: Box;
  onClick: () => void;
}

export const Fold = ({ more, open, box, onClick }: FoldProps) => (
  <g class="g-n g-fold" {...pressed(onClick)}>
    <rect class="g-node" x={box.x} y={box.y} width={box.width} height={NODE_HEIGHT} rx="10" />
    <Lines box={box} of={[t("trace.more", { n: more, count: integer(more) })]} face="g-name" />
    <Lines box={box} of={[t(open ? "trace.fold" : "trace.unfold")]} after={1} face="g-sub" />
  </g>
);

interface LinesProps {
  box: Box;
  of: readonly string[];
  /** So many lines stand above them. */
  after?: number;
  face: string;
}

const Lines = ({ box, of, after = 0, face }: LinesProps) => (
  <text class={face}>
    {of.map((line, place) => (
      <tspan key={line} x={box.x + INDENT} y={box.y + 24 + (after + place) * LEADING}>
        {line}
      </tspan>
    ))}
  </text>
);

/**
 * Words in lines of so many letters, at most `most`, broken behind a space, slash or dash. What is too long is told whole
 * on the card; ends of numbers tell them apart.
 */
export function inLines(text: string, letters: number, most: number, keepEnd = false): string[] {
  const room = Math.floor(letters);
  if (text.length <= room) return [text];
  if (most <= 1) return [keepEnd ? `…${text.slice(1 - room)}` : `${text.slice(0, room - 1)}…`];
  const breaks = [
    text.lastIndexOf(" ", room),
    text.lastIndexOf("/", room - 1),
    text.lastIndexOf("-", room - 1),
  ];
  const cut = Math.max(...breaks) + 1 || room;
  return [text.slice(0, cut).trimEnd(), ...inLines(text.slice(cut), letters, most - 1, keepEnd)];
}
