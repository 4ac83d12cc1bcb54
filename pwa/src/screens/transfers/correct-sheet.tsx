/** Put posted lines right: what was wrong, what was right, and how, when the goods have moved on. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { CorrectMoveLinesDocument, type DetailMoveFragment } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Segments, Switch, TextField } from "../../ui/fields.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble, useMeant } from "../../ui/trouble.tsx";
import { ProductField } from "../products/pick.tsx";
import { PlaceField } from "../settings/pick-place.tsx";
import {
  type Correction,
  correctionOf,
  correctionsOf,
  isCommon,
  isRelabelling,
  leftOf,
  swapOf,
} from "./correction.ts";
import type { Transfer } from "./detail.tsx";
import { type From, MovedOn, movedOf } from "./moved-on.tsx";
import { MoveField } from "./pick-move.tsx";

interface CorrectSheetProps {
  move: DetailMoveFragment;
  /** Others that may be wrong in the same way. */
  others: readonly DetailMoveFragment[];
  transfer: Transfer;
  onClose: () => void;
  onDone: () => void;
}

interface Draft extends Correction {
  product: Correction["product"] & { name: string; unit: { symbol: string } };
  destination: Correction["destination"] & { path: string };
  /** The move that it was swapped with. */
  swapped: DetailMoveFragment | null;
  /** Also the others. */
  all: boolean;
  reason: string;
}

const draftOf = (move: DetailMoveFragment): Draft => ({
  what: "other",
  product: move.product,
  number: move.lot?.number ?? "",
  destination: move.destination,
  swapped: null,
  wrong: leftOf(move),
  right: "",
  all: false,
  reason: "",
});

function askedOf(move: DetailMoveFragment, others: readonly DetailMoveFragment[], draft: Draft) {
  if (draft.what === "swapped") return draft.swapped ? swapOf(move, draft.swapped) : [];
  if (draft.all && isCommon(move, draft)) return correctionsOf([move, ...others], draft);
  const one = correctionOf(move, draft);
  return one ? [one] : [];
}

/** The form with what it asks of the server, which is nothing while something is missing. */
function useCorrection({ move, others, transfer, onDone }: CorrectSheetProps) {
  const form = useForm(draftOf(move));
  const [from, setFrom] = useState<From>({ way: "FROM_DESTINATION" });
  const { draft } = form;
  const corrections = askedOf(move, others, draft);
  const moved = movedOf(form);
  const undecided = moved !== null && from.way === "FROM_DESTINATION";
  const name = move.lot?.number ?? move.product.name;
  const { send, meanIt } = useMeant(async (said) => {
    const about = { subject: transfer.id, label: t("correct.label", { name }) };
    const { way, takenFrom } = from;
    const asked = corrections.map((each) => ({ ...each, ...said, ...(takenFrom && { takenFrom }) }));
    if (await form.send(CorrectMoveLinesDocument, { corrections: asked, way, reason: draft.reason }, about))
      onDone();
  });
  const ready = corrections.length > 0 && draft.reason.trim() !== "" && !undecided;
  const relabels = corrections.every(isRelabelling);
  return { form, name, moved, from, setFrom, relabels, ready, send, meanIt };
}

export function CorrectSheet(props: CorrectSheetProps) {
  const { move, others, onClose } = props;
  const { form, name, moved, from, setFrom, relabels, ready, send, meanIt } = useCorrection(props);
  const { text } = form;
  return (
    <Sheet
      title={t("correct.title")}
      sub={`${name} · ${quantity(leftOf(move), move.product.unit.symbol)}`}
      onClose={onClose}
      foot={
        <Button kind="primary" wide disabled={!ready} busy={form.busy && t("correct.going")} onClick={send}>
          {t("correct.go")}
        </Button>
      }
    >
      <div class="form">
        <p class="small muted">{t("correct.about")}</p>
        {moved ? (
          <MovedOn moved={moved} lot={move.lot?.id} relabels={relabels} from={from} onChange={setFrom} />
        ) : (
          <FormTrouble form={form} meanIt={meanIt} />
        )}
        <WhatWasWrong form={form} move={move} others={others.length} document={props.transfer.id} />
        <TextField {...text("reason")} label={t("transfer.reason")} autocomplete="off" />
      </div>
    </Sheet>
  );
}

interface WhatWasWrongProps extends WhatWasRightProps {
  /** How many other lines may be wrong in the same way. */
  others: number;
  document: string;
}

const WHATS = ["other", "swapped", "nothing"] as const;

const WhatWasWrong = ({ form, move, others, document }: WhatWasWrongProps) => (
  <>
    <Segments
      legend={t("correct.what")}
      value={form.draft.what}
      onChange={(what) => form.set({ what })}
      options={WHATS.filter((what) => what !== "swapped" || move.lot).map((what) => [
        what,
        t(`correct.${what}`),
      ])}
    />
    {form.draft.what === "nothing" && <p class="small muted">{t("correct.nothingAbout")}</p>}
    {form.draft.what === "swapped" && (
      <>
        <p class="small muted">{t("correct.swappedAbout")}</p>
        <MoveField
          document={document}
          move={move}
          value={form.draft.swapped}
          error={form.error("corrections.0.number")}
          onPick={(swapped) => form.set({ swapped })}
        />
      </>
    )}
    {form.draft.what === "other" && <WhatWasRight form={form} move={move} />}
    {others > 0 && isCommon(move, form.draft) && (
      <div class="card">
        <Switch
          label={t("correct.all", { n: others })}
          hint={t("correct.allAbout")}
          checked={form.draft.all}
          onChange={(all) => form.set({ all })}
        />
      </div>
    )}
  </>
);

const OURS = ["INTERNAL", "TRANSIT"] as const;

interface WhatWasRightProps {
  form: ReturnType<typeof useForm<Draft>>;
  move: DetailMoveFragment;
}

/** As it was recorded, to be changed where it was wrong. */
function WhatWasRight({ form: { draft, text, set, error }, move }: WhatWasRightProps) {
  const unit = move.product.unit.symbol;
  const at = (name: string) => `corrections.0.${name}`;
  return (
    <>
      <ProductField
        value={draft.product.name}
        error={error(at("product"))}
        onPick={(product) => set({ product })}
      />
      {draft.product.tracking !== "NONE" && (
        <TextField
          {...text("number", at("number"))}
          label={t("correct.rightNumber")}
          mono
          autocomplete="off"
        />
      )}
      {OURS.some((usage) => usage === move.destination.usage) && (
        <PlaceField
          label={t("correct.rightPlace")}
          filter={{ usages: [...OURS], wholeWarehouse: false }}
          value={draft.destination.path}
          error={error(at("destination"))}
          onPick={(destination) => set({ destination })}
        />
      )}
      {move.product.tracking !== "SERIAL" && (
        <NumberField {...text("wrong", at("quantity"))} label={t("correct.wrongQuantity", { unit })} />
      )}
      {(draft.product.tracking !== "SERIAL" || move.product.tracking !== "SERIAL") && (
        <NumberField
          {...text("right", at("rightQuantity"))}
          label={t("correct.rightQuantity", { unit: draft.product.unit.symbol })}
          hint={t("correct.rightQuantityHint")}
        />
      )}
    </>
  );
}
