/** Lots that were found out about later are added to a recall under way. */
import { useForm } from "../../form.ts";
import { WidenRecallDocument } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Section } from "../../ui/lists.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { NamedLot } from "./chosen.ts";
import { ChosenLots, useScannedLots } from "./chosen-lots.tsx";

interface Draft {
  lots: readonly NamedLot[];
  reason: string;
}

export function WidenRecallScreen({ params: { id } }: ScreenProps<"id">) {
  const back = `/recalls/${encodeURIComponent(id)}`;
  const form = useForm<Draft>({ lots: [], reason: "" });
  const { lots, reason } = form.draft;
  const choose = (chosen: readonly NamedLot[]) => form.set({ lots: chosen });
  const why = useScannedLots(lots, choose);
  const widen = async () => {
    const input = { recall: id, lots: lots.map((lot) => lot.id), reason };
    const about = { subject: id, label: t("recall.widening", { n: lots.length }) };
    if (await form.send(WidenRecallDocument, input, about)) go(back, { replace: true });
  };
  return (
    <Frame
      title={t("recall.widen")}
      back={back}
      dock={
        <Button
          kind="danger"
          icon="megaphone"
          disabled={lots.length === 0 || !reason.trim()}
          busy={form.busy && t("recall.isStarting")}
          onClick={() => void widen()}
        >
          {lots.length > 0 ? t("recall.widenGo", { n: lots.length }) : t("recall.widen")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        <p>{t("recall.widenAbout")}</p>
        <Section title={t("recall.which")}>
          {why && <Notice state="unknown" title={why} alert />}
          <div class="card card-pad stack">
            <ChosenLots lots={lots} onChoose={choose} />
          </div>
        </Section>
        <div class="card card-pad">
          <TextArea label={t("recall.reason")} {...form.text("reason")} />
        </div>
      </form>
    </Frame>
  );
}
