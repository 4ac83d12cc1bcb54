/** Numbers for stock that has none, place by place: what the form holds, and what of it is sent. */
import type { PlaceNumbersInput, ProductToTrackQuery, Tracking } from "../../gql/graphql.ts";
import { decimal } from "../../typed.ts";

export type ProductToTrack = NonNullable<ProductToTrackQuery["product"]>;
export type Tracked = Exclude<Tracking, "NONE">;

export interface LotDraft {
  number: string;
  quantity: string;
}

/** What stands in for the numbers of one place: text for serials, rows for lots. */
export interface PlaceDraft {
  text: string;
  lots: readonly LotDraft[];
}

export interface TrackingDraft {
  tracking: Tracked;
  /** Of the product's own sequence; empty for none. */
  pattern: string;
  places: readonly PlaceDraft[];
}

/** A place is one lot until it is divided. */
export const trackingDraft = ({ unnumberedStock }: ProductToTrack): TrackingDraft => ({
  tracking: "LOT",
  pattern: "",
  places: unnumberedStock.map(({ onHand }) => ({
    text: "",
    lots: [{ number: "", quantity: onHand }],
  })),
});

/** Whether each place has numbers, or gets serials of the sequence; whether they fit is for the server to judge. */
export const isNumbered = ({ tracking, pattern, places }: TrackingDraft): boolean =>
  places.every(({ text, lots }) =>
    tracking === "SERIAL"
      ? text.trim() !== "" || pattern.trim() !== ""
      : lots.every(({ number }) => number.trim() !== ""),
  );

export const placeNumbers = (
  { unnumberedStock }: ProductToTrack,
  { tracking, places }: TrackingDraft,
): PlaceNumbersInput[] =>
  unnumberedStock.map(({ location, package: carton }, at) => {
    const { text, lots } = places[at] as PlaceDraft;
    const listed = lots.map(({ number, quantity }) => ({
      number: number.trim(),
      quantity: decimal(quantity) ?? quantity.trim(),
    }));
    return {
      location: location.id,
      ...(carton && { package: carton.id }),
      numbers: tracking === "LOT" ? { list: listed } : text.trim() ? { text } : { sequence: {} },
    };
  });
