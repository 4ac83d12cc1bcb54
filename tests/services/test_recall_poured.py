"""Goods of a recall and others that were poured together: what the recall tells of it, and whom it leads to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.domain.recall_words import ScopeReason
from lotbook.ledger import recall_arrived, recall_parties, recalls
from lotbook.models import Recall
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_scope import Named
from lotbook.services.recall_widening import widen_recall
from tests.dock import Dock
from tests.services.test_mixing import poured
from tests.services.test_recalling import lot_of, prepared, scope, start


async def arrived(recall: int) -> list[tuple[int, int | None, Decimal]]:
    of_it = await recalls.scope_of(await Recall.get(id=recall))
    told = await recall_arrived.arrived(of_it, await recalls.moved(of_it))
    return [(each.lot, each.merged_from, each.quantity) for each in told]


async def supplied(dock: Dock, recall: int) -> list[tuple[int, Decimal]]:
    row: Any = await Recall.get(id=recall)
    found = await recall_parties.vendors(row, await recalls.scope_of(row))
    return [(each.lot, each.quantity) for each in found[dock.vendor]]


async def said(recall: int) -> set[str]:
    return {each.what for each in (await facts_of(await Recall.get(id=recall))).events}


async def test_what_is_poured_into_goods_of_a_recall_is_told_and_leads_to_no_vendor(dock: Dock) -> None:
    for number, much in (("F-0", 3), ("F-1", 40), ("F-2", 5), ("F-3", 6)):
        await dock.received(dock.flour, number, much)
    await poured(dock, "F-0", into="F-1")
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    await poured(dock, "F-3", into="F-2")
    await poured(dock, "F-2", into="F-1", recalled=True)
    await dock.received(dock.flour, "F-1", 7)
    none, first, second, third = [await lot_of(f"F-{n}") for n in range(4)]
    assert await arrived(recall) == [(first, second, 11), (first, None, 7)]
    assert "After the start: 11 kg Flour of F-2 came by merge into F-1" in await said(recall)
    assert await supplied(dock, recall) == [(none, 3), (first, 40), (first, 7)]
    other = await prepared(dock, first)
    whole = [(none, 3), (first, 40), (second, 5), (third, 6), (first, 7)]
    assert await supplied(dock, other) == whole, "nobody knows any more which of them it is"
    await widen_recall(dock.request(), recall, [Named(lots=[second])], "that one, too")
    assert await supplied(dock, recall) == whole
    assert await arrived(recall) == [(first, second, 11), (first, None, 7)]


async def test_a_lot_that_goods_of_a_recall_are_poured_into_came_by_those(dock: Dock) -> None:
    await dock.received(dock.flour, "A-1", 40)
    recall = await prepared(dock, await lot_of("A-1"))
    await start(dock, recall)
    await dock.received(dock.flour, "G-1", 20)
    await poured(dock, "A-1", into="G-1", recalled=True)
    assert (await scope(recall))["G-1"] is ScopeReason.ARRIVED
    assert await arrived(recall) == [(await lot_of("G-1"), await lot_of("A-1"), 40)]
    told = await said(recall)
    assert "G-1 came into scope: merged from A-1" in told
    assert "After the start: 40 kg Flour of A-1 came by merge into G-1" in told
    assert await supplied(dock, recall) == [(await lot_of("A-1"), 40)]


async def test_goods_of_one_recall_that_are_poured_together_came_before(dock: Dock) -> None:
    await dock.received(dock.flour, "A-1 x 5; A-2 x 5", 10)
    recall = await prepared(dock, await lot_of("A-1"), await lot_of("A-2"))
    await start(dock, recall)
    await poured(dock, "A-1", into="A-2")
    assert await arrived(recall) == []
