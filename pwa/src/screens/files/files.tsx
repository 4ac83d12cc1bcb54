/** Certificates, photos and other files of a lot or a hold: saved by a tap, added, and removed by a manager. */
import { useState } from "preact/hooks";
import { ApiError, upload } from "../../api.ts";
import { useForm } from "../../form.ts";
import { happened, integer } from "../../format.ts";
import {
  AttachFileDocument,
  type AttachmentKind,
  type FileFactsFragment,
  type LotQuery,
  RemoveAttachmentDocument,
} from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Icon } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Section } from "../../ui/lists.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { ReasonSheet } from "../../ui/reason-sheet.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

type Attached = FileFactsFragment;

const KINDS: readonly AttachmentKind[] = ["CERTIFICATE", "PHOTO", "VENDOR_PAPER", "OTHER"];

interface FilesProps {
  /** The lot or hold that a new one belongs to. */
  of: string;
  files: readonly Attached[];
  /** How many there are, where not all of them are listed. */
  count?: number;
  /** Of a hold that others came with: whether what is added is for all of them. */
  together?: boolean;
  onChange: () => void;
}

export function Files({ of, files, count = files.length, together, onChange }: FilesProps) {
  const [removing, remove] = useState<Attached | null>(null);
  if (files.length === 0 && !may("OPERATOR")) return null;
  return (
    <Section title={t("files.title")}>
      <div class="stack-s">
        <FileList of={of} files={files} {...(may("MANAGER") && { onRemove: remove })} />
        <NotListed count={count - files.length} />
        {may("OPERATOR") && <AddFile of={of} together={together} onDone={onChange} />}
      </div>
      {removing && <RemoveSheet file={removing} onClose={() => remove(null)} onDone={onChange} />}
    </Section>
  );
}

type OfComponents = NonNullable<LotQuery["lot"]>["componentCertificates"];

/** Certificates of what a lot was made of. */
export const ComponentFiles = ({ certificates, count, cut }: OfComponents) =>
  count === 0 && !cut ? null : (
    <Section title={t("files.components")}>
      <div class="stack-s">
        <FileList files={certificates} />
        <NotListed count={count - certificates.length} />
        {cut && <p class="small muted">{t("files.cut")}</p>}
      </div>
    </Section>
  );

const NotListed = ({ count }: { count: number }) =>
  count > 0 ? <p class="small muted">{t("files.notListed", { n: count })}</p> : null;

interface FileListProps {
  /** The lot or hold whose page this is: files that came along from others say so, and are removed there. */
  of?: string;
  files: readonly Attached[];
  onRemove?: (file: Attached) => void;
}

export const FileList = ({ of, files, onRemove }: FileListProps) => (
  <>
    {files.map((file) => (
      <div key={file.id} class="stack-s">
        <a class="btn btn-wide" href={file.link?.url} download>
          <Icon name="file-down" />
          {file.name}
        </a>
        <div class="split">
          <p class="small muted">{factsOf(file, of)}</p>
          {onRemove && belongs(file, of) && (
            <Button kind="text" onClick={() => onRemove(file)}>
              {t("files.remove")}
            </Button>
          )}
        </div>
      </div>
    ))}
  </>
);

const lotOf = ({ lot, hold }: Attached) => lot ?? hold?.lot;

const belongs = (file: Attached, of: string | undefined): boolean =>
  of !== undefined && [file.hold?.id, lotOf(file)?.id].includes(of);

const nameOf = (lot: ReturnType<typeof lotOf>) => lot && `${lot.product.name} ${lot.number}`;

const factsOf = (file: Attached, of: string | undefined): string =>
  [
    !belongs(file, of) && nameOf(lotOf(file)),
    t(`files.kind.${file.kind}`),
    t("files.kilobytes", { n: integer(Math.max(1, Math.round(file.size / 1000))) }),
    file.added.actor?.name ?? file.added.program,
    happened(file.added),
  ]
    .filter(Boolean)
    .join(" · ");

interface AddFileProps {
  of: string;
  together: boolean | undefined;
  onDone: () => void;
}

/** What is chosen is sent at once: it is kept as what is said of it then. */
function AddFile({ of, together, onDone }: AddFileProps) {
  const form = useForm({});
  const [kind, choose] = useState<AttachmentKind>("CERTIFICATE");
  const [sending, setSending] = useState(false);
  const [failed, fail] = useState<ApiError>();

  async function send(file: File) {
    setSending(true);
    fail(undefined);
    try {
      const kept = await upload(file, file.name, crypto.randomUUID());
      const sent = { subject: of, upload: kept, kind, ...(together && { together }) };
      const about = { subject: of, label: t("files.adding", { name: file.name }) };
      if (await form.send(AttachFileDocument, sent, about)) onDone();
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      fail(cause);
    }
    setSending(false);
  }

  return (
    <div class="card card-pad stack-s">
      {failed ? <ErrorNotice error={failed} /> : <FormTrouble form={form} />}
      <SelectField
        label={t("files.kind")}
        value={kind}
        onChange={choose}
        options={KINDS.map((each) => [each, t(`files.kind.${each}`)] as const)}
      />
      {together !== undefined && <p class="small muted">{t(together ? "files.ofAll" : "files.ofOne")}</p>}
      <FileField
        label={t("files.add")}
        hint={t("files.addHint")}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        held={sending || form.busy}
        onFile={(file) => void send(file)}
      />
    </div>
  );
}

interface RemoveSheetProps {
  file: Attached;
  onClose: () => void;
  onDone: () => void;
}

const RemoveSheet = ({ file, ...answered }: RemoveSheetProps) => (
  <ReasonSheet
    number={file.name}
    verb={t("files.remove")}
    going={t("files.isRemoving")}
    what={t("files.removeWhat")}
    asks={t("files.why")}
    send={(form) => {
      const about = { subject: file.id, label: t("files.removing", { name: file.name }) };
      return form.send(RemoveAttachmentDocument, { attachment: file.id, reason: form.draft.reason }, about);
    }}
    {...answered}
  />
);
