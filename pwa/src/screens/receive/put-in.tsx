/** What is recorded goes into a package: a new one for what is in none yet, or the one whose label was scanned. */
import { useState } from "preact/hooks";
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

/** Nothing before anything is recorded, and while packages are off. */
export function PutIn({ session, receipt }: { session: Session; receipt: Receipt }) {
  const [open, setOpen] = useState(false);
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
  if (!linesNow(receipt).some(({ done }) => Number(done) > 0)) return null;
  return (
    <>
      <Button kind="quiet" icon="package-plus" onClick={() => setOpen(true)}>
        {t("putIn.title")}
      </Button>
      {open && <PutInSheet session={session} onClose={() => setOpen(false)} />}
    </>
  );
}

function PutInSheet({ session, onClose }: { session: Session; onClose: () => void }) {
  const form = useForm({});
  const [made, setMade] = useState<Package>(null);
  const put = async () => {
    const number = session.head.value?.number ?? "";
    const about = { subject: session.id, label: t("putIn.putting", { number }) };
    const done = await form.send(PutInPackageDocument, { transfer: session.id }, about);
    if (!done) return;
    void session.reload();
    setMade((done as Accepted<PutInPackageMutation>).package);
  };
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
