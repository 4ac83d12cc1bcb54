"""What every paper of the business shares: its head on each page, its rows, where it is signed, and page x of y.

A paper is laid out as rows first, then the rows are shared over pages, then drawn, so "page 2 of 5" is known and
what belongs together stays together.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lotbook.documents.faces import Style
from lotbook.documents.letterhead import Head, Letterhead
from lotbook.documents.measures import (
    BODY,
    FINE,
    FOOT,
    LEADING,
    LEFT,
    RIGHT_MARGIN,
    SHORT_HEAD,
    SMALL,
    TABLE_HEAD,
    TOP,
)
from lotbook.documents.paper import GREY, RULE, Paper
from lotbook.documents.typeset import Line, line, lines
from lotbook.domain.words import PaperSize

TOP_OF_ROWS = TOP + SHORT_HEAD + TABLE_HEAD  # on all pages but the first


@dataclass(frozen=True)
class Row:
    """A strip across the page. keep: on one page with the row after it. product: named again after a cut.
    under: the words that it stands under, named again where it is the first row after a cut."""

    height: float
    draw: Callable[[Paper, float], None]
    keep: bool = False
    product: str | None = None
    under: str | None = None


class Frame(ABC):
    """Where things stand on the pages of one paper, and what is the same on all papers. Papers tell the heads of
    their columns, and make the rows."""

    def __init__(self, size: PaperSize, head: Head) -> None:
        self.paper = Paper(*size.millimetres, f"{head.title} {head.number}")
        self.head = head
        self.right = self.paper.width - RIGHT_MARGIN
        self.width = self.right - LEFT
        self.foot = self.paper.height - FOOT - 6
        self._letterhead = Letterhead(self.paper, head, self.right)

    @abstractmethod
    def draw_columns(self, base: float) -> None:
        """The heads of the columns, on this base line."""

    def draw_appendix_columns(self, base: float) -> None:
        """The heads of the columns on the pages of the appendix."""
        self.draw_columns(base)

    def drawn(self, rows: Sequence[Row], appendix: Sequence[Row] = ()) -> bytes:
        """The rows on as many pages as they need, and behind the end of the paper those of its appendix."""
        body = self.pages(rows)
        behind = self.pages(appendix, behind=True) if appendix else []
        count = len(body) + len(behind)
        for number, part in enumerate([*body, *behind], 1):
            self._draw(part, number, count, end=len(body))
            self.paper.next_page()
        return self.paper.bytes()

    @property
    def _top_of_first(self) -> float:
        """Where rows begin on the first page."""
        return self._letterhead.bottom + TABLE_HEAD

    def room_below(self, rows: Sequence[Row]) -> float:
        """On the page where these end, were they all."""
        *before, last = self.pages(rows)
        return self.foot - (TOP_OF_ROWS if before else self._top_of_first) - _height(last)

    def pages(self, rows: Sequence[Row], *, behind: bool = False) -> list[list[Row]]:
        """Rows shared over pages: what keeps together goes over together, a cut product is named again, and the last
        thing on a paper does not go over alone.

        behind: these pages come after the one that is signed.
        """
        found: list[list[Row]] = [[]]
        y = TOP_OF_ROWS if behind else self._top_of_first
        end = 0 if behind else self._end_height()
        product: str | None = None
        for group in _in_company([*_kept_together(rows)], self.foot - TOP_OF_ROWS - LEADING - end):
            height = _height(group)
            below = end if group[-1] is rows[-1] else 0
            if y + height + below > self.foot and found[-1]:
                found.append([])
                y = TOP_OF_ROWS
                if again := group[0].under or (None if _product_of(next(_kept_together(group))) else product):
                    found[-1].append(self._continued(again))
                    y += LEADING
            product = _product_of(reversed(group)) or product
            found[-1] += group
            y += height
        return found

    def rule(self) -> Row:
        """A line across the page."""
        return Row(3.4, lambda paper, y: paper.box(LEFT, y + 2.6, self.width, 0.2, RULE))

    def heading(self, said: str) -> Row:
        """Words over what follows, on one page with it."""
        (text,) = lines(said, Style.BOLD, self.width * 1000 / BODY, 1)
        return Row(9.5, lambda paper, y: paper.text(LEFT, y + 7, text, BODY), keep=True)

    def sentence(self, said: str) -> Row:
        """Words across the page."""
        parts = lines(said, Style.REGULAR, self.width * 1000 / BODY, 3)

        def draw(paper: Paper, y: float) -> None:
            for row, part in enumerate(parts):
                paper.text(LEFT, y + (0.75 + row) * LEADING, part, BODY)

        return Row((len(parts) + 0.5) * LEADING, draw)

    def fitted_to(self, right: float, y: float, text: Line, room: float, size: float = BODY) -> None:
        """Draw words with their right end at `right`, smaller where they would be longer than the room."""
        self.paper.text_to(right, y, text, min(size, size * room / max(text.length(size), 0.1)))

    def _continued(self, product: str) -> Row:
        (text,) = lines(f"{product} (continued)", Style.BOLD, self.width * 1000 / BODY, 1)
        return Row(LEADING, lambda paper, y: paper.text(LEFT, y + 0.75 * LEADING, text, BODY))

    def _draw(self, rows: Sequence[Row], number: int, count: int, *, end: int) -> None:
        """One page: head, heads of the columns, rows, and where the paper ends who signs it. end: that page; the
        appendix is behind it."""
        y = self._letterhead.draw() if number == 1 else self._letterhead.draw_short()
        if rows:
            draw_columns = self.draw_appendix_columns if number > end else self.draw_columns
            draw_columns(y + 4)
            self.paper.box(LEFT, y + 6, self.width, 0.4)
            y += TABLE_HEAD
        for row in rows:
            row.draw(self.paper, y)
            y += row.height
        if number == end:
            self._draw_end(y)
        self._draw_foot(number, count)

    def _note(self) -> Sequence[Line]:
        return lines(self.head.note, Style.REGULAR, self.width * 1000 / BODY, 6) if self.head.note else ()

    def _end_height(self) -> float:
        return (30 if self.head.signed else 6) + LEADING * len(self._note())

    def _draw_end(self, y: float) -> None:
        """The note, and a line to sign on."""
        for row, part in enumerate(self._note()):
            self.paper.text(LEFT, y + 6 + row * LEADING, part, BODY)
        if self.head.signed:
            base = self.foot - 6
            self.paper.box(LEFT, base - 4, 100, 0.3)
            self.paper.text(LEFT, base, line(self.head.signed, Style.REGULAR), SMALL)

    def _draw_foot(self, number: int, count: int) -> None:
        y = self.paper.height - FOOT
        self.paper.box(LEFT, y - 4.5, self.width, 0.2, RULE)
        (text,) = lines(self.head.foot, Style.REGULAR, (self.width - 30) * 1000 / FINE, 1)
        self.paper.text(LEFT, y, text, FINE, GREY)
        page = self.head.page.format(number=number, count=count)
        self.paper.text_to(self.right, y, line(page, Style.REGULAR), FINE, GREY)


def _in_company(groups: Sequence[list[Row]], room: float) -> list[list[Row]]:
    """Groups of which the last, with the rules below it, is one with the group before it, where both fit."""
    last = max((at for at, group in enumerate(groups) if _height(group) >= LEADING), default=0)
    end = [row for group in groups[max(last - 1, 0) :] for row in group]
    return [*groups[: max(last - 1, 0)], end] if last and _height(end) <= room else [*groups]


def _height(rows: Iterable[Row]) -> float:
    return sum(row.height for row in rows)


def _product_of(rows: Iterable[Row]) -> str | None:
    """The first product that they name."""
    return next((row.product for row in rows if row.product), None)


def _kept_together(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
