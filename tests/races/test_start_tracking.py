"""Tracking starts at the moment at which goods come and go: what lies there then has its numbers, all of it."""

from __future__ import annotations

from decimal import Decimal

from lotbook.db.engine import fetch_value
from lotbook.domain.number_refusals import NumbersInvalid, NumbersMissing
from lotbook.domain.refusals import InUse, InvalidInput, StaleVersion
from lotbook.domain.words import OperationKind, Tracking
from lotbook.models import Product, TransferLine
from lotbook.services.number_sources import CountUp
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.start_tracking import PlaceNumbers, start_tracking
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import validate

ROUNDS = 4
STOCKED, MOVED = 6, 2


async def test_goods_that_leave_or_come_while_tracking_starts_are_numbered_or_gone(dock: Dock) -> None:
    for turn in range(ROUNDS):
        for kind, left in (
            (OperationKind.DELIVERY, STOCKED - MOVED),
            (OperationKind.RECEIPT, STOCKED + MOVED),
        ):
            jar = await stocked(dock, f"{kind}-{turn}")
            transfer = await dock.transfer(kind, (jar, MOVED))
            line = await TransferLine.get(transfer_id=transfer)
            await record_quantities(dock.request(), transfer, [LineQuantity(line.id, Decimal(MOVED))])
            done, refused = await at_once(
                [start(dock, jar, STOCKED), start(dock, jar, left), validate(dock, transfer), start(dock, jar, left)]
            )  # fmt: skip
            assert {type(one) for one in refused} <= {InUse, InvalidInput, NumbersInvalid, StaleVersion}
            assert 1 <= len(done) <= 2  # the goods moved; whoever started tracking did it once
            assert await dock.on_hand(jar) == left
            await require_all_numbered(jar)
    await nothing_is_half_done()


async def test_documents_that_open_while_tracking_starts_know_how_it_ended(dock: Dock) -> None:
    for turn in range(ROUNDS):
        jar = await stocked(dock, f"JAR-{turn}")
        opening = [dock.transfer(OperationKind.DELIVERY, (jar, MOVED)) for _ in range(3)]
        opening += [dock.receipt((jar, MOVED)) for _ in range(3)]
        done, refused = await at_once([*opening[:3], start(dock, jar, STOCKED), *opening[3:]])
        assert {type(one) for one in refused} <= {InUse}
        opened = [one for one in done if one is not None]
        assert len(opened) == 6
        await require_all_numbered(jar)
        if (await Product.get(id=jar)).tracking is Tracking.LOT:  # nothing goes out of them without a number
            _, missing = await at_once([validate(dock, transfer) for transfer in opened])
            assert [type(one) for one in missing] == [NumbersMissing] * 6
    await nothing_is_half_done()


async def stocked(dock: Dock, sku: str) -> int:
    """A product without numbers, of which some lies in stock."""
    jar = await dock.product(sku, Tracking.NONE)
    await dock.taken_in((jar, STOCKED))
    return jar


async def start(dock: Dock, product: int, much: int) -> None:
    """Track it by lots of one, numbering so many."""
    version = (await Product.get(id=product)).version
    numbers = CountUp(start="J-1", quantity_per_lot=Decimal(1), count=much)
    place = PlaceNumbers(location=dock.stock, package=None, numbers=numbers)
    await start_tracking(dock.request(), product, version, Tracking.LOT, [place])


async def require_all_numbered(product: int) -> None:
    """Of a tracked product nothing lies anywhere without a number."""
    sql = """SELECT count(*) FROM stock_balance AS balance JOIN product ON product.id = balance.product_id
             WHERE product.id = ? AND product.tracking <> 'NONE' AND balance.lot_id IS NULL AND balance.on_hand > 0"""
    assert await fetch_value(sql, product) == 0
