/** Keying in how much: for the next scan, or for a whole line of a product without numbers. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { type OperationKind, RecordQuantitiesDocument } from "../../gql/graphql.ts";
import { compare, decimalsOf } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
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
  head: { id: string; operationType: { kind: OperationKind } };
  close: () => void;
  done: () => void;
}

export function LineQuantitySheet({ line, head, close, done }: LineQuantitySheetProps) {
  const { product, expected } = line;
  const unit = product.unit.symbol;
  const way = head.operationType.kind === "RECEIPT" ? "comes" : "goes";
  const [given, setGiven] = useState(expected);
  const form = useForm({});
  const over = form.trouble?.kind === "refusal" && form.trouble.refusal.code === "OVER_RECEIPT";
  const record = async (amount: string, takeMore = false) => {
    setGiven(amount);
    const input = { transfer: head.id, lines: [{ line: line.id, quantity: amount }], takeMore };
    const label = `${product.name}: ${quantity(amount, unit)}`;
    if (await form.send(RecordQuantitiesDocument, input, { subject: head.id, label })) done();
  };
  return (
    <Sheet
      title={product.name}
      sub={t("pad.lineSub", { done: quantity(line.done), expected: quantity(expected, unit) })}
      onClose={close}
      foot={
        (over || compare(expected, "0") > 0) && (
          <>
            <FormTrouble form={form} />
            <Button
              wide
              busy={form.busy && t("numbers.using")}
              icon="check"
              onClick={() => void (over ? record(given, true) : record(expected))}
            >
              {over
                ? t("over.take", { given: quantity(given, unit) })
                : t(`pad.${way}.rest`, { quantity: quantity(expected, unit) })}
            </Button>
          </>
        )
      }
    >
      <p class="small muted">{t(`pad.${way}.untracked`)}</p>
      <QuantityPad
        unit={unit}
        decimals={decimalsOf(product.step)}
        verb={(shown) => t(`pad.${way}.line`, { quantity: shown })}
        onDone={(amount) => void record(amount)}
      />
    </Sheet>
  );
}
