/** What is written to customers and vendors: to all that lack it, or to one; and what became of it. */
import { useForm } from "../../form.ts";
import { moment } from "../../format.ts";
import {
  type RecallLetterFragment,
  type RecallLetterKind,
  SendRecallLettersDocument,
} from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { type TextKey, t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { AdviceMissing } from "./advice.tsx";
import type { Next } from "./next.tsx";
import type { Recall } from "./recall.tsx";

const LOOKS = {
  WAITING: ["pending", "hourglass"],
  DONE: ["ok", "message-square"],
  FAILED: ["refused", "octagon-x"],
} as const;

/** What became of a letter, in a few words. */
export function LetterState({ of: { kind, state, endedAt, error } }: { of: RecallLetterFragment }) {
  const [look, icon] = LOOKS[state];
  const stands = state === "WAITING" && error ? "TRIED" : state;
  const word = `recall.letter.${kind === "REMINDER" ? "reminder" : "notice"}.${stands}` as const;
  return (
    <StateWord state={look} icon={icon}>
      {t(word, { when: endedAt ? moment(endedAt) : "" })}
    </StateWord>
  );
}

interface PostProps {
  recall: Recall;
  /** What stands above as the next thing is not offered here a second time. */
  next: Next;
  onSend: (kind: RecallLetterKind) => void;
}

/** What there is to write to customers, for those who may; and why nothing is written from here. */
export function CustomerPost({ recall: { post, state }, next, onSend }: PostProps) {
  if (!post || state !== "STARTED") return null;
  if (!post.on)
    return (
      <>
        <MailOff />
        <NoLink post={post} />
      </>
    );
  return (
    <div class="stack-s">
      <NoLink post={post} />
      {may("MANAGER") && (
        <div class="inline">
          {post.toNotify > 0 && next !== "notify" && (
            <Button icon="message-square" onClick={() => onSend("NOTICE")}>
              {t("recall.notifyAll", { n: post.toNotify })}
            </Button>
          )}
          {post.toRemind > 0 && (
            <Button icon="clock-alert" onClick={() => onSend("REMINDER")}>
              {t("recall.remindAll", { n: post.toRemind })}
            </Button>
          )}
        </div>
      )}
      <p class="small muted">{toldOf(post)}</p>
    </div>
  );
}

const toldOf = ({ notified, reminders, failed, unreachable }: NonNullable<Recall["post"]>) =>
  [
    t("recall.notified", { n: notified }),
    reminders > 0 && t("recall.reminders", { n: reminders }),
    failed > 0 && t("recall.failed", { n: failed }),
    unreachable > 0 && t("recall.unreachable", { n: unreachable }),
  ]
    .filter(Boolean)
    .join(" · ");

/** Before anything is printed or sent: customers would have no way to answer by themselves. */
export const NoLink = ({ post }: { post: Recall["post"] }) =>
  !post || post.linked ? null : (
    <Notice state="pending" icon="triangle-alert" title={t("recall.noLink")}>
      {t("recall.noLinkNext")}
    </Notice>
  );

export const MailOff = () => (
  <Notice state="offline" icon="message-square" title={t("recall.mailOff")}>
    {t("recall.mailOffNext")}
  </Notice>
);

const SENDING: Record<RecallLetterKind, { title: TextKey; about: TextKey }> = {
  NOTICE: { title: "recall.sendNotices", about: "recall.noticesAbout" },
  REMINDER: { title: "recall.sendReminders", about: "recall.remindersAbout" },
  VENDOR: { title: "recall.sendVendors", about: "recall.vendorsAbout" },
};

interface SendSheetProps {
  recall: Recall;
  kind: RecallLetterKind;
  onClose: () => void;
  onDone: () => void;
}

/** A letter to all that lack it. */
export function SendSheet({ recall, kind, onClose, onDone }: SendSheetProps) {
  const sending = useSend(recall, kind, () => {
    onDone();
    onClose();
  });
  const { toNotify, toRemind, vendorsToNotify } = recall.post ?? {
    toNotify: 0,
    toRemind: 0,
    vendorsToNotify: 0,
  };
  const n = { NOTICE: toNotify, REMINDER: toRemind, VENDOR: vendorsToNotify }[kind];
  return (
    <Sheet
      title={t(SENDING[kind].title, { n })}
      sub={<span class="mono">{recall.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="message-square"
          busy={sending.form.busy && t("recall.writing")}
          onClick={() => void sending.send()}
        >
          {t("recall.send")}
        </Button>
      }
    >
      <FormTrouble form={sending.form} />
      <p>{t(SENDING[kind].about)}</p>
      {kind !== "VENDOR" &&
        (recall.post?.linked ? <p>{t("recall.answersByLink")}</p> : <NoLink post={recall.post} />)}
      {kind !== "VENDOR" && <AdviceMissing recall={recall} />}
      {recall.kind === "MOCK" && <p class="strong">{t("recall.mockLetters")}</p>}
    </Sheet>
  );
}

function useSend(recall: Recall, kind: RecallLetterKind, onDone: () => void, partner?: string) {
  const form = useForm({});
  const send = async () => {
    const input = { recall: recall.id, kind, ...(partner && { partners: [partner] }) };
    const about = { subject: recall.id, label: t("recall.letters.of", { number: recall.number }) };
    if (await form.send(SendRecallLettersDocument, input, about)) onDone();
  };
  return { form, send };
}

interface LettersProps {
  recall: Recall;
  partner: string;
  reachable: boolean;
  letters: readonly RecallLetterFragment[];
  /** Of the first letter, and of those that follow where there is another kind. */
  kind: "NOTICE" | "VENDOR";
  onDone: () => void;
}

/** What was written to one customer or vendor, and the next letter to it. */
export function Letters({ recall, partner, reachable, letters, kind, onDone }: LettersProps) {
  const first = useSend(recall, kind, onDone, partner);
  const reminder = useSend(recall, "REMINDER", onDone, partner);
  const sent = letters.some(({ state }) => state === "DONE");
  const writes = recall.post?.on && recall.state === "STARTED" && may("MANAGER");
  return (
    <Section title={t("recall.letters")}>
      <FormTrouble form={first.form.trouble ? first.form : reminder.form} />
      {!reachable && <p class="muted">{t("recall.noAddress")}</p>}
      {letters.length > 0 && (
        <List>
          {letters.map((letter) => (
            <Row key={letter.writtenAt} title={<LetterState of={letter} />}>
              <span class="breaks">{[letter.address, letter.error].filter(Boolean).join(" · ")}</span>
            </Row>
          ))}
        </List>
      )}
      {writes && reachable && (
        <div class="inline">
          <Button
            icon="message-square"
            busy={first.form.busy && t("recall.writing")}
            onClick={() => void first.send()}
          >
            {t(sent ? "recall.sendAgain" : "recall.sendOne")}
          </Button>
          {kind === "NOTICE" && sent && (
            <Button
              icon="clock-alert"
              busy={reminder.form.busy && t("recall.writing")}
              onClick={() => void reminder.send()}
            >
              {t("recall.remindOne")}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
