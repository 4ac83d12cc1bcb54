/** The reasons for which goods are thrown away. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { SaveScrapReasonDocument, ScrapReasonsDocument, type ScrapReasonsQuery } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { List, Row } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormSheet } from "../settings/form-sheet.tsx";

type Reason = ScrapReasonsQuery["reasons"][number];

export function ScrapReasonsScreen() {
  const loaded = useQuery(ScrapReasonsDocument);
  const [open, setOpen] = useState<Reason | "new" | null>(null);
  const mine = may("MANAGER");
  return (
    <Frame
      title={t("settings.scrap-reasons")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        mine && (
          <Button kind="primary" icon="plus" onClick={() => setOpen("new")}>
            {t("scrap.newReason")}
          </Button>
        )
      }
    >
      <div class="stack page-narrow">
        <ShowLoaded of={loaded}>
          {({ reasons }) => (
            <List>
              {reasons.map((reason) => (
                <Row
                  key={reason.id}
                  title={reason.name}
                  {...(mine && { onClick: () => setOpen(reason) })}
                  {...(!reason.active && { end: t("scrap.putAside") })}
                />
              ))}
            </List>
          )}
        </ShowLoaded>
      </div>
      {open && (
        <ReasonSheet
          reason={open === "new" ? null : open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            void loaded.reload();
          }}
        />
      )}
    </Frame>
  );
}

interface ReasonSheetProps {
  reason: Reason | null;
  onClose: () => void;
  onDone: () => void;
}

function ReasonSheet({ reason, onClose, onDone }: ReasonSheetProps) {
  const form = useForm({ name: reason?.name ?? "", active: reason?.active ?? true });
  const { name, active } = form.draft;
  const save = async () => {
    const input = { name, active, ...(reason && { reason: reason.id, version: reason.version }) };
    const about = { subject: reason?.id ?? "scrapReasons", label: t("scrap.savingReason", { name }) };
    if (await form.send(SaveScrapReasonDocument, input, about)) onDone();
  };
  return (
    <FormSheet
      title={reason?.name ?? t("scrap.newReason")}
      form={form}
      {...(!reason && { verb: t("scrap.addReason") })}
      disabled={!name.trim()}
      onSave={save}
      readAgain={onDone}
      onClose={onClose}
    >
      <TextField label={t("scrap.reason")} {...form.text("name")} />
      {reason && (
        <Switch
          label={t("scrap.canBeChosen")}
          checked={active}
          onChange={(checked) => form.set({ active: checked })}
        />
      )}
    </FormSheet>
  );
}
