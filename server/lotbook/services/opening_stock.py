"""What was there before the book began: posted once, dated as such."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from lotbook.db.engine import among, execute, fetch, fetch_value, insert_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import EARLIEST, day_of
from lotbook.domain.import_stock import moved_already
from lotbook.domain.inputs import require_quantity
from lotbook.domain.number_plan import Asked
from lotbook.domain.quantities import ZERO, Path
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Blocker, LocationNotUsable, Ref, below, invalid
from lotbook.domain.words import Tracking, UniquenessScope
from lotbook.ledger import journal
from lotbook.ledger.reservations import Lost
from lotbook.ledger.sql import question
from lotbook.models import Location, Product, Settings, Warehouse
from lotbook.services.new_lots import born, require_new
from lotbook.services.number_facts import require_unlike
from lotbook.services.number_sources import CountUp, FromSequence, FromText, Listed, Made, Source, made
from lotbook.services.rows import all_locked, all_shared, in_use, shared
from lotbook.services.shelves import require_within

MOST_OPENED = 200
DAY = 86_400  # seconds: nobody knows when on that day
MARKS = dict.fromkeys("operation_id location_id product_id".split(), "bigint") | {"day": "text"}


@dataclass(frozen=True, kw_only=True)
class There:
    """What lay in a place, by row id: numbers of a tracked product, else how much. look_alike: new numbers are meant
    as they stand, though others look like them."""

    location: int
    product: int
    numbers: Made | None = None
    quantity: Decimal | None = None
    look_alike: bool = False


@dataclass(frozen=True)
class Opened:
    """operation: whose lines brought the stock in."""

    operation: int
    line_count: int
    lost: Sequence[Lost] = ()


@dataclass(frozen=True, kw_only=True)
class _Wanting:
    """What wants numbers: stock of a product whose quantity the numbers tell."""

    product: int
    product_name: str
    tracking: Tracking
    step: Decimal
    number_pattern: str | None
    number_next: int
    lacking: Decimal


class _Days(NamedTuple):
    """since: when the stock was there."""

    today: date
    since: date


def made_of(source: Source) -> Made:
    """Numbers as they may be told here. Raises InvalidInput for lots to choose, and for lists to be looked at first."""
    if isinstance(source, FromText | CountUp | FromSequence | Listed):
        return source
    message = "Tell the numbers as text, counted, from the sequence or one by one."
    raise invalid("numbers", InputFault.CONTRADICTION, message)


@unit_of_work
async def record_opening_stock(work: Work, stock: Sequence[There], day: date | None) -> Opened:
    """Put into the book what lay there when it began, all of it or nothing. day: when that was, today when None.

    A product takes opening stock until goods of it move otherwise: from then on a count says what is there.
    Raises InUse, NumberAlreadyExists, NumberLooksLike, LocationNotUsable, InvalidInput, NotFound.
    """
    if not 0 < len(stock) <= MOST_OPENED:
        fault = InputFault.OVER_LIMIT if stock else InputFault.MISSING
        message = f"Name 1 to {MOST_OPENED} goods."
        raise invalid("stock", fault, message, given=str(len(stock)), limit=str(MOST_OPENED))
    places = await all_shared(Location, [(one.location, _at(n, "location")) for n, one in enumerate(stock)])
    products = await all_locked(Product, [(one.product, _at(n, "product")) for n, one in enumerate(stock)])
    for n, one in enumerate(stock):
        with below(*_at(n)):
            _require_place(places[one.location])
            await _require_begins(products[one.product])
    site = await Warehouse.get(id=places[stock[0].location].warehouse_id)
    today = day_of(work.now, site.time_zone)
    day = day or today
    require_past(day, today)
    moves = await _all_moves(work, stock, products, _Days(today, day))
    goods = sorted({(one.location, one.product) for one in stock})
    await put_in(work, moves, goods, day, site.time_zone)
    work.about("Product", stock[0].product)
    return Opened(work.operation_id, len(moves))


def _at(n: int, *path: str) -> Path:
    return ("stock", str(n), *path)


def _require_place(place: Any) -> None:
    """Raises LocationNotUsable."""
    if not (place.physical and place.active) or place.warehouse_id is None:
        message = f"{place.path} is no place where goods of ours lie."
        raise LocationNotUsable(message=message, field=("location",), location=place.id)
    require_within(place, ("location",))


async def put_in(
    work: Work, moves: Iterable[journal.Move], goods: Sequence[tuple[int, int]], day: date, zone: str
) -> None:
    """Post what was there on a day. goods: each place and product of the moves once; zone: of the place."""
    for start in range(0, len(goods), journal.PART):
        part = goods[start : start + journal.PART]
        marks = [(work.operation_id, location, product, day.isoformat()) for location, product in part]
        await insert_rows("opening_stock", MARKS, marks)
    work.request = replace(work.request, occurred=_beginning(day, zone), occurred_margin=DAY)
    await journal.post(work, moves)
    await execute(question("lots_opened"), day.isoformat(), work.operation_id, day.isoformat())


def require_past(day: date, today: date, field: Path = ("day",)) -> None:
    """Refuse a day to come, and one before any book. Raises InvalidInput."""
    if not EARLIEST <= day <= today:
        message = f"Opening stock was there on a day from {EARLIEST} to today, not on {day}."
        raise invalid(
            field, InputFault.IMPLAUSIBLE_DATE, message, given=day.isoformat(), limit=today.isoformat()
        )


def _beginning(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


async def moved_otherwise(product: int) -> Blocker | None:
    """The first move of goods of a product by which its opening stock ended; None while it takes some."""
    for row in await fetch(question("moved_otherwise"), product):
        node = Ref("Transfer", row["id"]) if row["id"] else None
        return Blocker(message=row["number"] or "Goods of it moved without a document.", node=node)
    return None


async def _require_begins(product: Any) -> None:
    """Refuse a product of which goods moved otherwise. Raises InUse."""
    if moved := await moved_otherwise(product.id):
        message = moved_already(product.name, moved.message if moved.node else None)
        raise in_use(message, [moved], ("product",))


async def out_of_the_book() -> int:
    """The place that stock comes from which nobody brought, by row id."""
    return int(await fetch_value("SELECT id FROM location WHERE usage = 'INVENTORY' ORDER BY id LIMIT 1"))


async def _all_moves(
    work: Work, stock: Sequence[There], products: Mapping[int, Any], days: _Days
) -> list[journal.Move]:
    """Lines that bring the stock in. Raises InvalidInput, NumberAlreadyExists."""
    between = await out_of_the_book()
    moves: list[journal.Move] = []
    serials: set[tuple[int, int | None]] = set()
    for n, one in enumerate(stock):
        product = products[one.product]
        with below(*_at(n)):
            brought = await _moves(work, product, between, one, days)
            if product.tracking is Tracking.SERIAL:
                _require_elsewhere(product, serials & {(move.product, move.lot) for move in brought})
                serials |= {(move.product, move.lot) for move in brought}
        moves += brought
    return moves


def _require_elsewhere(product: Any, twice: Collection[tuple[int, int | None]]) -> None:
    """Refuse serials that lie somewhere else already. Raises InvalidInput."""
    if twice:
        message = f"{len(twice)} of these numbers of {product.name} are named further up already."
        raise invalid("numbers", InputFault.NOT_UNIQUE, message)


async def _moves(work: Work, product: Any, between: int, there: There, days: _Days) -> list[journal.Move]:
    """Lines that bring stock of a product in, whose sequence goes on. Raises InvalidInput, NumberAlreadyExists."""
    numbers, quantity = there.numbers, there.quantity
    line = journal.Move(
        product=product.id,
        tracking=product.tracking,
        lot=None,
        source=between,
        destination=there.location,
        quantity=quantity or ZERO,
        unit=product.unit_id,
    )
    if product.tracking is Tracking.NONE:
        if numbers is not None or quantity is None:
            message = f"{product.name} has no numbers: say how much there is."
            raise invalid("quantity", InputFault.MISSING, message)
        require_quantity(quantity, product.step, ("quantity",))
        return [line]
    if numbers is None or quantity is not None:
        message = f"{product.name} is tracked: its quantity comes from its numbers."
        raise invalid("numbers", InputFault.MISSING, message)
    wanting = _Wanting(
        product=product.id,
        product_name=product.name,
        tracking=product.tracking,
        step=product.step,
        number_pattern=product.number_pattern,
        number_next=product.number_next,
        lacking=ZERO,
    )
    sourced = await made(wanting, numbers, days.today)
    _require_once(sourced.asked)
    lots = await _lots(work, product, sourced.asked, days.since, look_alike=there.look_alike)
    product.number_next = sourced.next_counter
    await product.save(update_fields=["number_next"])
    return [replace(line, lot=lots[one.number], quantity=one.quantity) for one in sourced.asked]


def _require_once(asked: Sequence[Asked]) -> None:
    seen: set[str] = set()
    for at, one in enumerate(asked):
        if one.number in seen:
            message = f"{one.number} is named twice."
            raise invalid(("numbers", "list", str(at)), InputFault.NOT_UNIQUE, message, given=one.number)
        seen.add(one.number)


async def _lots(
    work: Work, product: Any, asked: Sequence[Asked], since: date, *, look_alike: bool
) -> dict[str, int]:
    """The lots with these numbers: those of a batch that has opening stock elsewhere, lots that never moved or that lie
    nowhere since they were corrected, and new ones. Raises NumberAlreadyExists, NumberLooksLike."""
    numbers = {one.number for one in asked}
    condition, values = among(numbers)
    rows = await fetch(
        f"""SELECT id, number, EXISTS (
              SELECT 1 FROM stock_balance WHERE lot_id = lot.id AND on_hand > 0) AS lies
            FROM lot WHERE product_id = ? AND number {condition}""",
        product.id,
        values,
    )
    serial = product.tracking is Tracking.SERIAL
    known = {row["number"]: row["id"] for row in rows if not (serial and row["lies"])}
    company: Any = await shared(Settings, 1, ())
    in_company = company.uniqueness_scope is UniquenessScope.COMPANY
    new = numbers - known.keys()
    await require_new(product.id, new, in_company=in_company, field=("numbers",))
    typed = {one.number for one in asked if one.typed and one.number in new}
    await require_unlike(product.id, typed, ("numbers",), meant=look_alike)
    facts = {one.number: one for one in asked if one.number in new}
    return known | await born(
        work, product.id, product.tracking, new, in_company=in_company, facts=facts, since=since
    )
