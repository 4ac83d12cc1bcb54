"""Lots of a recall that is under way are released or rejected, and may be decided otherwise, as long as it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from lotbook.db.engine import among, execute, lock_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_reason
from lotbook.domain.recall_words import RecallKind
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LotDecision, NotFound, invalid
from lotbook.domain.words import Disposition
from lotbook.ledger.sql import question
from lotbook.models import Lot, RecallLot
from lotbook.services.deciding import require_known
from lotbook.services.recall_arrivals import hold_new
from lotbook.services.recall_scope import hold_lots, keep_decision
from lotbook.services.recalling import RecallSaved, started
from lotbook.services.stopping import Goods, lock_goods, taken_from_documents

OPEN = Disposition.QUARANTINE
"""Of a lot about which nothing is decided: its recall stops it."""


class _Scoped(NamedTuple):
    """A lot in scope and what holds of it by now. row: of `RecallLot`; operation: that decided so, None while it is
    open."""

    row: int
    lot: int
    decision: Disposition
    operation: int | None


@unit_of_work
async def decide_recall_lots(
    work: Work,
    recall: int,
    lots: Sequence[int] | None,
    decision: Disposition,
    reason: str,
    instead_of: Collection[Disposition] = (),
) -> RecallSaved:
    """Release lots of a recall, or reject them: all that are open when None. QUARANTINE stops lots again that were
    decided, with what was made of them meanwhile. What else stops them stays. instead_of: what was decided about some
    of them, as far as it is known to whoever decides otherwise.

    Raises InvalidInput, WrongState, NotFound or DecidedBefore.
    """
    work.reason = reason = parse_reason(reason)
    row = await started(work, recall, "decide about its lots")
    chosen = await _chosen(row, lots, decision)
    before = [
        LotDecision(lot=each.lot, decision=each.decision, operation=each.operation)
        for each in chosen
        if each.operation is not None
    ]
    await require_known(before, instead_of)
    of_them = [each.lot for each in chosen]
    condition, ids = among(of_them)
    goods = Goods(f"lot_id {condition}", (ids,))
    await lock_goods(goods)
    real = row.kind is RecallKind.REAL
    await _keep(work, chosen, decision, real=real)
    affected: Sequence[int] = ()
    if real:
        await _give_back(work, recall, of_them)
        if decision is OPEN:
            affected = await hold_lots(work, row, of_them)
        else:
            await _let_go(work, recall, of_them, rejected=decision is Disposition.REJECTED)
            _, affected = await taken_from_documents(work, goods, reason)
    if freed := [each.lot for each in chosen if each.decision is Disposition.RELEASED]:
        # Whoever posts just now may be making something of what was free: as at a start, that is waited for.
        await lock_rows("SELECT value FROM counter WHERE name = 'recalls_open' {lock}")
        await hold_new(work, recall, dict.fromkeys(freed, False))
    return RecallSaved(recall, affected)


async def _chosen(row: Any, lots: Sequence[int] | None, decision: Disposition) -> list[_Scoped]:
    """The lots that are meant. Raises NotFound for one that is not in scope, and InvalidInput for one about which this
    was decided before, or none."""
    columns = ("id", "lot_id", "decision", "decision_operation_id")
    found = await RecallLot.filter(recall_id=row.id).order_by("lot_id").values_list(*columns)
    scoped = {lot: _Scoped(each, lot, decided or OPEN, by) for each, lot, decided, by in found}
    for at, lot in enumerate(lots or ()):
        field = ("lots", str(at))
        if lot not in scoped:
            message = f"This lot is not in the scope of {row.number}."
            raise NotFound(message=message, field=field, sought=f"lot {lot}")
        if scoped[lot].decision is decision:
            before = "is stopped by it" if decision is OPEN else f"was {decision.value.lower()}"
            raise invalid(field, InputFault.CONTRADICTION, f"It {before} already.")
    if lots is None and decision is OPEN:
        raise invalid("lots", InputFault.MISSING, "Say which lots are stopped again.")
    wanted = [each.lot for each in scoped.values() if each.decision is OPEN] if lots is None else [*lots]
    if not wanted:
        raise invalid("lots", InputFault.MISSING, f"Everything in {row.number} is decided.")
    return [scoped[lot] for lot in sorted({*wanted})]


async def _keep(work: Work, chosen: Collection[_Scoped], decision: Disposition, *, real: bool) -> None:
    """Keep a decision, with what was decided before of lots that are rejected by it."""
    before: dict[int, Disposition] = {}
    if real and decision is Disposition.REJECTED:
        rows = Lot.filter(id__in=[each.lot for each in chosen], disposition__not=Disposition.REJECTED)
        before = dict(await rows.values_list("id", "disposition"))
    await keep_decision(work, {each.row: before.get(each.lot) for each in chosen}, decision)


async def _give_back(work: Work, recall: int, lots: Sequence[int]) -> None:
    """Lots that this recall rejected, and nobody decided about since, are again what they were before that."""
    condition, ids = among(lots)
    sql = question("recall_given_back").replace("{ids}", condition)
    await execute(sql, recall, work.operation_id, ids, recall)


async def _let_go(work: Work, recall: int, lots: Sequence[int], *, rejected: bool) -> None:
    """What stops lots for a recall ends; those that are rejected are stopped by that."""
    condition, ids = among(lots)
    if rejected:
        await execute(
            f"""UPDATE lot SET version = version + 1, disposition = ?, disposition_operation_id = ?
                WHERE id {condition} AND disposition <> ?""",
            *(Disposition.REJECTED.value, work.operation_id, ids, Disposition.REJECTED.value),
        )
    await execute(
        f"""UPDATE hold SET ended_operation_id = ?
            WHERE recall_id = ? AND ended_operation_id IS NULL AND lot_id {condition}""",
        *(work.operation_id, recall, ids),
    )
