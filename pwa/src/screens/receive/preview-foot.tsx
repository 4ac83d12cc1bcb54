/** What is done with a preview: what can be used is recorded, what cannot is left out, or asked about. */
import { useEffect } from "preact/hooks";
import { query } from "../../api.ts";
import { useForm } from "../../form.ts";
import {
  AssignNumbersDocument,
  type NumbersInput,
  type NumberVerdict,
  type PreviewFragment,
  TroublesDocument,
  type TroublesQuery,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import type { Head } from "./found.ts";
import { type Draft, isUsable } from "./numbers-draft.ts";
import { type Answer, NumbersTrouble } from "./numbers-trouble.tsx";
import { needing, type PreviewState, TROUBLES, tally } from "./preview.tsx";
import type { Line } from "./receipt.ts";

/** More are not left out one by one: who makes so many that cannot be used asks for fewer. */
const MOST_LEFT_OUT = 2_000;

interface PreviewFootProps {
  preview: PreviewState;
  line: Line;
  head: Head;
  draft: Draft;
  onDone: () => void;
}

export function PreviewFoot({ preview, line, head, draft, onDone }: PreviewFootProps) {
  const form = useForm({});
  const { data, numbers, old } = preview;
  const count = data ? tally(data, draft) : { ok: 0, need: 0 };
  const trouble = form.trouble?.kind === "refusal" ? form.trouble.refusal : null;
  const tooMany = data !== undefined && countOf(data, leftOutVerdicts(draft)) > MOST_LEFT_OUT;
  async function use(answer: Answer = {}) {
    if (!data || !numbers) return;
    const skip = await leftOut(line.id, numbers, data, draft);
    const about = { subject: head.id, label: t("numbers.recordLabel", { name: line.product.name }) };
    const input = { line: line.id, numbers, ...choices(draft, data, skip), ...answer };
    if (await form.send(AssignNumbersDocument, input, about)) onDone();
  }
  useEffect(() => {
    const moved = (trouble as { preview?: PreviewFragment } | null)?.preview;
    if (moved) preview.replace(moved);
  }, [trouble]);
  return (
    <>
      <NumbersTrouble form={form} again={(answer) => void use(answer)} />
      {tooMany ? (
        <Notice state="wrong" title={t("numbers.tooMany", { n: count.need })} />
      ) : (
        data && count.need > 0 && <LeftOut data={data} draft={draft} count={count} />
      )}
      <Button
        kind="primary"
        wide
        busy={form.busy && t("numbers.using")}
        disabled={!data || old || tooMany || count.ok === 0}
        onClick={() => void use()}
      >
        {useWords(count, data !== undefined && !old)}
      </Button>
    </>
  );
}

/** Numbers that are named beside the button. */
const NAMED = 3;

/** The first of those that cannot be used, beside the button: the list of all begins below what a phone shows. */
function LeftOut({
  data,
  draft,
  count,
}: {
  data: PreviewFragment;
  draft: Draft;
  count: { ok: number; need: number };
}) {
  const first = needing(data, draft).slice(0, NAMED);
  const rest = count.need - first.length;
  return (
    <div class="small left-out">
      <p class="muted">{t(count.ok > 0 ? "numbers.skipRest" : "numbers.skipAll", { n: count.need })}</p>
      <ul>
        {first.map(({ position, number, message }) => (
          <li key={position}>
            {!(number && message?.startsWith(number)) && <span class="mono">{number} </span>}
            {message}
          </li>
        ))}
        {rest > 0 && <li class="muted">{t("numbers.more", { n: rest })}</li>}
      </ul>
    </div>
  );
}

/** What a person chose in the preview. */
function choices(draft: Draft, data: PreviewFragment, skip: string[]) {
  const lookAlike = draft.meant.length > 0;
  return {
    ...(skip.length && { skip }),
    // What is taken on purpose has another verdict than in the preview, and so another stamp.
    ...(!lookAlike && !draft.over && !draft.expired && { stamp: data.stamp }),
    ...(draft.expiry && { lastDay: draft.expiry }),
    lookAlike,
    takeMore: draft.over,
    takeExpired: draft.expired,
  };
}

/** The count is in the button as soon as it is known. */
export function useWords({ ok, need }: { ok: number; need: number }, known: boolean): string {
  if (ok > 0) return t(need > 0 ? "numbers.use" : "numbers.useAll", { n: ok });
  return t(known ? "numbers.nothing" : "numbers.useThem");
}

/** Verdicts whose numbers are left out as the draft stands. */
export const leftOutVerdicts = ({ over, expired }: Pick<Draft, "over" | "expired">): NumberVerdict[] =>
  TROUBLES.filter((verdict) => !(verdict === "OVER_EXPECTED" && over) && !(verdict === "EXPIRED" && expired));

/** How many rows have these verdicts. */
const countOf = (data: PreviewFragment, verdicts: readonly NumberVerdict[]) =>
  data.verdicts.reduce((sum, { verdict, count }) => (verdicts.includes(verdict) ? sum + count : sum), 0);

/** Every number that is not to be used, also of troubles that are not on the screen. Throws ApiError. */
async function leftOut(
  line: string,
  numbers: NumbersInput,
  data: PreviewFragment,
  draft: Draft,
): Promise<string[]> {
  const verdicts = leftOutVerdicts(draft);
  const count = countOf(data, verdicts);
  const rows = data.troubles.nodes.filter(({ verdict }) => verdicts.includes(verdict));
  let after: string | null = null;
  if (rows.length < count) rows.length = 0;
  while (rows.length < count) {
    const answer: TroublesQuery = await query(TroublesDocument, { line, numbers, verdicts, after });
    const page = answer.previewNumbers?.troubles;
    if (!page?.nodes.length) break;
    rows.push(...page.nodes);
    after = page.pageInfo.endCursor;
  }
  const unusable = rows.filter((row) => row.number !== null && !isUsable(row, draft));
  return [...new Set([...unusable.map((row) => row.number as string), ...draft.skipped])];
}
