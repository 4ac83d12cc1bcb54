/** All lists as files, whole. */
import { useQuery } from "../../data.ts";
import { ListExportsDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Icon } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";

export function ExportScreen() {
  const loaded = useQuery(ListExportsDocument, {});
  return (
    <Frame title={t("settings.export")} sub={t("nav.settings")} back="/settings">
      <div class="stack page-narrow">
        <p>{t("exports.about")}</p>
        <ShowLoaded of={loaded} rows={8}>
          {({ listExports }) =>
            listExports.map(({ list, csv, xlsx }) => (
              <Section key={list} title={t(`exports.${list}`)}>
                <div class="dock-pair">
                  <File url={xlsx.url} kind="XLSX" />
                  <File url={csv.url} kind="CSV" />
                </div>
              </Section>
            ))
          }
        </ShowLoaded>
      </div>
    </Frame>
  );
}

const File = ({ url, kind }: { url: string; kind: string }) => (
  <a class="btn" href={url} download>
    <Icon name="file-down" />
    {kind}
  </a>
);
