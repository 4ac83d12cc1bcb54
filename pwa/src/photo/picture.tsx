import { t } from "../texts/index.ts";
import type { Corner, PhotoAnswer, PhotoCode } from "./photo.ts";

interface PictureProps {
  /** Of the picture, an object URL. */
  address: string;
  answer: PhotoAnswer;
  /** To be outlined. */
  codes?: readonly PhotoCode[];
  /** Only what lies around the first of them. */
  near?: boolean;
}

/** The photo as it was sent, with codes outlined and numbered as in the list below it. */
export function Picture({ address, answer: { width, height, codes: all }, codes = [], near }: PictureProps) {
  const [first] = codes;
  const view = near && first ? around(first.corners, width, height) : [0, 0, width, height];
  return (
    <svg
      class={near ? "photo photo-near" : "photo"}
      viewBox={view.join(" ")}
      role="img"
      aria-label={t("photo.picture", { n: codes.length })}
    >
      <image href={address} width={width} height={height} />
      {codes.map((code) => (
        <g key={all.indexOf(code)}>
          <polygon points={code.corners.map((corner) => corner.join(",")).join(" ")} />
          {all.length > 1 && (
            <text {...placeOf(code.corners)} font-size={Math.max(width, height) / 14}>
              {all.indexOf(code) + 1}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Its middle, where the number stands. */
function placeOf(corners: readonly Corner[]): { x: number; y: number } {
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return { x: mean(0), y: mean(1) };
}

/** The part of a picture around a code, with half its size beside it: left, top, width, height. Pure. */
export function around(corners: readonly Corner[], width: number, height: number): number[] {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const margin = Math.max(
    40,
    (Math.max(...xs) - Math.min(...xs)) / 4,
    (Math.max(...ys) - Math.min(...ys)) / 4,
  );
  const left = Math.max(0, Math.min(...xs) - margin);
  const top = Math.max(0, Math.min(...ys) - margin);
  const right = Math.min(width, Math.max(...xs) + margin);
  const bottom = Math.min(height, Math.max(...ys) + margin);
  return [left, top, right - left, bottom - top];
}
