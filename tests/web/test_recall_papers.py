"""The report of a recall and the notice to a customer tell what the book has."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import python_calamine

from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.documents.recall_words import WORDS
from lotbook.domain.recall_words import RecallKind, RecallLetterKind, RecallSeverity
from lotbook.domain.words import Language, OperationKind, PaperSize
from lotbook.graphql import recall_kept
from lotbook.ledger import recalls
from lotbook.ledger.changes import last_sequence
from lotbook.models import Lot, Recall
from lotbook.services import recall_closing, recalling
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_notices import customer_notice, letter_text, told_of, vendor_notice
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts
from lotbook.services.reserving import reserve_transfer
from lotbook.services.returning import ReturnGiven, create_return
from lotbook.web import recall_apart
from lotbook.web.drawing import Drawing
from lotbook.web.recall_apart import report_pdf, report_xlsx
from lotbook.web.recall_report import report_of
from lotbook.web.recall_workbook import workbook_of
from tests.dock import Dock, database_open, dock
from tests.documents.reading import text
from tests.jobs.people import change
from tests.services.test_invoicing import sold
from tests.services.test_recall_sent_back import sent_back
from tests.services.test_recalling import lot_of, prepared, start

__all__ = ["database_open", "dock"]


ZONE = ZoneInfo("America/New_York")


def clock(instant: datetime) -> datetime:
    """As a spreadsheet has it, to the second."""
    return instant.astimezone(ZONE).replace(tzinfo=None, microsecond=0)


async def test_report_notice_and_workbook_agree(dock: Dock) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7", expiry=date(2027, 3, 1))
    await dock.received(dock.flour, "F-1", 10)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=dock.customer)
    await dock.number(out, dock.flour, "F-1", each=4)
    await dock.validate(out)
    back = ReturnGiven(await dock.line_of(out, dock.flour), (await Lot.get(number="F-1")).id, Decimal(1))
    await create_return(dock.request(), out, [back], at_once=True)
    picked = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 2), partner=dock.customer)
    await dock.number(picked, dock.flour, "F-1", each=2)
    facts = RecallFacts(
        kind=RecallKind.REAL, severity=RecallSeverity.CLASS_1, reason="Glass", advice={Language.EN: "Stop!"}
    )
    named = [Named(lots=[(await Lot.get(number="F-1")).id])]
    recall = (await recalling.prepare_recall(dock.request(), facts, named)).outcome.recall
    await recalling.start_recall(dock.request(), recall, 1)
    await sent_back(dock, "F-1", "2", dock.vendor)
    found = [Found(product=dock.flour, destroyed=Decimal("1.5"))]
    await record_recall_answer(dock.request("recordRecallAnswer"), recall, out, "Ms Fog", found)
    row = await Recall.get(id=recall)
    told = replace(await facts_of(row), zone=ZONE)
    report = "\n".join(text(recall_paper_pdf(await report_of(told), PaperSize.A4)))
    sent = "Corner shop: Flour, WH1/OUT/00001"
    returned = "of it returned there 2 kg"
    known = "came back 1 kg, destroyed 1.5 kg, unknown 1.5 kg"
    for said in (
        "Glass",
        "Customers are told: Stop!",
        sent,
        "1.5 kg still out",
        "Difference",
        "F-1",
        known,
        returned,
    ):
        assert said in report, said
    assert "Answer recorded: Corner shop, WH1/OUT/00001" in report
    parties = replace(await told_of(row), contact="call 0100")
    parties.named.gtins[dock.flour] = "09501101530003"
    ours = WORDS[Language.EN].letters[RecallLetterKind.NOTICE]
    letter = letter_text(parties, RecallLetterKind.NOTICE, dock.customer, ours)
    assert "4 kg Flour (FLOUR, GTIN 09501101530003), WH1/OUT/00001" in letter.body
    assert "lot F-1; 1 kg of it came back. Use by, or best before: 1 March 2027\n" in letter.body
    goods = (
        "WH1/OUT/00001",
        "4 kg",
        "1 kg of it came back",
        "F-1",
        "09501101530003",
        "1 March 2027",
        "Flour (FLOUR)",
    )
    asked = ("Stop these goods", "Stop!", "Corner shop", "Destroyed", "Questions and answers to: call 0100")
    for notice, facts_told in (
        (customer_notice(parties, dock.customer), goods + asked),
        (vendor_notice(parties, dock.vendor), ("Mill & Sons", "WH1/IN/00001", "10 kg", "M-7 (ours: F-1)")),
    ):
        read = "\n".join(text(recall_paper_pdf(notice, PaperSize.LETTER)))
        for said in facts_told:
            assert said in read, said
        assert "Glass" not in read  # why, is for staff
    book = python_calamine.load_workbook(io.BytesIO(workbook_of(told)))
    sheets = (
        *("Recall", "Open points", "Customers", "Lots of customers", "Vendors", "Goods of vendors", "Lots"),
        *("Letters", "Answers", "What happened"),
    )
    assert (*book.sheet_names,) == sheets
    recall_sheet, points, customers, which, vendors, of_vendors, lots, _, answers, happened = (
        book.get_sheet_by_name(name).to_python() for name in sheets
    )
    about = dict(recall_sheet[1:])
    assert (about["Reason"], about["Customers are told"], about["How grave"], about["Scope"]) == (
        *("Glass", "Stop!", "Danger to health is likely", "1 lot, all that shares a number"),
    )
    assert (about["Begun"], about["Times are those of"]) == (clock(row.created), ZONE.key)
    assert {name: about[name] for name in ("Shipped, kg", "Of it, unknown, kg", "Of it, known, kg, %")} == {
        **{"Shipped, kg": 4, "Of it, unknown, kg": 1.5, "Of it, known, kg, %": 62},
    }
    assert points[1:] == [
        [
            "Corner shop",
            "still out, answered, but not what became of all",
            "still out 1.5 kg, unknown 1.5 kg",
        ],
        [
            "Open documents that have some of it picked or promised",
            "WH1/OUT/00002",
            "WH1/OUT/00002 2 kg",
        ],
        ["Lots about which nothing was decided", "1", "on hand 5 kg"],
    ]
    assert vendors[1][:1] + vendors[1][3:] == [
        *("Mill & Sons", "WH1/IN/00001", "", "Flour", "kg", "F-1", "M-7", 10),
    ]
    assert of_vendors[1] == ["Mill & Sons", "Flour", "kg", 10, 2, 2]
    assert answers[1][:3] == ["Corner shop", "WH1/OUT/00001", "Ms Fog"]
    assert answers[1][4] == happened[-1][0] == clock(told.events[-1].at)
    assert customers[1][3:] == [
        *("WH1/OUT/00001", "Flour", "kg", 4, 1, 0, 1.5, 0, 0, 1.5, 0, 0, 1.5, "yes", "", 0),
    ]
    assert which[1] == ["Corner shop", "WH1/OUT/00001", "Flour", "kg", "F-1", "F-1", 4, 1]
    assert lots[1][:3] == ["F-1", "Flour", "kg"]
    assert dict(zip(lots[0], lots[1], strict=True))["Difference"] == 0

    await create_return(dock.request(), out, [replace(back, quantity=Decimal(2))], at_once=True)
    await dock.received(dock.flour, "F-1", 7)
    contradicted = await facts_of(row)
    assert [each.settled for each in contradicted.recipients] == [False], (
        "nothing is out, but half a kilogram too many"
    )
    assert contradicted.open_points[0] == (
        *("Corner shop", "more came back and was destroyed than went there", "too many 0.5 kg"),
    )
    report = "\n".join(text(recall_paper_pdf(await report_of(contradicted), PaperSize.A4)))
    late = "WH1/IN/00001: F-1 (maker's M-7) 10 kg\nWH1/IN/00002 (after the start): F-1 (maker's M-7) 7 kg"
    for said in ("0 kg still out", "too many 0.5 kg", "2 kg Flour, lot F-1, came in by WH1/RET/", late):
        assert said in report, said
    assert [(each.quantity, each.lot) for each in contradicted.arrived] == [(2, back.lot), (7, back.lot)]


async def test_a_customer_is_told_of_its_own_order(dock: Dock) -> None:
    order, _ = await sold(dock, 1, "SN-1")
    await change("UPDATE sales_order SET customer_reference = 'PO-77' WHERE id = ?", order)
    recall = await prepared(dock, await lot_of("SN-1"))
    await start(dock, recall)
    told = await told_of(await Recall.get(id=recall))
    ours = WORDS[Language.EN].letters[RecallLetterKind.NOTICE]
    letter = letter_text(told, RecallLetterKind.NOTICE, dock.customer, ours).body
    notice = "\n".join(text(recall_paper_pdf(customer_notice(told, dock.customer), PaperSize.A4)))
    assert "lot SN-1. Your reference: PO-77\n" in letter and "Your reference: PO-77" in notice


async def test_a_closed_recall_tells_for_ever_what_it_told_at_its_close(
    dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await dock.received(dock.flour, "F-1", 10)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=dock.customer)
    await dock.number(out, dock.flour, "F-1", each=4)
    await dock.validate(out)
    lot = (await Lot.get(number="F-1")).id
    facts = RecallFacts(kind=RecallKind.MOCK, severity=RecallSeverity.CLASS_3, reason="Exercise")
    recall = (await recalling.prepare_recall(dock.request(), facts, [Named(lots=[lot])])).outcome.recall
    await recalling.start_recall(dock.request(), recall, 1)
    found = [Found(product=dock.flour, destroyed=Decimal(1))]
    await record_recall_answer(dock.request(), recall, out, "Ms Fog", found)
    promised = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 3), partner=dock.customer)
    await reserve_transfer(dock.request(), promised)
    under_way = await facts_of(await Recall.get(id=recall))
    await recall_closing.close_recall(dock.request(), recall, 2, "in time")
    closed = await facts_of(await Recall.get(id=recall))
    figures = (
        "recipients",
        "lying",
        "stops",
        "held",
        "balances",
        "vendors",
        "arrived",
        "left_out",
        "letters",
        "answers",
    )
    assert [each.reserved for each in closed.lying] == [3] and under_way.aftermath is None
    held_up = ("Open documents that have some of it picked or promised", "WH1/OUT/00002")
    assert (*held_up, "WH1/OUT/00002 3 kg") in under_way.open_points
    assert (*held_up, "WH1/OUT/00002 3 kg") in closed.open_points, "as at the close"
    why = ("Closed all the same, because", "in time", "")
    assert why in closed.open_points and why not in under_way.open_points
    assert {name: getattr(closed, name) for name in figures} == {
        name: getattr(under_way, name) for name in figures
    }

    await dock.number(promised, dock.flour, "F-1", each=3)
    await dock.validate(promised)
    back = ReturnGiven(await dock.line_of(out, dock.flour), lot, Decimal(2))
    await create_return(dock.request(), out, [back], at_once=True)
    await dock.received(dock.flour, "F-1", 7)
    await record_recall_answer(dock.request(), recall, out, "Ms Fog", [])
    later = await facts_of(await Recall.get(id=recall))
    for name in (*figures, "events", "open_points"):
        assert getattr(later, name) == getattr(closed, name), name
    scope = await recalls.scope_of(later.recall)
    assert await recalls.stops(scope) == [promised]
    assert await recalls.on_hand_of([lot], await scope.as_of()) == {lot: 6}
    report = await report_of(later)
    assert report.as_of.startswith("as at the close, ") and report.parts == (await report_of(closed)).parts
    since = "Since the close: 7 kg Flour came in, 2 kg Flour came back, 3 kg Flour shipped, late answers recorded: 1"
    assert report.said[-1] == since and (await report_of(closed)).said[-1] == "Since the close: nothing"
    books = [python_calamine.load_workbook(io.BytesIO(workbook_of(each))) for each in (closed, later)]
    sheets = [{name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names} for book in books]
    drawing = Drawing()
    try:
        paper = text(await report_pdf(drawing, recall, PaperSize.A4))
        monkeypatch.setattr(recall_apart, "FEW", 0)  # as if it were many lots
        apart = python_calamine.load_workbook(io.BytesIO(await report_xlsx(drawing, recall)))
    finally:
        drawing.close()
    first, last = (dict(sheet.pop("Recall")) for sheet in sheets)
    assert sheets[0] == sheets[1]
    assert first | {"Since the close": since.removeprefix("Since the close: ")} == last
    assert dict(apart.get_sheet_by_name("Recall").to_python()) == last
    assert paper == text(recall_paper_pdf(report, PaperSize.A4))
    [kept], before = await recall_kept.scopes([later.recall]), await last_sequence()
    await dock.received(dock.flour, "F-9", 1)
    assert await last_sequence() > before
    [again] = await recall_kept.scopes([later.recall])
    assert again is kept, "whatever is written since, it is told as at its close"
    [found], [same] = [await recall_kept.recipients([(later.recall, kept)]) for _ in range(2)]
    assert found is same and found == later.recipients
