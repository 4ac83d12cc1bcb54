"""Lots are added to a recall under way, and a second manager agrees where the company asks."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.work import Actor
from lotbook.domain.recall_words import RecallState, ScopeReason
from lotbook.domain.refusals import InvalidInput, NotFound, WrongState
from lotbook.domain.words import OperationKind, Role
from lotbook.ledger import holds, recall_parties, recalls
from lotbook.models import Hold, Lot, Recall, RecallLot, RecallWaiting, RecallWidening, Settings
from lotbook.services import company, recall_answers, recall_closing, recall_widening, recalling, renumbering
from lotbook.services.recall_answers import Found
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_scope import Named
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import moved, person
from tests.services.test_recalling import lot_of, prepared, scope, start, widen

__all__ = ["factory"]


async def test_a_second_manager_agrees_where_the_company_asks(dock: Dock):
    await dock.received(dock.flour, "F-1", 10)
    await two_agree(dock, True)
    one, other = [Actor(Role.MANAGER, user_id=await person(dock, name)) for name in ("Ann", "Bob")]
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall, actor=one)
    assert (await Recall.get(id=recall)).state is RecallState.TO_CONFIRM
    assert await Hold.all().count() == 0
    with pytest.raises(WrongState):
        await start(dock, recall, actor=one)
    await start(dock, recall, actor=other)
    row: Any = await Recall.get(id=recall)
    assert (row.state, row.asked_by_id, row.confirmed_by_id) == (
        *(RecallState.STARTED, one.user_id, other.user_id),
    )
    assert await Hold.filter(recall_id=recall).count() == 1
    deeds = [(each.what, each.by) for each in (await facts_of(row)).events]
    assert ("Start asked for", "Ann") in deeds
    assert ("Agreed to and started; Ann had asked for it", "Bob") in deeds

    third = await dock.lot(dock.flour, "F-3")
    await widen(dock, recall, third, actor=one)
    assert await holds.wholly([third]) == [False]
    for refused, who in (("other lots wait to be added", other), ("waits for a second person", one)):
        with pytest.raises(WrongState, match=refused):
            await (widen(dock, recall, third, actor=who) if who is other else agree(dock, recall, actor=who))
    await agree(dock, recall, agrees=False, actor=one)
    with pytest.raises(WrongState, match="no lots wait"):
        await agree(dock, recall, actor=other)
    await widen(dock, recall, third, actor=one)
    await agree(dock, recall, actor=other)
    assert await Hold.filter(recall_id=recall).count() == 2
    await widen(dock, recall, await dock.lot(dock.flour, "F-4"), actor=one)
    version = (await Recall.get(id=recall)).version
    with pytest.raises(WrongState, match="F-4 wait for a second person"):
        await recall_closing.close_recall(dock.request(), recall, version, "all asked")
    assert await RecallWidening.exists(ended_operation_id=None)
    await agree(dock, recall, agrees=False, actor=one)
    await recall_closing.close_recall(dock.request(), recall, version + 1, "all asked")


async def test_who_asked_goes_on_alone_once_no_second_manager_has_to_agree(dock: Dock):
    """As when the only other one fell ill, and the setting is switched off meanwhile."""
    await dock.received(dock.flour, "F-1", 10)
    one = Actor(Role.MANAGER, user_id=await person(dock, "Ann"))
    await two_agree(dock, True)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall, actor=one)
    with pytest.raises(WrongState, match="waits for a second person to start it"):
        await start(dock, recall, actor=one)
    await two_agree(dock, False)
    await start(dock, recall, actor=one)
    row: Any = await Recall.get(id=recall)
    alone = (RecallState.STARTED, one.user_id, None)
    assert (row.state, row.asked_by_id, row.confirmed_by_id) == alone
    assert await holds.wholly([await lot_of("F-1")]) == [True]
    deeds = [each.what for each in (await facts_of(row)).events if each.by == "Ann"]
    assert [each for each in deeds if "tart" in each] == ["Start asked for", "Started"]

    await two_agree(dock, True)
    third = await dock.lot(dock.flour, "F-3")
    await widen(dock, recall, third, actor=one)
    with pytest.raises(WrongState, match="waits for a second person to add lots"):
        await agree(dock, recall, actor=one)
    await two_agree(dock, False)
    await agree(dock, recall, actor=one)
    assert await holds.wholly([third]) == [True]
    assert await recalls.to_confirm_of_lots([third]) == [[]]


async def test_lots_are_added_to_a_recall_that_is_under_way(dock: Dock, factory: Factory):
    await dock.received(dock.flour, "F-1 x 10; F-2 x 10", 20)
    first, second = await lot_of("F-1"), await lot_of("F-2")
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-2", 5)
    await factory.gives(order, factory.bread, "B-2", 10)
    lots = (("F-1", 2), ("F-2", 2))
    both = await moved(dock, OperationKind.DELIVERY, dock.flour, *lots, partner=dock.customer)
    recall = await prepared(dock, first)
    with pytest.raises(WrongState):
        await widen(dock, recall, second)
    await start(dock, recall)
    found = [Found(product=dock.flour, destroyed=Decimal(2))]
    await recall_answers.record_recall_answer(dock.request(), recall, both, "Ms Fog", found)
    row = await Recall.get(id=recall)
    [who] = await recall_parties.recipients(row, await recalls.scope_of(row))
    assert (who.answered, who.settled) == (True, True)
    for none in ([], [first]):
        with pytest.raises(InvalidInput):
            await widen(dock, recall, *none)

    await widen(dock, recall, first, second)
    assert await scope(recall) == {
        "F-1": ScopeReason.NAMED, "F-2": ScopeReason.NAMED, "B-2": ScopeReason.DERIVED,
    }  # fmt: skip
    bread = await lot_of("B-2")
    assert await holds.wholly([second, bread]) == [True, True]
    now = await Recall.get(id=recall)
    assert (now.position, now.customers) == (row.position, row.customers)  # of the first scope
    [who] = await recall_parties.recipients(now, await recalls.scope_of(now))
    assert (who.sent[0].shipped, who.sent[0].destroyed, who.answered) == (4, 2, False)
    [widening] = await RecallWidening.all()
    assert (widening.reason, widening.position is not None) == ("the same silo", True)
    added = await RecallLot.filter(widening_id=widening.id).order_by("id").values_list("lot_id", flat=True)
    assert added == [second, bread]
    await recall_answers.record_recall_answer(dock.request(), recall, both, "Ms Fog", found)
    [who] = await recall_parties.recipients(now, await recalls.scope_of(now))
    assert (who.answered, who.settled) == (True, False)


async def two_agree(dock: Dock, wanted: bool) -> None:
    version = (await Settings.get(id=1)).version
    await company.update_settings(dock.request(), version, recall_needs_second_person=wanted)


async def agree(dock: Dock, recall: int, *, agrees: bool = True, **by: Any) -> None:
    await recall_widening.confirm_recall_widening(dock.request(**by), recall, agrees=agrees)


async def test_a_recall_is_widened_by_a_makers_number_and_what_comes_of_it_later(dock: Dock):
    await dock.received(dock.flour, "F-1", 10)
    await dock.lot(dock.flour, "F-2", maker_number="M-7")
    await two_agree(dock, True)
    one, other = [Actor(Role.MANAGER, user_id=await person(dock, name)) for name in ("Ann", "Bob")]
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall, actor=one)
    await start(dock, recall, actor=other)
    more = [Named(maker_number="M-7", product=dock.flour)]
    await recall_widening.widen_recall(dock.request(actor=one), recall, more, "the same mill")
    await dock.lot(dock.flour, "F-3", maker_number="M-7")
    await dock.received(dock.flour, "F-3", 5)
    assert await scope(recall) == {"F-1": ScopeReason.NAMED}, "nobody agreed yet"
    await agree(dock, recall, actor=other)
    assert await scope(recall) == {
        "F-1": ScopeReason.NAMED, "F-2": ScopeReason.NAMED, "F-3": ScopeReason.ARRIVED,
    }  # fmt: skip
    await dock.lot(dock.flour, "F-4", maker_number="M-7")
    await dock.received(dock.flour, "F-4", 5)
    assert (await scope(recall))["F-4"] is ScopeReason.ARRIVED
    with pytest.raises(NotFound) as unknown:
        await recall_widening.widen_recall(dock.request(actor=one), recall, [Named(numbers=["F-9"])], "typed")
    assert unknown.value.field == ("lots", "0", "numbers", "0")


async def waiting() -> dict[str, list[int]]:
    """Recalls that wait to stop lots, by number."""
    lots: Any = await Lot.all()
    found = await recalls.to_confirm_of_lots([lot.id for lot in lots])
    return {lot.number: waits for lot, waits in zip(lots, found, strict=True) if waits}


async def test_all_that_would_be_stopped_says_so_while_a_second_person_is_waited_for(
    dock: Dock, factory: Factory
) -> None:
    """Of the start and of lots to be added, what was made of them as well; until someone agrees or it is given up."""
    await dock.received(dock.flour, "F-1 x 10; F-2 x 10", 20)
    for n in (1, 2):
        order = await factory.order(factory.bread, 10)
        await factory.takes(order, dock.flour, f"F-{n}", 5)
        await factory.gives(order, factory.bread, f"B-{n}", 10)
    first, second = await lot_of("F-1"), await lot_of("F-2")
    await two_agree(dock, True)
    one, other = [Actor(Role.MANAGER, user_id=await person(dock, name)) for name in ("Ann", "Bob")]
    given_up = await prepared(dock, second)
    await start(dock, given_up, actor=one)
    recall = await prepared(dock, first, second)
    assert await waiting() == {"F-2": [given_up], "B-2": [given_up]}
    await start(dock, recall, actor=one)
    assert await waiting() == {
        "F-1": [recall], "B-1": [recall], "F-2": [recall, given_up], "B-2": [recall, given_up],
    }  # fmt: skip
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 1)
    await factory.gives(order, factory.bread, "B-3", 10)
    await dock.received(dock.flour, "F-4", 10)
    assert [(await waiting()).get(number) for number in ("B-3", "F-4")] == [[recall], None], "made meanwhile"
    version = (await Recall.get(id=recall)).version
    await recalling.cancel_recall(dock.request(), recall, version, "better without F-2")
    version = (await Recall.get(id=given_up)).version
    await recalling.cancel_recall(dock.request(), given_up, version, "a mistake")
    assert await waiting() == {}

    recall = await prepared(dock, first)
    await start(dock, recall, actor=one)
    await start(dock, recall, actor=other)
    assert await waiting() == {}
    for agrees, who, parts in ((False, one, []), (True, other, ["P-1"])):
        await widen(dock, recall, first, second, actor=one)
        reached = {number: [recall] for number in ("F-2", "B-2", *parts)}
        assert await waiting() == reached, "the others are stopped already"
        split, part = dock.request("splitLot", actor=one), f"P-{len(parts) + 1}"
        await renumbering.split_lot(split, second, dock.stock, Decimal(1), part, "a part")
        assert await waiting() == reached | {part: [recall]}
        await agree(dock, recall, agrees=agrees, actor=who)
        assert await RecallWaiting.all().count() == 0
    assert (await scope(recall)).keys() == {
        *("F-1", "B-1", "B-3", "F-2", "B-2", "P-1", "P-2"),
    }  # fmt: skip
