import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import {
  type LotLayout,
  type NumberReuse,
  type ReuseSeverity,
  SettingsDocument,
  type SettingsQuery,
  type UniquenessScope,
  UpdateSettingsDocument,
} from "../../gql/graphql.ts";
import { may, refresh } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { Switch } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { BlockerList, FormTrouble } from "../../ui/trouble.tsx";

type Settings = SettingsQuery["settings"];
type SwitchName =
  | "lotsAndSerialNumbers"
  | "expiryDates"
  | "packages"
  | "lotsOnDeliverySlips"
  | "lotsOnInvoices";

const SWITCHES = ["lotsAndSerialNumbers", "expiryDates", "packages"] as const;
const SCOPES: readonly UniquenessScope[] = ["PRODUCT", "COMPANY"];
const REUSES: readonly NumberReuse[] = ["AFTER_IT_LEFT", "NEVER_AGAIN"];
const LAYOUTS: readonly LotLayout[] = ["PER_LINE", "RANGES", "APPENDIX"];
const SEVERITIES: readonly ReuseSeverity[] = ["BLOCK", "WARN"];

/** What is tracked, and when a number may come again; kept at once. */
export function TraceabilityScreen() {
  const loaded = useQuery(SettingsDocument);
  return (
    <Frame title={t("settings.traceability")} sub={t("nav.settings")} back="/settings">
      <ShowLoaded of={loaded}>
        {({ settings }) => <Traceability settings={settings} reload={loaded.reload} />}
      </ShowLoaded>
    </Frame>
  );
}

function Traceability({ settings, reload }: { settings: Settings; reload: () => Promise<void> }) {
  const form = useForm({});
  const [changing, setChanging] = useState(false);
  const locked = !may("ADMINISTRATOR") || changing;
  const change = async (what: Partial<Settings> | Partial<Record<SwitchName, boolean>>) => {
    setChanging(true); // until they are read again: with the version of before, the next change would be refused
    const input = { version: settings.version, ...what } as { version: number };
    await form.send(UpdateSettingsDocument, input, {
      subject: "settings",
      label: t("settings.traceability"),
    });
    if ("lotsAndSerialNumbers" in what || "packages" in what || "expiryDates" in what) await refresh();
    await reload();
    setChanging(false);
  };
  const tracked = settings.lotsAndSerialNumbers.on;
  return (
    <div class="stack page-narrow">
      <FormTrouble form={form} />
      {!may("ADMINISTRATOR") && (
        <Notice state="pending" icon="lock" title={t("settings.administratorsOnly")} />
      )}
      <Section title={t("trace.tracked")}>
        <ul class="list">
          {SWITCHES.filter((name) => tracked || name !== "expiryDates").map((name) => (
            <TrackingSwitch
              key={name}
              name={name}
              of={settings[name]}
              locked={locked}
              onChange={(on) => void change({ [name]: on })}
            />
          ))}
        </ul>
      </Section>
      {tracked && (
        <>
          <OnPapers settings={settings} locked={locked} change={(what) => void change(what)} />
          <Section title={t("nav.recalls")}>
            <ul class="list">
              <li>
                <Switch
                  label={t("trace.secondPerson")}
                  hint={t("trace.secondPerson.about")}
                  checked={settings.recallNeedsSecondPerson}
                  disabled={locked}
                  onChange={(recallNeedsSecondPerson) => void change({ recallNeedsSecondPerson })}
                />
              </li>
            </ul>
            <div class="card card-pad">
              <SelectField
                label={t("trace.reminders")}
                hint={t("trace.reminders.about")}
                options={remindersOf(settings.recallReminderDays)}
                value={String(settings.recallReminderDays)}
                disabled={locked}
                onChange={(days) => void change({ recallReminderDays: Number(days) })}
              />
            </div>
          </Section>
          <PublicPage settings={settings} locked={locked} change={(what) => void change(what)} />
          <Uniqueness settings={settings} locked={locked} change={(what) => void change(what)} />
        </>
      )}
    </div>
  );
}

const USUAL_DAYS = [0, 1, 2, 3, 5, 7, 14];

/** The usual ones, and what a program may have set. */
const remindersOf = (days: number) =>
  [...new Set([...USUAL_DAYS, days])]
    .sort((one, other) => one - other)
    .map(
      (n) => [String(n), n === 0 ? t("trace.reminders.never") : t("trace.reminders.days", { n })] as const,
    );

interface OnPapersProps {
  settings: Settings;
  locked: boolean;
  change: (what: Partial<Settings> | Partial<Record<SwitchName, boolean>>) => void;
}

