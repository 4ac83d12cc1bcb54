"""What came back, and what went back, is put right like all else, and no document moved less than came back of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.refusals import GoodsMovedOn, InsufficientStock, MoreThanLeft, OverReceipt
from lotbook.domain.words import CorrectionWay, OperationKind, ReturnOutcome, TransferState
from lotbook.ledger import fulfilled
from lotbook.ledger.check import check
from lotbook.models import PurchaseOrderLine, Transfer
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.renumbering import relabel_lot
from lotbook.services.returning import ReturnGiven, create_return
from lotbook.services.vendor_returns import GoodsBack, return_to_vendor
from tests.dock import Dock
from tests.scenarios.telling import (
    correct,
    lies,
    lot,
    moved,
    posted_line,
    received,
    refused,
)
from tests.services.ordered import expected

DESTINATION, WHERE, RELABEL = (
    CorrectionWay.FROM_DESTINATION,
    CorrectionWay.FROM_WHERE_THEY_ARE,
    CorrectionWay.RELABEL,
)
DELIVERY = OperationKind.DELIVERY


async def line_from(product: int, number: str | None, source: str) -> int:
    """The last line of the journal that took a lot out of a place and corrects nothing."""
    rows = await fetch(
        """SELECT line.id, lot.number FROM stock_move_line AS line LEFT JOIN lot ON lot.id = line.lot_id
           JOIN location AS place ON place.id = line.source_id
           WHERE line.product_id = ? AND place.path = ? AND line.corrects_id IS NULL AND line.run_id IS NULL
           ORDER BY line.id DESC""",
        product,
        source,
    )
    return next(int(row["id"]) for row in rows if row["number"] == number)


async def returned(
    dock: Dock, transfer: int, product: int, number: str | None, quantity: int = 1, **how
) -> int:
    """A return of so much of it, validated."""
    part = ReturnGiven(
        await dock.line_of(transfer, product), number and await lot(product, number), Decimal(quantity)
    )
    done = await create_return(dock.request(), transfer, [part], at_once=True, **how)
    return done.outcome.transfer


async def bags(dock: Dock, kind: OperationKind, quantity: int) -> int:
    """Goods without numbers taken in, or delivered."""
    opened = (
        dock.receipt((dock.bag, quantity))
        if kind is OperationKind.RECEIPT
        else dock.transfer(kind, (dock.bag, quantity))
    )
    transfer = await opened
    line = LineQuantity(await dock.line_of(transfer, dock.bag), None)
    await record_quantities(dock.request(), transfer, [line])
    await dock.validate(transfer)
    return transfer


def so_much(line: int, right: int, **more) -> Correction:
    return Correction(move_line=line, right_quantity=Decimal(right), **more)


@pytest.mark.parametrize("way", [DESTINATION, WHERE])
async def test_no_less_was_delivered_than_came_back(dock: Dock, way: CorrectionWay) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    delivery = await moved(dock, DELIVERY, dock.flour, ("F-1", 4))
    line = await posted_line(dock.flour, "F-1", "Customers")
    await moved(dock, DELIVERY, dock.flour, ("F-1", 5))  # what customers have of others does not count
    back = await returned(dock, delivery, dock.flour, "F-1", 2)
    told = (
        "F-1: WH1/OUT/00001 would have moved 1 of it, but 2 came back by WH1/RET/00001: correct that first."
    )
    async with refused(MoreThanLeft) as less:
        await correct(dock, so_much(line, 1), way=way)
    assert (less.value.message, less.value.field) == (told, ("corrections", "0", "rightQuantity"))
    assert [(each.given, each.permitted) for each in less.value.lines] == [(2, 1)]
    await correct(dock, so_much(line, 2), way=way)
    assert await lies(dock.flour, "F-1") == {
        "Vendors": -10,
        "WH1/Stock": 5,
        "Customers": 5,
    }
    assert back and await check() == []


async def test_a_return_brought_no_more_than_went_out(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 10))
    delivery = await moved(dock, DELIVERY, dock.flour, ("F-1", 4), ("F-2", 4))
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4))
    await returned(dock, delivery, dock.flour, "F-1", 2)
    out, back = (
        await posted_line(dock.flour, "F-1", "Customers"),
        await line_from(dock.flour, "F-1", "Customers"),
    )
    async with refused(MoreThanLeft) as more:
        await correct(dock, so_much(back, 5, take_more=True))
    assert more.value.message == (
        "F-1: 5 of it would be back by WH1/RET/00001, but WH1/OUT/00001 moved only 4."
    )
    async with refused(MoreThanLeft):  # the right one is said in the same breath, and still it is too much
        await correct(dock, so_much(out, 1), so_much(back, 3, take_more=True))
    await correct(dock, so_much(back, 1), so_much(out, 1))
    assert await lies(dock.flour, "F-1") == {"Vendors": -10, "WH1/Stock": 6, "Customers": 4}
    line = await posted_line(dock.flour, "F-2", "Customers")
    await correct(dock, so_much(line, 0))
    assert await check() == []


@pytest.mark.parametrize("outcome", [ReturnOutcome.BLOCKED_PLACE, ReturnOutcome.RESTOCK])
async def test_a_serial_that_came_back_did_go_out(dock: Dock, outcome: ReturnOutcome) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    delivery = await moved(dock, DELIVERY, dock.radio, ("SN-1", 1))
    line = await posted_line(dock.radio, "SN-1", "Customers")
    await returned(dock, delivery, dock.radio, "SN-1", outcome=outcome)
    for wrong in (Correction(move_line=line, number="SN-2"), so_much(line, 0)):
        for way in (DESTINATION, WHERE):
            async with refused(MoreThanLeft):
                await correct(dock, wrong, way=way)
    await correct(dock, so_much(await line_from(dock.radio, "SN-1", "Customers"), 0))
    await correct(dock, Correction(move_line=line, number="SN-2"))
    assert await lies(dock.radio, "SN-1") == {"Vendors": -1, "WH1/Stock": 1}
    assert await lies(dock.radio, "SN-2") == {"Vendors": -1, "Customers": 1}
    assert await check() == []


async def test_goods_without_numbers_that_came_back_did_go_out(dock: Dock) -> None:
    await bags(dock, OperationKind.RECEIPT, 10)
    delivery = await bags(dock, DELIVERY, 4)
    await returned(dock, delivery, dock.bag, None, 2)
    line = await posted_line(dock.bag, None, "Customers")
    for way in (DESTINATION, WHERE):
        async with refused(MoreThanLeft) as less:
            await correct(dock, so_much(line, 1), way=way)
        assert less.value.field == ("corrections", "0", "rightQuantity")
    await correct(dock, so_much(line, 3))
    assert await lies(dock.bag) == {"Vendors": -10, "WH1/Stock": 9, "Customers": 1}


async def test_no_less_was_received_than_went_back(dock: Dock) -> None:
    receipt = await received(dock, dock.flour, ("F-1", 5))
    await received(dock, dock.flour, ("F-1", 5))
    line = await posted_line(dock.flour, "F-1")
    await returned(dock, receipt, dock.flour, "F-1", 3)
    for way in (DESTINATION, WHERE):
        async with refused(MoreThanLeft) as less:
            await correct(dock, so_much(line, 1), way=way)
        assert less.value.message == (
            "F-1: WH1/IN/00001 would have moved 1 of it, but 3 went back by WH1/VRET/00001: correct that first."
        )
    await correct(dock, so_much(line, 4))
    assert await lies(dock.flour, "F-1") == {"Vendors": -6, "WH1/Stock": 6}


async def test_what_got_another_number_since_counts_as_what_it_was(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    delivery = await moved(dock, DELIVERY, dock.flour, ("F-1", 6))
    line = await posted_line(dock.flour, "F-1", "Customers")
    await returned(dock, delivery, dock.flour, "F-1", 1)
    await relabel_lot(dock.request(), await lot(dock.flour, "F-1"), "F-1N", "smudged")
    await returned(dock, delivery, dock.flour, "F-1N", 2)
    async with refused(InsufficientStock):
        await correct(dock, so_much(line, 2))
    await correct(dock, so_much(line, 4))
    assert await lies(dock.flour, "F-1N") == {"WH1/Stock": 9, "Customers": 1, "Production": -10} | await lies(
        dock.flour, "F-1N"
    )
    assert await check() == []


@pytest.mark.parametrize("way", [DESTINATION, WHERE])
@pytest.mark.parametrize("of_receipt", [True, False])
async def test_what_went_back_to_a_vendor_is_put_right(
    dock: Dock, of_receipt: bool, way: CorrectionWay
) -> None:
    receipt = await received(dock, dock.flour, ("F-1", 10), ("F-2", 10))
    if of_receipt:
        await returned(dock, receipt, dock.flour, "F-1", 4)
    else:
        goods = [GoodsBack(Goods(lot=await lot(dock.flour, "F-1"), quantity=Decimal(4)))]
        await return_to_vendor(dock.request(), dock.vendor, goods, "damp", at_once=True)

    async def put_right(of: str, **right) -> None:
        line = await line_from(dock.flour, of, "WH1/Stock")
        await correct(dock, Correction(move_line=line, **right), way=way)

    await put_right("F-1", right_quantity=Decimal(3))
    assert await lies(dock.flour, "F-1") == {"Vendors": -7, "WH1/Stock": 7}
    async with refused(InsufficientStock):
        await put_right("F-1", right_quantity=Decimal(11), take_more=True)
    await put_right("F-1", right_quantity=Decimal(4))
    await put_right("F-1", number="F-2")
    assert await lies(dock.flour, "F-1") == {"Vendors": -10, "WH1/Stock": 10}
    assert await lies(dock.flour, "F-2") == {"Vendors": -6, "WH1/Stock": 6}
    [line] = await PurchaseOrderLine.all()
    assert await fulfilled.received([line.id]) == {line.id: 16 if of_receipt else 20}
    await put_right("F-2", right_quantity=Decimal(0))
    assert await dock.on_hand(dock.flour) == 20
    assert await check() == []


async def test_what_went_back_had_come_by_that_receipt(dock: Dock) -> None:
    receipt = await received(dock, dock.flour, ("F-1", 4))
    await received(dock, dock.flour, ("F-1", 4), ("F-2", 4))
    await returned(dock, receipt, dock.flour, "F-1", 3)
    line = await line_from(dock.flour, "F-1", "WH1/Stock")
    async with refused(MoreThanLeft) as more:
        await correct(dock, so_much(line, 5, take_more=True))
    assert more.value.message == (
        "F-1: 5 of it would be back by WH1/VRET/00001, but WH1/IN/00001 moved only 4."
    )
    async with refused(MoreThanLeft):
        await correct(dock, Correction(move_line=line, number="F-2"))


@pytest.mark.parametrize("way", [DESTINATION, WHERE])
async def test_a_serial_that_went_back_to_a_vendor_is_put_right(dock: Dock, way: CorrectionWay) -> None:
    receipt = await received(dock, dock.radio, "SN-1", "SN-2")
    await returned(dock, receipt, dock.radio, "SN-1")
    line = await line_from(dock.radio, "SN-1", "WH1/Stock")
    await correct(dock, Correction(move_line=line, number="SN-2"), way=way)
    assert await lies(dock.radio, "SN-1") == {"Vendors": -1, "WH1/Stock": 1}
    assert await lies(dock.radio, "SN-2") == {}
    await correct(dock, so_much(await line_from(dock.radio, "SN-2", "WH1/Stock"), 0), way=way)
    assert await lies(dock.radio, "SN-2") == {"Vendors": -1, "WH1/Stock": 1}
    assert await check() == []


async def test_a_serial_that_the_vendor_sent_again_is_not_with_him(dock: Dock) -> None:
    receipt = await received(dock, dock.radio, "SN-1")
    await returned(dock, receipt, dock.radio, "SN-1")
    line = await line_from(dock.radio, "SN-1", "WH1/Stock")
    await received(dock, dock.radio, "SN-1")
    async with refused(GoodsMovedOn) as elsewhere:
        await correct(dock, so_much(line, 0))
    assert [each.location for each in elsewhere.value.places] == [dock.stock]
    assert elsewhere.value.field == ("corrections", "0")
    async with refused(GoodsMovedOn):
        await correct(dock, so_much(line, 0), way=WHERE)


async def test_goods_at_a_vendor_get_the_number_that_they_had_there(dock: Dock) -> None:
    receipt = await received(dock, dock.flour, ("F-1", 10), ("F-2", 10))
    await returned(dock, receipt, dock.flour, "F-1", 4)
    line = await posted_line(dock.flour, "F-1", "Vendors")
    await correct(dock, Correction(move_line=line, number="F-2"), way=RELABEL)
    assert await lies(dock.flour, "F-2") == {"Vendors": -6, "WH1/Stock": 10, "Production": -4}
    assert await check() == []


@pytest.mark.parametrize("way", [DESTINATION, WHERE])
async def test_goods_without_numbers_that_went_back_are_put_right(dock: Dock, way: CorrectionWay) -> None:
    receipt = await bags(dock, OperationKind.RECEIPT, 10)
    await returned(dock, receipt, dock.bag, None, 4)
    await correct(dock, so_much(await posted_line(dock.bag, None, "Vendors"), 3), way=way)
    assert await lies(dock.bag) == {"Vendors": -7, "WH1/Stock": 7}
    more = so_much(await line_from(dock.bag, None, "WH1/Stock"), 4)
    await correct(dock, more, way=way)
    assert await lies(dock.bag) == {"Vendors": -6, "WH1/Stock": 6}
    assert await check() == []


async def test_what_a_vendor_has_comes_back_under_the_number_that_it_has_here_by_now(dock: Dock) -> None:
    receipt = await received(dock, dock.flour, ("F-1", 10))
    await returned(dock, receipt, dock.flour, "F-1", 4)
    line = await posted_line(dock.flour, "F-1", "Vendors")
    await relabel_lot(dock.request(), await lot(dock.flour, "F-1"), "F-1N", "smudged")
    await correct(dock, so_much(line, 3))
    assert (await lies(dock.flour, "F-1N"))["WH1/Stock"] == 7
    more = so_much(await line_from(dock.flour, "F-1", "WH1/Stock"), 5, take_more=True)
    await correct(dock, more)
    assert (await lies(dock.flour, "F-1N"))["WH1/Stock"] == 5
    assert "WH1/Stock" not in await lies(dock.flour, "F-1")
    assert await check() == []


async def test_what_is_sent_for_a_return_follows_its_correction(dock: Dock) -> None:
    await bags(dock, OperationKind.RECEIPT, 20)
    delivery = await dock.delivery((dock.bag, 6))
    await record_quantities(
        dock.request(), delivery, [LineQuantity(await dock.line_of(delivery, dock.bag), None)]
    )
    await dock.validate(delivery)
    part = ReturnGiven(await dock.line_of(delivery, dock.bag), None, Decimal(2))
    made = (await create_return(dock.request(), delivery, [part], replacement=True, at_once=True)).outcome
    for right, sent in ((3, 3), (1, 1), (2, 2)):
        await correct(dock, so_much(await line_from(dock.bag, None, "Customers"), right, take_more=True))
        assert await expected(made.replacement) == {dock.bag: sent}
    await correct(dock, so_much(await line_from(dock.bag, None, "Customers"), 0))
    assert (await Transfer.get(id=made.replacement)).state is TransferState.CANCELLED


async def part_of_ten(dock: Dock) -> tuple[int, int | None]:
    """A delivery of 6 of the 10 bags of an order, and its backorder."""
    await bags(dock, OperationKind.RECEIPT, 20)
    delivery = await dock.delivery((dock.bag, 10))
    line = LineQuantity(await dock.line_of(delivery, dock.bag), Decimal(6))
    await record_quantities(dock.request(), delivery, [line])
    return delivery, await dock.validate(delivery)


async def test_nobody_waits_for_what_came_back_and_is_not_sent_anew(dock: Dock) -> None:
    delivery, backorder = await part_of_ten(dock)
    await returned(dock, delivery, dock.bag, None, 2)
    for right in (3, 1):
        back = await line_from(dock.bag, None, "Customers")
        await correct(dock, so_much(back, right, take_more=True))
        assert await expected(backorder) == {dock.bag: 4}


async def test_what_came_back_too_makes_room_for_what_went_out(dock: Dock) -> None:
    delivery, backorder = await part_of_ten(dock)
    out = await posted_line(dock.bag, None, "Customers")
    await record_quantities(
        dock.request(), backorder, [LineQuantity(await dock.line_of(backorder, dock.bag), None)]
    )
    await dock.validate(backorder)
    part = ReturnGiven(await dock.line_of(delivery, dock.bag), None, Decimal(2))
    made = (await create_return(dock.request(), delivery, [part], replacement=True, at_once=True)).outcome
    back = await line_from(dock.bag, None, "Customers")
    async with refused(OverReceipt) as over:
        await correct(dock, so_much(out, 9))
    assert over.value.lines[0].given == 11
    await correct(dock, so_much(out, 8), so_much(back, 4, take_more=True))
    assert await expected(made.replacement) == {dock.bag: 2}
