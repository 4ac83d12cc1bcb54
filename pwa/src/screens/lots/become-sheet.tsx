/** A lot becomes another: a part is taken off, it is poured into another, or it gets another number. */
import { useEffect, useState } from "preact/hooks";
import { query } from "../../api.ts";
import { signalState } from "../../feedback.ts";
import { type Form, useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  type BecameFragment,
  GoodsToScrapDocument,
  MergeLotsDocument,
  RelabelLotDocument,
  ScanAnythingDocument,
  type ScrapGoodsFragment,
  SplitLotDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { go } from "../../router.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Stopped } from "../holds/stopped.tsx";
import { problem } from "../orders/scanned-product.ts";
import { keyOf } from "../scrap/chosen.ts";
import { LotChoice } from "./lot-choice.tsx";

export type Deed = "split" | "merge" | "relabel";

interface Lot {
  id: string;
  number: string;
  product: { id: string; unit: { symbol: string } };
}

interface Draft {
  spot: ScrapGoodsFragment | null;
  quantity: string;
  number: string;
  into: { id: string; number: string } | null;
  reason: string;
}

const EMPTY: Draft = { spot: null, quantity: "", number: "", into: null, reason: "" };

/** Whether enough is said to ask for it. */
const isSaid = (deed: Deed, { spot, quantity: much, number, into, reason }: Draft): boolean =>
  reason.trim() !== "" &&
  (deed === "merge"
    ? into !== null
    : number.trim() !== "" && (deed === "relabel" || (spot !== null && much.trim() !== "")));

const DOING = { split: "become.splitting", merge: "become.merging", relabel: "become.relabelling" } as const;

/** meant: though its number looks like others, or a recall stops only one of both. */
async function send(deed: Deed, lot: Lot, form: Form<Draft>, meant: boolean) {
  const { spot, quantity: typed, into, number, reason } = form.draft;
  const about = { subject: lot.id, label: t(DOING[deed], { number: lot.number }) };
  const called = { number, lookAlike: meant };
  if (deed === "relabel") return form.send(RelabelLotDocument, { lot: lot.id, ...called, reason }, about);
  const both = into && { lots: [lot.id], into: into.id, recalled: meant };
  if (deed === "merge") return both && form.send(MergeLotsDocument, { ...both, reason }, about);
  if (!spot) return null;
  const box = spot.package && { package: spot.package.id };
  const part = { location: spot.location.id, ...box, quantity: decimal(typed) ?? typed.trim() };
  return form.send(SplitLotDocument, { lot: lot.id, ...part, ...called, reason }, about);
}

/** What a scan says on the form: the lot that remains, or a number for what comes of it; null when it names no lot. */
async function heard(deed: Deed, code: ReadCode): Promise<Partial<Draft> | null> {
  const answer = await query(ScanAnythingDocument, { scan: { ...code, reader: "WEDGE" } }).catch(problem);
  if (typeof answer === "string") return null;
  const { meaning } = answer.resolveScan.scan;
  const into = meaning.__typename === "ScannedLot" ? meaning.lot : null;
  if (deed === "merge") return into && { into };
  return { number: meaning.__typename === "ScannedNewNumber" ? meaning.number : (into?.number ?? code.raw) };
}

interface BecomeSheetProps {
  deed: Deed;
  lot: Lot;
  scan: ReadCode | null;
  onClose: () => void;
  onDone: () => void;
}

export function BecomeSheet({ deed, lot, scan, onClose, onDone }: BecomeSheetProps) {
  const form = useForm(EMPTY);
  useEffect(() => {
    if (!scan) return;
    void heard(deed, scan).then((said) => {
      signalState(said ? "ok" : "unknown");
      if (said) form.set(said);
    });
  }, [scan]);
  const [became, setBecame] = useState<BecameFragment | null>(null);
  if (became) return <BecameSheet of={became} onClose={onClose} onDone={onDone} />;
  const save = async (meant = false) => {
    const done = await send(deed, lot, form, meant);
    if (done && "lot" in done) setBecame(done);
  };
  const { trouble } = form;
  const mixes = deed === "merge" && trouble?.kind === "refusal" && trouble.refusal.code === "LOT_RECALLED";
  return (
    <Sheet
      title={t(`become.${deed}`)}
      sub={<span class="mono breaks">{lot.number}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!isSaid(deed, form.draft)}
          busy={form.busy && t("become.busy")}
          onClick={() => void save()}
        >
          {t(`become.${deed}`)}
        </Button>
      }
    >
      <p>{t(`become.${deed}About`)}</p>
      <FormTrouble form={form} meanIt={() => void save(true)} />
      {mixes && <Button onClick={() => void save(true)}>{t("act.meanIt")}</Button>}
      {deed === "split" && <Part lot={lot} form={form} />}
      {deed === "merge" ? (
        <LotChoice
          label={t("become.into")}
          product={lot.product.id}
          but={lot.id}
          value={form.draft.into?.number ?? null}
          onPick={(into) => form.set({ into })}
        />
      ) : (
        <TextField
          label={t(deed === "split" ? "become.partNumber" : "become.number")}
          mono
          autocomplete="off"
          {...form.text("number")}
        />
      )}
      <TextArea label={t("become.reason")} {...form.text("reason")} />
    </Sheet>
  );
}

