"""Goods that a recall stops are poured together with others only by who says that he means it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.recall_words import RecallKind
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InvalidInput, LotOnHold
from lotbook.domain.words import Disposition
from lotbook.ledger import holds
from lotbook.models import LotEdge
from lotbook.services import renumbering
from lotbook.services.recall_decisions import decide_recall_lots
from tests.dock import Dock
from tests.scenarios.telling import MANAGER
from tests.services.test_recalling import lot_of, prepared, shipped, start


async def poured(dock: Dock, *numbers: str, into: str, recalled: bool = False) -> renumbering.LotBecame:
    lots = [await lot_of(number) for number in numbers]
    request = dock.request("mergeLots", actor=MANAGER)
    done = await renumbering.merge_lots(request, lots, await lot_of(into), "one silo", recalled=recalled)
    return done.outcome


async def test_who_pours_others_into_goods_of_a_recall_is_asked(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1 x 40; F-2 x 50", 90)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    await shipped(dock, "F-2", 45)
    asked = r"stops F-1\. Poured together, all of it is stopped by that, also 5 kg of F-2, which it does not"
    with pytest.raises(LotOnHold, match=asked) as refused:
        await poured(dock, "F-2", into="F-1")
    assert (refused.value.code, refused.value.field) == (RefusalCode.LOT_RECALLED, ("into",))
    assert refused.value.lots == [await lot_of("F-2")]
    assert await holds.of_lots([await lot_of("F-1")]) == [refused.value.holds]
    assert not await LotEdge.exists()
    assert (await poured(dock, "F-2", into="F-1", recalled=True)).held == 0, "it was before"


async def test_who_pours_goods_of_a_recall_into_others_is_asked_and_told_what_is_stopped(dock: Dock) -> None:
    await dock.received(dock.flour, "A-1 x 40; G-1 x 20; G-2 x 1", 61)
    recall = await prepared(dock, await lot_of("A-1"))
    await start(dock, recall)
    asked = r"stops A-1\. .* also 1 kg of G-2, 20 kg of G-1, which .*, and whoever got some of G-1 before"
    with pytest.raises(LotOnHold, match=asked) as refused:
        await poured(dock, "G-2", "A-1", into="G-1")
    assert refused.value.field == ("lots", "1")
    assert await holds.wholly([await lot_of("G-1")]) == [False]
    assert (await poured(dock, "G-2", "A-1", into="G-1", recalled=True)).held == 1
    assert await holds.wholly([await lot_of("G-1")]) == [True]
    split = dock.request("splitLot", actor=MANAGER)
    part = await renumbering.split_lot(split, await lot_of("G-1"), dock.stock, Decimal(1), "G-3", "a part")
    assert part.outcome.held == 1


async def test_goods_of_one_recall_or_of_an_exercise_are_poured_together_without_a_word(dock: Dock) -> None:
    await dock.received(dock.flour, "A-1 x 5; A-2 x 5; A-3 x 5", 15)
    await start(dock, await prepared(dock, await lot_of("A-1"), await lot_of("A-2")))
    await start(dock, await prepared(dock, await lot_of("A-1"), kind=RecallKind.MOCK))
    assert (await poured(dock, "A-1", into="A-2")).held == 0


async def test_what_was_released_does_not_take_in_what_is_stopped(dock: Dock) -> None:
    await dock.received(dock.flour, "A-1 x 5; A-2 x 5", 10)
    recall = await prepared(dock, await lot_of("A-1"), await lot_of("A-2"))
    await start(dock, recall)
    await decide_recall_lots(dock.request(), recall, [await lot_of("A-2")], Disposition.RELEASED, "tested")
    with pytest.raises(InvalidInput, match=r"A-2 was released in .*, and A-1 is stopped by it"):
        await poured(dock, "A-1", into="A-2", recalled=True)
    assert await holds.wholly([await lot_of("A-2")]) == [False]
    with pytest.raises(LotOnHold, match="also 5 kg of A-2"):
        await poured(dock, "A-2", into="A-1")
    await poured(dock, "A-2", into="A-1", recalled=True)
    assert await holds.wholly([await lot_of("A-1")]) == [True]
