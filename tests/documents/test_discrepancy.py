"""The discrepancy report, read as the vendor would."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from lotbook.documents.discrepancy import (
    DiscrepancyReport,
    ReportLine,
    discrepancy_report_csv,
    discrepancy_report_pdf,
)
from lotbook.domain.discrepancies import Difference, DifferenceKind
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import PaperSize
from lotbook.web.discrepancies import draw_report
from tests.documents.reading import text
from tests.documents.test_slip import slip

DAY, NEXT = date(2027, 1, 14), date(2027, 1, 20)


def line(
    *differences: Difference, expected: int = 20, received: int = 20, announced: bool = True, **how
) -> ReportLine:
    return ReportLine(
        position=1, product_name="Handheld scanner 2D", sku="SCN-200", unit="pcs", expected=Decimal(expected),
        moved=Decimal(received), announced=announced, differences=differences, **how,
    )  # fmt: skip


def report(*lines: ReportLine, done: bool = True) -> DiscrepancyReport:
    return DiscrepancyReport(head=slip(), lines=lines, done=done)


def missing(number: str) -> Difference:
    return Difference(kind=DifferenceKind.MISSING, number=number, announced=Decimal(1))


def test_each_kind_of_difference_is_told_with_its_numbers():
    told = line(
        *(missing(f"KX-{place:03}") for place in range(13, 21)),
        Difference(kind=DifferenceKind.UNEXPECTED, number="KX-107", came=Decimal(1)),
        Difference(kind=DifferenceKind.QUANTITY, number="L-1", announced=Decimal(30), came=Decimal(24)),
        Difference(kind=DifferenceKind.DATE, number="L-2", told=DAY, found=NEXT),
        received=13,
    )
    (page,) = text(draw_report(report(told), PaperSize.A4))
    for words in (
        "Discrepancies", "WH1/IN/00187", "Alpine Dairy", "7 pcs short", "Announced and not received: 8",
        "KX-013 to KX-020", "Received and not announced: 1", "KX-107", "24 pcs, announced 30",
        "20 Jan 2027, announced 14 Jan 2027", "Checked with the vendor",
    ):  # fmt: skip
        assert words in page, words


def right_ends(pdf: bytes, words: str) -> list[float]:
    """Where each place of some words on the first page ends, in points from the left."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found, search = [], page.search(words, match_case=True)
    while place := search.get_next():
        found.append(max(page.get_charbox(place[0] + n)[2] for n in range(place[1])))
    return found


def test_what_did_not_come_does_not_stand_under_received():
    missed = Difference(kind=DifferenceKind.MISSING, number="L-1", announced=Decimal(4321))
    extra = Difference(kind=DifferenceKind.UNEXPECTED, number="L-2", came=Decimal(8765))
    pdf = draw_report(report(line(missed, extra)), PaperSize.A4)
    received = max(right_ends(pdf, "Received"))
    expected = max(right_ends(pdf, "Expected"))
    assert right_ends(pdf, "8,765") == [pytest.approx(received, abs=1)]
    assert right_ends(pdf, "4,321") == [pytest.approx(expected, abs=1)]
    assert pytest.approx(expected, abs=1) in right_ends(pdf, "Announced")


def test_a_report_without_differences_says_so():
    (page,) = text(discrepancy_report_pdf(report(line()), PaperSize.LETTER))
    assert "Everything that was announced came, and nothing else." in page
    assert "SCN-200" not in page
    (page,) = text(discrepancy_report_pdf(report(line(announced=False)), PaperSize.A4))
    assert "No number was announced for this receipt" in page
    assert "What was ordered came, no more and no less." in page


def test_an_open_receipt_tells_when_it_was_changed_last():
    (page,) = text(discrepancy_report_pdf(report(line(), done=False), PaperSize.A4))
    assert page.count("Last changed") == 2 and "Received by" not in page  # when, and by whom


def test_hundreds_of_numbers_go_over_pages_that_name_the_product_again():
    told = line(*(missing(f"KX-{place * 7:05}") for place in range(600)))
    pages = text(draw_report(report(told), PaperSize.A4))
    assert len(pages) > 2
    assert all("Handheld scanner 2D (continued)" in page for page in pages[1:])
    assert sum(page.count("KX-") for page in pages) == 600


def test_what_no_font_has_is_a_sign_in_a_name_and_refused_in_a_number():
    tea = replace(line(missing("KX-1")), product_name="Tea \U0001f375", position=4)
    assert "Tea \ufffd" in text(discrepancy_report_pdf(report(tea), PaperSize.A4))[0]
    with pytest.raises(CannotPrint, match="Line 4: Tea \U0001f375, \U0010ffff: no font"):
        discrepancy_report_pdf(report(replace(tea, differences=(missing("\U0010ffff"),))), PaperSize.A4)


def test_the_table_has_a_row_for_each_difference_and_no_formula():
    told = line(
        missing("=1+1"), Difference(kind=DifferenceKind.DATE, number="L-2", told=DAY, found=NEXT), received=19
    )
    first, second = line(), replace(told, position=2)
    rows = list(csv.reader(discrepancy_report_csv(report(first, second)).decode("utf-8-sig").splitlines()))
    assert rows[0][:5] == ["Line", "SKU", "Product", "Difference", "Number"]
    assert [row[3:] for row in rows[1:]] == [
        ["Quantity of the line", "", "20", "19", "pcs", "", "", "", ""],
        ["Announced and not received", "'=1+1", "1", "0", "pcs", "", "", "", ""],
        [
            "Received with another date than announced",
            "L-2",
            "",
            "",
            "pcs",
            "2027-01-14",
            "2027-01-20",
            "",
            "",
        ],
    ]


@pytest.mark.parametrize(
    ("how", "announced", "came"),
    [
        ({"packaging": ("Box", Decimal(8))}, "3 × Box", "2 × Box and 1 pcs"),
        ({"other_unit": ("lb", Decimal("0.5"))}, "48 lb", "34 lb"),
    ],
)
def test_quantities_are_told_as_they_were_ordered_too(how, announced, came):
    told = line(expected=24, received=17, **how)
    (page,) = text(draw_report(report(told), PaperSize.A4))
    assert f"{announced} expected, {came} received" in page
    _, row = csv.reader(discrepancy_report_csv(report(told)).decode("utf-8-sig").splitlines())
    assert row[5:] == ["24", "17", "pcs", "", "", announced, came]
