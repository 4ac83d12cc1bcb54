/** What numbers would do, before anything is made: troubles first, then the good ones. */
import { useEffect, useState } from "preact/hooks";
import { ApiError, query } from "../../api.ts";
import type { State } from "../../feedback.ts";
import { date, integer, quantity } from "../../format.ts";
import {
  type NumbersInput,
  type NumberVerdict,
  type PreviewFragment,
  PreviewNumbersDocument,
  type PreviewRowFragment,
} from "../../gql/graphql.ts";
import { compare } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Button, Icon } from "../../ui/basics.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { ErrorNotice } from "../../ui/loaded.tsx";
import { STATE_ICON } from "../../ui/states.ts";
import { NumberRange } from "../transfers/ranges.tsx";
import {
  type Draft,
  isUsable,
  numbersInput,
  takesRest,
  withInstead,
  withoutDuplicates,
} from "./numbers-draft.ts";
import type { Line } from "./receipt.ts";

/** Milliseconds without a key after which the server is asked. */
const PAUSE = 300;

export interface PreviewState {
  /** What was asked; null while there is nothing to ask. */
  numbers: NumbersInput | null;
  data?: PreviewFragment | undefined;
  error?: ApiError;
  /** It shows what was asked before: the newest answer is on its way. */
  old: boolean;
  /** The preview that came with a refusal, because numbers moved meanwhile. */
  replace: (data: PreviewFragment) => void;
}

/** The server's preview of a draft; asked again when typing pauses. */
export function usePreview(line: Line, draft: Draft): PreviewState {
  const numbers = numbersInput(draft, line.asksFor === "LOTS", takesRest(line));
  const key = JSON.stringify(numbers);
  const [shown, show] = useState<{ key: string; data?: PreviewFragment; error?: ApiError }>({ key: "null" });
  useEffect(() => {
    if (key === "null") return;
    let newest = true;
    const timer = setTimeout(async () => {
      try {
        const { previewNumbers } = await query(PreviewNumbersDocument, {
          line: line.id,
          numbers: JSON.parse(key) as NumbersInput,
        });
        if (newest && previewNumbers) show({ key, data: previewNumbers });
      } catch (cause) {
        if (!(cause instanceof ApiError)) throw cause;
        if (newest) show({ key, error: cause });
      }
    }, PAUSE);
    return () => {
      newest = false;
      clearTimeout(timer);
    };
  }, [key, line.id, line.done]);
  const current = key === "null" ? { key } : shown;
  return { ...current, numbers, old: current.key !== key, replace: (data) => show({ key, data }) };
}

export const TROUBLES: readonly NumberVerdict[] = [
  "TAKEN",
  "DUPLICATE",
  "UNKNOWN",
  "MALFORMED",
  "OVER_EXPECTED",
  "ROW_UNCLEAR",
  "SUSPECT",
  "LOOKS_LIKE",
  "EXPIRED",
];

export const VERDICT: Record<NumberVerdict, State> = {
  NEW: "ok",
  EXISTING: "ok",
  TAKEN: "refused",
  DUPLICATE: "duplicate",
  UNKNOWN: "unknown",
  MALFORMED: "refused",
  OVER_EXPECTED: "wrong",
  ROW_UNCLEAR: "unknown",
  SUSPECT: "unknown",
  LOOKS_LIKE: "unknown",
  EXPIRED: "expired",
  LEFT_OUT: "pending",
};

/** How many can be used, and how many need somebody, as the draft stands. */
export function tally(data: PreviewFragment, draft: Draft): { ok: number; need: number } {
  const of = (verdict: NumberVerdict) => data.verdicts.find((each) => each.verdict === verdict)?.count ?? 0;
  const total = data.verdicts.reduce((sum, { count }) => sum + count, 0);
  const meant = (draft.over ? of("OVER_EXPECTED") : 0) + (draft.expired ? of("EXPIRED") : 0);
  const good = of("NEW") + of("EXISTING") + meant;
  const ok =
    good + data.troubles.nodes.filter((row) => row.verdict === "LOOKS_LIKE" && isUsable(row, draft)).length;
  const skipped = data.troubles.nodes.filter(
    (row) => row.number && draft.skipped.includes(row.number),
  ).length;
  return { ok, need: Math.max(0, total - ok - skipped) };
}

interface PreviewProps {
  preview: PreviewState;
  line: Line;
  draft: Draft;
  setDraft: (change: (draft: Draft) => Draft) => void;
}

