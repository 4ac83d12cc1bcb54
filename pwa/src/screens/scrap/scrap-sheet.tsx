/** What lies in a place or a package, or of a lot, is thrown away. */
import { useEffect, useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import {
  type BalanceFilter,
  GoodsToScrapDocument,
  type LostFragment,
  ScrapGoodsDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Stopped, toldOf } from "../holds/stopped.tsx";
import { askedFor, keyOf } from "./chosen.ts";
import { NOTHING, ScrapList, ScrapWhy, scrapVerb } from "./goods.tsx";

interface ScrapSheetProps {
  /** Which goods there are to choose from. */
  filter: BalanceFilter;
  subject: string;
  name: string;
  onClose: () => void;
  onDone: () => void;
}

export function ScrapSheet({ filter, subject, name, onClose, onDone }: ScrapSheetProps) {
  const form = useForm(NOTHING);
  const [lost, setLost] = useState<readonly LostFragment[]>([]);
  const goods = usePages(GoodsToScrapDocument, { filter }, (data) => data.balances);
  const [only, another] = goods.nodes ?? [];
  const alone = only && !another ? keyOf(only) : null;
  useEffect(() => {
    if (alone !== null) form.set({ chosen: { [alone]: "" } });
  }, [alone]);
  const asked = askedFor(goods.nodes ?? [], form.draft.chosen);
  const { reason, note } = form.draft;
  const scrap = async () => {
    const about = { subject, label: t("scrap.of", { name }) };
    const done = await form.send(ScrapGoodsDocument, { goods: asked, reason, note }, about);
    if (!done) return;
    onDone();
    const told = toldOf(done);
    if (told) setLost(told.lost);
    else onClose();
  };
  if (lost.length > 0)
    return <Stopped of={{ lost, affected: [] }} title={t("scrap.scrapped")} name={name} onClose={onClose} />;
  return (
    <Sheet
      title={t("scrap.title")}
      sub={<span class="breaks">{name}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="ban"
          disabled={asked.length === 0 || !reason}
          busy={form.busy && t("scrap.busy")}
          onClick={() => void scrap()}
        >
          {scrapVerb(asked.length)}
        </Button>
      }
    >
      <p>{t("scrap.about")}</p>
      <FormTrouble form={form} />
      <Paged
        of={goods}
        empty={<p class="muted">{t("scrap.nothing")}</p>}
        whole={(nodes) => <ScrapList goods={nodes} form={form} />}
      />
      <ScrapWhy form={form} />
    </Sheet>
  );
}
