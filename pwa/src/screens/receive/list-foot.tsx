/** What becomes of a list: its rows are used, or expected because the goods are still to come. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import {
  AnnounceListDocument,
  AssignNumbersDocument,
  type CurrentNumbers,
  type ListDraftFragment,
  type PreviewFragment,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Head } from "./found.ts";
import { tallyNamed, tallyRows } from "./list-rows.tsx";
import type { Draft } from "./numbers-draft.ts";
import { type Answer, NumbersTrouble } from "./numbers-trouble.tsx";
import { useWords } from "./preview-foot.tsx";
import type { ListHead, ListLine, ListWork } from "./use-list.ts";

interface SendProps {
  list: ListWork;
  line: ListLine;
  head: ListHead;
  draft: Draft;
  onDone: () => void;
}

type FootProps = SendProps & { head: Head };

export const ListFoot = (props: FootProps) => {
  const of = props.list.draft;
  return of?.preview && <Foot {...props} of={of} data={of.preview} />;
};

/** Of a list that is only announced. */
export const AheadFoot = (props: SendProps) => {
  const of = props.list.draft;
  return of?.preview && <ExpectOnly {...props} of={of} data={of.preview} />;
};

interface Read {
  of: ListDraftFragment;
  data: PreviewFragment;
}

function ExpectOnly(props: SendProps & Read) {
  const { list, data } = props;
  const { form, expect } = useSending(props);
  const { named, unclear } = tallyNamed(data);
  return (
    <>
      <FormTrouble form={form} />
      <Instead form={form} expect={expect} />
      <Button
        kind="primary"
        wide
        busy={form.busy && t("lists.expecting")}
        disabled={form.busy || list.form.busy || named === 0}
        onClick={() => void expect("KEEP")}
      >
        {t(unclear > 0 ? "lists.expectSome" : "lists.expect", { n: named })}
      </Button>
    </>
  );
}

type Sending = ReturnType<typeof useSending>;

/** Once it was refused because some were announced before. */
const Instead = ({ form, expect }: Pick<Sending, "form" | "expect">) =>
  form.trouble?.kind === "refusal" &&
  form.trouble.refusal.code === "NUMBER_DUPLICATED" && (
    <Button wide onClick={() => void expect("REPLACE")}>
      {t("lists.expectInstead")}
    </Button>
  );

function Foot(props: FootProps & Read) {
  const { list, head, draft, data } = props;
  const { form, expects, use, expect } = useSending(props);
  const count = tallyRows(data, draft);
  const { named, unclear } = tallyNamed(data);
  return (
    <>
      <NumbersTrouble form={form} again={(answer) => void use(answer)} />
      {expects && <Instead form={form} expect={expect} />}
      {count.need > 0 && count.ok > 0 && <p class="small muted">{t("lists.useRest", { n: count.need })}</p>}
      <div class="dock-pair">
        {head.operationType.kind === "RECEIPT" && (
          <Button
            kind="quiet"
            busy={form.busy && expects && t("lists.expecting")}
            disabled={form.busy || list.form.busy || named === 0}
            onClick={() => void expect("KEEP")}
          >
            {t(unclear > 0 ? "lists.expectSome" : "lists.expect", { n: named })}
          </Button>
        )}
        <Button
          kind="primary"
          busy={form.busy && !expects && t("numbers.using")}
          disabled={form.busy || list.form.busy || count.ok === 0}
          onClick={() => void use()}
        >
          {useWords(count, true)}
        </Button>
      </div>
    </>
  );
}

/** Both ways to send what was looked at. expects: the last one was to expect. */
function useSending({ list, line, head, draft, onDone, of, data }: SendProps & Read) {
  const form = useForm({});
  const [expects, setExpects] = useState(false);
  const name = line.product.name;
  const seen = { draft: of.id, version: of.version };
  const dated = draft.expiry ? { lastDay: draft.expiry } : {};

  // What was refused shows itself in the rows as they are now.
  const ended = (done: unknown) => (done ? onDone() : list.reload());

  async function use(answer: Answer = {}) {
    setExpects(false);
    const input = {
      line: line.id,
      numbers: { draft: seen },
      stamp: data.stamp,
      onlyUsable: tallyRows(data, draft).need > 0,
      takeMore: draft.over,
      takeExpired: draft.expired,
      ...dated,
      ...answer,
    };
    const about = { subject: head.id, label: t("numbers.recordLabel", { name }) };
    await ended(await form.send(AssignNumbersDocument, input, about));
  }

  async function expect(current: CurrentNumbers) {
    setExpects(true);
    const onlyUsable = tallyNamed(data).unclear > 0;
    const input = { line: line.id, draft: { ...seen, stamp: data.stamp, onlyUsable, ...dated }, current };
    const about = { subject: head.id, label: t("lists.expectLabel", { name }) };
    await ended(await form.send(AnnounceListDocument, input, about));
  }

  return { form, expects, use, expect };
}