export function Preview({ preview: { data, error, numbers }, line, draft, setDraft }: PreviewProps) {
  if (error) return <ErrorNotice error={error} />;
  if (!numbers || !data) return null;
  const unit = line.product.unit.symbol;
  const { ok, need } = tally(data, draft);
  const troubles = needing(data, draft);
  const over = data.verdicts.some(({ verdict }) => verdict === "OVER_EXPECTED");
  return (
    <section class="section" aria-label={t("numbers.preview")}>
      <div class="section-head">
        <h2>{t("numbers.preview")}</h2>
        <span role="status">
          {[t("numbers.ok", { n: ok }), need > 0 && t("numbers.need", { n: need })]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      {over && (
        <div class="list">
          <Switch
            label={t("numbers.overAsk")}
            hint={t("validate.overManager")}
            checked={draft.over}
            onChange={(checked) => setDraft((before) => ({ ...before, over: checked }))}
          />
        </div>
      )}
      {data.verdicts.some(({ verdict }) => verdict === "EXPIRED") && (
        <div class="list">
          <Switch
            label={t("numbers.expiredAsk")}
            hint={t("numbers.expiredManager")}
            checked={draft.expired}
            onChange={(expired) => setDraft((before) => ({ ...before, expired }))}
          />
        </div>
      )}
      <ul class="list preview">
        {troubles.map((row) => (
          <Trouble
            key={row.position}
            row={row}
            lots={line.asksFor === "LOTS"}
            draft={draft}
            setDraft={setDraft}
          />
        ))}
        {need > troubles.length && (
          <li>
            <span class="why">{t("numbers.more", { n: need - troubles.length })}</span>
          </li>
        )}
        <Good data={data} lots={line.asksFor === "LOTS"} unit={unit} expiry={draft.expiry} />
      </ul>
      {compare(data.lacking, "0") > 0 && (
        <p class="small muted">
          {t("numbers.lacking", { n: Number(data.lacking), quantity: quantity(data.lacking, unit) })}
        </p>
      )}
    </section>
  );
}

interface GoodProps {
  data: PreviewFragment;
  lots: boolean;
  unit: string;
  /** Set for all new ones; empty for what is proposed. */
  expiry: string;
}

/** Consecutive good numbers as ranges once there are many; one by one while they are few. */
export function Good({ data, lots, unit, expiry }: GoodProps) {
  const { nodes, totalCount } = data.good;
  // The date for all of them goes along when they are used; the preview knows only the proposed one.
  const dayOf = ({ verdict, lastDay }: PreviewRowFragment) => {
    const day = verdict === "NEW" && expiry ? expiry : lastDay;
    return day && date(day);
  };
  if (totalCount > nodes.length)
    return (
      <>
        {data.usable.ranges.map(({ start, end, count, quantity: amount }) => (
          <li key={start} class="is-ok">
            <Icon name="check" />
            <NumberRange of={{ start, end, count }} />
            <span class="muted">{lots ? quantity(amount, unit) : integer(count)}</span>
          </li>
        ))}
      </>
    );
  return (
    <>
      {nodes.map((row) => (
        <li key={row.position} class="is-ok">
          <Icon name="check" />
          <span class="no">{row.number}</span>
          <span class="muted small">
            {[lots && row.quantity && quantity(row.quantity, unit), dayOf(row)].filter(Boolean).join(" · ")}
          </span>
          {row.message && <span class="why">{row.message}</span>}
        </li>
      ))}
    </>
  );
}

interface TroubleProps extends Pick<PreviewProps, "draft" | "setDraft"> {
  row: PreviewRowFragment;
  lots: boolean;
}

function Trouble({ row, lots, draft, setDraft }: TroubleProps) {
  const [changing, change] = useState(false);
  const { number, verdict } = row;
  const state = VERDICT[verdict];
  const skip = () =>
    setDraft((before) =>
      verdict === "DUPLICATE"
        ? withoutDuplicates(before, lots)
        : { ...before, skipped: [...before.skipped, number ?? ""] },
    );
  const instead = (typed: string) => {
    if (typed.trim()) setDraft((before) => withInstead(before, number ?? "", typed.trim(), lots));
    change(false);
  };
  return (
    <li class={`trouble is-${state}`}>
      <Icon name={STATE_ICON[state]} />
      <span class="no">{number}</span>
      <span class="why">{row.message}</span>
      {changing ? (
        <ChangeNumber number={number ?? ""} onDone={instead} />
      ) : (
        <span class="acts">
          {(verdict !== "DUPLICATE" || draft.how === "list") && (
            <Button onClick={skip}>{t("numbers.skip")}</Button>
          )}
          {draft.perLot === "" && <Button onClick={() => change(true)}>{t("numbers.change")}</Button>}
          {verdict === "LOOKS_LIKE" && number && (
            <Button onClick={() => setDraft((before) => ({ ...before, meant: [...before.meant, number] }))}>
              {t("act.meanIt")}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

/** Another number in place of one that cannot be used. */
function ChangeNumber({ number, onDone }: { number: string; onDone: (typed: string) => void }) {
  const [typed, type] = useState(number);
  return (
    <form
      class="acts acts-form"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(typed);
      }}
    >
      <TextField
        label={t("numbers.changeTo", { number })}
        mono
        value={typed}
        onInput={type}
        autocomplete="off"
      />
      <Button type="submit">{t("numbers.changeDone")}</Button>
    </form>
  );
}

/** Rows that somebody has to look at, as the draft stands. */
export const needing = (data: PreviewFragment, draft: Draft) =>
  data.troubles.nodes.filter(
    (row) => !isUsable(row, draft) && !(row.number && draft.skipped.includes(row.number)),
  );
