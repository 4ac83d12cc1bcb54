"""Many return the same goods: each comes back once, and no more than was delivered."""

from __future__ import annotations

from decimal import Decimal

from lotbook.db.engine import fetch_value
from lotbook.domain.refusals import MoreThanLeft
from lotbook.services.entry_changes import remove_entries
from lotbook.services.returning import ReturnGiven, create_return
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import assign, lot, received, scan, validate

PEOPLE = 8
ROUNDS = 3


async def test_a_lot_comes_back_once_however_many_return_it(dock: Dock) -> None:
    for number in (f"F-{n}" for n in range(ROUNDS)):
        await received(dock, dock.flour, (number, 10))
        delivery = await delivered(dock, number, 5)
        part = ReturnGiven(
            await dock.line_of(delivery, dock.flour), await lot(dock.flour, number), Decimal(2)
        )
        made, refused = await at_once(
            [create_return(dock.request(), delivery, [part]) for _ in range(PEOPLE)]
        )
        assert (len(made), {type(one) for one in refused}) == (2, {MoreThanLeft})
        done, _ = await at_once([validate(dock, each.outcome.transfer) for each in made])
        assert len(done) == 2
    assert await dock.on_hand(dock.flour) == 9 * ROUNDS
    await nothing_is_half_done()


async def test_two_open_returns_do_not_take_the_same_by_scan(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    delivery = await delivered(dock, "F-1", 5)
    line, goods = await dock.line_of(delivery, dock.flour), await lot(dock.flour, "F-1")
    opened = []
    for _ in range(PEOPLE):
        made = await create_return(dock.request(), delivery, [ReturnGiven(line, goods, Decimal(5))])
        opened.append(made.outcome.transfer)
        await remove_entries(dock.request(), await dock.line_of(opened[-1], dock.flour), None)
    lines = {each: await dock.line_of(each, dock.flour) for each in opened}
    came, refused = await at_once(
        [scan(dock, each, "F-1", line=at, quantity=Decimal(5)) for each, at in lines.items()]
    )
    assert (len(came), {type(one) for one in refused}) == (1, {MoreThanLeft})
    assert await fetch_value("SELECT count(*) FROM transfer_entry WHERE line_id <> ?", line) == 2
    await nothing_is_half_done()


async def delivered(dock: Dock, number: str, quantity: int) -> int:
    """A delivery of so much of a lot, done."""
    delivery = await dock.delivery((dock.flour, quantity))
    await assign(dock, await dock.line_of(delivery, dock.flour), number)
    await validate(dock, delivery)
    return delivery
