"""How much of its lots a document is the start of a trace with."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.quantities import from_millionths
from lotbook.domain.tracing import TraceDirection
from lotbook.ledger.tracing import starts
from lotbook.models import Lot, SalesOrder
from lotbook.services.returning import ReturnGiven, create_return
from tests.dock import Dock
from tests.scenarios.telling import assign


async def start(dock: Dock) -> dict[str, Decimal]:
    [order] = await SalesOrder.all()
    moved = await starts.of_document("SalesOrder", order.id, TraceDirection.BOTH)
    return {(await Lot.get(id=lot)).number: from_millionths(much) for lot, much in moved.goods.items()}


async def goes(dock: Dock, delivery: int, much: int) -> None:
    await dock.number(delivery, dock.flour, "F-1", each=much)
    await dock.validate(delivery)


async def comes_back(dock: Dock, delivery: int, much: int, *, again: bool = False) -> int | None:
    """again: as much is to go out once more; by that delivery."""
    goods = ReturnGiven(
        await dock.line_of(delivery, dock.flour), (await Lot.get(number="F-1")).id, Decimal(much)
    )
    done = await create_return(dock.request(), delivery, [goods], replacement=again, at_once=True)
    return done.outcome.replacement


async def test_what_an_order_sent_got_back_and_sent_again_is_its_start_once(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 20)
    first = await dock.delivery((dock.flour, 5))
    await goes(dock, first, 5)
    assert await start(dock) == {"F-1": 5}
    second = await comes_back(dock, first, 5, again=True)
    assert await start(dock) == {"F-1": 5}
    assert second is not None
    await goes(dock, second, 5)
    assert await start(dock) == {"F-1": 5}, "it may be the same once more"
    await comes_back(dock, second, 2)
    assert await start(dock) == {"F-1": 5}


async def test_what_an_order_sent_by_several_deliveries_is_its_start_in_all(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 20)
    first = await dock.delivery((dock.flour, 8))
    await assign(dock, await dock.line_of(first, dock.flour), "F-1 x 5")
    rest = await dock.validate(first)
    assert rest is not None
    await goes(dock, rest, 3)
    await comes_back(dock, first, 2)
    assert await start(dock) == {"F-1": 8}
