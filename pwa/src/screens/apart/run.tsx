import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { happened, integer, quantity } from "../../format.ts";
import { RunShownDocument, type RunShownQuery, UndoUnbuildDocument } from "../../gql/graphql.ts";
import type { ScreenProps } from "../../routes.tsx";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { LongList } from "../../ui/long-list.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { useOpenScan } from "../scan/open.ts";

type Run = Extract<RunShownQuery["run"], { __typename: "Run" }>;

/** One run: what went in and what came out. What was taken apart can be put together again. */
export function RunPageScreen({ params: { id } }: ScreenProps<"id">) {
  useOpenScan();
  const [undoing, undo] = useState(false);
  const loaded = useQuery(RunShownDocument, { id });
  const run = loaded.data?.run?.__typename === "Run" ? loaded.data.run : null;
  const [first] = run?.inputs ?? [];
  const open = run?.kind === "UNBUILD" && run.inputs.length > 0;
  return (
    <Frame
      title={t(run ? `run.kind.${run.kind}` : "run.title")}
      sub={first && <span class="mono">{first.lot?.number ?? first.product.name}</span>}
      back={run?.order ? `/make/${encodeURIComponent(run.order.id)}` : "/lots"}
      dock={
        open &&
        may("MANAGER") && (
          <Button icon="undo-2" onClick={() => undo(true)}>
            {t("apart.undo")}
          </Button>
        )
      }
    >
      <ShowLoaded of={loaded}>
        {() => (run ? <Shown run={run} /> : <Empty icon="factory" title={t("order.unknown")} />)}
      </ShowLoaded>
      {undoing && run && (
        <UndoSheet run={run.id} onClose={() => undo(false)} onDone={() => void loaded.reload()} />
      )}
    </Frame>
  );
}

const Shown = ({ run }: { run: Run }) => (
  <>
    <p class="muted">{[...written(run), run.reason].filter(Boolean).join(" · ")}</p>
    {run.kind === "UNBUILD" && run.inputs.length === 0 && <p>{t("apart.undone")}</p>}
    <div class="cols">
      <Lots title={t("run.wentIn")} lots={run.inputs} />
      <Lots title={t("run.cameOut")} lots={run.outputs} />
    </div>
  </>
);

/** When and by whom goods were moved: of production, which may begin days before, by the last that moved some. */
function written({ order, posted, operation }: Run) {
  const write = (order && posted) || operation;
  return [happened(write), write.actor?.name ?? write.program];
}

const Lots = ({ title, lots }: { title: string; lots: Run["inputs"] | Run["outputs"] }) => (
  <Section title={title} aside={integer(lots.length)}>
    <LongList of={lots}>
      {({ lot, product, quantity: much }) => (
        <Row
          key={lot?.id ?? product.id}
          href={lot ? `/lots/${encodeURIComponent(lot.id)}` : `/products/${encodeURIComponent(product.id)}`}
          title={lot ? <span class="mono">{lot.number}</span> : product.name}
          end={<b>{quantity(much, product.unit.symbol)}</b>}
        >
          {lot && product.name}
        </Row>
      )}
    </LongList>
  </Section>
);

interface UndoSheetProps {
  run: string;
  onClose: () => void;
  onDone: () => void;
}

function UndoSheet({ run, onClose, onDone }: UndoSheetProps) {
  const form = useForm({ reason: "" });
  const undo = async () => {
    const asked = { run, reason: form.draft.reason };
    if (!(await form.send(UndoUnbuildDocument, asked, { subject: run, label: t("apart.undo") }))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("apart.undo")}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!form.draft.reason.trim()}
          busy={form.busy && t("form.saving")}
          onClick={() => void undo()}
        >
          {t("apart.undo")}
        </Button>
      }
    >
      <p>{t("apart.undoWhat")}</p>
      <FormTrouble form={form} />
      <TextArea label={t("order.reason")} {...form.text("reason")} />
    </Sheet>
  );
}
