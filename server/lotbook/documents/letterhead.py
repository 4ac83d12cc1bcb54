"""The head of a paper of the business: who it is from and to, its number for people and scanners, and its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lotbook.documents import symbols
from lotbook.documents.faces import Style
from lotbook.documents.measures import BODY, LEADING, LEFT, POINT, SHORT_HEAD, TITLE, TOP
from lotbook.documents.paper import GREY, Paper
from lotbook.documents.png import read
from lotbook.documents.typeset import Line, line, lines

PARTY_ROOM, NAME_LINES, ADDRESS_LINES = 85.0, 4, 2
BARCODE_ROOM, BARCODE_HEIGHT, MATRIX_SIDE = 92.0, 12.0, 16.0
LOGO_WIDTH, LOGO_HEIGHT = 40.0, 20.0
FACTS_ROOM, VALUE_ROOM, VALUE_LINES, FACT_LEADING = 78.0, 44.0, 4, 5.6
PARTY_LEADING, VALUE_LEADING = 5.0, 4.4
PAGE = "Page {number} of {count}"


@dataclass(frozen=True, kw_only=True)
class Party:
    """A company as it stands at the head of a paper. lines: address and the like, each on its own line; country: told
    below them where a paper leaves it; logo: a PNG as `png.read` takes it."""

    name: str
    lines: tuple[str, ...] = ()
    country: str | None = None
    logo: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands around the rows of a paper.

    partners: a caption, such as "From", with each; facts: a caption with its text; day: beside the title from the
    second page on; foot: at the foot of every page; note: below the rows; signed: what a signature stands for,
    None for no line to sign on; marked: across the page below the facts, as that the paper was corrected; symbol: bars
    for scanners in place of those of the number; scanned: the number is one, and not words about several; page: at the
    foot.
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
    symbol: symbols.Symbol | None = None
    scanned: bool = True
    page: str = PAGE
    marked: tuple[str, ...] = ()

    def addressed(self) -> Head:
        """With the countries in the addresses, where they are not all the same: post at home goes without."""
        countries = {party.country for party in self._parties() if party.country}
        return self if len(countries) < 2 else self._with(_abroad)

    def _parties(self) -> Iterator[Party]:
        yield self.company
        yield from (party for _, party in self.partners)

    def _with(self, change: Callable[[Party], Party]) -> Head:
        partners = tuple((caption, change(party)) for caption, party in self.partners)
        return replace(self, company=change(self.company), partners=partners)


def _abroad(party: Party) -> Party:
    return replace(party, lines=(*party.lines, party.country)) if party.country else party


class Letterhead:
    """A head on its paper: large on the first page, one line on those after it. right: where the page's rows end."""

    def __init__(self, paper: Paper, head: Head, right: float) -> None:
        self.paper, self.head, self.right = paper, head.addressed(), right

    @property
    def bottom(self) -> float:
        """Where it ends on the first page."""
        marks = self._marked()
        return self._end_of_facts() + (LEADING * len(marks) + 2 if marks else 0) + 6

    def _end_of_facts(self) -> float:
        return self._block_top() + max(11 + self._facts_height(), self._partners_height())

    def _facts_height(self) -> float:
        values = [len(_value_lines(text)[0]) for _, text in self.head.facts]
        return FACT_LEADING * len(values) + VALUE_LEADING * (sum(values) - len(values))

    def _marked(self) -> list[Line]:
        room = (self.right - LEFT - 3) * 1000 / BODY
        return [each for text in self.head.marked for each in lines(text, Style.BOLD, room, 3)]

    def draw(self) -> float:
        """Draw it on the first page; returns where it ends."""
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
        self._draw_facts(self.right - FACTS_ROOM, top)
        y = self._end_of_facts() + 4
        for row, each in enumerate(self._marked()):
            paper.box(LEFT, y + row * LEADING, 1, LEADING)
            paper.text(LEFT + 3, y + (0.75 + row) * LEADING, each, BODY)
        return self.bottom

    def draw_short(self) -> float:
        """Draw it on a page after the first; returns where it ends."""
        title = line(f"{self.head.title} {self.head.number}", Style.BOLD)
        self.paper.text(LEFT, TOP + 4, title, BODY)
        self.paper.text_to(self.right, TOP + 4, line(self.head.day, Style.REGULAR), BODY)
        return TOP + SHORT_HEAD

    def _block_top(self) -> float:
        return TOP + max(24.0, 6 + 4.6 * (1 + len(self.head.company.lines)))

    def _partners_height(self) -> float:
        heights = (PARTY_LEADING * (1 + len(_party_lines(party))) for _, party in self.head.partners)
        return sum(heights) + 4.0 * (len(self.head.partners) - 1)

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
        title = line(self.head.title, Style.BOLD)
        self.paper.text(x, top + 5.5, title, min(TITLE, TITLE * FACTS_ROOM / title.length(TITLE)))
        y = top + 14.5
        for caption, text in self.head.facts:
            self.paper.text(x, y, line(caption, Style.REGULAR), BODY, GREY)
            values, size = _value_lines(text)
            for row, value in enumerate(values):
                self.paper.text(x + 34, y + row * VALUE_LEADING, value, size)
            y += FACT_LEADING + VALUE_LEADING * (len(values) - 1)

    def _draw_company(self, x: float, room: float) -> None:
        size, company = 9.5 * POINT, self.head.company
        for row, text in enumerate((company.name, *company.lines)):
            for each in lines(text, Style.REGULAR if row else Style.BOLD, room * 1000 / size, 1):
                self.paper.text(x, TOP + 3.2 + row * 4.6, each, size)

    def _draw_barcode(self) -> float:
        """The number, if it is one, for scanners and for people, ending at the right edge; returns where it begins."""
        number = self.head.number
        if not self.head.scanned:
            return self.right
        symbol, module = symbol_of(number)
        if self.head.symbol is not None:
            symbol = self.head.symbol
            module = min(symbols.BAR_MODULES[0], BARCODE_ROOM / symbol.columns)
        width = module * symbol.columns
        height = BARCODE_HEIGHT if symbol.rows == 1 else width
        self.paper.symbol(self.right - width, TOP, module, symbol, height / symbol.rows)
        text = line(number, Style.MONO, 0)
        size = min(BODY, BODY * BARCODE_ROOM / text.length(BODY))
        centred = self.right - width / 2 + text.length(size) / 2
        self.paper.text_to(min(self.right, centred), TOP + height + 4.2, text, size)
        return self.right - max(width, text.length(size))


def symbol_of(number: str, room: float = BARCODE_ROOM) -> tuple[symbols.Symbol, float]:
    """Code 128, or Data Matrix where that is impossible; and its module in millimetres."""
    if bars := symbols.bars_that_fit(number, room):
        return bars
    matrix = symbols.data_matrix(number)
    return matrix, MATRIX_SIDE / matrix.columns


def _value_lines(text: str) -> tuple[tuple[Line, ...], float]:
    """What a fact says, and its size: words on as many lines as they need, a number set smaller before it is
    shortened; the barcode's own text has it whole."""
    if " " in text:
        return lines(text, Style.REGULAR, (VALUE_ROOM + 0.01) * 1000 / BODY, VALUE_LINES), BODY
    size = max(0.65 * BODY, min(BODY, BODY * VALUE_ROOM / line(text, Style.REGULAR).length(BODY)))
    return lines(text, Style.REGULAR, (VALUE_ROOM + 0.01) * 1000 / size, 1), size


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
