/** Lots that a person chooses for a line of a delivery; each choice is sent whole, with those made before. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { date, quantity } from "../../format.ts";
import { ChooseLotsDocument, ExistingLotsDocument } from "../../gql/graphql.ts";
import { add, compare, decimalsOf, subtract } from "../../quantities.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button } from "../../ui/basics.tsx";
import { SearchBox } from "../../ui/choosing.tsx";
import { Switch } from "../../ui/fields.tsx";
import { Empty, List, Row, Section } from "../../ui/lists.tsx";
import { ShowLoaded } from "../../ui/loaded.tsx";
import { Sheet } from "../../ui/overlay.tsx";
import { QuantityPad } from "../../ui/quantity-pad.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { availableAt } from "../receive/choose-lots.tsx";
import type { Transfer } from "./detail.tsx";
import { type ToTake, toTake } from "./promised.ts";

type Line = Transfer["lines"]["nodes"][number];

/** A lot as it is sent. */
interface Choice {
  lot: string;
  quantity: string;
  location?: string;
}

interface LotChosen {
  id: string;
  number: string;
  /** How much of it may be chosen. */
  free: string;
}

interface ChooseSheetProps {
  line: Line;
  transfer: Transfer;
  onChanged: () => void;
  onClose: () => void;
}

/** What a person has chosen for a line and may choose; a choice is sent at once, true when it was taken. */
function useChoosing({ line, transfer, onChanged }: Omit<ChooseSheetProps, "onClose">) {
  const [search, setSearch] = useState("");
  const [fromOthers, setFromOthers] = useState(false);
  const form = useForm({});
  const filter = { ...(search && { search }), location: line.source.id };
  const lots = useQuery(ExistingLotsDocument, { product: line.product.id, filter, line: line.id });
  const node = lots.data?.node;
  const promised = node?.__typename === "TransferLine" ? toTake(node.reservations.nodes) : [];
  const chosen = promised.filter(({ chosenBy, lot }) => chosenBy === "PERSON" && lot !== null);
  /** What may be chosen of a lot: what is promised to the line, however, is given up for it. */
  const free = (lot: Parameters<typeof availableAt>[1] & { id: string }) =>
    promised
      .filter((promise) => promise.lot?.id === lot.id)
      .reduce((sum, { left }) => add(sum, left), availableAt(line.source.path, lot));
  const kept = (without?: string): Choice[] =>
    chosen
      .filter(({ id }) => id !== without)
      .map(({ lot, location, left }) => ({ lot: lot?.id ?? "", quantity: left, location: location.id }));
  const send = async (choices: Choice[]): Promise<boolean> => {
    const about = { subject: transfer.id, label: t("reserve.chooseLabel", { name: line.product.name }) };
    const input = { line: line.id, lots: choices, takeFromOthers: fromOthers };
    if (!(await form.send(ChooseLotsDocument, input, about))) return false;
    void lots.reload();
    onChanged();
    return true;
  };
  return {
    form,
    lots,
    chosen,
    free,
    search: { value: search, onSearch: setSearch },
    fromOthers: { checked: fromOthers, onChange: setFromOthers },
    choose: (choice: Choice) => send([...kept(), choice]),
    leaveOut: (id: string) => send(kept(id)),
  };
}

type Choosing = ReturnType<typeof useChoosing>;

export function ChooseSheet({ onClose, ...of }: ChooseSheetProps) {
  const { line } = of;
  const choosing = useChoosing(of);
  const { chosen, choose } = choosing;
  const [asking, ask] = useState<LotChosen | null>(null);
  const unit = line.product.unit.symbol;
  const lacking = chosen.reduce(
    (left, { left: part }) => subtract(left, part),
    subtract(line.expected, line.done),
  );
  const pick = (lot: LotChosen) =>
    line.asksFor === "SERIALS" ? void choose({ lot: lot.id, quantity: "1" }) : ask(lot);
  const most = ({ free }: LotChosen) => (compare(free, lacking) < 0 ? free : lacking);
  const take = async (lot: string, amount: string) => {
    if (await choose({ lot, quantity: amount })) ask(null);
  };
  return (
    <Sheet
      title={t("reserve.choose", { name: line.product.name })}
      sub={t("reserve.left", { quantity: quantity(lacking, unit) })}
      onClose={onClose}
    >
      <FormTrouble form={choosing.form} />
      {asking ? (
        <>
          <p class="lotno">{asking.number}</p>
          {compare(most(asking), "0") > 0 && (
            <Button wide icon="check" onClick={() => void take(asking.id, most(asking))}>
              {t("over.take", { given: quantity(most(asking), unit) })}
            </Button>
          )}
          <QuantityPad
            unit={unit}
            decimals={decimalsOf(line.product.step)}
            verb={(shown) => t("over.take", { given: shown })}
            onDone={(amount) => void take(asking.id, amount)}
          />
        </>
      ) : (
        <Offer line={line} choosing={choosing} onPick={pick} />
      )}
    </Sheet>
  );
}

interface OfferProps {
  line: Line;
  choosing: Choosing;
  onPick: (lot: LotChosen) => void;
}

/** What is chosen already, and the lots that lie where the line takes from. */
const Offer = ({ line, choosing, onPick }: OfferProps) => (
  <>
    <Chosen
      of={choosing.chosen}
      unit={line.product.unit.symbol}
      leaveOut={(id) => void choosing.leaveOut(id)}
    />
    <div class="card">
      <Switch
        label={t("reserve.fromOthers")}
        hint={t(may("MANAGER") ? "reserve.fromOthersAll" : "reserve.fromOthersAbout")}
        {...choosing.fromOthers}
      />
    </div>
    <SearchBox label={t("numbers.search")} {...choosing.search} />
    <ShowLoaded of={choosing.lots}>
      {({ product }) =>
        product?.lots.nodes.length ? (
          <List>
            {product.lots.nodes.map((lot) => (
              <Row
                key={lot.id}
                title={<span class="mono">{lot.number}</span>}
                onClick={() => onPick({ id: lot.id, number: lot.number, free: choosing.free(lot) })}
                end={t("numbers.available", { quantity: quantity(choosing.free(lot)) })}
              >
                {[lot.vendor?.name, lot.lastDay && date(lot.lastDay)].filter(Boolean).join(" · ")}
              </Row>
            ))}
          </List>
        ) : (
          <Empty icon="tag" title={t("numbers.noLotsAt", { place: line.source.path })} />
        )
      }
    </ShowLoaded>
  </>
);

interface ChosenProps {
  of: readonly ToTake[];
  unit: string;
  leaveOut: (id: string) => void;
}

const Chosen = ({ of, unit, leaveOut }: ChosenProps) =>
  of.length > 0 && (
    <Section title={t("reserve.chosen")}>
      <ul class="list">
        {of.map(({ id, lot, location, left }) => (
          <li key={id} class="group">
            <div class="split">
              <span>
                <span class="mono">{lot?.number}</span> · {location.path}
              </span>
              <b class="nowrap">{quantity(left, unit)}</b>
            </div>
            <Button kind="text" icon="x" onClick={() => leaveOut(id)}>
              {t("reserve.unchoose", { number: lot?.number ?? "" })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
