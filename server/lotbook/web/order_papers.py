"""What papers of orders say: requests and orders to vendors, quotations and orders of customers."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents import words
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.priced import PricedLine, PricedPaper, priced_paper_pdf
from lotbook.domain.money import from_minor, tax_of
from lotbook.domain.money_words import PricePer
from lotbook.domain.payment_terms import terms_of
from lotbook.domain.words import OrderState
from lotbook.models import PurchaseOrder, PurchaseOrderLine, SalesOrder, SalesOrderLine, Settings
from lotbook.services.parties import our_company, party
from lotbook.web.drawing import Drawable

AGREED = (OrderState.CONFIRMED, OrderState.DONE)


async def purchase_order_of(order_id: int) -> Drawable | None:
    """An order to a vendor, a draft as a request; None when it is cancelled or not there."""
    order: Any = await PurchaseOrder.get_or_none(id=order_id).select_related("vendor", "warehouse")
    if order is None or order.state is OrderState.CANCELLED:
        return None
    facts = [("Vendor's reference", order.vendor_reference), ("Expected on", words.day(order.expected_on))]
    head = await _head(
        order,
        "Purchase order" if order.state in AGREED else "Request for quotation",
        [
            ("To", party(order.vendor.name, order.vendor)),
            ("Deliver to", party(order.warehouse.name, order.warehouse)),
        ],
        facts,
        signed="Ordered: name, date, signature" if order.state in AGREED else None,
    )
    return await _drawable(order, head, PurchaseOrderLine)


async def quotation_of(order_id: int) -> Drawable | None:
    """What is offered to a customer; None for an order that is no draft."""
    order = await _sold(order_id)
    if order is None or order.state is not OrderState.DRAFT:
        return None
    head = await _sales_head(order, "Quotation", "Accepted: name, date, signature")
    return await _drawable(order, head, SalesOrderLine)


async def sales_order_of(order_id: int) -> Drawable | None:
    """What is agreed with a customer; None for an order that is not confirmed."""
    order = await _sold(order_id)
    if order is None or order.state not in AGREED:
        return None
    head = await _sales_head(order, "Sales order", None)
    return await _drawable(order, head, SalesOrderLine)


async def _sold(order_id: int) -> Any:
    return await SalesOrder.get_or_none(id=order_id).select_related("customer", "warehouse")


async def _sales_head(order: Any, title: str, signed: str | None) -> Head:
    customer, there = party(order.customer.name, order.customer), party(order.customer.name, order)
    partners = [("To", customer)] if customer == there else [("To", customer), ("Deliver to", there)]
    facts = [("Your reference", order.customer_reference), ("Delivery on", words.day(order.due_on))]
    return await _head(order, title, partners, facts, signed)


async def _head(
    order: Any,
    title: str,
    partners: list[tuple[str, Party]],
    facts: list[tuple[str, str | None]],
    signed: str | None,
) -> Head:
    company, tax_number = await our_company(), (await Settings.get(id=1)).tax_number
    written = words.day(order.created.astimezone(ZoneInfo(order.warehouse.time_zone)).date())
    told = [
        ("Number", order.number),
        ("Date", written),
        *facts,
        ("Payment", str(terms_of(order))),
        ("Our tax number", tax_number),
    ]
    return Head(
        title=title,
        number=order.number,
        company=company,
        partners=tuple(partners),
        facts=tuple((caption, text) for caption, text in told if text),
        day=written,
        foot=f"{order.number} · {written}",
        signed=signed,
    )


async def _drawable(order: Any, head: Head, of: type[PurchaseOrderLine | SalesOrderLine]) -> Drawable:
    rows: Any = of.filter(order_id=order.id).order_by("position")
    lines = [
        priced_line(row, order.currency, tax_of(row.net, row.tax_rate))
        for row in await rows.select_related("product__unit", "unit", "packaging")
    ]
    paper = PricedPaper(head=head, currency=order.currency, lines=tuple(lines))
    return Drawable(order.number, priced_paper_pdf, (paper,))


def priced_line(row: Any, currency: str, tax: int) -> PricedLine:
    """A line of an order, a bill or an invoice. tax: in minor units."""
    product, packaging = row.product, row.packaging
    unit = packaging.name if packaging else row.unit.symbol if row.unit else ""
    stock = product.unit.symbol if product else unit
    inside = f", {words.amount(row.per_packaging)} {stock} in each" if packaging else ""
    return PricedLine(
        text=row.text,
        quantity=row.quantity,
        unit=unit,
        price=row.price,
        per=unit if row.price_per is PricePer.ORDERED_UNIT else stock,
        tax_rate=row.tax_rate,
        net=from_minor(row.net, currency),
        tax=from_minor(tax, currency),
        aside=f"{product.sku}{inside}" if product else "",
    )
