"""Of the year at the dock: orders of customers, bills and invoices."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.words import (
    BackorderDecision,
)
from lotbook.models import (
    MoneyLine,
    PurchaseOrderLine,
    SalesOrder,
    SalesOrderLine,
)
from lotbook.services import (
    billing,
    paying,
)
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.validation import validate_transfer
from tests.dock import Dock
from tests.ledger.story_transfers import SERIALS, scan


async def bill_and_pay(dock: Dock) -> None:
    """4 bags are billed with their freight and paid in part, one is credited; a second bill is a draft, a third given
    up."""
    bags = OrderLineGiven(dock.bag, Decimal(4), price=Decimal("0.335"), tax_rate=Decimal(19))
    order = await dock.taken_in(bags)
    line = int((await PurchaseOrderLine.get(order_id=order)).id)
    freight = MoneyLineGiven(text="Freight", price=Decimal("9.90"))
    bill = await dock.post(await dock.bill(order, MoneyLineGiven(line, quantity=Decimal(3)), freight))
    failed = await dock.pay(bill, "5")
    await paying.cancel_payment(dock.request(), failed, "sent back")
    await dock.pay(bill, "4")
    billed = int((await MoneyLine.get(paper_id=bill, position=1)).id)
    await dock.post(await dock.credit(bill, MoneyLineGiven(credited_line=billed, quantity=Decimal(1))))
    given_up = await dock.bill(order, MoneyLineGiven(line))
    await billing.cancel_paper(dock.request(), MoneyKind.BILL, given_up, 1, "too early")
    await dock.bill(order, MoneyLineGiven(line), vendor_number="R-2")


async def invoice(dock: Dock) -> None:
    """What was delivered of the customer's order is invoiced and paid."""
    [order] = await SalesOrder.filter(customer_reference="C-7")
    lines = await SalesOrderLine.filter(order_id=order.id).order_by("position")
    priced = [MoneyLineGiven(line.id, price=Decimal("49.90")) for line in lines]
    await dock.pay(await dock.post(await dock.invoice(order.id, *priced)))


async def sell(dock: Dock) -> None:
    """A customer orders two radios and two bags; one of each goes out, the others are to follow."""
    delivery = await dock.delivery((dock.radio, 2), (dock.bag, 2), reference="C-7")
    await scan(dock, delivery, dock.radio, SERIALS[-1])
    bags = LineQuantity(await dock.line_of(delivery, dock.bag), Decimal(1))
    await record_quantities(dock.request(), delivery, [bags])
    await validate_transfer(dock.request(), delivery, backorder=BackorderDecision.CREATE)
    await dock.sale((dock.flour, "1.5"))
