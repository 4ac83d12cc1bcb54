import { type LocationFilter, type PlaceFactsFragment, PlacesDocument } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Row } from "../../ui/lists.tsx";
import { PickField, type PickFieldProps } from "../../ui/picker.tsx";

export interface PlaceFieldProps extends Omit<PickFieldProps<PlaceFactsFragment>, "sheet"> {
  filter?: LocationFilter;
}

export const PlaceField = ({ filter = {}, ...rest }: PlaceFieldProps) => (
  <PickField
    {...rest}
    sheet={{
      label: t("places.search"),
      usePages: (search) =>
        usePages(
          PlacesDocument,
          { filter: { ...filter, ...(search && { search }) } },
          (data) => data.locations,
        ),
      row: (place, pick) => (
        <Row key={place.id} onClick={pick} title={place.path}>
          {t(`usage.${place.usage}`)}
        </Row>
      ),
    }}
  />
);
