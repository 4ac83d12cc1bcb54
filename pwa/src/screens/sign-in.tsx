import { useState } from "preact/hooks";
import { ApiError } from "../api.ts";
import { outbox } from "../outbox/index.ts";
import { type SignInRefusal, signIn } from "../session.ts";
import { t } from "../texts/index.ts";
import { Button, Notice } from "../ui/basics.tsx";
import { TextField } from "../ui/fields.tsx";
import { Mark } from "../ui/frame.tsx";
import { ErrorNotice } from "../ui/loaded.tsx";

export function SignInScreen() {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setError(null);
    try {
      setRefusal(await signIn(String(form.get("login")), String(form.get("password"))));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main class="page page-sign-in">
      <div class="inline">
        <Mark />
        <h1 class="title">Lotbook</h1>
      </div>
      <form class="stack" onSubmit={(event) => void send(event)} aria-label={t("signIn.title")}>
        <TextField label={t("signIn.login")} name="login" autocomplete="username" mono required />
        <TextField
          label={t("signIn.password")}
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
        {refusal && <Notice state="refused" title={refusal.message} alert />}
        {error && <ErrorNotice error={error} />}
        <Button kind="primary" type="submit" wide busy={busy && t("signIn.busy")}>
          {t("signIn.go")}
        </Button>
      </form>
      {outbox.waiting.value > 0 && (
        <Notice
          state="pending"
          icon="cloud-upload"
          title={t("signIn.waiting", { n: outbox.waiting.value })}
        />
      )}
    </main>
  );
}
