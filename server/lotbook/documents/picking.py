"""The picking list: what to take from which place, in the order in which one walks past them, with codes to scan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from lotbook.documents import words
from lotbook.documents.checks import require_printable
from lotbook.documents.faces import Style
from lotbook.documents.frame import Row
from lotbook.documents.goods import Numbered, NumberRange, SlipLine, numbered
from lotbook.documents.letterhead import Head, Party
from lotbook.documents.measures import BODY, LEADING, LEFT, SMALL
from lotbook.documents.paper import GREY, RULE, Paper
from lotbook.documents.typeset import line, lines
from lotbook.documents.walk import AMOUNT_ROOM, BETWEEN, CODE_HEIGHT, CODE_ROOM, TEXT, Walk, height_of
from lotbook.domain.number_runs import quantity_ranges
from lotbook.domain.words import PaperSize

TICK = 4.0  # side of the box to tick
MOST_CODES = 12  # of the serials of one product in one place
NOTHING = "Nothing is left to pick."


@dataclass(frozen=True, kw_only=True)
class Pick:
    """Goods to take. quantity: in the unit; number: of the lot, None for a product without; serial: of one unit alone,
    so that many are told as ranges; code: to scan, if any; package: SSCC of the one that it is in."""

    product_name: str
    sku: str
    unit: str
    quantity: Decimal
    number: str | None = None
    serial: bool = False
    expiry: date | None = None
    best_before: date | None = None
    code: str | None = None
    package: str | None = None


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A place with what is taken there. code: on its label."""

    place: str
    code: str
    picks: tuple[Pick, ...]


@dataclass(frozen=True, kw_only=True)
class PickingList:
    """What the list says. changed: when the transfer was, aware, in the warehouse's zone; stops: on the way;
    missing: what is expected and not promised, as what is expected of its lines."""

    company: Party
    warehouse: str
    partner: Party | None
    number: str
    due: date
    changed: datetime
    stops: tuple[Stop, ...]
    order_number: str | None = None
    missing: tuple[SlipLine, ...] = ()


def picking_list_pdf(told: PickingList, size: PaperSize) -> bytes:
    """The list as a PDF file; the same list gives the same bytes.

    Raises CannotPrint, before anything is drawn, for numbers with characters that no font has.
    """
    layout = PickingLayout(size, _head(told))
    require_printable(_numbers(told))
    rows = [row for stop in told.stops for row in layout.stop_rows(stop)]
    if not rows:
        rows.append(layout.sentence(NOTHING))
    return layout.drawn([*rows, *layout.missing_rows(told.missing)])


def _head(told: PickingList) -> Head:
    changed = words.instant(told.changed)
    facts = [
        ("Transfer", told.number),
        ("Due", words.day(told.due)),
        ("Warehouse", told.warehouse),
        ("Sales order", told.order_number),
        ("Last changed", changed),
    ]
    return Head(
        title="Picking list",
        number=told.number,
        company=told.company,
        partners=(("For", told.partner),) if told.partner else (),
        facts=tuple((caption, text) for caption, text in facts if text),
        day=f"due {words.day(told.due)}",
        foot=f"{told.number} · last changed {changed}",
        signed="Picked: name, date, signature",
    )


def _numbers(told: PickingList) -> Iterator[Numbered]:
    yield from numbered(told.missing)
    yield from numbered_of_stops(told.stops)


def numbered_of_stops(stops: Sequence[Stop]) -> Iterator[Numbered]:
    """All numbers of what is taken in places."""
    for stop in stops:
        for pick in stop.picks:
            yield Numbered(pick.number or "", pick.product_name)


def _use(pick: Pick) -> str:
    told = []
    if pick.expiry is not None:
        told.append(f"use through {words.day(pick.expiry)}")
    elif pick.best_before is not None:
        told.append(f"best before {words.day(pick.best_before)}")
    if pick.package is not None:
        told.append(f"in {pick.package}")
    return ", ".join(told)


