/** All counts, the newest first. */
import { type CountFactsFragment, type CountFilter, CountsDocument } from "../../gql/graphql.ts";
import { withParams } from "../../listed.ts";
import { usePages } from "../../pages.ts";
import { go, place } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Bar, Button } from "../../ui/basics.tsx";
import { Chips, SearchBox } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { useOpenScan } from "../scan/open.ts";
import { CountStateShown, howFar } from "./state.tsx";

const SHOWN = ["open", "review", "done", "all"] as const;
type Shown = (typeof SHOWN)[number];

const ASKED: Record<Shown, CountFilter> = {
  open: { states: ["COUNTING", "REVIEW"] },
  review: { states: ["REVIEW"] },
  done: { states: ["DONE", "CANCELLED"] },
  all: {},
};

const show = (changes: Record<string, string | null>) =>
  go(withParams(place.value, changes), { replace: true });

export function CountsScreen() {
  useOpenScan();
  const params = place.value.searchParams;
  const search = params.get("search") ?? "";
  const shown = SHOWN.find((each) => each === params.get("show")) ?? "open";
  const filter = { ...ASKED[shown], ...(search && { search }) };
  const counts = usePages(CountsDocument, { filter, sort: "CREATED_DESC" }, (data) => data.counts);
  return (
    <Frame
      title={t("nav.counts")}
      back="/more"
      dock={
        may("OPERATOR") && (
          <Button kind="primary" icon="plus" href="/counts/new">
            {t("counts.new")}
          </Button>
        )
      }
    >
      <div class="stack">
        <SearchBox
          label={t("counts.search")}
          value={search}
          onSearch={(text) => show({ search: text })}
          beside={<ListFile list="COUNTS" of={counts} />}
        />
        <Chips
          label={t("list.show")}
          options={SHOWN.map((each) => [each, t(`counts.${each}`)] as const)}
          value={shown}
          onChange={(next) => show({ show: next })}
        />
      </div>
      <Paged of={counts} empty={<NoCounts plain={shown === "open" && !search} />}>
        {(count) => <CountRow key={count.id} count={count} />}
      </Paged>
    </Frame>
  );
}

const NoCounts = ({ plain }: { plain: boolean }) => (
  <Empty icon="clipboard-list" title={t(plain ? "counts.none" : "counts.noneFit")}>
    {plain && t("counts.noneNext")}
  </Empty>
);

const CountRow = ({ count }: { count: CountFactsFragment }) => (
  <Row
    href={`/counts/${encodeURIComponent(count.id)}`}
    title={count.location.path}
    end={<CountStateShown of={count} />}
  >
    <span class="mono">{count.number}</span>
    {count.product && ` · ${count.product.name}`}
    <span class="progress">
      {count.positionCount !== null && (
        <Bar part={count.positionCount ? count.countedCount / count.positionCount : 0} />
      )}
      {howFar(count.countedCount, count.positionCount)}
    </span>
  </Row>
);
