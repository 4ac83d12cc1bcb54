"""The sheet that a scanner is tested with: five codes of which the server knows what a scanner should send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.documents.faces import Style
from lotbook.documents.labels.bars import ean_foot
from lotbook.documents.labels.carriers import Carried, Kind, readable
from lotbook.documents.labels.items import Mark
from lotbook.documents.labels.pdf import draw
from lotbook.documents.paper import GREY, Paper
from lotbook.documents.symbols import BAR_MODULES, DOT
from lotbook.documents.typeset import line, whole_lines
from lotbook.domain.scanner_check import GTIN, LOT, SERIAL, SHEET, SheetCode
from lotbook.domain.words import PaperSize

MARGIN = 18.0
BAR_HEIGHT = 18.0
MATRIX_MODULE = 5 * DOT
TITLE, NAME, TEXT = 7.0, 4.4, 3.4
BETWEEN = 11.0


@dataclass(frozen=True)
class _Row:
    """One code with its name and what it tries. says: for people; empty where the code has digits of its own."""

    carried: Carried
    module: float
    name: str
    tries: str
    says: str = ""

    @property
    def bars(self) -> bool:
        return self.carried.kind.bars

    @property
    def height(self) -> float:
        """Of the code itself."""
        return BAR_HEIGHT if self.bars else self.carried.symbol.rows * self.module


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
        y = _draw(paper, y, place, row)
    paper.next_page()
    return paper.bytes()


def _rows() -> Sequence[_Row]:
    bars, thin = BAR_MODULES
    elements = (("01", GTIN), ("10", LOT), ("21", SERIAL))
    said = "".join(readable(elements))
    raw = {test: code.raw for test, code in SHEET.items()}
    ean, link = raw[SheetCode.EAN_13], raw[SheetCode.QR]
    return (
        _Row(
            Carried(Kind.GS1_128, raw[SheetCode.GS1_128]),
            bars,
            "GS1-128",
            "Symbology identifier ]C1; the FNC1 between lot and serial.",
            said,
        ),
        _Row(
            Carried(Kind.GS1_DATA_MATRIX, raw[SheetCode.GS1_DATA_MATRIX], elements),
            MATRIX_MODULE,
            "GS1 DataMatrix",
            "The same with ]d2.",
            said,
        ),
        _Row(Carried(Kind.EAN_13, ean), bars, "EAN-13", f"All 13 digits: {ean}."),
        _Row(
            Carried(Kind.CODE_128, raw[SheetCode.CODE_128]),
            thin,
            "Code 128",
            "Keyboard layout and capital letters: every character arrives as it is.",
            raw[SheetCode.CODE_128],
        ),
        _Row(
            Carried(Kind.QR, link),
            MATRIX_MODULE,
            "QR code",
            "A GS1 Digital Link; nothing is opened.",
            link,
        ),
    )


def _draw(paper: Paper, y: float, place: int, row: _Row) -> float:
    """One row from y down; returns where the next begins. Bars stand under their text, squares left of it; what a
    code says stands below the bars, or below the text beside a square."""
    left = MARGIN if row.bars else MARGIN + row.height + 8
    top = y + NAME + TEXT + 5 if row.bars else y
    paper.text(left, y + NAME, line(f"{place}  {row.name}", Style.BOLD), NAME)
    paper.text(left, y + NAME + TEXT + 2.5, line(row.tries, Style.REGULAR), TEXT, GREY)
    mark = Mark(MARGIN, top, row.carried, row.module, BAR_HEIGHT)
    foot = list(ean_foot(mark)) if row.carried.kind is Kind.EAN_13 else []
    draw(paper, [mark, *foot])
    below = top + row.height + TEXT + 1.5 if row.bars else y + NAME + 2 * TEXT + 7
    paper.text(left, below, line(row.says, Style.MONO), TEXT)
    return top + row.height + (TEXT + 1.5 if row.bars else 0) + BETWEEN


def _paragraph(paper: Paper, y: float, text: str, width: float) -> float:
    for each in whole_lines(text, Style.REGULAR, width * 1000 / TEXT):
        paper.text(MARGIN, y, each, TEXT)
        y += TEXT * 1.4
    return y
