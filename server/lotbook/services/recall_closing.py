"""A recall is closed, and goes on where that was too early."""

from __future__ import annotations

from typing import Any

from tortoise.expressions import Q

from lotbook.db.engine import execute
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_reason
from lotbook.domain.quantities import counted
from lotbook.domain.recall_words import RecallState
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import WrongState
from lotbook.domain.states import require_state
from lotbook.domain.words import Disposition
from lotbook.ledger import recalls
from lotbook.ledger.sql import question
from lotbook.models import Hold, RecallLot, RecallWidening, RecallWideningLot
from lotbook.services import outbox, recall_post
from lotbook.services.recall_arrivals import hold_new
from lotbook.services.recall_names import some_partners
from lotbook.services.recall_scope import hold_lots
from lotbook.services.recalling import RecallSaved, as_read, bring_to, standing
from lotbook.services.rows import ref

MOST_SAID = 20


@unit_of_work
async def close_recall(
    work: Work, recall: int, version: int, reason: str, *, give_up_letters: bool = False
) -> RecallSaved:
    """Close a recall; what is open by then stands in its report, and what was not decided stays stopped. Not while lots
    wait to be added: nobody would ever hear of them. give_up_letters: it is meant that those are not sent which are on
    their way.

    Raises InvalidInput, StaleVersion, WrongState or NotFound.
    """
    work.reason = parse_reason(reason)
    row = await as_read(work, recall, version)
    require_state(row.state, {RecallState.STARTED}, standing(row), "close it")
    await _require_none_waits(row)
    await _give_up_letters(work, row, meant=give_up_letters)
    await _keep_promises(work, row)
    closed = {"closed": work.now, "closed_operation_id": work.operation_id}
    await bring_to(work, row, RecallState.CLOSED, **closed)
    await execute("UPDATE counter SET value = value - 1 WHERE name = 'recalls_open'")
    return RecallSaved(recall)


@unit_of_work
async def reopen_recall(work: Work, recall: int, version: int, reason: str) -> RecallSaved:
    """Go on with a recall that was closed too early; its clock never stopped. What is not decided is stopped again,
    with what came into its scope meanwhile. What it came to at the close stays known.

    Raises InvalidInput, StaleVersion, WrongState or NotFound.
    """
    work.reason = parse_reason(reason)
    row = await as_read(work, recall, version)
    require_state(row.state, {RecallState.CLOSED}, standing(row), "reopen it")
    await bring_to(work, row, RecallState.STARTED, closed=None, closed_operation_id=None)
    affected = await hold_lots(work, row, await _let_go_since(recall))
    await execute("UPDATE counter SET value = value + 1 WHERE name = 'recalls_open'")
    passes_on: Any = await RecallLot.filter(
        Q(decision=None) | Q(decision=Disposition.REJECTED), recall_id=recall
    ).values_list("lot_id", flat=True)
    come = dict.fromkeys(passes_on, False) | await recalls.known(recall)
    return RecallSaved(recall, [*affected, *await hold_new(work, recall, come)])


async def _let_go_since(recall: int) -> list[int]:
    """Lots about which nothing was decided and which it stops no more: someone released them after its close."""
    held: Any = await Hold.filter(recall_id=recall, ended_operation_id=None).values_list("lot_id", flat=True)
    undecided: Any = await RecallLot.filter(recall_id=recall, decision=None).values_list("lot_id", flat=True)
    return sorted({*undecided} - {*held})


async def _require_none_waits(row: Any) -> None:
    """Refuse to close over lots that wait for a second person. Raises WrongState."""
    widening: Any = await RecallWidening.get_or_none(
        recall_id=row.id, ended_operation_id=None
    ).select_related("operation")
    if widening is None:
        return
    named = RecallWideningLot.filter(widening_id=widening.id).order_by("id").limit(MOST_SAID + 1)
    numbers: Any = await named.values_list("lot__number", flat=True)
    said = ", ".join(numbers[:MOST_SAID]) + (" and more" if len(numbers) > MOST_SAID else "")
    message = (
        f"{row.number}: {said} wait for a second person. Agree to that, or give it up, before the close."
    )
    asked = widening.operation
    raise WrongState(message=message, current=ref(row), by=asked.user_id, since=asked.recorded)


async def _give_up_letters(work: Work, row: Any, *, meant: bool) -> None:
    """Letters of a recall that wait to be sent are over with it. Raises WrongState that names whom they are for, unless
    that is meant."""
    waiting = await outbox.waiting_of_recall(row.id)
    if waiting and not meant:
        whom = await some_partners({each.partner_id for each in waiting if each.partner_id})
        one = len(waiting) == 1
        message = (
            f"{counted(len(waiting), 'letter')} of {row.number} {'is' if one else 'are'} on the way, to {whom}."
            f" Wait until {'it is' if one else 'they are'} sent: the close gives {'it' if one else 'them'} up."
        )
        about: Any = {"current": ref(row), "by": row.updated_by_id, "since": row.updated}
        raise WrongState(message=message, code=RefusalCode.LETTERS_WAIT, field=("giveUpLetters",), **about)
    for letter in waiting:
        why = f"{row.number} was closed before this was sent."
        await outbox.give_up(letter, why, work.now, recall_post.sealed(letter.content))


async def _keep_promises(work: Work, row: Any) -> None:
    """Keep what is promised of goods in scope, which open transfers have some and how much, which the journal does not
    tell. The database does so by itself: others wait meanwhile, and 50,000 lots take long to read."""
    of_it, about = (row.id, work.operation_id), "IN (SELECT lot_id FROM recall_lot WHERE recall_id = ?)"
    lying, stops, held = (
        question(name).replace("{ids}", about) for name in ("recall_lying", "recall_stops", "recall_held")
    )
    await execute(
        f"""INSERT INTO recall_promised (recall_id, location_id, product_id, reserved, operation_id)
            SELECT CAST(? AS BIGINT), location_id, product_id, reserved, CAST(? AS BIGINT)
            FROM ({lying}) AS lying WHERE reserved > 0""",
        *(*of_it, row.id),
    )
    await execute(
        f"""INSERT INTO recall_stopped (recall_id, transfer_id, operation_id)
            SELECT CAST(? AS BIGINT), id, CAST(? AS BIGINT) FROM ({stops}) AS stopped""",
        *(*of_it, row.id, row.id),
    )
    await execute(
        f"""INSERT INTO recall_held (recall_id, transfer_id, product_id, quantity, operation_id)
            SELECT CAST(? AS BIGINT), transfer_id, product_id, quantity, CAST(? AS BIGINT)
            FROM ({held}) AS held""",
        *(*of_it, row.id, row.id),
    )
