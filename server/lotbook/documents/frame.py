"""What every paper of the business shares: who it is from and to, its number for people and scanners, page x of y.

A paper is laid out as rows first, then the rows are shared over pages, then drawn, so "page 2 of 5" is known and
what belongs together stays together.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lotbook.documents import symbols
from lotbook.documents.faces import Style
from lotbook.documents.paper import GREY, MM, RULE, Paper
from lotbook.documents.png import read
from lotbook.documents.typeset import Line, line, lines
from lotbook.domain.words import PaperSize

LEFT, RIGHT_MARGIN, TOP, FOOT = 20.0, 16.0, 16.0, 12.0
POINT = 1 / MM  # sizes of type are told in points, as printers do
BODY, SMALL, TITLE, FINE = 10.5 * POINT, 9 * POINT, 20 * POINT, 8.5 * POINT
LEADING = 5.6
TABLE_HEAD, SHORT_HEAD = 8.5, 9.0
INDENT = 5.0
PARTY_ROOM, NAME_LINES, ADDRESS_LINES = 85.0, 4, 2
BARCODE_ROOM, BARCODE_HEIGHT, MATRIX_SIDE = 92.0, 12.0, 16.0
LOGO_WIDTH, LOGO_HEIGHT = 40.0, 20.0
VALUE_ROOM = 44.0
PARTY_LEADING = 5.0


@dataclass(frozen=True, kw_only=True)
class Party:
    """A company as it stands at the head of a paper. lines: address and the like, each on its own line; logo: a PNG
    as `png.read` takes it."""

    name: str
    lines: tuple[str, ...] = ()
    logo: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands around the rows of a paper.

    partners: a caption, such as "From", with each; facts: a caption with its text; day: beside the title from the
    second page on; foot: at the foot of every page; note: below the rows; signed: what a signature stands for,
    None for no line to sign on.
    """

    title: str
    number: str
    company: Party
    partners: tuple[tuple[str, Party], ...]
    facts: tuple[tuple[str, str], ...]
    day: str
    foot: str
    note: str | None = None
    signed: str | None = None

    def texts(self) -> Iterator[str]:
        """All that it prints, for what no font has."""
        for _, party in (("", self.company), *self.partners):
            yield from (party.name, *party.lines)
        yield from (self.number, self.day, self.foot, *(text for _, text in self.facts))
        yield from filter(None, (self.note,))


@dataclass(frozen=True)
class Row:
    """A strip across the page. keep: on one page with the row after it. product: named again after a cut."""

    height: float
    draw: Callable[[Paper, float], None]
    keep: bool = False
    product: str | None = None


