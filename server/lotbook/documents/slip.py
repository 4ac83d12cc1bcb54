"""The receipt slip: what a receipt brought into stock, lot by lot, on A4 or Letter.

The slip is laid out as rows first, then the rows are shared over pages, then drawn, so "page 2 of 5" is known
and a product never stands at the foot of a page without its first number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from lotbook.documents import symbols, words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.paper import GREY, MM, RULE, Paper
from lotbook.documents.receipt import NumberRange, Party, ReceiptSlip, SlipLine, difference, in_ordered_unit
from lotbook.documents.typeset import Line, line, lines, whole_lines
from lotbook.domain.words import PaperSize

LEFT, RIGHT_MARGIN, TOP, FOOT = 20.0, 16.0, 16.0, 12.0
POINT = 1 / MM  # sizes of type are told in points, as printers do
BODY, SMALL, TITLE, FINE = 10.5 * POINT, 9 * POINT, 20 * POINT, 8.5 * POINT
LEADING = 5.6
TABLE_HEAD, SHORT_HEAD = 8.5, 9.0
INDENT = 5.0
# From the right edge: where dates begin, where expected quantities end.
DATE_COLUMN, EXPECTED_COLUMN = 82.0, 30.0
BARCODE_ROOM, BARCODE_HEIGHT, MATRIX_SIDE = 92.0, 12.0, 16.0
GRID_FROM = 6  # so many ranges of one date or more stand beside each other


@dataclass(frozen=True)
class Row:
    """A strip across the page. keep: on one page with the row after it. product: named again after a cut."""

    height: float
    draw: Callable[[Paper, float], None]
    keep: bool = False
    product: str | None = None


def receipt_slip_pdf(slip: ReceiptSlip, size: PaperSize) -> bytes:
    """The slip as a PDF file; the same slip gives the same bytes.

    Raises CannotPrint, before anything is drawn, for characters that no font has.
    """
    require_printable((text, None) for text in texts_of(slip))
    layout = Layout(Paper(*size.millimetres, f"Receipt {slip.number}"), slip)
    return drawn(layout, [row for each in slip.lines for row in layout.rows(each)])


def drawn(layout: Layout, rows: Sequence[Row]) -> bytes:
    """The rows on as many pages as they need."""
    pages = layout.pages(rows)
    for number, part in enumerate(pages, 1):
        layout.draw(part, number, len(pages))
        layout.paper.next_page()
    return layout.paper.bytes()


def texts_of(slip: ReceiptSlip) -> Iterator[str]:
    """All that is printed of a slip, for what no font has."""
    for party in (slip.company, slip.vendor):
        yield from (party.name, *party.lines)
    yield from (slip.warehouse, slip.number, slip.received_by, slip.received_at.tzname() or "")
    yield from filter(None, (slip.order_number, slip.vendor_reference, slip.backorder, slip.note))
    for each in slip.lines:
        yield from (each.product_name, each.sku, each.unit)
        if each.packaging:
            yield each.packaging[0]
        if each.other_unit:
            yield each.other_unit[0]
        for numbers in each.numbers:
            yield from (numbers.start, numbers.end)


def _said(numbers: NumberRange) -> str:
    return numbers.start if numbers.count == 1 else f"{numbers.start} to {numbers.end}"


def _date_of(numbers: NumberRange) -> str:
    if numbers.expiry is not None:
        return words.day(numbers.expiry)
    return "" if numbers.best_before is None else f"best before {words.day(numbers.best_before)}"


class Layout:
    """Where things stand on the pages of one slip, and what it calls them."""

    TITLE = "Receipt slip"
    HEADINGS = ("Product, lot or serial number", "Use through", "Expected", "Received")
    SIGNED = "Goods received as listed: name, date, signature"
    WHEN, BY, PARTNER = "Received", "Received by", "From"

    def __init__(self, paper: Paper, slip: ReceiptSlip) -> None:
        self.paper, self.slip = paper, slip
        self.right = paper.width - RIGHT_MARGIN
        self.width = self.right - LEFT
        self.dates = self.right - DATE_COLUMN
        self.expected = self.right - EXPECTED_COLUMN
        self.foot = paper.height - FOOT - 6

    # ---- rows -------------------------------------------------------------------------------------------

    def rows(self, each: SlipLine) -> list[Row]:
        """The product, what differs, its numbers, and a rule."""
        numbers = [
            row for _, group in groupby(each.numbers, _date_of) for row in self.number_rows(list(group))
        ]
        if numbers:
            numbers[-1] = replace(numbers[-1], keep=True)
        return [*self.head_rows(each), *numbers, self.rule()]

    def head_rows(self, each: SlipLine) -> list[Row]:
        """The product, how it was ordered, and what differs in quantity."""
        said = difference(each)
        marked = [self.marked_row(f"Difference: {said}")] if said else []
        return [self._product(each), *self._packed(each), *marked]

    def rule(self) -> Row:
        """Ends a product."""
        return Row(3.4, lambda paper, y: paper.box(LEFT, y + 2.6, self.width, 0.2, RULE))

    def _product(self, each: SlipLine) -> Row:
        sku = line(each.sku, Style.MONO, 0)
        room = self.expected - 26 - LEFT
        name = lines(each.product_name, Style.BOLD, room * 1000 / BODY, 2)
        beside = name[-1].length(BODY) + 3 + sku.length(SMALL) <= room
        height = (len(name) + (not beside)) * LEADING

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            with paper.within(LEFT, y - 1, self.width, height + 2):
                for row, part in enumerate(name):
                    paper.text(LEFT, base + row * LEADING, part, BODY)
                x = LEFT + name[-1].length(BODY) + 3 if beside else LEFT
                paper.text(x, base + (len(name) - beside) * LEADING, sku, SMALL, GREY)
                expected = line(f"{words.amount(each.expected)} {each.unit}", Style.REGULAR)
                received = line(f"{words.amount(each.received)} {each.unit}", Style.BOLD)
                self._fitted_to(self.expected, base, expected, 25)
                self._fitted_to(self.right, base, received, EXPECTED_COLUMN - 4)

        return Row(height, draw, keep=True, product=each.product_name)

    def _fitted_to(self, right: float, y: float, text: Line, room: float) -> None:
        self.paper.text_to(right, y, text, min(BODY, BODY * room / text.length(BODY)))

    def _packed(self, each: SlipLine) -> list[Row]:
        said = in_ordered_unit(each)
        if said is None:
            return []
        (text,) = lines(said, Style.REGULAR, (self.width - INDENT) * 1000 / SMALL, 1)

        def draw(paper: Paper, y: float) -> None:
            paper.text(LEFT + INDENT, y + 0.75 * LEADING, text, SMALL, GREY)

        return [Row(LEADING, draw, keep=True)]

    def marked_row(self, said: str, column: tuple[str, float] | None = None) -> Row:
        """Words that one has to see, on one page with what follows. column: what the amounts below them are,
        and the right end of these."""
        text = line(said, Style.BOLD)

        def draw(paper: Paper, y: float) -> None:
            paper.box(LEFT + INDENT - 3, y + 0.8, 1, LEADING - 1.6)
            paper.text(LEFT + INDENT, y + 0.75 * LEADING, text, SMALL)
            if column is not None:
                paper.text_to(column[1], y + 0.75 * LEADING, line(column[0], Style.REGULAR), SMALL, GREY)

        return Row(LEADING, draw, keep=True)

    def number_rows(self, numbers: list[NumberRange], amounts: float | None = None) -> list[Row]:
        """Numbers of one date: a row each, or many serials beside each other. amounts: right end of the column
        that their quantities are of, the one of what was received unless told."""
        amounts = self.right if amounts is None else amounts
        serials = all(each.quantity == each.count for each in numbers)
        if serials and len(numbers) >= GRID_FROM:
            return self._grid(numbers, amounts)
        return [self._number(each, amounts) for each in numbers]

    def _number(self, numbers: NumberRange, amounts: float) -> Row:
        parts = whole_lines(_said(numbers), Style.MONO, (self.dates - LEFT - INDENT - 4) * 1000 / BODY)

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            for row, part in enumerate(parts):
                paper.text(LEFT + INDENT, base + row * LEADING, part, BODY)
            paper.text(self.dates, base, line(_date_of(numbers), Style.REGULAR), BODY)
            paper.text_to(amounts, base, line(words.amount(numbers.quantity), Style.REGULAR), BODY)

        return Row(len(parts) * LEADING, draw)

    def _grid(self, numbers: list[NumberRange], amounts: float) -> list[Row]:
        """Serials of one date side by side; the first row tells the date and how many they are."""
        total = sum(each.count for each in numbers)
        heading = f"{total:,} serial numbers"
        date = _date_of(numbers[0])
        room = self.width - INDENT
        cells = [line(_said(each), Style.MONO, 0) for each in numbers]
        widest = max(cell.length(SMALL) for cell in cells) + 6
        columns = max(1, int((room + 6) / widest))
        size = min(SMALL, SMALL * room / (widest - 6))
        step = (room + 6) / columns

        def head(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            paper.text(LEFT + INDENT, base, line(heading, Style.REGULAR), SMALL, GREY)
            paper.text(self.dates, base, line(date, Style.REGULAR), BODY)
            paper.text_to(amounts, base, line(words.amount(Decimal(total)), Style.REGULAR), BODY)

        def strip(part: Sequence[Line]) -> Row:
            def draw(paper: Paper, y: float) -> None:
                for column, cell in enumerate(part):
                    paper.text(LEFT + INDENT + column * step, y + 0.75 * LEADING, cell, size)

            return Row(LEADING * 0.86, draw)

        strips = [strip(cells[start : start + columns]) for start in range(0, len(cells), columns)]
        return [Row(LEADING, head, keep=True), *strips]

    # ---- pages ------------------------------------------------------------------------------------------

    def pages(self, rows: Sequence[Row]) -> list[list[Row]]:
        """Rows shared over pages: what keeps together goes over together, a cut product is named again."""
        found: list[list[Row]] = [[]]
        y = self._first_top()
        product: str | None = None
        for group in _kept_together(rows):
            height = sum(row.height for row in group)
            below = self._end_height() if group[-1] is rows[-1] else 0
            if y + height + below > self.foot and found[-1]:
                found.append([])
                y = self._next_top()
                if product and group[0].product is None:
                    found[-1].append(self._continued(product))
                    y += LEADING
            product = group[0].product or product
            found[-1] += group
            y += height
        return found

    def _continued(self, product: str) -> Row:
        (text,) = lines(f"{product} (continued)", Style.BOLD, self.width * 1000 / BODY, 1)
        return Row(LEADING, lambda paper, y: paper.text(LEFT, y + 0.75 * LEADING, text, BODY))

    def draw(self, rows: Sequence[Row], number: int, count: int) -> None:
        """One page: head, table head, rows, and on the last page who received it."""
        y = self._draw_head() if number == 1 else self._draw_short_head()
        if rows:
            y = self._draw_table_head(y)
        for row in rows:
            row.draw(self.paper, y)
            y += row.height
        if number == count:
            self._draw_end(y)
        self._draw_foot(number, count)

    # ---- head and foot -----------------------------------------------------------------------------------

    def _facts(self) -> list[tuple[str, str]]:
        slip = self.slip
        days = (("Ordered", slip.ordered), ("Expected on", slip.expected))
        texts = [
            ("Receipt", slip.number),
            (self.WHEN, words.instant(slip.received_at)),
            (self.BY, slip.received_by),
            ("Warehouse", slip.warehouse),
            ("Purchase order", slip.order_number),
            ("Vendor's reference", slip.vendor_reference),
            *((caption, words.day(day)) for caption, day in days if day is not None),
            ("Still to come on", slip.backorder),
        ]
        return [(caption, text) for caption, text in texts if text]

    def _first_top(self) -> float:
        return self._table_top() + TABLE_HEAD

    def _next_top(self) -> float:
        return TOP + SHORT_HEAD + TABLE_HEAD

    def _table_top(self) -> float:
        return self._block_top() + max(self._facts_height(), self._vendor_height()) + 6

    def _block_top(self) -> float:
        return TOP + max(24.0, 6 + 4.6 * (1 + len(self.slip.company.lines)))

    def _facts_height(self) -> float:
        return 11 + 5.6 * len(self._facts())

    def _vendor_height(self) -> float:
        return 5.0 * (2 + len(self.slip.vendor.lines))

    def _draw_head(self) -> float:
        paper, slip = self.paper, self.slip
        _draw_mark(paper, LEFT + 1, TOP + 1, 11.5)
        left = LEFT + 17
        room = self._draw_barcode() - 5 - left
        self._draw_party(slip.company, left, TOP + 3.2, room, 4.6, 9.5 * POINT)
        top = self._block_top()
        paper.text(LEFT, top + 3.5, line(self.PARTNER, Style.REGULAR), BODY, GREY)
        self._draw_party(slip.vendor, LEFT, top + 8.5, 88, 5.0, BODY)
        x = self.right - 78
        paper.text(x, top + 5.5, line(self.TITLE, Style.BOLD), TITLE)
        for row, (caption, text) in enumerate(self._facts()):
            y = top + 14.5 + row * 5.6
            paper.text(x, y, line(caption, Style.REGULAR), BODY, GREY)
            # A number is set smaller before it is shortened; the barcode's own text has it whole.
            size = max(0.65 * BODY, min(BODY, BODY * 44 / line(text, Style.REGULAR).length(BODY)))
            (value,) = lines(text, Style.REGULAR, 44.01 * 1000 / size, 1)
            paper.text(x + 34, y, value, size)
        return self._table_top()

    def _draw_party(self, party: Party, x: float, y: float, room: float, step: float, size: float) -> None:
        for row, text in enumerate((party.name, *party.lines)):
            style = Style.REGULAR if row else Style.BOLD
            for each in lines(text, style, room * 1000 / size, 1):
                self.paper.text(x, y + row * step, each, size)

    def _draw_barcode(self) -> float:
        """The number, for scanners and for people, ending at the right edge; returns where it begins."""
        number = self.slip.number
        symbol, module = _symbol_of(number)
        width = module * symbol.columns
        height = BARCODE_HEIGHT if symbol.rows == 1 else width
        self.paper.symbol(self.right - width, TOP, module, symbol, height / symbol.rows)
        text = line(number, Style.MONO, 0)
        size = min(BODY, BODY * BARCODE_ROOM / text.length(BODY))
        centred = self.right - width / 2 + text.length(size) / 2
        self.paper.text_to(min(self.right, centred), TOP + height + 4.2, text, size)
        return self.right - max(width, text.length(size))

    def _draw_short_head(self) -> float:
        title = line(f"{self.TITLE} {self.slip.number}", Style.BOLD)
        self.paper.text(LEFT, TOP + 4, title, BODY)
        when = line(words.day(self.slip.received_at.date()), Style.REGULAR)
        self.paper.text_to(self.right, TOP + 4, when, BODY)
        return TOP + SHORT_HEAD

    def _draw_table_head(self, y: float) -> float:
        base = y + 4
        paper = self.paper
        product, date, expected, received = (line(each, Style.BOLD) for each in self.HEADINGS)
        paper.text(LEFT, base, product, SMALL)
        paper.text(self.dates, base, date, SMALL)
        paper.text_to(self.expected, base, expected, SMALL)
        paper.text_to(self.right, base, received, SMALL)
        paper.box(LEFT, y + 6, self.width, 0.4)
        return y + TABLE_HEAD

    def _note(self) -> Sequence[Line]:
        return lines(self.slip.note, Style.REGULAR, self.width * 1000 / BODY, 6) if self.slip.note else ()

    def _end_height(self) -> float:
        return 30 + LEADING * len(self._note())

    def _draw_end(self, y: float) -> None:
        """The note, and a line to sign on."""
        for row, part in enumerate(self._note()):
            self.paper.text(LEFT, y + 6 + row * LEADING, part, BODY)
        base = self.foot - 6
        self.paper.box(LEFT, base - 4, 100, 0.3)
        self.paper.text(LEFT, base, line(self.SIGNED, Style.REGULAR), SMALL)

    def _draw_foot(self, number: int, count: int) -> None:
        slip = self.slip
        y = self.paper.height - FOOT
        self.paper.box(LEFT, y - 4.5, self.width, 0.2, RULE)
        said = f"{slip.number} · {self.WHEN.lower()} {words.instant(slip.received_at)} · {slip.received_by}"
        (text,) = lines(said, Style.REGULAR, (self.width - 30) * 1000 / FINE, 1)
        self.paper.text(LEFT, y, text, FINE, GREY)
        self.paper.text_to(self.right, y, line(f"Page {number} of {count}", Style.REGULAR), FINE, GREY)


def _symbol_of(number: str) -> tuple[symbols.Symbol, float]:
    """Code 128, or Data Matrix where that cannot be; and its module in millimetres."""
    if bars := symbols.bars_that_fit(number, BARCODE_ROOM):
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


def _draw_mark(paper: Paper, x: float, y: float, side: float) -> None:
    """Lotbook's sign: a shelf's corner with growing steps, on a field of 52 units."""
    shelf = [(0, 0, 10, 40), (0, 40, 50, 10)]
    steps = [(18, 24, 9, 8), (27, 15, 9, 9), (36, 2, 13, 13)]
    paper.boxes(x, y, [*shelf, *steps], side / 52, side / 52)
