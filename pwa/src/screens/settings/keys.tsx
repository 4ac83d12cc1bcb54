import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { type Gs1KeyKind, MakeKeysDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button, LotNumber } from "../../ui/basics.tsx";
import { Segments } from "../../ui/fields.tsx";
import { Section } from "../../ui/lists.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

const KINDS: readonly Gs1KeyKind[] = ["SSCC", "GTIN", "GLN"];

/** The next keys of the company's prefix; each is given once, so none is shown before somebody takes it. */
export function Keys() {
  const form = useForm({});
  const [kind, setKind] = useState<Gs1KeyKind>("SSCC");
  const [made, setMade] = useState<string[]>([]);
  const make = async () => {
    const about = { subject: "settings", label: t("keys.make", { kind }) };
    const done = await form.send(MakeKeysDocument, { kind, count: 1 }, about);
    if (done) setMade(done.keys);
  };
  return (
    <Section title={t("keys.title")}>
      <div class="card card-pad stack page-narrow">
        <FormTrouble form={form} />
        <Segments
          legend={t("keys.kind")}
          options={KINDS.map((each) => [each, t(`keys.${each}`)] as const)}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen);
            setMade([]);
          }}
        />
        <div role="status">
          {made.map((key) => (
            <LotNumber key={key}>{key}</LotNumber>
          ))}
        </div>
        <Button wide icon="plus" busy={form.busy && t("form.saving")} onClick={() => void make()}>
          {t("keys.make", { kind })}
        </Button>
        <p class="hint">{t("keys.about")}</p>
      </div>
    </Section>
  );
}
