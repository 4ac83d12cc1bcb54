/** When bills or invoices are due: so many days after the day on them, or at the end of that month. */
import type { PaymentTermsInput } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Switch, TextField } from "../../ui/fields.tsx";

export interface TermsDraft {
  /** As typed. */
  days: string;
  endOfMonth: boolean;
}

export const termsDraft = (terms: PaymentTermsInput = { days: 30 }): TermsDraft => ({
  days: String(terms.days),
  endOfMonth: terms.endOfMonth ?? false,
});

/** What is no number of days goes as one that the server refuses. */
export const termsInput = ({ days, endOfMonth }: TermsDraft): PaymentTermsInput => ({
  days: /^\d{1,4}$/.test(days.trim()) ? Number(days) : -1,
  endOfMonth,
});

/** Terms in words. */
export function termsSaid({ days, endOfMonth }: { days: number; endOfMonth: boolean }): string {
  if (days === 0) return t(endOfMonth ? "terms.endOfMonth" : "terms.atOnce");
  return t(endOfMonth ? "terms.daysEndOfMonth" : "terms.daysNet", { n: days });
}

interface TermsFieldsProps {
  terms: TermsDraft;
  set: (terms: TermsDraft) => void;
  error: string | undefined;
}

export const TermsFields = ({ terms, set, error }: TermsFieldsProps) => (
  <div class="stack">
    <TextField
      label={t("terms.days")}
      hint={t("terms.daysHint")}
      mono
      inputMode="numeric"
      value={terms.days}
      onInput={(days) => set({ ...terms, days })}
      error={error}
    />
    <div class="card">
      <Switch
        label={t("terms.toEndOfMonth")}
        hint={t("terms.toEndOfMonthHint")}
        checked={terms.endOfMonth}
        onChange={(endOfMonth) => set({ ...terms, endOfMonth })}
      />
    </div>
  </div>
);
