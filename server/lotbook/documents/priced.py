"""Papers with prices: requests and orders, quotations, bills, invoices and credit notes, with taxes and a total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.frame import Row
from lotbook.documents.goods import Numbered, NumberRange
from lotbook.documents.letterhead import Head
from lotbook.documents.measures import BODY, LEADING, LEFT, SMALL
from lotbook.documents.paper import GREY, Paper
from lotbook.documents.slip import ALONE_UP_TO, Slip
from lotbook.documents.typeset import line, lines
from lotbook.domain.money import decimals_of
from lotbook.domain.words import LotLayout, PaperSize

# Right ends of the columns, from the right edge.
QUANTITY, PRICE, TAX = 80.0, 42.0, 26.0
TEXT = 9.5  # where words begin, behind the line's number
MOST_LINES = 8  # of the text of one line
SUM_CAPTIONS = 92.0  # where the captions of sums begin, from the right edge


@dataclass(frozen=True, kw_only=True)
class PricedLine:
    """One line. quantity: in `unit`, a unit or a packaging; price: for one of `per`; tax_rate: in percent; net, tax:
    amounts of money; aside: told in small below the text, such as our SKU; numbers: the lots behind it."""

    text: str
    quantity: Decimal
    unit: str
    price: Decimal
    per: str
    tax_rate: Decimal
    net: Decimal
    tax: Decimal
    aside: str = ""
    numbers: tuple[NumberRange, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PricedPaper:
    """What the paper says. currency: ISO 4217; layout: how numbers stand on it; deliveries: number and day of each that
    the goods left with; sums are those of its lines."""

    head: Head
    currency: str
    lines: tuple[PricedLine, ...]
    deliveries: tuple[str, ...] = ()
    layout: LotLayout = LotLayout.RANGES


def priced_paper_pdf(paper: PricedPaper, size: PaperSize) -> bytes:
    """The paper as a PDF file; the same paper gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    require_printable(_numbers(paper))
    layout = _Layout(paper, size)
    return layout.drawn([*layout.all_lines(), *layout.sums(), *layout.deliveries()], layout.appendix())


def _numbers(paper: PricedPaper) -> Iterator[Numbered]:
    for place, each in enumerate(paper.lines, 1):
        for numbers in each.numbers:
            yield from (Numbered(number, each.text, place) for number in (numbers.start, numbers.end))


