/** The label of a carton or pallet of our own: what is in it is told, then it gets a number. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { type Accepted, type Form, useForm } from "../../form.ts";
import {
  CreatePackageDocument,
  type CreatePackageMutation,
  PackagingsDocument,
  type PackagingsQuery,
} from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { LabelsSheet } from "./labels-sheet.tsx";
import { wholeOf } from "./wanted.ts";

type Package = Accepted<CreatePackageMutation>["package"];

/** What AI 37 can count. */
const MOST_PACKED = 99_999_999;

const DRAFT = { count: "", packaging: "" };

interface PackageSheetProps {
  product: { id: string; name: string };
  lot: { id: string; number: string };
  onClose: () => void;
}

export function PackageSheet({ product, lot, onClose }: PackageSheetProps) {
  const form = useForm(DRAFT);
  const loaded = useQuery(PackagingsDocument, { product: product.id });
  const [made, setMade] = useState<Package | null>(null);
  const { count, packaging } = form.draft;
  const make = async () => {
    const contents = {
      product: product.id,
      lot: lot.id,
      count: Number(count),
      ...(packaging && { packaging }),
    };
    const about = { subject: lot.id, label: t("package.making", { name: product.name }) };
    const done = await form.send(CreatePackageDocument, { contents }, about);
    if (done) setMade((done as Accepted<CreatePackageMutation>).package);
  };
  if (made)
    return <LabelsSheet of={[[made.id, made.sscc]]} purpose="PACKAGE" sub={made.sscc} onClose={onClose} />;
  return (
    <Sheet
      title={t("package.title")}
      sub={`${product.name} · ${lot.number}`}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          wide
          disabled={wholeOf(count, MOST_PACKED) === null}
          busy={form.busy && t("package.busy")}
          onClick={() => void make()}
        >
          {t("package.make")}
        </Button>
      }
    >
      <FormTrouble form={form} />
      <p>{t("package.about")}</p>
      <ShowLoaded of={loaded} rows={2}>
        {({ product: of }) => of && <Contents form={form} of={of} />}
      </ShowLoaded>
    </Sheet>
  );
}

interface ContentsProps {
  form: Form<typeof DRAFT>;
  of: NonNullable<PackagingsQuery["product"]>;
}

/** How many are in it, and of what. */
const Contents = ({ form, of }: ContentsProps) => (
  <div class="grid-2">
    <TextField
      label={t("package.count")}
      inputMode="numeric"
      {...form.text("count", "contents.count")}
      error={
        form.draft.count && wholeOf(form.draft.count, MOST_PACKED) === null
          ? t("label.limit", { n: MOST_PACKED })
          : form.error("contents.count")
      }
    />
    <SelectField
      label={t("package.counts")}
      options={[["", of.unit.symbol], ...of.packagings.map(({ id, name }) => [id, name] as const)]}
      value={form.draft.packaging}
      onChange={(chosen) => form.set({ packaging: chosen })}
    />
  </div>
);
