import { useState } from "preact/hooks";
import { query } from "../../api.ts";
import { type Loaded, useQuery } from "../../data.ts";
import { signalState } from "../../feedback.ts";
import { type Form, useForm } from "../../form.ts";
import { quantity } from "../../format.ts";
import {
  GoodsToTakeApartDocument,
  LotToTakeApartDocument,
  PartByScanDocument,
  type ProductToTakeApartFragment,
  UnbuildDocument,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import type { ScreenProps } from "../../routes.tsx";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { Segments } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { problem } from "../orders/scanned-product.ts";
import { ProductSheet } from "../products/pick.tsx";
import { keyOf, known, type Part, type Place, partInputs, placesOf, takenFrom, withPart } from "./parts.ts";

/** What is taken apart: a lot with what is known to be in it, or goods without numbers by their bill of materials. */
interface Whole {
  product: ProductToTakeApartFragment;
  lot: { id: string; number: string } | null;
  places: readonly Place[];
  parts: readonly Part[];
  /** The book knows what is in it. */
  known: boolean;
  back: string;
}

export function LotApartScreen({ params: { id } }: ScreenProps<"id">) {
  const loaded = useQuery(LotToTakeApartDocument, { id });
  const lot = loaded.data?.lot;
  const back = `/lots/${encodeURIComponent(id)}`;
  if (!loaded.data || !lot) return <NotYet of={loaded} back={back} />;
  // What got another number is made of what went into it under the one before.
  const uses = lot.madeOf.flatMap((use) => (use.run.kind === "RELABEL" ? (use.lot?.madeOf ?? []) : [use]));
  const made = uses.filter((use) => use.run.kind === "PRODUCTION" && use.lot?.id !== lot.id);
  const parts = known(made);
  const places = placesOf(loaded.data.balances.nodes);
  return <Apart whole={{ product: lot.product, lot, places, parts, known: parts.length > 0, back }} />;
}

export function GoodsApartScreen({ params: { id } }: ScreenProps<"id">) {
  const loaded = useQuery(GoodsToTakeApartDocument, { id });
  const product = loaded.data?.product;
  const back = `/products/${encodeURIComponent(id)}`;
  if (!loaded.data || !product) return <NotYet of={loaded} back={back} />;
  const [bill] = loaded.data.bills.nodes;
  const parts = (bill?.components ?? [])
    .filter((each) => each.product.tracking === "NONE")
    .map((each) => ({ product: each.product, lot: null, quantity: "" }));
  const places = placesOf(loaded.data.balances.nodes);
  return <Apart whole={{ product, lot: null, places, parts, known: false, back }} />;
}

const NotYet = ({ of, back }: { of: Loaded<unknown> & { reload: () => Promise<void> }; back: string }) => (
  <Frame title={t("apart.title")} back={back}>
    <ShowLoaded of={of}>{() => <Empty icon="tag" title={t("lot.unknown")} />}</ShowLoaded>
  </Frame>
);

interface Draft {
  /** As typed, by place. */
  taken: Readonly<Record<string, string>>;
  destination: string;
  how: "known" | "said";
  parts: readonly Part[];
  reason: string;
}

function Apart({ whole }: { whole: Whole }) {
  const { product, lot, places, back } = whole;
  const serial = product.tracking === "SERIAL";
  const [first] = places;
  const form = useForm<Draft>({
    taken: serial && first ? { [first.id]: "1" } : {},
    destination: first?.id ?? "",
    how: whole.known ? "known" : "said",
    parts: whole.parts,
    reason: "",
  });
  const { draft } = form;
  const asked = draft.how === "known" ? undefined : partInputs(draft.parts);
  const taken = takenFrom(places, draft.taken);
  const ready = taken.length > 0 && draft.reason.trim() && asked?.length !== 0;
  const take = async () => {
    const input = {
      ...(lot ? { lot: lot.id } : { product: product.id }),
      taken,
      destination: draft.destination,
      reason: draft.reason,
      ...(asked && { parts: asked }),
    };
    const name = lot?.number ?? product.name;
    const done = await form.send(UnbuildDocument, input, {
      subject: product.id,
      label: t("apart.taking", { name }),
    });
    if (done) go(`/runs/${encodeURIComponent(done.run.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("apart.title")}
      sub={lot ? <span class="mono">{lot.number}</span> : product.name}
      back={back}
      dock={
        <Button
          kind="primary"
          icon="package-open"
          disabled={!ready}
          busy={form.busy && t("apart.busy")}
          onClick={() => void take()}
        >
          {t("apart.take")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        <FormTrouble form={form} />
        {places.length === 0 && <Notice state="unknown" title={t("apart.nowhere")} />}
        <div class="card card-pad stack">
          <p class="strong">{product.name}</p>
          {!serial && <HowMuch form={form} places={places} unit={product.unit.symbol} />}
          <SelectField
            label={t("apart.where")}
            options={places.map(({ id, path }) => [id, path])}
            value={draft.destination}
            onChange={(destination) => form.set({ destination })}
            error={form.error("destination")}
          />
          <TextArea label={t("order.reason")} {...form.text("reason")} />
        </div>
        <Parts form={form} known={whole.known ? whole.parts : null} />
      </form>
    </Frame>
  );
}

/** How much of it is taken from each place where it lies. */
const HowMuch = ({ form, places, unit }: { form: Form<Draft>; places: readonly Place[]; unit: string }) => (
  <>
    {places.map(({ id, path, available }) => (
      <NumberField
        key={id}
        label={t("apart.howMuch", { place: path, unit })}
        hint={t("apart.available", { quantity: quantity(available, unit) })}
        value={form.draft.taken[id] ?? ""}
        onInput={(typed) => form.set({ taken: { ...form.draft.taken, [id]: typed } })}
        error={form.error(
          `taken.${takenFrom(places, form.draft.taken).findIndex((each) => each.location === id)}.quantity`,
        )}
      />
    ))}
  </>
);

/** What comes out: as the book knows, or as a person says, who scans it. known: null where the book knows nothing. */
function Parts({ form, known: inside }: { form: Form<Draft>; known: readonly Part[] | null }) {
  const [choosing, choose] = useState(false);
  const [unclear, setUnclear] = useState<string | null>(null);
  const { parts, how } = form.draft;
  const add = (part: Part) => form.set({ how: "said", parts: withPart(parts, part) });
  const scanned = async (code: ReadCode) => {
    const found = await partOf(code);
    setUnclear(found ? null : t("apart.notKnown", { code: code.raw }));
    signalState(found ? "ok" : "unknown");
    if (found) add(found);
  };
  useScanner((code) => void scanned(code));
  return (
    <Section title={t("apart.parts")} aside={how === "said" ? t("apart.scan") : undefined}>
      {inside && (
        <Segments
          legend={t("apart.how")}
          options={(["known", "said"] as const).map((each) => [each, t(`apart.how.${each}`)] as const)}
          value={how}
          onChange={(chosen) => form.set({ how: chosen })}
        />
      )}
      {unclear && <Notice state="unknown" title={unclear} alert />}
      {form.error("parts") && <Notice state="refused" title={form.error("parts")} />}
      {how === "known" ? (
        <List>
          {inside?.map((part) => (
            <Row
              key={keyOf(part)}
              title={part.lot ? <span class="mono">{part.lot.number}</span> : part.product.name}
            >
              {part.lot && part.product.name}
            </Row>
          ))}
        </List>
      ) : (
        <>
          {parts.length > 0 && (
            <div class="card card-pad stack">
              {parts.map((part, at) => (
                <NumberField
                  key={keyOf(part)}
                  label={`${part.lot?.number ?? part.product.name} (${part.product.unit.symbol})`}
                  hint={part.lot ? part.product.name : undefined}
                  value={part.quantity}
                  onInput={(typed) => form.set({ parts: parts.with(at, { ...part, quantity: typed }) })}
                  error={form.error(`parts.${at}.quantity`)}
                />
              ))}
            </div>
          )}
          <Button icon="plus" wide onClick={() => choose(true)}>
            {t("apart.addGoods")}
          </Button>
        </>
      )}
      {choosing && (
        <ProductSheet
          filter={{ tracking: "NONE" }}
          onPick={(product) => {
            add({ product, lot: null, quantity: "" });
            choose(false);
          }}
          onClose={() => choose(false)}
        />
      )}
    </Section>
  );
}

/** A lot, or a product without numbers; null for anything else. */
async function partOf(code: ReadCode): Promise<Part | null> {
  const answer = await query(PartByScanDocument, { scan: { ...code, reader: "WEDGE" } }).catch(problem);
  if (typeof answer === "string") return null;
  const { meaning } = answer.resolveScan.scan;
  if (meaning.__typename === "ScannedLot") {
    const { product, id, number } = meaning.lot;
    return { product, lot: { id, number }, quantity: product.tracking === "SERIAL" ? "1" : "" };
  }
  if (meaning.__typename === "ScannedProduct" && meaning.product.tracking === "NONE")
    return { product: meaning.product, lot: null, quantity: "" };
  return null;
}
