"""Papers of a delivery, from picking to the customer's signature, read as they are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.addresses import Address
from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.products import PackagingGiven
from lotbook.domain.words import LocationUsage, LotLayout, OperationKind, PaperSize, PartnerRole, Tracking
from lotbook.models import (
    Location,
    MoneyLine,
    MoneyPaper,
    Packaging,
    PurchaseOrder,
    SalesOrder,
    Settings,
    Transfer,
)
from lotbook.services import billing, company, ordering, places, reserving, returning
from lotbook.services.order_sides import PURCHASE, SALES
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.web.deliveries import delivery_of, return_slip_of
from lotbook.web.drawing import Drawable
from lotbook.web.money_papers import bill_of, invoice_of
from lotbook.web.order_papers import purchase_order_of, quotation_of, sales_order_of
from lotbook.web.papers import slip_of
from lotbook.web.picking import picking_list_of
from tests.dock import Dock
from tests.documents.reading import pages, scan, text
from tests.scenarios.telling import moved

HARBOUR = Address("Am Kai 7", "Bremen", "28217", "DE")
MOVED = company.CompanyFacts("Moved Ltd", Address("New Road 1", "Leeds", "LS1", "GB"), "EUR")


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


async def test_a_request_becomes_an_order_to_the_vendor(dock):
    egg = await dock.product("EGG", Tracking.NONE, packagings=[PackagingGiven("tray", Decimal(30))])
    tray = (await Packaging.get(product_id=egg)).id
    lines = (
        OrderLineGiven(egg, Decimal(2), packaging=tray, price=Decimal("4.20"), tax_rate=Decimal(7)),
        OrderLineGiven(
            dock.flour, Decimal("12.5"), price=Decimal("0.8"), tax_rate=Decimal(19), text="Flour, T550"
        ),
    )
    order = await dock.order(*lines, reference="ZG-771")
    (page,) = shown(await purchase_order_of(order))
    assert "Request for quotation" in page and "signature" not in page
    await dock.confirm(order)
    (page,) = shown(await purchase_order_of(order), PaperSize.LETTER)
    for said in (
        "Purchase order", "Mill & Sons", "Deliver to", "Hafenstraße 1", "ZG-771", "EGG, 30 pcs in each",
        "2 tray 4.20 / tray 7 % 8.40", "Flour, T550", "12.5 kg 0.80 / kg 19 % 10.00", "7 % tax on 8.40 0.59",
        "19 % tax on 10.00 1.90", "Total 20.89 EUR", "01 Dec 2026", "Ordered: name, date, signature",
    ):  # fmt: skip
        assert said in page, said


async def test_a_quotation_becomes_an_order_of_the_customer(dock):
    line = OrderLineGiven(dock.bag, Decimal(3), price=Decimal("1.5"), tax_rate=Decimal(0))
    order = await dock.sale(line, deliver_to=HARBOUR, reference="K-4711")
    (page,) = shown(await quotation_of(order))
    for said in ("Quotation", "Corner shop", "Am Kai 7", "K-4711", "Total 4.50 EUR", "Accepted: name"):
        assert said in page, said
    assert await sales_order_of(order) is None
    await dock.confirm(order, SALES)
    (page,) = shown(await sales_order_of(order))
    assert "Sales order" in page and "signature" not in page
    assert await quotation_of(order) is None


async def test_an_order_that_was_given_up_has_no_paper(dock):
    bought, sold = await dock.order((dock.bag, 1)), await dock.sale((dock.bag, 1))
    for side, order in ((PURCHASE, bought), (SALES, sold)):
        version = (await side.order.get(id=order)).version
        await ordering.cancel_order(dock.request(), side, order, version, "not wanted")
    assert await purchase_order_of(bought) is None
    assert await quotation_of(sold) is None and await sales_order_of(sold) is None
    assert await purchase_order_of(0) is None


async def sold(dock: Dock, much: int = 3) -> tuple[int, int]:
    """An order of radios to the harbour, and its delivery, done."""
    line = OrderLineGiven(dock.radio, Decimal(much), price=Decimal("49.90"), tax_rate=Decimal(19))
    order = await dock.sale(line, deliver_to=HARBOUR, reference="K-4711")
    delivery = await dock.confirm(order, SALES)
    await dock.number(delivery, dock.radio, f"SN-002 x {much}")
    await dock.validate(delivery)
    return order, delivery


async def test_an_invoice_asks_for_what_was_delivered_with_its_lots(dock):
    await stock(dock)
    order, _ = await sold(dock)
    number = (await SalesOrder.get(id=order)).number
    draft = await dock.invoice(order, issued_on=date(2026, 11, 27), due_on=date(2026, 12, 27))
    assert "Invoice (draft)" in shown(await invoice_of(draft))[0]
    invoice = await dock.post(draft)
    (page,) = shown(await invoice_of(invoice))
    posted = await MoneyPaper.get(id=invoice)
    for said in (
        "Invoice", posted.number, "Corner shop", "Hafenstraße 1", "27 Nov 2026", "27 Dec 2026", number, "K-4711",
        "3 pcs 49.90 / pcs 19 % 149.70", "SN-002 to SN-004 3", "19 % tax on 149.70 28.44", "Total 178.14 EUR",
    ):  # fmt: skip
        assert said in page, said
    assert "draft" not in page and "Please pay" not in page
    await switch(dock, lots_on_invoices=False, company=replace(MOVED, bank_account="IBAN DE02 1203"))
    (page,) = shown(await invoice_of(invoice))
    assert "SN-0" not in page and "Total 178.14 EUR" in page
    assert f"Please pay by 27 Dec 2026 to IBAN DE02 1203, naming {posted.number}." in page


async def test_a_credit_note_names_what_it_credits_and_asks_for_nothing(dock):
    await stock(dock)
    order, _ = await sold(dock)
    invoice = await dock.post(await dock.invoice(order))
    line = await MoneyLine.get(paper_id=invoice)
    credit = await dock.post(
        await dock.credit(invoice, MoneyLineGiven(quantity=Decimal(1), credited_line=line.id))
    )
    (page,) = shown(await invoice_of(credit), PaperSize.LETTER)
    for said in ("Credit note", f"Credits {(await MoneyPaper.get(id=invoice)).number}", "Total 59.38 EUR"):
        assert said in page, said
    assert "Please pay" not in page


async def test_a_posted_paper_stays_as_it_was_when_the_company_moves(dock):
    await stock(dock)
    order, _ = await sold(dock)
    draft = await dock.invoice(order)
    invoice = await dock.post(draft)
    before = await invoice_of(invoice)
    await switch(dock, company=MOVED)
    assert shown(await invoice_of(invoice)) == shown(before)
    assert "Moved Ltd" in shown(await sales_order_of(order))[0]


async def test_a_bill_says_what_a_vendor_wants_for_what(dock):
    order = await dock.taken_in(
        OrderLineGiven(dock.bag, Decimal(40), price=Decimal("0.125"), tax_rate=Decimal(7))
    )
    bill = await dock.post(await dock.bill(order, vendor_number="R-9"))
    (page,) = shown(await bill_of(bill))
    for said in ("Bill", "From", "Mill & Sons", "R-9", "40 pcs 0.125 / pcs 7 % 5.00", "Total 5.35 EUR"):
        assert said in page, said
    assert "Please pay" not in page
    assert await invoice_of(bill) is None and await bill_of(0) is None


async def test_a_draft_that_was_given_up_has_no_paper(dock):
    order = await dock.taken_in((dock.bag, 4))
    bill = await dock.bill(order)
    await billing.cancel_paper(dock.request(), MoneyKind.BILL, bill, 1, "typed twice")
    assert await bill_of(bill) is None


async def test_a_return_slip_tells_what_comes_back_of_which_delivery(dock):
    await stock(dock)
    _, delivery = await sold(dock)
    back = (await returning.create_return(dock.request(), delivery)).outcome.transfer
    (page,) = shown(await return_slip_of(back))
    number = (await Transfer.get(id=delivery)).number
    for said in ("Return slip", "From", "Corner shop", f"Return of {number}", "Expected", "3 pcs"):
        assert said in page, said
    assert "SN-0" not in page
    await dock.validate(back)
    await switch(dock, lots_on_delivery_slips=False)
    (page,) = shown(await return_slip_of(back), PaperSize.LETTER)
    for said in ("SN-002 to SN-004", "3 pcs 3 pcs", "Goods taken back as listed"):
        assert said in page, said
    assert await return_slip_of(delivery) is None and await delivery_of(back) is None


async def test_what_goes_back_to_a_vendor_is_picked_and_has_its_slip(dock):
    receipt = await dock.received(dock.radio, "SN-001 x 2", 2)
    back = (await returning.create_return(dock.request(), receipt)).outcome.transfer
    assert "Picking list" in shown(await picking_list_of(back))[0]
    await dock.validate(back)
    (page,) = shown(await return_slip_of(back))
    order = (await PurchaseOrder.get()).number
    for said in ("Return slip", "Mill & Sons", "Sent back", "SN-001 to SN-002", f"Purchase order {order}"):
        assert said in page, said


async def test_a_customer_with_a_long_name_is_named_whole(dock):
    name = "Association of independent tea and coffee merchants of the northern ports and their successors, limited"
    customer = await dock.partner(name, PartnerRole.CUSTOMER)
    (page,) = shown(await quotation_of(await dock.sale((dock.bag, 1), customer=customer)))
    assert name in " ".join(page.split())
