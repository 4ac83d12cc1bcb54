/** What a done transfer moved, line by line of the journal; a manager corrects from here. */
import { useState } from "preact/hooks";
import { quantity } from "../../format.ts";
import { type DetailMoveFragment, TransferMovesDocument } from "../../gql/graphql.ts";
import { usePages } from "../../pages.ts";
import { compare } from "../../quantities.ts";
import { may } from "../../session.ts";
import { t } from "../../texts/index.ts";
import { StateWord } from "../../ui/basics.tsx";
import { Row, Section } from "../../ui/lists.tsx";
import { Paged } from "../../ui/paged.tsx";
import { isRenumbered } from "../lots/history.ts";
import { CorrectSheet } from "./correct-sheet.tsx";
import { correctedOf, isOpen, likeIt } from "./correction.ts";
import type { Transfer } from "./detail.tsx";

interface MovesProps {
  transfer: Transfer;
  onCorrected: () => void;
}

export function Moves({ transfer, onCorrected }: MovesProps) {
  const [correcting, correct] = useState<DetailMoveFragment | null>(null);
  const pages = usePages(TransferMovesDocument, { id: transfer.id }, (data) => data.transfer?.moveLines);
  const corrected = () => {
    correct(null);
    void pages.reload();
    onCorrected();
  };
  return (
    <Section title={t("transfer.moves")}>
      <Paged of={pages} empty={null}>
        {(move) => <Move key={move.id} move={move} onCorrect={() => correct(move)} />}
      </Paged>
      {correcting && (
        <CorrectSheet
          move={correcting}
          others={likeIt(correcting, pages.nodes ?? [])}
          transfer={transfer}
          onClose={() => correct(null)}
          onDone={corrected}
        />
      )}
    </Section>
  );
}

function Move({ move, onCorrect }: { move: DetailMoveFragment; onCorrect: () => void }) {
  const taken = correctedOf(move);
  const open = isOpen(move);
  const target =
    open && may("MANAGER")
      ? { onClick: onCorrect }
      : move.lot && { href: `/lots/${encodeURIComponent(move.lot.id)}` };
  const way = `${move.source.path} → ${move.destination.path}`;
  const labelled = move.labelled.length > 0 && t("transfer.labelled", { numbers: move.labelled.join(", ") });
  return (
    <Row
      {...target}
      title={move.lot ? <span class="mono">{move.lot.number}</span> : move.product.name}
      end={
        <>
          <b>{quantity(move.quantity, move.product.unit.symbol)}</b>
          <MoveState move={move} taken={taken} full={!open} />
        </>
      }
    >
      {[labelled, move.lot && move.product.name, way].filter(Boolean).join(" · ")}
    </Row>
  );
}

function MoveState({ move, taken, full }: { move: DetailMoveFragment; taken: string; full: boolean }) {
  if (move.corrects)
    return (
      <StateWord state="pending" icon="undo-2">
        {t("transfer.correction")}
      </StateWord>
    );
  if (isRenumbered(move.run))
    return (
      <StateWord state="pending" icon="tag">
        {t(`run.kind.${move.run?.kind ?? "RELABEL"}`)}
      </StateWord>
    );
  if (compare(taken, "0") === 0)
    return may("MANAGER") ? (
      <StateWord state="pending" icon="pencil">
        {t("transfer.correct")}
      </StateWord>
    ) : null;
  return (
    <StateWord state="wrong" icon="pencil">
      {full
        ? t("transfer.corrected")
        : t("transfer.partly", { quantity: quantity(taken, move.product.unit.symbol) })}
    </StateWord>
  );
}
