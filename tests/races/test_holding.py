"""A hold against those who take the goods: what went, went before it in the book; all else stays."""

from __future__ import annotations

from lotbook.db.engine import fetch, fetch_value
from lotbook.domain.refusals import LotOnHold, Refusal
from lotbook.domain.words import OperationKind
from lotbook.services.holding import Target, place_hold
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import assign, lot, received, validate

TASKS = 64
FEW = 8


async def test_nothing_of_a_lot_leaves_behind_its_hold(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-0", TASKS))
    refused = await race(dock, "F-0", Target(lot=await lot(dock.flour, "F-0")), TASKS - 1)
    assert {type(one) for one in refused} <= {LotOnHold}
    await nothing_is_half_done()


async def test_nothing_leaves_a_place_behind_its_hold(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-0", FEW))
    top = int(await fetch_value("SELECT id FROM location WHERE path = 'WH1'"))
    refused = await race(dock, "F-0", Target(location=top), FEW)
    assert {type(one) for one in refused} <= {LotOnHold}
    await nothing_is_half_done()


async def race(dock: Dock, number: str, held: Target, people: int) -> list[Refusal]:
    """Many deliver a kilogram each while it is put on hold; who was refused."""
    out = [await dock.transfer(OperationKind.DELIVERY, (dock.flour, 1)) for _ in range(people)]
    for transfer in out:
        await assign(dock, await dock.line_of(transfer, dock.flour), number)
    hold = place_hold(dock.request(), held, "suspected")
    done, refused = await at_once(
        [*(validate(dock, each) for each in out[:4]), hold, *(validate(dock, each) for each in out[4:])]
    )
    assert len(done) + len(refused) == people + 1
    [stop] = await fetch(
        "SELECT max(operation.seq) AS seq FROM hold JOIN operation ON operation.id = hold.operation_id"
    )
    behind = await fetch(
        """SELECT operation.seq FROM stock_move_line AS line
           JOIN operation ON operation.id = line.operation_id JOIN lot ON lot.id = line.lot_id
           WHERE lot.number = ? AND operation.seq > ?""",
        number,
        stop["seq"],
    )
    assert behind == []
    return refused
