/** A recall is started, given up, or closed. */
import { useForm } from "../../form.ts";
import { CancelRecallDocument, CloseRecallDocument, StartRecallDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { ReasonSheet } from "../../ui/reason-sheet.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { type Stopped, toldOf } from "../holds/stopped.tsx";
import { isOut, type Recall } from "./recall.tsx";
import { startVerb } from "./state.tsx";

interface StartSheetProps {
  recall: Recall;
  onClose: () => void;
  onDone: () => void;
  /** Whom it touches, once it is started; null where it touches nobody. */
  onTold: (stopped: Stopped | null) => void;
}

export function StartSheet({ recall, onClose, onDone, onTold }: StartSheetProps) {
  const form = useForm({});
  const { id, number, version, lotCount, stopCount, kind } = recall;
  const start = async () => {
    const about = { subject: id, label: t("recall.starting", { number }) };
    const done = await form.send(StartRecallDocument, { recall: id, version }, about);
    if (!done) return;
    onDone();
    onTold(toldOf(done));
  };
  return (
    <Sheet
      title={t(startVerb(recall))}
      sub={<span class="mono">{number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind={kind === "REAL" ? "danger" : "primary"}
          wide
          icon="megaphone"
          busy={form.busy && t("recall.isStarting")}
          onClick={() => void start()}
        >
          {t(startVerb(recall))}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
      <p class="strong">{recall.reason}</p>
      <p>{t(kind === "REAL" ? "recall.willStop" : "recall.willStopNothing", { n: lotCount })}</p>
      {kind === "REAL" && stopCount > 0 && <p>{t("recall.willTouch", { n: stopCount })}</p>}
    </Sheet>
  );
}

interface EndSheetProps {
  recall: Recall;
  how: "cancel" | "close";
  onClose: () => void;
  onDone: () => void;
}

export function EndSheet({ recall, how, onClose, onDone }: EndSheetProps) {
  const { id, number, version, openCount } = recall;
  const closing = how === "close";
  const about = { subject: id, label: t(closing ? "recall.closing" : "recall.givingUp", { number }) };
  return (
    <ReasonSheet
      number={number}
      verb={t(closing ? "recall.close" : "recall.giveUp")}
      going={t(closing ? "recall.isClosing" : "recall.isGivingUp")}
      what={
        closing
          ? t(recall.kind === "REAL" ? "recall.closeAbout" : "recall.closeMock", { n: openCount })
          : t("recall.giveUpAbout")
      }
      asks={t(!closing ? "recall.giveUpWhy" : isOut(recall) ? "recall.closeOutWhy" : "recall.closeWhy")}
      send={(form) => {
        const input = { recall: id, version, reason: form.draft.reason };
        return closing
          ? form.send(CloseRecallDocument, input, about)
          : form.send(CancelRecallDocument, input, about);
      }}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
