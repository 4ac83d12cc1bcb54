"""Invoices are written on sales orders as bills are on purchase orders, and orders heed both."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.money_words import InvoicingPolicy, MoneyKind, MoneyPaperState
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.refusals import InUse, MoreThanLeft
from lotbook.domain.words import ReturnOutcome
from lotbook.ledger import invoiced_lots
from lotbook.models import Lot, MoneyLine, MoneyPaper, SalesOrderLine, Settings, Transfer
from lotbook.services import billing, company, ordering, returning
from lotbook.services.order_sides import SALES
from lotbook.services.returning import ReturnGiven
from tests.dock import Dock

SAME = ordering.OrderHeader()
RADIO = {"price": Decimal("49.90"), "tax_rate": Decimal(19)}


async def sold(dock: Dock, quantity: int, *numbers: str) -> tuple[int, int]:
    """Radios ordered by the customer, of which these went out; order and delivery."""
    await dock.received(dock.radio, "SN-1 x 9", 9)
    order = await dock.sale(OrderLineGiven(dock.radio, Decimal(quantity), **RADIO))
    delivery = await dock.confirm(order, SALES)
    if numbers:
        await dock.number(delivery, dock.radio, "; ".join(numbers))
        await dock.validate(delivery)
    return order, delivery


async def lots_on(paper: int) -> list[str]:
    [line] = await MoneyLine.filter(paper_id=paper)
    return list((await invoiced_lots.of_lines([line.id]))[line.id])


async def deliveries_of(paper: int) -> list[str]:
    return await invoiced_lots.deliveries_of([line.id for line in await MoneyLine.filter(paper_id=paper)])


async def line_of(order: int) -> int:
    return (await SalesOrderLine.get(order_id=order)).id


async def ahead(dock: Dock) -> None:
    """Invoices may come before the goods."""
    settings = await Settings.get(id=1)
    await company.update_settings(dock.request(), settings.version, invoicing=InvoicingPolicy.ORDERED)


async def test_an_invoice_is_of_what_was_delivered_with_its_lots(dock: Dock) -> None:
    order, _ = await sold(dock, 3, "SN-2", "SN-3")
    paper = await dock.post(await dock.invoice(order))
    row: Any = await MoneyPaper.get(id=paper)
    assert (row.number, row.state, row.net, row.tax) == (
        *("INV-2026-00001", MoneyPaperState.POSTED),
        *(9980, 1896),
    )
    assert row.from_address.startswith("Our company") and row.to_address.startswith("Corner shop")
    assert await lots_on(paper) == ["SN-2", "SN-3"]
    with pytest.raises(MoreThanLeft) as refused:
        await dock.invoice(order)
    assert "left to invoice of what was delivered" in refused.value.message


async def test_the_next_invoice_shows_the_next_lots(dock: Dock) -> None:
    order, delivery = await sold(dock, 3, "SN-2", "SN-3")
    first = await dock.post(await dock.invoice(order))
    rest = (await Transfer.get(backorder_of_id=delivery)).id
    await dock.number(rest, dock.radio, "SN-4")
    await dock.validate(rest)
    second = await dock.post(await dock.invoice(order))
    assert (await lots_on(first), await lots_on(second)) == (["SN-2", "SN-3"], ["SN-4"])
    assert [await deliveries_of(paper) for paper in (first, second)] == [["WH1/OUT/00001"], ["WH1/OUT/00002"]]


async def test_an_invoice_ahead_of_the_goods_shows_their_lots_once_they_went(dock: Dock) -> None:
    await ahead(dock)
    order, delivery = await sold(dock, 2)
    paper = await dock.post(await dock.invoice(order))
    assert await lots_on(paper) == []
    await dock.number(delivery, dock.radio, "SN-7; SN-8")
    await dock.validate(delivery)
    assert await lots_on(paper) == ["SN-7", "SN-8"]


async def test_an_order_is_not_lowered_below_what_is_invoiced(dock: Dock) -> None:
    await ahead(dock)
    order, _ = await sold(dock, 3)
    line = await line_of(order)
    draft = await dock.invoice(order, MoneyLineGiven(line, quantity=Decimal(2)))
    version = (await SALES.order.get(id=order)).version
    for lines in (
        [OrderLineGiven(dock.radio, Decimal(1), line=line)],
        [OrderLineGiven(dock.bag, Decimal(1))],
    ):
        with pytest.raises(MoreThanLeft) as refused:
            await ordering.update_order(dock.request(), SALES, order, version, SAME, lines=lines)
        assert refused.value.lines[0].permitted == Decimal(2)
    with pytest.raises(InUse):
        await ordering.cancel_order(dock.request(), SALES, order, version, "no longer wanted")
    await billing.cancel_paper(dock.request(), MoneyKind.INVOICE, draft, 1, "too early")
    bags = [OrderLineGiven(dock.bag, Decimal(1))]
    await ordering.update_order(dock.request(), SALES, order, version, SAME, lines=bags)
    [given_up] = await MoneyLine.filter(paper_id=draft)
    assert given_up.sales_order_line_id is None and given_up.text == "Radio"


async def test_an_order_that_is_credited_in_full_can_be_given_up(dock: Dock) -> None:
    await ahead(dock)
    order, _ = await sold(dock, 3)
    paper = await dock.post(await dock.invoice(order))
    [line] = await MoneyLine.filter(paper_id=paper)
    await dock.post(await dock.credit(paper, MoneyLineGiven(credited_line=line.id)))
    version = (await SALES.order.get(id=order)).version
    await ordering.cancel_order(dock.request(), SALES, order, version, "no longer wanted")
    assert (await MoneyPaper.get(credits_id=paper)).number == "CN-2026-00001"


async def test_what_came_back_is_credited_with_its_lots_and_its_replacement_invoiced(dock: Dock) -> None:
    order, delivery = await sold(dock, 3, "SN-2", "SN-3", "SN-4")
    paper = await dock.post(await dock.invoice(order))
    with pytest.raises(MoreThanLeft):
        await dock.credit(paper)
    lot = await Lot.get(number="SN-3")
    one = ReturnGiven(await dock.line_of(delivery, dock.radio), lot.id)
    made = await returning.create_return(dock.request(), delivery, [one], replacement=True)
    await dock.validate(made.outcome.transfer)
    note = await dock.post(await dock.credit(paper))
    [line] = await MoneyLine.filter(paper_id=note)
    assert (line.quantity, line.net, line.tax) == (Decimal(1), 4990, 948)
    assert (await lots_on(paper), await lots_on(note)) == (["SN-2", "SN-3", "SN-4"], ["SN-3"])
    sent = made.outcome.replacement
    await dock.number(sent, dock.radio, "SN-9")
    await dock.validate(sent)
    anew = await dock.post(await dock.invoice(order))
    assert await lots_on(anew) == ["SN-9"]
    assert [await deliveries_of(each) for each in (paper, anew)] == [["WH1/OUT/00001"], ["WH1/OUT/00002"]]


async def test_what_came_back_to_scrap_or_is_blocked_stands_on_the_credit_note(dock: Dock) -> None:
    order, delivery = await sold(dock, 3, "SN-2", "SN-3", "SN-4")
    paper = await dock.post(await dock.invoice(order))
    line = await dock.line_of(delivery, dock.radio)
    ways = {"SN-2": ReturnOutcome.SCRAP, "SN-3": ReturnOutcome.BLOCKED_PLACE}
    back = [
        ReturnGiven(line, (await Lot.get(number=number)).id, outcome=outcome)
        for number, outcome in ways.items()
    ]
    made = await returning.create_return(dock.request(), delivery, back)
    await dock.validate(made.outcome.transfer)
    note = await dock.post(await dock.credit(paper))
    assert sorted(await lots_on(note)) == ["SN-2", "SN-3"]
    assert await lots_on(paper) == ["SN-2", "SN-3", "SN-4"]


async def test_what_goes_back_to_the_vendor_is_credited(dock: Dock) -> None:
    bags = OrderLineGiven(dock.bag, Decimal(10), price=Decimal("0.335"), tax_rate=Decimal(19))
    order = await dock.taken_in(bags)
    bill = await dock.post(await dock.bill(order))
    receipt = await Transfer.get(purchase_order_id=order)
    some = ReturnGiven(await dock.line_of(receipt.id, dock.bag), None, Decimal(4))
    made = await returning.create_return(dock.request(), receipt.id, [some])
    await dock.validate(made.outcome.transfer)
    [line] = await MoneyLine.filter(paper_id=await dock.credit(bill))
    assert (line.quantity, line.net, line.tax) == (Decimal(4), 134, 25)
