"""What was there when the book began is put in once, dated as such."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberLooksLike
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InUse, InvalidInput, LocationNotUsable
from lotbook.domain.words import CorrectionWay, OperationKind
from lotbook.ledger.check import check
from lotbook.models import Lot, OpeningStock, StockMoveLine
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.number_sources import FromText, Listed
from lotbook.services.opening_stock import There, record_opening_stock
from tests.dock import Dock
from tests.scenarios.telling import moved, today
from tests.services.imports import look

SINCE = date(2026, 9, 30)


async def opened(
    dock: Dock, product: int, *, day: date | None = SINCE, place: str = "WH1/Stock", **what: Any
) -> int:
    request = dock.request("recordOpeningStock")
    there = There(location=await dock.place(place), product=product, **what)
    done = await record_opening_stock(request, [there], day)
    return done.outcome.operation


def batch(number: str, much: int, **facts: Any) -> Listed:
    return Listed([Asked(number=number, quantity=Decimal(much), **facts)])


async def test_opening_stock_is_there_since_its_day(dock: Dock) -> None:
    until = today() + timedelta(days=90)
    first = await opened(dock, dock.flour, numbers=batch("F-1", 40, expiry=until, maker_number="M-7"))
    await opened(dock, dock.flour, numbers=batch("F-1", 5), place="WH1/Stock/A-01")
    await opened(dock, dock.radio, numbers=FromText(text="SN-001 x 3"))
    await opened(dock, dock.bag, quantity=Decimal(120), day=None)
    assert [await dock.on_hand(each) for each in (dock.flour, dock.radio, dock.bag)] == [45, 3, 120]
    lot = await Lot.get(number="F-1")
    assert (lot.expiry, lot.last_day, lot.maker_number, lot.first_in) == (until, until, "M-7", SINCE)
    [line] = await StockMoveLine.filter(operation_id=first)
    assert (line.occurred.astimezone().date() - SINCE).days in (-1, 0)
    assert line.occurred_margin == 86_400


async def test_a_shelf_of_goods_is_put_in_at_once_or_not_at_all(dock: Dock) -> None:
    stock, shelf = await dock.place("WH1/Stock"), await dock.place("WH1/Stock/A-01")
    shelves = [
        There(location=stock, product=dock.flour, numbers=batch("F-1", 40)),
        There(location=shelf, product=dock.flour, numbers=batch("F-1", 5)),
        There(location=shelf, product=dock.radio, numbers=FromText(text="SN-1 x 2")),
        There(location=stock, product=dock.radio, numbers=FromText(text="SN-3")),
        There(location=stock, product=dock.bag, quantity=Decimal(120)),
    ]
    wrong = There(location=stock, product=dock.bag, quantity=Decimal("0.5"))
    with pytest.raises(InvalidInput) as refused:
        await record_opening_stock(dock.request("recordOpeningStock"), [*shelves, wrong], SINCE)
    assert refused.value.problems[0].field == ("stock", "5", "quantity")
    twice = [
        There(location=each, product=dock.radio, numbers=FromText(text="SN-9")) for each in (stock, shelf)
    ]
    with pytest.raises(InvalidInput) as refused:
        await record_opening_stock(dock.request("recordOpeningStock"), [*shelves, *twice], SINCE)
    assert refused.value.problems[0].field == ("stock", "6", "numbers")
    assert await dock.on_hand(dock.flour) == 0
    done = await record_opening_stock(dock.request("recordOpeningStock"), shelves, SINCE)
    assert done.outcome.line_count == 6
    assert [await dock.on_hand(each) for each in (dock.flour, dock.radio, dock.bag)] == [45, 3, 120]
    assert await OpeningStock.filter(operation_id=done.outcome.operation).count() == 5


async def test_a_mistake_is_corrected_and_put_in_again(dock: Dock) -> None:
    operation = await opened(dock, dock.flour, numbers=batch("F-1", 400))
    [line] = await StockMoveLine.filter(operation_id=operation)
    wrong = Correction(move_line=line.id, right_quantity=Decimal(40))
    await correct_move_lines(dock.request(), [wrong], CorrectionWay.FROM_DESTINATION, "a zero too much")
    assert await dock.on_hand(dock.flour) == 40
    await opened(dock, dock.flour, numbers=batch("F-2", 7))
    assert await dock.on_hand(dock.flour) == 47


async def test_a_unit_that_was_put_in_by_mistake_can_be_put_in_after_all(dock: Dock) -> None:
    operation = await opened(dock, dock.radio, numbers=FromText(text="SN-1; SN-2"))
    first = await StockMoveLine.filter(operation_id=operation).order_by("id").first()
    assert first
    wrong = Correction(move_line=first.id, right_quantity=Decimal(0))
    await correct_move_lines(dock.request(), [wrong], CorrectionWay.FROM_DESTINATION, "of another shelf")
    assert await dock.on_hand(dock.radio) == 1
    with pytest.raises(NumberAlreadyExists, match="SN-2"):
        await opened(dock, dock.radio, numbers=FromText(text="SN-1; SN-2"))
    await opened(dock, dock.radio, numbers=FromText(text="SN-1"))
    assert await dock.on_hand(dock.radio) == 2
    assert await Lot.filter(product_id=dock.radio).count() == 2
    assert await check() == []


async def test_once_goods_of_it_moved_a_count_says_what_is_there(dock: Dock) -> None:
    await opened(dock, dock.flour, numbers=batch("F-1", 40))
    delivery = await moved(dock, OperationKind.DELIVERY, dock.flour, ("F-1", 4))
    with pytest.raises(InUse) as refused:
        await opened(dock, dock.flour, numbers=batch("F-2", 7))
    assert refused.value.blockers[0].node.id == delivery
    told = "Flour moved already by WH1/OUT/00001: a count says from now on what is there."
    assert refused.value.message == told
    looked = await look(dock, "SKU,Lot,Quantity,Place\nFLOUR,F-2,7,WH1/Stock\nRADIO,SN-2,1,WH1/Stock\n")
    assert [fault.message for fault in looked.read.faults.sorted()] == [told]
    await opened(dock, dock.radio, numbers=FromText(text="SN-1"))  # of another product still
    assert await dock.on_hand(dock.flour) == 36


async def test_only_what_can_have_been_is_put_in(dock: Dock) -> None:
    await opened(dock, dock.radio, numbers=FromText(text="SN-1"))
    with pytest.raises(NumberAlreadyExists):
        await opened(dock, dock.radio, numbers=FromText(text="SN-1"), place="WH1/Stock/A-01")
    with pytest.raises(NumberLooksLike, match="sn-1 looks like SN-1") as asked:
        await opened(dock, dock.radio, numbers=FromText(text="sn-1"))
    assert asked.value.field == ("stock", "0", "numbers")
    await opened(dock, dock.radio, numbers=FromText(text="sn-1"), look_alike=True)
    for wrong in (
        {"numbers": batch("F-1", 0)},
        {"quantity": Decimal(3)},
        {"numbers": batch("F-1", 3), "day": today() + timedelta(days=2)},
        {"numbers": Listed([Asked(number="F-1", quantity=Decimal(1))] * 2)},
    ):
        with pytest.raises(InvalidInput):
            await opened(dock, dock.flour, **wrong)
    with pytest.raises(InvalidInput) as refused:
        await opened(dock, dock.bag)
    assert refused.value.problems[0].fault is InputFault.MISSING
    with pytest.raises(LocationNotUsable):
        await opened(dock, dock.bag, quantity=Decimal(3), place="Scrap")
    with pytest.raises(LocationNotUsable, match="WH1 is a whole warehouse"):
        await opened(dock, dock.bag, quantity=Decimal(3), place="WH1")
    assert await dock.on_hand(dock.flour) == await dock.on_hand(dock.bag) == 0
