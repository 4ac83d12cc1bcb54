import { useQuery } from "../../data.ts";
import { type Form, orNull, useForm } from "../../form.ts";
import { SettingsDocument, type SettingsQuery, UpdateSettingsDocument } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import { may, refresh } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { AddressFields, addressDraft, addressInput } from "./address-fields.tsx";
import { Keys } from "./keys.tsx";
import { Logo } from "./logo.tsx";

export function CompanyScreen() {
  const loaded = useQuery(SettingsDocument);
  const settings = loaded.data?.settings;
  if (settings)
    return <Company key={settings.version} settings={settings} readAgain={() => void loaded.reload()} />;
  return (
    <Frame title={t("settings.company")} sub={t("nav.settings")} back="/settings">
      <ShowLoaded of={loaded}>{() => null}</ShowLoaded>
    </Frame>
  );
}

const BILLING = ["RECEIVED", "ORDERED"] as const;
const SIZES = ["A4", "LETTER"] as const;
const INVOICING = ["DELIVERED", "ORDERED"] as const;

const draftOf = ({
  paperSize,
  billing,
  invoicing,
  company: { name, currency, address, ...texts },
}: SettingsQuery["settings"]) => ({
  paperSize,
  billing,
  invoicing,
  name,
  currency,
  taxNumber: texts.taxNumber ?? "",
  bankAccount: texts.bankAccount ?? "",
  gs1Prefix: texts.gs1Prefix ?? "",
  digitalLinkBase: texts.digitalLinkBase ?? "",
  serverAddress: texts.serverAddress ?? "",
  address: addressDraft(address),
});

type Draft = ReturnType<typeof draftOf>;

const inputOf = ({ paperSize, billing, invoicing, name, currency, address, ...texts }: Draft) => ({
  paperSize,
  billing,
  invoicing,
  company: {
    name,
    currency: currency.trim().toUpperCase(),
    address: addressInput(address),
    taxNumber: orNull(texts.taxNumber),
    bankAccount: orNull(texts.bankAccount),
    gs1Prefix: orNull(texts.gs1Prefix),
    digitalLinkBase: orNull(texts.digitalLinkBase),
    serverAddress: orNull(texts.serverAddress),
  },
});

function Company({ settings, readAgain }: { settings: SettingsQuery["settings"]; readAgain: () => void }) {
  const { company, version } = settings;
  const form = useForm(draftOf(settings));
  const save = async () => {
    const about = { subject: "settings", label: t("settings.company") };
    const done = await form.send(UpdateSettingsDocument, { version, ...inputOf(form.draft) }, about);
    if (!done) return;
    await refresh(); // where papers are printed, the size is preset
    go("/settings", { replace: true });
  };
  const mine = may("ADMINISTRATOR");
  const unsaved = JSON.stringify(form.draft) !== JSON.stringify(draftOf(settings));
  return (
    <Frame
      title={t("settings.company")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        mine && (
          <Button kind="primary" busy={form.busy && t("form.saving")} onClick={() => void save()}>
            {t("act.save")}
          </Button>
        )
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        {!mine && <Notice state="pending" icon="lock" title={t("settings.administratorsOnly")} />}
        <FormTrouble form={form} readAgain={readAgain} />
        <Fields form={form} />
        <Policies form={form} />
      </form>
      <Logo settings={settings} readAgain={readAgain} unsaved={unsaved} />
      {company.gs1Prefix && may("OPERATOR") && <Keys />}
    </Frame>
  );
}

const Fields = ({ form: { draft, text, set, error } }: { form: Form<Draft> }) => (
  <div class="card card-pad stack">
    <TextField label={t("company.name")} {...text("name", "company.name")} />
    <div class="grid-2">
      <TextField
        label={t("company.currency")}
        hint={t("company.currencyHint")}
        mono
        {...text("currency", "company.currency")}
      />
      <TextField label={t("company.taxNumber")} {...text("taxNumber", "company.taxNumber")} />
    </div>
    <TextField
      label={t("company.bankAccount")}
      hint={t("company.bankAccountHint")}
      autocomplete="off"
      {...text("bankAccount", "company.bankAccount")}
    />
    <TextField
      label={t("company.gs1Prefix")}
      hint={t("company.gs1PrefixHint")}
      mono
      inputMode="numeric"
      {...text("gs1Prefix", "company.gs1Prefix")}
    />
    <TextField
      label={t("company.digitalLinkBase")}
      hint={t("company.digitalLinkBaseHint")}
      mono
      autocomplete="off"
      {...text("digitalLinkBase", "company.digitalLinkBase")}
    />
    <TextField
      label={t("company.serverAddress")}
      hint={t("company.serverAddressHint")}
      mono
      autocomplete="off"
      {...text("serverAddress", "company.serverAddress")}
    />
    <AddressFields
      address={draft.address}
      set={(address) => set({ address })}
      path="company.address"
      error={error}
    />
  </div>
);

/** What of an order may be billed and invoiced, and on which paper. */
const Policies = ({ form }: { form: Form<Draft> }) => (
  <div class="card card-pad grid-2">
    <SelectField
      label={t("company.billing")}
      hint={t(`company.billing.${form.draft.billing}.hint`)}
      options={BILLING.map((each) => [each, t(`company.billing.${each}`)] as const)}
      value={form.draft.billing}
      onChange={(billing) => form.set({ billing })}
    />
    <SelectField
      label={t("company.invoicing")}
      hint={t(`company.invoicing.${form.draft.invoicing}.hint`)}
      options={INVOICING.map((each) => [each, t(`company.invoicing.${each}`)] as const)}
      value={form.draft.invoicing}
      onChange={(invoicing) => form.set({ invoicing })}
    />
    <SelectField
      label={t("company.paperSize")}
      hint={t("company.paperSizeHint")}
      options={SIZES.map((each) => [each, t(`company.paperSize.${each}`)] as const)}
      value={form.draft.paperSize}
      onChange={(paperSize) => form.set({ paperSize })}
    />
  </div>
);
