/** Loose goods of a place go into a package: a new one, whose label is printed then, or one that is there. */
import { useState } from "preact/hooks";
import { type Accepted, useForm } from "../../form.ts";
import { LooseGoodsDocument, PackGoodsDocument, type PackGoodsMutation } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { askedFor, type Chosen } from "./goods.ts";
import { GoodsList } from "./goods-list.tsx";
import { LastScan, useScannedGoods, withScanned } from "./scanned.tsx";

type Package = Accepted<PackGoodsMutation>["package"];

interface PackSheetProps {
  place: { id: string; path: string };
  /** Absent for a new one. */
  into?: { id: string; sscc: string };
  onClose: () => void;
  onDone?: () => void;
}

export function PackSheet({ place, into, onClose, onDone }: PackSheetProps) {
  const form = useForm<{ chosen: Chosen }>({ chosen: {} });
  const [made, setMade] = useState<Package | null>(null);
  const filter = { here: place.id, loose: true };
  const loose = usePages(LooseGoodsDocument, { filter }, (data) => data.balances);
  const scanned = useScannedGoods(filter, form);
  const goods = askedFor(withScanned(scanned.goods, loose.nodes ?? []), form.draft.chosen);
  const pack = async () => {
    const input = { location: place.id, goods, ...(into && { package: into.id }) };
    const about = { subject: place.id, label: t("pack.packing", { place: place.path }) };
    const done = await form.send(PackGoodsDocument, input, about);
    if (!done) return;
    onDone?.();
    if (into) onClose();
    else setMade((done as Accepted<PackGoodsMutation>).package);
  };
  if (made)
    return <LabelsSheet of={[[made.id, made.sscc]]} purpose="PACKAGE" sub={made.sscc} onClose={onClose} />;
  return (
    <Sheet
      title={t(into ? "pack.more" : "pack.goods")}
      sub={place.path}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="package-plus"
          disabled={goods.length === 0}
          busy={form.busy && t("pack.busy")}
          onClick={() => void pack()}
        >
          {t("pack.pack")}
        </Button>
      }
    >
      <p>{into ? t("pack.into", { place: place.path, sscc: into.sscc }) : t("pack.new")}</p>
      <LastScan said={scanned.said} />
      <FormTrouble form={form} />
      <Paged
        of={loose}
        empty={<p class="muted">{t("pack.nothingLoose")}</p>}
        whole={(nodes) => (
          <GoodsList
            goods={withScanned(scanned.goods, nodes)}
            chosen={form.draft.chosen}
            onChange={(chosen) => form.set({ chosen })}
          />
        )}
      />
    </Sheet>
  );
}
