/** Goods are taken out of a package: some of them, or all. */
import { useForm } from "../../form.ts";
import { type PackedGoodsFragment, UnpackGoodsDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { askedFor, type Chosen } from "./goods.ts";
import { GoodsList } from "./goods-list.tsx";
import { LastScan, useScannedGoods, withScanned } from "./scanned.tsx";

interface UnpackSheetProps {
  of: { id: string; sscc: string; location: { path: string } | null };
  goods: readonly PackedGoodsFragment[];
  onClose: () => void;
  onDone: () => void;
}

export function UnpackSheet({ of, goods, onClose, onDone }: UnpackSheetProps) {
  const form = useForm<{ chosen: Chosen }>({ chosen: {} });
  const scanned = useScannedGoods({ package: of.id }, form);
  const inIt = withScanned(scanned.goods, goods);
  const some = askedFor(inIt, form.draft.chosen);
  const unpack = async () => {
    const input = { package: of.id, ...(some.length > 0 && { goods: some }) };
    const about = { subject: of.id, label: t("unpack.of", { sscc: of.sscc }) };
    if (!(await form.send(UnpackGoodsDocument, input, about))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet
      title={t("unpack.title")}
      sub={<span class="mono breaks">{of.sscc}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="package-open"
          busy={form.busy && t("unpack.busy")}
          onClick={() => void unpack()}
        >
          {t(some.length > 0 ? "unpack.some" : "unpack.all")}
        </Button>
      }
    >
      <p>{t("unpack.about", { place: of.location?.path ?? "" })}</p>
      <FormTrouble form={form} />
      <LastScan said={scanned.said} />
      <GoodsList goods={inIt} chosen={form.draft.chosen} onChange={(chosen) => form.set({ chosen })} />
    </Sheet>
  );
}
