"""Many move the same goods opposite ways at the same moment: all arrive, and nobody waits for ever."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.words import OperationKind
from lotbook.services.entry_changes import remove_entries
from lotbook.services.giving_up import cancel_transfer
from lotbook.services.number_sources import Chosen, ChosenLot
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import assign, lot, moved, received, reserve_manually, scan, validate

TASKS = 64
STOCK, SHELF = "WH1/Stock", "WH1/Stock/A-01"


async def test_goods_that_many_move_there_and_back_all_arrive(dock: Dock) -> None:
    await reserve_manually(dock)
    numbers = ("F-1", "F-2")
    await received(dock, dock.flour, *((number, TASKS) for number in numbers))
    shelf = {"source": dock.stock, "destination": await dock.place(SHELF)}
    half = TASKS // 2
    await moved(dock, OperationKind.INTERNAL, dock.flour, *((number, half) for number in numbers), **shelf)
    out = [await begun(dock, *numbers, here=STOCK, there=SHELF) for _ in range(half)]
    back = [await begun(dock, *reversed(numbers), here=SHELF, there=STOCK) for _ in range(half)]
    both = [transfer for pair in zip(out, back, strict=True) for transfer in pair]
    done, refused = await at_once([validate(dock, each) for each in both])
    assert (len(done), refused) == (TASKS, [])
    assert await dock.on_hand(dock.flour, STOCK) == await dock.on_hand(dock.flour, SHELF) == TASKS
    await nothing_is_half_done()


async def begun(dock: Dock, *numbers: str, here: str, there: str) -> int:
    """A transfer with one of each lot on it."""
    ends = {"source": await dock.place(here), "destination": await dock.place(there)}
    transfer = await dock.transfer(OperationKind.INTERNAL, (dock.flour, len(numbers)), **ends)
    place, chosen = ends["source"], []
    for number in numbers:
        one = await lot(dock.flour, number)
        chosen.append(ChosenLot(lot=one, quantity=Decimal(1), location=place))
    await assign(dock, await dock.line_of(transfer, dock.flour), Chosen(chosen))
    return transfer


async def test_a_move_is_taken_back_while_the_delivery_that_it_carries_for_is_given_up(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 2))
    for turn in range(6):
        delivery = await dock.delivery((dock.flour, 2))
        shelf = await dock.place(SHELF)
        mover = await dock.transfer(OperationKind.INTERNAL, (dock.flour, 2), destination=shelf)
        await scan(dock, mover, "F-1", quantity=Decimal(2))
        line, version = await dock.line_of(mover, dock.flour), await dock.version_of(delivery)
        undo = remove_entries(dock.request(), line, None)
        end = cancel_transfer(dock.request(), delivery, version, "called off")
        _, refused = await at_once([undo, end] if turn % 2 else [end, undo])
        assert refused == []
        await cancel_transfer(dock.request(), mover, await dock.version_of(mover), "not needed")
    await nothing_is_half_done()
