"""Of the year at the dock: what comes, moves, is promised and put right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.announcing import AnnouncedRow
from lotbook.domain.number_plan import Asked
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.places import WarehouseFacts
from lotbook.domain.products import PackagingGiven
from lotbook.domain.refusals import Ref, Refusal
from lotbook.domain.words import (
    BackorderDecision,
    CorrectionWay,
    LocationUsage,
    OperationKind,
)
from lotbook.ledger import journal
from lotbook.models import (
    Packaging,
    StockMoveLine,
    Transfer,
)
from lotbook.services import (
    categories,
    giving_up,
    places,
    putaway,
)
from lotbook.services.announcing import announce_numbers
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.numbers import Listed, Options, assign_numbers
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.reserving import reserve_transfer
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.services.validation import validate_transfer
from tests.dock import ADDRESS, Dock

CARTON, OTHER, PALLET = "395212340000000014", "395212340000000021", "395212340000000120"
SERIALS = ("SN-1", "SN-2", "SN-3", "SN-4", "\uff33\uff2e-5")


async def carry(dock: Dock) -> None:
    """Oats that are promised to a delivery are in hand of somebody who brings them to a shelf."""
    oats = await dock.product("OATS", unit="kg")
    await dock.received(oats, "O-1", 3)
    await dock.transfer(OperationKind.DELIVERY, (oats, 2), partner=dock.customer)
    move = await dock.transfer(
        OperationKind.INTERNAL, (oats, 3), destination=await dock.place("WH1/Stock/A-01")
    )
    await scan(dock, move, oats, "O-1", "3")


async def send_on(dock: Dock) -> None:
    """Rye goes to a second warehouse, which puts all rye on a shelf; some of it is still on the way."""
    site = WarehouseFacts("Second", "WH2", "Europe/Berlin", ADDRESS)
    await places.save_warehouse(dock.request(), site)
    there, shelf = await dock.place("WH2/Stock"), await dock.place("WH2/Stock/A-01")
    rye = await dock.product("RYE", unit="kg")
    await putaway.save_putaway_rule(dock.request(), there, shelf, product=rye)
    group = (await categories.save_category(dock.request(), "Grain")).outcome.category
    await putaway.save_putaway_rule(dock.request(), there, shelf, category=group)
    await dock.received(rye, "R-1", 3)
    sent = await dock.transfer(OperationKind.INTERNAL, (rye, 3), destination=there)
    await scan(dock, sent, rye, "R-1", "3")
    await validate_transfer(dock.request(), sent)
    arrival = (await Transfer.get(shipped_by_id=sent)).id
    await scan(dock, arrival, rye, "R-1", "1")
    await validate_transfer(dock.request(), arrival)


async def receive(dock: Dock) -> None:
    """6 radios, 10.5 kg of flour and 4 bags are ordered, some of it announced; less comes, some of the rest later."""
    receipt = await dock.receipt((dock.radio, 6), (dock.flour, "10.5"), (dock.bag, 4))
    serials = [Asked(number=number, quantity=Decimal(1)) for number in SERIALS]
    line = await dock.line_of(receipt, dock.radio)
    notice = [
        AnnouncedRow(range="SN-1 x 3", carton=CARTON),
        AnnouncedRow(number="SN-6", carton=OTHER, pallet=PALLET),
    ]
    await announce_numbers(dock.request(), Ref("TransferLine", line), notice)
    await assign_numbers(dock.request(), line, Listed(serials), Options())
    flour = await dock.line_of(receipt, dock.flour)
    missing = AnnouncedRow(number="L-9", quantity=Decimal(1), carton=CARTON)
    await announce_numbers(dock.request(), Ref("TransferLine", flour), [missing])
    batches = [Asked(number="L-1", quantity=Decimal(4)), Asked(number="L-2", quantity=Decimal("1.25"))]
    await assign_numbers(dock.request(), flour, Listed(batches), Options())
    bags = LineQuantity(await dock.line_of(receipt, dock.bag), Decimal(3))
    await record_quantities(dock.request(), receipt, [bags])
    done = await validate_transfer(dock.request(), receipt, backorder=BackorderDecision.CREATE)
    rest = done.outcome.backorder
    assert rest is not None
    await scan(dock, rest, dock.flour, "L-1", "2")
    await validate_transfer(dock.request(), rest, backorder=BackorderDecision.CREATE)


async def scan(dock: Dock, transfer: int, product: int, number: str, quantity: str | None = None) -> None:
    """Scan a number onto the line of a product; quantity: None for what the scan says."""
    line = await dock.line_of(transfer, product)
    given = ScanGiven(raw=number, line=line, quantity=None if quantity is None else Decimal(quantity))
    await record_scan(dock.request("recordScan"), transfer, given)


async def put_right(dock: Dock) -> None:
    """A serial was misread, half a kilogram never came, a label was wrong, and two numbers were swapped."""
    way = CorrectionWay.FROM_DESTINATION
    misread = Correction(move_line=await posted("SN-4"), number="SN-14")
    await correct_move_lines(dock.request(), [misread], way, "misread")
    less = Correction(move_line=await posted("L-2"), quantity=Decimal("0.5"), right_quantity=Decimal(0))
    await correct_move_lines(dock.request(), [less], way, "weighed again")
    relabelled = Correction(move_line=await posted("SN-3"), number="SN-13")
    await correct_move_lines(dock.request(), [relabelled], CorrectionWay.RELABEL, "wrong label")
    await swap(dock.request(), await posted("SN-1"), await posted("SN-2"))


@unit_of_work
async def swap(work: Work, *lines: int) -> None:
    """Two lots had each other's number: both go back to the vendor and in again, in one operation."""
    wrong = await StockMoveLine.filter(id__in=lines)
    moves = []
    for line in wrong:
        facts: Any = line
        came = journal.Move(
            product=facts.product_id,
            tracking=line.tracking,
            lot=facts.lot_id,
            source=facts.source_id,
            destination=facts.destination_id,
            quantity=line.quantity,
            unit=facts.entered_unit_id,
            transfer_line=facts.transfer_line_id,
        )
        moves += [came, replace(came, source=came.destination, destination=came.source, corrects=line.id)]
    await journal.post(work, moves)


