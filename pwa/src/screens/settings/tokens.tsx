import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { date, localDay, moment } from "../../format.ts";
import {
  CreateTokenDocument,
  RevokeTokenDocument,
  type Role,
  TokensDocument,
  type TokensQuery,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { forAdministrators } from "./for-administrators.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { ROLES } from "./roles.ts";

type Token = TokensQuery["apiTokens"][number];

function Tokens() {
  const loaded = useQuery(TokensDocument);
  const [open, setOpen] = useState<Token | "new" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setOpen(null);
    void loaded.reload();
  };
  return (
    <Frame
      title={t("settings.tokens")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        <Button kind="primary" icon="plus" onClick={() => setOpen("new")}>
          {t("tokens.new")}
        </Button>
      }
    >
      <div class="stack page-narrow">
        {secret && <Secret secret={secret} onSeen={() => setSecret(null)} />}
        <ShowLoaded of={loaded}>
          {({ apiTokens }) =>
            apiTokens.length === 0 ? (
              <Empty icon="keyboard" title={t("tokens.none")}>
                {t("tokens.noneNext")}
              </Empty>
            ) : (
              <List>
                {apiTokens.map((token) => (
                  <TokenRow key={token.id} token={token} onOpen={() => setOpen(token)} />
                ))}
              </List>
            )
          }
        </ShowLoaded>
      </div>
      {open === "new" && (
        <NewTokenSheet
          onClose={close}
          onDone={(made) => {
            setSecret(made);
            close();
          }}
        />
      )}
      {open && open !== "new" && <RevokeSheet token={open} onClose={close} />}
    </Frame>
  );
}

export const TokensScreen = forAdministrators("settings.tokens", Tokens);

/** The only time that it is shown. */
function Secret({ secret, onSeen }: { secret: string; onSeen: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <Notice state="pending" icon="lock" title={t("token.once")} alert>
      <p class="secret">{secret}</p>
      <div class="inline">
        <Button
          icon={copied ? "check" : "copy"}
          onClick={() => void navigator.clipboard?.writeText(secret).then(() => setCopied(true))}
        >
          {copied ? t("token.copied") : t("token.copy")}
        </Button>
        <Button onClick={onSeen}>{t("token.seen")}</Button>
      </div>
    </Notice>
  );
}

function TokenRow({ token, onOpen }: { token: Token; onOpen: () => void }) {
  const { name, prefix, role, lastUsedAt, expiresAt, revokedAt, createdBy } = token;
  const ended = revokedAt !== null || Date.parse(expiresAt) < Date.now();
  return (
    <Row
      title={name}
      {...(!ended && { onClick: onOpen })}
      end={
        ended ? (
          <StateWord state="offline" icon="ban">
            {revokedAt ? t("token.revoked") : t("token.ended")}
          </StateWord>
        ) : (
          <>
            {t(`role.${role}`)}
            <br />
            {t("token.until", { date: date(localDay(expiresAt)) })}
          </>
        )
      }
    >
      <span class="mono">{prefix}…</span> · {createdBy.name} ·{" "}
      {lastUsedAt ? t("token.used", { when: moment(lastUsedAt) }) : t("token.neverUsed")}
    </Row>
  );
}

const inDays = (days: number) => localDay(new Date(Date.now() + days * 86_400_000));

function NewTokenSheet({ onClose, onDone }: { onClose: () => void; onDone: (secret: string) => void }) {
  const form = useForm({ name: "", role: "VIEWER" as Role, until: inDays(90) });
  const { name, role, until } = form.draft;
  const save = async () => {
    const expiresAt = new Date(`${until}T12:00:00`).toISOString();
    const done = await form.sendSecret(CreateTokenDocument, { name, role, expiresAt });
    if (done) onDone(done.secret ?? "");
  };
  return (
    <FormSheet
      title={t("tokens.new")}
      form={form}
      verb={t("token.add")}
      disabled={!until}
      onSave={save}
      onClose={onClose}
    >
      <TextField label={t("token.name")} hint={t("token.nameHint")} {...form.text("name")} />
      <SelectField
        label={t("token.role")}
        hint={t(`role.${role}.about`)}
        options={ROLES.map((each) => [each, t(`role.${each}`)] as const)}
        value={role}
        onChange={(chosen) => form.set({ role: chosen })}
        error={form.error("role")}
      />
      <TextField
        label={t("token.expires")}
        hint={until ? t("token.expiresHint", { date: date(until) }) : undefined}
        type="date"
        {...form.text("until", "expiresAt")}
      />
    </FormSheet>
  );
}

function RevokeSheet({ token, onClose }: { token: Token; onClose: () => void }) {
  const form = useForm({});
  const revoke = async () => {
    const about = { subject: token.id, label: t("token.revoking", { name: token.name }) };
    if (await form.send(RevokeTokenDocument, { token: token.id }, about)) onClose();
  };
  return (
    <Sheet
      title={token.name}
      sub={<span class="mono">{token.prefix}…</span>}
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={form.busy && t("form.saving")} onClick={() => void revoke()}>
          {t("token.revoke")}
        </Button>
      }
    >
      <FormTrouble form={form} />
      <p>{t("token.revokeWhat")}</p>
    </Sheet>
  );
}
