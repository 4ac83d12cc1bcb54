"""What left our hands under a number that was given up since is put right, and comes back under the present one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tortoise.expressions import Q

from lotbook.domain.refusals import InsufficientStock, InvalidInput
from lotbook.domain.words import CorrectionWay, OperationKind, RunKind
from lotbook.ledger.check import check
from lotbook.ledger.shipped_as import shipped_as
from lotbook.models import StockMoveLine
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import correct, lies, moved, received, refused
from tests.services.test_counting import applied, begun, counted, finished
from tests.services.test_renumbering import lot, merge, relabel
from tests.services.test_returning import back, shipped
from tests.services.test_scrapping import scrapped
from tests.services.test_selling import delivered

__all__ = ["factory"]

STOCK, SHELF, OUT = "WH1/Stock", "WH1/Stock/A-01", "Customers"
WAYS = [CorrectionWay.FROM_DESTINATION, CorrectionWay.FROM_WHERE_THEY_ARE]


async def right(dock: Dock, lot: str, much: int | None, place: str = OUT, **how: Any) -> None:
    """So much was right of the last line by which a document brought a lot to a place."""
    way = how.pop("way", CorrectionWay.FROM_DESTINATION)
    lines = StockMoveLine.filter(lot__number=lot, destination__path=place, corrects_id=None)
    plain = lines.filter(Q(run_id=None) | Q(run__kind=RunKind.PRODUCTION))
    line = await plain.order_by("-id").first()
    assert line is not None
    quantity = None if much is None else Decimal(much)
    await correct(
        dock, Correction(move_line=line.id, right_quantity=quantity, take_more=True, **how), way=way
    )


async def lying(dock: Dock, *numbers: str, of: int | None = None) -> list[dict[str, Decimal]]:
    """Where lots are, in our places, with customers, and thrown away; nothing is left where numbers change."""
    found = [await lies(of or dock.flour, number) for number in numbers]
    away = ("Vendors", "Inventory", "Production")
    return [{place: much for place, much in one.items() if not place.startswith(away)} for one in found]


@pytest.mark.parametrize("way", WAYS)
async def test_a_delivery_is_put_right_after_its_lot_was_relabelled(dock: Dock, way: CorrectionWay) -> None:
    await received(dock, dock.flour, ("W-1", 10))
    order, delivery = await shipped(dock, dock.flour, "W-1", quantity="4")
    await relabel(dock, "W-1", "W-2")
    await relabel(dock, "W-2", "W-3")
    await right(dock, "W-1", 3, way=way)
    assert await lying(dock, "W-1", "W-2", "W-3") == [{}, {}, {STOCK: 7, OUT: 3}]
    assert await delivered(order) == [3]
    labels = {now: list(called) for now, called in (await shipped_as([delivery]))[delivery].items()}
    assert labels[await lot("W-3")] == [await lot("W-1")]
    await right(dock, "W-1", 1, way=way)
    assert (await lying(dock, "W-3"), await delivered(order)) == ([{STOCK: 9, OUT: 1}], [1])
    returned = await back(dock, delivery)
    await dock.validate(returned)
    assert await lying(dock, "W-1", "W-3") == [{}, {STOCK: 10}]
    assert await check() == []


async def test_more_went_out_than_was_written_before_it_was_relabelled(dock: Dock) -> None:
    await received(dock, dock.flour, ("W-1", 10))
    order, _ = await shipped(dock, dock.flour, "W-1", quantity="4")
    await relabel(dock, "W-1", "W-2")
    await right(dock, "W-1", 6)
    assert await lying(dock, "W-1", "W-2") == [{}, {STOCK: 4, OUT: 6}]
    assert await delivered(order) == [6]
    async with refused(InsufficientStock) as short:
        await right(dock, "W-1", 11)
    assert short.value.message == "W-2: 4 available in WH1/Stock, 5 would be taken."
    assert short.value.field == ("corrections", "0", "rightQuantity")
    assert await check() == []


async def test_it_was_another_lot_that_went_out(dock: Dock) -> None:
    await received(dock, dock.flour, ("W-1", 10), ("X-1", 10))
    order, _ = await shipped(dock, dock.flour, "W-1", quantity="4")
    await relabel(dock, "W-1", "W-2")
    await relabel(dock, "X-1", "X-2")
    await right(dock, "W-1", None, number="X-1")
    assert await lying(dock, "W-1", "W-2") == [{}, {STOCK: 10}]
    assert await lying(dock, "X-1", "X-2") == [{}, {STOCK: 6, OUT: 4}]
    assert await delivered(order) == [4]
    assert await check() == []


@pytest.mark.parametrize("way", WAYS)
async def test_a_delivery_is_put_right_after_lots_were_poured_together_and_relabelled(
    dock: Dock, way: CorrectionWay
) -> None:
    await received(dock, dock.flour, ("C-1", 20), ("C-2", 5))
    order, _ = await shipped(dock, dock.flour, "C-1", quantity="4")
    await merge(dock, "C-1", "C-2")
    await relabel(dock, "C-1", "C-3")
    shelf = await dock.place(SHELF)
    await moved(dock, OperationKind.INTERNAL, dock.flour, ("C-3", 10), destination=shelf)
    await right(dock, "C-1", 3, way=way)
    assert await lying(dock, "C-1", "C-3") == [{}, {STOCK: 12, SHELF: 10, OUT: 3}]
    assert await delivered(order) == [3]
    assert await check() == []


async def test_what_comes_back_of_a_number_that_was_poured_away_is_what_it_became(dock: Dock) -> None:
    await received(dock, dock.flour, ("Q-3", 10), ("Q-2", 5))
    order, _ = await shipped(dock, dock.flour, "Q-3", quantity="4")
    await merge(dock, "Q-2", "Q-3")
    await right(dock, "Q-3", 3)
    assert await lying(dock, "Q-3", "Q-2") == [{OUT: 3}, {STOCK: 12}]
    await right(dock, "Q-3", 5)
    assert await lying(dock, "Q-3", "Q-2") == [{OUT: 5}, {STOCK: 10}]
    assert await delivered(order) == [5]
    assert await check() == []


async def test_a_unit_that_never_went_out_has_its_present_number(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    order, _ = await shipped(dock, dock.radio, "SN-1", "SN-2")
    await relabel(dock, "SN-1", "SN-9")
    await right(dock, "SN-1", 0)
    assert await lying(dock, "SN-1", "SN-9", of=dock.radio) == [{}, {STOCK: 1}]
    assert await delivered(order) == [1]
    assert await check() == []


async def test_no_more_comes_back_than_the_customer_has_of_the_line(dock: Dock) -> None:
    await received(dock, dock.flour, ("W-1", 10))
    _, delivery = await shipped(dock, dock.flour, "W-1", quantity="4")
    await shipped(dock, dock.flour, "W-1", quantity="3")
    await relabel(dock, "W-1", "W-2")
    [given] = await StockMoveLine.filter(
        lot__number="W-1", quantity=4, transfer_line__transfer_id=delivery, run_id=None
    )
    await dock.validate(await back(dock, delivery))
    async with refused(InsufficientStock) as told:
        await correct(dock, Correction(move_line=given.id, right_quantity=Decimal(2)))
    assert told.value.field == ("corrections", "0", "moveLine")
    assert told.value.message == (
        "W-1: 0 of it in Customers under the number that it has now, 2 would be taken back."
    )


async def test_what_was_thrown_away_is_put_right_after_its_lot_was_relabelled(dock: Dock) -> None:
    await received(dock, dock.flour, ("S-1", 10))
    await scrapped(dock, Goods(lot=await lot("S-1"), quantity=Decimal(2)))
    await relabel(dock, "S-1", "S-2")
    line = await StockMoveLine.get(lot__number="S-1", destination__usage="SCRAP")
    await correct(dock, Correction(move_line=line.id, right_quantity=Decimal(1)))
    assert await lying(dock, "S-1", "S-2") == [{}, {STOCK: 9, "Scrap": 1}]
    assert await check() == []


async def test_what_was_consumed_comes_back_under_its_present_number(dock: Dock, factory: Factory) -> None:
    await received(dock, dock.flour, ("E-1", 15))
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "E-1", 7)
    await relabel(dock, "E-1", "E-2")
    await right(dock, "E-1", 6, "Production")
    assert await lying(dock, "E-1", "E-2") == [{}, {STOCK: 9}]
    await right(dock, "E-1", 8, "Production")
    assert await lying(dock, "E-1", "E-2") == [{}, {STOCK: 7}]
    assert await check() == []


async def test_what_a_count_lost_is_found_under_its_present_number(dock: Dock) -> None:
    await received(dock, dock.flour, ("N-1", 10))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("N-1", 8))
    await finished(dock, count)
    await applied(dock, count)
    await relabel(dock, "N-1", "N-2")
    line = await StockMoveLine.get(lot__number="N-1", destination__usage="INVENTORY")
    await correct(dock, Correction(move_line=line.id, right_quantity=Decimal(1)))
    assert await lying(dock, "N-1", "N-2") == [{}, {STOCK: 9}]
    assert await check() == []


async def test_lines_by_which_goods_got_another_number_are_not_corrected(dock: Dock) -> None:
    await received(dock, dock.flour, ("W-1", 10))
    await shipped(dock, dock.flour, "W-1", quantity="4")
    await relabel(dock, "W-1", "W-2")
    between = await StockMoveLine.filter(run_id__isnull=False, transfer_line_id__isnull=False)
    assert len(between) == 2
    for line in between:
        async with refused(InvalidInput) as told:
            await correct(dock, Correction(move_line=line.id, right_quantity=Decimal(3)))
        assert told.value.problems[0].field == ("corrections", "0", "moveLine")
        assert "correct the line by which W-1 went from WH1/Stock to Customers" in told.value.message
