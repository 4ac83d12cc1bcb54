"""Bad input at the dock is refused with the fact at fault, and nothing has happened."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberAlreadyExists, NumbersInvalid
from lotbook.domain.numbers import parse_number
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.quantities import parse_quantity
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import InvalidInput, LocationNotUsable, NotFound, ScanUnclear
from lotbook.domain.words import OperationKind, Tracking
from lotbook.models import Lot, TransferLine
from lotbook.services.number_sources import Chosen, ChosenLot, CountUp, Listed
from tests.dock import Dock
from tests.scenarios.telling import assign, change, entries, numbers_on, received, refused, scan, today

FORBIDDEN = ["\x00", "\n", "\x1b", "\x9b", "\ud800", "\u202e", "\u200b", "\ufeff"]


async def radio_line(dock: Dock) -> tuple[int, int]:
    receipt = await dock.receipt((dock.radio, 5))
    return receipt, await dock.line_of(receipt, dock.radio)


async def test_a_serial_is_exactly_one(dock: Dock) -> None:
    _, line = await radio_line(dock)
    for much in ("2", "0.5", "0"):
        async with refused(InvalidInput) as wrong:
            await assign(dock, line, Listed([Asked(number="SN-1", quantity=Decimal(much))]))
        assert wrong.value.problems[0].fault is InputFault.SERIAL_NOT_ONE


async def test_quantities_fit_the_step_and_the_unit_of_the_product(dock: Dock) -> None:
    kilo, piece, dozen = await dock.unit("kg"), await dock.unit("pcs"), await dock.unit("doz")
    for product, much, unit in (
        (dock.radio, "1", kilo),
        (dock.flour, "1", piece),
        (dock.bag, "0.3", dozen),
        (dock.bag, "0.5", piece),
        (dock.bag, "0", piece),
    ):
        async with refused(InvalidInput):
            await dock.order(OrderLineGiven(product, Decimal(much), unit=unit))
    receipt = await dock.receipt(OrderLineGiven(dock.bag, Decimal("1.5"), unit=dozen))
    line = await dock.line_of(receipt, dock.bag)
    assert (await TransferLine.get(id=line)).expected == 18
    receipt = await dock.receipt((dock.flour, 5))
    line = await dock.line_of(receipt, dock.flour)
    async with refused(InvalidInput):
        await assign(dock, line, Listed([Asked(number="F-1", quantity=Decimal("0.0005"))]))


@pytest.mark.parametrize("text", ["NaN", "1e3", "1,5", "-1", "1.0000001", "1000000000000", "", "\u0661"])
def test_a_quantity_is_written_strictly(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_quantity(text)


async def test_tracked_goods_need_a_number_and_others_take_none(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 5))
    bags = await dock.line_of(receipt, dock.bag)
    async with refused(NumbersInvalid, RefusalCode.LOT_NOT_ALLOWED):
        await assign(dock, bags, "N-1")
    await scan(dock, receipt, "BAG")
    [entry] = await entries(bags)
    async with refused(NumbersInvalid, RefusalCode.LOT_NOT_ALLOWED):
        await change(dock, entry["id"], number="N-1")
    _, radios = await radio_line(dock)
    async with refused(InvalidInput):
        await assign(dock, radios, " ;\n ; ")


@pytest.mark.parametrize("character", FORBIDDEN)
async def test_a_number_holds_nothing_that_cannot_be_seen(dock: Dock, character: str) -> None:
    receipt, line = await radio_line(dock)
    number = f"SN{character}1"
    with pytest.raises(InvalidInput) as wrong:
        parse_number(number)
    problem = wrong.value.problems[0]
    assert (problem.fault, problem.position) == (InputFault.FORBIDDEN_CHARACTER, 2)
    assert f"U+{ord(character):04X}" in problem.message
    if character != "\n":  # which separates numbers
        async with refused(InvalidInput):
            await assign(dock, line, number)
    async with refused(InvalidInput):
        await assign(dock, line, CountUp(start=number, count=2))
    async with refused(InvalidInput if character == "\ud800" else ScanUnclear):
        await scan(dock, receipt, number, line=line)
    assert await numbers_on(line) == []


@pytest.mark.parametrize("number", ["", "   ", "\u200b", "x" * 65, "x" * 1_000_000])
async def test_a_number_has_one_to_sixty_four_characters(dock: Dock, number: str) -> None:
    receipt, line = await radio_line(dock)
    async with refused(InvalidInput):
        await assign(dock, line, number)
    async with refused(ScanUnclear):
        await scan(dock, receipt, number, line=line)


async def test_what_looks_like_an_address_or_a_foreign_product_is_no_number(dock: Dock) -> None:
    receipt, line = await radio_line(dock)
    for code in ("https://example.org/x", "javascript:alert(1)", "9520123456788"):
        async with refused(ScanUnclear):
            await scan(dock, receipt, code, line=line)
    async with refused(ScanUnclear, RefusalCode.SCAN_UNREADABLE):
        await scan(dock, receipt, "]E09520123456789", line=line)  # a wrong check digit
    await scan(dock, receipt, "<b>1; DROP TABLE lot--", line=line)
    assert await numbers_on(line) == ["<b>1; DROP TABLE lot--"]


async def test_a_serial_that_is_here_or_left_is_refused_with_where_and_when(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    receipt, line = await radio_line(dock)
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_IN_STOCK) as taken:
        await scan(dock, receipt, "SN-1", line=line)
    assert taken.value.conflicts[0].since.date() - today() < timedelta(days=2)
    assert taken.value.conflicts[0].location == dock.stock


async def test_places_that_cannot_take_part_are_refused(dock: Dock) -> None:
    vendors, customers = await dock.place("Vendors"), await dock.place("Customers")
    for ends in (
        {"source": vendors},
        {"destination": customers},
        {"destination": await dock.place("WH1")},
        {"source": customers},
    ):
        async with refused(LocationNotUsable):
            await dock.transfer(OperationKind.INTERNAL, (dock.bag, 1), **ends)
    async with refused(NotFound):
        await dock.transfer(OperationKind.INTERNAL, (dock.bag, 1), destination=987654)


async def test_dates_are_plausible(dock: Dock) -> None:
    cheese = await dock.product("CHEESE", Tracking.LOT)
    line = await dock.line_of(await dock.receipt((cheese, 5)), cheese)
    far = today().replace(year=today().year + 51, day=1)
    for dates in (
        {"expiry": far},
        {"expiry": date(1999, 12, 31)},
        {"production": today() + timedelta(days=3)},
        {"production": today(), "expiry": today() - timedelta(days=1)},
    ):
        async with refused(InvalidInput) as wrong:
            await assign(dock, line, Listed([Asked(number="C-1", quantity=Decimal(1), **dates)]))
        assert wrong.value.problems[0].fault is InputFault.IMPLAUSIBLE_DATE


async def test_the_faults_of_a_list_name_its_rows(dock: Dock) -> None:
    line = await dock.line_of(await dock.receipt((dock.flour, 5)), dock.flour)
    listed = [
        Asked(number="F-1", quantity=Decimal(1)),
        Asked(number="F-2", quantity=Decimal("0.0005"), expiry=date(1999, 12, 31)),
        Asked(number="F-3", quantity=Decimal(1), maker_number="M\u202e7", batch="x" * 65),
        Asked(number="F-4", quantity=Decimal(1), production=today() + timedelta(days=3)),
    ]
    async with refused(InvalidInput) as wrong:
        await assign(dock, line, Listed(listed, without_quantity=frozenset({0})))
    assert [(each.field, each.fault) for each in wrong.value.problems] == [
        (("numbers", "list", "0", "quantity"), InputFault.MISSING),
        (("numbers", "list", "1", "quantity"), InputFault.TOO_PRECISE),
        (("numbers", "list", "1", "expiryDate"), InputFault.IMPLAUSIBLE_DATE),
        (("numbers", "list", "2", "makerNumber"), InputFault.FORBIDDEN_CHARACTER),
        (("numbers", "list", "2", "batch"), InputFault.OVER_LIMIT),
        (("numbers", "list", "3", "productionDate"), InputFault.IMPLAUSIBLE_DATE),
    ]
    assert await numbers_on(line) == []


async def test_lines_name_products_that_are_there(dock: Dock) -> None:
    async with refused(NotFound):
        await dock.order((987654, 1))
    async with refused(NotFound):
        await assign(dock, 987654, "SN-1")
    async with refused(NotFound):
        await scan(dock, 987654, "SN-1")
    async with refused(InvalidInput):
        await dock.order((dock.bag, "-1"))


async def test_nothing_is_no_quantity(dock: Dock) -> None:
    """A keyed zero was taken for "not given", so that all that the line lacked was recorded."""
    receipt = await dock.receipt((dock.flour, 5))
    line = await dock.line_of(receipt, dock.flour)
    zero = Decimal(0)
    for attempt in (
        lambda: scan(dock, receipt, "F-1", line=line, quantity=zero),
        lambda: assign(dock, line, Listed([Asked(number="F-1", quantity=zero)])),
        lambda: assign(dock, line, CountUp(start="F-1", quantity_per_lot=zero)),
    ):
        async with refused(InvalidInput) as wrong:
            await attempt()
        assert wrong.value.problems[0].fault is InputFault.NOT_POSITIVE
    assert await numbers_on(line) == []


async def test_a_chosen_lot_of_nothing_is_refused(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 2), partner=dock.customer)
    line, lot = await dock.line_of(out, dock.flour), (await Lot.get(number="F-1")).id
    async with refused(InvalidInput) as wrong:
        await assign(dock, line, Chosen([ChosenLot(lot=lot, quantity=Decimal(0))]))
    assert wrong.value.problems[0].fault is InputFault.NOT_POSITIVE


async def test_numbers_for_a_product_without_numbers_are_refused_by_its_name(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 5))
    async with refused(NumbersInvalid, RefusalCode.LOT_NOT_ALLOWED) as wrong:
        await assign(dock, await dock.line_of(receipt, dock.bag), "A-1")
    assert wrong.value.message == "Bag is not tracked: it takes a quantity, no numbers."
