import "../../texts/more.ts";
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { PostRunDocument, RunObstaclesDocument } from "../../gql/graphql.ts";
import { outbox } from "../../outbox/index.ts";
import { compare } from "../../quantities.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice, StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Part } from "../receive/found.ts";
import { isWaiting, type Line, linesNow, type Receipt, refusedScans } from "../receive/receipt.ts";
import type { Session } from "../receive/session.ts";
import { Expired } from "../validate/expired.tsx";
import { isOver } from "../validate/found.tsx";

interface PostSheetProps {
  session: Session;
  onClose: () => void;
  onDone: () => void;
}

/** What goes in and what comes out is posted now, all of it or nothing; what is not recorded yet goes on. */
export function PostSheet({ session, onClose, onDone }: PostSheetProps) {
  const form = useForm({});
  const [expiredReason, explain] = useState("");
  const way = useQuery(RunObstaclesDocument, { id: session.id });
  const obstacles = (way.data?.order?.transfers ?? [])
    .filter(({ state }) => state === "READY")
    .flatMap((transfer) => transfer.obstacles);
  const over = isOver({ obstacles });
  const receipt = session.receipt.value;
  const recorded = session.parts.some((part) => moved(part, receipt).length > 0);
  const post = async () => {
    const about = {
      subject: session.id,
      label: t("validate.label", { number: session.head.value?.number ?? "" }),
    };
    const input = {
      order: session.id,
      takeMore: over && may("MANAGER"),
      ...(expiredReason.trim() && { expiredReason }),
    };
    const posted = await form.send(PostRunDocument, input, about);
    await Promise.all([session.reload(), !posted && way.reload()]);
    if (posted) onDone();
  };
  return (
    <Sheet
      title={t("run.post")}
      sub={<span class="mono">{session.head.value?.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="check"
          disabled={!recorded || isWaiting(receipt)}
          busy={form.busy && t("validate.going")}
          onClick={() => void post()}
        >
          {t("validate.go")}
        </Button>
      }
    >
      <FormTrouble form={form} readAgain={() => void session.reload()} />
      <Waiting session={session} receipt={receipt} />
      {over && (
        <Notice state="wrong" title={t(may("MANAGER") ? "validate.overMay" : "validate.overManager")} />
      )}
      <Expired obstacles={obstacles} reason={expiredReason} onReason={explain} />
      {!recorded && <p>{t("run.nothingRecorded")}</p>}
      {session.parts.map((part) => (
        <Recorded key={part.head.id} part={part} receipt={receipt} />
      ))}
      <p class="small muted">{t("run.postWhat")}</p>
    </Sheet>
  );
}

/** Scans that the server does not have yet, or refused. */
function Waiting({ session, receipt }: { session: Session; receipt: Receipt }) {
  const mine = outbox.rows.value.filter((row) => row.subject === session.id && row.state === "queued");
  const refused = refusedScans(receipt).length;
  return (
    <>
      {mine.length > 0 && (
        <Notice state="pending" icon="cloud-upload" title={t("validate.waiting", { n: mine.length })} />
      )}
      {refused > 0 && <Notice state="refused" title={t("receive.needYou", { n: refused })} />}
    </>
  );
}

function here({ lines }: Part, receipt: Receipt): readonly Line[] {
  const mine = new Set(lines.map(({ id }) => id));
  return linesNow(receipt).filter(({ id }) => mine.has(id));
}

const moved = (part: Part, receipt: Receipt) =>
  here(part, receipt).filter(({ done }) => compare(done, "0") > 0);

function Recorded({ part, receipt }: { part: Part; receipt: Receipt }) {
  const { head } = part;
  const takes = head.operationType.kind === "CONSUMPTION";
  return (
    <Section
      title={t(takes ? "run.goesIn" : "run.comesOut")}
      aside={
        <a class="inline" href={`/transfers/${encodeURIComponent(head.id)}/validate`}>
          {t("run.alone")}
        </a>
      }
    >
      <List>
        {here(part, receipt).map((line) => (
          <Row key={line.id} title={line.product.name} end={<Short line={line} />}>
            {t("run.recorded", {
              done: quantity(line.done),
              expected: quantity(line.expected, line.product.unit.symbol),
            })}
          </Row>
        ))}
      </List>
    </Section>
  );
}

/** What is less than asked for goes on; more is worth a look. */
function Short({ line: { done, expected } }: { line: Line }) {
  const difference = compare(done, expected);
  if (difference === 0)
    return (
      <StateWord state="ok" icon="check">
        {t("receive.barFull")}
      </StateWord>
    );
  if (difference > 0) return <StateWord state="wrong">{t("run.more")}</StateWord>;
  return <StateWord state="pending">{t("run.goesOn")}</StateWord>;
}
