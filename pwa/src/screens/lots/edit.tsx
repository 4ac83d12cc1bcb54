import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { orNull, useForm } from "../../form.ts";
import { date } from "../../format.ts";
import {
  CreateLotDocument,
  type LotFactsFragment,
  LotForEditDocument,
  type LotStoppedFragment,
  UpdateLotDocument,
} from "../../gql/graphql.ts";
import { go, place } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { dates } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, LotNumber, Notice } from "../../ui/basics.tsx";
import { TextArea } from "../../ui/choosing.tsx";
import { TextField, type TextFieldProps } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { ProductField, useProductName } from "../products/pick.tsx";
import { PartnerField } from "../settings/pick-partner.tsx";
import { detailsOf, draftOf } from "./draft.ts";

/** A new lot by hand, before any goods. */
export function NewLotScreen() {
  const asked = place.value.searchParams;
  const [product, setProduct] = useProductName(asked.get("product"));
  const form = useForm({ ...draftOf(null), number: asked.get("number") ?? "" });
  const save = async (lookAlike = false) => {
    const number = orNull(form.draft.number);
    const done = await form.send(
      CreateLotDocument,
      { product: product?.id ?? "", ...(number && { number, lookAlike }), details: detailsOf(form.draft) },
      { subject: "lots", label: t("lot.adding", { number: number ?? t("lot.nextNumber") }) },
    );
    if (done) go(`/lots/${encodeURIComponent(done.lot.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("lots.new")}
      back="/lots"
      dock={
        <Button
          kind="primary"
          icon="plus"
          disabled={!product}
          busy={form.busy && t("form.saving")}
          onClick={() => void save()}
        >
          {t("lot.add")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} meanIt={() => void save(true)} />
        <div class="card card-pad stack">
          <ProductField
            value={product?.name ?? null}
            onPick={setProduct}
            filter={{ active: true }}
            error={form.error("product")}
          />
          <TextField label={t("lot.number")} mono hint={t("lot.numberHint")} {...form.text("number")} />
        </div>
        <LotFields form={form} serial={product?.tracking === "SERIAL"} />
      </form>
    </Frame>
  );
}

export function EditLotScreen({ params }: ScreenProps<"id">) {
  const loaded = useQuery(LotForEditDocument, { id: params.id });
  const [stopped, setStopped] = useState<LotStoppedFragment | null>(null);
  const page = `/lots/${encodeURIComponent(params.id)}`;
  if (stopped) return <StoppedBySaving page={page} of={stopped} />;
  return (
    <ShowLoaded of={loaded}>
      {({ lot }) =>
        lot ? (
          <EditLot
            key={lot.version}
            lot={lot}
            readAgain={() => void loaded.reload()}
            onSaved={(saved) =>
              saved.held > 0 || saved.recalls.length > 0 ? setStopped(saved) : go(page, { replace: true })
            }
          />
        ) : (
          <Frame title={t("lot.title")} back="/lots">
            <Empty icon="tag" title={t("lot.unknown")} />
          </Frame>
        )
      }
    </ShowLoaded>
  );
}

/** What stops a lot by the maker's number or batch that was written down, or goes on to. */
const StoppedBySaving = ({ page, of: { held, recalls } }: { page: string; of: LotStoppedFragment }) => (
  <Frame
    title={t("lot.edit")}
    back={page}
    dock={
      <Button kind="primary" onClick={() => go(page, { replace: true })}>
        {t("lot.toLot")}
      </Button>
    }
  >
    <div class="page-narrow stack">
      {recalls.map(({ id, number, kind }) => (
        <Notice
          key={id}
          alert
          state={kind === "REAL" ? "refused" : "unknown"}
          title={t(kind === "REAL" ? "lot.recalled" : "lot.exercised", { number })}
        >
          {t(kind === "REAL" ? "lot.recalledWhy" : "lot.exercisedWhy")}
        </Notice>
      ))}
      {held > 0 && (
        <Notice alert state="unknown" title={t("lot.staysHeld")}>
          {t("lot.staysHeldWhy")}
        </Notice>
      )}
    </div>
  </Frame>
);

interface EditLotProps {
  lot: LotFactsFragment;
  readAgain: () => void;
  onSaved: (saved: LotStoppedFragment) => void;
}

function EditLot({ lot, readAgain, onSaved }: EditLotProps) {
  const form = useForm(draftOf(lot));
  const page = `/lots/${encodeURIComponent(lot.id)}`;
  const save = async () => {
    const done = await form.send(
      UpdateLotDocument,
      { lot: lot.id, version: lot.version, details: detailsOf(form.draft, draftOf(lot)) },
      { subject: lot.id, label: t("lot.changing", { number: lot.number }) },
    );
    if (done) onSaved(done);
  };
  return (
    <Frame
      title={t("lot.edit")}
      sub={lot.product.name}
      back={page}
      dock={
        <Button kind="primary" busy={form.busy && t("form.saving")} onClick={() => void save()}>
          {t("act.save")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <LotNumber>{lot.number}</LotNumber>
        <FormTrouble form={form} readAgain={readAgain} />
        <LotFields form={form} serial={lot.product.tracking === "SERIAL"} />
      </form>
    </Frame>
  );
}

type LotForm = ReturnType<typeof useForm<ReturnType<typeof draftOf>>>;

interface LotFieldsProps {
  form: Pick<LotForm, "draft" | "set" | "text" | "error">;
  /** Only a serial is told its batch. */
  serial: boolean;
}

const LotFields = ({ form, serial }: LotFieldsProps) => (
  <>
    {dates.value && (
      <div class="card card-pad stack">
        <div class="grid-2">
          <DayField label={t("date.EXPIRY")} {...form.text("expiryDate", "details.expiryDate")} />
          <DayField
            label={t("date.BEST_BEFORE")}
            {...form.text("bestBeforeDate", "details.bestBeforeDate")}
          />
          <DayField label={t("date.PRODUCTION")} {...form.text("productionDate", "details.productionDate")} />
        </div>
      </div>
    )}
    <div class="card card-pad stack">
      <div class="grid-2">
        <TextField label={t("lot.makerNumber")} mono {...form.text("makerNumber", "details.makerNumber")} />
        <PartnerField
          label={t("lot.maker")}
          value={form.draft.maker?.name ?? null}
          onPick={(maker) => form.set({ maker })}
          onNone={() => form.set({ maker: null })}
          error={form.error("details.maker")}
        />
        <TextField label={t("lot.reference")} {...form.text("reference", "details.reference")} />
        {serial && <TextField label={t("lot.batch")} mono {...form.text("batch", "details.batch")} />}
      </div>
      <TextArea label={t("lot.note")} {...form.text("note", "details.note")} />
    </div>
  </>
);

/** A day, shown back with its month in letters. */
const DayField = (props: TextFieldProps) => (
  <TextField {...props} type="date" hint={props.value ? date(props.value) : t("form.optional")} />
);
