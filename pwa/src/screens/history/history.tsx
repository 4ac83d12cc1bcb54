import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { happened } from "../../format.ts";
import { AddCommentDocument, type HistoryOfFragment } from "../../gql/graphql.ts";
import { operationName } from "../../operations.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

interface HistoryProps {
  of: HistoryOfFragment;
  reload: () => void;
}

/** Who did what on a document and what they remarked, newest first. */
export function History({ of, reload }: HistoryProps) {
  const [writing, setWriting] = useState(false);
  return (
    <Section title={t("history.title")} aside={t("history.newestFirst")}>
      {may("OPERATOR") && (
        <div class="inline">
          <Button icon="pencil" onClick={() => setWriting(true)}>
            {t("history.remark")}
          </Button>
        </div>
      )}
      {of.operations.nodes.length > 0 && (
        <List>
          {of.operations.nodes.map((done) => (
            <Deed key={done.id} of={done} />
          ))}
        </List>
      )}
      {writing && <RemarkSheet of={of} onClose={() => setWriting(false)} onDone={reload} />}
    </Section>
  );
}

const nameOf = ({ kind, waitsForApproval }: HistoryOfFragment["operations"]["nodes"][number]) =>
  waitsForApproval ? t("op.askedForApproval") : operationName(kind);

function Deed({ of }: { of: HistoryOfFragment["operations"]["nodes"][number] }) {
  const who = [of.actor?.name ?? of.program, happened(of)].filter(Boolean).join(" · ");
  const refused = of.state === "REFUSED";
  if (of.kind === "ADD_COMMENT" && !refused)
    return (
      <Row title={<span class="said">{of.reason}</span>} icon="message-square">
        {who}
      </Row>
    );
  return (
    <Row title={[nameOf(of), refused && t("op.refused")].filter(Boolean).join(" · ")}>
      {[who, of.reason].filter(Boolean).join(" · ")}
    </Row>
  );
}

function RemarkSheet({
  of,
  onClose,
  onDone,
}: {
  of: HistoryOfFragment;
  onClose: () => void;
  onDone: () => void;
}) {
  const form = useForm({ text: "" });
  const write = async () => {
    const about = { subject: of.id, label: t("history.remarkOn", { number: of.number }) };
    if (!(await form.send(AddCommentDocument, { document: of.id, text: form.draft.text }, about))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("history.remark")}
      sub={<span class="mono">{of.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!form.draft.text.trim()}
          busy={form.busy && t("history.writing")}
          onClick={() => void write()}
        >
          {t("history.write")}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
      <TextArea label={t("history.text")} {...form.text("text")} />
    </Sheet>
  );
}
