/** The goods of a line to correct have left meanwhile: where they are, what they are now, and the ways on. */
import type { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import type { CorrectionWay, MovedOnFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";

/** How to correct, and of which lot the goods are taken back that became others. */
export interface From {
  way: CorrectionWay;
  takenFrom?: string;
}

type Place = MovedOnFragment["places"][number];

export interface Moved {
  message: string;
  places: readonly Place[];
}

/** What the server told when it refused because of that; null for anything else. */
export function movedOf({ trouble }: Pick<ReturnType<typeof useForm>, "trouble">): Moved | null {
  if (trouble?.kind !== "refusal" || trouble.refusal.code !== "GOODS_MOVED_ON") return null;
  return trouble.refusal as unknown as Moved;
}

interface MovedOnProps {
  moved: Moved;
  /** The lot of the line. */
  lot: string | undefined;
  /** Only the number was wrong. */
  relabels: boolean;
  from: From;
  onChange: (from: From) => void;
}

const WAYS = ["FROM_WHERE_THEY_ARE", "RELABEL"] as const;

export function MovedOn({ moved, lot, relabels, from, onChange }: MovedOnProps) {
  const became = moved.places.flatMap((place) => (place.lot && place.lot.id !== lot ? [place.lot] : []));
  const others = [...new Map(became.map((each) => [each.id, each])).values()];
  return (
    <>
      <Notice state="refused" title={others.length > 0 ? moved.message : t("correct.moved")} alert>
        <ul class="facts-list">
          {moved.places.map((place) => (
            <PlaceItem key={`${place.lot?.id} ${place.location.path}`} place={place} />
          ))}
        </ul>
      </Notice>
      {others.length > 0 && !relabels && (
        <fieldset class="stack-s">
          <legend class="legend">{t("correct.takenFrom")}</legend>
          {others.map(({ id, number }) => (
            <label class="choice" key={id}>
              <input
                type="radio"
                name="way"
                checked={from.takenFrom === id}
                onChange={() => onChange({ way: "FROM_WHERE_THEY_ARE", takenFrom: id })}
              />
              <span>
                <strong class="mono">{number}</strong>
                <span>{t("correct.takenFrom.about")}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {others.length === 0 && (
        <fieldset class="stack-s">
          <legend class="legend">{t("correct.way")}</legend>
          {WAYS.filter((each) => each !== "RELABEL" || relabels).map((way) => (
            <label class="choice" key={way}>
              <input type="radio" name="way" checked={from.way === way} onChange={() => onChange({ way })} />
              <span>
                <strong>{t(`correct.${way}`)}</strong>
                <span>{t(`correct.${way}.about`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

const PlaceItem = ({ place: { lot, location, onHand } }: { place: Place }) => (
  <li>
    {lot && (
      <a class="mono" href={`/lots/${encodeURIComponent(lot.id)}`}>
        {lot.number}
      </a>
    )}
    {lot && " · "}
    {location.path}: {quantity(onHand)}
  </li>
);
