"""Goods are put into packages and taken out of them, and a package moves as one: lines of the journal, posted at once.

What is promised of the goods goes with them. What was picked for a document stays where it was picked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.engine import among, fetch, lock_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.holding import way_to
from lotbook.domain.inputs import require_quantity
from lotbook.domain.promises import Given, Promise, Spot, giving_up
from lotbook.domain.quantities import ZERO, Path, format_quantity, from_millionths
from lotbook.domain.refusals import (
    InputFault,
    InsufficientStock,
    LocationNotUsable,
    NotFound,
    PackageElsewhere,
    Ref,
    Refusal,
    Shortage,
    invalid,
)
from lotbook.domain.words import Tracking
from lotbook.ledger import balances, journal, reservations
from lotbook.ledger.balances import Balance
from lotbook.ledger.reservations import Lost, Reserved
from lotbook.models import Location, Package, Settings
from lotbook.services.gs1_keys import take_keys
from lotbook.services.rows import shared
from lotbook.services.stopped import refusal, that_may_go
from lotbook.standards.keys import KeyKind

MOST_GOODS = 1_000


@dataclass(frozen=True)
class Goods:
    """Of a lot, or of a product without numbers, by row id. quantity: in the stock unit, None for all that is there."""

    product: int | None = None
    lot: int | None = None
    quantity: Decimal | None = None

    @property
    def key(self) -> tuple[int | None, int | None]:
        return (None, self.lot) if self.lot is not None else (self.product, None)


@dataclass(frozen=True)
class Packed:
    """The package, by row id. lost: who lost what had been promised to him."""

    package: int
    lost: Sequence[Lost] = ()


@unit_of_work
async def pack_goods(work: Work, place: int, goods: Sequence[Goods], package: int | None) -> Packed:
    """Put loose goods of a place into a package that is there, or in none yet; a new one with the next SSCC of the
    company's prefix when package is None.

    Raises PackageElsewhere, InsufficientStock, LotOnHold, LocationNotUsable, KeysExhausted, InvalidInput, NotFound.
    """
    await require_packages_on()
    _require_few(goods)
    location = await _physical(place, ("location",))
    if package is None:
        number = (await take_keys(KeyKind.SSCC)).keys[0]
        package = int((await Package.create(number=number, created=work.now)).id)
    else:
        await lock_package(package)
        await _require_at(package, place)
    loose = [lies for lies in await _lying(goods) if lies.location == place and lies.package is None]
    parts = await _parts(goods, loose, location.path)
    work.about("Package", package)
    return Packed(package, await _shift(work, parts, location, (place, package)))


@unit_of_work
async def unpack_goods(work: Work, package: int, goods: Sequence[Goods] | None) -> Packed:
    """Take goods out of a package, all of them when None; they are loose in its place then.

    Raises InsufficientStock, LotOnHold, InvalidInput, NotFound.
    """
    number, inside = await _inside(package)
    location = await Location.get(id=inside[0].location)
    if goods is None:
        parts = [(lies, lies.on_hand) for lies in inside]
    else:
        _require_few(goods)
        parts = await _parts(goods, inside, number)
    work.about("Package", package)
    return Packed(package, await _shift(work, parts, location, (inside[0].location, None)))


@unit_of_work
async def move_package(work: Work, package: int, place: int, *, take_promised: bool = False) -> Packed:
    """Bring a package with all that is in it to another of our places. take_promised: also goods that are promised to
    documents that take nothing from there, which lose them.

    Raises InsufficientStock, LotOnHold, LocationNotUsable, InvalidInput, NotFound.
    """
    location = await _physical(place, ("destination",))
    number, inside = await _inside(package)
    if inside[0].location == place:
        message = f"{number} is at {location.path} already."
        raise invalid("destination", InputFault.CONTRADICTION, message)
    work.about("Package", package)
    parts = [(lies, lies.on_hand) for lies in inside]
    lost = await _shift(work, parts, location, (place, package), take_promised=take_promised)
    return Packed(package, lost)


async def require_packages_on() -> None:
    """Raises InvalidInput while packages are switched off."""
    if not (await shared(Settings, 1, ())).packages:
        message = "Packages are off: Settings > Traceability switches them on."
        raise invalid("package", InputFault.CONTRADICTION, message)


async def lock_package(package: int) -> str:
    """Lock a package before its goods, so that what is in it stays together; its number. Raises NotFound."""
    await lock_rows("SELECT id FROM package WHERE id = ? {lock}", package)
    return str((await shared(Package, package, ("package",))).number)


async def package_of(sscc: str) -> int:
    """The package with this SSCC, locked. Raises InvalidInput, NotFound."""
    await require_packages_on()
    rows = await fetch("SELECT id FROM package WHERE number = ?", sscc)
    if not rows:
        raise NotFound(message="There is no such package.", field=("package",), sought=sscc)
    await lock_package(rows[0]["id"])
    return int(rows[0]["id"])


async def _require_at(package: int, place: int) -> None:
    """Refuse a package with goods in another place. Raises PackageElsewhere."""
    rows = await fetch(
        """SELECT package.number, place.id, place.path FROM stock_balance AS balance
           JOIN location AS place ON place.id = balance.location_id JOIN package ON package.id = balance.package_id
           WHERE balance.package_id = ? AND balance.on_hand > 0 AND balance.location_id <> ? LIMIT 1""",
        package,
        place,
    )
    for row in rows:
        message = f"{row['number']} is at {row['path']}: a package is in one place."
        raise PackageElsewhere(message=message, field=("package",), package=package, location=row["id"])


async def _inside(package: int) -> tuple[str, list[Balance]]:
    """The number of a package that is locked now, and what is in it. Raises InvalidInput, NotFound."""
    await require_packages_on()
    number = await lock_package(package)
    first = await balances.of_package(package)
    # All places of the goods are locked, as by every posting.
    await reservations.lock(*_locked(first))
    inside = await balances.of_package(package)
    if not inside:
        message = f"Nothing is in {number}."
        raise invalid("package", InputFault.CONTRADICTION, message)
    return number, inside


def _locked(lying: Sequence[Balance]) -> tuple[set[int], set[int]]:
    lots = {lies.lot for lies in lying if lies.lot is not None}
    return lots, {lies.product for lies in lying if lies.lot is None}


async def _physical(place: int, field: tuple[str, ...]) -> Location:
    """A place where goods can lie. Raises LocationNotUsable, NotFound."""
    row = await shared(Location, place, field)
    if not row.physical or not row.active:
        message = f"Nothing of ours lies at {row.path}."
        raise LocationNotUsable(message=message, field=field, location=row.id)
    return row


def _require_few(goods: Sequence[Goods]) -> None:
    """Refuse nothing at all, too much, and goods that are named twice or not. Raises InvalidInput."""
    if not 0 < len(goods) <= MOST_GOODS:
        fault = InputFault.OVER_LIMIT if goods else InputFault.MISSING
        message = f"Name 1 to {MOST_GOODS:,} lots or products."
        raise invalid("goods", fault, message, given=str(len(goods)), limit=str(MOST_GOODS))
    seen = set()
    for position, one in enumerate(goods):
        field = ("goods", str(position))
        if (one.product is None) == (one.lot is None):
            message = "Name a lot, or a product without numbers."
            raise invalid(field, InputFault.CONTRADICTION, message)
        if one.key in seen:
            raise invalid(field, InputFault.CONTRADICTION, "It is named twice.")
        seen.add(one.key)


async def _lying(goods: Sequence[Goods]) -> list[Balance]:
    """Where the goods lie, locked."""
    lots = [one.lot for one in goods if one.lot is not None]
    products = [one.product for one in goods if one.product is not None]
    await reservations.lock(lots, products)
    of_lots = await balances.of_lots(lots) if lots else []
    return of_lots + (await balances.of_untracked(products) if products else [])


async def _parts(
    goods: Sequence[Goods], lying: Sequence[Balance], where: str
) -> list[tuple[Balance, Decimal]]:
    """How much of what lies there the goods are. where: in words. Raises InsufficientStock, InvalidInput."""
    there = {(None if lies.lot is not None else lies.product, lies.lot): lies for lies in lying}
    parts = []
    for position, one in enumerate(goods):
        lies = there.get(one.key)
        available = lies.on_hand if lies else ZERO
        wanted = available if one.quantity is None else one.quantity
        if lies is None or wanted > available:
            raise await _not_there(one, available, where, ("goods", str(position)))
        [facts] = await fetch("SELECT step FROM product WHERE id = ?", lies.product)
        require_quantity(wanted, from_millionths(facts["step"]), ("goods", str(position), "quantity"))
        parts.append((lies, wanted))
    return parts


async def _not_there(goods: Goods, available: Decimal, where: str, field: Path) -> Refusal:
    """Why goods cannot be taken: there are fewer, or no such ones at all."""
    product = goods.product
    if goods.lot is not None:
        rows = await fetch("SELECT product_id FROM lot WHERE id = ?", goods.lot)
        product = rows[0]["product_id"] if rows else None
    if product is None or (name := await _named(goods)) is None:
        return NotFound(
            message="There are no such goods.", field=field, sought=str(goods.lot or goods.product)
        )
    message = f"{name}: {format_quantity(available)} are in {where}"
    wanted = available if goods.quantity is None else goods.quantity
    message += "." if goods.quantity is None else f", {format_quantity(wanted)} are needed."
    shortage = Shortage(product=product, lot=goods.lot, requested=wanted, available=available)
    return InsufficientStock(message=message, field=field, shortages=[shortage], shortage_count=1)


async def _named(goods: Goods) -> str | None:
    """The number of the lot, or the name of the product; None for what is not there."""
    sql = (
        "SELECT number AS name FROM lot WHERE id = ?"
        if goods.lot is not None
        else "SELECT name FROM product WHERE id = ?"
    )
    rows = await fetch(sql, goods.lot if goods.lot is not None else goods.product)
    return str(rows[0]["name"]) if rows else None


async def _shift(
    work: Work,
    parts: Sequence[tuple[Balance, Decimal]],
    location: Location,
    to: Spot,
    *,
    take_promised: bool = False,
) -> list[Lost]:
    """Post goods, which are locked, to another spot of ours, with what is promised of them; who lost his.

    Raises InsufficientStock, LotOnHold.
    """
    await _require_may_go(parts, location)
    carried: list[Given] = []
    for lies, quantity in parts:
        carried += await _promised(lies, quantity)
    kept, lost = await _that_follow(carried, location, to)
    if lost and not take_promised:
        raise await _promised_elsewhere(lost)
    await reservations.lessen(carried)
    facts = await _facts({lies.product for lies, _ in parts})
    await journal.post(
        work,
        [
            journal.Move(
                product=lies.product,
                tracking=facts[lies.product][0],
                lot=lies.lot,
                source=lies.location,
                source_package=lies.package,
                destination=to[0],
                destination_package=to[1],
                quantity=quantity,
                unit=facts[lies.product][1],
            )
            for lies, quantity in parts
        ],
    )
    await reservations.add(
        work.operation_id, [_again(promise, part, facts[promise.product][0], to) for promise, part in kept]
    )
    return reservations.lost(lost)


async def _require_may_go(parts: Sequence[tuple[Balance, Decimal]], location: Location) -> None:
    """Refuse what is stopped, but into a blocked place. Raises LotOnHold."""
    way = way_to(location.usage, blocked=location.blocked)
    may_go, kept = await that_may_go([lies for lies, _ in parts], way)
    free = {(lies.lot, lies.product): lies.on_hand for lies in may_go}
    stopped = [
        kept[lies.lot]
        for lies, quantity in parts
        if lies.lot in kept and quantity > free.get((lies.lot, lies.product), ZERO)
    ]
    if stopped:
        raise await refusal(stopped)


async def _promised(lies: Balance, quantity: Decimal) -> list[Given]:
    """Which promises go with so much of the goods: what nobody is promised goes first. Raises InsufficientStock when
    somebody has picked of it."""
    needed = quantity - (lies.on_hand - lies.reserved)
    if needed <= ZERO:
        return []
    all_of = (
        reservations.of_untracked([lies.product]) if lies.lot is None else reservations.of_lots([lies.lot])
    )
    here = [promise for promise in await all_of if promise.spot == (lies.location, lies.package)]
    given = giving_up(here, needed)
    short = needed - sum((part for _, part in given), ZERO)
    if short > ZERO:
        raise await _taken_by_others(lies, quantity, quantity - short, here, "picked for")
    return given


async def _that_follow(
    carried: Sequence[Given], location: Location, to: Spot
) -> tuple[list[Given], list[Given]]:
    """Promises that hold where the goods go, and those that do not: their lines take nothing from there."""
    if not carried:
        return [], []
    condition, lines = among({promise.line for promise, _ in carried})
    rows = await fetch(
        f"""SELECT line.id, source.path AS source, destination.path AS destination FROM transfer_line AS line
            JOIN location AS source ON source.id = line.source_id
            JOIN location AS destination ON destination.id = line.destination_id WHERE line.id {condition}""",
        lines,
    )
    draws = {
        row["id"]: _below(location.path, row["source"]) and not _below(location.path, row["destination"])
        for row in rows
    }
    follow = [
        given
        for given in carried
        if given[0].location == to[0] or (draws[given[0].line] and not location.blocked)
    ]
    return follow, [given for given in carried if given not in follow]


def _below(path: str, top: str) -> bool:
    return path == top or path.startswith(f"{top}/")


def _again(promise: Promise, part: Decimal, tracking: Tracking, to: Spot) -> Reserved:
    return Reserved(
        transfer=promise.transfer,
        line=promise.line,
        product=promise.product,
        lot=promise.lot,
        serial=tracking is Tracking.SERIAL,
        location=to[0],
        package=to[1],
        quantity=part,
        chosen_by=promise.chosen_by,
        id=promise.id if part == promise.quantity else None,
    )


async def _facts(products: set[int]) -> dict[int, tuple[Tracking, int]]:
    """Tracking and stock unit of products."""
    condition, values = among(products)
    rows = await fetch(f"SELECT id, tracking, unit_id FROM product WHERE id {condition}", values)
    return {row["id"]: (Tracking(row["tracking"]), row["unit_id"]) for row in rows}


async def _promised_elsewhere(lost: Sequence[Given]) -> InsufficientStock:
    promise, part = lost[0]
    promises = [each for each, _ in lost]
    lies = Balance(promise.product, promise.lot, promise.location, promise.package, part, part)
    return await _taken_by_others(lies, part, ZERO, promises, "promised to")


async def _taken_by_others(
    lies: Balance, requested: Decimal, available: Decimal, promises: Sequence[Promise], how: str
) -> InsufficientStock:
    transfers = list(dict.fromkeys(promise.transfer for promise in promises))[:5]
    numbers = await reservations.numbers_of(transfers)
    name = await _named(Goods(product=lies.product if lies.lot is None else None, lot=lies.lot))
    message = (
        f"{name}: {format_quantity(requested - available)} of it are {how}"
        f" {', '.join(numbers[each] for each in transfers)}."
    )
    shortage = Shortage(
        product=lies.product,
        lot=lies.lot,
        location=lies.location,
        requested=requested,
        available=available,
        reserved_for=[Ref("Transfer", each) for each in transfers],
    )
    return InsufficientStock(message=message, shortages=[shortage], shortage_count=1)
