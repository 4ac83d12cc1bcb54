/** Puts what is recorded and in no package yet into a new one, and offers its label. */
import { useEffect, useState } from "preact/hooks";
import { type Accepted, useForm } from "../../form.ts";
import { PutInPackageDocument, type PutInPackageMutation } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";
import type { Session } from "./session.ts";

type Package = Accepted<PutInPackageMutation>["package"];

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