class Frame(ABC):
    """Where things stand on the pages of one paper, and what is the same on all papers. Papers tell the heads of
    their columns, and make the rows."""

    def __init__(self, size: PaperSize, head: Head) -> None:
        self.paper = Paper(*size.millimetres, f"{head.title} {head.number}")
        self.head = head
        self.right = self.paper.width - RIGHT_MARGIN
        self.width = self.right - LEFT
        self.foot = self.paper.height - FOOT - 6

    @abstractmethod
    def draw_columns(self, base: float) -> None:
        """The heads of the columns, on this base line."""

    def drawn(self, rows: Sequence[Row], appendix: Sequence[Row] = ()) -> bytes:
        """The rows on as many pages as they need, and behind the end of the paper those of its appendix."""
        body = self.pages(rows)
        behind = self.pages(appendix, behind=True) if appendix else []
        count = len(body) + len(behind)
        for number, part in enumerate([*body, *behind], 1):
            self._draw(part, number, count, ends=number == len(body))
            self.paper.next_page()
        return self.paper.bytes()

    def pages(self, rows: Sequence[Row], *, behind: bool = False) -> list[list[Row]]:
        """Rows shared over pages: what keeps together goes over together, a cut product is named again.

        behind: these pages come after the one that is signed.
        """
        found: list[list[Row]] = [[]]
        y = self._next_top() if behind else self._first_top()
        product: str | None = None
        for group in _kept_together(rows):
            height = sum(row.height for row in group)
            named = next((row.product for row in group if row.product), None)
            below = self._end_height() if group[-1] is rows[-1] and not behind else 0
            if y + height + below > self.foot and found[-1]:
                found.append([])
                y = self._next_top()
                if product and named is None:
                    found[-1].append(self._continued(product))
                    y += LEADING
            product = named or product
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

    def _draw(self, rows: Sequence[Row], number: int, count: int, *, ends: bool) -> None:
        """One page: head, heads of the columns, rows, and where the paper ends who signs it."""
        y = self._draw_head() if number == 1 else self._draw_short_head()
        if rows:
            self.draw_columns(y + 4)
            self.paper.box(LEFT, y + 6, self.width, 0.4)
            y += TABLE_HEAD
        for row in rows:
            row.draw(self.paper, y)
            y += row.height
        if ends:
            self._draw_end(y)
        self._draw_foot(number, count)

    # ---- head and foot -----------------------------------------------------------------------------------

    def _first_top(self) -> float:
        return self._table_top() + TABLE_HEAD

    def _next_top(self) -> float:
        return TOP + SHORT_HEAD + TABLE_HEAD

    def _table_top(self) -> float:
        return self._block_top() + max(11 + 5.6 * len(self.head.facts), self._partners_height()) + 6

    def _block_top(self) -> float:
        return TOP + max(24.0, 6 + 4.6 * (1 + len(self.head.company.lines)))

    def _partners_height(self) -> float:
        heights = (PARTY_LEADING * (1 + len(_party_lines(party))) for _, party in self.head.partners)
        return sum(heights) + 4.0 * (len(self.head.partners) - 1)

    def _draw_head(self) -> float:
        paper, head = self.paper, self.head
        left = self._draw_logo()
        room = self._draw_barcode() - 5 - left
        self._draw_company(left, room)
        top = self._block_top()
        y = top
        for caption, party in head.partners:
            paper.text(LEFT, y + 3.5, line(caption, Style.REGULAR), BODY, GREY)
            said = _party_lines(party)
            for row, each in enumerate(said):
                paper.text(LEFT, y + 8.5 + row * PARTY_LEADING, each, BODY)
            y += PARTY_LEADING * (1 + len(said)) + 4.0
        self._draw_facts(self.right - 78, top)
        return self._table_top()

    def _draw_logo(self) -> float:
        """The company's logo, or Lotbook's sign; returns where words begin beside it."""
        logo = self.head.company.logo
        if logo is None:
            _draw_mark(self.paper, LEFT + 1, TOP + 1, 11.5)
            return LEFT + 17
        picture = read(logo)
        scale = min(LOGO_WIDTH / picture.width, LOGO_HEIGHT / picture.height)
        width = picture.width * scale
        self.paper.picture(LEFT, TOP, width, picture.height * scale, logo)
        return LEFT + width + 5

    def _draw_facts(self, x: float, top: float) -> None:
        self.paper.text(x, top + 5.5, line(self.head.title, Style.BOLD), TITLE)
        for row, (caption, text) in enumerate(self.head.facts):
            y = top + 14.5 + row * 5.6
            self.paper.text(x, y, line(caption, Style.REGULAR), BODY, GREY)
            # A number is set smaller before it is shortened; the barcode's own text has it whole.
            size = max(0.65 * BODY, min(BODY, BODY * VALUE_ROOM / line(text, Style.REGULAR).length(BODY)))
            (value,) = lines(text, Style.REGULAR, (VALUE_ROOM + 0.01) * 1000 / size, 1)
            self.paper.text(x + 34, y, value, size)

    def _draw_company(self, x: float, room: float) -> None:
        size, company = 9.5 * POINT, self.head.company
        for row, text in enumerate((company.name, *company.lines)):
            for each in lines(text, Style.REGULAR if row else Style.BOLD, room * 1000 / size, 1):
                self.paper.text(x, TOP + 3.2 + row * 4.6, each, size)

    def _draw_barcode(self) -> float:
        """The number, for scanners and for people, ending at the right edge; returns where it begins."""
        number = self.head.number
        symbol, module = symbol_of(number)
        width = module * symbol.columns
        height = BARCODE_HEIGHT if symbol.rows == 1 else width
        self.paper.symbol(self.right - width, TOP, module, symbol, height / symbol.rows)
        text = line(number, Style.MONO, 0)
        size = min(BODY, BODY * BARCODE_ROOM / text.length(BODY))
        centred = self.right - width / 2 + text.length(size) / 2
        self.paper.text_to(min(self.right, centred), TOP + height + 4.2, text, size)
        return self.right - max(width, text.length(size))

    def _draw_short_head(self) -> float:
        title = line(f"{self.head.title} {self.head.number}", Style.BOLD)
        self.paper.text(LEFT, TOP + 4, title, BODY)
        self.paper.text_to(self.right, TOP + 4, line(self.head.day, Style.REGULAR), BODY)
        return TOP + SHORT_HEAD

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
        self.paper.text_to(self.right, y, line(f"Page {number} of {count}", Style.REGULAR), FINE, GREY)


def symbol_of(number: str, room: float = BARCODE_ROOM) -> tuple[symbols.Symbol, float]:
    """Code 128, or Data Matrix where that is impossible; and its module in millimetres."""
    if bars := symbols.bars_that_fit(number, room):
        return bars
    matrix = symbols.data_matrix(number)
    return matrix, MATRIX_SIDE / matrix.columns


def _kept_together(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []


def _party_lines(party: Party) -> list[Line]:
    """A partner as he stands on a paper: a long name is whole, since it is his in law."""
    room = PARTY_ROOM * 1000 / BODY
    address = (each for text in party.lines for each in lines(text, Style.REGULAR, room, ADDRESS_LINES))
    return [*lines(party.name, Style.BOLD, room, NAME_LINES), *address]


def _draw_mark(paper: Paper, x: float, y: float, side: float) -> None:
    """Lotbook's sign: a shelf's corner with growing steps, on a field of 52 units."""
    shelf = [(0, 0, 10, 40), (0, 40, 50, 10)]
    steps = [(18, 24, 9, 8), (27, 15, 9, 9), (36, 2, 13, 13)]
    paper.boxes(x, y, [*shelf, *steps], side / 52, side / 52)
