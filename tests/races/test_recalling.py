"""A recall against those who ship what is in scope, and those who post what is made of it; and those who decide about
its lots against each other."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.recall_words import RecallKind, RecallSeverity
from lotbook.domain.refusals import DecidedBefore, LotOnHold
from lotbook.domain.words import Disposition, OperationKind
from lotbook.ledger import holds
from lotbook.models import Lot, Recall, RecallLot, RecallWaiting, Settings
from lotbook.services import company, recalling
from lotbook.services.holding import set_disposition
from lotbook.services.recall_decisions import decide_recall_lots
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts
from tests.dock import Dock
from tests.factory import GIVES, Factory, factory
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import MANAGER, assign, validate

__all__ = ["factory"]
PEOPLE = 8


@pytest.mark.parametrize("two", [False, True], ids=["alone", "as the second person"])
async def test_nothing_in_scope_leaves_behind_a_recall_and_all_that_is_made_is_in_it(
    dock: Dock, factory: Factory, two: bool
) -> None:
    await dock.received(dock.flour, "F-0", 100)
    out, made = [], []
    for number in range(PEOPLE):
        transfer = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 1))
        await assign(dock, await dock.line_of(transfer, dock.flour), "F-0")
        out.append(transfer)
        order = await factory.order(factory.bread, 10)
        await factory.takes(order, dock.flour, "F-0", 5)
        made.append(await factory.open_transfer(order, GIVES))
        await factory.put(made[-1], factory.bread, f"B-{number}", 10)
    facts = RecallFacts(kind=RecallKind.REAL, severity=RecallSeverity.CLASS_1, reason="Glass")
    named = [Named(lots=[(await Lot.get(number="F-0")).id])]
    recall = (await recalling.prepare_recall(dock.request(), facts, named)).outcome.recall
    if two:
        version = (await Settings.get(id=1)).version
        await company.update_settings(dock.request(), version, recall_needs_second_person=True)
        await recalling.start_recall(dock.request(actor=MANAGER), recall, 1)
    posting = [validate(dock, each) for pair in zip(out, made, strict=True) for each in pair]
    done, refused = await at_once(
        [*posting[:PEOPLE], recalling.start_recall(dock.request(), recall, 1 + two), *posting[PEOPLE:]]
    )
    assert len(done) + len(refused) == 2 * PEOPLE + 1
    assert {type(one) for one in refused} <= {LotOnHold}
    assert (await Recall.get(id=recall)).held
    assert (
        await fetch(
            """SELECT operation.seq FROM stock_move_line AS line
           JOIN operation ON operation.id = line.operation_id JOIN lot ON lot.id = line.lot_id
           WHERE lot.number = 'F-0' AND operation.seq > (
             SELECT operation.seq FROM hold JOIN operation ON operation.id = hold.operation_id
             WHERE hold.lot_id = lot.id AND hold.recall_id IS NOT NULL)"""
        )
        == []
    )
    bread = [lot.id for lot in await Lot.filter(product_id=factory.bread)]
    assert len(bread) == PEOPLE
    assert await holds.wholly(bread) == [True] * PEOPLE
    assert await RecallWaiting.all().count() == 0
    await nothing_is_half_done()


@pytest.mark.parametrize("of_recall", [True, False], ids=["in a recall", "about the lot itself"])
async def test_of_those_who_decide_otherwise_at_once_one_is_told_of_the_other(
    dock: Dock, of_recall: bool
) -> None:
    await dock.received(dock.flour, "F-0", 100)
    lot = (await Lot.get(number="F-0")).id
    facts = RecallFacts(kind=RecallKind.REAL, severity=RecallSeverity.CLASS_1, reason="Glass")
    recall = (await recalling.prepare_recall(dock.request(), facts, [Named(lots=[lot])])).outcome.recall
    await recalling.start_recall(dock.request(), recall, 1)
    if not of_recall:
        await set_disposition(dock.request(), [lot], Disposition.QUARANTINE, "to be tested")
    verdicts = [Disposition.REJECTED, Disposition.RELEASED]

    def said(verdict: Disposition) -> Coroutine[Any, Any, Any]:
        if of_recall:
            return decide_recall_lots(dock.request(), recall, [lot], verdict, "looked at")
        return set_disposition(dock.request(), [lot], verdict, "looked at")

    [_], [told] = await at_once([said(verdict) for verdict in verdicts])
    assert isinstance(told, DecidedBefore)
    [first] = told.decided
    row = await RecallLot.get(recall_id=recall) if of_recall else None
    assert first.decision is (row.decision if row else (await Lot.get(id=lot)).disposition)
    await nothing_is_half_done()
