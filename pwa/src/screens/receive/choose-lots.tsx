/** Existing lots of the product, where the operation type uses them. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { date, quantity } from "../../format.ts";
import {
  AssignNumbersDocument,
  ExistingLotsDocument,
  type ExistingLotsQuery,
  type LocationUsage,
} from "../../gql/graphql.ts";
import { add, compare, decimalsOf, subtract } from "../../quantities.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SearchBox } from "../../ui/choosing.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { type ToTake, toTake } from "../transfers/promised.ts";
import type { Head } from "./found.ts";
import type { Line } from "./receipt.ts";

type Lot = NonNullable<ExistingLotsQuery["product"]>["lots"]["nodes"][number];

/** A lot that was chosen: at one place, or wherever it lies; most: how much of it there is, null for goods that come
 * from outside. */
interface Chosen {
  id: string;
  number: string;
  location: string | null;
  most: string | null;
}

interface ChooseLotsProps {
  line: Line;
  head: Head;
  onDone: () => void;
}

export interface Source {
  id: string;
  path: string;
  usage: LocationUsage;
}

const isOurs = ({ usage }: Source) => usage === "INTERNAL" || usage === "TRANSIT";

/** How much of a lot can be taken at or below a place. */
export const availableAt = (path: string, { balances }: Pick<Lot, "balances">): string =>
  balances.nodes
    .filter(({ location }) => location.path === path || location.path.startsWith(`${path}/`))
    .reduce((sum, { available }) => add(sum, available), "0");

/** Lots to choose from, with what nobody else is promised of each. */
function useLots(source: Source, line: Line, head: Head) {
  const [search, setSearch] = useState("");
  const filter = {
    notOn: head.id,
    ...(search && { search }),
    ...(isOurs(source) && { location: source.id }),
  };
  const lots = useQuery(ExistingLotsDocument, { product: line.product.id, filter, line: line.id });
  const node = lots.data?.node;
  const promised = node?.__typename === "TransferLine" ? toTake(node.reservations.nodes) : [];
  const free = (lot: Lot) =>
    promised
      .filter((promise) => promise.lot?.id === lot.id)
      .reduce((sum, { left }) => add(sum, left), availableAt(source.path, lot));
  return { search, setSearch, lots, promised, free };
}

/** source: where the line takes goods; what lies elsewhere cannot be chosen. */
export function ChooseLots({ source, line, head, onDone }: ChooseLotsProps & { source: Source }) {
  const [chosen, choose] = useState<Chosen | null>(null);
  const { search, setSearch, lots, promised, free } = useLots(source, line, head);
  if (chosen) return <HowMuch chosen={chosen} line={line} head={head} onDone={onDone} />;
  const most = (lot: Lot) => (isOurs(source) ? free(lot) : null);
  const end = (lot: Lot) =>
    isOurs(source)
      ? t("numbers.available", { quantity: quantity(free(lot)) })
      : t("numbers.onHand", { quantity: quantity(lot.stock.onHand) });
  return (
    <>
      <SearchBox label={t("numbers.search")} value={search} onSearch={setSearch} />
      <ShowLoaded of={lots}>
        {({ product }) =>
          product?.lots.nodes.length ? (
            <>
              {search === "" && (
                <Promised of={promised} line={line} head={head} choose={choose} onDone={onDone} />
              )}
              {(search !== "" || !head.shippedBy) && (
                <List>
                  {product.lots.nodes.map((lot) => (
                    <Row
                      key={lot.id}
                      title={<span class="mono">{lot.number}</span>}
                      onClick={() =>
                        choose({ id: lot.id, number: lot.number, location: null, most: most(lot) })
                      }
                      end={end(lot)}
                    >
                      {[lot.vendor?.name, lot.lastDay && date(lot.lastDay)].filter(Boolean).join(" · ")}
                    </Row>
                  ))}
                </List>
              )}
            </>
          ) : (
            <Empty
              icon="tag"
              title={isOurs(source) ? t("numbers.noLotsAt", { place: source.path }) : t("numbers.noLots")}
            >
              {t(isOurs(source) ? "numbers.noLotsHere" : "numbers.noLotsNext")}
            </Empty>
          )
        }
      </ShowLoaded>
    </>
  );
}

