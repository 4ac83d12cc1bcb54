"""What the rows of a sheet with opening stock say, and whether the book can take it: lots, quantities, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lotbook.domain.dates import require_plausible
from lotbook.domain.import_cells import Cells, Faults
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.inputs import require_quantity
from lotbook.domain.list_cells import ListRow
from lotbook.domain.lots import DATES_ARE_OFF
from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import ZERO, format_quantity, shown
from lotbook.domain.refusals import DateKind, InvalidInput
from lotbook.domain.words import Tracking

ONE = Decimal(1)
Days = tuple[date | None, date | None, date | None]
"""Expiry, best before, production."""
KINDS = {DateKind.EXPIRY: "expiry", DateKind.BEST_BEFORE: "best_before", DateKind.PRODUCTION: "production"}
PATHS = {kind: (name,) for kind, name in KINDS.items()}


@dataclass(frozen=True, slots=True)
class ProductKnown:
    """A product of the book by row id. unit: row id; symbol: of it."""

    id: int
    sku: str
    name: str
    tracking: Tracking
    step: Decimal
    stops_use: DateKind
    unit: int
    symbol: str


class StockRead(NamedTuple):
    """A row as it was written. quantity: None where nothing stands; product and place as they are named."""

    row: int
    product: str
    number: str | None
    quantity: Decimal | None
    place: str
    days: Days
    maker_number: str | None
    batch: str | None


class StockLine(NamedTuple):
    """Stock that was there. number: None of an untracked product; place: by row id."""

    row: int
    product: ProductKnown
    number: str | None
    quantity: Decimal
    place: int
    days: Days
    maker_number: str | None
    batch: str | None


class LotKnown(NamedTuple):
    """A lot of the book by row id; here: some of it is on hand."""

    id: int
    days: Days
    here: bool


@dataclass(kw_only=True)
class Ground:
    """What the book has that decides about rows. products, places: by the texts that name them; usual: the place of
    rows that name none; moved: products of which goods moved otherwise than as opening stock; lots: by product and
    number; bearers: products whose lots have a number, filled while numbers are unique in the company; lying: product,
    lot and place that have stock; dated: dates are kept; today: the last day on which stock may have been there."""

    products: Mapping[str, ProductKnown]
    places: Mapping[str, int]
    usual: int | None
    today: date
    dated: bool
    in_company: bool
    moved: set[int] = field(default_factory=set)
    lots: Mapping[tuple[int, str], LotKnown] = field(default_factory=dict)
    bearers: Mapping[str, set[int]] = field(default_factory=dict)
    lying: set[tuple[int, int, int]] = field(default_factory=set)


def read_stock(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, *, meant: bool = False
) -> list[StockRead]:
    """What the rows below the headings say, without those that have a fault."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=("product", "number", "batch", "maker_number"), meant=meant)
    found: list[StockRead] = []
    for position in cells.all(body):
        product = cells.text("product")
        if not product:
            cells.fault("Say of which product.", "product")
        numbers = [line for part in cells.text("number").split("\n") if (line := part.strip())]
        read = StockRead(
            position,
            product,
            _number(cells, "number", numbers[0] if numbers else ""),
            cells.amount("quantity"),
            cells.text("place"),
            (cells.day("expiry"), cells.day("best_before"), cells.day("production")),
            _number(cells, "maker_number", cells.text("maker_number")),
            _number(cells, "batch", cells.text("batch")),
        )
        reads = _each(cells, read, numbers) if len(numbers) > 1 else [read]
        if position not in faults:
            found += reads
    return found


def _each(cells: Cells, read: StockRead, numbers: Sequence[str]) -> list[StockRead]:
    """Serials that others write into one cell, a line each."""
    if read.quantity not in (None, len(numbers)):
        told = f"{len(numbers)} numbers, for a quantity of {format_quantity(read.quantity)}."
        cells.fault(f"There are {told}", "quantity", cells.text("quantity"))
    return [read._replace(number=_number(cells, "number", each), quantity=ONE) for each in numbers]


def _number(cells: Cells, name: str, text: str) -> str | None:
    if not text:
        return None
    try:
        return parse_number(text, ())
    except InvalidInput as refused:
        cells.fault(refused.message, name, text)
        return None


def judge_stock(
    rows: Sequence[StockRead], ground: Ground, faults: Faults, *, skip: bool
) -> tuple[list[StockLine], int]:
    """Stock that the book would have more of, and how many rows are left alone: those that say zero and, where they
    are to be skipped, those about what is there already."""
    judge = _Judge(ground, faults, skip=skip)
    lines = [line for row in rows if (line := judge.line(row)) is not None]
    return lines, judge.skipped


