import { useQuery } from "../data.ts";
import { weekday } from "../format.ts";
import { HomeDocument, type HomeQuery, type OperationKind } from "../gql/graphql.ts";
import { viewer } from "../session.ts";
import { t } from "../texts/index.ts";
import { Icon, StateWord } from "../ui/basics.tsx";
import { Frame } from "../ui/frame.tsx";
import type { IconName } from "../ui/icon-names.ts";
import { Empty, Section } from "../ui/lists.tsx";
import { ShowLoaded } from "../ui/loaded.tsx";

type Card = HomeQuery["operationTypes"][number];

const KIND_ICON: Record<OperationKind, IconName> = {
  RECEIPT: "package-plus",
  DELIVERY: "truck",
  INTERNAL: "arrow-left-right",
  MANUFACTURING: "factory",
};

export function HomeScreen() {
  const home = useQuery(HomeDocument);
  const types = home.data?.operationTypes.filter((type) => type.active) ?? [];
  const warehouses = new Set(types.map((type) => type.warehouse.code));
  const [first] = types;
  const title = warehouses.size === 1 && first ? first.warehouse.name : "Lotbook";
  return (
    <Frame title={title} sub={viewer.value && weekday(viewer.value.today)}>
      <ShowLoaded of={home}>
        {() =>
          types.length === 0 ? (
            <Empty icon="store" title={t("home.empty")}>
              {t("home.emptyNext")}
            </Empty>
          ) : (
            <Section title={t("home.ready")}>
              <ul class="optypes">
                {types.map((type) => (
                  <li key={type.id}>
                    <TypeCard type={type} warehouse={warehouses.size > 1} />
                  </li>
                ))}
              </ul>
            </Section>
          )
        }
      </ShowLoaded>
    </Frame>
  );
}

const TypeCard = ({ type, warehouse }: { type: Card; warehouse: boolean }) => (
  <a class="card optype" href={`/transfers?type=${encodeURIComponent(type.id)}`}>
    <span class="optype-head">
      {type.name}
      {warehouse && <span class="muted small"> {type.warehouse.code}</span>}
    </span>
    <span class="optype-main">
      <span class="optype-count">
        {type.workload.ready} <small>{t("home.readyCount")}</small>
      </span>
      <Icon name={KIND_ICON[type.kind]} />
    </span>
    <span class="optype-foot">{footOf(type.workload)}</span>
  </a>
);

/** The one thing about the rest that matters most. */
function footOf({ late, waiting, underWay }: Card["workload"]) {
  if (late)
    return (
      <StateWord state="refused" icon="clock-alert">
        {t("home.late", { n: late })}
      </StateWord>
    );
  if (waiting) return t("home.waiting", { n: waiting });
  return underWay ? t("home.underWay", { n: underWay }) : null;
}
