import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import {
  type LocationUsage,
  type PlaceFactsFragment,
  PlacesDocument,
  WarehousesDocument,
} from "../../gql/graphql.ts";
import { show } from "../../listed.ts";
import { usePages } from "../../pages.ts";
import { place as address } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, StateWord } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";
import { PlaceSheet } from "./place-sheet.tsx";

const OURS: LocationUsage[] = ["INTERNAL", "TRANSIT"];

export function PlacesScreen() {
  useOpenScan();
  const params = address.value.searchParams;
  const warehouse = params.get("warehouse") ?? "";
  const search = params.get("search") ?? "";
  const [adding, setAdding] = useState(false);
  const known = useQuery(WarehousesDocument);
  const warehouses = known.data?.warehouses ?? [];
  const filter = {
    ...(warehouse ? { warehouse, usages: OURS } : {}),
    ...(search && { search }),
  };
  const places = usePages(PlacesDocument, { filter }, (data) => data.locations);
  const root = warehouses.find(({ id }) => id === warehouse);
  return (
    <Frame
      title={t("places.title")}
      sub={t("nav.settings")}
      back="/settings/warehouses"
      dock={
        may("MANAGER") && (
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {t("places.new")}
          </Button>
        )
      }
    >
      <div class="stack">
        <SearchBox
          label={t("places.search")}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list="PLACES" of={places} />}
        />
        <Chips
          label={t("order.warehouse")}
          options={[["", t("lots.all")], ...warehouses.map(({ id, name }) => [id, name] as const)]}
          value={warehouse}
          onChange={(id) => show({ warehouse: id })}
        />
      </div>
      <Paged of={places} empty={<Empty icon="store" title={t("places.none")} />}>
        {(place) => <PlaceRow key={place.id} place={place} />}
      </Paged>
      {adding && (
        <PlaceSheet
          place={null}
          parent={root ? { id: root.root.id, path: root.name } : null}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            void places.reload();
          }}
        />
      )}
    </Frame>
  );
}

const PlaceRow = ({ place }: { place: PlaceFactsFragment }) => (
  <Row
    href={`/places/${encodeURIComponent(place.id)}`}
    title={place.path}
    end={
      place.blocked ? (
        <StateWord state="hold">{t("place.blocked")}</StateWord>
      ) : place.active ? (
        t(`usage.${place.usage}`)
      ) : (
        t("product.archived")
      )
    }
  >
    <span class="mono">{place.barcode}</span>
  </Row>
);