class _Judge:
    """Holds row after row against the book and the rows before."""

    def __init__(self, ground: Ground, faults: Faults, *, skip: bool) -> None:
        self.skipped = 0
        self._ground = ground
        self._faults = faults
        self._skip = skip
        self._seen: dict[tuple[int, str | None, int], int] = {}
        self._facts: dict[tuple[int, str], StockLine] = {}
        self._bearers: dict[str, int] = {}

    def line(self, row: StockRead) -> StockLine | None:
        """What a row brings; None for nothing."""
        product = self._ground.products.get(row.product)
        if product is None:
            message = f"There is no product {shown(row.product)} in use, or several."
            self._faults.add(row.row, message, "product", row.product)
        place = self._ground.places.get(row.place) if row.place else self._ground.usual
        if place is None:
            message = f"There is no place {shown(row.place)} of ours." if row.place else "Say where it lies."
            self._faults.add(row.row, message, "place", row.place)
        if row.quantity == ZERO:
            self.skipped += 1
            return None
        if product is None or place is None:
            return None
        number, batch = row.number, row.batch
        if number is None and product.tracking is Tracking.LOT:
            number, batch = batch, None
        line = StockLine(
            row.row, product, number, row.quantity or ONE, place, row.days, row.maker_number, batch
        )
        for look in (self._fits, self._dated, self._once, self._known):
            if not look(line, row):
                return None
        return line

    def _refuse(self, line: StockLine, message: str, field: str, given: str | None = None) -> bool:
        self._faults.add(line.row, message, field, given)
        return False

    def _fits(self, line: StockLine, row: StockRead) -> bool:
        """How the product is tracked, and counted."""
        product = line.product
        if product.id in self._ground.moved:
            message = f"{product.name} moved already: a count says from now on what is there."
            return self._refuse(line, message, "product", product.sku)
        if product.tracking is Tracking.NONE and line.number is not None:
            return self._refuse(line, f"{product.name} has no numbers.", "number", line.number)
        if product.tracking is not Tracking.NONE and line.number is None:
            return self._refuse(line, f"{product.name} is tracked: say which number.", "number")
        if row.quantity is None and product.tracking is not Tracking.SERIAL:
            return self._refuse(line, "Say how much there is.", "quantity")
        if product.tracking is Tracking.SERIAL and line.quantity != ONE:
            given = format_quantity(line.quantity)
            return self._refuse(line, f"A serial is exactly one unit, not {given}.", "quantity", given)
        try:
            require_quantity(line.quantity, product.step, ())
        except InvalidInput as refused:
            return self._refuse(line, refused.message, "quantity", format_quantity(line.quantity))
        return True

    def _dated(self, line: StockLine, _: StockRead) -> bool:
        days = {kind: day for kind, day in zip(KINDS, line.days, strict=True) if day is not None}
        if not days:
            return True
        if not self._ground.dated or line.number is None:
            message = (
                f"{line.product.name} has no lots that could have dates."
                if self._ground.dated
                else DATES_ARE_OFF
            )
            return self._refuse(line, message, KINDS[next(iter(days))])
        try:
            require_plausible(days, self._ground.today, PATHS)
        except InvalidInput as refused:
            for problem in refused.problems:
                self._refuse(line, problem.message, problem.field[0], problem.given)
            return False
        return True

    def _once(self, line: StockLine, _: StockRead) -> bool:
        """Against the rows before: the same goods in the same place, a serial in two, a lot with two dates."""
        product, number = line.product.id, line.number
        first = self._seen.setdefault((product, number, line.place), line.row)
        if first != line.row:
            return self._refuse(line, f"Row {first} says what lies there of it already.", "place")
        if number is None:
            return True
        before = self._facts.setdefault((product, number), line)
        if before is line:
            return self._alone(line)
        if line.product.tracking is Tracking.SERIAL:
            return self._refuse(line, f"{number} lies elsewhere by row {before.row}.", "number", number)
        facts = (line.days, line.maker_number, line.batch)
        if facts != (before.days, before.maker_number, before.batch):
            return self._refuse(line, f"Row {before.row} has other facts of {number}.", "number", number)
        return True

    def _alone(self, line: StockLine) -> bool:
        """No lot of another product has the number, while it has to be the only one in the company."""
        if not self._ground.in_company or line.number is None:
            return True
        others = self._ground.bearers.get(line.number, set()) - {line.product.id}
        first = self._bearers.setdefault(line.number, line.product.id)
        if others or first != line.product.id:
            return self._refuse(line, f"Another product has the number {line.number}.", "number", line.number)
        return True

    def _known(self, line: StockLine, _: StockRead) -> bool:
        """Against the book: what lies there already, a serial that is on hand, other dates of the lot."""
        lot = self._ground.lots.get((line.product.id, line.number)) if line.number is not None else None
        if (line.product.id, lot.id if lot else 0, line.place) in self._ground.lying:
            if line.number is not None and lot is None:
                return True  # stock without a number is another product's past
            if self._skip:
                self.skipped += 1
                return False
            return self._refuse(line, "The book has stock of it there already.", "place")
        if lot is None:
            return True
        if lot.here and line.product.tracking is Tracking.SERIAL:
            return self._refuse(line, f"{line.number} is on hand already.", "number", line.number)
        for name, day, stored in zip(KINDS.values(), line.days, lot.days, strict=True):
            if day is not None and stored is not None and day != stored:
                return self._refuse(line, f"The book has {stored} for this lot.", name, day.isoformat())
        return True
