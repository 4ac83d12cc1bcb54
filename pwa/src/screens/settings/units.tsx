import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import { SaveUnitDocument, type UnitKind, UnitsDocument, type UnitsQuery } from "../../gql/graphql.ts";
import { grouped } from "../../grouped.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Segments, TextField } from "../../ui/fields.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { Kept } from "./kept.tsx";

type Unit = UnitsQuery["units"][number];

const KINDS: readonly UnitKind[] = ["COUNTED", "MEASURED"];

export function UnitsScreen() {
  const loaded = useQuery(UnitsDocument);
  const mine = may("ADMINISTRATOR");
  return (
    <Kept<Unit>
      title={t("settings.units")}
      add={mine && t("units.new")}
      reload={loaded.reload}
      sheet={({ thing, ...answered }) => <UnitSheet unit={thing} {...answered} />}
    >
      {(open) => (
        <div class="stack page-narrow">
          <ShowLoaded of={loaded}>
            {({ units }) =>
              grouped(units, (unit) => unit.category).map(([category, those]) => (
                <Section key={category} title={category}>
                  <List>
                    {those.map((unit) => (
                      <Row
                        key={unit.id}
                        title={unit.name}
                        end={<b>{unit.symbol}</b>}
                        {...(mine && { onClick: () => open(unit) })}
                      >
                        {factorOf(unit)}
                      </Row>
                    ))}
                  </List>
                </Section>
              ))
            }
          </ShowLoaded>
        </div>
      )}
    </Kept>
  );
}

const factorOf = ({ kind, numerator, denominator, decimals }: Unit): string =>
  [
    t(`unit.${kind}`),
    numerator === denominator
      ? t("unit.reference")
      : t("unit.factor", { factor: denominator === 1 ? String(numerator) : `${numerator}/${denominator}` }),
    t("unit.decimals", { n: decimals }),
  ].join(" · ");

const draftOf = (unit: Unit | null) => ({
  name: unit?.name ?? "",
  symbol: unit?.symbol ?? "",
  category: unit?.category ?? "",
  kind: unit?.kind ?? ("COUNTED" as UnitKind),
  numerator: String(unit?.numerator ?? 1),
  denominator: String(unit?.denominator ?? 1),
  decimals: String(unit?.decimals ?? 0),
});

const FIGURES = ["numerator", "denominator", "decimals"] as const;

const notWhole = (typed: string) => (/^\d{1,9}$/.test(typed.trim()) ? undefined : t("form.wholeNumber"));

interface UnitSheetProps {
  unit: Unit | null;
  onClose: () => void;
  onDone: () => void;
}

function UnitSheet({ unit, onClose, onDone }: UnitSheetProps) {
  const form = useForm(draftOf(unit));
  const { name, symbol, category, kind, numerator, denominator, decimals } = form.draft;
  const save = async () => {
    const done = await form.send(
      SaveUnitDocument,
      {
        ...(unit && { unit: unit.id }),
        name,
        symbol,
        category,
        kind,
        numerator: Number(numerator),
        denominator: Number(denominator),
        decimals: Number(decimals),
      },
      { subject: unit?.id ?? "units", label: t("unit.changing", { name }) },
    );
    if (done) onDone();
  };
  return (
    <FormSheet
      title={unit ? unit.name : t("units.new")}
      form={form}
      {...(!unit && { verb: t("unit.add") })}
      disabled={FIGURES.some((figure) => notWhole(form.draft[figure]))}
      onSave={save}
      onClose={onClose}
    >
      <div class="grid-2">
        <TextField label={t("unit.name")} {...form.text("name")} />
        <TextField label={t("unit.symbol")} {...form.text("symbol")} />
      </div>
      <TextField label={t("unit.category")} hint={t("unit.categoryHint")} {...form.text("category")} />
      <Segments
        legend={t("unit.kind")}
        options={KINDS.map((each) => [each, t(`unit.${each}`)] as const)}
        value={kind}
        onChange={(chosen) => form.set({ kind: chosen })}
      />
      <p class="small muted">{t(`unit.${kind}.about`)}</p>
      <Figures form={form} />
    </FormSheet>
  );
}

/** How many of the reference unit it is, and how finely it is counted. */
const Figures = ({ form }: { form: Form<ReturnType<typeof draftOf>> }) => (
  <div class="grid-2">
    {FIGURES.map((figure) => (
      <TextField
        key={figure}
        label={t(`unit.${figure}.label`)}
        hint={t(`unit.${figure}.hint`)}
        inputMode="numeric"
        {...form.text(figure)}
        error={notWhole(form.draft[figure]) ?? form.error(figure)}
      />
    ))}
  </div>
);
