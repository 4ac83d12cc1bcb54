/** What the rows of a list would do: those that need somebody first, each to be mended or left out. */
import { useState } from "preact/hooks";
import { quantity } from "../../format.ts";
import {
  type DraftRowInput,
  type ListDraftFragment,
  ListRowsDocument,
  type NumberVerdict,
  type PreviewFragment,
  type PreviewRowFragment,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { compare, decimalsOf } from "../../quantities.ts";
import { dates } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button, Icon, Notice } from "../../ui/basics.tsx";
import { Chips } from "../../ui/choosing.tsx";
import { Switch, TextField } from "../../ui/fields.tsx";
import { Paged } from "../../ui/paged.tsx";
import { STATE_ICON } from "../../ui/states.ts";
import type { Draft } from "./numbers-draft.ts";
import { Good, TROUBLES, VERDICT } from "./preview.tsx";
import type { ListLine, ListWork } from "./use-list.ts";

const countOf = (data: PreviewFragment, verdict: NumberVerdict) =>
  data.verdicts.find((each) => each.verdict === verdict)?.count ?? 0;

/** How many rows can be used, and how many need somebody, as the draft stands. */
export function tallyRows(
  data: PreviewFragment,
  { over, expired }: Pick<Draft, "over" | "expired">,
): { ok: number; need: number } {
  const count = (verdicts: readonly NumberVerdict[]) =>
    verdicts.reduce((sum, verdict) => sum + countOf(data, verdict), 0);
  const taken = (over ? countOf(data, "OVER_EXPECTED") : 0) + (expired ? countOf(data, "EXPIRED") : 0);
  return { ok: count(["NEW", "EXISTING"]) + taken, need: count(TROUBLES) - taken };
}

const UNREADABLE: readonly NumberVerdict[] = ["DUPLICATE", "MALFORMED", "ROW_UNCLEAR", "SUSPECT"];

/** How many rows name a number for certain and so can be announced, be it fit to be received or not; and how many do not. */
export function tallyNamed(data: PreviewFragment): { named: number; unclear: number } {
  let [named, unclear] = [0, 0];
  for (const { verdict, count } of data.verdicts) {
    if (UNREADABLE.includes(verdict)) unclear += count;
    else if (verdict !== "LEFT_OUT") named += count;
  }
  return { named, unclear };
}

interface RowsProps {
  list: ListWork;
  of: ListDraftFragment;
  data: PreviewFragment;
  line: ListLine;
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  ahead: boolean;
}

export function ListRows({ list, of, data, line, draft, set, ahead }: RowsProps) {
  const [only, choose] = useState<NumberVerdict | "">("");
  const { ok, need } = tallyRows(data, draft);
  const { named, unclear } = tallyNamed(data);
  const told = ahead
    ? [t("lists.named", { n: named }), unclear > 0 && t("numbers.need", { n: unclear })]
    : [t("numbers.ok", { n: ok }), need > 0 && t("numbers.need", { n: need })];
  const unit = line.product.unit.symbol;
  return (
    <section class="section" aria-label={t("lists.result")}>
      <div class="section-head">
        <h2>{t("lists.result")}</h2>
        <span role="status">{told.filter(Boolean).join(" · ")}</span>
      </div>
      {!ahead && countOf(data, "OVER_EXPECTED") > 0 && (
        <div class="list">
          <Switch
            label={t("numbers.overAsk")}
            hint={t("validate.overManager")}
            checked={draft.over}
            onChange={(over) => set({ over })}
          />
        </div>
      )}
      {!ahead && countOf(data, "EXPIRED") > 0 && (
        <div class="list">
          <Switch
            label={t("numbers.expiredAsk")}
            hint={t("numbers.expiredManager")}
            checked={draft.expired}
            onChange={(expired) => set({ expired })}
          />
        </div>
      )}
      <Verdicts data={data} only={only} choose={choose} />
      {only === "" ? (
        <ul class="list preview">
          {data.troubles.nodes.map((row) => (
            <ListRow key={row.position} row={row} list={list} line={line} />
          ))}
          <Good data={data} lots={line.asksFor === "LOTS"} unit={unit} expiry={draft.expiry} />
        </ul>
      ) : (
        <Filtered key={`${only} ${of.version}`} only={only} list={list} line={line} />
      )}
      <MeanAll data={data} list={list} />
      {compare(data.lacking, "0") > 0 && (
        <p class="small muted">
          {t("numbers.lacking", { n: Number(data.lacking), quantity: quantity(data.lacking, unit) })}
        </p>
      )}
      {of.answers && (
        <Button icon="file-down" href={of.answers.url}>
          {t("lists.answers")}
        </Button>
      )}
    </section>
  );
}

