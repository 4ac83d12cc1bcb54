/** The list that one looks at as a file, with its search, filters and order. */
import { useState } from "preact/hooks";
import type { ExportedList } from "../gql/graphql.ts";
import type { Asked } from "../pages.ts";
import { t } from "../texts/index.ts";
import { Icon } from "./basics.tsx";
import { Sheet } from "./overlay.tsx";

const KINDS = ["xlsx", "csv"] as const;

/** Where a list is fetched as a file. */
export function fileOf(list: ExportedList, { filter, sort }: Asked, kind: (typeof KINDS)[number]): string {
  const asked = new URLSearchParams({
    filter: JSON.stringify(filter ?? {}),
    ...(sort ? { sort: String(sort) } : {}),
  });
  return `/documents/exports/${list.toLowerCase().replaceAll("_", "-")}.${kind}?${asked}`;
}

export function ListFile({ list, of }: { list: ExportedList; of: { asked: Asked } }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" class="tool" aria-label={t("list.file")} onClick={() => setOpen(true)}>
        <Icon name="file-down" />
      </button>
      {open && (
        <Sheet title={t("list.file")} onClose={close}>
          <p>{t("list.fileAbout")}</p>
          {KINDS.map((kind) => (
            <a key={kind} class="btn btn-wide" href={fileOf(list, of.asked, kind)} download onClick={close}>
              <Icon name="file-down" />
              {t(`list.${kind}`)}
            </a>
          ))}
        </Sheet>
      )}
    </>
  );
}
