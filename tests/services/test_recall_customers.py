"""What customers have of a recall: by the numbers on their goods, and less what came back in whatever way."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import python_calamine

from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.domain.recall_letters import LetterText
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallSeverity
from lotbook.domain.words import Disposition, PaperSize
from lotbook.ledger import recall_parties, recalls
from lotbook.ledger.recall_parties import Recipient
from lotbook.ledger.recall_sent import Account, accounts
from lotbook.models import Recall
from lotbook.services import recalling, renumbering
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_notices import customer_notice, letter_text, told_of
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts
from lotbook.services.returning import ReturnGiven, create_return
from lotbook.services.unmatched_returns import UnmatchedGoods, receive_unmatched_return
from lotbook.web.papers import moved_numbers
from lotbook.web.recall_report import report_of
from lotbook.web.recall_workbook import workbook_of
from tests.dock import Dock
from tests.documents.reading import text
from tests.scenarios.telling import MANAGER
from tests.services.test_recalling import close, decide, lot_of, prepared, reopen, shipped, start
from tests.services.test_unmatched_returns import numbered


async def relabel(dock: Dock, number: str, new: str) -> None:
    request = dock.request("relabelLot", actor=MANAGER)
    await renumbering.relabel_lot(request, await lot_of(number), new, "wrong label")


async def customers(recall: int) -> list[Recipient]:
    row: Any = await Recall.get(id=recall)
    return await recall_parties.recipients(row, await recalls.scope_of(row))


async def came_back(dock: Dock, *goods: UnmatchedGoods, **more: Any) -> None:
    place = await dock.place("WH1/Quarantine")
    await receive_unmatched_return(dock.request(), place, goods, "left at the door", **more)


async def test_customers_read_the_number_on_their_goods_and_the_one_it_has_since(dock: Dock) -> None:
    await dock.received(dock.flour, "K-1", 10)
    first = await shipped(dock, "K-1", 2)
    line = await dock.line_of(first, dock.flour)
    await relabel(dock, "K-1", "K-2")
    second = await shipped(dock, "K-2", 3)
    recall = await prepared(dock, await lot_of("K-1"))
    await start(dock, recall)
    await relabel(dock, "K-2", "K-3")
    [who] = await customers(recall)
    old, between, new = [await lot_of(number) for number in ("K-1", "K-2", "K-3")]
    labels = {sent.delivery: [(each.lot, each.labels) for each in sent.of_lots] for sent in who.sent}
    assert labels == {first: [(new, [old])], second: [(new, [between])]}

    row: Any = await Recall.get(id=recall)
    told = await told_of(row)
    notice = recall_paper_pdf(customer_notice(told, dock.customer), PaperSize.A4)
    report = recall_paper_pdf(await report_of(await facts_of(row)), PaperSize.A4)
    letter = letter_text(told, RecallLetterKind.NOTICE, dock.customer, LetterText("S", "{goods}")).body
    for said in ("\n".join(text(notice)), "\n".join(text(report)), letter):
        assert "K-1 (now K-3)" in said and "K-2 (now K-3)" in said

    numbers, _ = await moved_numbers(first, [line])
    assert [each.number for each in numbers[line]] == ["K-1"]  # of the slip that went along
    await relabel(dock, "K-3", "K-1")
    [who] = await customers(recall)
    assert [sent.of_lots[0].labels for sent in who.sent] == [(old,), [between]]


async def test_what_comes_back_without_a_delivery_is_out_no_longer(dock: Dock) -> None:
    await dock.received(dock.flour, "L-1 x 10; L-2 x 10", 20)
    first, second = await shipped(dock, "L-1", 4), await shipped(dock, "L-1", 2)
    recall = await prepared(dock, await lot_of("L-1"), await lot_of("L-2"))
    await start(dock, recall)
    await came_back(dock, numbered(dock.flour, "L-1", quantity="5"), customer=dock.customer)
    [who] = await customers(recall)
    assert {each.delivery: (each.returned, each.unmatched, each.still_out) for each in who.sent} == {
        first: (4, 4, 0),
        second: (1, 1, 1),
    }
    assert [each.of_lots[0].returned for each in who.sent] == [4, 1]
    await came_back(dock, numbered(dock.flour, "L-2", quantity="3"), customer=dock.customer)
    await came_back(dock, numbered(dock.flour, "L-1", quantity="1"))
    who, nobody = await customers(recall)
    assert (nobody.partner, who.partner, who.settled) == (None, dock.customer, False)
    rows = [*nobody.sent, *who.sent]
    figures = [
        sum((getattr(each, name) for each in rows), Decimal(0))
        for name in ("shipped", "returned", "still_out", "too_many", "unplaced")
    ]
    sheets = python_calamine.load_workbook(
        io.BytesIO(workbook_of(await facts_of(await Recall.get(id=recall))))
    )
    _, *listed = sheets.get_sheet_by_name("Customers").to_python()
    assert [row[0] for row in listed][-1] == "Nobody is named" and listed[0][0] == "Corner shop"
    assert figures == [6, 9, 1, 0, 4]  # what nobody sent there, or nobody knows whose it was, is told apart


async def test_an_answer_counts_by_what_it_tells_of_the_goods(dock: Dock) -> None:
    """One with nothing in it tells nothing; what comes back later is first of what was said to be stopped."""
    await dock.received(dock.flour, "L-1", 20)
    sent = await shipped(dock, "L-1", 10)
    line = await dock.line_of(sent, dock.flour)
    recall = await prepared(dock, await lot_of("L-1"))
    await start(dock, recall)

    async def answered(**told: int) -> tuple[Account, Recipient, int | None]:
        found = [Found(product=dock.flour, **{name: Decimal(much) for name, much in told.items()})]
        lines = found if told else []
        await record_recall_answer(dock.request(), recall, sent, "Ms Fog", lines)
        return await account()

    async def account() -> tuple[Account, Recipient, int | None]:
        found = await customers(recall)
        of_unit = accounts(found[0].sent, {dock.flour: "kg"})
        return of_unit["kg"], found[0], recall_parties.percent(found)

    async def back(much: int) -> None:
        given = ReturnGiven(line, await lot_of("L-1"), Decimal(much))
        await create_return(dock.request(), sent, [given], at_once=True)

    told, who, percent = await answered()
    assert (who.answered, who.accounted, percent) == (True, False, 0)
    assert (told.known, told.unknown, told.percent) == (0, 10, 0)
    await back(1)
    told, who, percent = await answered(stopped=3, destroyed=2)
    assert (told.returned, told.destroyed, told.stopped, told.unknown) == (1, 2, 3, 4)
    await back(2)
    told, who, percent = await account()
    assert (told.returned, told.destroyed, told.stopped, told.unknown) == (3, 2, 1, 4)
    assert (told.percent, percent) == (60, 0)
    told, who, percent = await answered(destroyed=2, passed_on=5)
    assert (told.passed_on, told.unknown, told.percent) == (5, 0, 100)
    assert (who.accounted, who.settled, percent) == (True, False, 100)
    await back(4)  # more than the answer leaves for that
    told, who, percent = await account()
    assert (told.returned, told.destroyed, told.passed_on, told.unknown) == (7, 2, 1, 0)
    await back(2)
    assert [each.accounted for each in await customers(recall)] == [False], "one kilogram is told twice"


def test_nearly_all_is_not_all() -> None:
    assert Account(Decimal(1000), returned=Decimal("999.999")).percent == 99
    assert Account().percent is None and recall_parties.percent([]) is None


async def test_what_comes_back_of_a_delivery_that_is_left_out_by_time_is_no_contradiction(
    dock: Dock,
) -> None:
    await dock.received(dock.flour, "M-1", 10)
    early = await shipped(dock, "M-1", 4)
    await dock.received(dock.flour, "F-1", 5)
    merged = dock.request("mergeLots", actor=MANAGER)
    mixed, glass = await lot_of("M-1"), await lot_of("F-1")
    await renumbering.merge_lots(merged, [glass], mixed, "one silo")
    facts = RecallFacts(
        kind=RecallKind.MOCK,
        severity=RecallSeverity.CLASS_2,
        reason="Glass in it",
        narrow_because="M-1 had left before",
    )
    made = await recalling.prepare_recall(dock.request(), facts, [Named(lots=[glass])])
    recall = made.outcome.recall
    await start(dock, recall)
    assert await customers(recall) == []
    back = ReturnGiven(await dock.line_of(early, dock.flour), mixed, Decimal(3))
    await create_return(dock.request(), early, [back], at_once=True)
    [who] = await customers(recall)
    [sent] = who.sent
    assert (sent.delivery, sent.shipped, sent.returned, sent.too_many) == (early, 0, 3, 0)
    assert (who.settled, who.accounted, who.contradicted) == (True, True, False)
    report = await report_of(await facts_of(await Recall.get(id=recall)))
    [entry] = [each for part in report.parts for each in part.entries if "WH1/OUT/00001" in each.name]
    assert (entry.amount, entry.more) == ("3 kg came back", "by time, what went there is not in scope")


async def test_what_leaves_of_a_released_lot_concerns_no_customer(dock: Dock) -> None:
    """Nor what comes back of it; whoever got some before is still told, and whoever gets some while it is stopped."""
    await dock.received(dock.flour, "L-1", 20)
    before = await shipped(dock, "L-1", 4)
    recall = await prepared(dock, await lot_of("L-1"))
    await start(dock, recall)
    await decide(dock, recall, Disposition.RELEASED, "L-1")
    after = await shipped(dock, "L-1", 3)
    back = ReturnGiven(await dock.line_of(after, dock.flour), await lot_of("L-1"), Decimal(1))
    await create_return(dock.request(), after, [back], at_once=True)

    async def went() -> dict[int | None, tuple[Decimal, Decimal]]:
        return {
            each.delivery: (each.shipped, each.returned)
            for who in await customers(recall)
            for each in who.sent
        }

    assert await went() == {before: (4, 0)}
    await close(dock, recall)
    assert await went() == {before: (4, 0)}
    await reopen(dock, recall)
    assert await went() == {before: (4, 0)}
    await decide(dock, recall, Disposition.QUARANTINE, "L-1")
    assert await went() == {before: (4, 0), after: (3, 1)}, "it is not good after all"
    await decide(dock, recall, Disposition.RELEASED, "L-1")
    assert await went() == {before: (4, 0), after: (3, 1)}, "it went before that"
