/** Every run of an order: what came out, when, and with what in it. */
import { happened, quantity } from "../../format.ts";
import type { ManufacturingOrderFactsFragment, RunInShortFragment } from "../../gql/graphql.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { known, sharedOut } from "../trace/known.ts";
import { Ranges } from "../transfers/ranges.tsx";

interface RunsProps {
  order: ManufacturingOrderFactsFragment;
}

export function Runs({ order }: RunsProps) {
  const begun = order.runs.filter(({ taken, given }) => taken.length + given.length > 0);
  if (begun.length === 0)
    return (
      <Section title={t("make.made")}>
        <p class="small muted">{t("make.madeNothing")}</p>
      </Section>
    );
  return (
    <>
      {begun.map((run) => (
        <Section
          key={run.id}
          title={begun.length > 1 ? t("make.run", { n: order.runs.indexOf(run) + 1 }) : t("make.made")}
          aside={run.outputs.length === 0 && run.posted && happened(run.posted)}
        >
          <Outputs run={run} done={order.state === "DONE"} />
          {isAssignable(run) && may("OPERATOR") && (
            <Button
              wide
              icon="copy"
              href={`/make/${encodeURIComponent(order.id)}/assign/${encodeURIComponent(run.id)}`}
            >
              {t("make.assign")}
            </Button>
          )}
        </Section>
      ))}
    </>
  );
}

/** Whether there is anything to tell apart: lots on both sides. */
const isAssignable = ({ taken, given }: RunInShortFragment) =>
  [taken, given].every((side) => side.some(({ numbers }) => numbers.count > 0));

const MOST_OUTPUTS = 10;
const MOST_USES = 8;

/** The first outputs with what went into them; of many, all numbers in short, and the way to the whole run. */
const Outputs = ({ run, done }: { run: RunInShortFragment; done: boolean }) =>
  run.given.length === 0 ? (
    <p class="small muted">{t(done ? "make.cameToNothing" : "make.onlyTaken", { n: run.taken.length })}</p>
  ) : run.outputs.length > MOST_OUTPUTS ? (
    <>
      {run.given.map(({ product, numbers }) => (
        <div key={product.id} class="card card-pad stack-s">
          <p class="strong">{product.name}</p>
          {numbers.count > 0 && <Ranges of={numbers} unit={product.unit.symbol} />}
        </div>
      ))}
      <FirstOutputs run={run} />
      <Button wide href={`/runs/${encodeURIComponent(run.id)}`}>
        {t("make.wholeRun")}
      </Button>
    </>
  ) : (
    <FirstOutputs run={run} />
  );

function usedWhat(use: RunInShortFragment["outputs"][number]["uses"][number]): string {
  const unit = use.product.unit.symbol;
  const said = t("make.use", {
    what: use.lot?.number ?? use.product.name,
    quantity: known(use.bounds, unit),
  });
  return [said, sharedOut(use, unit)].filter(Boolean).join(", ");
}

const FirstOutputs = ({ run: { outputs } }: { run: RunInShortFragment }) => (
  <List>
    {outputs.slice(0, MOST_OUTPUTS).map((made) => (
      <Row
        key={made.lot?.id ?? made.product.id}
        {...(made.lot && { href: `/lots/${encodeURIComponent(made.lot.id)}` })}
        title={made.lot ? <span class="mono">{made.lot.number}</span> : made.product.name}
        end={<b>{quantity(made.quantity, made.product.unit.symbol)}</b>}
      >
        {made.lot && <span class="breaks">{made.product.name}</span>}
        {made.posted && <span class="breaks">{happened(made.posted)}</span>}
        {made.uses.length === 0 && <span class="breaks">{t("make.withoutInputs")}</span>}
        {made.uses.slice(0, MOST_USES).map((use) => (
          <span class="breaks" key={`${use.product.id} ${use.lot?.id}${use.assigned}`}>
            {usedWhat(use)}
          </span>
        ))}
        {made.uses.length > MOST_USES && <span class="breaks">{t("make.moreUses")}</span>}
      </Row>
    ))}
  </List>
);
