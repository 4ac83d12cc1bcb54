/** All cartons and pallets with a number of their own. */
import { PackagesDocument } from "../../gql/graphql.ts";
import { show } from "../../listed.ts";
import { usePages } from "../../pages.ts";
import { place } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";

const SHOWN = ["full", "empty"] as const;

export function PackagesScreen() {
  useOpenScan();
  const params = place.value.searchParams;
  const search = params.get("search") ?? "";
  const shown = params.get("show") === "empty" ? "empty" : "full";
  const filter = { empty: shown === "empty", ...(search && { search }) };
  const packages = usePages(PackagesDocument, { filter }, (data) => data.packages);
  return (
    <Frame title={t("nav.packages")}>
      <div class="stack">
        <SearchBox
          label={t("packages.search")}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list="PACKAGES" of={packages} />}
        />
        <Chips
          label={t("list.show")}
          options={SHOWN.map((each) => [each, t(`packages.${each}`)] as const)}
          value={shown}
          onChange={(each) => show({ show: each === "empty" ? each : null })}
        />
      </div>
      <Paged of={packages} empty={<NoPackages filtered={[...params].length > 0} />}>
        {({ id, sscc, contentCount, location, holds }) => (
          <Row
            key={id}
            icon="package-open"
            href={`/packages/${encodeURIComponent(id)}`}
            title={<span class="mono breaks">{sscc}</span>}
            end={holds.length > 0 && <StateWord state="hold">{t("status.ON_HOLD")}</StateWord>}
          >
            {location
              ? `${t("packages.contents", { n: contentCount })} · ${location.path}`
              : t("pack.nothing")}
          </Row>
        )}
      </Paged>
    </Frame>
  );
}

const NoPackages = ({ filtered }: { filtered: boolean }) => (
  <Empty icon="package-open" title={t(filtered ? "packages.noneFit" : "packages.none")}>
    {!filtered && t("packages.noneNext")}
  </Empty>
);
