import { type Form, useForm } from "../../form.ts";
import {
  type PutawayRuleFactsFragment,
  PutawayRulesDocument,
  RemovePutawayRuleDocument,
  SavePutawayRuleDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, StateWord } from "../../ui/basics.tsx";
import { Segments } from "../../ui/fields.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { ProductField } from "../products/pick.tsx";
import { CategoryField } from "./category-field.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { Kept } from "./kept.tsx";
import { PlaceField } from "./pick-place.tsx";

type Rule = PutawayRuleFactsFragment;

/** Where goods that come to a place are put. */
export function PutawayScreen() {
  const rules = usePages(PutawayRulesDocument, {}, (data) => data.putawayRules);
  const mine = may("MANAGER");
  return (
    <Kept<Rule>
      title={t("settings.putaway")}
      add={mine && t("putaway.new")}
      reload={rules.reload}
      sheet={({ thing, ...answered }) => <RuleSheet rule={thing} {...answered} />}
    >
      {(open) => (
        <div class="stack page-narrow">
          <p class="muted">{t("putaway.about")}</p>
          <Paged of={rules} empty={<Empty icon="store" title={t("putaway.none")} />}>
            {(rule) => <RuleRow key={rule.id} rule={rule} {...(mine && { onClick: () => open(rule) })} />}
          </Paged>
        </div>
      )}
    </Kept>
  );
}

const RuleRow = ({ rule, onClick }: { rule: Rule; onClick?: () => void }) => (
  <Row
    title={rule.product?.name ?? t("putaway.category", { name: rule.category?.name ?? "" })}
    {...(onClick && { onClick })}
    {...((rule.putAt.blocked || !rule.putAt.active) && {
      end: <StateWord state="hold">{t(rule.putAt.active ? "place.blocked" : "product.archived")}</StateWord>,
    })}
  >
    {t("putaway.way", { from: rule.location.path, to: rule.putAt.path })}
  </Row>
);

interface RuleSheetProps {
  /** Null for a new one. */
  rule: Rule | null;
  onClose: () => void;
  onDone: () => void;
}

const draftOf = (rule: Rule | null) => ({
  of: rule?.category ? ("category" as const) : ("product" as const),
  product: rule?.product ?? null,
  category: rule?.category?.id ?? "",
  location: rule?.location ?? null,
  putAt: rule?.putAt ?? null,
});

type Draft = Omit<ReturnType<typeof draftOf>, "of" | "location" | "putAt"> & {
  of: "product" | "category";
  location: { id: string; path: string } | null;
  putAt: { id: string; path: string } | null;
};

function RuleSheet({ rule, onClose, onDone }: RuleSheetProps) {
  const form = useForm<Draft>(draftOf(rule));
  const { of, product, category, location, putAt } = form.draft;
  const what = of === "product" ? product?.id : category;
  const about = { subject: rule?.id ?? "putaway", label: t("putaway.changing") };
  const save = async () => {
    const sent = {
      ...(rule && { rule: rule.id }),
      [of]: what ?? "",
      location: location?.id ?? "",
      putAt: putAt?.id ?? "",
    };
    if (await form.send(SavePutawayRuleDocument, sent, about)) onDone();
  };
  const remove = async () => {
    if (rule && (await form.send(RemovePutawayRuleDocument, { rule: rule.id }, about))) onDone();
  };
  return (
    <FormSheet
      title={rule ? t("putaway.rule") : t("putaway.new")}
      form={form}
      {...(!rule && { verb: t("putaway.add") })}
      disabled={!what || !location || !putAt}
      onSave={save}
      onClose={onClose}
    >
      <WhatGoes form={form} />
      <PlacesOf form={form} />
      {rule && (
        <Button disabled={form.busy} onClick={() => void remove()}>
          {t("putaway.remove")}
        </Button>
      )}
    </FormSheet>
  );
}

function WhatGoes({ form }: { form: Form<Draft> }) {
  const { of, product, category } = form.draft;
  return (
    <>
      <Segments
        legend={t("putaway.of")}
        options={(["product", "category"] as const).map((each) => [each, t(`putaway.of.${each}`)] as const)}
        value={of}
        onChange={(chosen) => form.set({ of: chosen })}
      />
      {of === "product" ? (
        <ProductField
          value={product?.name ?? null}
          onPick={(chosen) => form.set({ product: chosen })}
          filter={{ active: true }}
          error={form.error("product")}
        />
      ) : (
        <CategoryField
          value={category}
          onChange={(chosen) => form.set({ category: chosen })}
          error={form.error("category")}
        />
      )}
    </>
  );
}

/** Where it comes to, and where it is put there. */
function PlacesOf({ form }: { form: Form<Draft> }) {
  const { location, putAt } = form.draft;
  return (
    <>
      <PlaceField
        label={t("putaway.at")}
        filter={{ usages: ["INTERNAL", "TRANSIT"] }}
        value={location?.path ?? null}
        onPick={(chosen) => form.set({ location: chosen })}
        error={form.error("location")}
      />
      <PlaceField
        label={t("putaway.to")}
        filter={{ blocked: false, ...(location && { below: location.id }) }}
        value={putAt?.path ?? null}
        onPick={(chosen) => form.set({ putAt: chosen })}
        error={form.error("putAt")}
      />
    </>
  );
}
