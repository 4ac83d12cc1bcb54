"""A product that lies in stock without numbers is tracked from now on."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberAlreadyExists, NumberLooksLike, NumbersInvalid
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InUse, InvalidInput, Refusal
from lotbook.domain.words import CorrectionWay, LocationUsage, OperationKind, Tracking, UniquenessScope
from lotbook.models import Lot, Product, StockBalance, StockMoveLine
from lotbook.services import company, correcting, places, products
from lotbook.services.number_sources import CountUp, FromSequence, FromText, Listed, Made
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.start_tracking import PlaceNumbers, start_tracking
from tests.dock import Dock

SHELF = "WH1/Stock/Shelf"
Refused = TypeVar("Refused", bound=Refusal)


async def start(
    dock: Dock, product: int, tracking: Tracking, *stock: tuple[int, Made | str], pattern: str | None = None
) -> None:
    """Track it from now on; stock: places with numbers, as a source or in the number grammar; pattern: of numbers."""
    version = (await Product.get(id=product)).version
    given = [
        PlaceNumbers(
            location=place, package=None, numbers=FromText(text=made) if isinstance(made, str) else made
        )
        for place, made in stock
    ]
    await start_tracking(dock.request(), product, version, tracking, given, number_pattern=pattern)


async def refused_start(
    dock: Dock, kind: type[Refused], tracking: Tracking, *stock: tuple[int, Made | str]
) -> Refused:
    """A refusal, after which bags lie there as before."""
    with pytest.raises(kind) as refused:
        await start(dock, dock.bag, tracking, *stock)
    assert (await Product.get(id=dock.bag)).tracking is Tracking.NONE
    assert await Lot.filter(product_id=dock.bag).count() == 0
    assert await dock.on_hand(dock.bag, "WH1/Stock") == 5
    return refused.value


async def shelf_of(dock: Dock) -> int:
    """A place below the stock."""
    saved = await places.save_location(dock.request(), "Shelf", dock.stock, LocationUsage.INTERNAL)
    return saved.outcome.location


async def moved_to_shelf(dock: Dock, quantity: int) -> int:
    """Bags that are moved from the stock to a shelf; the shelf."""
    shelf = await shelf_of(dock)
    transfer = await dock.transfer(OperationKind.INTERNAL, (dock.bag, quantity), destination=shelf)
    line = await dock.line_of(transfer, dock.bag)
    await record_quantities(dock.request(), transfer, [LineQuantity(line, None)])
    await dock.validate(transfer)
    return shelf


async def lying(product: int) -> set[tuple[str | None, str, Decimal]]:
    """Numbers, places and how much is there."""
    rows = await StockBalance.filter(product_id=product, on_hand__gt=0).select_related("lot", "location")
    return {(row.lot.number if row.lot else None, row.location.path, row.on_hand) for row in rows}


async def test_stock_gets_serials_place_by_place(dock: Dock):
    await dock.taken_in((dock.bag, 5))
    shelf = await moved_to_shelf(dock, 2)
    version = (await Product.get(id=dock.bag)).version
    await start(dock, dock.bag, Tracking.SERIAL, (dock.stock, "B-1 x 3"), (shelf, "B-7; B-9"))
    product = await Product.get(id=dock.bag)
    assert (product.tracking, product.version) == (Tracking.SERIAL, version + 1)
    one = Decimal(1)
    assert await lying(dock.bag) == {
        *((number, "WH1/Stock", one) for number in ("B-1", "B-2", "B-3")),
        *((number, SHELF, one) for number in ("B-7", "B-9")),
    }
    assert await products.tracking_blockers(dock.bag)
    assert {lot.first_in is not None for lot in await Lot.filter(product_id=dock.bag)} == {True}
    delivery = await dock.delivery((dock.bag, 1))
    await dock.number(delivery, dock.bag, "B-9")
    await dock.validate(delivery)
    assert await dock.on_hand(dock.bag, SHELF) == 1


async def test_a_lot_may_lie_in_several_places_and_the_sequence_goes_on(dock: Dock):
    await dock.taken_in((dock.bag, 5))
    shelf = await moved_to_shelf(dock, 2)
    listed = Listed([Asked(number="LT-1", quantity=Decimal(2)), Asked(number="LT-2", quantity=Decimal(1))])
    await start(dock, dock.bag, Tracking.LOT, (dock.stock, listed), (shelf, "LT-1"))
    assert await lying(dock.bag) == {
        ("LT-1", "WH1/Stock", Decimal(2)),
        ("LT-2", "WH1/Stock", Decimal(1)),
        ("LT-1", SHELF, Decimal(2)),
    }
    cup = await dock.product("CUP", Tracking.SERIAL, number_pattern="C-{000}")
    await dock.lot(cup, "c-001")
    await products.update_product(dock.request(), cup, 1, tracking=Tracking.NONE)
    await dock.taken_in((cup, 3))
    with pytest.raises(NumberLooksLike, match="C-001 looks like c-001"):
        await start(dock, cup, Tracking.SERIAL, (dock.stock, "C-001; C-002; C-003"))
    # Nobody typed these.
    await start(dock, cup, Tracking.SERIAL, (dock.stock, FromSequence()), pattern="C-{000}")
    assert (await Product.get(id=cup)).number_pattern == "C-{000}"
    assert {number for number, _, _ in await lying(cup)} == {"C-001", "C-002", "C-003"}
    assert (await Product.get(id=cup)).number_next == 4


async def test_lots_of_one_size_leave_the_rest_in_a_smaller_one(dock: Dock):
    await dock.taken_in((dock.bag, 5))
    await start(dock, dock.bag, Tracking.LOT, (dock.stock, CountUp(start="L-1", quantity_per_lot=Decimal(2))))
    assert {(number, much) for number, _, much in await lying(dock.bag)} == {
        ("L-1", Decimal(2)),
        ("L-2", Decimal(2)),
        ("L-3", Decimal(1)),
    }


async def test_numbers_must_be_for_all_that_lies_there(dock: Dock):
    await dock.taken_in((dock.bag, 5))
    shelf = await shelf_of(dock)
    for stock, field, fault in (
        ([(dock.stock, "B-1 x 4")], ("stock", "0", "numbers"), InputFault.CONTRADICTION),
        ([(dock.stock, "B-1 x 6")], ("stock", "0", "numbers"), InputFault.CONTRADICTION),
        ([], ("stock",), InputFault.MISSING),
        ([(dock.stock, "B-1 x 5"), (shelf, "B-6")], ("stock", "1", "location"), InputFault.CONTRADICTION),
        (
            [(dock.stock, "B-1 x 5"), (dock.stock, "C-1 x 5")],
            ("stock", "1", "location"),
            InputFault.NOT_UNIQUE,
        ),
        ([(dock.stock, "~ x 5")], ("stock", "0", "numbers", "sequence"), InputFault.MISSING),
        ([(dock.stock, "B\x1d")], ("stock", "0", "numbers", "text", "0"), InputFault.FORBIDDEN_CHARACTER),
    ):
        refusal = await refused_start(dock, InvalidInput, Tracking.SERIAL, *stock)
        assert [(each.field, each.fault) for each in refusal.problems] == [(field, fault)]


async def test_a_number_is_given_once(dock: Dock):
    await dock.taken_in((dock.bag, 5))
    twice = await refused_start(dock, NumbersInvalid, Tracking.SERIAL, (dock.stock, "B-1 x 4; B-3"))
    assert [(row.position, row.number) for row in twice.rows] == [(5, "B-3")]
    await dock.received(dock.radio, "B-4", 1)
    version = 1
    await company.update_settings(dock.request(), version, uniqueness_scope=UniquenessScope.COMPANY)
    taken = await refused_start(dock, NumberAlreadyExists, Tracking.SERIAL, (dock.stock, "B-1 x 5"))
    assert taken.conflicts[0].number == "B-4"
    receipt = await dock.receipt((dock.radio, 1))
    await dock.number(receipt, dock.radio, "C-2")
    claimed = await refused_start(dock, NumberAlreadyExists, Tracking.SERIAL, (dock.stock, "C-1 x 5"))
    assert claimed.conflicts[0].document.id == receipt


async def test_open_documents_are_named_and_what_is_tracked_stays(dock: Dock):
    await dock.taken_in((dock.bag, 5))
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.bag, 1), partner=dock.customer)
    refusal = await refused_start(dock, InUse, Tracking.LOT, (dock.stock, "L-1"))
    assert [each.node.id for each in refusal.blockers if each.node.kind == "Transfer"] == [delivery]
    with pytest.raises(InvalidInput) as refused:
        await start(dock, dock.radio, Tracking.LOT)
    assert refused.value.field == ("product",)
    await refused_start(dock, InvalidInput, Tracking.NONE, (dock.stock, "L-1"))


async def test_a_weighed_product_gets_lots_but_no_serials(dock: Dock):
    rice = await dock.product("RICE", Tracking.NONE, unit="kg")
    await dock.taken_in((rice, Decimal("2.5")))
    with pytest.raises(InvalidInput):
        await start(dock, rice, Tracking.SERIAL, (dock.stock, "R-1 x 2"))
    await start(dock, rice, Tracking.LOT, (dock.stock, "R-1"))
    assert await lying(rice) == {("R-1", "WH1/Stock", Decimal("2.5"))}


async def test_what_was_recorded_before_is_not_corrected_any_more(dock: Dock):
    await dock.taken_in((dock.bag, 5))
    await start(dock, dock.bag, Tracking.LOT, (dock.stock, "L-1"))
    for line in await StockMoveLine.filter(product_id=dock.bag):
        wrong = correcting.Correction(move_line=line.id, right_quantity=Decimal(0))
        with pytest.raises(InvalidInput) as refused:
            await correcting.correct_move_lines(
                dock.request(), [wrong], CorrectionWay.FROM_DESTINATION, "miscounted"
            )
        assert refused.value.field == ("corrections", "0", "moveLine")
    assert await lying(dock.bag) == {("L-1", "WH1/Stock", Decimal(5))}
