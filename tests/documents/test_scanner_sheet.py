"""The sheet that a scanner is tested with says what the server expects to hear of it."""

from __future__ import annotations

import pytest

from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.scanner_check import SHEET
from lotbook.domain.words import PaperSize
from tests.documents import reading


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("dpi", reading.PRINTERS)
def test_each_code_of_the_sheet_is_read_as_it_should_be_sent(size, dpi):
    [page] = reading.pages(scanner_sheet_pdf(size), dpi)
    found = [(code.identifier, code.content.decode()) for code in reading.scan(page)]
    assert sorted(found) == sorted((code.symbology, code.raw) for code in SHEET.values())
    assert scanner_sheet_pdf(size) == scanner_sheet_pdf(size)