interface VerdictsProps {
  data: PreviewFragment;
  only: NumberVerdict | "";
  choose: (only: NumberVerdict | "") => void;
}

/** Chips that show the rows of one answer alone, where there is more to tell than that all can be used. */
const Verdicts = ({ data, only, choose }: VerdictsProps) =>
  data.verdicts.some(({ verdict }) => verdict !== "NEW" && verdict !== "EXISTING") && (
    <Chips
      label={t("lists.result")}
      value={only}
      onChange={choose}
      options={[
        ["", t("lists.all")],
        ...data.verdicts.map(
          ({ verdict, count }) =>
            [
              verdict,
              <>
                {t(`lists.verdict.${verdict}`)} <b>{count.toLocaleString()}</b>
              </>,
            ] as const,
        ),
      ]}
    />
  );

interface FilteredProps {
  only: NumberVerdict;
  list: ListWork;
  line: ListLine;
}

/** Every row with one answer, a page at a time. */
function Filtered({ only, list, line }: FilteredProps) {
  const pages = usePages(
    ListRowsDocument,
    { line: line.id, verdicts: [only] },
    ({ numberDraft }) => numberDraft?.preview?.rows,
  );
  return (
    <Paged
      of={pages}
      empty={null}
      whole={(rows) => (
        <ul class="list preview">
          {rows.map((row) => (
            <ListRow key={row.position} row={row} list={list} line={line} />
          ))}
        </ul>
      )}
    />
  );
}

/** What looks damaged or like another, all of it meant at once. */
const MeanAll = ({ data, list }: { data: PreviewFragment; list: ListWork }) => (
  <>
    {(["SUSPECT", "LOOKS_LIKE"] as const).map((verdict) => {
      const count = countOf(data, verdict);
      const all = verdict === "SUSPECT" ? { suspectsMeant: true } : { lookAlikesMeant: true };
      return (
        count > 1 && (
          <Notice
            key={verdict}
            state="unknown"
            title={`${t(`lists.verdict.${verdict}`)} · ${t("lists.rows", { n: count })}`}
          >
            <Button onClick={() => void list.change({ rows: [], ...all })}>
              {t("lists.meanAll", { n: count })}
            </Button>
          </Notice>
        )
      );
    })}
  </>
);

interface ListRowProps {
  row: PreviewRowFragment;
  list: ListWork;
  line: ListLine;
}

