"""Bills are written on orders, posted, credited and paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.money_papers import MoneyLineGiven
from lotbook.domain.money_words import BillingPolicy, MoneyKind, MoneyPaperState
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.partners import PartnerDetails
from lotbook.domain.payment_terms import PaymentTerms
from lotbook.domain.products import PackagingGiven
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import (
    InvalidInput,
    MoreThanDue,
    MoreThanLeft,
    NotFound,
    StaleVersion,
    WrongState,
)
from lotbook.domain.words import BackorderDecision, Tracking
from lotbook.ledger import money
from lotbook.models import (
    MoneyLine,
    MoneyPaper,
    Packaging,
    Partner,
    Payment,
    PurchaseOrderLine,
    Settings,
    StockMoveLine,
    TransferLine,
)
from lotbook.services import billing, company, correcting, partners, paying
from lotbook.services.quantities import LineQuantity, record_quantities
from tests.dock import ADDRESS, PAID, Dock

BILL = MoneyKind.BILL


def bags(dock: Dock, quantity: int, price: str = "0.335") -> OrderLineGiven:
    return OrderLineGiven(dock.bag, Decimal(quantity), price=Decimal(price), tax_rate=Decimal(19))


async def due(paper: int) -> int:
    row: Any = await MoneyPaper.get(id=paper)
    return (await money.due_of_papers([(paper, row.credits_id)]))[paper]


async def line_of(order: int) -> int:
    return (await PurchaseOrderLine.get(order_id=order)).id


async def lines_on(paper: int) -> list[tuple[Decimal, int, int]]:
    rows = await MoneyLine.filter(paper_id=paper).order_by("position")
    return [(row.quantity, row.net, row.tax) for row in rows]


async def all_of(paper: int) -> MoneyLineGiven:
    """All that is left of the one line of a posted paper, to be credited."""
    return MoneyLineGiven(credited_line=(await MoneyLine.get(paper_id=paper)).id)


async def take_in(dock: Dock, receipt: int, quantity: int) -> None:
    line = (await TransferLine.get(transfer_id=receipt)).id
    await record_quantities(dock.request(), receipt, [LineQuantity(line, Decimal(quantity))])
    await dock.validate(receipt, BackorderDecision.CREATE)


async def test_a_bill_is_of_what_was_received(dock: Dock) -> None:
    order = await dock.order(bags(dock, 10))
    await take_in(dock, await dock.confirm(order), 3)
    paper = await MoneyPaper.get(id=await dock.bill(order, issued_on=date(2026, 11, 20)))
    assert await lines_on(paper.id) == [(Decimal(3), 101, 19)]
    assert (paper.number, paper.state) == ("DRAFT-00001", MoneyPaperState.DRAFT)
    assert (paper.net, paper.tax, paper.total) == (101, 19, 120)
    assert paper.due_on == date(2026, 12, 20)
    with pytest.raises(MoreThanLeft):
        await dock.bill(order)
    assert await MoneyPaper.all().count() == 1


async def test_a_bill_may_be_ahead_of_the_goods_where_the_setting_says_so(dock: Dock) -> None:
    order = await dock.order(bags(dock, 10))
    await dock.confirm(order)
    with pytest.raises(MoreThanLeft):
        await dock.bill(order)
    settings = await Settings.get(id=1)
    await company.update_settings(dock.request(), settings.version, billing=BillingPolicy.ORDERED)
    assert await lines_on(await dock.bill(order)) == [(Decimal(10), 335, 64)]


async def test_what_is_given_up_is_not_billed_ahead(dock: Dock) -> None:
    settings = await Settings.get(id=1)
    await company.update_settings(dock.request(), settings.version, billing=BillingPolicy.ORDERED)
    order = await dock.order(bags(dock, 10))
    receipt = await dock.confirm(order)
    line = (await TransferLine.get(transfer_id=receipt)).id
    await record_quantities(dock.request(), receipt, [LineQuantity(line, Decimal(7))])
    await dock.validate(receipt, BackorderDecision.DISCARD)
    assert await lines_on(await dock.bill(order)) == [(Decimal(7), 235, 45)]


async def test_more_than_was_received_is_refused_with_what_is_left(dock: Dock) -> None:
    order = await dock.taken_in(bags(dock, 5))
    line = await line_of(order)
    await dock.bill(order, MoneyLineGiven(line, quantity=Decimal(2)))
    with pytest.raises(MoreThanLeft) as refused:
        await dock.bill(order, MoneyLineGiven(line, quantity=Decimal(4)))
    [difference] = refused.value.lines
    assert (difference.line, difference.of, difference.given, difference.permitted) == (
        *(line, "PurchaseOrderLine"),
        *(Decimal(4), Decimal(3)),
    )
    assert await MoneyPaper.all().count() == 1


async def test_a_bill_in_packagings_counts_as_they_were_ordered(dock: Dock) -> None:
    egg = await dock.product("EGG", Tracking.NONE, packagings=[PackagingGiven("tray", Decimal(30))])
    tray = (await Packaging.get(product_id=egg)).id
    in_trays = OrderLineGiven(egg, Decimal(2), packaging=tray, price=Decimal("4.51"))
    receipt = await dock.receipt(in_trays)
    await take_in(dock, receipt, 40)
    order = (await PurchaseOrderLine.get(product_id=egg)).order_id
    paper = await dock.bill(order)
    row: Any = await MoneyLine.get(paper_id=paper)
    assert (row.quantity, row.stock_quantity, row.packaging_id) == (Decimal("1.333333"), Decimal(40), tray)
    assert row.net == 601


async def test_another_price_and_a_charge_may_stand_on_a_bill(dock: Dock) -> None:
    order = await dock.taken_in(bags(dock, 4, "1"))
    freight = MoneyLineGiven(text="Freight", price=Decimal("9.90"), tax_rate=Decimal(19))
    paper = await dock.bill(order, MoneyLineGiven(await line_of(order), price=Decimal("1.1")), freight)
    assert await lines_on(paper) == [(Decimal(4), 440, 84), (Decimal(1), 990, 188)]


async def test_lines_of_other_orders_and_lines_named_twice_are_refused(dock: Dock) -> None:
    order, other = await dock.taken_in(bags(dock, 4)), await dock.taken_in(bags(dock, 4))
    with pytest.raises(NotFound):
        await dock.bill(order, MoneyLineGiven(await line_of(other)))
    one = MoneyLineGiven(await line_of(order), quantity=Decimal(1))
    with pytest.raises(InvalidInput) as refused:
        await dock.bill(order, one, one)
    assert refused.value.problems[0].fault is InputFault.NOT_UNIQUE
    with pytest.raises(WrongState):
        await dock.bill(await dock.order(bags(dock, 4)))
    assert await MoneyPaper.all().count() == 0


async def test_a_vendor_gives_each_of_its_numbers_once(dock: Dock) -> None:
    order = await dock.taken_in(bags(dock, 4))
    one = MoneyLineGiven(await line_of(order), quantity=Decimal(1))
    first = await dock.bill(order, one, vendor_number="R-77")
    with pytest.raises(InvalidInput) as refused:
        await dock.bill(order, one, vendor_number=" R-77 ")
    assert refused.value.problems[0].fault is InputFault.NOT_UNIQUE
    version = (await MoneyPaper.get(id=first)).version
    await billing.cancel_paper(dock.request(), BILL, first, version, "written twice")
    await dock.bill(order, vendor_number="R-77")


async def test_a_draft_is_changed_and_posted_with_the_next_number(dock: Dock) -> None:
    order = await dock.taken_in(bags(dock, 4, "1"))
    paper = await dock.bill(order, issued_on=date(2026, 11, 2))
    one = MoneyLineGiven(await line_of(order), quantity=Decimal(3))
    await billing.update_paper(dock.request(), BILL, paper, 1, vendor_number="R-1", lines=[one])
    with pytest.raises(StaleVersion):
        await billing.post_paper(dock.request(), BILL, paper, 1)
    await dock.post(paper)
    row = await MoneyPaper.get(id=paper)
    assert (row.number, row.state, row.total) == ("BILL-2026-00001", MoneyPaperState.POSTED, 357)
    assert row.from_address == "Mill & Sons\nHafenstraße 1\n20457 Hamburg\nDE"
    assert row.search_key.split("\n")[:3] == ["bill-2026-00001", "mill & sons", "r-1"]
    with pytest.raises(WrongState):
        await billing.update_paper(dock.request(), BILL, paper, row.version, vendor_number="R-2")
    with pytest.raises(WrongState):
        await billing.cancel_paper(dock.request(), BILL, paper, row.version, "too late")


async def test_no_number_is_left_out(dock: Dock) -> None:
    order = await dock.taken_in(bags(dock, 4, "1"))
    one = MoneyLineGiven(await line_of(order), quantity=Decimal(1))
    given_up, first, second = [await dock.bill(order, one) for _ in range(3)]
    await billing.cancel_paper(dock.request(), BILL, given_up, 1, "a mistake")
    for paper in (second, first):
        await dock.post(paper)
    numbers = [(await MoneyPaper.get(id=paper)).number[-5:] for paper in (second, first)]
    assert numbers == ["00001", "00002"]


async def test_a_bill_is_paid_in_parts(dock: Dock) -> None:
    paper = await dock.bill(await dock.taken_in(bags(dock, 10, "1")))
    with pytest.raises(WrongState):
        await dock.pay(paper)
    await dock.post(paper)
    assert await due(paper) == 1190
    await dock.pay(paper, "10")
    with pytest.raises(MoreThanDue) as refused:
        await dock.pay(paper, "1.91")
    assert (refused.value.due, refused.value.paper.kind) == (Decimal("1.90"), "Bill")
    last = await dock.pay(paper)
    assert (await Payment.get(id=last)).amount == 190
    assert await due(paper) == 0
    with pytest.raises(MoreThanDue):
        await dock.pay(paper)
    await paying.cancel_payment(dock.request(), last, "sent back by the bank")
    assert await due(paper) == 190
    with pytest.raises(WrongState):
        await paying.cancel_payment(dock.request(), last, "again")


@pytest.mark.parametrize(
    ("amount", "fault"), [("0", InputFault.NOT_POSITIVE), ("1.001", InputFault.TOO_PRECISE)]
)
async def test_an_amount_is_one_of_its_currency(dock: Dock, amount: str, fault: InputFault) -> None:
    paper = await dock.post(await dock.bill(await dock.taken_in(bags(dock, 10, "1"))))
    with pytest.raises(InvalidInput) as refused:
        await dock.pay(paper, amount)
    assert [each.fault for each in refused.value.problems] == [fault]
    assert await Payment.all().count() == 0


async def test_what_went_back_is_credited(dock: Dock) -> None:
    order = await dock.taken_in(bags(dock, 3))
    paper = await dock.post(await dock.bill(order))
    with pytest.raises(MoreThanLeft):
        await dock.credit(paper)
    moved = await StockMoveLine.get()
    less = correcting.Correction(move_line=moved.id, quantity=Decimal(1), right_quantity=Decimal(0))
    await correcting.correct_move_lines(
        dock.request(), [less], correcting.CorrectionWay.FROM_DESTINATION, "one was missing"
    )
    note = await dock.post(await dock.credit(paper))
    assert await lines_on(note) == [(Decimal(1), 34, 6)]
    assert await due(paper) == 120 - 40
    rest = await dock.post(await dock.credit(paper, await all_of(paper)))
    assert await lines_on(rest) == [(Decimal(2), 67, 13)]
    assert await due(paper) == 0
    with pytest.raises(InvalidInput):
        await dock.credit(paper, await all_of(paper))


async def test_a_credit_note_on_a_paid_bill_is_given_back(dock: Dock) -> None:
    paper = await dock.post(await dock.bill(await dock.taken_in(bags(dock, 10, "1"))))
    await dock.pay(paper)
    line = MoneyLineGiven(credited_line=(await MoneyLine.get(paper_id=paper)).id, quantity=Decimal(4))
    note = await dock.post(await dock.credit(paper, line))
    assert (await due(paper), await due(note)) == (0, 476)
    await dock.pay(note, "4.76")
    assert (await due(paper), await due(note)) == (0, 0)
    with pytest.raises(MoreThanLeft) as refused:
        await dock.credit(paper, MoneyLineGiven(credited_line=line.credited_line, quantity=Decimal(7)))
    assert (refused.value.lines[0].given, refused.value.lines[0].permitted) == (Decimal(7), Decimal(6))


async def test_credited_goods_may_be_billed_again(dock: Dock) -> None:
    """A wrong price is put right by a credit note on all of it and another bill."""
    order = await dock.taken_in(bags(dock, 10, "1"))
    wrong = await dock.post(await dock.bill(order, MoneyLineGiven(await line_of(order), price=Decimal(2))))
    await dock.post(await dock.credit(wrong, await all_of(wrong)))
    assert await lines_on(await dock.bill(order)) == [(Decimal(10), 1000, 190)]


async def test_addresses_of_posted_papers_stay(dock: Dock) -> None:
    paper = await dock.post(await dock.bill(await dock.taken_in(bags(dock, 1))))
    ours = company.CompanyFacts("Another name", ADDRESS, "EUR")
    await company.update_settings(dock.request(), (await Settings.get(id=1)).version, company=ours)
    row = await MoneyPaper.get(id=paper)
    assert row.to_address is not None and row.to_address.startswith("Our company")


async def test_a_day_that_cannot_be_is_refused(dock: Dock) -> None:
    order = await dock.taken_in(bags(dock, 1))
    with pytest.raises(InvalidInput) as refused:
        await dock.bill(order, issued_on=PAID, due_on=date(2026, 11, 1))
    assert [(each.field, each.fault) for each in refused.value.problems] == [
        (("dueOn",), InputFault.CONTRADICTION)
    ]


async def test_a_paper_is_due_by_the_terms_of_its_order(dock: Dock) -> None:
    mill = await Partner.get(id=dock.vendor)
    months_end = PartnerDetails(payment_terms=PaymentTerms(14, end_of_month=True))
    await partners.update_partner(dock.request(), mill.id, mill.version, details=months_end)
    early = await dock.order(bags(dock, 2), payment_terms=PaymentTerms(0))
    for order, issued_on, due_on in (
        (await dock.taken_in(bags(dock, 2)), date(2026, 11, 20), date(2026, 12, 31)),
        (early, date(2026, 11, 20), date(2026, 11, 20)),
    ):
        if order == early:
            await take_in(dock, await dock.confirm(early), 2)
        draft = await dock.bill(order, issued_on=issued_on)
        assert (await MoneyPaper.get(id=draft)).due_on == due_on
    # Another day on the paper is another day to pay, unless a person said which.
    changed = date(2026, 12, 18)
    await billing.update_paper(dock.request(), BILL, draft, 1, issued_on=changed)
    assert (await MoneyPaper.get(id=draft)).due_on == changed
    await billing.update_paper(dock.request(), BILL, draft, 2, due_on=date(2026, 12, 24))
    await billing.update_paper(dock.request(), BILL, draft, 3, issued_on=date(2026, 12, 19))
    said = await MoneyPaper.get(id=draft)
    assert (said.due_on, said.payment_days) == (date(2026, 12, 24), None)
    with pytest.raises(InvalidInput) as refused:
        await dock.order(bags(dock, 1), payment_terms=PaymentTerms(366))
    assert refused.value.problems[0].field == ("paymentTerms", "days")
