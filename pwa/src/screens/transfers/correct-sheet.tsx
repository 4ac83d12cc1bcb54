/** Put a posted line right: what was wrong, what was right, and how, when the goods have moved on. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  type CorrectionInput,
  type CorrectionWay,
  CorrectMoveLinesDocument,
  type DetailMoveFragment,
} from "../../gql/graphql.ts";
import { subtract } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { decimal } from "../../typed.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Segments, TextField } from "../../ui/fields.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Transfer } from "./detail.tsx";
import { correctedOf } from "./moves.tsx";

type What = "number" | "quantity" | "nothing";

export interface Correction {
  what: What;
  number: string;
  /** As typed. */
  wrong: string;
  /** As typed. */
  right: string;
}

/** What the server is asked; null while something is missing or cannot be. */
export function correctionOf(
  move: Pick<DetailMoveFragment, "id">,
  draft: Correction,
): CorrectionInput | null {
  const wrong = decimal(draft.wrong);
  if (draft.what === "nothing") return { moveLine: move.id, rightQuantity: "0" };
  if (draft.what === "quantity") {
    const right = decimal(draft.right);
    return right === null ? null : { moveLine: move.id, rightQuantity: right };
  }
  if (!draft.number.trim() || wrong === null) return null;
  return { moveLine: move.id, number: draft.number.trim(), quantity: wrong };
}

interface CorrectSheetProps {
  move: DetailMoveFragment;
  transfer: Transfer;
  onClose: () => void;
  onDone: () => void;
}

type Moved = { places: { onHand: string; location: { path: string } }[] };

export function CorrectSheet({ move, transfer, onClose, onDone }: CorrectSheetProps) {
  const left = subtract(move.quantity, correctedOf(move));
  const form = useForm({
    what: (move.lot ? "number" : "quantity") as What,
    number: move.lot?.number ?? "",
    wrong: left,
    right: left,
    reason: "",
  });
  const [way, setWay] = useState<CorrectionWay>("FROM_DESTINATION");
  const { draft, text } = form;
  const correction = correctionOf(move, draft);
  const refusal = form.trouble?.kind === "refusal" ? form.trouble.refusal : null;
  const moved = refusal?.code === "GOODS_MOVED_ON" ? (refusal as unknown as Moved) : null;
  const name = move.lot?.number ?? move.product.name;
  async function correct() {
    if (!correction) return;
    const input = { corrections: [correction], way, reason: draft.reason };
    const about = { subject: transfer.id, label: t("correct.label", { name }) };
    if (await form.send(CorrectMoveLinesDocument, input, about)) onDone();
  }
  return (
    <Sheet
      title={t("correct.title")}
      sub={`${name} · ${quantity(move.quantity, move.product.unit.symbol)}`}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={!correction || !draft.reason.trim() || (moved !== null && way === "FROM_DESTINATION")}
          busy={form.busy && t("correct.going")}
          onClick={() => void correct()}
        >
          {t("correct.go")}
        </Button>
      }
    >
      <p class="small muted">{t("correct.about")}</p>
      {moved ? <MovedOn moved={moved} way={way} onChange={setWay} /> : <FormTrouble form={form} />}
      <Segments
        legend={t("correct.what")}
        value={draft.what}
        onChange={(what) => form.set({ what })}
        options={(["number", "quantity", "nothing"] as const)
          .filter((what) => what !== "number" || move.lot)
          .map((what) => [what, t(`correct.${what}`)])}
      />
      <What form={form} move={move} />
      <TextField {...text("reason")} label={t("transfer.reason")} autocomplete="off" />
    </Sheet>
  );
}

type CorrectForm = ReturnType<typeof useForm<Correction & { reason: string }>>;

function What({ form: { draft, text }, move }: { form: CorrectForm; move: DetailMoveFragment }) {
  const unit = move.product.unit.symbol;
  if (draft.what === "nothing") return <p class="small muted">{t("correct.nothingAbout")}</p>;
  if (draft.what === "quantity")
    return <TextField {...text("right")} label={t("correct.rightQuantity", { unit })} inputMode="decimal" />;
  return (
    <>
      <TextField {...text("number")} label={t("correct.rightNumber")} mono autocomplete="off" />
      {move.product.tracking === "LOT" && (
        <TextField {...text("wrong")} label={t("correct.wrongQuantity", { unit })} inputMode="decimal" />
      )}
    </>
  );
}

interface MovedOnProps {
  moved: Moved;
  way: CorrectionWay;
  onChange: (way: CorrectionWay) => void;
}

const WAYS = ["FROM_WHERE_THEY_ARE", "RELABEL"] as const;

/** The goods have left the place meanwhile: where they are, and the two ways on. */
const MovedOn = ({ moved, way, onChange }: MovedOnProps) => (
  <>
    <Notice state="refused" title={t("correct.moved")} alert>
      <ul class="facts-list">
        {moved.places.map(({ location, onHand }) => (
          <li key={location.path}>
            {location.path}: {quantity(onHand)}
          </li>
        ))}
      </ul>
    </Notice>
    <fieldset class="stack-s">
      <legend class="legend">{t("correct.way")}</legend>
      {WAYS.map((each) => (
        <label class="choice" key={each}>
          <input type="radio" name="way" checked={way === each} onChange={() => onChange(each)} />
          <span>
            <strong>{t(`correct.${each}`)}</strong>
            <span>{t(`correct.${each}.about`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  </>
);
