import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { SaveWarehouseDocument, type WarehouseFactsFragment, WarehousesDocument } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { AddressFields, addressDraft, addressInput } from "./address-fields.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { Kept } from "./kept.tsx";

export function WarehousesScreen() {
  const loaded = useQuery(WarehousesDocument);
  const mine = may("ADMINISTRATOR");
  return (
    <Kept<WarehouseFactsFragment>
      title={t("settings.warehouses")}
      add={mine && t("warehouses.new")}
      reload={loaded.reload}
      sheet={({ thing, ...answered }) => <WarehouseSheet warehouse={thing} {...answered} />}
    >
      {(open) => (
        <div class="stack page-narrow">
          <ShowLoaded of={loaded}>
            {({ warehouses }) =>
              warehouses.length === 0 ? (
                <Empty icon="store" title={t("warehouses.none")}>
                  {t("warehouses.noneNext")}
                </Empty>
              ) : (
                warehouses.map((warehouse) => (
                  <WarehouseSection
                    key={warehouse.id}
                    warehouse={warehouse}
                    {...(mine && { onEdit: () => open(warehouse) })}
                  />
                ))
              )
            }
          </ShowLoaded>
          <List>
            <Row icon="search" title={t("places.all")} href="/settings/places">
              {t("places.allAbout")}
            </Row>
          </List>
        </div>
      )}
    </Kept>
  );
}

interface WarehouseSectionProps {
  warehouse: WarehouseFactsFragment;
  /** Absent for who may not. */
  onEdit?: () => void;
}

const WarehouseSection = ({ warehouse, onEdit }: WarehouseSectionProps) => (
  <Section title={warehouse.name} aside={warehouse.code}>
    <List>
      <Row
        icon="store"
        title={t("places.title")}
        href={`/settings/places?warehouse=${encodeURIComponent(warehouse.id)}`}
      >
        {t("places.about")}
      </Row>
      <Row icon="pencil" title={t("warehouse.facts")} {...(onEdit && { onClick: onEdit })}>
        {[warehouse.address.street, warehouse.address.city, warehouse.timeZone].filter(Boolean).join(", ")}
      </Row>
    </List>
  </Section>
);

interface WarehouseSheetProps {
  warehouse: WarehouseFactsFragment | null;
  onClose: () => void;
  onDone: () => void;
}

const ZONES = Intl.supportedValuesOf("timeZone");

function WarehouseSheet({ warehouse, onClose, onDone }: WarehouseSheetProps) {
  const form = useForm({
    name: warehouse?.name ?? "",
    code: warehouse?.code ?? "",
    timeZone: warehouse?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    address: addressDraft(warehouse?.address),
  });
  const { name, code, timeZone, address } = form.draft;
  const zones = ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES];
  const save = async () => {
    const done = await form.send(
      SaveWarehouseDocument,
      { ...(warehouse && { warehouse: warehouse.id }), name, code, timeZone, address: addressInput(address) },
      { subject: warehouse?.id ?? "warehouses", label: t("warehouse.changing", { name }) },
    );
    if (done) onDone();
  };
  return (
    <FormSheet
      title={warehouse ? warehouse.name : t("warehouses.new")}
      form={form}
      {...(!warehouse && { verb: t("warehouse.add") })}
      onSave={save}
      onClose={onClose}
    >
      {!warehouse && <p class="muted">{t("warehouse.newAbout")}</p>}
      <TextField label={t("warehouse.name")} {...form.text("name")} />
      <div class="grid-2">
        <TextField label={t("warehouse.code")} hint={t("warehouse.codeHint")} mono {...form.text("code")} />
        <SelectField
          label={t("warehouse.timeZone")}
          hint={t("warehouse.timeZoneHint")}
          options={zones.map((zone) => [zone, zone] as const)}
          value={timeZone}
          onChange={(chosen) => form.set({ timeZone: chosen })}
          error={form.error("timeZone")}
        />
      </div>
      <AddressFields
        address={address}
        set={(next) => form.set({ address: next })}
        path="address"
        error={form.error}
      />
    </FormSheet>
  );
}
