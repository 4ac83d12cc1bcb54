"""The table of goods that slips have: products with quantities, and below each its lots and serial numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from lotbook.documents import words
from lotbook.documents.faces import Style
from lotbook.documents.frame import Frame, Row
from lotbook.documents.goods import NumberRange, SlipLine, changed, correction, difference, in_ordered_unit
from lotbook.documents.letterhead import Head
from lotbook.documents.measures import BODY, INDENT, LEADING, LEFT, SMALL
from lotbook.documents.paper import GREY, Paper
from lotbook.documents.typeset import Line, line, lines, whole_lines
from lotbook.domain.dates import last_day
from lotbook.domain.words import PaperSize

# From the right edge: where dates begin, where expected quantities end.
DATE_COLUMN, EXPECTED_COLUMN = 82.0, 30.0
GRID_FROM = 6  # so many ranges of one date or more stand beside each other
ALONE_UP_TO = 30  # so many numbers have a line each, where each is to have its own


def _said(numbers: NumberRange) -> str:
    return numbers.start if numbers.count == 1 else f"{numbers.start} to {numbers.end}"


def _date_of(numbers: NumberRange, judged_on: date | None = None) -> str:
    """The last day of use, marked where it was over. judged_on: None to mark nothing."""
    last = last_day(numbers.expiry, numbers.best_before)
    if last is None:
        return ""
    told = words.day(last) if last == numbers.expiry else f"best before {words.day(last)}"
    return f"{told}, expired" if judged_on is not None and last < judged_on else told


class Slip(Frame):
    """A paper whose rows are goods. columns: the heads of numbers, dates, and both quantities; appendix_columns: of
    numbers, dates, and how many; verbs: what was done with the goods; grid_from: so many serials of one date stand
    side by side."""

    columns: tuple[str, str, str, str] = (
        "Product, lot or serial number",
        "Use through",
        "Expected",
        "Received",
    )
    appendix_columns = ("Product, lot or serial number", "Use through", "Quantity")
    verbs = ("expected", "received")
    tells_differences = True
    grid_from = GRID_FROM
    indent = INDENT  # of what stands below a product
    judged_on: date | None = None  # what was past its last day then is marked

    def __init__(self, size: PaperSize, head: Head) -> None:
        super().__init__(size, head)
        self.dates = self.right - DATE_COLUMN
        self.expected = self.right - EXPECTED_COLUMN

    def draw_columns(self, base: float) -> None:
        product, date, expected, moved = (line(each, Style.BOLD) for each in self.columns)
        self.paper.text(LEFT, base, product, SMALL)
        self.paper.text(self.dates, base, date, SMALL)
        self.paper.text_to(self.expected, base, expected, SMALL)
        self.paper.text_to(self.right, base, moved, SMALL)

    def draw_appendix_columns(self, base: float) -> None:
        number, date, quantity = (line(each, Style.BOLD) for each in self.appendix_columns)
        self.paper.text(LEFT, base, number, SMALL)
        self.paper.text(self.dates, base, date, SMALL)
        self.paper.text_to(self.right, base, quantity, SMALL)

    def rows(self, each: SlipLine) -> list[Row]:
        """The product, what differs, its numbers, and a rule."""
        return [*self.head_rows(each), *self._numbers_of(each), self.rule()]

    def appendix_rows(self, each: SlipLine) -> list[Row]:
        """The product with its numbers, and a rule, behind a paper that has told what was expected."""
        return [self._product(each, each.moved), *self._numbers_of(each), self.rule()]

    def _numbers_of(self, each: SlipLine) -> list[Row]:
        """The last one on one page with the rule below it."""
        numbers = [
            row for _, group in groupby(each.numbers, _date_of) for row in self.number_rows(list(group))
        ]
        return [*numbers[:-1], *(replace(row, keep=True) for row in numbers[-1:])]

    def head_rows(self, each: SlipLine) -> list[Row]:
        """The product, how it was ordered, what differs in quantity, and what was corrected."""
        said = difference(each) if self.tells_differences else None
        marked = [self.marked_row(f"Difference: {said}")] if said else []
        if put_right := correction(each):
            marked += [self.marked_row(put_right), *self._corrected(each)]
        asides = [self._aside(text) for text in (in_ordered_unit(each, *self.verbs), each.aside) if text]
        return [self._product(each, each.moved, beside=each.expected), *asides, *marked]

    def _corrected(self, each: SlipLine) -> list[Row]:
        """Each number that was posted otherwise than it holds now, and goods that were another product."""
        return [
            self.told_row(" ".join(named), changed(goods.posted, goods.holds, goods.unit))
            for goods in each.corrected
            if (named := [text for text in (goods.product_name, goods.number) if text])
        ]

    def told_row(self, named: str, said: str) -> Row:
        """A number, and behind it what there is to say of it."""
        parts = whole_lines(named, Style.MONO, (self.dates - LEFT - self.indent - 4) * 1000 / BODY)
        (told,) = lines(said, Style.REGULAR, (self.right - self.dates) * 1000 / BODY, 1)

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            for row, part in enumerate(parts):
                paper.text(LEFT + self.indent, base + row * LEADING, part, BODY)
            paper.text(self.dates, base, told, BODY)

        return Row(len(parts) * LEADING, draw)

    def remaining_row(self, each: SlipLine) -> Row:
        """A product with what is still expected of it."""
        return self._product(each, each.expected)

    def _product(self, each: SlipLine, quantity: Decimal, *, beside: Decimal | None = None) -> Row:
        """The product with a quantity at the right. beside: what was expected, in its column."""
        sku = line(each.sku, Style.MONO, 0)
        room = self.expected - 26 - LEFT
        name = lines(each.product_name, Style.BOLD, room * 1000 / BODY, 2)
        fits = name[-1].length(BODY) + 3 + sku.length(SMALL) <= room
        height = (len(name) + (not fits)) * LEADING

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            with paper.within(LEFT, y - 1, self.width, height + 2):
                for row, part in enumerate(name):
                    paper.text(LEFT, base + row * LEADING, part, BODY)
                x = LEFT + name[-1].length(BODY) + 3 if fits else LEFT
                paper.text(x, base + (len(name) - fits) * LEADING, sku, SMALL, GREY)
                told = f"{words.amount(quantity)} {each.unit}"
                self.fitted_to(self.right, base, line(told, Style.BOLD), EXPECTED_COLUMN - 4)
                if beside is not None:
                    expected = line(f"{words.amount(beside)} {each.unit}", Style.REGULAR)
                    self.fitted_to(self.expected, base, expected, 25)

        return Row(height, draw, keep=True, product=each.product_name)

    def _aside(self, said: str) -> Row:
        (text,) = lines(said, Style.REGULAR, (self.width - self.indent) * 1000 / SMALL, 1)

        def draw(paper: Paper, y: float) -> None:
            paper.text(LEFT + self.indent, y + 0.75 * LEADING, text, SMALL, GREY)

        return Row(LEADING, draw, keep=True)

    def marked_row(self, said: str, column: tuple[str, float] | None = None) -> Row:
        """Words that one has to see, on one page with what follows. column: what the amounts below them are,
        and the right end of these."""
        text = line(said, Style.BOLD)

        def draw(paper: Paper, y: float) -> None:
            paper.box(LEFT + self.indent - 3, y + 0.8, 1, LEADING - 1.6)
            paper.text(LEFT + self.indent, y + 0.75 * LEADING, text, SMALL)
            if column is not None:
                paper.text_to(column[1], y + 0.75 * LEADING, line(column[0], Style.REGULAR), SMALL, GREY)

        return Row(LEADING, draw, keep=True)

    def number_rows(self, numbers: list[NumberRange], amounts: float | None = None) -> list[Row]:
        """Numbers of one date: a row each, or many serials beside each other. amounts: right end of the column
        that their quantities are of, the one of what was received unless told."""
        amounts = self.right if amounts is None else amounts
        serials = all(each.quantity == each.count for each in numbers)
        if serials and len(numbers) >= self.grid_from:
            return self._grid(numbers, amounts)
        return [self._number(each, amounts) for each in numbers]

    def _number(self, numbers: NumberRange, amounts: float) -> Row:
        parts = whole_lines(_said(numbers), Style.MONO, (self.dates - LEFT - self.indent - 4) * 1000 / BODY)

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            for row, part in enumerate(parts):
                paper.text(LEFT + self.indent, base + row * LEADING, part, BODY)
            paper.text(self.dates, base, line(_date_of(numbers, self.judged_on), Style.REGULAR), BODY)
            paper.text_to(amounts, base, line(words.amount(numbers.quantity), Style.REGULAR), BODY)

        return Row(len(parts) * LEADING, draw)

    def _grid(self, numbers: list[NumberRange], amounts: float) -> list[Row]:
        """Serials of one date side by side; the first row tells the date and how many they are."""
        total = sum(each.count for each in numbers)
        heading = f"{total:,} serial numbers"
        until = _date_of(numbers[0], self.judged_on)
        room = self.width - self.indent
        cells = [line(_said(each), Style.MONO, 0) for each in numbers]
        widest = max(cell.length(SMALL) for cell in cells) + 6
        columns = max(1, int((room + 6) / widest))
        size = min(SMALL, SMALL * room / (widest - 6))
        step = (room + 6) / columns

        def head(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            paper.text(LEFT + self.indent, base, line(heading, Style.REGULAR), SMALL, GREY)
            paper.text(self.dates, base, line(until, Style.REGULAR), BODY)
            paper.text_to(amounts, base, line(words.amount(Decimal(total)), Style.REGULAR), BODY)

        def strip(part: Sequence[Line]) -> Row:
            def draw(paper: Paper, y: float) -> None:
                for column, cell in enumerate(part):
                    paper.text(LEFT + self.indent + column * step, y + 0.75 * LEADING, cell, size)

            return Row(LEADING * 0.86, draw)

        strips = [strip(cells[start : start + columns]) for start in range(0, len(cells), columns)]
        return [Row(LEADING, head, keep=True), *strips]
