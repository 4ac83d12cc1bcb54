"""Whether the book can take what a sheet with opening stock says: lots, quantities, places, packages, holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lotbook.domain.dates import require_plausible
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_named import Named, unnamed
from lotbook.domain.import_product_rows import UnitKnown
from lotbook.domain.import_stock_rows import Days, StockRead
from lotbook.domain.import_stops import DISABLED, Stopped
from lotbook.domain.inputs import require_quantity
from lotbook.domain.list_reading import folded
from lotbook.domain.lots import DATES_ARE_OFF
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import ZERO, format_quantity, shown
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.tracking import ONE
from lotbook.domain.words import Tracking

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


class StockLine(NamedTuple):
    """Stock that was there. number: None of an untracked product; place: by row id; stopped,
    package: as of the row."""

    row: int
    product: ProductKnown
    number: str | None
    quantity: Decimal
    place: int
    days: Days
    maker_number: str | None
    batch: str | None
    stopped: tuple[Stopped, ...] = ()
    package: str | None = None


class LotKnown(NamedTuple):
    """A lot of the book by row id; here: some of it is on hand."""

    id: int
    days: Days
    here: bool


class PackageKnown(NamedTuple):
    """A package of the book by row id. place: where its goods are; None while it has none."""

    id: int
    place: int | None


class PlaceHeld(NamedTuple):
    """A place that a status names as on hold with all in it, by row id. empty: nothing lies in it by the book; held: it
    is on hold already."""

    id: int
    empty: bool
    held: bool


class StockJudged(NamedTuple):
    """lines: what the book would have more of. skipped: rows that are left alone, on_the_way: those of them about goods
    between warehouses."""

    lines: list[StockLine]
    skipped: int
    on_the_way: int


@dataclass(kw_only=True)
class Ground:
    """What the book has that decides about rows. products, places, units: by the texts that name them; usual: the
    place of rows that name none; moved: products of which goods moved otherwise than as opening stock, with the
    document that moved them first; lots: by product and number; alike: their numbers, by product and the key of
    look-alikes; bearers: products whose lots have a number, filled while numbers are unique in the company; lying:
    product, lot and place that have stock; between: paths of places between warehouses; holding: places on hold by
    path; packages: by SSCC; packed: goods may be in packages; dated: dates are kept; today: the last day on which
    stock may have been there."""

    products: Named[ProductKnown]
    places: Named[int]
    units: Mapping[str, UnitKnown]
    usual: int | None
    today: date
    dated: bool
    in_company: bool
    moved: dict[int, str | None] = field(default_factory=dict)
    lots: Mapping[tuple[int, str], LotKnown] = field(default_factory=dict)
    alike: Mapping[tuple[int, str], str] = field(default_factory=dict)
    bearers: Mapping[str, set[int]] = field(default_factory=dict)
    lying: set[tuple[int, int, int]] = field(default_factory=set)
    between: Collection[str] = frozenset()
    holding: Mapping[str, PlaceHeld] = field(default_factory=dict)
    packages: Mapping[str, PackageKnown] = field(default_factory=dict)
    packed: bool = True


class Stop(NamedTuple):
    """Goods that come in on hold: a lot wherever it lies, so much of it that is loose in a place, a package, or a place
    with all in it. product and place by row id; number: of the lot."""

    reason: str
    product: int | None
    number: str | None
    place: int | None = None
    quantity: Decimal | None = None
    package: str | None = None


def stops_of(
    lines: Collection[StockLine],
    lots: Mapping[tuple[int, str], LotKnown],
    holding: Mapping[str, PlaceHeld],
) -> list[Stop]:
    """What comes in on hold: a lot wherever it lies when all of it is stopped for one reason, else what the lines say.
    lots, holding: those that the book has already."""
    of_places = {
        Stop(stop.reason, None, None, place=holding[stop.place].id)
        for line in lines
        for stop in line.stopped
        if stop.place is not None and not holding[stop.place].held
    }
    return [*_own_stops(lines, lots), *sorted(of_places, key=lambda stop: (stop.place, stop.reason))]


def _own_stops(lines: Collection[StockLine], lots: Mapping[tuple[int, str], LotKnown]) -> list[Stop]:
    """Of what the lines say, what is not said of a place."""
    of_lot: dict[tuple[int, str | None], list[StockLine]] = {}
    for line in lines:
        of_lot.setdefault((line.product.id, line.number), []).append(line)
    found: list[Stop] = []
    packages: dict[str, Stop] = {}
    for (product, number), here in of_lot.items():
        known = lots.get((product, number)) if number is not None else None
        reasons = {_wholly(line) for line in here}
        if number is not None and None not in reasons and len(reasons) == 1 and not (known and known.here):
            found.append(Stop(reasons.pop() or "", product, number))
            continue
        for line in here:
            own = _own(line.stopped)
            if own and line.package is not None:
                packages.setdefault(line.package, Stop(own.reason, product, None, package=line.package))
            elif own:
                much = min(own.quantity or line.quantity, line.quantity)
                found.append(Stop(own.reason, product, number, line.place, much))
    return [*found, *packages.values()]


def _own(stops: Sequence[Stopped]) -> Stopped | None:
    """What is not said of a place."""
    return next((stop for stop in stops if stop.place is None), None)


def _wholly(line: StockLine) -> str | None:
    """Why nothing of a line is to be used for itself; None when some is."""
    stopped = _own(line.stopped)
    if stopped is None or (stopped.quantity is not None and stopped.quantity < line.quantity):
        return None
    return stopped.reason


def judge_stock(
    rows: Sequence[StockRead], ground: Ground, faults: Faults, *, skip: bool, meant: bool
) -> StockJudged:
    """Stock that the book would have more of by rows without a fault, and how many rows are left alone: those that say
    zero or that it is gone or on the way and, where they are to be skipped, those about what is there already. meant:
    new numbers are as they stand, though others look like them."""
    judge = _Judge(ground, faults, skip=skip, meant=meant)
    lines = [line for row in rows if (line := judge.line(row)) is not None]
    return StockJudged(lines, judge.skipped, judge.on_the_way)


class _Judge:
    """Holds row after row against the book and the rows before."""

    def __init__(self, ground: Ground, faults: Faults, *, skip: bool, meant: bool) -> None:
        self.skipped = 0
        self.on_the_way = 0
        self._ground = ground
        self._faults = faults
        self._skip = skip
        self._meant = meant
        self._keys: dict[tuple[int, str], str] = {}
        self._seen: dict[tuple[int | str, str | None, int, str | None], int] = {}
        self._packages: dict[str, int] = {}
        self._facts: dict[tuple[int, str], tuple[StockRead, int | None]] = {}
        self._bearers: dict[str, int] = {}
        self._nowhere = False
        self._told: set[tuple[int, str, str]] = set()

    def line(self, row: StockRead) -> StockLine | None:
        """What a row brings; None for nothing. Whatever can be known of it is judged, even if something else is not."""
        if row.gone or row.place in self._ground.between:
            self.skipped += 1
            self.on_the_way += not row.gone
            return None
        product, place = self._product(row), self._place(row)
        if row.quantity == ZERO:
            self.skipped += 1
            return None
        if row.number is None and (product is None or product.tracking is Tracking.LOT):
            row = row._replace(number=row.batch, batch=None)
        self._dated(row, product)
        self._apart(row, product, place)
        self._packed(row, place)
        self._held(row)
        if product is None:
            return None
        self._fits(row, product)
        self._alike(row, product, place)
        there = self._there(row, product, place)
        if place is None or row.row in self._faults:
            return None
        if there:
            self.skipped += 1
            return None
        much = row.quantity or ONE
        facts = (row.days, row.maker_number, row.batch, row.stopped, row.package)
        return StockLine(row.row, product, row.number, much, place, *facts)

    def _refuse(self, row: StockRead, message: str, field: str, given: str | None = None) -> None:
        """A fault, unless the cell has one that may be why, or another number of the row has it."""
        told = (row.row, field, message)
        if field not in row.unread and told not in self._told:
            self._told.add(told)
            self._faults.add(row.row, message, field, given)

    def _product(self, row: StockRead) -> ProductKnown | None:
        product = self._ground.products.get(row.product)
        if product is None:
            self._refuse(row, unnamed(self._ground.products, row.product, "product"), "product", row.product)
        return product

    def _place(self, row: StockRead) -> int | None:
        if not row.place:
            if self._ground.usual is None:
                self._refuse_nowhere(row)
            return self._ground.usual
        place = self._ground.places.get(row.place)
        if place is None:
            message = unnamed(self._ground.places, row.place, "place", "in a warehouse of ours")
            self._refuse(row, message, "place", row.place)
        return place

    def _refuse_nowhere(self, row: StockRead) -> None:
        """A fault of the row; where no column tells places, one of the whole file."""
        if self._faults.has_column("place"):
            self._refuse(row, "Say where it lies.", "place")
        elif not self._nowhere:
            self._nowhere = True
            message = "No column tells where goods lie: say which one does, or where all of them lie."
            self._faults.add(row.row, message, "place")

    def _dated(self, row: StockRead, product: ProductKnown | None) -> None:
        days = {kind: day for kind, day in zip(KINDS, row.days, strict=True) if day is not None}
        if not days:
            return
        first = KINDS[next(iter(days))]
        if not self._ground.dated:
            self._refuse(row, DATES_ARE_OFF, first)
        elif product is not None and product.tracking is Tracking.NONE:
            self._refuse(row, f"{product.name} has no lots that could have dates.", first)
        else:
            try:
                require_plausible(days, self._ground.today, PATHS)
            except InvalidInput as refused:
                for problem in refused.problems:
                    self._refuse(row, problem.message, problem.field[0], problem.given)

    def _apart(self, row: StockRead, product: ProductKnown | None, place: int | None) -> None:
        """No row before says what lies of the same goods in the same place and package, where rows are not added up."""
        if place is None or not row.product or "package" in row.unread:
            return
        if row.more and (product is None or product.tracking is not Tracking.SERIAL):
            return
        if row.number is None and (product is None or product.tracking is not Tracking.NONE):
            return  # which of the goods is not known
        key = (row.product if product is None else product.id, row.number, place, row.package)
        first = self._seen.setdefault(key, row.row)
        if first != row.row:
            self._refuse(row, f"Row {first} says what lies there of it already.", "place")

    def _packed(self, row: StockRead, place: int | None) -> None:
        """Packages are in use, and each is in one place."""
        if row.package is None or place is None:
            return
        if not self._ground.packed:
            self._refuse(row, "Packages are off: Settings > Traceability switches them on.", "package")
        known = self._ground.packages.get(row.package)
        if self._packages.setdefault(row.package, (known and known.place) or place) != place:
            message = f"{row.package} is in another place already: a package is in one place."
            self._refuse(row, message, "package", row.package)

    def _held(self, row: StockRead) -> None:
        """Places that are on hold with all in it are there, and nobody was promised what lies in them."""
        for stop in row.stopped:
            if stop.place is None:
                continue
            known = self._ground.holding.get(stop.place)
            if known is None:
                message = f"There is no place {shown(stop.place)} of ours that could be on hold."
                self._refuse(row, message, "status", stop.place)
            elif not (known.empty or known.held):
                message = f"Goods lie in {stop.place} already: put it on hold there, then bring the rest."
                self._refuse(row, message, "status", stop.place)

    def _fits(self, row: StockRead, product: ProductKnown) -> None:
        """How the product is tracked, and counted."""
        if product.id in self._ground.moved:
            message = moved_already(product.name, self._ground.moved[product.id])
            self._refuse(row, message, "product", product.sku)
        if product.tracking is Tracking.NONE:
            self._unkept(row, product)
        if product.tracking is not Tracking.NONE and row.number is None and not _unnumbered(row):
            self._refuse(row, f"{product.name} is tracked: say which number.", "number")
        if row.unit and (
            (unit := self._ground.units.get(folded(row.unit))) is None or unit.id != product.unit
        ):
            message = f"{product.name} is stocked in {product.symbol}: say how much there is in that."
            self._refuse(row, message, "unit", row.unit)
        if row.quantity is None:
            if product.tracking is not Tracking.SERIAL:
                self._refuse(row, "Say how much there is.", "quantity")
            return
        given = format_quantity(row.quantity)
        if product.tracking is Tracking.SERIAL and row.quantity != ONE:
            self._refuse(row, f"A serial is exactly one unit, not {given}.", "quantity", given)
            return
        try:
            require_quantity(row.quantity, product.step, ())
        except InvalidInput as refused:
            self._refuse(row, refused.message, "quantity", given)

    def _unkept(self, row: StockRead, product: ProductKnown) -> None:
        """Nothing is said of an untracked product that the book has no room for."""
        own = _own(row.stopped)
        if own and row.package is None:
            reason = own.reason
            message = f"{product.name} is not tracked, so nothing of it comes in on hold ({reason})"
            name = "disabled" if reason == DISABLED else "status"
            self._refuse(row, f"{message}: track it first, or hold the place or package.", name, reason)
        said = {"number": row.number, "batch": row.batch, "maker_number": row.maker_number}
        for name, given in said.items():
            if given is not None:
                message = f"{product.name} is not tracked: track it first, or leave the column out."
                self._refuse(row, message, name, given)

    def _alike(self, row: StockRead, product: ProductKnown, place: int | None) -> None:
        """Against the rows before: a serial in two places, a lot with two dates, a number of two products."""
        number = row.number
        if number is None or product.tracking is Tracking.NONE:
            return
        before, lies = self._facts.setdefault((product.id, number), (row, place))
        if before is row:
            self._alone(row, product, number)
            self._unlike(row, product, number)
        elif product.tracking is Tracking.SERIAL:
            # Else it is told as what lies there already.
            if (lies, before.package) != (place, row.package) or before.row == row.row:
                self._refuse(row, f"{number} lies elsewhere by row {before.row}.", "number", number)
        elif not (before.unread or row.unread):
            facts, said = _facts(row), _facts(before)
            for name in (name for name in facts if facts[name] != said[name]):
                message = f"Row {before.row} says {said[name] or 'nothing'} here of {number}."
                self._refuse(row, message, name, facts[name])

    def _alone(self, row: StockRead, product: ProductKnown, number: str) -> None:
        """No lot of another product has the number, while it has to be the only one in the company."""
        if not self._ground.in_company:
            return
        others = self._ground.bearers.get(number, set()) - {product.id}
        first = self._bearers.setdefault(number, product.id)
        if others or first != product.id:
            self._refuse(row, f"Another product has the number {number}.", "number", number)

    def _unlike(self, row: StockRead, product: ProductKnown, number: str) -> None:
        """No other number of the product looks like a new one."""
        if self._meant or (product.id, number) in self._ground.lots:
            return
        key = product.id, number_key(number)
        other = self._ground.alike.get(key) or self._keys.setdefault(key, number)
        if other != number:
            message = f"{number} looks like {other}: mend it, or say that numbers are right as they stand."
            self._refuse(row, message, "number", number)

    def _there(self, row: StockRead, product: ProductKnown, place: int | None) -> bool:
        """Whether the row is to be left alone, as some of it lies there already. Else that is a fault, and so are a
        serial that is on hand and other dates of a lot that is. One that lies nowhere has what the row says, as after
        an undo."""
        if _unnumbered(row):
            return False
        number = row.number
        lot = self._ground.lots.get((product.id, number)) if number is not None else None
        if (product.id, lot.id if lot else 0, place) in self._ground.lying:
            if number is not None and lot is None:
                return False  # stock without a number is another product's past
            if not self._skip:
                self._refuse(row, "The book has stock of it there already.", "place")
            return self._skip
        if lot is None:
            return False
        if lot.here and product.tracking is Tracking.SERIAL:
            self._refuse(row, f"{number} is on hand already.", "number", number)
        for name, day, stored in zip(KINDS.values(), row.days, lot.days, strict=True):
            if lot.here and day is not None and stored is not None and day != stored:
                self._refuse(row, f"The book has {stored} for this lot.", name, day.isoformat())
        return False


def moved_already(product: str, document: str | None) -> str:
    """Why nothing of a product was there when the book began: goods of it moved, by this document, or without one."""
    by = f" by {document}" if document else ""
    return f"{product} moved already{by}: a count says from now on what is there."


def _facts(row: StockRead) -> dict[str, str | None]:
    """What a row says of its lot, by field."""
    days = zip(KINDS.values(), row.days, strict=True)
    said = {name: None if day is None else day.isoformat() for name, day in days}
    return said | {"maker_number": row.maker_number, "batch": row.batch}


def _unnumbered(row: StockRead) -> bool:
    """Whether the row has a number that cannot be read."""
    return row.number is None and not row.unread.isdisjoint(("number", "batch"))
