import { useForm } from "../../form.ts";
import { type HoldFactsFragment, ReleaseHoldDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { whatOf } from "./hold-row.tsx";

interface ReleaseSheetProps {
  hold: HoldFactsFragment;
  onClose: () => void;
  onDone: () => void;
}

/** Ends one hold; asks why. */
export function ReleaseSheet({ hold, onClose, onDone }: ReleaseSheetProps) {
  const form = useForm({ reason: "" });
  const release = async () => {
    const done = await form.send(
      ReleaseHoldDocument,
      { hold: hold.id, reason: form.draft.reason },
      { subject: hold.id, label: t("hold.releasing", { what: whatOf(hold) }) },
    );
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("hold.releaseTitle")}
      sub={whatOf(hold)}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="shield-check"
          disabled={!form.draft.reason.trim()}
          busy={form.busy && t("hold.isReleasing")}
          onClick={() => void release()}
        >
          {t("hold.release")}
        </Button>
      }
    >
      <p>
        {t("hold.heldFor")} <strong>{hold.reason}</strong>
      </p>
      <p>{t("hold.releaseWhat")}</p>
      <FormTrouble form={form} readAgain={onDone} />
      <TextArea label={t("hold.releaseReason")} {...form.text("reason")} />
    </Sheet>
  );
}
