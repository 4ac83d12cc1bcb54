"""The sheet that a scanner is tested with says what the server expects to hear of it."""

from __future__ import annotations

import pytest

from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.scanner_check import SHEET, SheetCode
from lotbook.domain.words import PaperSize
from tests.documents import reading


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("dpi", reading.PRINTERS)
def test_each_code_of_the_sheet_is_read_as_it_should_be_sent(size, dpi):
    [page] = reading.pages(scanner_sheet_pdf(size), dpi)
    found = [(code.identifier, code.content.decode()) for code in reading.scan(page)]
    assert sorted(found) == sorted((code.symbology, code.raw) for code in SHEET.values())
    assert scanner_sheet_pdf(size) == scanner_sheet_pdf(size)


def test_what_each_code_says_can_be_read_below_it():
    [words] = reading.text(scanner_sheet_pdf(PaperSize.A4))
    said = "(01)09520123456788(10)TEST-1(21)Az9"
    assert words.count(said) == 2
    assert all(digits in words for digits in ("520123", "456788"))
    assert all(SHEET[test].raw in words for test in (SheetCode.CODE_128, SheetCode.QR))
