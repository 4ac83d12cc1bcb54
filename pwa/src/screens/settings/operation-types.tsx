import { useQuery } from "../../data.ts";
import { type OperationTypeFactsFragment, OperationTypesDocument } from "../../gql/graphql.ts";
import { grouped } from "../../grouped.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { KIND_ICON } from "../kinds.ts";
import { Kept } from "./kept.tsx";
import { OperationTypeSheet } from "./operation-type.tsx";

export function OperationTypesScreen() {
  const loaded = useQuery(OperationTypesDocument);
  return (
    <Kept<OperationTypeFactsFragment>
      title={t("settings.operation-types")}
      add={may("ADMINISTRATOR") && t("types.new")}
      reload={loaded.reload}
      sheet={({ thing, ...answered }) =>
        loaded.data && <OperationTypeSheet type={thing} warehouses={loaded.data.warehouses} {...answered} />
      }
    >
      {(open) => (
        <div class="stack page-narrow">
          <ShowLoaded of={loaded}>
            {({ operationTypes }) =>
              grouped(operationTypes, (type) => type.warehouse.name).map(([warehouse, types]) => (
                <Section key={warehouse} title={warehouse}>
                  <List>
                    {types.map((type) => (
                      <TypeRow key={type.id} type={type} onOpen={() => open(type)} />
                    ))}
                  </List>
                </Section>
              ))
            }
          </ShowLoaded>
        </div>
      )}
    </Kept>
  );
}

const TypeRow = ({ type, onOpen }: { type: OperationTypeFactsFragment; onOpen: () => void }) => (
  <Row
    icon={KIND_ICON[type.kind]}
    title={type.name}
    onClick={onOpen}
    end={
      type.active ? (
        <span class="mono">{type.prefix}</span>
      ) : (
        <StateWord state="offline" icon="ban">
          {t("product.archived")}
        </StateWord>
      )
    }
  >
    {t(`rule.${type.numbers}`)} · {type.source.path} → {type.destination.path}
  </Row>
);
