import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { moment } from "../../format.ts";
import {
  CreatePersonDocument,
  PeopleDocument,
  type PeopleQuery,
  type Role,
  UpdatePersonDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { person as me } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, StateWord } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { forAdministrators } from "./for-administrators.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { ROLES } from "./roles.ts";

type Person = PeopleQuery["users"]["nodes"][number];

function People() {
  const people = usePages(PeopleDocument, {}, (data) => data.users);
  const [open, setOpen] = useState<Person | "new" | null>(null);
  const done = () => {
    setOpen(null);
    void people.reload();
  };
  return (
    <Frame
      title={t("settings.people")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        <Button kind="primary" icon="plus" onClick={() => setOpen("new")}>
          {t("people.new")}
        </Button>
      }
    >
      <Paged of={people} empty={<Empty icon="user" title={t("people.none")} />}>
        {(person) => (
          <Row
            key={person.id}
            title={person.name}
            onClick={() => setOpen(person)}
            end={
              person.active ? (
                t(`role.${person.role}`)
              ) : (
                <StateWord state="offline" icon="ban">
                  {t("person.disabled")}
                </StateWord>
              )
            }
          >
            <span class="mono">{person.login}</span>
            {" · "}
            {person.lastSeenAt
              ? t("person.seen", { when: moment(person.lastSeenAt) })
              : t("person.neverSeen")}
          </Row>
        )}
      </Paged>
      {open === "new" && <NewPersonSheet onClose={() => setOpen(null)} onDone={done} />}
      {open && open !== "new" && <PersonSheet person={open} onClose={() => setOpen(null)} onDone={done} />}
    </Frame>
  );
}

export const PeopleScreen = forAdministrators("settings.people", People);

interface SheetProps {
  onClose: () => void;
  onDone: () => void;
}

function NewPersonSheet({ onClose, onDone }: SheetProps) {
  const form = useForm({ name: "", login: "", email: "", role: "OPERATOR" as Role, password: "" });
  const save = async () => {
    if (await form.sendSecret(CreatePersonDocument, form.draft)) onDone();
  };
  return (
    <FormSheet title={t("people.new")} form={form} verb={t("person.add")} onSave={save} onClose={onClose}>
      <TextField label={t("person.name")} autocomplete="off" {...form.text("name")} />
      <TextField
        label={t("person.login")}
        hint={t("person.loginHint")}
        mono
        autocomplete="off"
        {...form.text("login")}
      />
      <TextField label={t("person.email")} mono autocomplete="off" {...form.text("email")} />
      <RoleField role={form.draft.role} set={(role) => form.set({ role })} error={form.error("role")} />
      <TextField
        label={t("person.firstPassword")}
        hint={t("password.hint")}
        type="password"
        autocomplete="new-password"
        {...form.text("password")}
      />
    </FormSheet>
  );
}

function PersonSheet({ person, onClose, onDone }: SheetProps & { person: Person }) {
  const form = useForm({
    name: person.name,
    email: person.email ?? "",
    role: person.role,
    active: person.active,
    password: "",
  });
  const isMe = person.id === me.value;
  const save = async () => {
    const { password, ...change } = form.draft;
    const input = { user: person.id, ...change, ...(password && { password }) };
    const about = { subject: person.id, label: t("person.changing", { name: person.name }) };
    const done = password
      ? await form.sendSecret(UpdatePersonDocument, input)
      : await form.send(UpdatePersonDocument, input, about);
    if (done) onDone();
  };
  return (
    <FormSheet title={person.name} form={form} onSave={save} onClose={onClose}>
      <TextField label={t("person.name")} {...form.text("name")} />
      <TextField label={t("person.email")} mono autocomplete="off" {...form.text("email")} />
      <RoleField role={form.draft.role} set={(role) => form.set({ role })} error={form.error("role")} />
      <div class="card">
        <Switch
          label={t("person.active")}
          hint={t("person.activeHint")}
          checked={form.draft.active}
          disabled={isMe}
          onChange={(active) => form.set({ active })}
        />
      </div>
      {isMe ? (
        <Button href="/settings/password" icon="lock">
          {t("person.ownPassword")}
        </Button>
      ) : (
        <TextField
          label={t("person.newPassword")}
          hint={t("person.newPasswordHint")}
          type="password"
          autocomplete="new-password"
          {...form.text("password")}
        />
      )}
    </FormSheet>
  );
}

interface RoleFieldProps {
  role: Role;
  set: (role: Role) => void;
  error: string | undefined;
}

const RoleField = ({ role, set, error }: RoleFieldProps) => (
  <SelectField
    label={t("person.role")}
    hint={t(`role.${role}.about`)}
    options={ROLES.map((each) => [each, t(`role.${each}`)] as const)}
    value={role}
    onChange={set}
    error={error}
  />
);
