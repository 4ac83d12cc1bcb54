/** All that is stopped, and what was. */
import { useState } from "preact/hooks";
import { type HoldFactsFragment, type HoldKind, HoldsDocument } from "../../gql/graphql.ts";
import { show } from "../../listed.ts";
import { stops, useLive } from "../../live.ts";
import { PAGE, usePages } from "../../pages.ts";
import { place } from "../../router.ts";
import { tracks } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";
import { HoldRow, mayOpen } from "./hold-row.tsx";
import { ReleaseSheet } from "./release-sheet.tsx";

const SHOWN = ["inForce", "released"] as const;
const KINDS = ["ALL", "MANUAL", "QUALITY", "RECALL"] as const satisfies readonly ("ALL" | HoldKind)[];
/** Between two looks where the server does not tell. */
const SECONDS = 15;

export function HoldsScreen() {
  useOpenScan();
  const [releasing, release] = useState<HoldFactsFragment | null>(null);
  const params = place.value.searchParams;
  const search = params.get("search") ?? "";
  const shown = params.get("show") === "released" ? "released" : "inForce";
  const kind = KINDS.find((each) => each === params.get("kind")) ?? "ALL";
  const transfer = params.get("transfer");
  const filter = {
    inForce: shown === "inForce",
    ...(kind !== "ALL" && { kind }),
    ...(search && { search }),
    ...(transfer && { arrivedWith: transfer }),
  };
  const holds = usePages(HoldsDocument, { filter }, (data) => data.holds);
  useLive(() => (holds.nodes?.length ?? 0) <= PAGE && holds.reload(), stops, SECONDS);
  return (
    <Frame title={t("nav.holds")}>
      <div class="stack">
        <SearchBox
          label={t("holds.search")}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list="HOLDS" of={holds} />}
        />
        <Chips
          label={t("list.show")}
          options={SHOWN.map((each) => [each, t(`holds.${each}`)] as const)}
          value={shown}
          onChange={(each) => show({ show: each === "released" ? each : null })}
        />
        <Chips
          label={t("holds.kinds")}
          options={KINDS.map((each) => [each, t(`holds.kind.${each}`)] as const)}
          value={kind}
          onChange={(each) => show({ kind: each === "ALL" ? null : each })}
        />
      </div>
      <Paged of={holds} empty={<NoHolds filtered={[...params].length > 0} />}>
        {(hold) => (
          <HoldRow key={hold.id} hold={hold} onRelease={mayOpen(hold) ? () => release(hold) : undefined} />
        )}
      </Paged>
      {releasing && (
        <ReleaseSheet hold={releasing} onClose={() => release(null)} onDone={() => void holds.reload()} />
      )}
    </Frame>
  );
}

const NoHolds = ({ filtered }: { filtered: boolean }) => (
  <Empty icon="shield-check" title={t(filtered ? "holds.noneFit" : "holds.none")}>
    {!filtered && t(tracks.value ? "holds.noneNext" : "holds.noneNextUntracked")}
  </Empty>
);