function ListRow({ row, list, line }: ListRowProps) {
  const [changing, change] = useState(false);
  const { position, number, verdict, message, raw } = row;
  const state = VERDICT[verdict];
  const save = async (facts: Omit<DraftRowInput, "position">) => {
    if (await list.change({ rows: [{ position, ...facts }] })) change(false);
  };
  const out = verdict === "LEFT_OUT";
  const asked = verdict === "SUSPECT" || verdict === "LOOKS_LIKE";
  return (
    <li class={`trouble is-${state}`}>
      <Icon name={STATE_ICON[state]} />
      <span class="no">{number ?? raw}</span>
      <span class="why">{[t("lists.row", { n: position }), message].filter(Boolean).join(": ")}</span>
      {changing ? (
        <ChangeRow row={row} line={line} packed={packedBy(list)} save={save} back={() => change(false)} />
      ) : (
        <span class="acts">
          <Button disabled={list.form.busy} onClick={() => void save({ leftOut: !out })}>
            {t(out ? "lists.putBack" : "lists.leaveOut")}
          </Button>
          {!out && <Button onClick={() => change(true)}>{t("numbers.change")}</Button>}
          {asked && (
            <Button disabled={list.form.busy} onClick={() => void save({ meant: true })}>
              {t("act.meanIt")}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

/** The digits of an SSCC as labels show it, with its identifier in front and parted by blanks. */
const asSscc = (text: string) => text.replace(/\(00\)|[ .-]/g, "").replace(/^00(?=[0-9]{18}$)/, "");

/** The columns of a list that say in which carton, on which pallet. */
const PACKED = ["CARTON", "PALLET"] as const;
type Packed = (typeof PACKED)[number];

const packedBy = ({ draft }: ListWork): readonly Packed[] =>
  PACKED.filter((column) => draft?.reading.columns.some(({ meaning }) => meaning === column));

type Keys = Partial<Record<Packed, string>>;

interface Changed {
  number: string;
  amount: string;
  expiry: string;
  /** The field of the end that the product goes by. */
  end: "expiryDate" | "bestBeforeDate";
  keys: Keys;
}

/** What of a row is another now; nothing typed leaves it as it is. */
const changesOf = (row: PreviewRowFragment, { number, amount, expiry, end, keys }: Changed) => ({
  ...(number && number !== row.number && { number }),
  ...(amount !== row.quantity && decimal(amount) && { quantity: decimal(amount) }),
  ...(expiry && expiry !== row.lastDay && { [end]: expiry }),
  ...(keys.CARTON && { carton: asSscc(keys.CARTON) }),
  ...(keys.PALLET && { pallet: asSscc(keys.PALLET) }),
});

interface ChangeRowProps {
  row: PreviewRowFragment;
  line: ListLine;
  packed: readonly Packed[];
  save: (facts: Omit<DraftRowInput, "position">) => Promise<void>;
  back: () => void;
}

function ChangeRow({ row, line, packed, save, back }: ChangeRowProps) {
  const [number, setNumber] = useState(row.number ?? "");
  const [amount, setAmount] = useState(row.quantity ?? "");
  const [expiry, setExpiry] = useState(row.lastDay ?? "");
  const [keys, setKeys] = useState<Keys>({});
  const lots = line.asksFor === "LOTS";
  const end = line.product.stopsUse === "BEST_BEFORE" ? "bestBeforeDate" : "expiryDate";
  const facts = changesOf(row, { number: number.trim(), amount: lots ? amount : "", expiry, end, keys });
  return (
    <form
      class="acts acts-form"
      onSubmit={(event) => {
        event.preventDefault();
        void (Object.keys(facts).length ? save(facts) : back());
      }}
    >
      <TextField
        label={t("numbers.changeTo", { number: row.number ?? row.raw ?? "" })}
        mono
        autocomplete="off"
        value={number}
        onInput={setNumber}
      />
      {lots && (
        <TextField
          label={t("numbers.quantity", { unit: line.product.unit.symbol })}
          inputMode={decimalsOf(line.product.step) ? "decimal" : "numeric"}
          value={amount}
          onInput={setAmount}
        />
      )}
      {dates.value && (
        <TextField label={t("numbers.expiry")} type="date" value={expiry} onInput={setExpiry} />
      )}
      {packed.map((column) => (
        <TextField
          key={column}
          label={t(`lists.meaning.${column}`)}
          mono
          inputMode="numeric"
          autocomplete="off"
          value={keys[column] ?? ""}
          onInput={(key) => setKeys({ ...keys, [column]: key })}
        />
      ))}
      <Button type="submit">{t("lists.save")}</Button>
      <Button onClick={back}>{t("lists.noChange")}</Button>
    </form>
  );
}
