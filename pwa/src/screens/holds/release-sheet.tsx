import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import {
  type HoldFactsFragment,
  HoldFilesDocument,
  RecordHoldChecksDocument,
  ReleaseHoldDocument,
} from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Switch } from "../../ui/fields.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Files } from "../files/files.tsx";
import { Checks, changed, saidOf } from "./checks.tsx";
import { whatOf } from "./hold-row.tsx";

interface ReleaseSheetProps {
  hold: HoldFactsFragment;
  onClose: () => void;
  onDone: () => void;
}

/** Ends one hold, or all that came with it, and asks why; before that, what its rule asks to be checked. */
export function ReleaseSheet({ hold, onClose, onDone }: ReleaseSheetProps) {
  const form = useForm({ reason: "" });
  const [said, say] = useState(hold.checks.map(saidOf));
  const [together, all] = useState(hold.together > 1);
  const found = changed(hold.checks, said);
  const passed = said.every(({ verdict }) => verdict === "PASSED");
  const about = { subject: hold.id, label: t("hold.releasing", { what: whatOf(hold) }) };
  // A check of one is not one of the others: with them, what is known of this one is said of all.
  const sent = together ? passedOrFailed(hold, said) : found;
  const record = async () =>
    sent.length === 0 ||
    form.send(RecordHoldChecksDocument, { hold: hold.id, checks: sent, together }, about);
  const keep = async () => {
    if (!(await record())) return;
    onDone();
    onClose();
  };
  const release = async () => {
    if (!(await record())) return;
    const asked = { hold: hold.id, reason: form.draft.reason, together };
    const done = await form.send(ReleaseHoldDocument, asked, about);
    onDone();
    if (done) onClose();
  };
  return (
    <Sheet
      title={t(may("MANAGER") ? "hold.releaseTitle" : "checks.sheet")}
      sub={whatOf(hold)}
      onClose={onClose}
      foot={
        <>
          {hold.checks.length > 0 && (
            <Button wide icon="check" disabled={found.length === 0 || form.busy} onClick={() => void keep()}>
              {t("checks.keep")}
            </Button>
          )}
          {may("MANAGER") && (
            <Button
              kind="primary"
              wide
              icon="shield-check"
              disabled={!form.draft.reason.trim() || !passed}
              busy={form.busy && t("hold.isReleasing")}
              onClick={() => void release()}
            >
              {t("hold.release")}
            </Button>
          )}
        </>
      }
    >
      <p>
        {t("hold.heldFor")} <strong>{hold.reason}</strong>
      </p>
      {may("MANAGER") && <p>{t(passed ? "hold.releaseWhat" : "checks.first")}</p>}
      <FormTrouble form={form} readAgain={onDone} />
      {hold.together > 1 && (
        <Switch
          label={t("hold.together", { n: hold.together })}
          hint={t("hold.togetherHint")}
          checked={together}
          onChange={all}
        />
      )}
      {hold.checks.length > 0 && <Checks checks={hold.checks} said={said} onSay={(now) => say([...now])} />}
      <HoldFiles hold={hold.id} {...(hold.together > 1 && { together })} />
      {may("MANAGER") && <TextArea label={t("hold.releaseReason")} {...form.text("reason")} />}
    </Sheet>
  );
}

/** Certificates and photos of a hold. */
function HoldFiles({ hold, ...others }: { hold: string; together?: boolean }) {
  const { data, reload } = useQuery(HoldFilesDocument, { id: hold });
  const found = data?.node;
  if (found?.__typename !== "Hold") return null;
  return <Files of={hold} files={found.attachments} {...others} onChange={() => void reload()} />;
}

const passedOrFailed = ({ checks }: HoldFactsFragment, said: readonly ReturnType<typeof saidOf>[]) =>
  checks.flatMap(({ name }, at) => {
    const { verdict = "OPEN", note = "" } = said[at] ?? {};
    return verdict === "OPEN" ? [] : [{ name, passed: verdict === "PASSED", note }];
  });
