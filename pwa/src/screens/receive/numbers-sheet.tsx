/** Numbers of one line: generate, type, choose existing ones, and what is there. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { date, quantity } from "../../format.ts";
import { NumberLineDocument } from "../../gql/graphql.ts";
import { compare, decimalsOf, subtract } from "../../quantities.ts";
import { countOf, MOST_NUMBERS, numberAt, readNumbers } from "../../scanner/numbers.ts";
import { dates } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Field, Segments, TextField } from "../../ui/fields.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { AnnouncedNumbers } from "./announced.tsx";
import { ChooseLots } from "./choose-lots.tsx";
import { Entries } from "./entries.tsx";
import type { Head } from "./found.ts";
import { ListFoot } from "./list-foot.tsx";
import { ListWay } from "./list-way.tsx";
import {
  asCount,
  countedRun,
  type Draft,
  digitRuns,
  emptyDraft,
  faultOf,
  hintedOf,
  isNoCount,
  movedRun,
  takesRest,
  unsaidOf,
} from "./numbers-draft.ts";
import { Preview, usePreview } from "./preview.tsx";
import { PreviewFoot } from "./preview-foot.tsx";
import type { Line } from "./receipt.ts";
import { useList } from "./use-list.ts";

interface NumbersSheetProps {
  line: Line;
  head: Head;
  /** Read the document again. */
  reload: () => Promise<void>;
  close: () => void;
}

/** How many numbers or how much the line lacks. */
const lackingOf = ({ done, expected }: Line) =>
  compare(expected, done) > 0 ? subtract(expected, done) : "0";

/** The sheet as it opens: what is there when the line is full or announced, else ready for the rest. */
function opening(line: Line, creates: boolean): Draft {
  const lacking = lackingOf(line);
  if (lacking === "0" || line.verification) return { ...emptyDraft, how: "there" };
  if (!creates) return { ...emptyDraft, how: "choose" };
  return line.asksFor === "SERIALS" ? { ...emptyDraft, count: lacking } : emptyDraft;
}

/** Which ways to numbers the operation type has. */
function waysOf({ operationType: { numbers } }: Head) {
  const existing = numbers !== "CREATE_NEW";
  const creates = numbers !== "USE_EXISTING";
  const hows = (["generate", "list", "file", "choose", "there"] as const).filter(
    (how) => (how !== "generate" || creates) && (how !== "choose" || existing),
  );
  return { creates, hows };
}

/** What is to be recorded. Scans go on behind the sheet: how many are proposed follows what the line still lacks. */
function useDraft(line: Line, creates: boolean, sequence: boolean) {
  const [draft, setDraft] = useState<Draft>(() => opening(line, creates));
  const lacking = lackingOf(line);
  const proposed = useRef(lacking);
  useEffect(() => {
    const before = proposed.current;
    proposed.current = lacking;
    if (line.asksFor === "SERIALS")
      setDraft((draft) => (draft.count === before ? { ...draft, count: lacking } : draft));
  }, [lacking]);
  // A product that has a sequence takes its numbers from there, unless a person begins to type one.
  useEffect(() => {
    if (sequence) setDraft((draft) => (draft.first ? draft : { ...draft, from: "sequence" }));
  }, [sequence]);
  return [draft, setDraft] as const;
}

export function NumbersSheet({ line, head, reload, close }: NumbersSheetProps) {
  const { creates, hows } = waysOf(head);
  const more = useQuery(NumberLineDocument, { line: line.id });
  const node = more.data?.node;
  const read = node?.__typename === "TransferLine" ? node : undefined;
  const [draft, setDraft] = useDraft(line, creates, read?.product.numberSequence?.next !== undefined);
  const preview = usePreview(line, draft);
  const list = useList(line, head);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const changed = () => void Promise.all([more.reload(), reload()]);
  const recorded = () => {
    setDraft(({ from }) => ({ ...emptyDraft, from, how: "there" }));
    changed();
  };
  const made = draft.how === "generate" || draft.how === "list";
  const listed = draft.how === "file" && list.draft?.preview;
  return (
    <Sheet
      title={line.product.name}
      sub={subOf(line)}
      onClose={close}
      foot={
        (made && <PreviewFoot preview={preview} line={line} head={head} draft={draft} onDone={recorded} />) ||
        (listed && <ListFoot list={list} line={line} head={head} draft={draft} onDone={recorded} />)
      }
    >
      <div class="seg-quiet">
        <Segments
          legend={t("numbers.how")}
          value={draft.how}
          onChange={(how) => set({ how })}
          options={hows.map((how) => [how, t(`numbers.${how}`)])}
        />
      </div>
      {draft.how === "generate" && (
        <Generate draft={draft} set={set} line={line} next={read?.product.numberSequence?.next} />
      )}
      {draft.how === "list" && <TypedList draft={draft} set={set} line={line} />}
      {draft.how === "file" && <ListWay list={list} line={line} head={head} draft={draft} set={set} />}
      {(made || listed) && creates && dates.value && <Expiry draft={draft} set={set} line={line} />}
      {made && <Preview preview={preview} line={line} draft={draft} setDraft={setDraft} />}
      {draft.how === "choose" && (
        <ShowLoaded of={more}>
          {() => read && <ChooseLots source={read.source} line={line} head={head} onDone={recorded} />}
        </ShowLoaded>
      )}
      {draft.how === "there" && (
        <AnnouncedNumbers line={line} recorded={<Entries line={line} head={head} onChanged={changed} />} />
      )}
    </Sheet>
  );
}

