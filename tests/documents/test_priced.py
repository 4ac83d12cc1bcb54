"""Papers with prices, read as a bookkeeper would."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest

from lotbook.documents.letterhead import Head, Party
from lotbook.documents.priced import PricedLine, PricedPaper, priced_paper_pdf
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import LotLayout, PaperSize
from tests.documents.reading import PRINTERS, Scanned, pages, scan, text
from tests.documents.test_slip import lot

HEAD = Head(
    title="Invoice", number="INV-2026-00042", company=Party(name="Lund & Fenwick", lines=("Kaistrasse 14",)),
    partners=(("To", Party(name="متجر الزاوية", lines=("سوق الميناء",))),),
    facts=(("Date", "23 Nov 2026"), ("Due", "23 Dec 2026")), day="23 Nov 2026", foot="INV-2026-00042",
    note="Please pay by 23 Dec 2026.",
)  # fmt: skip


def line(said: str = "Till tablet", net: str = "100", rate: int = 19, tax: str = "19", **other) -> PricedLine:
    found = PricedLine(
        text=said, quantity=Decimal(4), unit="pcs", price=Decimal(net) / 4, per="pcs", tax_rate=Decimal(rate),
        net=Decimal(net), tax=Decimal(tax), aside="TT-10",
    )  # fmt: skip
    return replace(found, **other)


def paper(*lines: PricedLine, **other) -> PricedPaper:
    return replace(PricedPaper(head=HEAD, currency="EUR", lines=lines), **other)


def test_lines_taxes_and_the_total_are_told():
    tea = line("茶叶", "1250.5", 7, "87.54")
    box = line("Eggs", net="12", tax="0.84", rate=7, unit="tray", price=Decimal("0.004500"), per="pcs")
    (page,) = text(priced_paper_pdf(paper(line(), tea, box), PaperSize.A4))
    for said in (
        "Invoice", "INV-2026-00042", "Due 23 Dec 2026", "Net EUR", "茶叶", "TT-10",
        "1 Till tablet 4 pcs 25.00 / pcs 19 % 100.00", "312.625 / pcs 7 % 1,250.50", "4 tray 0.0045 / pcs 7 % 12.00",
        "Net 1,362.50", "7 % tax on 1,262.50 88.38", "19 % tax on 100.00 19.00", "Total 1,469.88 EUR",
        "Please pay by 23 Dec 2026.", "Page 1 of 1",
    ):  # fmt: skip
        assert said in page, said
    assert "signature" not in page


def test_a_currency_without_decimals_has_none_and_a_charge_no_unit():
    freight = line("Freight", net="900", tax="90", rate=10, unit="", per="", aside="", quantity=Decimal(1))
    (page,) = text(priced_paper_pdf(paper(freight, currency="JPY"), PaperSize.LETTER))
    assert "1 Freight 1 225 10 % 900" in page and "Total 990 JPY" in page


@pytest.mark.parametrize("dpi", PRINTERS)
@pytest.mark.parametrize("size", PaperSize)
def test_the_number_is_scanned_from_the_paper(size, dpi):
    (page,) = pages(priced_paper_pdf(paper(line()), size), dpi)
    assert scan(page) == [Scanned("]C0", b"INV-2026-00042")]


@pytest.mark.parametrize("count", [17, 18, 19, 20, 21, 22, 60])
def test_a_long_paper_keeps_its_sums_together_with_its_last_line(count):
    drawn = priced_paper_pdf(paper(*(line(f"Article {n}") for n in range(count))), PaperSize.A4)
    assert drawn == priced_paper_pdf(paper(*(line(f"Article {n}") for n in range(count))), PaperSize.A4)
    found = text(drawn)
    assert re.findall(r"Article (\d+) 4", "\n".join(found)) == [str(n) for n in range(count)]
    assert "Unit price" in found[-1] and f"Article {count - 1}" in found[-1] and "Total" in found[-1]
    assert sum("Total" in page for page in found) == 1
    assert all(f"Page {n} of {len(found)}" in page for n, page in enumerate(found, 1))


@pytest.mark.parametrize("layout", LotLayout)
def test_the_lots_behind_a_line_stand_as_they_are_wanted(layout):
    numbers = tuple(lot(f"SN-{2 * n:04}") for n in range(500))
    found = text(priced_paper_pdf(paper(line(numbers=numbers), line("Bag"), layout=layout), PaperSize.A4))
    assert re.findall(r"SN-\d{4}", "\n".join(found)) == [each.start for each in numbers]
    assert ("SN-0000" in found[0]) is (layout is not LotLayout.APPENDIX)
    assert 1 < len(found) <= 3
    assert ("Unit price" in found[1]) is (layout is not LotLayout.APPENDIX)
    assert ("numbers in the appendix" in found[0]) is (layout is LotLayout.APPENDIX)


def test_no_cell_reaches_into_its_neighbour():
    wide = line(
        "W" * 400, net="999999999999.99", tax="0", rate=0, quantity=Decimal("123456789.123456"), unit="m" * 20,
        price=Decimal("123456789.123456"), per="m" * 20,
    )  # fmt: skip
    page = pypdfium2.PdfDocument(priced_paper_pdf(paper(wide), PaperSize.LETTER))[0]
    words = page.get_textpage()
    assert "999,999,999,999.99" in words.get_text_range()
    right = page.get_width() - 16 / 25.4 * 72
    assert all(words.get_charbox(n)[2] <= right + 1 for n in range(words.count_chars()))


def test_what_no_font_has_is_a_sign_in_a_name_and_refused_in_a_number():
    assert "Tea \ufffd" in text(priced_paper_pdf(paper(line("Tea \U0001f375")), PaperSize.A4))[0]
    with pytest.raises(CannotPrint, match="Line 1: Tea, \U0001f375-1: no font"):
        priced_paper_pdf(paper(replace(line("Tea"), numbers=(lot("\U0001f375-1"),))), PaperSize.A4)
