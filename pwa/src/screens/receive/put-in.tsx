/** What is recorded goes into a package: a new one for what is in none yet, or the one whose label was scanned. */
import { useEffect, useState } from "preact/hooks";
import { type Accepted, useForm } from "../../form.ts";
import { PutInPackageDocument, type PutInPackageMutation } from "../../gql/graphql.ts";
import { packs } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Pill } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import { intoNone, linesNow, type Receipt } from "./receipt.ts";
import type { Session } from "./session.ts";

type Package = Accepted<PutInPackageMutation>["package"];

/** Whether anything is recorded that could go into a package, and goes into none yet; components of what is made do not. */
export const canPutIn = (receipt: Receipt): boolean =>
  !receipt.into &&
  linesNow(receipt).some(({ id, done }) => Number(done) > 0 && (receipt.outputs?.has(id) ?? true));

interface PutInProps {
  session: Session;
  receipt: Receipt;
  onAsk: () => void;
}

/** Nothing before anything is recorded, and while packages are off. */
export function PutIn({ session, receipt, onAsk }: PutInProps) {
  if (!packs.value) return null;
  if (receipt.into)
    return (
      <div class="split">
        <Pill state="pending" icon="package-plus">
          {t("putIn.into", { sscc: receipt.into })}
        </Pill>
        <Button kind="text" onClick={() => session.change(intoNone)}>
          {t("putIn.stop")}
        </Button>
      </div>
    );
  if (!canPutIn(receipt)) return null;
  return (
    <Button kind="quiet" icon="package-plus" onClick={onAsk}>
      {t("putIn.title")}
    </Button>
  );
}

interface PutInSheetProps {
  session: Session;
  /** How often it was asked for again by a command label: each time presses the button. */
  again: number;
  onClose: () => void;
}

export function PutInSheet({ session, again, onClose }: PutInSheetProps) {
  const form = useForm({});
  const [made, setMade] = useState<Package>(null);
  const put = async () => {
    const { id, number } = session.giving ?? { id: session.id, number: "" };
    const about = { subject: session.id, label: t("putIn.putting", { number }) };
    const done = await form.send(PutInPackageDocument, { transfer: id }, about);
    if (!done) return;
    void session.reload();
    setMade((done as Accepted<PutInPackageMutation>).package);
  };
  useEffect(() => {
    if (again > 0 && !made && !form.busy) void put();
  }, [again]);
  if (made)
    return <LabelsSheet of={[[made.id, made.sscc]]} purpose="PACKAGE" sub={made.sscc} onClose={onClose} />;
  return (
    <Sheet
      title={t("putIn.title")}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          icon="package-plus"
          busy={form.busy && t("putIn.busy")}
          onClick={() => void put()}
        >
          {t("putIn.put")}
        </Button>
      }
    >
      <p>{t("putIn.about")}</p>
      <p>{t("putIn.scan")}</p>
      <FormTrouble form={form} />
    </Sheet>
  );
}
