"""Which goods leave first, and when they are promised without anybody saying so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from lotbook.db.engine import execute, fetch_value
from lotbook.db.work import transaction
from lotbook.domain.absent import ABSENT, Absent
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.places import OperationRules
from lotbook.domain.products import ProductDetails
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, StaleVersion
from lotbook.domain.words import LocationUsage, OperationKind, RemovalStrategy, ReservationPolicy
from lotbook.models import Category, OperationType, Product, SalesOrder, SalesOrderLine
from lotbook.services import categories, numbers, operation_types, ordering, places, products
from lotbook.services.order_sides import SALES
from lotbook.services.ordering import OrderHeader
from tests.dock import Dock
from tests.scenarios.telling import assign, moved, received, refused, scan, validate
from tests.services.test_reserving import promised

DELIVERY, INTERNAL = OperationKind.DELIVERY, OperationKind.INTERNAL
NUMBERS = ("A", "B", "C")


async def in_category(dock: Dock, product: int, strategy: RemovalStrategy | None, **of: int) -> int:
    """A new category that the product is of; of: parent."""
    name = f"Category of {product}"
    saved = await categories.save_category(dock.request(), name, removal_strategy=strategy, **of)
    version = (await Product.get(id=product)).version
    details = ProductDetails(category=saved.outcome.category)
    await products.update_product(dock.request(), product, version, details=details)
    return saved.outcome.category


async def three_lots(dock: Dock) -> None:
    """A came in first and expires last, B lies nearest the door, C expires first."""
    ends = (date(2032, 1, 1), date(2031, 1, 1), date(2030, 1, 1))
    for number, end in zip(NUMBERS, ends, strict=True):
        receipt = await dock.receipt((dock.flour, 5))
        asked = [numbers.Asked(number=number, quantity=Decimal(5), expiry=end)]
        await assign(dock, await dock.line_of(receipt, dock.flour), numbers.Listed(asked))
        await validate(dock, receipt)
        async with transaction():  # a day for each: they came in on three days
            day = f"2026-01-0{NUMBERS.index(number) + 1}"
            await execute("UPDATE lot SET first_in = ? WHERE number = ?", day, number)
    for number, path, rank in (("A", "A-01", 30), ("B", "A-02", 10), ("C", "A-03", 20)):
        shelf = await dock.place(f"WH1/Stock/{path}")
        await moved(dock, INTERNAL, dock.flour, (number, 5), destination=shelf)
        usage = LocationUsage.INTERNAL
        await places.save_location(
            dock.request(), path, dock.stock, usage, location=shelf, walking_order=rank
        )


@pytest.mark.parametrize(
    ("strategy", "order"),
    [
        (None, "ABC"),
        (RemovalStrategy.FIFO, "ABC"),
        (RemovalStrategy.LIFO, "CBA"),
        (RemovalStrategy.FEFO, "CBA"),
        (RemovalStrategy.CLOSEST, "BCA"),
    ],
)
async def test_goods_leave_by_the_strategy_of_their_category(
    dock: Dock, strategy: RemovalStrategy | None, order: str
) -> None:
    await three_lots(dock)
    await in_category(dock, dock.flour, strategy)
    delivery = await dock.transfer(DELIVERY, (dock.flour, 12))
    assert list(await promised(delivery)) == list(order)


@pytest.mark.parametrize(
    ("strategy", "order"),
    [(RemovalStrategy.FIFO, ["Z", "A", "M", "N"]), (RemovalStrategy.LIFO, ["M", "N", "A", "Z"])],
)
async def test_lots_of_one_day_leave_in_the_order_in_which_they_came(
    dock: Dock, strategy: RemovalStrategy, order: list[str]
) -> None:
    """Not in that in which they became known; what came together goes by number."""
    await dock.lot(dock.flour, "A")
    for together in (("Z",), ("A",), ("N", "M")):
        await received(dock, dock.flour, *((number, 1) for number in together))
    await in_category(dock, dock.flour, strategy)
    delivery = await dock.transfer(DELIVERY, (dock.flour, 4))
    assert list(await promised(delivery)) == order


async def test_lots_without_a_last_day_leave_last_and_ties_by_place_and_number(dock: Dock) -> None:
    paste = await dock.product("PASTE")
    await received(dock, paste, ("P-2", 1), ("P-1", 1), ("P-9", 1))
    await moved(dock, INTERNAL, paste, ("P-1", 1), destination=await dock.place("WH1/Stock/A-01"))
    async with transaction():
        await execute(
            """UPDATE lot SET expiry = '2031-01-01', expiry_origin = 'PERSON', last_day = '2031-01-01',
                 last_day_key = '2031-01-01' WHERE number = 'P-9'"""
        )
    await in_category(dock, paste, RemovalStrategy.FEFO)
    delivery = await dock.transfer(DELIVERY, (paste, 3))
    assert list(await promised(delivery)) == ["P-9", "P-2", "P-1"]


async def test_what_a_category_leaves_open_the_one_above_says_then_the_place(dock: Dock) -> None:
    await three_lots(dock)
    top = await dock.place("WH1")
    stock = LocationUsage.INTERNAL
    await places.save_location(
        dock.request(), "Stock", top, stock, location=dock.stock, removal_strategy=RemovalStrategy.LIFO
    )
    shelf = await dock.place("WH1/Stock/A-01")
    await moved(dock, INTERNAL, dock.flour, ("C", 2), destination=shelf)
    by_place = await dock.transfer(DELIVERY, (dock.flour, 1), source=shelf)
    assert list(await promised(by_place)) == ["C"]
    food = await categories.save_category(dock.request(), "Food", removal_strategy=RemovalStrategy.CLOSEST)
    await in_category(dock, dock.flour, None, parent=food.outcome.category)
    by_category = await dock.transfer(DELIVERY, (dock.flour, 1))
    assert list(await promised(by_category)) == ["B"]


async def test_the_day_on_which_a_lot_first_came_in_stays(dock: Dock) -> None:
    lot = await dock.lot(dock.flour, "F-1")
    known = "SELECT first_in FROM lot WHERE id = ?"
    assert await fetch_value(known, lot) is None
    await received(dock, dock.flour, ("F-1", 2))
    first = await fetch_value(known, lot)
    assert first is not None
    async with transaction():
        await execute("UPDATE lot SET first_in = '2025-01-01' WHERE id = ?", lot)
    await received(dock, dock.flour, ("F-1", 2), ("F-2", 2))
    assert await fetch_value(known, lot) == "2025-01-01"
    assert await fetch_value("SELECT first_in FROM lot WHERE number = 'F-2'") == first


async def reserves(
    dock: Dock, kind: OperationKind, policy: ReservationPolicy, days: int | Absent = ABSENT
) -> None:
    """The operation type of a kind promises goods by this policy."""
    row = await OperationType.get(id=await dock.operation_type(kind))
    rules = OperationRules(reservation_policy=policy, reservation_days=days)
    await operation_types.update_operation_type(dock.request(), row.id, row.version, rules=rules)


async def test_an_operation_type_says_when_goods_are_promised(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 9))
    at_once = await dock.transfer(DELIVERY, (dock.flour, 2))
    assert await promised(at_once) == {"F-1": 2}
    await reserves(dock, DELIVERY, ReservationPolicy.MANUALLY)
    by_hand = await dock.transfer(DELIVERY, (dock.flour, 2))
    assert await promised(by_hand) == {}
    await reserves(dock, DELIVERY, ReservationPolicy.BEFORE_DUE, 3)
    today = datetime.now(UTC).date()
    later = await dock.transfer(DELIVERY, (dock.flour, 2), due_on=today + timedelta(days=9))
    soon = await dock.transfer(DELIVERY, (dock.flour, 2), due_on=today + timedelta(days=2))
    assert (await promised(later), await promised(soon)) == ({}, {"F-1": 2})


async def test_days_are_said_for_before_due_alone(dock: Dock) -> None:
    for policy, days in (
        (ReservationPolicy.BEFORE_DUE, ABSENT),
        (ReservationPolicy.MANUALLY, 3),
        (ReservationPolicy.BEFORE_DUE, 366),
        (ReservationPolicy.BEFORE_DUE, -1),
    ):
        async with refused(InvalidInput) as wrong:
            await reserves(dock, DELIVERY, policy, days)
        assert wrong.value.problems[0].field == ("rules", "reservationDays")


async def test_the_rest_of_a_delivery_is_promised_what_came_meanwhile(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 3))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 8))
    await scan(dock, delivery, "F-1", quantity=Decimal(2))
    await received(dock, dock.flour, ("F-2", 4))
    backorder = await dock.validate(delivery)
    assert backorder is not None
    assert await promised(backorder) == {"F-1": 1, "F-2": 4}


async def test_a_category_is_of_its_own_name_and_not_below_itself(dock: Dock) -> None:
    food = (await categories.save_category(dock.request(), "Food")).outcome.category
    flour = (await categories.save_category(dock.request(), "Flour", parent=food)).outcome.category
    async with refused(InvalidInput) as twice:
        await categories.save_category(dock.request(), "Flour", parent=food)
    assert twice.value.problems[0].fault is InputFault.NOT_UNIQUE
    async with refused(InvalidInput):
        await categories.save_category(dock.request(), "Food", category=food, version=1, parent=flour)
    async with refused(InvalidInput):
        await categories.save_category(dock.request(), "Food", category=food)
    await categories.save_category(
        dock.request(), "Food", category=food, version=1, removal_strategy=RemovalStrategy.FEFO
    )
    async with refused(StaleVersion):
        await categories.save_category(dock.request(), "Meals", category=food, version=1)
    saved = await Category.get(id=food)
    assert (saved.name, saved.removal_strategy, saved.version) == ("Food", RemovalStrategy.FEFO, 2)


async def test_a_confirmed_order_is_promised_its_goods_and_follows_its_changes(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 9))
    delivery = await dock.delivery((dock.flour, 4))
    assert await promised(delivery) == {"F-1": 4}
    [line] = await SalesOrderLine.all()
    for much in (6, 1):
        order = await SalesOrder.get()
        lines = [OrderLineGiven(dock.flour, Decimal(much), line=line.id)]
        given = (order.id, order.version, OrderHeader(), lines)
        await ordering.update_order(dock.request(), SALES, *given)
        assert await promised(delivery) == {"F-1": much}
