"""What was delivered comes back, and what was received goes back: the same lots, no more than is left of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.refusals import InsufficientStock, InvalidInput, MoreThanLeft, NotFound, WrongState
from lotbook.domain.words import CorrectionWay, OperationKind, ReturnOutcome, TransferState
from lotbook.ledger import fulfilled
from lotbook.ledger.check import check
from lotbook.models import (
    Lot,
    Operation,
    PurchaseOrderLine,
    SalesOrderLine,
    StockMoveLine,
    Transfer,
    TransferEntry,
    TransferLine,
)
from lotbook.services import entry_changes, giving_up, returning
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.goods_named import Goods
from lotbook.services.order_sides import SALES
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.returning import ReturnGiven
from lotbook.services.vendor_returns import GoodsBack, return_to_vendor
from tests.dock import Dock
from tests.scenarios.telling import scan


async def shipped(dock: Dock, product: int, *numbers: str, quantity: str | None = None) -> tuple[int, int]:
    """A sales order, delivered under these numbers; the order and its delivery."""
    ordered = len(numbers) if quantity is None else Decimal(quantity) * len(numbers)
    order = await dock.sale((product, str(ordered)))
    delivery = await dock.confirm(order, SALES)
    line = await dock.line_of(delivery, product)
    for number in numbers:
        await scan(dock, delivery, number, line=line, quantity=quantity and Decimal(quantity))
    await dock.validate(delivery)
    return order, delivery


async def back(dock: Dock, transfer: int, *given: ReturnGiven, **how) -> int:
    """A return of these lots, or of all that is left; its row id."""
    done = await returning.create_return(dock.request(), transfer, given or None, **how)
    return done.outcome.transfer


async def given(dock: Dock, transfer: int, number: str, quantity: str | None = None, **more) -> ReturnGiven:
    lot = await Lot.get(number=number)
    line = await dock.line_of(transfer, lot.product_id)
    return ReturnGiven(line, lot.id, quantity and Decimal(quantity), **more)


async def entered(transfer: int) -> list[tuple[str | None, Decimal]]:
    rows = await TransferEntry.filter(transfer_id=transfer).order_by("line__position", "number")
    return [(row.number, row.quantity) for row in rows]


async def delivered(order: int) -> list[Decimal]:
    lines = [line.id for line in await SalesOrderLine.filter(order_id=order).order_by("position")]
    return list((await fulfilled.delivered(lines)).values())


async def test_what_was_delivered_comes_back_under_its_own_numbers(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 3", 3)
    order, delivery = await shipped(dock, dock.radio, "SN-1", "SN-2")
    opened = await back(dock, delivery, reason="  the wrong colour ")
    transfer = await Transfer.get(id=opened).select_related("source", "destination", "operation_type")
    assert (transfer.number, transfer.state) == ("WH1/RET/00001", TransferState.READY)
    assert transfer.operation_type.kind is OperationKind.RETURN
    assert (transfer.source.path, transfer.destination.path) == ("Customers", "WH1/Stock")
    assert (transfer.return_of_id, transfer.partner_id) == (delivery, dock.customer)
    assert "wh1/out/00001" in transfer.search_key
    assert await entered(opened) == [("SN-1", 1), ("SN-2", 1)]
    assert (await Operation.all().order_by("-id").first()).reason == "the wrong colour"  # type: ignore[union-attr]
    assert await delivered(order) == [Decimal(2)]

    assert await dock.validate(opened) is None
    assert await delivered(order) == [Decimal(0)]
    assert await dock.on_hand(dock.radio, "WH1/Stock") == 3
    with pytest.raises(MoreThanLeft, match=r"Nothing of WH1/OUT/00001 is left to return\."):
        await back(dock, delivery)


async def test_a_part_of_a_lot_comes_back_to_where_it_is_sent(dock: Dock):
    await dock.received(dock.flour, "L-1", 10)
    order, delivery = await shipped(dock, dock.flour, "L-1", quantity="8")
    opened = await back(
        dock,
        delivery,
        await given(dock, delivery, "L-1", "3"),
        await given(dock, delivery, "L-1", "2", outcome=ReturnOutcome.BLOCKED_PLACE),
        await given(dock, delivery, "L-1", "1.5", outcome=ReturnOutcome.SCRAP),
    )
    lines = await TransferLine.filter(transfer_id=opened).order_by("position").select_related("destination")
    assert [(line.destination.path, line.expected) for line in lines] == [
        ("WH1/Stock", 3),
        ("WH1/Quarantine", 2),
        ("Scrap", Decimal("1.5")),
    ]
    await dock.validate(opened)
    assert await dock.on_hand(dock.flour, "WH1/Stock") == 5
    assert await dock.on_hand(dock.flour, "WH1/Quarantine") == 2
    assert await delivered(order) == [Decimal("1.5")]
    with pytest.raises(
        MoreThanLeft, match=r"L-1: 1\.5 is left to return of WH1/OUT/00001, not 2\."
    ) as refused:
        await back(dock, delivery, await given(dock, delivery, "L-1", "2"))
    assert refused.value.field == ("lots", "0", "quantity")
    assert (refused.value.lines[0].given, refused.value.lines[0].permitted) == (2, Decimal("1.5"))


async def test_what_stands_on_an_open_return_is_not_left_for_another(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 2", 2)
    _, delivery = await shipped(dock, dock.radio, "SN-1", "SN-2")
    first = await back(dock, delivery, await given(dock, delivery, "SN-1"))
    with pytest.raises(MoreThanLeft):
        await back(dock, delivery, await given(dock, delivery, "SN-1"))
    second = await back(dock, delivery)
    assert await entered(second) == [("SN-2", 1)]
    await giving_up.cancel_transfer(dock.request(), first, await dock.version_of(first), "it stays there")
    assert await entered(await back(dock, delivery)) == [("SN-1", 1)]


async def test_nothing_else_is_scanned_onto_a_return(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 3", 3)
    _, delivery = await shipped(dock, dock.radio, "SN-1", "SN-2")
    await shipped(dock, dock.radio, "SN-3")
    opened = await back(dock, delivery, await given(dock, delivery, "SN-1"))
    [line] = await TransferLine.filter(transfer_id=opened)
    await entry_changes.remove_entries(dock.request(), line.id, None)
    with pytest.raises(MoreThanLeft, match=r"SN-3: 0 is left to return of WH1/OUT/00001, not 1\."):
        await scan(dock, opened, "SN-3", line=line.id)
    assert await entered(opened) == []
    await scan(dock, opened, "SN-2", line=line.id)
    await dock.validate(opened)
    assert await dock.on_hand(dock.radio) == 1


async def test_what_was_corrected_meanwhile_does_not_come_back(dock: Dock):
    await dock.received(dock.flour, "L-1", 5)
    _, delivery = await shipped(dock, dock.flour, "L-1", quantity="4")
    opened = await back(dock, delivery)
    line = await dock.line_of(delivery, dock.flour)
    [moved] = await StockMoveLine.filter(transfer_line_id=line)
    wrong = Correction(move_line=moved.id, right_quantity=Decimal(0))
    await correct_move_lines(dock.request(), [wrong], CorrectionWay.FROM_DESTINATION, "stayed here")
    with pytest.raises(MoreThanLeft, match="L-1: 0 is left to return"):
        await dock.validate(opened)
    assert (await Transfer.get(id=opened)).state is TransferState.READY
    assert await dock.on_hand(dock.flour) == 5
    assert [str(violation) for violation in await check()] == []


async def test_goods_without_numbers_come_back(dock: Dock):
    await dock.taken_in((dock.bag, 5))
    order = await dock.sale((dock.bag, 4))
    delivery = await dock.confirm(order, SALES)
    line = await dock.line_of(delivery, dock.bag)
    await record_quantities(dock.request(), delivery, [LineQuantity(line, None)])
    await dock.validate(delivery)
    opened = await back(dock, delivery, ReturnGiven(line, None, Decimal(3)))
    await dock.validate(opened)
    assert (await dock.on_hand(dock.bag), await delivered(order)) == (4, [Decimal(1)])
    with pytest.raises(MoreThanLeft, match="Bag: 1 is left"):
        await back(dock, delivery, ReturnGiven(line, None, Decimal(2)))


async def test_a_replacement_goes_out_for_what_comes_back(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 2", 2)
    order, delivery = await shipped(dock, dock.radio, "SN-1")
    done = await returning.create_return(
        dock.request(), delivery, outcome=ReturnOutcome.BLOCKED_PLACE, replacement=True
    )
    sent = done.outcome.replacement
    assert sent is not None
    row = await Transfer.get(id=sent)
    assert (row.number, row.replaces_id) == ("WH1/OUT/00002", done.outcome.transfer)
    await dock.validate(done.outcome.transfer)
    await scan(dock, sent, "SN-2", line=await dock.line_of(sent, dock.radio))
    await dock.validate(sent)
    assert await delivered(order) == [Decimal(1)]
    assert await dock.on_hand(dock.radio, "WH1/Quarantine") == 1


async def test_what_was_received_goes_back_to_the_vendor(dock: Dock):
    receipt = await dock.received(dock.radio, "SN-1 x 3", 3)
    [line] = await PurchaseOrderLine.all()
    await shipped(dock, dock.radio, "SN-2")
    assert [each.number for each in await returning.returnable(receipt)] == ["SN-1", "SN-3"]
    with pytest.raises(MoreThanLeft):
        await back(dock, receipt, await given(dock, receipt, "SN-2"))
    opened = await back(dock, receipt)
    transfer = await Transfer.get(id=opened).select_related("source", "destination")
    assert (transfer.number, transfer.destination.path) == ("WH1/VRET/00001", "Vendors")
    assert await entered(opened) == [("SN-1", 1), ("SN-3", 1)]
    await dock.validate(opened)
    assert await fulfilled.received([line.id]) == {line.id: Decimal(1)}
    assert await dock.on_hand(dock.radio) == 0


async def test_a_return_is_one_step_where_the_goods_are_at_hand(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 3", 3)
    _, delivery = await shipped(dock, dock.radio, "SN-1", "SN-2")
    back_in = await back(dock, delivery, await given(dock, delivery, "SN-2"), at_once=True)
    assert (await Transfer.get(id=back_in)).state is TransferState.DONE
    assert await dock.on_hand(dock.radio) == 2
    await dock.hold("scratched", lot=(await Lot.get(number="SN-1")).id)
    with pytest.raises(MoreThanLeft):
        await back(dock, delivery, await given(dock, delivery, "SN-2"), at_once=True)
    assert await Transfer.filter(return_of_id=delivery).count() == 1, "nothing is half done"


def of_lot(lot: Lot, quantity: str | None = None) -> GoodsBack:
    return GoodsBack(Goods(lot=lot.id, quantity=Decimal(quantity) if quantity else None))


async def test_what_is_on_hand_goes_back_to_a_vendor_whatever_brought_it(dock: Dock):
    await dock.received(dock.flour, "F-1", 5)
    await dock.received(dock.flour, "F-2", 5)
    await dock.received(dock.radio, "SN-1", 1)
    await dock.taken_in((dock.bag, 20))
    flour, radio = await Lot.get(number="F-1"), await Lot.get(number="SN-1")
    sent = [of_lot(flour, "1.5"), of_lot(radio), GoodsBack(Goods(product=dock.bag, quantity=Decimal(3)))]
    opened = (await return_to_vendor(dock.request(), dock.vendor, sent, "damp")).outcome.transfer
    transfer = await Transfer.get(id=opened).select_related("destination")
    assert (transfer.number, transfer.state) == ("WH1/VRET/00001", TransferState.READY)
    assert await entered(opened) == [("F-1", Decimal("1.5")), ("SN-1", 1), (None, 3)]
    await dock.validate(opened)
    rest = [of_lot(flour), GoodsBack(Goods(product=dock.bag), dock.stock)]
    done = await return_to_vendor(dock.request(), dock.vendor, rest, "damp", at_once=True)
    assert (await Transfer.get(id=done.outcome.transfer)).state is TransferState.DONE
    assert [await dock.on_hand(each) for each in (dock.flour, dock.radio, dock.bag)] == [5, 0, 0]
    assert (await Operation.filter(kind="test").order_by("-id").first()).reason == "damp"


async def test_what_does_not_go_back_to_a_vendor(dock: Dock):
    await dock.received(dock.flour, "F-1", 5)
    flour = await Lot.get(number="F-1")

    async def refused(
        refusal: type[Exception], *goods: GoodsBack, vendor: int = 0, why: str = "damp"
    ) -> None:
        with pytest.raises(refusal):
            await return_to_vendor(dock.request(), vendor or dock.vendor, goods, why, at_once=True)

    await refused(InsufficientStock, of_lot(flour, "5.001"))
    await refused(InvalidInput, of_lot(flour, "0"))
    await refused(InvalidInput, of_lot(flour), of_lot(flour))
    await refused(InvalidInput)
    await refused(InvalidInput, GoodsBack(Goods()))
    await refused(InvalidInput, GoodsBack(Goods(product=dock.flour)))
    await refused(InsufficientStock, GoodsBack(Goods(product=dock.bag)))
    await refused(InvalidInput, of_lot(flour), vendor=dock.customer)
    await refused(InvalidInput, of_lot(flour), why=" ")
    await refused(NotFound, GoodsBack(Goods(lot=999)))
    assert await Transfer.filter(partner_id=dock.vendor, state=TransferState.READY).count() == 0
    assert await dock.on_hand(dock.flour) == 5


async def test_what_is_not_returned(dock: Dock):
    receipt = await dock.receipt((dock.radio, 1))
    with pytest.raises(WrongState, match=r"WH1/IN/00001 is ready: only what is done can be returned\."):
        await back(dock, receipt)
    done = await dock.received(dock.radio, "SN-1", 1)
    with pytest.raises(InvalidInput, match="goes to no place of ours"):
        await back(dock, done, outcome=ReturnOutcome.SCRAP)
    with pytest.raises(InvalidInput, match="a vendor's comes by a receipt"):
        await back(dock, done, replacement=True)
    with pytest.raises(NotFound):
        await back(dock, done, ReturnGiven(99999))
    with pytest.raises(NotFound):
        await back(dock, 99999)
    with pytest.raises(InvalidInput, match="made of the delivery"):
        await dock.transfer(OperationKind.RETURN, (dock.radio, 1))
    assert not await Transfer.filter(return_of_id__isnull=False).exists()