interface PromisedProps {
  of: readonly ToTake[];
  line: Line;
  head: Head;
  choose: (chosen: Chosen) => void;
  onDone: () => void;
}

/** What is promised to the line and still to be taken, in the order of the way through the warehouse. */
const Promised = ({ of, line, head, choose, onDone }: PromisedProps) =>
  of.length > 0 && (
    <Section title={t(head.shippedBy ? "reserve.onTheWay" : "reserve.promised")}>
      {of.length > 1 && <TakeAll of={of} line={line} head={head} onDone={onDone} />}
      <List>
        {of.map(({ id, lot, location, left }) => (
          <Row
            key={id}
            title={<span class="mono">{lot?.number}</span>}
            onClick={() => lot && choose({ ...lot, location: location.id, most: left })}
            end={quantity(left, line.product.unit.symbol)}
          >
            {[location.path, lot?.lastDay && date(lot.lastDay)].filter(Boolean).join(" · ")}
          </Row>
        ))}
      </List>
    </Section>
  );

/** All that is promised at once, by whoever has it in hand and need not scan each. */
function TakeAll({ of, line, head, onDone }: Omit<PromisedProps, "choose">) {
  const form = useForm({});
  const much = of.reduce((sum, { left }) => add(sum, left), "0");
  const take = async () => {
    const lots = of.flatMap(({ lot, location, left }) =>
      lot ? [{ lot: lot.id, location: location.id, quantity: left }] : [],
    );
    const about = { subject: head.id, label: t("numbers.recordLabel", { name: line.product.name }) };
    if (await form.send(AssignNumbersDocument, { line: line.id, numbers: { lots } }, about)) onDone();
  };
  return (
    <>
      <FormTrouble form={form} />
      <Button wide icon="check" busy={form.busy && t("numbers.using")} onClick={() => void take()}>
        {t("reserve.takeAll", { quantity: quantity(much, line.product.unit.symbol) })}
      </Button>
    </>
  );
}

function HowMuch({ chosen, line, head, onDone }: ChooseLotsProps & { chosen: Chosen }) {
  const { most } = chosen;
  const form = useForm({});
  const unit = line.product.unit.symbol;
  const lacking = subtract(line.expected, line.done);
  const take = most !== null && compare(most, lacking) < 0 ? most : lacking;
  const [asked, ask] = useState("");
  const add = async (amount: string, takeExpired = false) => {
    ask(amount);
    const { id: lot, location } = chosen;
    const input = {
      line: line.id,
      numbers: { lots: [{ lot, ...(location && { location }), quantity: amount }] },
      takeExpired,
    };
    const label = t("numbers.recordLabel", { name: line.product.name });
    if (await form.send(AssignNumbersDocument, input, { subject: head.id, label })) onDone();
  };
  return (
    <>
      <p class="lotno">{chosen.number}</p>
      <FormTrouble form={form} />
      {form.trouble?.kind === "refusal" && form.trouble.refusal.code === "LOT_EXPIRED" && (
        <Button wide icon="calendar-x" onClick={() => void add(asked, true)}>
          {t("expired.take")}
        </Button>
      )}
      {line.asksFor === "SERIALS" ? (
        <Button kind="primary" wide busy={form.busy && t("numbers.using")} onClick={() => void add("1")}>
          {t("numbers.useLot", { number: chosen.number })}
        </Button>
      ) : (
        <>
          {compare(take, "0") > 0 && (
            <Button wide busy={form.busy && t("numbers.using")} icon="check" onClick={() => void add(take)}>
              {t("over.take", { given: quantity(take, unit) })}
            </Button>
          )}
          <QuantityPad
            unit={unit}
            decimals={decimalsOf(line.product.step)}
            verb={(shown) => t("over.take", { given: shown })}
            onDone={(amount) => void add(amount)}
          />
        </>
      )}
    </>
  );
}
