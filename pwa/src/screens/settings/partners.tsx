import { useState } from "preact/hooks";
import { type Form, orNull, useForm } from "../../form.ts";
import {
  CreatePartnerDocument,
  type Language,
  type PartnerFactsFragment,
  type PartnerRole,
  PartnersDocument,
  UpdatePartnerDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Chips, SearchBox, SelectField } from "../../ui/choosing.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { ListFile } from "../../ui/list-file.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { AddressFields, addressDraft, addressInput, noAddress } from "./address-fields.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { Kept } from "./kept.tsx";
import { LANGUAGES } from "./languages.ts";
import { TermsFields, termsDraft, termsInput, termsSaid } from "./terms-fields.tsx";

const ROLES: readonly PartnerRole[] = ["VENDOR", "CUSTOMER"];
const SHOWN = ["all", ...ROLES, "archived"] as const;
type Shown = (typeof SHOWN)[number];

export function PartnersScreen() {
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<Shown>("all");
  const filter = {
    active: shown !== "archived",
    ...(shown !== "all" && shown !== "archived" && { role: shown }),
    ...(search && { search }),
  };
  const partners = usePages(PartnersDocument, { filter }, (data) => data.partners);
  return (
    <Kept<PartnerFactsFragment>
      title={t("settings.partners")}
      add={may("MANAGER") && t("partners.new")}
      reload={partners.reload}
      sheet={({ thing, ...answered }) => (
        <PartnerSheet key={thing?.id ?? "new"} partner={thing} {...answered} />
      )}
    >
      {(open) => (
        <>
          <div class="stack">
            <SearchBox
              label={t("partners.search")}
              value={search}
              onSearch={setSearch}
              beside={<ListFile list="PARTNERS" of={partners} />}
            />
            <Chips
              label={t("list.show")}
              options={SHOWN.map((each) => [each, t(`partners.${each}`)] as const)}
              value={shown}
              onChange={setShown}
            />
          </div>
          <Paged of={partners} empty={<Empty icon="truck" title={t("partners.none")} />}>
            {(partner) => <PartnerRow key={partner.id} partner={partner} onOpen={() => open(partner)} />}
          </Paged>
        </>
      )}
    </Kept>
  );
}

const PartnerRow = ({ partner, onOpen }: { partner: PartnerFactsFragment; onOpen: () => void }) => (
  <Row
    title={partner.name}
    end={partner.roles.map((role) => t(`partner.${role}`)).join(", ")}
    {...(may("MANAGER") && { onClick: onOpen })}
  >
    {[partner.reference, partner.address.city, partner.email, termsSaid(partner.paymentTerms)]
      .filter(Boolean)
      .join(" · ")}
  </Row>
);

const draftOf = (partner: PartnerFactsFragment | null) => ({
  name: partner?.name ?? "",
  reference: partner?.reference ?? "",
  roles: partner?.roles ?? (["VENDOR"] as readonly PartnerRole[]),
  email: partner?.email ?? "",
  phone: partner?.phone ?? "",
  currency: partner?.currency ?? "",
  language: partner?.language ?? ("EN" as Language),
  active: partner?.active ?? true,
  address: addressDraft(partner?.address),
  terms: termsDraft(partner?.paymentTerms),
});

type PartnerDraft = ReturnType<typeof draftOf>;

function detailsOf({ reference, email, phone, currency, language, address, terms }: PartnerDraft) {
  return {
    reference: orNull(reference),
    email: orNull(email),
    phone: orNull(phone),
    paymentTerms: termsInput(terms),
    language,
    ...(currency.trim() && { currency: currency.trim().toUpperCase() }),
    ...(!noAddress(address) && { address: addressInput(address) }),
  };
}

interface PartnerSheetProps {
  partner: PartnerFactsFragment | null;
  onClose: () => void;
  onDone: () => void;
}

function PartnerSheet({ partner, onClose, onDone }: PartnerSheetProps) {
  const form = useForm(draftOf(partner));
  const { name, roles, active } = form.draft;
  const save = async () => {
    const given = { name, roles: [...roles], details: detailsOf(form.draft) };
    const done = partner
      ? await form.send(
          UpdatePartnerDocument,
          { partner: partner.id, version: partner.version, active, ...given },
          { subject: partner.id, label: t("partner.changing", { name: partner.name }) },
        )
      : await form.send(CreatePartnerDocument, given, {
          subject: "partners",
          label: t("partner.adding", { name }),
        });
    if (done) onDone();
  };
  return (
    <FormSheet
      title={partner ? partner.name : t("partners.new")}
      form={form}
      {...(!partner && { verb: t("partner.add") })}
      onSave={save}
      readAgain={onDone}
      onClose={onClose}
    >
      <TextField label={t("partner.name")} {...form.text("name")} />
      <PartnerSwitches form={form} isNew={partner === null} />
      <Contact form={form} />
      <TermsFields
        terms={form.draft.terms}
        set={(terms) => form.set({ terms })}
        error={form.error("details.paymentTerms.days")}
      />
      <AddressFields
        address={form.draft.address}
        set={(address) => form.set({ address })}
        path="details.address"
        error={form.error}
      />
    </FormSheet>
  );
}

interface PartProps {
  form: Form<PartnerDraft>;
}

function PartnerSwitches({ form, isNew }: PartProps & { isNew: boolean }) {
  const { roles, active } = form.draft;
  const has = (role: PartnerRole, on: boolean) =>
    form.set({ roles: ROLES.filter((each) => (each === role ? on : roles.includes(each))) });
  return (
    <div class="card">
      {ROLES.map((role) => (
        <Switch
          key={role}
          label={t(`partner.${role}`)}
          checked={roles.includes(role)}
          onChange={(on) => has(role, on)}
        />
      ))}
      {!isNew && (
        <Switch
          label={t("form.inUse")}
          hint={t("partner.activeHint")}
          checked={active}
          onChange={(on) => form.set({ active: on })}
        />
      )}
    </div>
  );
}

const Contact = ({ form }: PartProps) => (
  <div class="grid-2">
    <TextField label={t("partner.reference")} {...form.text("reference", "details.reference")} />
    <TextField
      label={t("company.currency")}
      hint={t("partner.currencyHint")}
      mono
      {...form.text("currency", "details.currency")}
    />
    <TextField label={t("partner.email")} {...form.text("email", "details.email")} />
    <TextField label={t("partner.phone")} {...form.text("phone", "details.phone")} />
    <SelectField
      label={t("partner.language")}
      hint={t("partner.languageHint")}
      options={LANGUAGES.map((each) => [each, t(`language.${each}`)] as const)}
      value={form.draft.language}
      onChange={(language) => form.set({ language })}
    />
  </div>
);
