/** Lots that a person chooses for a line of a delivery; each choice is sent whole, with those made before. */
import { useState } from "preact/hooks";
import { useQuery } from "../../data.ts";
import { useForm } from "../../form.ts";
import { date, quantity } from "../../format.ts";
import { ChooseLotsDocument, ExistingLotsDocument } from "../../gql/graphql.ts";
import { add, decimalsOf, subtract } from "../../quantities.ts";
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

interface ChooseSheetProps {
  line: Line;
  transfer: Transfer;
  onChanged: () => void;
  onClose: () => void;
}

export function ChooseSheet({ line, transfer, onChanged, onClose }: ChooseSheetProps) {
  const [search, setSearch] = useState("");
  const [asking, ask] = useState<{ id: string; number: string } | null>(null);
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
  const send = async (choices: Choice[]) => {
    const about = { subject: transfer.id, label: t("reserve.chooseLabel", { name: line.product.name }) };
    const input = { line: line.id, lots: choices, takeFromOthers: fromOthers };
    if (!(await form.send(ChooseLotsDocument, input, about))) return;
    ask(null);
    void lots.reload();
    onChanged();
  };
  const unit = line.product.unit.symbol;
  const lacking = chosen.reduce(
    (left, { left: part }) => subtract(left, part),
    subtract(line.expected, line.done),
  );
  const pick = (lot: { id: string; number: string }) =>
    line.asksFor === "SERIALS" ? void send([...kept(), { lot: lot.id, quantity: "1" }]) : ask(lot);
  return (
    <Sheet
      title={t("reserve.choose", { name: line.product.name })}
      sub={t("reserve.left", { quantity: quantity(lacking, unit) })}
      onClose={onClose}
    >
      <FormTrouble form={form} />
      {asking ? (
        <>
          <p class="lotno">{asking.number}</p>
          <QuantityPad
            unit={unit}
            decimals={decimalsOf(line.product.step)}
            verb={(shown) => t("over.take", { given: shown })}
            onDone={(amount) => void send([...kept(), { lot: asking.id, quantity: amount }])}
          />
        </>
      ) : (
        <>
          <Chosen of={chosen} unit={unit} leaveOut={(id) => void send(kept(id))} />
          <div class="card">
            <Switch
              label={t("reserve.fromOthers")}
              hint={t(may("MANAGER") ? "reserve.fromOthersAll" : "reserve.fromOthersAbout")}
              checked={fromOthers}
              onChange={setFromOthers}
            />
          </div>
          <SearchBox label={t("numbers.search")} value={search} onSearch={setSearch} />
          <ShowLoaded of={lots}>
            {({ product }) =>
              product?.lots.nodes.length ? (
                <List>
                  {product.lots.nodes.map((lot) => (
                    <Row
                      key={lot.id}
                      title={<span class="mono">{lot.number}</span>}
                      onClick={() => pick(lot)}
                      end={t("numbers.available", {
                        quantity: quantity(free(lot)),
                      })}
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
      )}
    </Sheet>
  );
}

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