/** Where the part lies and how much it is. */
function Part({ lot, form }: { lot: Lot; form: Form<Draft> }) {
  const { nodes } = usePages(GoodsToScrapDocument, { filter: { lot: lot.id } }, (data) => data.balances);
  const [only, another] = nodes ?? [];
  const alone = only && !another ? only : null;
  useEffect(() => {
    if (alone) form.set({ spot: alone });
  }, [alone]);
  const { symbol } = lot.product.unit;
  const { spot } = form.draft;
  const named = ({ location, package: box, onHand }: ScrapGoodsFragment) =>
    [location.path, box?.sscc, quantity(onHand, symbol)].filter(Boolean).join(" · ");
  return (
    <>
      <SelectField
        label={t("become.from")}
        value={spot ? keyOf(spot) : ""}
        options={[
          ["", t("scrap.choose")],
          ...(nodes ?? []).map((each) => [keyOf(each), named(each)] as const),
        ]}
        onChange={(key) => form.set({ spot: nodes?.find((each) => keyOf(each) === key) ?? null })}
        error={form.error("location")}
      />
      <NumberField label={t("become.quantity", { unit: symbol })} {...form.text("quantity")} />
    </>
  );
}

interface BecameSheetProps {
  of: BecameFragment;
  onClose: () => void;
  onDone: () => void;
}

/** What came of it, with what changed on the way. */
function BecameSheet({ of: { lot, earlier, held, lost }, onClose, onDone }: BecameSheetProps) {
  const [told, setTold] = useState(lost.length === 0);
  if (!told) return <Stopped of={{ lost, affected: [] }} name={lot.number} onClose={() => setTold(true)} />;
  const leave = () => {
    onClose();
    onDone();
  };
  return (
    <Sheet
      title={t("become.done")}
      sub={<span class="mono breaks">{lot.number}</span>}
      onClose={leave}
      foot={
        <Button
          kind="primary"
          wide
          onClick={() => {
            leave();
            go(`/lots/${encodeURIComponent(lot.id)}`);
          }}
        >
          {t("become.open", { number: lot.number })}
        </Button>
      }
    >
      <p>{t("become.isNow", { number: lot.number })}</p>
      {earlier.map((kind) => (
        <Notice
          key={kind}
          state="pending"
          icon="calendar-x"
          title={t("become.earlier", { date: t(`date.${kind}`) })}
        />
      ))}
      {held > 0 && <Notice state="hold" title={t("become.held", { n: held })} />}
    </Sheet>
  );
}
