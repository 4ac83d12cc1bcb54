"""Labels as PDF: one to a page on rolls, in rows and columns on sheets."""

from __future__ import annotations

from collections.abc import Sequence

from lotbook.documents.labels.items import Bar, Item, Mark, Text
from lotbook.documents.paper import Paper
from lotbook.domain.labels import Sheet, Template


def draw_pdf(labels: Sequence[Sequence[Item]], template: Template, start: int = 1) -> bytes:
    """The labels in order as a PDF file; the same labels give the same bytes.

    start: first free label of the first sheet, from 1.
    """
    sheet = template.sheet
    if sheet is None:
        paper = Paper(template.width, template.height, "Labels")
        for items in labels:
            draw(paper, items)
            paper.next_page()
        return paper.bytes()
    paper = Paper(*sheet.paper.millimetres, "Labels")
    for first in range(1 - start, len(labels), sheet.labels):
        for place in range(max(0, -first), min(sheet.labels, len(labels) - first)):
            row, column = divmod(place, sheet.columns)
            paper.origin = (sheet.left + column * sheet.pitch_x, sheet.top + row * sheet.pitch_y)
            draw(paper, labels[first + place])
        paper.origin = (0, 0)
        if (sheet.pitch_x, sheet.pitch_y) == (template.width, template.height):
            _draw_cutting_marks(paper, template, sheet)
        paper.next_page()
    return paper.bytes()


def draw(paper: Paper, items: Sequence[Item]) -> None:
    """One label from the origin of the paper."""
    for item in items:
        if isinstance(item, Mark):
            symbol = item.carried.symbol
            paper.symbol(item.x, item.y, item.module, symbol, None if symbol.rows > 1 else item.height)
        elif isinstance(item, Bar):
            paper.box(item.x, item.y, item.width, item.height)
        elif item.above:
            with paper.within(0, item.y - item.above, paper.width, item.above + item.below):
                _draw_text(paper, item)
        else:
            _draw_text(paper, item)


def _draw_text(paper: Paper, item: Text) -> None:
    put = paper.text_to if item.right else paper.text
    put(item.x, item.y, item.line, item.size)


def _draw_cutting_marks(paper: Paper, template: Template, sheet: Sheet) -> None:
    """For plain paper: in the margins only, so that sheets of ready-cut labels stay clean."""
    bottom = sheet.top + sheet.rows * template.height
    right = sheet.left + sheet.columns * template.width
    for column in range(sheet.columns + 1):
        for y in (sheet.top - 4, bottom + 1):
            paper.box(sheet.left + column * template.width - 0.05, y, 0.1, 3)
    for row in range(sheet.rows + 1):
        for x in (sheet.left - 4, right + 1):
            paper.box(x, sheet.top + row * template.height - 0.05, 3, 0.1)
