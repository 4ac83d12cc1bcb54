import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { type OperationTypeFactsFragment, OperationTypesDocument } from "../../gql/graphql.ts";
import { grouped } from "../../grouped.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, StateWord } from "../../ui/basics.tsx";
import { Frame } from "../../ui/frame.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { KIND_ICON } from "../kinds.ts";
import { OperationTypeSheet } from "./operation-type.tsx";

export function OperationTypesScreen() {
  const loaded = useQuery(OperationTypesDocument);
  const [open, setOpen] = useState<OperationTypeFactsFragment | "new" | null>(null);
  const mine = may("ADMINISTRATOR");
  return (
    <Frame
      title={t("settings.operation-types")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        mine && (
          <Button kind="primary" icon="plus" onClick={() => setOpen("new")}>
            {t("types.new")}
          </Button>
        )
      }
    >
      <div class="stack page-narrow">
        <ShowLoaded of={loaded}>
          {({ operationTypes }) =>
            grouped(operationTypes, (type) => type.warehouse.name).map(([warehouse, types]) => (
              <Section key={warehouse} title={warehouse}>
                <List>
                  {types.map((type) => (
                    <TypeRow key={type.id} type={type} onOpen={() => setOpen(type)} />
                  ))}
                </List>
              </Section>
            ))
          }
        </ShowLoaded>
      </div>
      {open && loaded.data && (
        <OperationTypeSheet
          type={open === "new" ? null : open}
          warehouses={loaded.data.warehouses}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            void loaded.reload();
          }}
        />
      )}
    </Frame>
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
