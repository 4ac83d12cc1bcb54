/** Whether e-mail works, what became of the letters, and a letter to try it out. */
import { useState } from "preact/hooks";
import { useAgain, useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { integer, moment } from "../../format.ts";
import {
  LettersDocument,
  type LettersQuery,
  MailDocument,
  type MailQuery,
  type OutboxState,
  RetryLetterDocument,
  SendTestMailDocument,
} from "../../gql/graphql.ts";
import { PAGE, usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { Chips } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { forAdministrators } from "./for-administrators.tsx";

type Mail = MailQuery["mail"];
type Letter = LettersQuery["mail"]["letters"]["nodes"][number];

const EVERY = 2; // seconds: who tries it out waits for what becomes of it
const STATES: readonly OutboxState[] = ["FAILED", "WAITING", "DONE"];
const LOOKS = {
  FAILED: ["refused", "octagon-x"],
  WAITING: ["pending", "hourglass"],
  DONE: ["ok", "circle-check"],
} as const;

/** Where letters are, what needs somebody first. */
const opensOn = (mail: Mail): OutboxState => STATES.find((state) => mail[state].totalCount > 0) ?? "DONE";

function MailPage() {
  const [chosen, show] = useState<OutboxState | null>(null);
  const [open, setOpen] = useState<Letter | null>(null);
  const mail = useQuery(MailDocument);
  const status = mail.data?.mail;
  const state = chosen ?? (status ? opensOn(status) : "DONE");
  const letters = usePages(LettersDocument, { state }, (data) => data.mail.letters);
  const form = useForm({});
  const again = () => Promise.all([mail.reload(), letters.reload()]);
  useAgain(() => !form.busy && (letters.nodes?.length ?? 0) <= PAGE && again(), EVERY);
  const test = async () => {
    const done = await form.send(SendTestMailDocument, {}, { subject: "mail", label: t("mail.test") });
    if (!done) return;
    show(null);
    await again();
  };
  const close = () => {
    setOpen(null);
    void again();
  };
  return (
    <Frame
      title={t("settings.mail")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        status?.on &&
        (mail.data?.noticeSettings?.email ? (
          <Button
            kind="primary"
            icon="message-square"
            busy={form.busy && t("mail.testing")}
            onClick={() => void test()}
          >
            {t("mail.test")}
          </Button>
        ) : (
          <Button kind="primary" href="/settings/notices">
            {t("mail.addressFirst")}
          </Button>
        ))
      }
    >
      <div class="stack page-narrow">
        <FormTrouble form={form} />
        {status && <Status mail={status} />}
        {status && (
          <Section title={t("mail.letters")}>
            <Chips
              label={t("list.show")}
              options={STATES.map((each) => [each, labelOf(each, status)] as const)}
              value={state}
              onChange={show}
            />
            <Paged of={letters} empty={<Empty icon="message-square" title={t(`mail.none.${state}`)} />}>
              {(letter) => <LetterRow key={letter.id} letter={letter} onOpen={() => setOpen(letter)} />}
            </Paged>
          </Section>
        )}
      </div>
      {open && <LetterSheet letter={open} onClose={close} />}
    </Frame>
  );
}

export const MailScreen = forAdministrators("settings.mail", MailPage);

function Status({ mail: { on, server, tls, sender, lastTriedAt, error } }: { mail: Mail }) {
  if (!on)
    return (
      <Notice state="offline" icon="message-square" title={t("mail.off")}>
        <p>{t("mail.offNext")}</p>
      </Notice>
    );
  const way = t("mail.way", { server: server ?? "", tls: tls ?? "", sender: sender ?? "" });
  if (!lastTriedAt)
    return (
      <Notice state="pending" icon="hourglass" title={t("mail.notTried")}>
        <p>{way}</p>
      </Notice>
    );
  return (
    <Notice
      state={error ? "refused" : "ok"}
      title={t(error ? "mail.fails" : "mail.works", { when: moment(lastTriedAt) })}
    >
      {error && <p>{error}</p>}
      <p>{way}</p>
    </Notice>
  );
}

/** What letters of a state are called, and how many there are. */
const labelOf = (state: OutboxState, { [state]: { totalCount } }: Mail) =>
  totalCount > 0 ? `${t(`mail.${state}`)} · ${integer(totalCount)}` : t(`mail.${state}`);

function LetterRow({ letter, onOpen }: { letter: Letter; onOpen: () => void }) {
  const [state, icon] = LOOKS[letter.state];
  return (
    <Row icon={icon} state={state} title={letter.subject} onClick={onOpen}>
      {[t("mail.to", { name: letter.to.name, when: moment(letter.endedAt ?? letter.at) }), letter.error]
        .filter(Boolean)
        .join(" · ")}
    </Row>
  );
}

function LetterSheet({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const form = useForm({});
  const [state, icon] = LOOKS[letter.state];
  const retry = async () => {
    const about = { subject: letter.id, label: t("mail.again") };
    if (await form.send(RetryLetterDocument, { letter: letter.id }, about)) onClose();
  };
  return (
    <Sheet
      title={letter.subject}
      sub={letter.to.name}
      onClose={onClose}
      {...(letter.state === "FAILED" && {
        foot: (
          <Button kind="primary" wide busy={form.busy && t("mail.testing")} onClick={() => void retry()}>
            {t("mail.again")}
          </Button>
        ),
      })}
    >
      <FormTrouble form={form} />
      <p>
        <StateWord state={state} icon={icon}>
          {t(`mail.${letter.state}`)}
        </StateWord>
      </p>
      {letter.error && <p>{letter.error}</p>}
      <p class="muted">{t("mail.tries", { n: letter.tries, when: moment(letter.at) })}</p>
    </Sheet>
  );
}
