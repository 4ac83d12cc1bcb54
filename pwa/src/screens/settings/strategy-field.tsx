import type { RemovalStrategy } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { SelectField } from "../../ui/choosing.tsx";

const STRATEGIES: readonly RemovalStrategy[] = ["FIFO", "LIFO", "FEFO", "CLOSEST"];

interface StrategyFieldProps {
  value: RemovalStrategy | null;
  onChange: (strategy: RemovalStrategy | null) => void;
  /** What counts when nothing is chosen. */
  none: string;
  error: string | undefined;
}

/** Which stock leaves first. */
export const StrategyField = ({ value, onChange, none, error }: StrategyFieldProps) => (
  <SelectField
    label={t("strategy.title")}
    hint={value ? t(`strategy.${value}.about`) : undefined}
    options={[["", none], ...STRATEGIES.map((each) => [each, t(`strategy.${each}`)] as const)]}
    value={value ?? ""}
    onChange={(chosen) => onChange((chosen || null) as RemovalStrategy | null)}
    error={error}
  />
);
