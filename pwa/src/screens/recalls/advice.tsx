/** What customers are told to do, in each language that letters have; and what is missing before it is sent. */
import { useForm } from "../../form.ts";
import { type Language, SaveRecallAdviceDocument } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Recall } from "./recall.tsx";

const LANGUAGES: readonly Language[] = ["EN", "DE", "FR"];

export interface Advice {
  language: Language;
  text: string;
}

/** As it begins: in one language, which others fall back to. */
export const NO_ADVICE: readonly Advice[] = [{ language: "EN", text: "" }];

/** What was said at all; the first stays first. */
export const adviceSaid = (advice: readonly Advice[]): Advice[] => advice.filter(({ text }) => text.trim());

const named = (language: Language) => t(`language.${language}`);

interface AdviceFieldsProps {
  advice: readonly Advice[];
  onChange: (advice: readonly Advice[]) => void;
  error: (path: string) => string | undefined;
}

export function AdviceFields({ advice, onChange, error }: AdviceFieldsProps) {
  const left = LANGUAGES.filter((language) => !advice.some((each) => each.language === language));
  const [first] = advice;
  if (!first) return null;
  const change = (at: number, to: Partial<Advice>) =>
    onChange(advice.map((each, nth) => (nth === at ? { ...each, ...to } : each)));
  return (
    <>
      <SelectField
        label={t("recall.adviceLanguage")}
        options={[first.language, ...left].map((each) => [each, named(each)] as const)}
        value={first.language}
        onChange={(language) => change(0, { language })}
      />
      {advice.map(({ language, text }, at) => (
        <TextArea
          key={at === 0 ? "first" : language}
          label={at === 0 ? t("recall.advice") : t("recall.adviceIn", { language: named(language) })}
          {...(at === 0 && { hint: t("recall.adviceHint") })}
          value={text}
          onInput={(to) => change(at, { text: to })}
          error={error(`advice.${at}.text`)}
        />
      ))}
      <div class="inline">
        {left.map((language) => (
          <Button key={language} icon="plus" onClick={() => onChange([...advice, { language, text: "" }])}>
            {t("recall.adviceAdd", { language: named(language) })}
          </Button>
        ))}
      </div>
    </>
  );
}

/** In which language customers will not find it, and what they are told instead. */
export function AdviceMissing({ recall: { advice, adviceMissing } }: { recall: Recall }) {
  const [first] = advice;
  if (!first || adviceMissing.length === 0) return null;
  return (
    <Notice
      state="unknown"
      title={t("recall.adviceMissing", { languages: adviceMissing.map(named).join(", ") })}
    >
      {t("recall.adviceFallsBack", { language: named(first.language) })}
    </Notice>
  );
}

/** What is told, what is missing, and the way to say it anew. */
export function AdviceTold({ recall, onChange }: { recall: Recall; onChange: () => void }) {
  const open = recall.state !== "CLOSED" && recall.state !== "CANCELLED";
  return (
    <>
      {recall.advice.map(({ language, text }, at) => (
        <p key={language} class="as-written">
          {at === 0
            ? t("recall.advised", { what: text })
            : t("recall.advisedIn", { language: named(language), what: text })}
        </p>
      ))}
      {open && <AdviceMissing recall={recall} />}
      {open && may("MANAGER") && (
        <div class="inline">
          <Button icon="message-square" onClick={onChange}>
            {t("recall.adviceChange")}
          </Button>
        </div>
      )}
    </>
  );
}

export function AdviceSheet(props: { recall: Recall; onClose: () => void; onDone: () => void }) {
  const { recall, onClose, onDone } = props;
  const form = useForm<{ advice: readonly Advice[] }>({
    advice:
      recall.advice.length > 0 ? recall.advice.map(({ language, text }) => ({ language, text })) : NO_ADVICE,
  });
  const save = async () => {
    const { id, version, number } = recall;
    const input = { recall: id, version, advice: adviceSaid(form.draft.advice) };
    const about = { subject: id, label: t("recall.adviceOf", { number }) };
    if (!(await form.send(SaveRecallAdviceDocument, input, about))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("recall.advice")}
      sub={<span class="mono">{recall.number}</span>}
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={form.busy && t("form.saving")} onClick={() => void save()}>
          {t("recall.adviceSave")}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
      <AdviceFields
        advice={form.draft.advice}
        onChange={(advice) => form.set({ advice })}
        error={form.error}
      />
    </Sheet>
  );
}
