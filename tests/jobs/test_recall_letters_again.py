"""Whoever gets more of a recall than a notice named is written to again."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
import python_calamine

from lotbook.domain.partners import PartnerDetails
from lotbook.domain.recall_words import RecallKind
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.words import Language
from lotbook.ledger import recall_letters as book
from lotbook.ledger import recall_parties, recalls
from lotbook.models import Recall, StockMoveLine, Transfer
from lotbook.services import partners
from lotbook.services.correcting import Correction
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_scope import Named
from lotbook.services.recall_widening import widen_recall
from lotbook.services.returning import ReturnGiven, create_return
from lotbook.web.recall_workbook import workbook_of
from tests.dock import Dock
from tests.documents.reading import text
from tests.factory import Factory, factory
from tests.jobs.mailbox import Mailbox
from tests.jobs.test_recall_letters import (
    VENDOR,
    answered,
    days_pass,
    mailbox,
    post,
    recalled,
    said,
    send,
    shipped,
)
from tests.scenarios.telling import correct, posted_line
from tests.services.test_recalling import lot_of, prepared, start

__all__ = ["factory", "mailbox"]


async def test_who_was_told_of_less_is_written_to_again(dock: Dock, mailbox: Mailbox) -> None:
    recall, shop, sent = await recalled(dock)
    await dock.received(dock.flour, "F-2", 10)
    await send(dock, recall)
    [before] = await post(mailbox)
    out = await shipped(dock, shop, "4", "F-2")
    found = [Found(product=dock.flour, stopped=Decimal("1250.5"))]
    await record_recall_answer(dock.request(), recall, sent, "Frau Nebel", found)
    assert await answered(recall) == [False, True]
    await widen_recall(dock.request(), recall, [Named(lots=[await lot_of("F-2")])], "the same silo")
    assert await answered(recall) == [False, False]
    await days_pass(3)
    assert await post(mailbox) == [], "who lacks a notice is not reminded of it"
    await send(dock, recall)
    [again] = await post(mailbox)
    told = "Vom Rückruf ist mehr"
    assert (told in said(before), told in said(again), "F-2" in said(again)) == (False, True, True)
    [notice] = again.iter_attachments()
    assert told in "\n".join(text(notice.get_content()))
    with pytest.raises(InvalidInput):
        await send(dock, recall)
    found = [Found(product=dock.flour, stopped=Decimal(4))]
    await record_recall_answer(dock.request(), recall, out, "Frau Nebel", found)
    assert await answered(recall) == [False, True]


async def test_what_goes_there_or_is_put_right_since_a_notice_is_told_by_another(
    dock: Dock, mailbox: Mailbox
) -> None:
    """Of a lot that the customer was told of already."""
    await dock.received(dock.flour, "F-2", 10)
    recall, shop, sent = await recalled(dock)
    out = await shipped(dock, shop, "4", "F-2")
    await send(dock, recall)
    await post(mailbox)
    found = [Found(product=dock.flour, stopped=Decimal("1250.5"))]
    await record_recall_answer(dock.request(), recall, sent, "Frau Nebel", found)
    first, second = [(await Transfer.get(id=each)).number for each in (sent, out)]
    line = await posted_line(dock.flour, "F-2", "Customers")
    await correct(dock, Correction(move_line=line, number="F-1"))
    assert await told_when(recall) == {first: True, second: False}
    await told_again(dock, recall, mailbox, shop, "4 kg Flour")
    line = await posted_line(dock.flour, "F-1", "Customers")
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(1252), take_more=True))
    assert await told_when(recall) == {first: False, second: True}
    assert await answered(recall) == [False, False], "of less than went there"
    await told_again(dock, recall, mailbox, shop, "1.252 kg")
    rows = StockMoveLine.filter(transfer_line__transfer_id=sent, corrects_id=None)
    line = max(await rows.values_list("id", flat=True))  # that says what was right
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(1251)))
    assert await told_when(recall) == {first: True, second: True}, "it was told of more"
    with pytest.raises(InvalidInput):
        await send(dock, recall)


async def test_a_delivery_after_the_notice_stands_in_none(dock: Dock, mailbox: Mailbox) -> None:
    """An exercise stops nothing, so more of the lot goes there."""
    recall, shop, _ = await recalled(dock, RecallKind.MOCK)
    await send(dock, recall)
    await post(mailbox)
    await shipped(dock, shop, "2")
    assert [*(await told_when(recall)).values()] == [True, False]
    await told_again(dock, recall, mailbox, shop, "2 kg Flour")
    assert [*(await told_when(recall)).values()] == [True, True]


async def told_again(dock: Dock, recall: int, mailbox: Mailbox, customer: int, what: str) -> None:
    """By one further notice, and by no other."""
    row = await Recall.get(id=recall)
    found = await recall_parties.recipients(row, await recalls.scope_of(row))
    [one] = [each for each in found if each.partner == customer]
    assert book.is_told_less(one, (await book.letters(recall))[customer])
    await send(dock, recall)
    [again] = await post(mailbox)
    assert "Vom Rückruf ist mehr" in said(again) and what in said(again)
    assert not book.is_told_less(one, (await book.letters(recall))[customer])
    with pytest.raises(InvalidInput):
        await send(dock, recall)


async def told_when(recall: int) -> dict[str, bool]:
    """Deliveries of the shop, by whether the report says when a notice was sent that had all of it."""
    book_of = workbook_of(await facts_of(await Recall.get(id=recall)))
    sheet = python_calamine.load_workbook(io.BytesIO(book_of)).get_sheet_by_name("Customers")
    head, *rows = sheet.to_python()
    by_head = [dict(zip(head, row, strict=True)) for row in rows]
    return {
        str(each["Delivery"]): bool(each["Notice sent"])
        for each in by_head
        if each["Customer"] == "Bäckerei Müller"
    }


async def test_a_vendor_is_told_of_what_went_into_lots_that_are_added(
    dock: Dock, factory: Factory, mailbox: Mailbox
) -> None:
    """Once: not again of what he was told of as it lay behind others."""
    recall, *_ = await recalled(dock)
    told = PartnerDetails(email="mill@example.com", language=Language.EN)
    await partners.update_partner(dock.request(), dock.vendor, 1, details=told)
    await send(dock, recall, VENDOR)
    await post(mailbox)
    await dock.received(dock.flour, "G-1", 5)
    for number in ("B-1", "B-2"):
        order = await factory.order(factory.bread, 4)
        await factory.takes(order, dock.flour, "G-1", 1)
        await factory.gives(order, factory.bread, number, 4)
    await widen_recall(dock.request(), recall, [Named(lots=[await lot_of("B-1")])], "the same oven")
    await send(dock, recall, VENDOR)
    [letter] = await post(mailbox)
    assert "5 kg Flour" in said(letter) and "lot G-1" in said(letter)
    await widen_recall(dock.request(), recall, [Named(lots=[await lot_of("B-2")])], "the same oven")
    with pytest.raises(InvalidInput):
        await send(dock, recall, VENDOR)


async def test_a_vendor_is_told_of_what_a_correction_shows_to_be_behind(
    dock: Dock, factory: Factory, mailbox: Mailbox
) -> None:
    """Once, and of nothing that was made of other goods meanwhile."""
    await dock.received(dock.flour, "G-1 x 20; G-2 x 20; G-3 x 20", 60)
    told = PartnerDetails(email="mill@example.com", language=Language.EN)
    await partners.update_partner(dock.request(), dock.vendor, 1, details=told)
    order = await factory.order(factory.bread, 40)
    await factory.takes(order, dock.flour, "G-1", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    recall = await prepared(dock, await lot_of("B-1"))
    await start(dock, recall)
    await send(dock, recall, VENDOR)
    [letter] = await post(mailbox)
    assert ("G-1" in said(letter), "G-2" in said(letter)) == (True, False)
    other = await factory.order(factory.bread, 10)
    await factory.takes(other, dock.flour, "G-3", 5)
    await factory.gives(other, factory.bread, "B-3", 10)
    with pytest.raises(InvalidInput):
        await send(dock, recall, VENDOR)
    line = await posted_line(dock.flour, "G-1", destination="Production")
    await correct(dock, Correction(move_line=line, quantity=Decimal(2), number="G-2"))
    await send(dock, recall, VENDOR)
    [letter] = await post(mailbox)
    assert ["G-1" in said(letter), "G-2" in said(letter), "G-3" in said(letter)] == [True, True, False]
    with pytest.raises(InvalidInput):
        await send(dock, recall, VENDOR)


async def test_who_has_nothing_left_of_what_no_notice_named_is_told_no_less(
    dock: Dock, mailbox: Mailbox
) -> None:
    recall, shop, _ = await recalled(dock, RecallKind.MOCK)
    await send(dock, recall)
    await post(mailbox)
    out = await shipped(dock, shop, "2")
    row = await Recall.get(id=recall)

    async def told_less() -> bool:
        found = await recall_parties.recipients(row, await recalls.scope_of(row))
        [one] = [each for each in found if each.partner == shop]
        return book.is_told_less(one, (await book.letters(recall))[shop])

    assert await told_less()
    line, lot = await dock.line_of(out, dock.flour), await lot_of("F-1")
    await create_return(dock.request(), out, [ReturnGiven(line, lot, Decimal(1))], at_once=True)
    assert await told_less(), "some of it is there still"
    await create_return(dock.request(), out, [ReturnGiven(line, lot, Decimal(1))], at_once=True)
    assert not await told_less()
    with pytest.raises(InvalidInput):
        await send(dock, recall)
