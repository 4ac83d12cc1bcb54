import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { SetPasswordDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

const EMPTY = { password: "", newPassword: "" };

/** One's own password. */
export function PasswordScreen() {
  const form = useForm(EMPTY);
  const [done, setDone] = useState(false);
  const save = async () => {
    setDone(false);
    if (!(await form.sendSecret(SetPasswordDocument, form.draft))) return;
    form.set(EMPTY);
    setDone(true);
  };
  return (
    <Frame
      title={t("settings.password")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        <Button kind="primary" busy={form.busy && t("form.saving")} onClick={() => void save()}>
          {t("password.set")}
        </Button>
      }
    >
      <form
        class="form page-narrow"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormTrouble form={form} />
        {done && <Notice state="ok" title={t("password.done")} alert />}
        <div class="card card-pad stack">
          <TextField
            label={t("password.present")}
            type="password"
            autocomplete="current-password"
            {...form.text("password")}
          />
          <TextField
            label={t("password.new")}
            hint={t("password.hint")}
            type="password"
            autocomplete="new-password"
            {...form.text("newPassword")}
          />
        </div>
        <button type="submit" hidden />
      </form>
    </Frame>
  );
}
