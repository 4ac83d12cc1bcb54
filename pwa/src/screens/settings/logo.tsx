import { useState } from "preact/hooks";
import { ApiError, upload } from "../../api.ts";
import { useForm } from "../../form.ts";
import { SetLogoDocument, type SettingsQuery } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Section } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

interface LogoProps {
  settings: SettingsQuery["settings"];
  readAgain: () => void;
  /** Something else of the company was typed and is not saved: it would be read anew. */
  unsaved: boolean;
}

/** The picture at the head of all papers; a new one is kept at once. */
export function Logo({ settings: { version, company }, readAgain, unsaved }: LogoProps) {
  const form = useForm({});
  const [sending, setSending] = useState(false);
  const [failed, fail] = useState<ApiError>();
  const held = sending || form.busy || unsaved;

  async function set(uploaded: string | null) {
    const about = { subject: "settings", label: t("company.logo") };
    if (await form.send(SetLogoDocument, { version, upload: uploaded }, about)) readAgain();
  }

  async function send(file: File) {
    setSending(true);
    fail(undefined);
    try {
      await set(await upload(file, file.name, crypto.randomUUID()));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      fail(cause);
    }
    setSending(false);
  }

  return (
    <Section title={t("company.logo")}>
      <div class="card card-pad stack page-narrow">
        {failed ? <ErrorNotice error={failed} /> : <FormTrouble form={form} readAgain={readAgain} />}
        {company.logo ? (
          <p class="label-preview">
            <img src={company.logo.url} alt={t("company.logoOf", { name: company.name })} />
          </p>
        ) : (
          <p class="muted">{t("company.noLogo")}</p>
        )}
        {may("ADMINISTRATOR") && (
          <ChoosePicture held={held} unsaved={unsaved} onChoose={(file) => void send(file)} />
        )}
        {may("ADMINISTRATOR") && company.logo && (
          <Button wide icon="ban" disabled={held} onClick={() => void set(null)}>
            {t("company.removeLogo")}
          </Button>
        )}
      </div>
    </Section>
  );
}

interface ChoosePictureProps {
  held: boolean;
  unsaved: boolean;
  onChoose: (file: File) => void;
}

const ChoosePicture = ({ held, unsaved, onChoose }: ChoosePictureProps) => (
  <FileField
    label={t("company.chooseLogo")}
    hint={t(unsaved ? "company.saveFirst" : "company.chooseLogoHint")}
    accept="image/png,image/jpeg,image/webp"
    held={held}
    onFile={onChoose}
  />
);
