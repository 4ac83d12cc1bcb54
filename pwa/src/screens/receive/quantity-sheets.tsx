/** Keying in how much: for the next scan, or for a whole line of a product without numbers. */
import { offline } from "../../api.ts";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { RecordQuantitiesDocument } from "../../gql/graphql.ts";
import { compare, decimalsOf } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import type { Line } from "./receipt.ts";

interface NextQuantitySheetProps {
  /** The open line, for its unit; any number of decimals without one. */
  line: Line | undefined;
  /** For a scan that waits for it, instead of the next one. */
  again?: boolean;
  onDone: (quantity: string) => void;
  close: () => void;
}

export const NextQuantitySheet = ({ line, again, onDone, close }: NextQuantitySheetProps) => (
  <Sheet
    title={line?.product.name ?? t("pad.title")}
    sub={again ? t("pad.title") : t("pad.sub")}
    onClose={close}
  >
    <QuantityPad
      unit={line?.product.unit.symbol}
      decimals={line ? decimalsOf(line.product.step) : 3}
      verb={(shown) => t(again ? "pad.again" : "pad.next", { quantity: shown })}
      onDone={onDone}
    />
  </Sheet>
);

interface LineQuantitySheetProps {
  line: Line;
  transfer: string;
  close: () => void;
  done: () => void;
}

export function LineQuantitySheet({ line, transfer, close, done }: LineQuantitySheetProps) {
  const { product, expected } = line;
  const unit = product.unit.symbol;
  const form = useForm({});
  const over = form.trouble?.kind === "refusal" && form.trouble.refusal.code === "OVER_RECEIPT";
  const record = async (given: string) => {
    const input = { transfer, lines: [{ line: line.id, quantity: given }], takeMore: over };
    const answer = await form.send(RecordQuantitiesDocument, input, {
      subject: transfer,
      label: `${product.name}: ${quantity(given, unit)}`,
    });
    if (answer) done();
  };
  return (
    <Sheet
      title={product.name}
      sub={t("pad.lineSub", { done: quantity(line.done), expected: quantity(expected, unit) })}
      onClose={close}
      foot={
        compare(expected, "0") > 0 && (
          <Button
            wide
            busy={form.busy && t("numbers.using")}
            icon="check"
            onClick={() => void record(expected)}
          >
            {t("pad.rest", { quantity: quantity(expected, unit) })}
          </Button>
        )
      }
    >
      <FormTrouble form={form} />
      {offline.value && form.busy && <Notice state="offline" title={t("error.offline")} />}
      <p class="small muted">{t("pad.untracked")}</p>
      <QuantityPad
        unit={unit}
        decimals={decimalsOf(product.step)}
        verb={(shown) => t(over ? "over.take" : "pad.line", { quantity: shown, given: shown })}
        onDone={(given) => void record(given)}
      />
    </Sheet>
  );
}