class _Layout(Slip):
    appendix_columns = ("Description, lot or serial number", "", "Quantity")
    indent = TEXT

    def __init__(self, paper: PricedPaper, size: PaperSize) -> None:
        super().__init__(size, paper.head)
        self.told = paper
        if paper.layout is LotLayout.PER_LINE:
            self.grid_from = ALONE_UP_TO + 1
        self.quantities = self.right - QUANTITY

    def draw_columns(self, base: float) -> None:
        for x, said in ((LEFT, "No."), (LEFT + TEXT, "Description")):
            self.paper.text(x, base, line(said, Style.BOLD), SMALL)
        ends = (
            (QUANTITY, "Quantity"),
            (PRICE, "Unit price"),
            (TAX, "Tax"),
            (0.0, f"Net {self.told.currency}"),
        )
        for end, said in ends:
            self.paper.text_to(self.right - end, base, line(said, Style.BOLD), SMALL)

    def all_lines(self) -> list[Row]:
        """Each line, with its numbers unless they are in the appendix."""
        return [row for place, each in enumerate(self.told.lines, 1) for row in self._line_rows(place, each)]

    def _line_rows(self, place: int, each: PricedLine) -> list[Row]:
        behind = self.told.layout is LotLayout.APPENDIX
        aside = " · ".join(
            filter(None, (each.aside, "numbers in the appendix" if behind and each.numbers else ""))
        )
        rows = [self._priced(place, each), *([self._aside(aside)] if aside else [])]
        if each.numbers and not behind:
            numbers = self.number_rows(list(each.numbers), self.quantities)
            rows += [*numbers[:-1], replace(numbers[-1], keep=True)]
        return [*rows, self.rule()]

    def _priced(self, place: int, each: PricedLine) -> Row:
        text = lines(each.text, Style.REGULAR, (self.quantities - 28 - LEFT - TEXT) * 1000 / BODY, MOST_LINES)
        cells = (
            (QUANTITY, f"{words.amount(each.quantity)} {each.unit}".rstrip(), 26.0),
            (PRICE, _price(each.price, self.told.currency, each.per), QUANTITY - PRICE - 4),
            (TAX, f"{words.amount(each.tax_rate)} %", PRICE - TAX - 3),
            (0.0, _money(each.net, self.told.currency), TAX - 3),
        )

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            paper.text(LEFT, base, line(str(place), Style.REGULAR), BODY, GREY)
            for row, part in enumerate(text):
                paper.text(LEFT + TEXT, base + row * LEADING, part, BODY)
            for end, said, room in cells:
                self.fitted_to(self.right - end, base, line(said, Style.REGULAR), room)

        return Row(len(text) * LEADING, draw, keep=True, product=each.text)

    def appendix(self) -> list[Row]:
        """The numbers on pages of their own, when they are wanted there."""
        if self.told.layout is not LotLayout.APPENDIX:
            return []
        rows = [
            row
            for place, each in enumerate(self.told.lines, 1)
            if each.numbers
            for row in (
                replace(self.heading(f"{place}  {each.text}"), product=each.text),
                *self.number_rows(list(each.numbers), self.right),
            )
        ]
        return rows and [self.heading("Lots and serial numbers"), *rows]

    def sums(self) -> list[Row]:
        """Net, the tax of each rate, and the total, on one page with the last line."""
        currency, told = self.told.currency, self.told.lines
        net = sum((each.net for each in told), Decimal(0))
        tax = sum((each.tax for each in told), Decimal(0))
        rows = [self._sum("Net", _money(net, currency))]
        for rate in sorted({each.tax_rate for each in told}):
            of_rate = [each for each in told if each.tax_rate == rate]
            base = _money(sum((each.net for each in of_rate), Decimal(0)), currency)
            due = _money(sum((each.tax for each in of_rate), Decimal(0)), currency)
            rows.append(self._sum(f"{words.amount(rate)} % tax on {base}", due))
        return [*rows, self._total(_money(net + tax, currency))]

    def deliveries(self) -> list[Row]:
        """What the goods left with, one below the other."""
        rows = [self._plain(each) for each in self.told.deliveries]
        return rows and [self.heading("Delivered with"), *rows]

    def _plain(self, said: str) -> Row:
        (text,) = lines(said, Style.REGULAR, self.width * 1000 / BODY, 1)
        return Row(LEADING, lambda paper, y: paper.text(LEFT, y + 0.75 * LEADING, text, BODY))

    def _sum(self, caption: str, amount: str) -> Row:
        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            paper.text(self.right - SUM_CAPTIONS, base, line(caption, Style.REGULAR), BODY)
            paper.text_to(self.right, base, line(amount, Style.REGULAR), BODY)

        return Row(LEADING, draw, keep=True)

    def _total(self, amount: str) -> Row:
        def draw(paper: Paper, y: float) -> None:
            base = y + 2 + 0.75 * LEADING
            paper.box(self.right - SUM_CAPTIONS, y + 1, SUM_CAPTIONS, 0.4)
            paper.text(self.right - SUM_CAPTIONS, base, line("Total", Style.BOLD), BODY)
            paper.text_to(self.right, base, line(f"{amount} {self.told.currency}", Style.BOLD), BODY)

        return Row(LEADING + 4, draw)


def _money(amount: Decimal, currency: str) -> str:
    return f"{amount:,.{decimals_of(currency)}f}"


def _price(price: Decimal, currency: str, per: str) -> str:
    """With the decimals of the currency at least, and those that it has beyond.

    >>> _price(Decimal("1250.500000"), "EUR", "kg"), _price(Decimal("0.004500"), "EUR", "")
    ('1,250.50 / kg', '0.0045')
    """
    whole, _, decimals = f"{price:,f}".partition(".")
    decimals = decimals.rstrip("0").ljust(decimals_of(currency), "0")
    told = f"{whole}.{decimals}" if decimals else whole
    return f"{told} / {per}" if per else told
