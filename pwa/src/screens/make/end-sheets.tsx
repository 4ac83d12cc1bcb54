import { useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  CancelManufacturingOrderDocument,
  FinishManufacturingOrderDocument,
  type ManufacturingOrderFactsFragment,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { ReasonSheet } from "../../ui/reason-sheet.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

interface EndSheetProps {
  order: ManufacturingOrderFactsFragment;
  onClose: () => void;
  onDone: () => void;
}

/** Gives up an order of which nothing was posted; asks why. */
export const CancelMakeSheet = ({ order, ...answered }: EndSheetProps) => (
  <ReasonSheet
    number={order.number}
    verb={t("order.cancel")}
    going={t("order.isCancelling")}
    what={t("make.cancelWhat")}
    asks={t("order.reason")}
    send={(form) =>
      form.send(
        CancelManufacturingOrderDocument,
        { order: order.id, version: order.version, reason: form.draft.reason },
        { subject: order.id, label: t("order.cancelling", { number: order.number }) },
      )
    }
    {...answered}
  />
);

/** What went into runs of which nothing came out. */
const lostOf = ({ runs }: ManufacturingOrderFactsFragment) =>
  runs
    .filter(({ given }) => given.length === 0)
    .flatMap(({ taken }) => taken.map(({ product }) => product.name));

/** What came out of runs into which nothing went. */
const foundOf = ({ runs }: ManufacturingOrderFactsFragment) =>
  runs
    .filter(({ taken }) => taken.length === 0)
    .flatMap(({ given }) => given.map(({ product }) => product.name));

/** Closes an order; what is short of it becomes an order of its own, or is given up. */
export function FinishSheet({ order, onClose, onDone }: EndSheetProps) {
  const form = useForm({});
  const short = Number(order.quantity) - Number(order.produced);
  const lost = lostOf(order);
  const found = foundOf(order);
  const finish = async (remainder: boolean) => {
    const nothing = { lost: lost.length > 0, found: found.length > 0 };
    const asked = { order: order.id, version: order.version, remainder, ...nothing };
    const about = { subject: order.id, label: t("make.finishing", { number: order.number }) };
    if (!(await form.send(FinishManufacturingOrderDocument, asked, about))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("make.finish")}
      sub={<span class="mono">{order.number}</span>}
      onClose={onClose}
      foot={
        <div class="stack">
          {short > 0 && (
            <Button kind="primary" wide disabled={form.busy} onClick={() => void finish(true)}>
              {t("make.finishRest")}
            </Button>
          )}
          <Button
            kind={short > 0 ? "plain" : "primary"}
            wide
            disabled={form.busy}
            onClick={() => void finish(false)}
          >
            {t(short > 0 ? "make.finishShort" : "make.finish")}
          </Button>
        </div>
      }
    >
      <FormTrouble form={form} readAgain={onDone} />
      {lost.length > 0 && (
        <Notice state="hold" title={t("make.lost", { what: lost.join(", ") })}>
          {t("make.lostNext")}
        </Notice>
      )}
      {found.length > 0 && (
        <Notice state="hold" title={t("make.found", { what: found.join(", ") })}>
          {t("make.foundNext")}
        </Notice>
      )}
      <p>
        {t("make.madeOf", {
          done: quantity(order.produced),
          of: quantity(order.quantity, order.product.unit.symbol),
        })}
      </p>
      <p>{t(short > 0 ? "make.finishShortWhat" : "make.finishWhat")}</p>
    </Sheet>
  );
}
