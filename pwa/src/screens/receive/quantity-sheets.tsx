/** Keying in how much: for the next scan, or for a whole line of a product without numbers. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import { type OperationKind, RecordQuantitiesDocument } from "../../gql/graphql.ts";
import { compare, decimalsOf, subtract } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { type Line, lineOf, offered, type Scan } from "./receipt.ts";

interface NextQuantitySheetProps {
  /** The open line, for its unit; any number of decimals without one. */
  line: Line | undefined;
  onDone: (quantity: string) => void;
  close: () => void;
}

export const NextQuantitySheet = ({ line, onDone, close }: NextQuantitySheetProps) => (
  <Sheet title={line?.product.name ?? t("pad.title")} sub={t("pad.sub")} onClose={close}>
    <QuantityPad
      unit={line?.product.unit.symbol}
      decimals={line ? decimalsOf(line.product.step) : 3}
      verb={(shown) => t("pad.next", { quantity: shown })}
      onDone={onDone}
    />
  </Sheet>
);

interface HowMuchSheetProps {
  scan: Scan;
  lines: readonly Line[];
  onDone: (quantity: string) => void;
  close: () => void;
}

/** How much a scan is that waits for it; what is likely meant is one tap. */
export function HowMuchSheet({ scan, lines, onDone, close }: HowMuchSheetProps) {
  const line = lineOf(scan, lines);
  const unit = line?.product.unit.symbol;
  const likely = offered(scan, line);
  const rest = line && likely === subtract(line.expected, line.done);
  return (
    <Sheet title={scan.guess.number ?? t("pad.title")} sub={line?.product.name} onClose={close}>
      {likely && (
        <Button wide icon="check" onClick={() => onDone(likely)}>
          {t(rest ? "pad.rest" : "pad.meant", { quantity: quantity(likely, unit) })}
        </Button>
      )}
      <QuantityPad
        unit={unit}
        decimals={line ? decimalsOf(line.product.step) : 3}
        verb={(shown) => t("pad.again", { quantity: shown })}
        onDone={onDone}
      />
    </Sheet>
  );
}

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
                : t(`pad.${way}.rest`, { n: Number(expected), quantity: quantity(expected, unit) })}
            </Button>
          </>
        )
      }
    >
      <p class="small muted">{t(`pad.${way}.untracked`)}</p>
      <QuantityPad
        unit={unit}
        decimals={decimalsOf(product.step)}
        verb={(shown, amount) => t(`pad.${way}.line`, { n: Number(amount), quantity: shown })}
        onDone={(amount) => void record(amount)}
      />
    </Sheet>
  );
}
