"""What comes back without having left: into a blocked place, with a reason, and never a serial that is elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberAlreadyExists
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InvalidInput, LocationNotUsable
from lotbook.domain.tracing import TraceDirection
from lotbook.domain.words import TransferState
from lotbook.ledger.check import check
from lotbook.ledger.returns import labels_of
from lotbook.ledger.tracing.movements import mass_balances
from lotbook.ledger.tracing.walk import closure
from lotbook.models import Lot, Operation, StockMoveLine, Transfer, TransferEntry
from lotbook.services import entry_changes, returning
from lotbook.services.correcting import Correction
from lotbook.services.unmatched_returns import UnmatchedGoods, receive_unmatched_return
from tests.dock import Dock
from tests.scenarios.telling import correct, lies, posted_line, scan
from tests.services.test_renumbering import merge, relabel
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
    assert (transfer.return_of_id, transfer.partner_id) == (None, dock.customer)
    for product, much in ((dock.radio, 2), (dock.flour, Decimal("2.5")), (dock.bag, 3)):
        assert await dock.on_hand(product, "WH1/Quarantine") == much
    assert await Lot.filter(product_id=dock.radio).count() == 2
    assert (await Lot.get(number="OLD-1")).expiry is None
    assert (await Operation.all().order_by("-id").first()).reason == "sold before the book began"  # type: ignore[union-attr]


async def test_its_number_can_be_corrected_to_one_that_the_book_does_not_have(dock: Dock):
    await take_in(dock, numbered(dock.radio, "OLD-1"))
    line = await posted_line(dock.radio, "OLD-1", "WH1/Quarantine")
    await correct(dock, Correction(move_line=line, number="OLD-7"))
    assert await lies(dock.radio, "OLD-7") == {"Customers": -1, "WH1/Quarantine": 1}


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


async def labels(transfer: int) -> list[tuple[str, list[str]]]:
    """What came back by the lot that it is now, with the numbers on its labels."""
    lines = (
        await StockMoveLine.filter(transfer_line__transfer_id=transfer).order_by("id").select_related("lot")
    )
    found = await labels_of([line.id for line in lines])
    return [(line.lot.number, on) for line, on in zip(lines, found, strict=True)]


async def test_goods_with_an_old_label_come_back_as_the_lot_that_they_are_now(dock: Dock):
    await dock.received(dock.flour, "F-1", 30)
    await shipped(dock, dock.flour, "F-1", quantity="30")
    await dock.received(dock.flour, "F-9", 5)
    await relabel(dock, "F-1", "F-2")
    await relabel(dock, "F-2", "F-3")
    came = await take_in(
        dock, numbered(dock.flour, "F-1", quantity="3"), numbered(dock.flour, "F-9"), customer=dock.customer
    )
    assert await labels(came) == [("F-3", ["F-1"]), ("F-9", [])]
    assert await lies(dock.flour, "F-3") == {"Production": -30, "Customers": 27, "WH1/Quarantine": 3}
    assert await lies(dock.flour, "F-1") == {"Vendors": -30, "Production": 30}
    lots = [(await Lot.get(number=number)).id for number in ("F-1", "F-3")]
    balances = await mass_balances(lots, await closure(lots, TraceDirection.FORWARD))
    assert [(each.shipped, each.returned) for each in balances] == [(0, 0), (30, 3)]
    assert await check() == []


async def test_a_unit_with_an_old_label_is_shown_where_it_is(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 2", 2)
    await shipped(dock, dock.radio, "SN-1")
    await relabel(dock, "SN-1", "SN-7")
    await relabel(dock, "SN-2", "SN-8")
    with pytest.raises(NumberAlreadyExists, match=r"SN-1 left us .* comes back only by a return"):
        await take_in(dock, numbered(dock.radio, "SN-1"))
    with pytest.raises(NumberAlreadyExists, match="SN-2 is on hand already: WH1/Stock"):
        await take_in(dock, numbered(dock.radio, "SN-2"))


async def test_a_return_of_a_delivery_takes_old_labels_too(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 2", 2)
    _, delivery = await shipped(dock, dock.radio, "SN-1", "SN-2")
    await relabel(dock, "SN-1", "SN-7")
    back = (await returning.create_return(dock.request(), delivery)).outcome.transfer
    line = await dock.line_of(back, dock.radio)
    await entry_changes.remove_entries(dock.request(), line, None)
    await dock.number(back, dock.radio, "SN-1")
    assert await TransferEntry.filter(transfer_id=back).values_list("line_id", flat=True) == [line]
    await scan(dock, back, "SN-2", line=line)
    await dock.validate(back)
    assert sorted(await labels(back)) == [("SN-2", []), ("SN-7", ["SN-1"])]
    assert (await lies(dock.radio, "SN-7"))["WH1/Stock"] == 1
    assert await check() == []


async def test_what_customers_still_have_under_its_number_comes_back_under_it(dock: Dock):
    await dock.received(dock.flour, "F-1", 10)
    await dock.received(dock.flour, "F-2", 10)
    await shipped(dock, dock.flour, "F-1", quantity="4")
    await merge(dock, "F-2", "F-1")
    came = await take_in(dock, numbered(dock.flour, "F-1", quantity="3"))
    assert await labels(came) == [("F-1", [])]
