/** A count is begun: of a place with all below, or of one product there. */
import { useState } from "preact/hooks";
import { offline } from "../../api.ts";
import { useQuery } from "../../data.ts";
import { signalState } from "../../feedback.ts";
import { useForm } from "../../form.ts";
import { OpenCountsAtDocument, StartCountDocument } from "../../gql/graphql.ts";
import { go, place } from "../../router.ts";
import { useScanner } from "../../scanner/use-scanner.ts";
import type { ReadCode } from "../../scanner/wedge.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { Switch } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { told } from "../products/opening-scan.ts";
import { ProductField } from "../products/pick.tsx";
import { PlaceField } from "../settings/pick-place.tsx";

interface Draft {
  location: { id: string; path: string } | null;
  product: { id: string; name: string } | null;
  blind: boolean;
}

/** What another screen has chosen already: `?location=ID&path=`, `?product=ID&name=`, `?lot=ID&number=`. */
function given(): Draft & { lot: { id: string; number: string } | null } {
  const params = place.value.searchParams;
  const pair = (id: string, name: string) => {
    const [found, said] = [params.get(id), params.get(name)];
    return found && said ? ([found, said] as const) : null;
  };
  const [at, of, lot] = [pair("location", "path"), pair("product", "name"), pair("lot", "number")];
  return {
    location: at && { id: at[0], path: at[1] },
    product: of && { id: of[0], name: of[1] },
    lot: lot && { id: lot[0], number: lot[1] },
    blind: true,
  };
}

export function NewCountScreen() {
  const form = useForm(given());
  const { location, product, lot, blind } = form.draft;
  const [why, tell] = useState<string>();
  const take = async (code: ReadCode) => {
    const heard = await told(code, "WEDGE");
    const chosen =
      "place" in heard
        ? { location: heard.place }
        : !lot && "found" in heard && !heard.found.number && { product: heard.found.product };
    signalState(chosen ? "ok" : "unknown");
    const why = "why" in heard && offline.value ? heard.why : t("count.notChosen", { code: code.raw });
    tell(chosen ? undefined : why);
    if (chosen) form.set(chosen);
  };
  useScanner((code) => void take(code));
  const start = async () => {
    if (!location) return;
    const input = {
      location: location.id,
      blind,
      ...(product && { product: product.id }),
      ...(lot && { lots: [lot.id] }),
    };
    const about = { subject: "count", label: t("count.beginning", { place: location.path }) };
    const done = await form.send(StartCountDocument, input, about);
    if (done) go(`/counts/${encodeURIComponent(done.count.id)}`, { replace: true });
  };
  return (
    <Frame
      title={t("counts.new")}
      back="/counts"
      dock={
        <Button
          kind="primary"
          icon="clipboard-list"
          disabled={!location}
          busy={form.busy && t("form.saving")}
          onClick={() => void start()}
        >
          {t("count.begin")}
        </Button>
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        {why && <Notice state="unknown" title={why} alert />}
        <FormTrouble form={form} />
        <div class="card card-pad stack">
          {lot && (
            <p>
              {t("count.onlyLot")} <span class="mono breaks">{lot.number}</span>
            </p>
          )}
          <PlaceField
            label={t("count.place")}
            hint={t("count.placeHint")}
            filter={{ usages: ["INTERNAL"] }}
            value={location?.path ?? null}
            onPick={(picked) => form.set({ location: picked })}
            error={form.error("location")}
          />
          {location && <OpenThere location={location.id} />}
          {!lot && (
            <ProductField
              label={t("count.onlyProduct")}
              value={product?.name ?? null}
              onPick={(picked) => form.set({ product: picked })}
              error={form.error("product")}
            />
          )}
          <Switch
            label={t("count.blind")}
            hint={t("count.blindHint")}
            checked={blind}
            onChange={(checked) => form.set({ blind: checked })}
          />
        </div>
      </form>
    </Frame>
  );
}

/** Counts of the place, or of one below, that are not finished: two may be meant, and are hardly. */
function OpenThere({ location }: { location: string }) {
  const { data } = useQuery(OpenCountsAtDocument, { location });
  return (
    <>
      {data?.counts.nodes.map(({ id, number, location: { path } }) => (
        <Notice
          key={id}
          state="wrong"
          icon="triangle-alert"
          title={t("count.openThere", { number, place: path })}
        >
          <a href={`/counts/${encodeURIComponent(id)}`}>{t("act.show")}</a>
        </Notice>
      ))}
    </>
  );
}
