/** Which notices one gets, and where; for administrators also what holds for everybody's. */
import { useQuery } from "../../data.ts";
import { type Form, orNull, useForm } from "../../form.ts";
import {
  ChooseNoticesDocument,
  NoticeSettingsDocument,
  type NoticeSettingsQuery,
  UpdateSettingsDocument,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import { dates, may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

export function NoticeSettingsScreen() {
  const loaded = useQuery(NoticeSettingsDocument);
  if (loaded.data) return <Choices key={loaded.readAt} found={loaded.data} />;
  return (
    <Frame title={t("settings.notices")} sub={t("nav.settings")} back="/settings">
      <ShowLoaded of={loaded}>{() => null}</ShowLoaded>
    </Frame>
  );
}

const draftOf = ({ noticeSettings, settings }: NoticeSettingsQuery) => ({
  email: noticeSettings?.email ?? "",
  choices: noticeSettings?.choices ?? [],
  expiryNoticeDays: String(settings.expiryNoticeDays),
  noticesKeptDays: String(settings.noticesKeptDays),
});

type Draft = ReturnType<typeof draftOf>;

function Choices({ found }: { found: NoticeSettingsQuery }) {
  const form = useForm(draftOf(found));
  const forAll = useForm({});
  const save = async () => {
    const { email, choices, expiryNoticeDays, noticesKeptDays } = form.draft;
    const about = { subject: "notices", label: t("settings.notices") };
    const before = draftOf(found);
    if (expiryNoticeDays !== before.expiryNoticeDays || noticesKeptDays !== before.noticesKeptDays) {
      const days = { expiryNoticeDays: Number(expiryNoticeDays), noticesKeptDays: Number(noticesKeptDays) };
      const input = { version: found.settings.version, ...days };
      if (!(await forAll.send(UpdateSettingsDocument, input, about))) return;
    }
    const done = await form.send(ChooseNoticesDocument, { email: orNull(email), choices }, about);
    if (done) go("/settings", { replace: true });
  };
  return (
    <Frame
      title={t("settings.notices")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        <Button
          kind="primary"
          busy={(form.busy || forAll.busy) && t("form.saving")}
          onClick={() => void save()}
        >
          {t("act.save")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        <FormTrouble form={forAll} />
        <div class="card card-pad stack">
          {!found.noticeSettings?.mailOn && (
            <Notice state="pending" icon="message-square" title={t("notices.mailOff")} />
          )}
          <TextField
            label={t("notices.email")}
            hint={t("notices.emailHint")}
            mono
            autocomplete="email"
            {...form.text("email")}
          />
        </div>
        {form.draft.choices.map(
          ({ kind }, at) => (dates.value || kind !== "EXPIRY") && <Kind key={kind} form={form} at={at} />,
        )}
        {may("ADMINISTRATOR") && <ForEverybody form={form} error={forAll.error} />}
      </form>
    </Frame>
  );
}

/** One kind of notices: in the app, by mail, both, or not at all. */
function Kind({ form, at }: { form: Form<Draft>; at: number }) {
  const { choices } = form.draft;
  const choice = choices[at];
  if (!choice) return null;
  const change = (part: Partial<typeof choice>) =>
    form.set({ choices: choices.with(at, { ...choice, ...part }) });
  return (
    <Section title={t(`notices.kind.${choice.kind}`)}>
      <ul class="list">
        <li>
          <Switch label={t("notices.inApp")} checked={choice.inApp} onChange={(inApp) => change({ inApp })} />
        </li>
        <li>
          <Switch
            label={t("notices.byMail")}
            checked={choice.byMail}
            onChange={(byMail) => change({ byMail })}
          />
        </li>
      </ul>
    </Section>
  );
}

const ForEverybody = ({ form, error }: { form: Form<Draft>; error: Form<Draft>["error"] }) => (
  <Section title={t("notices.forAll")}>
    <div class="card card-pad grid-2">
      {dates.value && (
        <TextField
          {...form.text("expiryNoticeDays")}
          label={t("notices.expiryDays")}
          hint={t("notices.expiryDaysHint")}
          error={error("expiryNoticeDays")}
          mono
          inputMode="numeric"
        />
      )}
      <TextField
        {...form.text("noticesKeptDays")}
        label={t("notices.keptDays")}
        hint={t("notices.keptDaysHint")}
        error={error("noticesKeptDays")}
        mono
        inputMode="numeric"
      />
    </div>
  </Section>
);
