import { useState } from "preact/hooks";
import { ApiError } from "../api.ts";
import { signalState } from "../feedback.ts";
import { outbox } from "../outbox/index.ts";
import { THEMES, theme, VOLUMES, vibration, volume } from "../preferences.ts";
import { signOut, viewer } from "../session.ts";
import { t } from "../texts/index.ts";
import { Button, Notice } from "../ui/basics.tsx";
import { Segments, Switch } from "../ui/fields.tsx";
import { Frame } from "../ui/frame.tsx";
import { ErrorNotice } from "../ui/loaded.tsx";

export function PersonScreen() {
  const { value: who } = viewer;
  if (!who) return null;
  return (
    <Frame title={who.user?.name ?? t("person.title")} sub={t(`role.${who.role}`)} back="/">
      <div class="stack page-narrow">
        <Segments
          legend={t("person.theme")}
          options={THEMES.map((each) => [each, t(`theme.${each}`)] as const)}
          value={theme.value}
          onChange={(chosen) => (theme.value = chosen)}
        />
        <Segments
          legend={t("person.volume")}
          options={VOLUMES.map((each) => [each, t(`volume.${each}`)] as const)}
          value={volume.value}
          onChange={(chosen) => (volume.value = chosen)}
        />
        {volume.value === 0 && <Notice state="pending" icon="volume-2" title={t("person.muted")} />}
        <div class="card">
          <Switch
            label={t("person.vibration")}
            hint={"vibrate" in navigator ? t("person.vibrationHint") : t("person.noVibration")}
            disabled={!("vibrate" in navigator)}
            checked={vibration.value}
            onChange={(checked) => (vibration.value = checked)}
          />
        </div>
        <div class="dock-pair">
          <Button icon="circle-check" onClick={() => signalState("ok")}>
            {t("person.hear")}
          </Button>
          <Button icon="octagon-x" onClick={() => signalState("refused")}>
            {t("person.hearRefused")}
          </Button>
        </div>
        <Button icon="megaphone" wide href="/settings/notices">
          {t("person.notices")}
        </Button>
        <Button icon="lock" wide href="/settings/password">
          {t("settings.password")}
        </Button>
        <SignOut />
      </div>
    </Frame>
  );
}

function SignOut() {
  const [error, setError] = useState<ApiError | null>(null);
  const leave = () =>
    signOut().catch((cause: unknown) => {
      if (!(cause instanceof ApiError)) throw cause;
      setError(cause);
    });
  return (
    <>
      {outbox.waiting.value > 0 && (
        <Notice
          state="pending"
          icon="cloud-upload"
          title={t("person.signOutKept", { n: outbox.waiting.value })}
        />
      )}
      {error && <ErrorNotice error={error} />}
      <Button icon="log-out" wide onClick={() => void leave()}>
        {t("person.signOut")}
      </Button>
    </>
  );
}
