"""The report of a recall and the notice to a customer tell what the book has."""

from __future__ import annotations

import io
from decimal import Decimal

import python_calamine

from lotbook.documents.recall_paper import recall_paper_pdf
from lotbook.domain.recall_words import RecallKind, RecallSeverity
from lotbook.domain.words import OperationKind, PaperSize
from lotbook.models import Lot, Recall
from lotbook.services import recalling
from lotbook.services.recall_answers import Found, record_recall_answer
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_notices import customer_notice, told_of, vendor_notice
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts
from lotbook.web.recall_papers import report_of
from lotbook.web.recall_workbook import workbook_of
from tests.dock import Dock, database_open, dock
from tests.documents.reading import text

__all__ = ["database_open", "dock"]


async def test_report_notice_and_workbook_agree(dock: Dock) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    await dock.received(dock.flour, "F-1", 10)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=dock.customer)
    await dock.number(out, dock.flour, "F-1", each=4)
    await dock.validate(out)
    facts = RecallFacts(kind=RecallKind.REAL, severity=RecallSeverity.CLASS_1, reason="Glass", advice="Stop!")
    named = [Named(lots=[(await Lot.get(number="F-1")).id])]
    recall = (await recalling.prepare_recall(dock.request(), facts, named)).outcome.recall
    await recalling.start_recall(dock.request(), recall, 1)
    found = [Found(product=dock.flour, destroyed=Decimal("1.5"))]
    await record_recall_answer(dock.request(), recall, out, "Ms Fog", found)
    row = await Recall.get(id=recall)
    told = await facts_of(row)
    report = "\n".join(text(recall_paper_pdf(await report_of(told), PaperSize.A4)))
    for said in ("Glass", "Corner shop: Flour, WH1/OUT/00001", "2.5 kg still out", "Difference", "F-1"):
        assert said in report, said
    parties = await told_of(row)
    for notice, facts_told in (
        (customer_notice(parties, dock.customer), ("Stop!", "Corner shop", "WH1/OUT/00001", "4 kg", "F-1")),
        (vendor_notice(parties, dock.vendor), ("Mill & Sons", "WH1/IN/00001", "10 kg", "M-7 (ours: F-1)")),
    ):
        read = "\n".join(text(recall_paper_pdf(notice, PaperSize.LETTER)))
        for said in facts_told:
            assert said in read, said
        assert "Glass" not in read  # why, is for staff
    book = python_calamine.load_workbook(io.BytesIO(workbook_of(told)))
    assert book.sheet_names == ["Customers", "Lots", "Letters", "Answers", "What happened"]
    customers, lots = (book.get_sheet_by_name(name).to_python() for name in ("Customers", "Lots"))
    assert customers[1][3:] == ["WH1/OUT/00001", "Flour", "kg", 4, 0, 1.5, 0, 0, 2.5, "yes", "", 0]
    assert lots[1][:3] == ["F-1", "Flour", "kg"]
    assert dict(zip(lots[0], lots[1], strict=True))["Difference"] == 0
