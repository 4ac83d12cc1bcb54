/** Where all of a lot went, with the places where it lies, and whether it sums. */
import { useQuery } from "../../data.ts";
import { quantity } from "../../format.ts";
import { TracedThingDocument } from "../../gql/graphql.ts";
import { subtract } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { Fact } from "../../ui/facts.tsx";
import { Section } from "../../ui/lists.tsx";
import type { Then } from "./asked.tsx";
import { Places } from "./card.tsx";
import type { Found } from "./parts.tsx";

const BALANCE = [
  "received",
  "produced",
  "counted",
  "transformed",
  "returned",
  "shipped",
  "sentBack",
  "consumed",
  "scrapped",
  "onHand",
] as const;

/** What of it is called otherwise where more went than came. */
const WENT = { counted: "lost", transformed: "split" } as const;

function balanceOf(balance: Found["massBalances"]["nodes"][number], name: (typeof BALANCE)[number]) {
  const much = balance[name];
  const went = name === "counted" || name === "transformed" ? WENT[name] : null;
  return went && Number(much) < 0 ? ([went, subtract("0", much)] as const) : ([name, much] as const);
}

interface BalanceProps extends Pick<Found, "start" | "massBalances"> {
  then: Then;
}

/** Where all of the lot went; what is none is left out, but never what does not sum up. */
export function Balance({ start, massBalances, then }: BalanceProps) {
  const [balance] = massBalances.nodes;
  const [lot] = start;
  if (!balance || !lot || start.length !== 1) return null;
  const sums = Number(balance.difference) === 0;
  return (
    <Section title={t("trace.balance", { number: lot.number })} aside={lot.product.unit.symbol}>
      <dl class="card card-pad facts">
        {BALANCE.map((name) => balanceOf(balance, name)).map(([name, much]) => (
          <Fact key={name} label={t(`trace.balance.${name}`)}>
            {Number(much) !== 0 && quantity(much)}
          </Fact>
        ))}
        {then !== undefined && Number(balance.onHand) > 0 && <Here lot={lot.id} asOf={then} />}
        <dt>{t("trace.balance.difference")}</dt>
        <dd>
          {sums ? (
            <StateWord state="ok">{t("trace.balance.sums")}</StateWord>
          ) : (
            <StateWord state="refused">{quantity(balance.difference)}</StateWord>
          )}
        </dd>
      </dl>
    </Section>
  );
}

function Here({ lot, asOf }: { lot: string; asOf: string | null }) {
  const thing = useQuery(TracedThingDocument, { id: lot, asOf }).data?.node;
  return thing?.__typename === "Lot" ? <Places of={thing} /> : null;
}