async def posted(number: str) -> int:
    """The first line of the journal that moved a lot."""
    return int((await StockMoveLine.filter(lot__number=number).order_by("id"))[0].id)


async def move_and_ship(dock: Dock) -> None:
    """Goods go to a shelf, and one radio of two to a customer: the other is to follow."""
    shelf = await dock.place("WH1/Stock/A-01")
    move = await dock.transfer(OperationKind.INTERNAL, (dock.radio, 1), (dock.flour, 2), destination=shelf)
    await scan(dock, move, dock.radio, "SN-2")
    await scan(dock, move, dock.flour, "L-1", "2")
    await validate_transfer(dock.request(), move)
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 2), partner=dock.customer)
    await scan(dock, delivery, dock.radio, "SN-1")
    await validate_transfer(dock.request(), delivery, backorder=BackorderDecision.CREATE)


async def give_up_and_be_refused(dock: Dock) -> None:
    """A transfer is given up, a place archived, a scan refused; a receipt stays open with something on it."""
    given_up = await dock.transfer(
        OperationKind.INTERNAL, (dock.radio, 1), destination=await dock.place("WH1/Stock/A-02")
    )
    await scan(dock, given_up, dock.radio, "SN-2")
    await giving_up.cancel_transfer(dock.request(), given_up, await dock.version_of(given_up), "not needed")
    stock = await dock.place("WH1/Stock")
    bin_ = await places.save_location(dock.request(), "B-99", stock, LocationUsage.INTERNAL)
    await places.save_location(
        dock.request(), "B-99", stock, LocationUsage.INTERNAL, location=bin_.outcome.location, active=False
    )
    waiting = await dock.receipt((dock.radio, 2))
    await scan(dock, waiting, dock.radio, "SN-90")
    try:
        await scan(dock, waiting, dock.radio, "SN-90")
    except Refusal:
        return
    raise AssertionError("a serial was scanned twice")


async def order_in_trays(dock: Dock) -> None:
    """Three trays are ordered at a price for a tray, which is none for a piece."""
    egg = await dock.product("EGG", packagings=[PackagingGiven("tray", Decimal(30))])
    tray = (await Packaging.get(product_id=egg)).id
    await dock.receipt(OrderLineGiven(egg, Decimal(3), packaging=tray, price=Decimal("4.51")))


async def promise(dock: Dock) -> None:
    """A delivery waits with its goods promised; one radio of them is picked."""
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 2), (dock.flour, 1), (dock.bag, 2))
    await reserve_transfer(dock.request(), delivery)
    await scan(dock, delivery, dock.radio, "SN-13")
