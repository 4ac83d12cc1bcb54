"""What was received is moved between our places and delivered by hand: what is there, from where it is."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.number_refusals import NumberAlreadyExists, NumbersInvalid
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotOfOtherProduct,
    NotOnDocument,
    Ref,
)
from lotbook.domain.words import BackorderDecision, OperationKind
from lotbook.services.number_sources import Chosen, ChosenLot
from tests.dock import Dock
from tests.scenarios.telling import (
    assign,
    entries,
    lies,
    lot,
    moved,
    numbers_on,
    quantity,
    received,
    refused,
    scan,
    told,
    validate,
)

DELIVERY, INTERNAL = OperationKind.DELIVERY, OperationKind.INTERNAL
SHELF = "WH1/Stock/A-01"


async def shelved(dock: Dock, product: int, *lots: tuple[str, int | str]) -> None:
    """Received, then put on the shelf."""
    await received(dock, product, *lots)
    await moved(dock, INTERNAL, product, *lots, destination=await dock.place(SHELF))


async def test_a_serial_goes_to_the_shelf_and_out_to_the_customer(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    shelf = await dock.place(SHELF)
    transfer = await dock.transfer(INTERNAL, (dock.radio, 1), destination=shelf)
    await scan(dock, transfer, "SN-1", line=await dock.line_of(transfer, dock.radio))
    await validate(dock, transfer)
    assert await dock.on_hand(dock.radio, SHELF) == 1
    delivery = await dock.transfer(DELIVERY, (dock.radio, 2), partner=dock.customer)
    line = await dock.line_of(delivery, dock.radio)
    for number in ("SN-1", "SN-2"):  # wherever below the stock they lie
        await scan(dock, delivery, number, line=line)
    await validate(dock, delivery)
    assert await lies(dock.radio, "SN-1") == {"Vendors": Decimal(-1), "Customers": Decimal(1)}
    assert await dock.on_hand(dock.radio) == 0


async def test_only_numbers_that_are_there_go_out(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    await moved(dock, DELIVERY, dock.radio, ("SN-1", 1))
    await received(dock, dock.radio, "SN-2")
    line = await dock.line_of(await dock.transfer(DELIVERY, (dock.radio, 3)), dock.radio)
    assert await told(line, "SN-9; SN-2") == [("SN-9", "UNKNOWN"), ("SN-2", "EXISTING")]
    async with refused(NumbersInvalid, RefusalCode.NUMBER_UNKNOWN):
        await assign(dock, line, "SN-9")
    async with refused(InsufficientStock) as gone:
        await assign(dock, line, "SN-1")
    assert gone.value.shortages[0].available == 0
    await assign(dock, line, "SN-2")
    async with refused(NumberAlreadyExists, RefusalCode.NUMBER_ON_THIS_DOCUMENT):
        await assign(dock, line, "SN-2")


async def test_two_deliveries_cannot_take_the_same_goods(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    drafts = [await dock.transfer(DELIVERY, (dock.flour, 4)) for _ in range(2)]
    first, second = [await dock.line_of(draft, dock.flour) for draft in drafts]
    await assign(dock, first, "F-1")
    async with refused(InsufficientStock) as short:
        await assign(dock, second, "F-1")
    [shortage] = short.value.shortages
    assert (shortage.requested, shortage.available) == (4, 1)
    assert shortage.reserved_for == [Ref("Transfer", drafts[0])]
    await validate(dock, drafts[0])
    assert await lies(dock.flour, "F-1") == {
        "Vendors": Decimal(-5),
        "WH1/Stock": Decimal(1),
        "Customers": Decimal(4),
    }


async def test_a_delivery_beyond_stock_of_goods_without_numbers_ships_nothing(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 5))
    await quantity(dock, receipt, await dock.line_of(receipt, dock.bag), 5)
    await validate(dock, receipt)
    delivery = await dock.transfer(DELIVERY, (dock.bag, 8))
    line = await dock.line_of(delivery, dock.bag)
    async with refused(InsufficientStock) as short:
        await quantity(dock, delivery, line, 6)
    assert short.value.shortages[0].available == 5
    await quantity(dock, delivery, line, 5)
    await validate(dock, delivery, backorder=BackorderDecision.CREATE)
    assert await dock.on_hand(dock.bag) == 0


async def test_goods_that_lie_in_several_places_go_out_together(dock: Dock) -> None:
    await shelved(dock, dock.flour, ("F-1", 5))
    await received(dock, dock.flour, ("F-1", 3))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 7))
    line = await dock.line_of(delivery, dock.flour)
    async with refused(InsufficientStock) as short:
        chosen = ChosenLot(lot=await lot(dock.flour, "F-1"), quantity=Decimal(9))
        await assign(dock, line, Chosen([chosen]), take_more=True)
    assert short.value.shortages[0].available == 8
    await assign(dock, line, "F-1")
    assert sum(entry["quantity"] for entry in await entries(line)) == 7_000_000
    assert len({entry["source_id"] for entry in await entries(line)}) == 2
    await validate(dock, delivery)
    assert await dock.on_hand(dock.flour) == 1


async def test_a_lot_is_taken_from_the_places_that_were_chosen(dock: Dock) -> None:
    await shelved(dock, dock.flour, ("F-1", 5))
    await received(dock, dock.flour, ("F-1", 5))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 5))
    line, which = await dock.line_of(delivery, dock.flour), await lot(dock.flour, "F-1")
    chosen = [
        ChosenLot(lot=which, quantity=Decimal(2), location=dock.stock),
        ChosenLot(lot=which, quantity=Decimal(3), location=await dock.place(SHELF)),
    ]
    await assign(dock, line, Chosen(chosen))
    await validate(dock, delivery)
    assert await dock.on_hand(dock.flour, "WH1/Stock") == 3
    assert await dock.on_hand(dock.flour, SHELF) == 2


async def test_goods_are_not_moved_to_where_they_are(dock: Dock) -> None:
    await shelved(dock, dock.flour, ("F-1", 5))
    shelf = await dock.place(SHELF)
    async with refused(InvalidInput):
        await dock.transfer(INTERNAL, (dock.flour, 1), destination=dock.stock, source=dock.stock)
    transfer = await dock.transfer(INTERNAL, (dock.flour, 5), destination=shelf)
    line = await dock.line_of(transfer, dock.flour)
    async with refused(InsufficientStock):  # all of it lies on that shelf
        await assign(dock, line, "F-1")
    async with refused(LocationNotUsable):
        await scan(
            dock, transfer, "F-1", line=line, quantity=Decimal(1), destination=await dock.place("Customers")
        )


async def test_a_lot_of_another_product_is_not_chosen(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    delivery = await dock.transfer(DELIVERY, (dock.flour, 1))
    line = await dock.line_of(delivery, dock.flour)
    async with refused(LotOfOtherProduct) as wrong:
        await assign(dock, line, Chosen([ChosenLot(lot=await lot(dock.radio, "SN-1"))]))
    assert wrong.value.expected == dock.flour


async def test_a_line_added_by_hand_expects_something_and_a_receipt_needs_no_order(dock: Dock) -> None:
    receipt = await dock.transfer(OperationKind.RECEIPT, (dock.radio, 2), partner=dock.vendor)
    line = await dock.line_of(receipt, dock.radio)
    await assign(dock, line, "SN-1 x 2")
    assert await numbers_on(line) == ["SN-1", "SN-2"]
    await validate(dock, receipt)
    assert await dock.on_hand(dock.radio) == 2


async def test_a_transfer_written_empty_is_filled_by_scans(dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    internal = await dock.transfer(OperationKind.INTERNAL)
    done = await scan(dock, internal, "SN-1")
    assert done.text == "Adds SN-1 to line 1, 1 so far."
    await validate(dock, internal)
    assert await dock.on_hand(dock.radio, "WH1/Stock/A-01") == 1


async def test_what_no_order_expects_is_refused_on_its_receipt(dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    receipt = await dock.receipt((dock.bag, 1))
    async with refused(NotOnDocument):
        await scan(dock, receipt, "SN-1")
