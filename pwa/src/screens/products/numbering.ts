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
  places: readonly PlaceDraft[];
}

/** Serials come from the product's own sequence where it has one; a place is one lot until it is divided. */
export const trackingDraft = ({ unnumberedStock, numberSequence }: ProductToTrack): TrackingDraft => ({
  tracking: "LOT",
  places: unnumberedStock.map(({ onHand }) => ({
    text: numberSequence ? `~ x ${onHand}` : "",
    lots: [{ number: "", quantity: onHand }],
  })),
});

/** Whether each place has numbers; whether they fit is for the server to judge. */
export const isNumbered = ({ tracking, places }: TrackingDraft): boolean =>
  places.every(({ text, lots }) =>
    tracking === "SERIAL" ? text.trim() !== "" : lots.every(({ number }) => number.trim() !== ""),
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
      numbers: tracking === "SERIAL" ? { text } : { list: listed },
    };
  });
