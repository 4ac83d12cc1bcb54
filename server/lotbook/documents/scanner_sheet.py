"""The sheet that a scanner is tested with: five codes of which the server knows what a scanner should send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.documents import symbols
from lotbook.documents.faces import Style
from lotbook.documents.paper import GREY, Paper
from lotbook.documents.symbols import BAR_MODULES, DOT, Symbol
from lotbook.documents.typeset import line, whole_lines
from lotbook.domain.scanner_check import SHEET, SheetCode
from lotbook.domain.words import PaperSize
from lotbook.standards.gs1.table import GS

MARGIN = 18.0
BAR_HEIGHT = 18.0
MATRIX_MODULE = 5 * DOT
TITLE, NAME, TEXT = 7.0, 4.4, 3.4
BETWEEN = 11.0


@dataclass(frozen=True)
class _Row:
    """One code with its name and what it tries."""

    symbol: Symbol
    module: float
    name: str
    tries: str


def scanner_sheet_pdf(size: PaperSize) -> bytes:
    """The sheet as a PDF file of one page; always the same bytes for a size."""
    width, height = size.millimetres
    paper = Paper(width, height, "Scanner test")
    y = MARGIN + TITLE
    paper.text(MARGIN, y, line("Scanner test", Style.BOLD), TITLE)
    about = (
        "Open Settings, Scanner test in the app and scan each code. It says what arrived, and which setting of "
        "the scanner to change."
    )
    y = _paragraph(paper, y + 7, about, width - 2 * MARGIN) + BETWEEN - 3
    for place, row in enumerate(_rows(), 1):
        y = _draw(paper, y, place, row, width)
    paper.next_page()
    return paper.bytes()


def _rows() -> Sequence[_Row]:
    bars, thin = BAR_MODULES
    elements = SHEET[SheetCode.GS1_128].raw
    bracketed = elements.replace("01", "[01]", 1).replace("10TEST", "[10]TEST", 1).replace(f"{GS}21", "[21]")
    ean, all_characters = SHEET[SheetCode.EAN_13].raw, SHEET[SheetCode.CODE_128].raw
    link = SHEET[SheetCode.QR].raw
    return (
        _Row(
            symbols.gs1_128(elements),
            bars,
            "GS1-128",
            "Symbology identifier ]C1; the FNC1 between lot and serial.",
        ),
        _Row(symbols.gs1_data_matrix(bracketed), MATRIX_MODULE, "GS1 DataMatrix", "The same with ]d2."),
        _Row(symbols.ean_13(ean), bars, "EAN-13", f"All 13 digits: {ean}."),
        _Row(
            symbols.code_128(all_characters),
            thin,
            "Code 128",
            "Keyboard layout and capital letters: every character arrives as it is.",
        ),
        _Row(symbols.qr(link), MATRIX_MODULE, "QR code", "A GS1 Digital Link; nothing is opened."),
    )


def _draw(paper: Paper, y: float, place: int, row: _Row, width: float) -> float:
    """One row from y down; returns where the next begins. Bars stand under their text, squares left of it."""
    high = BAR_HEIGHT if row.symbol.rows == 1 else row.symbol.rows * row.module
    side = 0.0 if row.symbol.rows == 1 else high + 8
    top = y if side else y + NAME + TEXT + 5
    paper.text(MARGIN + side, y + NAME, line(f"{place}  {row.name}", Style.BOLD), NAME)
    text = line(row.tries, Style.REGULAR)
    paper.text(MARGIN + side, y + NAME + TEXT + 2.5, text, TEXT, GREY)
    if row.symbol.rows == 1:
        paper.symbol(MARGIN, top, row.module, row.symbol, BAR_HEIGHT)
    else:
        paper.symbol(MARGIN, top, row.module, row.symbol)
    return top + high + BETWEEN


def _paragraph(paper: Paper, y: float, text: str, width: float) -> float:
    for each in whole_lines(text, Style.REGULAR, width * 1000 / TEXT):
        paper.text(MARGIN, y, each, TEXT)
        y += TEXT * 1.4
    return y
