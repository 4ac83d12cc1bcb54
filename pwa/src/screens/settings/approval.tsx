import { useQuery } from "../../data.ts";
import { type Form, useForm } from "../../form.ts";
import {
  PurchaseLimitsDocument,
  type PurchaseLimitsQuery,
  type Role,
  SetPurchaseLimitsDocument,
} from "../../gql/graphql.ts";
import { go } from "../../router.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, Notice } from "../../ui/basics.tsx";
import { SelectField } from "../../ui/choosing.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Frame } from "../../ui/frame.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";

type Settings = PurchaseLimitsQuery["settings"];
type Limit = Settings["purchaseLimits"][number];

const ROLES: readonly Role[] = ["OPERATOR", "MANAGER"];

/** Up to which amounts purchase orders are confirmed without asking. */
export function ApprovalScreen() {
  const loaded = useQuery(PurchaseLimitsDocument);
  const settings = loaded.data?.settings;
  if (settings)
    return <Limits key={settings.version} settings={settings} readAgain={() => void loaded.reload()} />;
  return (
    <Frame title={t("settings.approval")} sub={t("nav.settings")} back="/settings">
      <ShowLoaded of={loaded}>{() => null}</ShowLoaded>
    </Frame>
  );
}

function Limits({ settings, readAgain }: { settings: Settings; readAgain: () => void }) {
  const form = useForm({ limits: settings.purchaseLimits.map((limit) => ({ ...limit })) });
  const mine = may("ADMINISTRATOR");
  const { limits } = form.draft;
  const save = async () => {
    const given = limits.map(({ role, currency, amount }) => ({
      role,
      currency: currency.trim().toUpperCase(),
      amount: amount.trim().replace(",", "."),
    }));
    const about = { subject: "settings", label: t("settings.approval") };
    const input = { version: settings.version, limits: given };
    if (await form.send(SetPurchaseLimitsDocument, input, about)) go("/settings", { replace: true });
  };
  const add = () => {
    const role = ROLES.find((each) => !limits.some((limit) => limit.role === each)) ?? "OPERATOR";
    form.set({ limits: [...limits, { role, currency: settings.company.currency, amount: "" }] });
  };
  return (
    <Frame
      title={t("settings.approval")}
      sub={t("nav.settings")}
      back="/settings"
      dock={
        mine && (
          <div class="dock-pair">
            <Button icon="plus" onClick={add}>
              {t("limits.add")}
            </Button>
            <Button kind="primary" busy={form.busy && t("form.saving")} onClick={() => void save()}>
              {t("act.save")}
            </Button>
          </div>
        )
      }
    >
      <form class="form page-narrow" onSubmit={(event) => event.preventDefault()}>
        {!mine && <Notice state="pending" icon="lock" title={t("settings.administratorsOnly")} />}
        <FormTrouble form={form} readAgain={readAgain} />
        <p class="muted">{t("limits.what")}</p>
        {limits.length === 0 && <p>{t("limits.none")}</p>}
        {limits.map((limit, at) => (
          <LimitFields key={at} form={form} limit={limit} at={at} mine={mine} />
        ))}
      </form>
    </Frame>
  );
}

interface LimitFieldsProps {
  form: Form<{ limits: Limit[] }>;
  limit: Limit;
  at: number;
  mine: boolean;
}

function LimitFields({ form, limit, at, mine }: LimitFieldsProps) {
  const { limits } = form.draft;
  const change = (part: Partial<Limit>) => form.set({ limits: limits.with(at, { ...limit, ...part }) });
  return (
    <div class="card card-pad stack">
      <SelectField
        label={t("limits.role")}
        options={ROLES.map((each) => [each, t(`role.${each}`)] as const)}
        value={limit.role}
        disabled={!mine}
        onChange={(role) => change({ role })}
      />
      <div class="grid-2">
        <TextField
          label={t("limits.amount")}
          mono
          inputMode="decimal"
          value={limit.amount}
          error={form.error(`limits.${at}.amount`)}
          onInput={(amount) => change({ amount })}
        />
        <TextField
          label={t("limits.currency")}
          mono
          value={limit.currency}
          error={form.error(`limits.${at}.currency`)}
          onInput={(currency) => change({ currency })}
        />
      </div>
      {mine && (
        <Button
          kind="quiet"
          icon="x"
          onClick={() => form.set({ limits: limits.filter((_, other) => other !== at) })}
        >
          {t("limits.remove")}
        </Button>
      )}
    </div>
  );
}
