/** A recall is started, given up, closed, or reopened. */
import { useForm } from "../../form.ts";
import {
  CancelRecallDocument,
  CloseRecallDocument,
  ReopenRecallDocument,
  StartRecallDocument,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { ReasonSheet } from "../../ui/reason-sheet.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { type Stopped, toldOf } from "../holds/stopped.tsx";
import { isOut } from "./next.tsx";
import type { Recall } from "./recall.tsx";
import { startVerb } from "./state.tsx";

interface StartSheetProps {
  recall: Recall;
  /** Whether a second person has to agree to a real one. */
  two: boolean;
  onClose: () => void;
  onDone: () => void;
  /** Whom it touches, once it is started; null where it touches nobody. */
  onTold: (stopped: Stopped | null) => void;
}

export function StartSheet({ recall, two, onClose, onDone, onTold }: StartSheetProps) {
  const form = useForm({});
  const { id, number, version, lotCount, stopCount, kind, state } = recall;
  const will =
    kind === "MOCK"
      ? "recall.willStopNothing"
      : two && state === "PREPARED"
        ? "recall.willAsk"
        : "recall.willStop";
  const start = async () => {
    const about = { subject: id, label: t("recall.starting", { number }) };
    const done = await form.send(StartRecallDocument, { recall: id, version }, about);
    if (!done) return;
    onDone();
    onTold(toldOf(done));
  };
  return (
    <Sheet
      title={t(startVerb(recall, two))}
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
          {t(startVerb(recall, two))}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
      <p class="strong">{recall.reason}</p>
      <p>{t(will, { n: lotCount })}</p>
      {kind === "REAL" && stopCount > 0 && <p>{t("recall.willTouch", { n: stopCount })}</p>}
    </Sheet>
  );
}

interface EndSheetProps {
  recall: Recall;
  how: "cancel" | "close" | "reopen";
  onClose: () => void;
  onDone: () => void;
}

const ENDS = {
  cancel: { verb: "recall.giveUp", going: "recall.isGivingUp", label: "recall.givingUp" },
  close: { verb: "recall.close", going: "recall.isClosing", label: "recall.closing" },
  reopen: { verb: "recall.reopen", going: "recall.isReopening", label: "recall.reopening" },
} as const;

export function EndSheet({ recall, how, onClose, onDone }: EndSheetProps) {
  const { id, number, version, openCount: n, kind } = recall;
  const { verb, going, label } = ENDS[how];
  const about = { subject: id, label: t(label, { number }) };
  const real = kind === "REAL";
  const said = {
    cancel: { what: t("recall.giveUpAbout"), asks: t("recall.giveUpWhy") },
    close: {
      what: t(!real ? "recall.closeMock" : n > 0 ? "recall.closeAbout" : "recall.closeDecided", { n }),
      asks: t(isOut(recall) ? "recall.closeOutWhy" : "recall.closeWhy"),
    },
    reopen: {
      what: t(!real ? "recall.reopenMock" : n > 0 ? "recall.reopenAbout" : "recall.reopenDecided", { n }),
      asks: t("recall.reopenWhy"),
    },
  }[how];
  return (
    <ReasonSheet
      number={number}
      verb={t(verb)}
      going={t(going)}
      {...said}
      send={(form, said) => {
        const input = { recall: id, version, reason: form.draft.reason };
        if (how === "cancel") return form.send(CancelRecallDocument, input, about);
        if (how === "close") return form.send(CloseRecallDocument, { ...input, ...said }, about);
        return form.send(ReopenRecallDocument, input, about);
      }}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
