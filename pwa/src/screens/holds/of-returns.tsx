/** Before goods come back: a quarantine rule stops all of their lot, not them alone. */
import { useQuery } from "../../data.ts";
import { QuarantineOfReturnsDocument } from "../../gql/graphql.ts";
import { t } from "../../texts/index.ts";
import { Notice } from "../../ui/basics.tsx";

export function HeldOfReturns() {
  const { data } = useQuery(QuarantineOfReturnsDocument, {});
  const rules = data?.quarantineRules.nodes.filter(({ operationType }) => operationType?.kind === "RETURN");
  if (!rules?.length) return null;
  const reasons = rules.map(({ reason, product }) => (product ? `${product.name}: ${reason}` : reason));
  return (
    <Notice state="hold" title={t("hold.ofReturns", { reason: reasons.join(", ") })}>
      {t("hold.ofReturnsWhole")}
    </Notice>
  );
}