function subOf(line: Line): string {
  const unit = line.product.unit.symbol;
  const left = lackingOf(line);
  if (line.asksFor === "SERIALS")
    return t("numbers.subSerials", {
      done: quantity(line.done),
      n: Number(line.expected),
      left: quantity(left),
    });
  return t("numbers.subLots", { done: quantity(line.done), expected: quantity(line.expected, unit) });
}

interface PartProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  line: Line;
}

function Generate({ draft, set, line, next }: PartProps & { next: string | undefined }) {
  const lots = line.asksFor === "LOTS";
  return (
    <div class="stack">
      {next !== undefined && (
        <div class="seg-quiet">
          <Segments
            legend={t("numbers.from")}
            value={draft.from}
            onChange={(from) => set({ from })}
            options={[
              ["first", t("numbers.fromFirst")],
              ["sequence", t("numbers.fromSequence")],
            ]}
          />
        </div>
      )}
      {draft.from === "first" && (
        <>
          <TextField
            label={t("numbers.first")}
            mono
            scans
            autocomplete="off"
            value={draft.first}
            onInput={(first) => set({ first, skipped: [] })}
          />
          {draft.first.trim() && <CountedRun draft={draft} set={set} />}
        </>
      )}
      <div class={lots ? "pair-even pair" : ""}>
        <TextField
          label={t("numbers.count")}
          scans
          inputMode="numeric"
          autocomplete="off"
          value={draft.count}
          onInput={(count) => set({ count })}
          error={isNoCount(draft.count) ? t("numbers.countFault", { most: MOST_NUMBERS }) : null}
          hint={!lots && !draft.count.trim() && t("numbers.countRest", { n: quantity(lackingOf(line)) })}
        />
        {lots && <PerLot draft={draft} set={set} line={line} />}
      </div>
      {lots && <p class="small muted">{t("numbers.perLotHint")}</p>}
      {draft.from === "sequence" && next !== undefined && (
        <p class="small muted">{t("numbers.next", { number: next })}</p>
      )}
    </div>
  );
}

const PerLot = ({ draft, set, line, hint }: PartProps & { hint?: string | false }) => (
  <TextField
    label={t("numbers.perLot", { unit: line.product.unit.symbol })}
    {...(hint && { hint })}
    scans
    inputMode={decimalsOf(line.product.step) ? "decimal" : "numeric"}
    autocomplete="off"
    value={draft.perLot}
    onInput={(perLot) => set({ perLot })}
  />
);

/** Which digits count up, and where they end. */
function CountedRun({ draft, set }: Omit<PartProps, "line">) {
  const { run } = countedRun(draft);
  const count = asCount(draft.count);
  const last = count && count > 1 ? digitRuns(numberAt(run, count - 1)) : null;
  const several = digitRuns(draft.first).length > 1;
  return (
    <div>
      <p class="small muted" aria-live="polite">
        {t("numbers.counts")}{" "}
        <span class="mono">
          {run.before}
          <b>{run.digits}</b>
          {run.after}
        </span>{" "}
        {last && count && (
          <>
            {t("numbers.to", { last: "" })}
            <b class="mono">{numberAt({ before: "", digits: run.digits, after: "" }, count - 1)}</b>
          </>
        )}
      </p>
      {several && (
        <Button kind="text" onClick={() => set({ digits: movedRun(draft).digits ?? 0 })}>
          {t("numbers.moveRun")}
        </Button>
      )}
    </div>
  );
}

const FAULTS = {
  COUNT: "numbers.listFault",
  RANGE: "numbers.listFault",
  QUANTITY: "numbers.quantityFault",
} as const;

function TypedList({ draft, set, line }: PartProps) {
  const lots = line.asksFor === "LOTS";
  const fault = faultOf(draft.text, lots);
  const items = readNumbers(draft.text, lots);
  const count = countOf(items);
  const unsaid = unsaidOf(items);
  const hinted = hintedOf(items);
  return (
    <div class="stack">
      <Field
        label={t("numbers.listLabel")}
        hint={
          <>
            {t(lots ? "numbers.lotsHint" : "numbers.listHint")}
            {count > 0 && (
              <>
                {" · "}
                <b>{t("numbers.listCount", { n: count })}</b>
              </>
            )}
            {hinted?.kind === "one" && hinted.hint && (
              <p>
                <b>{t(`numbers.looksLike.${hinted.hint}`, { number: hinted.number })}</b>
              </p>
            )}
          </>
        }
        error={fault && t(FAULTS[fault.fault], { text: fault.text })}
      >
        {(control) => (
          <textarea
            {...control}
            data-scan-box
            class="input input-mono"
            rows={5}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={draft.text}
            onInput={(event) => set({ text: event.currentTarget.value, skipped: [] })}
          />
        )}
      </Field>
      {lots && (
        <PerLot
          draft={draft}
          set={set}
          line={line}
          hint={
            unsaid > (takesRest(line) ? 1 : 0) && !draft.perLot && t("numbers.perLotMissing", { n: unsaid })
          }
        />
      )}
    </div>
  );
}

/** By the shelf life unless a person says otherwise. */
function Expiry({ draft, set, line }: PartProps) {
  const [open, setOpen] = useState(false);
  if (open || draft.expiry)
    return (
      <TextField
        label={t("numbers.expiry")}
        type="date"
        value={draft.expiry}
        onInput={(expiry) => set({ expiry })}
        hint={line.proposedExpiry && t("newLot.proposed", { date: date(line.proposedExpiry) })}
      />
    );
  return (
    <div class="split">
      <p class="small muted">
        {line.proposedExpiry
          ? t("numbers.expiryProposed", { date: date(line.proposedExpiry) })
          : t("numbers.expiryNone")}
      </p>
      <Button kind="text" onClick={() => setOpen(true)}>
        {t("numbers.expirySet")}
      </Button>
    </div>
  );
}
