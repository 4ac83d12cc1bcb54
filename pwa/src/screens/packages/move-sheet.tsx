/** A package goes to another place with all that is in it. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { type LostFragment, MovePackageDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { Stopped, toldOf } from "../holds/stopped.tsx";
import { PlaceField } from "../settings/pick-place.tsx";

interface MoveSheetProps {
  of: { id: string; sscc: string };
  onClose: () => void;
  onDone: () => void;
}

export function MoveSheet({ of, onClose, onDone }: MoveSheetProps) {
  const form = useForm<{ place: { id: string; path: string } | null }>({ place: null });
  const [lost, setLost] = useState<readonly LostFragment[]>([]);
  const { place } = form.draft;
  const promised = form.trouble?.kind === "refusal" && form.trouble.refusal.code === "INSUFFICIENT_STOCK";
  const move = async () => {
    if (!place) return;
    const input = { package: of.id, destination: place.id, takePromised: promised };
    const about = { subject: of.id, label: t("movePack.of", { sscc: of.sscc }) };
    const done = await form.send(MovePackageDocument, input, about);
    if (!done) return;
    onDone();
    const told = toldOf(done);
    if (told) setLost(told.lost);
    else onClose();
  };
  if (lost.length > 0) return <Stopped of={{ lost, affected: [] }} name={of.sscc} onClose={onClose} />;
  return (
    <Sheet
      title={t("movePack.title")}
      sub={<span class="mono breaks">{of.sscc}</span>}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="arrow-left-right"
          disabled={!place}
          busy={form.busy && t("movePack.busy")}
          onClick={() => void move()}
        >
          {t(promised ? "movePack.promised" : "movePack.move")}
        </Button>
      }
    >
      <p>{t("movePack.about")}</p>
      <FormTrouble form={form} />
      {promised && <p>{t("movePack.promisedNext")}</p>}
      <PlaceField
        label={t("movePack.to")}
        filter={{ wholeWarehouse: false }}
        value={place?.path ?? null}
        onPick={(picked) => form.set({ place: picked })}
      />
    </Sheet>
  );
}