class PickingLayout(Walk):
    """Places on the way, below each what is taken there."""

    indent = TEXT

    def draw_columns(self, base: float) -> None:
        self.paper.text(LEFT, base, line("Place, product, lot or serial number", Style.BOLD), SMALL)
        self.paper.text_to(self.right, base, line("To pick", Style.BOLD), SMALL)

    def stop_rows(self, stop: Stop) -> list[Row]:
        """The place, and below it its products with their numbers."""
        rows = [self.place(stop.place, stop.code)]
        for _, of_product in groupby(stop.picks, key=lambda pick: pick.sku):
            picks = list(of_product)
            rows.append(self._product_of(picks[0], _total(picks, picks[0].sku), stop.place))
            serials = [pick for pick in picks if pick.serial]
            rows += [self._pick(pick) for pick in picks if not pick.serial]
            for _, alike in groupby(serials, key=_use):
                rows += self._serials(list(alike))
        return [*rows[:-1], replace(rows[-1], keep=True), self.rule()]

    def _serials(self, picks: Sequence[Pick]) -> list[Row]:
        """Serials of one package and date: a few each with its code, many as ranges without, since nobody scans a
        thousand codes from a list when the goods have them too, and the code of a range would say one of them."""
        if len(picks) <= MOST_CODES:
            return [self._pick(pick) for pick in picks]
        runs = quantity_ranges({pick.number: pick.quantity for pick in picks if pick.number is not None})
        told = ", ".join(filter(None, ("scan the numbers on the goods", _use(picks[0]))))
        numbers = [
            NumberRange(start=run.start, end=run.end, count=run.count, quantity=run.quantity) for run in runs
        ]
        return [self._aside(told), *self.number_rows(numbers)]

    def missing_rows(self, missing: Sequence[SlipLine]) -> list[Row]:
        """What cannot be picked yet."""
        if not missing:
            return []
        told = (row for each in missing for row in (self.remaining_row(each), self.rule()))
        return [self.heading("Not available: nothing is promised for these"), *told]

    def _product_of(self, pick: Pick, total: Decimal, place: str) -> Row:
        sku = line(pick.sku, Style.MONO, 0)
        room = self.right - AMOUNT_ROOM - LEFT - TEXT - 3 - sku.length(SMALL)
        (name,) = lines(pick.product_name, Style.BOLD, max(room, 40) * 1000 / BODY, 1)
        amount = line(f"{words.amount(total)} {pick.unit}", Style.BOLD)

        def draw(paper: Paper, y: float) -> None:
            base = y + 0.75 * LEADING
            paper.text(LEFT + TEXT, base, name, BODY)
            paper.text(LEFT + TEXT + name.length(BODY) + 3, base, sku, SMALL, GREY)
            self.fitted_to(self.right, base, amount, AMOUNT_ROOM - 2)

        return Row(LEADING + 1, draw, keep=True, product=f"{place}: {pick.product_name}", under=place)

    def _pick(self, pick: Pick) -> Row:
        """A box to tick, the number with its date, the code, and how much."""
        room = self.right - AMOUNT_ROOM - CODE_ROOM - LEFT - TEXT
        number = line(pick.number or "without number", Style.MONO if pick.number else Style.REGULAR)
        size = min(BODY, BODY * room / number.length(BODY))
        use = line(_use(pick), Style.REGULAR)
        amount = line(words.amount(pick.quantity), Style.REGULAR)

        def draw(paper: Paper, y: float) -> None:
            _draw_box(paper, LEFT + 1, y + 0.6)
            paper.text(LEFT + TEXT, y + 4, number, size, GREY if pick.number is None else 0)
            paper.text(LEFT + TEXT, y + 8.5, use, SMALL, GREY)
            self.fitted_to(self.right, y + 4, amount, AMOUNT_ROOM - 2)
            if pick.code:
                self.code(pick.code, y + 0.4)

        height = max(CODE_HEIGHT, height_of(pick.code)) + BETWEEN if pick.code or use.width else LEADING + 1
        return Row(height, draw)


def _total(picks: Sequence[Pick], sku: str) -> Decimal:
    return sum((pick.quantity for pick in picks if pick.sku == sku), Decimal(0))


def _draw_box(paper: Paper, x: float, y: float) -> None:
    for left, top, width, height in (
        (0.0, 0.0, TICK, 0.3), (0.0, TICK - 0.3, TICK, 0.3), (0.0, 0.0, 0.3, TICK), (TICK - 0.3, 0.0, 0.3, TICK),
    ):  # fmt: skip
        paper.box(x + left, y + top, width, height, RULE)
