"""The count sheet: what to count in which place, in the order in which one walks past them, with room to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.frame import Row
from lotbook.documents.goods import Numbered
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.measures import BODY, LEADING, LEFT, SMALL
from lotbook.documents.paper import GREY, RULE, Paper
from lotbook.documents.typeset import line, lines
from lotbook.documents.walk import TEXT, Walk
from lotbook.domain.words import PaperSize

WRITTEN, WRITTEN_HEIGHT = 34.0, 7.0  # where the count is written
EXPECTED = 28.0  # room beside it
FREE_ROWS = 3
FREE_ROWS_BLIND = 14  # with the head on one page of either size
NOTHING = "Nothing lies there by the book. Write down what does."
BLIND = "Write down all that lies there: a line for each lot, serial number or product without."
ALL_COUNTED = "All that the book has there is counted. Write down what else lies there."


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is counted. number: of the lot, None for a product without; expected: in the unit, None where it is not
    shown; package: SSCC of the one that it is in."""

    product_name: str
    sku: str
    unit: str
    number: str | None = None
    expected: Decimal | None = None
    package: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlaceToCount:
    """A place with what is counted there. code: on its label."""

    place: str
    code: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class CountSheet:
    """What the sheet says. changed: when the count was, aware, in the warehouse's zone; round: how often it was begun;
    counted: positions that are, and do not stand here; places: on the way."""

    company: Party
    warehouse: str
    number: str
    place: str
    product: str | None
    blind: bool
    round: int
    changed: datetime
    counted: int
    places: tuple[PlaceToCount, ...]


def count_sheet_pdf(told: CountSheet, size: PaperSize) -> bytes:
    """The sheet as a PDF file; the same sheet gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    layout = _Layout(size, _head(told))
    layout.blind = told.blind
    require_printable(_numbers(told))
    rows = [row for place in told.places for row in layout.place_rows(place)]
    free = [layout.free_row() for _ in range(FREE_ROWS_BLIND if told.blind else FREE_ROWS)]
    if told.blind and not rows:
        return layout.drawn([layout.sentence(BLIND), *free])
    if not rows:
        rows.append(layout.sentence(ALL_COUNTED if told.counted else NOTHING))
    return layout.drawn([*rows, layout.heading("Found besides"), *free])


def _head(told: CountSheet) -> Head:
    changed = words.instant(told.changed)
    facts = [
        ("Count", told.number),
        ("Warehouse", told.warehouse),
        ("Place", told.place),
        ("Product", told.product),
        ("Counted again", None if told.round == 1 else f"round {told.round}"),
        ("Counted already", f"{told.counted:,}, not listed here" if told.counted else None),
        ("Last changed", changed),
    ]
    return Head(
        title="Count sheet",
        number=told.number,
        company=told.company,
        partners=(),
        facts=tuple((caption, text) for caption, text in facts if text),
        day=f"last changed {changed}",
        foot=f"{told.number} · last changed {changed}",
        signed="Counted: name, date, signature",
    )


def _numbers(told: CountSheet) -> Iterator[Numbered]:
    for place in told.places:
        for item in place.items:
            yield Numbered(item.number or "", item.product_name)


class _Layout(Walk):
    blind = True

    def draw_columns(self, base: float) -> None:
        self.paper.text(LEFT, base, line("Place, product, lot or serial number", Style.BOLD), SMALL)
        if not self.blind:
            expected = line("By the book", Style.BOLD)
            self.paper.text_to(self.right - WRITTEN - 4, base, expected, SMALL)
        self.paper.text_to(self.right, base, line("Counted", Style.BOLD), SMALL)

    def place_rows(self, place: PlaceToCount) -> list[Row]:
        """The place, and below it its products with their numbers."""
        rows = [self.place(place.place, place.code)]
        product = None
        for item in place.items:
            if item.number is not None and item.sku != product:
                rows.append(self._product_of(item, place.place))
            product = item.sku
            row = self._item(item)
            rows.append(row if item.number else replace(row, product=place.place, under=place.place))
        return [*rows, self.rule()]

    def _product_of(self, item: Item, place: str) -> Row:
        sku = line(item.sku, Style.MONO, 0)
        room = self.right - WRITTEN - LEFT - TEXT - 3 - sku.length(SMALL)
        (name,) = lines(item.product_name, Style.BOLD, max(room, 40) * 1000 / BODY, 1)

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            paper.text(LEFT + TEXT, base, name, BODY)
            paper.text(LEFT + TEXT + name.length(BODY) + 3, base, sku, SMALL, GREY)

        return Row(LEADING + 1, draw, keep=True, product=f"{place}: {item.product_name}", under=place)

    def _item(self, item: Item) -> Row:
        """What is counted, what the book has, and a field for what is there."""
        room = self.right - WRITTEN - EXPECTED - LEFT - TEXT - 4
        style = Style.MONO if item.number else Style.BOLD
        (name,) = lines(item.number or item.product_name, style, room * 1000 / BODY, 1)
        said = [] if item.number else [item.sku]
        aside = line(" · ".join([*said, *([f"in {item.package}"] if item.package else [])]), Style.REGULAR)
        unit = line(item.unit, Style.REGULAR)
        expected = line("" if item.expected is None else words.amount(item.expected), Style.REGULAR)

        def draw(paper: Paper, y: float) -> None:
            base = y + 4.6
            paper.text(LEFT + TEXT, base, name, BODY)
            paper.text(LEFT + TEXT, base + 4.2, aside, SMALL, GREY)
            self.fitted_to(self.right - WRITTEN - 4, base, expected, EXPECTED)
            self._field(paper, y)
            paper.text_to(self.right - 1.5, base, unit, SMALL, GREY)

        return Row(WRITTEN_HEIGHT + (4.5 if aside.width else 2), draw)

    def free_row(self) -> Row:
        """Room for what is found besides: its number on a line, its amount in a field."""

        def draw(paper: Paper, y: float) -> None:
            paper.box(LEFT + TEXT, y + WRITTEN_HEIGHT, self.right - WRITTEN - LEFT - TEXT - 8, 0.3, RULE)
            self._field(paper, y)

        return Row(WRITTEN_HEIGHT + 2, draw)

    def _field(self, paper: Paper, y: float) -> None:
        x = self.right - WRITTEN
        for left, top, width, height in (
            (0.0, 0.0, WRITTEN, 0.3), (0.0, WRITTEN_HEIGHT - 0.3, WRITTEN, 0.3),
            (0.0, 0.0, 0.3, WRITTEN_HEIGHT), (WRITTEN - 0.3, 0.0, 0.3, WRITTEN_HEIGHT),
        ):  # fmt: skip
            paper.box(x + left, y + top, width, height, RULE)