/** Whether customers are told the lots they get, and how. */
const OnPapers = ({ settings, locked, change }: OnPapersProps) => (
  <Section title={t("trace.onPapers")}>
    <ul class="list">
      {(["lotsOnDeliverySlips", "lotsOnInvoices"] as const).map((name) => (
        <TrackingSwitch
          key={name}
          name={name}
          of={settings[name]}
          locked={locked}
          onChange={(on) => change({ [name]: on })}
        />
      ))}
    </ul>
    <div class="card card-pad">
      <SelectField
        label={t("trace.layout")}
        options={LAYOUTS.map((each) => [each, t(`trace.layout.${each}`)] as const)}
        value={settings.lotLayout}
        disabled={locked}
        onChange={(lotLayout) => change({ lotLayout })}
      />
    </div>
  </Section>
);

/** What anybody sees who has the label of a lot, and whom they may ask. */
function PublicPage({ settings, locked, change }: UniquenessProps) {
  const [contact, type] = useState(settings.publicLotContact);
  return (
    <Section title={t("trace.public")}>
      <ul class="list">
        <li>
          <Switch
            label={t("trace.publicLotPage")}
            hint={t("trace.publicLotPage.about")}
            checked={settings.publicLotPage}
            disabled={locked}
            onChange={(publicLotPage) => change({ publicLotPage })}
          />
        </li>
        {settings.publicLotPage && (
          <>
            <li>
              <Switch
                label={t("trace.publicLotDates")}
                checked={settings.publicLotDates}
                disabled={locked}
                onChange={(publicLotDates) => change({ publicLotDates })}
              />
            </li>
            <li>
              <Switch
                label={t("trace.publicLotRecalls")}
                checked={settings.publicLotRecalls}
                disabled={locked}
                onChange={(publicLotRecalls) => change({ publicLotRecalls })}
              />
            </li>
          </>
        )}
      </ul>
      {settings.publicLotPage && !settings.company.serverAddress && (
        <Notice state="pending" title={t("trace.publicNowhere")}>
          <a href="/settings/company">{t("settings.company")}</a>
        </Notice>
      )}
      <div class="card card-pad stack-s">
        <TextArea
          label={t("trace.publicContact")}
          hint={t("trace.publicContact.about")}
          value={contact}
          onInput={type}
        />
        <Button
          disabled={locked || contact === settings.publicLotContact}
          onClick={() => change({ publicLotContact: contact })}
        >
          {t("act.save")}
        </Button>
      </div>
    </Section>
  );
}

interface UniquenessProps {
  settings: Settings;
  locked: boolean;
  change: (what: Partial<Settings>) => void;
}

/** Where a serial number is unique, when it may come again, and what happens if it does not fit. */
const Uniqueness = ({ settings, locked, change }: UniquenessProps) => (
  <Section title={t("trace.unique")}>
    <div class="card card-pad stack">
      <SelectField
        label={t("trace.within")}
        options={SCOPES.map((each) => [each, t(`trace.scope.${each}`)] as const)}
        value={settings.uniquenessScope}
        disabled={locked}
        onChange={(uniquenessScope) => change({ uniquenessScope })}
      />
      <SelectField
        label={t("trace.again")}
        options={REUSES.map((each) => [each, t(`trace.reuse.${each}`)] as const)}
        value={settings.numberReuse}
        disabled={locked}
        onChange={(numberReuse) => change({ numberReuse })}
      />
      <SelectField
        label={t("trace.ifNot")}
        options={SEVERITIES.map((each) => [each, t(`trace.severity.${each}`)] as const)}
        value={settings.reuseSeverity}
        disabled={locked}
        onChange={(reuseSeverity) => change({ reuseSeverity })}
      />
    </div>
  </Section>
);

interface TrackingSwitchProps {
  name: SwitchName;
  of: Settings["expiryDates"];
  locked: boolean;
  onChange: (on: boolean) => void;
}

/** What stands in its way is told below it. */
const TrackingSwitch = ({ name, of: { on, blockers }, locked, onChange }: TrackingSwitchProps) => (
  <li>
    <Switch
      label={t(`trace.${name}`)}
      hint={t(`trace.${name}.about`)}
      checked={on}
      disabled={locked || blockers.length > 0}
      onChange={onChange}
    />
    {blockers.length > 0 && (
      <div class="switch-note">
        <Notice
          state="pending"
          icon="lock"
          title={t(on ? "trace.staysOn" : "trace.staysOff", { n: blockers.length })}
        >
          <BlockerList blockers={blockers} />
        </Notice>
      </div>
    )}
  </li>
);
