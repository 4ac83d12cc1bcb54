/** What is promised to an open transfer: what to take from where, in the order of the way through the warehouse; or what
 * comes with it from another one, which is for nobody else. */
import { useState } from "preact/hooks";
import { useForm } from "../../form.ts";
import { date, quantity } from "../../format.ts";
import {
  ReserveTransferDocument,
  TransferPromisesDocument,
  type TransferPromisesQuery,
  UnreserveTransferDocument,
} from "../../gql/graphql.ts";
import { type Change, stops, useLive } from "../../live.ts";
import { usePages } from "../../pages.ts";
import { compare, subtract } from "../../quantities.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { Button, StateWord } from "../../ui/basics.tsx";
import { List, Row, Section } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { FormTrouble } from "../../ui/trouble.tsx";
import { ChooseSheet } from "./choose-sheet.tsx";
import type { Transfer } from "./detail.tsx";
import { isShort, takesFromUs } from "./promised.ts";

/** Between two looks where the server does not tell. */
const SECONDS = 15;

type Promise = NonNullable<TransferPromisesQuery["transfer"]>["reservations"]["nodes"][number];
type Line = Transfer["lines"]["nodes"][number];

interface PromisesProps {
  transfer: Transfer;
  reload: () => void;
}

export const Promises = (props: PromisesProps) =>
  props.transfer.state === "READY" && takesFromUs(props.transfer) && <OpenPromises {...props} />;

function OpenPromises({ transfer, reload }: PromisesProps) {
  const [choosing, choose] = useState<Line | null>(null);
  const pages = usePages(
    TransferPromisesDocument,
    { id: transfer.id },
    (data) => data.transfer?.reservations,
  );
  const concerns = (change: Change) => change.id === transfer.id || stops(change);
  useLive(pages.reload, concerns, SECONDS);
  const changed = () => {
    void pages.reload();
    reload();
  };
  const comes = transfer.shippedBy !== null;
  return (
    <Section title={t(comes ? "reserve.onTheWay" : "reserve.title")}>
      <Paged
        of={pages}
        empty={<p class="card card-pad muted">{t(comes ? "reserve.nothingComes" : "reserve.nothing")}</p>}
      >
        {(promise) => <Taking key={promise.id} of={promise} comes={comes} />}
      </Paged>
      <BeingMoved of={transfer.carried} />
      {transfer.lines.nodes.some(isShort) && <Stopped of={transfer.stoppedReservations} />}
      {!comes && may("OPERATOR") && <Deeds transfer={transfer} onDone={changed} onChoose={choose} />}
      {choosing && (
        <ChooseSheet line={choosing} transfer={transfer} onChanged={changed} onClose={() => choose(null)} />
      )}
    </Section>
  );
}

/** One lot in one place, and how much of it is still to be taken. */
function Taking({ of, comes }: { of: Promise; comes: boolean }) {
  const { product } = of.line;
  const left = subtract(of.quantity, of.picked);
  const about = [of.location.path, of.lot && product.name, of.lot?.lastDay && date(of.lot.lastDay)];
  return (
    <Row
      title={of.lot ? <span class="mono">{of.lot.number}</span> : product.name}
      {...(of.lot && { href: `/lots/${encodeURIComponent(of.lot.id)}` })}
      end={
        <>
          <b>{quantity(of.quantity, product.unit.symbol)}</b>
          {compare(left, "0") === 0 && (
            <StateWord state="ok" icon="check">
              {t(comes ? "reserve.received" : "reserve.picked")}
            </StateWord>
          )}
          {!comes && of.chosenBy === "PERSON" && compare(left, "0") > 0 && (
            <StateWord state="pending" icon="user">
              {t("reserve.chosen")}
            </StateWord>
          )}
        </>
      }
    >
      {about.filter(Boolean).join(" · ")}
    </Row>
  );
}

/** What others bring to another place, from which it is taken then. */
const BeingMoved = ({ of }: { of: Transfer["carried"] }) =>
  of.length > 0 && (
    <List>
      {of.map(({ by, lot, product, quantity: much }) => (
        <Row
          key={`${by.id} ${lot?.number ?? product.name}`}
          icon="arrow-left-right"
          href={`/transfers/${encodeURIComponent(by.id)}`}
          title={lot ? <span class="mono">{lot.number}</span> : product.name}
          end={<b>{quantity(much, product.unit.symbol)}</b>}
        >
          {t("reserve.moving", { document: by.number })}
        </Row>
      ))}
    </List>
  );

/** Why less is promised to it than was: what stops that. */
const Stopped = ({ of }: { of: Transfer["stoppedReservations"] }) =>
  of.length > 0 && (
    <List>
      {of.map(({ lot, quantity: much, recall }) => (
        <Row
          key={lot.id}
          href={recall ? `/recalls/${encodeURIComponent(recall.id)}` : `/lots/${encodeURIComponent(lot.id)}`}
          title={<span class="mono breaks">{lot.number}</span>}
          end={<b>{quantity(much, lot.product.unit.symbol)}</b>}
        >
          <StateWord state={recall ? "recalled" : "hold"} icon={recall ? "megaphone" : "hand"}>
            {t(recall ? "reserve.recalled" : "reserve.stopped")}
          </StateWord>
          {recall && (
            <span class="breaks">
              {recall.number}: {recall.reason}
            </span>
          )}
        </Row>
      ))}
    </List>
  );

interface DeedsProps {
  transfer: Transfer;
  onDone: () => void;
  onChoose: (line: Line) => void;
}

function Deeds({ transfer, onDone, onChoose }: DeedsProps) {
  const form = useForm({});
  const { id, number, lines } = transfer;
  const reserve = async () => {
    const about = { subject: id, label: t("reserve.goLabel", { number }) };
    if (await form.send(ReserveTransferDocument, { transfer: id }, about)) onDone();
  };
  const letGo = async () => {
    const about = { subject: id, label: t("reserve.letGoLabel", { number }) };
    if (await form.send(UnreserveTransferDocument, { transfer: id }, about)) onDone();
  };
  return (
    <div class="stack-s">
      <FormTrouble form={form} />
      {lines.nodes.some(isShort) && (
        <Button wide icon="check" busy={form.busy && t("reserve.going")} onClick={() => void reserve()}>
          {t("reserve.go")}
        </Button>
      )}
      {lines.nodes
        .filter(({ asksFor }) => asksFor !== "QUANTITY")
        .map((line) => (
          <Button key={line.id} wide icon="tag" onClick={() => onChoose(line)}>
            {t("reserve.choose", { name: line.product.name })}
          </Button>
        ))}
      {lines.nodes.some(({ reserved }) => compare(reserved, "0") > 0) && (
        <Button wide icon="undo-2" busy={form.busy && t("reserve.going")} onClick={() => void letGo()}>
          {t("reserve.letGo")}
        </Button>
      )}
    </div>
  );
}
