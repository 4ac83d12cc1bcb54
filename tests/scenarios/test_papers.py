"""Papers of a delivery, from picking to the customer's signature, read as they are printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.catalog import Address, PackagingGiven
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.words import LocationUsage, LotLayout, OperationKind, PaperSize, Tracking
from lotbook.models import Location, Packaging, Settings, Transfer
from lotbook.services import company, places, reserving
from lotbook.services.order_sides import SALES
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.web.deliveries import delivery_of
from lotbook.web.drawing import Drawable
from lotbook.web.papers import slip_of
from lotbook.web.picking import picking_list_of
from tests.dock import Dock
from tests.documents.reading import pages, scan, text
from tests.scenarios.telling import moved

HARBOUR = Address("Am Kai 7", "Bremen", "28217", "DE")


def shown(paper: Drawable | None, size: PaperSize = PaperSize.A4) -> list[str]:
    """What can be copied from each page; drawn twice, it is the same file."""
    assert paper is not None
    drawn = paper.draw(*paper.given, size)
    assert paper.draw(*paper.given, size) == drawn
    return text(drawn)


async def switch(dock: Dock, **settings: Any) -> None:
    version = (await Settings.get(id=1)).version
    await company.update_settings(dock.request(), version, **settings)


async def stock(dock: Dock) -> None:
    """Radios SN-001 to SN-012, 30 kg of flour in two lots, and bags."""
    await dock.received(dock.radio, "SN-001 x 12", 12)
    receipt = await dock.receipt((dock.flour, 30))
    await dock.number(receipt, dock.flour, "F-1", each=15)
    await dock.validate(receipt)
    await dock.taken_in((dock.bag, 40))


async def delivered(dock: Dock, radios: int = 10, numbers: str = "SN-001 x 8") -> int:
    """A delivery of radios to the harbour, done, of which some stay on a backorder."""
    order = await dock.sale((dock.radio, radios), deliver_to=HARBOUR, reference="K-4711")
    delivery = await dock.confirm(order, SALES)
    await dock.number(delivery, dock.radio, numbers)
    await dock.validate(delivery)
    return delivery


async def test_a_delivery_slip_tells_lots_once_the_goods_are_out_and_what_is_still_to_come(dock):
    await stock(dock)
    done = await delivered(dock)
    backorder = await Transfer.get(backorder_of_id=done)
    (page,) = shown(await delivery_of(done))
    for said in (
        "Delivery slip", "Corner shop", "Am Kai 7", "28217 Bremen", "K-4711", "SN-001 to SN-008",
        "10 pcs 8 pcs", "Remaining quantities, not delivered yet", f"Still to come on {backorder.number}",
        "name, date, signature", "Hafenstraße 1", "Page 1 of 1",
    ):  # fmt: skip
        assert said in page, said
    assert "2 pcs" in page.split("Remaining quantities")[1]


async def test_a_delivery_slip_tells_no_lots_while_it_is_open_nor_with_the_setting_off(dock):
    await stock(dock)
    open_one = await dock.delivery((dock.radio, 3))
    await dock.number(open_one, dock.radio, "SN-010 x 2")
    (page,) = shown(await delivery_of(open_one))
    assert "Picked" in page and "3 pcs 2 pcs" in page
    assert "SN-01" not in page
    done = await delivered(dock)
    assert "SN-001" in shown(await delivery_of(done))[0]
    await switch(dock, lots_on_delivery_slips=False)
    (page,) = shown(await delivery_of(done))
    assert "SN-0" not in page and "Use through" not in page
    assert "8 pcs" in page


@pytest.mark.parametrize(
    ("layout", "pages_of", "said"),
    [(LotLayout.PER_LINE, 1, "SN-005"), (LotLayout.RANGES, 1, "SN-001 to SN-008"),
     (LotLayout.APPENDIX, 2, "SN-001 to SN-008")],
)  # fmt: skip
async def test_lots_stand_on_the_slip_as_the_setting_has_them(dock, layout, pages_of, said):
    await stock(dock)
    done = await delivered(dock)
    await switch(dock, lot_layout=layout)
    found = shown(await delivery_of(done), PaperSize.LETTER)
    assert len(found) == pages_of
    assert said in found[-1]
    if layout is LotLayout.APPENDIX:
        assert "SN-001" not in found[0] and "signature" in found[0]
        assert "numbers in the appendix" in found[0] and "signature" not in found[1]


async def test_a_picking_list_leads_through_the_warehouse_and_every_code_on_it_is_scanned(dock):
    await stock(dock)
    for rank, shelf in ((901, "A-02"), (902, "A-01")):
        path = await dock.place(f"WH1/Stock/{shelf}")
        await places.save_location(
            dock.request(), shelf, dock.stock, LocationUsage.INTERNAL, location=path, walking_order=rank
        )
    for number, shelf in (("SN-002", "A-01"), ("SN-003", "A-02")):
        place = await dock.place(f"WH1/Stock/{shelf}")
        await moved(dock, OperationKind.INTERNAL, dock.radio, (number, 1), destination=place)
    delivery = await dock.delivery((dock.radio, 12), (dock.flour, 20), (dock.bag, 50))
    await reserving.reserve_transfer(dock.request(), delivery)
    await dock.number(delivery, dock.radio, "SN-004 x 9")
    paper = await picking_list_of(delivery)
    page = "\n".join(shown(paper))
    for said in ("Picking list", "Corner shop", "use through", "Not available", "10 pcs"):
        assert said in page, said
    assert "SN-004" not in page  # picked already
    codes = [code for page in pages(paper.draw(*paper.given, PaperSize.A4), 300) for code in scan(page)]
    number = (await Transfer.get(id=delivery)).number
    places_of = {row.path: row.barcode async for row in Location.all()}
    assert [code.content.decode() for code in codes] == [
        number,
        *(places_of["WH1/Stock"], "SN-001", "F-1", "F-2"),
        *(places_of["WH1/Stock/A-02"], "SN-003"),
        *(places_of["WH1/Stock/A-01"], "SN-002"),
    ]


async def test_what_is_picked_whole_leaves_nothing_to_pick(dock):
    await stock(dock)
    delivery = await dock.delivery((dock.radio, 1))
    await dock.number(delivery, dock.radio, "SN-004")
    (page,) = shown(await picking_list_of(delivery))
    assert "Nothing is left to pick." in page and "SN-004" not in page


async def test_a_paper_is_there_for_its_own_documents_alone(dock):
    await stock(dock)
    done = await delivered(dock)
    receipt = await dock.receipt((dock.bag, 1))
    internal = await dock.transfer(OperationKind.INTERNAL, (dock.bag, 1))
    for read, transfer in (
        (delivery_of, receipt), (delivery_of, internal), (delivery_of, 0), (slip_of, done),
        (picking_list_of, done), (picking_list_of, receipt),
    ):  # fmt: skip
        assert await read(transfer) is None
    assert "Picking list" in shown(await picking_list_of(internal))[0]


async def test_goods_ordered_in_packagings_are_told_in_them(dock):
    egg = await dock.product("EGG", Tracking.NONE, packagings=[PackagingGiven("tray", Decimal(30))])
    await dock.taken_in((egg, 90))
    tray = (await Packaging.get(product_id=egg)).id
    done = await dock.delivery(OrderLineGiven(egg, Decimal(3), packaging=tray))
    line = await dock.line_of(done, egg)
    await record_quantities(dock.request(), done, [LineQuantity(line, Decimal(65))])
    await dock.validate(done)
    (page,) = shown(await delivery_of(done))
    assert "3 × tray ordered, 2 × tray and 5 pcs delivered; 30 pcs in each" in page
