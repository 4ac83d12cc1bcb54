import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import {
  CreateQuarantineRuleDocument,
  type OperationKind,
  OperationTypesDocument,
  type QuarantineRuleFactsFragment,
  QuarantineRulesDocument,
  UpdateQuarantineRuleDocument,
} from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { SelectField, TextArea } from "../../ui/choosing.tsx";
import { Switch } from "../../ui/fields.tsx";
import { Empty, Row } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { ProductField } from "../products/pick.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { Kept } from "./kept.tsx";
import { PartnerField } from "./pick-partner.tsx";

type Rule = QuarantineRuleFactsFragment;

/** What is held as soon as it comes in. */
export function QuarantineScreen() {
  const rules = usePages(QuarantineRulesDocument, {}, (data) => data.quarantineRules);
  const mine = may("MANAGER");
  return (
    <Kept<Rule>
      title={t("settings.quarantine")}
      add={mine && t("quarantine.new")}
      reload={rules.reload}
      sheet={({ thing, ...answered }) =>
        thing ? <RuleSheet rule={thing} {...answered} /> : <NewRuleSheet {...answered} />
      }
    >
      {(open) => (
        <div class="stack page-narrow">
          <p class="muted">{t("quarantine.about")}</p>
          <Paged of={rules} empty={<Empty icon="hand" title={t("quarantine.none")} />}>
            {(rule) => <RuleRow key={rule.id} rule={rule} {...(mine && { onClick: () => open(rule) })} />}
          </Paged>
        </div>
      )}
    </Kept>
  );
}

const RuleRow = ({ rule, onClick }: { rule: Rule; onClick?: () => void }) => (
  <Row
    title={namesOf(rule)}
    {...(onClick && { onClick })}
    {...(!rule.active && {
      end: (
        <StateWord state="offline" icon="ban">
          {t("product.archived")}
        </StateWord>
      ),
    })}
  >
    {rule.reason}
  </Row>
);

/** What comes in, in words. */
const namesOf = ({ product, vendor, operationType }: Rule): string =>
  [
    product?.name,
    vendor && t("quarantine.from", { name: vendor.name }),
    operationType && t("quarantine.by", { name: operationType.name }),
  ]
    .filter(Boolean)
    .join(" · ");

interface SheetProps {
  onClose: () => void;
  onDone: () => void;
}

interface Named {
  id: string;
  name: string;
}

interface Draft {
  product: Named | null;
  vendor: Named | null;
  /** Empty for all that comes from vendors. */
  operationType: string;
  reason: string;
  /** One a line. */
  checks: string;
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

function NewRuleSheet({ onClose, onDone }: SheetProps) {
  const form = useForm<Draft>({ product: null, vendor: null, operationType: "", reason: "", checks: "" });
  const { product, vendor, operationType, reason, checks } = form.draft;
  const save = async () => {
    const sent = {
      ...(product && { product: product.id }),
      ...(vendor && { vendor: vendor.id }),
      ...(operationType && { operationType }),
      reason,
      checks: linesOf(checks),
    };
    const about = { subject: "quarantine", label: t("quarantine.changing") };
    if (await form.send(CreateQuarantineRuleDocument, sent, about)) onDone();
  };
  return (
    <FormSheet
      title={t("quarantine.new")}
      form={form}
      verb={t("quarantine.add")}
      disabled={!(product || vendor || operationType) || !reason.trim()}
      onSave={save}
      onClose={onClose}
    >
      <p>{t("quarantine.what")}</p>
      <ProductField
        value={product?.name ?? null}
        none={t("quarantine.anyProduct")}
        onPick={(chosen) => form.set({ product: chosen })}
        filter={{ active: true }}
        error={form.error("product")}
      />
      <PartnerField
        label={t("quarantine.vendor")}
        only="VENDOR"
        value={vendor?.name ?? null}
        none={t("quarantine.anyVendor")}
        onPick={(chosen) => form.set({ vendor: chosen })}
        error={form.error("vendor")}
      />
      <TypeField form={form} />
      <TextArea label={t("quarantine.reason")} {...form.text("reason")} />
      <TextArea label={t("quarantine.checks")} hint={t("quarantine.checksHint")} {...form.text("checks")} />
    </FormSheet>
  );
}

const BRING_IN: readonly OperationKind[] = ["RECEIPT", "RETURN", "MANUFACTURING"];

function TypeField({ form }: { form: Form<Draft> }) {
  const { data } = useQuery(OperationTypesDocument);
  const bringIn = (data?.operationTypes ?? []).filter(
    ({ kind, active }) => active && BRING_IN.includes(kind),
  );
  return (
    <SelectField
      label={t("quarantine.type")}
      value={form.draft.operationType}
      onChange={(operationType) => form.set({ operationType })}
      options={[
        ["", t("quarantine.anyType")],
        ...bringIn.map(({ id, name, warehouse }) => [id, `${warehouse.name}: ${name}`] as [string, string]),
      ]}
      error={form.error("operationType")}
    />
  );
}

function RuleSheet({ rule, onClose, onDone }: SheetProps & { rule: Rule }) {
  const form = useForm({
    reason: rule.reason,
    checks: rule.checks.join("\n"),
    active: rule.active,
  });
  const save = async () => {
    const { reason, checks, active } = form.draft;
    const sent = { rule: rule.id, version: rule.version, reason, checks: linesOf(checks), active };
    const about = { subject: rule.id, label: t("quarantine.changing") };
    if (await form.send(UpdateQuarantineRuleDocument, sent, about)) onDone();
  };
  return (
    <FormSheet
      title={t("quarantine.rule")}
      form={form}
      disabled={!form.draft.reason.trim()}
      onSave={save}
      readAgain={onDone}
      onClose={onClose}
    >
      <p>
        <strong>{namesOf(rule)}</strong>
      </p>
      <TextArea label={t("quarantine.reason")} {...form.text("reason")} />
      <TextArea label={t("quarantine.checks")} hint={t("quarantine.checksHint")} {...form.text("checks")} />
      <Switch
        label={t("quarantine.active")}
        hint={t("quarantine.activeHint")}
        checked={form.draft.active}
        onChange={(active) => form.set({ active })}
      />
    </FormSheet>
  );
}
