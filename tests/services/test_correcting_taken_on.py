"""A correction from where the goods are takes those that its line brought, and none that had nothing to do with it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.refusals import GoodsMovedOn
from lotbook.domain.words import CorrectionWay, OperationKind
from lotbook.ledger.check import check
from lotbook.models import StockMoveLine
from lotbook.services.correcting import Correction
from tests.dock import Dock
from tests.scenarios.telling import correct, lies, moved, posted_line, received, refused

WHERE = CorrectionWay.FROM_WHERE_THEY_ARE
INTERNAL = OperationKind.INTERNAL


@pytest.fixture
async def two_shelves(dock: Dock) -> tuple[int, int]:
    """10 of a lot in A-01 by one receipt; 6 more by another, of which 5 were moved to A-03."""
    first, second = await dock.place("WH1/Stock/A-01"), await dock.place("WH1/Stock/A-03")
    await received(dock, dock.flour, ("F-1", 10))
    await moved(dock, INTERNAL, dock.flour, ("F-1", 10), destination=first)
    await received(dock, dock.flour, ("F-1", 6))
    await moved(dock, INTERNAL, dock.flour, ("F-1", 5), destination=second)
    return first, second


async def brought(quantity: int) -> int:
    """The line of the receipt that brought so much."""
    line = await StockMoveLine.get(source__usage="VENDOR", quantity=quantity, lot__number="F-1")
    return int(line.id)


async def test_another_shelf_is_left_alone(dock: Dock, two_shelves: tuple[int, int]) -> None:
    line = await brought(6)
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(4)), way=WHERE)
    assert await lies(dock.flour, "F-1") == {
        "Vendors": -14,
        "WH1/Stock": 1,
        "WH1/Stock/A-01": 10,
        "WH1/Stock/A-03": 3,
    }
    assert await check() == []


async def test_where_it_is_not_one_place_nobody_guesses(dock: Dock, two_shelves: tuple[int, int]) -> None:
    first, second = two_shelves
    await received(dock, dock.flour, ("F-1", 8))
    await moved(dock, INTERNAL, dock.flour, ("F-1", 4), destination=first)
    await moved(dock, INTERNAL, dock.flour, ("F-1", 5), destination=second)
    line = await brought(8)
    async with refused(GoodsMovedOn) as told:
        await correct(dock, Correction(move_line=line, right_quantity=Decimal(4)), way=WHERE)
    assert {place.location for place in told.value.places} == {first, second}
    assert told.value.message.endswith("There are 14 in WH1/Stock/A-01, 10 in WH1/Stock/A-03.")
    assert "nobody can tell which ones" in told.value.message


async def test_the_number_of_what_went_on_is_put_right(dock: Dock, two_shelves: tuple[int, int]) -> None:
    """4 of 10 were moved, and 3 of these once more."""
    first, second = two_shelves
    await received(dock, dock.flour, ("F-3", 10), ("F-4", 10))
    await moved(dock, INTERNAL, dock.flour, ("F-3", 4), destination=first)
    await moved(dock, INTERNAL, dock.flour, ("F-3", 3), source=first, destination=second)
    line = await posted_line(dock.flour, "F-3", "WH1/Stock/A-01")
    await correct(dock, Correction(move_line=line, number="F-4"), way=WHERE)
    assert await lies(dock.flour, "F-3") == {"Vendors": -10, "WH1/Stock": 10}
    assert await lies(dock.flour, "F-4") == {
        "Vendors": -10,
        "WH1/Stock": 6,
        "WH1/Stock/A-01": 1,
        "WH1/Stock/A-03": 3,
    }
    assert await check() == []
