/** Lots that were found out about later are added to a recall under way. */
import { useForm } from "../../form.ts";
import { WidenRecallDocument } from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { askedOf, type Chosen, NOTHING_CHOSEN } from "./chosen.ts";
import { Which } from "./which.tsx";

interface Draft extends Chosen {
  reason: string;
}

export function WidenRecallScreen({ params: { id } }: ScreenProps<"id">) {
  const back = `/recalls/${encodeURIComponent(id)}`;
  const form = useForm<Draft>({ ...NOTHING_CHOSEN, reason: "" });
  const { way, lots, reason } = form.draft;
  const asked = askedOf(form.draft);
  const counted = way === "lots" && lots.length > 0 && lots.every(({ kind }) => kind === "lot");
  const widen = async () => {
    const about = { subject: id, label: t("recall.widening", { reason }) };
    if (await form.send(WidenRecallDocument, { recall: id, lots: asked, reason }, about))
      go(back, { replace: true });
  };
  return (
    <Frame
      title={t("recall.widen")}
      back={back}
      dock={
        <Button
          kind="danger"
          icon="megaphone"
          disabled={asked.length === 0 || !reason.trim()}
          busy={form.busy && t("recall.isStarting")}
          onClick={() => void widen()}
        >
          {counted ? t("recall.widenGo", { n: lots.length }) : t("recall.widen")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        <p>{t("recall.widenAbout")}</p>
        <Which form={form} />
        <div class="card card-pad">
          <TextArea label={t("recall.reason")} {...form.text("reason")} />
        </div>
      </form>
    </Frame>
  );
}
