"""What comes back without having left: into a blocked place, with a reason, and never a serial that is elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberAlreadyExists
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InvalidInput, LocationNotUsable
from lotbook.domain.words import TransferState
from lotbook.models import Lot, Operation, Transfer
from lotbook.services import returning
from lotbook.services.unmatched_returns import UnmatchedGoods, receive_unmatched_return
from tests.dock import Dock
from tests.services.test_returning import shipped


def numbered(product: int, *numbers: str, quantity: str = "1") -> UnmatchedGoods:
    """So much under each of these numbers."""
    asked = [Asked(number=number, quantity=Decimal(quantity), typed=True) for number in numbers]
    return UnmatchedGoods(product, asked)


async def take_in(dock: Dock, *goods: UnmatchedGoods, place: str = "WH1/Quarantine", **more) -> int:
    done = await receive_unmatched_return(
        dock.request(), await dock.place(place), goods, "sold before the book began", **more
    )
    return done.outcome.transfer


async def test_goods_that_the_book_never_sold_wait_in_a_blocked_place(dock: Dock):
    await dock.received(dock.flour, "L-1", 5)
    came = await take_in(
        dock,
        numbered(dock.radio, "OLD-1", "OLD-2"),
        numbered(dock.flour, "L-1", quantity="2.5"),
        UnmatchedGoods(dock.bag, quantity=Decimal(3)),
        customer=dock.customer,
    )
    transfer = await Transfer.get(id=came)
    assert (transfer.number, transfer.state) == ("WH1/RET/00001", TransferState.DONE)
    assert (transfer.return_of_id, transfer.partner_id) == (None, dock.customer)  # type: ignore[attr-defined]
    for product, much in ((dock.radio, 2), (dock.flour, Decimal("2.5")), (dock.bag, 3)):
        assert await dock.on_hand(product, "WH1/Quarantine") == much
    assert await Lot.filter(product_id=dock.radio).count() == 2
    assert (await Lot.get(number="OLD-1")).expiry is None
    assert (await Operation.all().order_by("-id").first()).reason == "sold before the book began"  # type: ignore[union-attr]


async def test_a_serial_that_is_elsewhere_is_shown_first(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 2", 2)
    _, delivery = await shipped(dock, dock.radio, "SN-1")
    with pytest.raises(NumberAlreadyExists, match="comes back only by a return") as sold:
        await take_in(dock, numbered(dock.radio, "SN-1"))
    [conflict] = sold.value.conflicts
    assert conflict.code is RefusalCode.NUMBER_NEEDS_RETURN
    assert conflict.document is not None
    assert conflict.document.id == delivery
    with pytest.raises(NumberAlreadyExists, match=r"SN-2 is on hand already: WH1/Stock") as here:
        await take_in(dock, numbered(dock.radio, "OLD-1", "SN-2"))
    assert here.value.code is RefusalCode.NUMBER_IN_STOCK
    assert await dock.on_hand(dock.radio, "WH1/Quarantine") == 0
    assert not await Lot.filter(number="OLD-1").exists()


async def test_it_is_no_delivery_that_could_be_returned(dock: Dock):
    came = await take_in(dock, numbered(dock.radio, "OLD-1"))
    assert await returning.returnable(came) == []


async def test_what_is_not_taken_in(dock: Dock):
    with pytest.raises(LocationNotUsable, match="WH1/Stock is no blocked place"):
        await take_in(dock, numbered(dock.radio, "OLD-1"), place="WH1/Stock")
    wrong = {
        "Say what came": (),
        "is tracked": (UnmatchedGoods(dock.radio, quantity=Decimal(1)),),
        "has no numbers": (numbered(dock.bag, "B-1"),),
        "Say how much of Bag came": (UnmatchedGoods(dock.bag),),
    }
    for message, goods in wrong.items():
        with pytest.raises(InvalidInput, match=message):
            await take_in(dock, *goods)
    with pytest.raises(InvalidInput, match="is no customer"):
        await take_in(dock, numbered(dock.radio, "OLD-1"), customer=dock.vendor)
    assert not await Transfer.all().exists()
