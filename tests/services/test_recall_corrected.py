"""A recall of a number takes in what the number was corrected to: the cartons may bear it still."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.recall_words import ScopeReason
from lotbook.domain.refusals import InvalidInput, NotFound, Ref
from lotbook.domain.words import Disposition
from lotbook.ledger import corrections, holds, recall_parties, recalls
from lotbook.models import Recall, StockMoveLine
from lotbook.services import recall_closing, recall_widening
from lotbook.services.correcting import Correction
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_scope import Named
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import correct, posted_line
from tests.services.test_recalling import decide, lot_of, prepared, scope, shipped, start

__all__ = ["factory"]


async def put_right(dock: Dock, wrong: str, right: str, quantity: int | None = None) -> None:
    part = None if quantity is None else Decimal(quantity)
    line = await posted_line(dock.flour, wrong)
    await correct(dock, Correction(move_line=line, quantity=part, number=right))


async def received_as(dock: Dock, wrong: str, right: str, quantity: int = 20) -> None:
    """So much came in under a number that is not its own, which was put right."""
    await dock.received(dock.flour, wrong, quantity)
    await put_right(dock, wrong, right)


@pytest.mark.parametrize("by", ["list", "scan"])
async def test_what_a_number_was_corrected_to_is_recalled_with_it(
    dock: Dock, factory: Factory, by: str
) -> None:
    await received_as(dock, "BAD", "GOOD-1")
    await dock.received(dock.flour, "OTHER", 5)
    sent = await shipped(dock, "GOOD-1", 5)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "GOOD-1", 4)
    await factory.gives(order, factory.bread, "M-1", 10)
    named: dict[str, Any] = {"numbers": ["BAD", "OTHER"]} if by == "list" else {}
    lots = [] if by == "list" else [await lot_of("BAD"), await lot_of("OTHER")]
    recall = await prepared(dock, *lots, **named)
    await start(dock, recall)
    reasons = dict.fromkeys(("BAD", "OTHER", "GOOD-1"), ScopeReason.NAMED) | {"M-1": ScopeReason.DERIVED}
    assert await scope(recall) == reasons
    assert await holds.wholly([await lot_of(number) for number in reasons]) == [True] * 4
    row: Any = await Recall.get(id=recall)
    drawn = await recalls.scope_of(row)
    [customer] = await recall_parties.recipients(row, drawn)
    assert [each.delivery for each in customer.sent] == [sent]
    assert list(await recall_parties.vendors(row, drawn)) == [dock.vendor]
    facts = await facts_of(row)
    came = {facts.named.lots[each.lot].number: facts.came_by(each) for each in facts.scope.lots}
    right = "what BAD was corrected to"
    assert came == {"BAD": "named", "OTHER": "named", "GOOD-1": right, "M-1": "follows from those"}


async def test_of_a_number_that_was_right_for_the_rest_both_are_recalled(dock: Dock) -> None:
    await dock.received(dock.flour, "BAD", 20)
    await put_right(dock, "BAD", "GOOD-1", 8)
    recall = await prepared(dock, numbers=["BAD"])
    assert await scope(recall) == dict.fromkeys(("BAD", "GOOD-1"), ScopeReason.NAMED)
    other = await prepared(dock, numbers=["GOOD-1"])
    assert await scope(other) == {"GOOD-1": ScopeReason.NAMED}, "whoever names the right one means no other"


async def test_a_number_is_followed_through_all_its_corrections_and_none_that_was_taken_back(
    dock: Dock,
) -> None:
    await received_as(dock, "BAD", "MIDDLE")
    await put_right(dock, "MIDDLE", "GOOD-1")
    recall = await prepared(dock, numbers=["BAD"])
    assert await scope(recall) == dict.fromkeys(("BAD", "GOOD-1"), ScopeReason.NAMED)
    good, bad, middle = [await lot_of(number) for number in ("GOOD-1", "BAD", "MIDDLE")]
    assert await corrections.stood_for([good, bad, middle]) == {good: {bad, middle}}

    await received_as(dock, "RIGHT", "WRONG")
    await put_right(dock, "WRONG", "RIGHT")
    recall = await prepared(dock, numbers=["RIGHT"])
    assert await scope(recall) == {"RIGHT": ScopeReason.NAMED}


async def test_each_number_of_a_line_is_what_was_put_in_for_it(dock: Dock) -> None:
    await dock.received(dock.flour, "A x 5; B x 5", 10)
    lines = [
        Correction(move_line=await posted_line(dock.flour, number), number=f"{number}{number}")
        for number in ("A", "B")
    ]
    await correct(dock, *lines)
    recall = await prepared(dock, numbers=["A"])
    assert await scope(recall) == dict.fromkeys(("A", "AA"), ScopeReason.NAMED)


async def test_what_was_picked_otherwise_than_it_was_typed_bears_its_own_number(dock: Dock) -> None:
    await dock.received(dock.flour, "A-1 x 5; B-1 x 5", 10)
    await shipped(dock, "A-1", 2)
    [line] = await StockMoveLine.filter(lot__number="A-1", destination__usage="CUSTOMER")
    await correct(dock, Correction(move_line=line.id, number="B-1"))
    recall = await prepared(dock, numbers=["A-1"])
    assert await scope(recall) == {"A-1": ScopeReason.NAMED}


@pytest.mark.parametrize("when", ["before the start", "while it is closed"])
async def test_it_does_not_matter_when_the_number_is_put_right(dock: Dock, when: str) -> None:
    await dock.received(dock.flour, "BAD", 20)
    recall = await prepared(dock, numbers=["BAD"])
    if when == "before the start":
        await put_right(dock, "BAD", "GOOD-1")
        drawn = await recalls.scope_of(await Recall.get(id=recall))
        assert [each.lot for each in drawn.lots] == [await lot_of("BAD"), await lot_of("GOOD-1")]
    await start(dock, recall)
    version = (await Recall.get(id=recall)).version
    if when == "while it is closed":
        await recall_closing.close_recall(dock.request(), recall, version, "all back")
        await put_right(dock, "BAD", "GOOD-1")
        await recall_closing.reopen_recall(dock.request(), recall, version + 1, "too early")
    because = ScopeReason.NAMED if when == "before the start" else ScopeReason.ARRIVED
    assert (await scope(recall))["GOOD-1"] is because
    assert await holds.wholly([await lot_of("GOOD-1")]) == [True]


async def test_a_recall_is_widened_by_what_a_number_was_corrected_to(dock: Dock) -> None:
    await received_as(dock, "BAD", "GOOD-1")
    await dock.received(dock.flour, "OTHER", 5)
    recall = await prepared(dock, numbers=["OTHER"])
    await start(dock, recall)
    await recall_widening.widen_recall(dock.request(), recall, [Named(numbers=["BAD"])], "read off a carton")
    assert (await scope(recall)).keys() == {"OTHER", "BAD", "GOOD-1"}
    assert await holds.wholly([await lot_of("GOOD-1")]) == [True]


async def test_a_number_that_was_released_brings_in_nothing_when_the_recall_goes_on(dock: Dock) -> None:
    await dock.received(dock.flour, "BAD x 20; OTHER x 5", 25)
    recall = await prepared(dock, numbers=["BAD", "OTHER"])
    await start(dock, recall)
    await decide(dock, recall, Disposition.RELEASED, "BAD")
    version = (await Recall.get(id=recall)).version
    await recall_closing.close_recall(dock.request(), recall, version, "all back")
    await put_right(dock, "BAD", "GOOD-1")
    await recall_closing.reopen_recall(dock.request(), recall, version + 1, "too early")
    assert "GOOD-1" not in await scope(recall)


async def test_what_names_no_lot_is_told_what_it_looks_like(dock: Dock) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="MK-77")
    await dock.lot(dock.flour, "F-2", maker_number="MK-771")
    await dock.lot(dock.radio, "SN-1", batch="Batch-7")
    looks = {
        "mk-77 looks like MK-77, which there is.": {"maker_number": "mk-77"},
        "batch-7 looks like Batch-7, which there is.": {"product": dock.radio, "batch": "batch-7"},
        "sn-1 looks like SN-1, which there is.": {"product": dock.radio, "batch": "sn-1"},
    }
    for said, named in looks.items():
        with pytest.raises(InvalidInput) as refused:
            await prepared(dock, **named)
        assert refused.value.problems[0].message.endswith(said)
    with pytest.raises(InvalidInput) as refused:
        await prepared(dock, product=dock.radio, maker_number="mk-77")
    assert "looks like" not in refused.value.problems[0].message, "none of that product"
    with pytest.raises(NotFound) as unknown:
        await prepared(dock, numbers=["F-1", "f-2", "F-9"])
    assert unknown.value.message.startswith("There is no lot f-2, F-9. f-2 looks like F-2. Take ")
    assert unknown.value.nearest == [Ref("Lot", await lot_of("F-2"))]
    assert not await Recall.exists()
