"""Lots that are found out about later are added to a recall under way: at once, or once a second person agrees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lotbook.db.engine import insert_rows
from lotbook.db.work import Done, Work, WriteRequest, unit_of_work
from lotbook.domain.inputs import parse_reason
from lotbook.domain.recall_words import RecallState, ScopeReason
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Refusal, WrongState, invalid
from lotbook.ledger.recall_days import lots_of_period
from lotbook.ledger.recalls import MOST_LOTS, Scoped
from lotbook.ledger.tracing.closures import Closure
from lotbook.models import Operation, Recall, RecallPeriod, RecallWidening, RecallWideningLot
from lotbook.services.recall_arrivals import released_in, stop_again
from lotbook.services.recall_scope import (
    Named,
    all_named,
    in_scope,
    keep_marks,
    keep_waiting,
    take_in,
    waits_no_more,
)
from lotbook.services.recalling import (
    RecallSaved,
    needs_two,
    note_change,
    require_another,
    started,
    stop_scope,
    tell_to_confirm,
    whole_reach,
)
from lotbook.services.rows import ref

COLUMNS = {"widening_id": "bigint", "lot_id": "bigint"}


async def widen_recall(
    request: WriteRequest, recall: int, named: Sequence[Named], reason: str
) -> Done[RecallSaved]:
    """Add lots to a recall under way, named in each way in which it can be begun, with all that was made of them. While
    the company wants a second person to agree, this asks for one, and nothing more is stopped.

    Raises WrongState, InvalidInput or NotFound.
    """
    return await _widen(request, recall, named, reason, await _named_ahead(recall, named))


async def confirm_recall_widening(request: WriteRequest, recall: int, *, agrees: bool) -> Done[RecallSaved]:
    """Agree to the lots that wait to be added, as another manager than who asked, or as any once the company wants no
    second person any more; or give that up, as any.

    Raises WrongState, InvalidInput or NotFound.
    """
    waiting = await _waiting(recall) if agrees else None
    lots = [] if waiting is None else await _asked(waiting.id)
    return await _confirm(request, recall, agrees, await _reached_ahead(recall, lots))


async def _named_ahead(recall: int, named: Sequence[Named]) -> Closure | None:
    try:
        lots, _ = await all_named(named)
    except Refusal:
        return None
    return await _reached_ahead(recall, [*lots])


async def _reached_ahead(recall: int, lots: Sequence[int]) -> Closure | None:
    """What lots reach, before the unit of work begins, in which others would wait for it. None where it cannot be told;
    why, the unit of work finds out and records."""
    row = await Recall.get_or_none(id=recall, state=RecallState.STARTED) if lots else None
    try:
        return None if row is None else await whole_reach(lots, row.scope)
    except Refusal:
        return None


async def _waiting(recall: int) -> Any:
    return await RecallWidening.get_or_none(recall_id=recall, ended_operation_id=None)


async def _unsure(widening: int) -> set[int]:
    """Lots that came in soon after its days, so that nobody can tell whether they are meant."""
    periods: Any = await RecallPeriod.filter(widening_id=widening)
    of_days = [await lots_of_period(period) for period in periods]
    return {lot for lots in of_days for lot, unsure in lots.items() if unsure}


async def _asked(widening: int) -> list[int]:
    """Lots of a widening, in the order in which they were named."""
    lots: Any = (
        await RecallWideningLot.filter(widening_id=widening).order_by("id").values_list("lot_id", flat=True)
    )
    return list(lots)


@unit_of_work
async def _widen(
    work: Work, recall: int, named: Sequence[Named], reason: str, ahead: Closure | None
) -> RecallSaved:
    work.reason = parse_reason(reason)
    row = await started(work, recall, "add lots")
    if (waiting := await _waiting(recall)) is not None:
        by: Any = await Operation.get(id=waiting.operation_id)
        message = f"{row.number}: other lots wait to be added; agree to them, or give that up first."
        raise WrongState(message=message, current=ref(row), by=by.user_id, since=by.recorded)
    if not named:
        raise invalid("lots", InputFault.MISSING, "Say which lots are added.")
    (lots, marks), there = await all_named(named), await in_scope(recall)
    new = [lot for lot in lots if lot not in there]
    if not new:
        raise invalid("lots", InputFault.CONTRADICTION, "All of these are in scope already.")
    widening = await RecallWidening.create(
        recall_id=recall, reason=work.reason, operation_id=work.operation_id
    )
    await insert_rows("recall_widening_lot", COLUMNS, [(widening.id, lot) for lot in new])
    await keep_marks(recall, marks, widening.id)
    await note_change(work, row)
    if await needs_two(row):
        stopped = there - (await released_in(recall)).keys()
        await keep_waiting(work, recall, (await _reached_by(new, row, ahead)).depth.keys() - stopped)
        await tell_to_confirm(work, row, f"waits for a second manager to add lots: {work.reason}")
        return RecallSaved(recall)
    return await _take_effect(work, row, widening.id, ahead)


@unit_of_work
async def _confirm(work: Work, recall: int, agrees: bool, ahead: Closure | None) -> RecallSaved:
    row = await started(work, recall, "agree to more lots")
    waiting = await _waiting(recall)
    if waiting is None:
        message = f"{row.number}: no lots wait to be added."
        raise WrongState(message=message, current=ref(row), by=row.updated_by_id, since=row.updated)
    work.reason = waiting.reason
    await note_change(work, row)
    if not agrees:
        await RecallWidening.filter(id=waiting.id).update(ended_operation_id=work.operation_id)
        await waits_no_more(recall)
        return RecallSaved(recall)
    if await needs_two(row):
        asked: Any = await Operation.get(id=waiting.operation_id)
        require_another(work, row, asked.user_id, "add lots")
    saved = await _take_effect(work, row, waiting.id, ahead)
    await waits_no_more(recall)
    return saved


async def _reached_by(named: Sequence[int], row: Any, ahead: Closure | None) -> Closure:
    """What lots reach. ahead: as it was found before, where it was."""
    if ahead is None or not {*named} <= {*ahead.start}:  # a lot of the same maker's number came meanwhile
        return await whole_reach(named, row.scope)
    return ahead


async def _take_effect(work: Work, row: Any, widening: int, ahead: Closure | None) -> RecallSaved:
    """Take the lots of a widening into scope, with what was made of them, and stop them; what was released and has some
    of them in it is stopped again."""
    named = await _asked(widening)
    found, there = await _reached_by(named, row, ahead), await in_scope(row.id)
    new = [lot for lot in dict.fromkeys([*named, *found.depth]) if lot not in there]
    if len(there) + len(new) > MOST_LOTS:
        message = f"{len(there) + len(new):,} lots would be in scope; a recall holds {MOST_LOTS:,} at most."
        limit, given = str(MOST_LOTS), str(len(there) + len(new))
        raise invalid("lots", InputFault.OVER_LIMIT, message, given=given, limit=limit)
    await RecallWidening.filter(id=widening).update(
        position=found.as_of, ended_operation_id=work.operation_id
    )
    is_named, unsure = {*named}, {*found.uncertain, *await _unsure(widening)}
    scoped = [
        Scoped(lot, ScopeReason.NAMED if lot in is_named else ScopeReason.DERIVED, lot in unsure)
        for lot in new
    ]
    await take_in(work, row.id, scoped, widening)
    released = await released_in(row.id)
    again = sorted(released.keys() & found.depth.keys())
    if again:
        await stop_again(work, released, again)
    elif not new:
        return RecallSaved(row.id)
    return RecallSaved(row.id, await stop_scope(work, row, found, [*new, *again]))
