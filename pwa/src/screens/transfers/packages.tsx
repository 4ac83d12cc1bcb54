/** Labels of the cartons and pallets that were announced on a transfer, such as for one whose own is torn. */
import { useState } from "preact/hooks";
import { type Accepted, useForm } from "../../form.ts";
import { integer } from "../../format.ts";
import { CreatePackageDocument, type CreatePackageMutation } from "../../gql/graphql.ts";
import { may, packs } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row } from "../../ui/lists.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { LabelsSheet } from "../labels/labels-sheet.tsx";

type Package = Accepted<CreatePackageMutation>["package"];

/** Nothing for a viewer, without cartons, or while packages are off. */
export function PackageLabels({ ssccs }: { ssccs: readonly string[] }) {
  const [open, setOpen] = useState(false);
  if (ssccs.length === 0 || !packs.value || !may("OPERATOR")) return null;
  return (
    <>
      <Button wide icon="printer" onClick={() => setOpen(true)}>
        {t("package.labels", { n: ssccs.length })}
      </Button>
      {open && <PackagesSheet ssccs={ssccs} onClose={() => setOpen(false)} />}
    </>
  );
}

function PackagesSheet({ ssccs, onClose }: { ssccs: readonly string[]; onClose: () => void }) {
  const form = useForm({});
  const [chosen, choose] = useState<Package | null>(null);
  const label = async (sscc: string) => {
    const about = { subject: sscc, label: t("package.labelling", { sscc }) };
    const done = await form.send(CreatePackageDocument, { sscc }, about);
    if (done) choose((done as Accepted<CreatePackageMutation>).package);
  };
  if (chosen)
    return (
      <LabelsSheet of={[[chosen.id, chosen.sscc]]} purpose="PACKAGE" sub={chosen.sscc} onClose={onClose} />
    );
  return (
    <Sheet title={t("package.announced")} sub={integer(ssccs.length)} onClose={onClose}>
      <FormTrouble form={form} />
      <List>
        {ssccs.map((sscc) => (
          <Row key={sscc} title={<span class="mono">{sscc}</span>} onClick={() => void label(sscc)} />
        ))}
      </List>
    </Sheet>
  );
}
