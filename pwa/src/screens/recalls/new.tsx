/** A recall is prepared: real or as an exercise, of lots by scan, search, maker's number, batch, days, partner or list. */
import { type Form, useForm } from "../../form.ts";
import { PrepareRecallDocument, type RecallKind, type RecallSeverity } from "../../gql/graphql.ts";
import { go, place } from "../../router.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { Segments, Switch } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Section } from "../../ui/lists.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { type Advice, AdviceFields, adviceSaid, NO_ADVICE } from "./advice.tsx";
import { askedOf, type Chosen, lotsGiven, NOTHING_CHOSEN } from "./chosen.ts";
import { Which } from "./which.tsx";

const KINDS: readonly RecallKind[] = ["REAL", "MOCK"];
const SEVERITIES: readonly RecallSeverity[] = ["CLASS_1", "CLASS_2", "CLASS_3", "WITHDRAWAL"];

interface Draft extends Chosen {
  kind: RecallKind;
  severity: RecallSeverity;
  reason: string;
  advice: readonly Advice[];
  narrow: boolean;
  narrowBecause: string;
}

/** What another screen has chosen already. */
function given(): Draft {
  return {
    kind: "REAL",
    severity: "CLASS_2",
    reason: "",
    advice: NO_ADVICE,
    narrow: false,
    narrowBecause: "",
    ...NOTHING_CHOSEN,
    lots: lotsGiven(place.value.searchParams),
  };
}

export function NewRecallScreen() {
  const form = useForm(given());
  const { kind, severity, reason, advice, narrow, narrowBecause } = form.draft;
  const asked = askedOf(form.draft);
  const missing = [
    ...(asked.length > 0 ? [] : [t("recall.missing.lots")]),
    ...(reason.trim() ? [] : [t("recall.missing.reason")]),
    ...(narrow && !narrowBecause.trim() ? [t("recall.missing.narrow")] : []),
  ];
  const prepare = async () => {
    const input = {
      kind,
      severity,
      reason,
      advice: adviceSaid(advice),
      lots: asked,
      ...(narrow && { narrowBecause }),
    };
    const done = await form.send(PrepareRecallDocument, input, {
      subject: "recall",
      label: t("recall.preparing", { reason }),
    });
    if (done) go(`/recalls/${encodeURIComponent(done.recall.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("recalls.new")}
      back="/recalls"
      dock={
        <>
          <Button
            kind="primary"
            icon="eye"
            disabled={missing.length > 0}
            busy={form.busy && t("recall.drawing")}
            onClick={() => void prepare()}
          >
            {t("recall.preview")}
          </Button>
          {missing.length > 0 && <p class="small">{t("recall.missing", { what: missing.join(", ") })}</p>}
        </>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        <Notice state="pending" icon="eye" title={t("recall.willShow")} />
        <Which form={form} />
        <Why form={form} />
      </form>
    </Frame>
  );
}

const Why = ({ form }: { form: Form<Draft> }) => (
  <Section title={t("recall.why")}>
    <div class="card card-pad stack">
      <Segments
        legend={t("recall.kind")}
        options={KINDS.map((each) => [each, t(`recallKind.${each}`)] as const)}
        value={form.draft.kind}
        onChange={(kind) => form.set({ kind })}
      />
      <SelectField
        label={t("recall.severity")}
        options={SEVERITIES.map((each) => [each, t(`recallSeverity.${each}`)] as const)}
        value={form.draft.severity}
        onChange={(severity) => form.set({ severity })}
      />
      <TextArea label={t("recall.reason")} {...form.text("reason")} />
      <AdviceFields
        advice={form.draft.advice}
        onChange={(advice) => form.set({ advice })}
        error={form.error}
      />
      <Switch
        label={t("recall.narrow")}
        hint={t("recall.narrowHint")}
        checked={form.draft.narrow}
        onChange={(narrow) => form.set({ narrow })}
      />
      {form.draft.narrow && <TextArea label={t("recall.narrowWhy")} {...form.text("narrowBecause")} />}
    </div>
  </Section>
);
