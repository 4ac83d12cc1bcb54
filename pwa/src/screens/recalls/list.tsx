/** All recalls and exercises, the newest first. */
import { moment } from "../../format.ts";
import { type RecallFactsFragment, type RecallFilter, RecallsDocument } from "../../gql/graphql.ts";
import { withParams } from "../../listed.ts";
import { usePages } from "../../pages.ts";
import { go, place } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";
import { RecallStateShown } from "./state.tsx";

const SHOWN = ["open", "closed", "all"] as const;
type Shown = (typeof SHOWN)[number];

const ASKED: Record<Shown, RecallFilter> = {
  open: { states: ["PREPARED", "TO_CONFIRM", "STARTED"] },
  closed: { states: ["CLOSED", "CANCELLED"] },
  all: {},
};

const show = (changes: Record<string, string | null>) =>
  go(withParams(place.value, changes), { replace: true });

export function RecallsScreen() {
  useOpenScan();
  const params = place.value.searchParams;
  const search = params.get("search") ?? "";
  const shown = SHOWN.find((each) => each === params.get("show")) ?? "open";
  const filter = { ...ASKED[shown], ...(search && { search }) };
  const recalls = usePages(RecallsDocument, { filter }, (data) => data.recalls);
  return (
    <Frame
      title={t("nav.recalls")}
      back="/more"
      dock={
        may("MANAGER") && (
          <Button kind="primary" icon="megaphone" href="/recalls/new">
            {t("recalls.new")}
          </Button>
        )
      }
    >
      <div class="stack">
        <SearchBox
          label={t("recalls.search")}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list="RECALLS" of={recalls} />}
        />
        <Chips
          label={t("list.show")}
          options={SHOWN.map((each) => [each, t(`recalls.${each}`)] as const)}
          value={shown}
          onChange={(next) => show({ show: next })}
        />
      </div>
      <Paged of={recalls} empty={<NoRecalls plain={shown === "open" && !search} />}>
        {(recall) => <RecallRow key={recall.id} recall={recall} />}
      </Paged>
    </Frame>
  );
}

const NoRecalls = ({ plain }: { plain: boolean }) => (
  <Empty icon="megaphone" title={t(plain ? "recalls.none" : "recalls.noneFit")}>
    {plain && t("recalls.noneNext")}
  </Empty>
);

const RecallRow = ({ recall }: { recall: RecallFactsFragment }) => (
  <Row
    href={`/recalls/${encodeURIComponent(recall.id)}`}
    title={<span class="breaks">{recall.reason}</span>}
    end={<RecallStateShown of={recall} />}
  >
    <span class="mono">{recall.number}</span> · {t(`recallKind.${recall.kind}`)} · {moment(recall.createdAt)}
  </Row>
);
