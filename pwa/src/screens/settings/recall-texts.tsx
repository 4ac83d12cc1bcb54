/** What letters of recalls say: by what they are for, in each language, as the company wants it. */
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import {
  type RecallLetterKind,
  RecallTextsDocument,
  SaveRecallTextDocument,
  type RecallTextFactsFragment as Text,
} from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { Kept } from "./kept.tsx";

const KINDS: readonly RecallLetterKind[] = ["NOTICE", "REMINDER", "VENDOR"];

export function RecallTextsScreen() {
  const loaded = useQuery(RecallTextsDocument);
  return (
    <Kept<Text>
      title={t("settings.recall-texts")}
      add={false}
      reload={loaded.reload}
      sheet={({ thing, ...answered }) => thing && <TextSheet text={thing} {...answered} />}
    >
      {(open) => (
        <div class="stack page-narrow">
          <p class="muted">{t("recallText.about")}</p>
          <ShowLoaded of={loaded}>
            {({ recallTexts }) =>
              KINDS.map((kind) => (
                <Section key={kind} title={t(`recallText.for.${kind}`)}>
                  <List>
                    {recallTexts
                      .filter((text) => text.kind === kind)
                      .map((text) => (
                        <Row
                          key={text.language}
                          title={text.subject}
                          end={text.ours ? t("recallText.ours") : undefined}
                          {...(may("MANAGER") && { onClick: () => open(text) })}
                        >
                          {t(`language.${text.language}`)}
                        </Row>
                      ))}
                  </List>
                </Section>
              ))
            }
          </ShowLoaded>
        </div>
      )}
    </Kept>
  );
}

interface TextSheetProps {
  text: Text;
  onClose: () => void;
  onDone: () => void;
}

function TextSheet({ text, onClose, onDone }: TextSheetProps) {
  const { kind, language, places, ours } = text;
  const form = useForm({ subject: text.subject, body: text.body });
  const about = { subject: "recallTexts", label: t("settings.recall-texts") };
  const save = async (what: { subject: string; body: string } | object) => {
    if (await form.send(SaveRecallTextDocument, { kind, language, ...what }, about)) onDone();
  };
  return (
    <FormSheet
      title={`${t(`recallText.for.${kind}`)}, ${t(`language.${language}`)}`}
      form={form}
      onSave={() => save(form.draft)}
      onClose={onClose}
    >
      <TextField label={t("recallText.subject")} {...form.text("subject")} />
      <TextArea
        label={t("recallText.body")}
        hint={t("recallText.places", { places: places.map((place) => `{${place}}`).join(" ") })}
        rows={14}
        {...form.text("body")}
      />
      {ours && (
        <Button icon="undo-2" onClick={() => void save({})}>
          {t("recallText.back")}
        </Button>
      )}
    </FormSheet>
  );
}
