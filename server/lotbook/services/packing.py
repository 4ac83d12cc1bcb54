"""Goods are put into packages and taken out of them, and a package moves as one: lines of the journal, posted at once.

What is promised of the goods goes with them. What was picked for a document stays where it was picked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.db.engine import fetch, lock_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, PackageElsewhere, invalid
from lotbook.ledger import balances, reservations
from lotbook.ledger.balances import Balance
from lotbook.ledger.reservations import Lost
from lotbook.models import Location, Package, Settings
from lotbook.services.goods_named import Goods, lying_of, parts_of, require_few
from lotbook.services.gs1_keys import take_keys
from lotbook.services.rows import shared
from lotbook.services.shelves import physical
from lotbook.services.shifting import shift
from lotbook.standards.keys import KeyKind


@dataclass(frozen=True)
class Packed:
    """The package, by row id. lost: who lost what had been promised to him; transfer: that moved it, None for one that
    stayed where it was."""

    package: int
    lost: Sequence[Lost] = ()
    transfer: int | None = None


@unit_of_work
async def pack_goods(work: Work, place: int, goods: Sequence[Goods], package: int | None) -> Packed:
    """Put loose goods of a place into a package that is there, or in none yet; a new one with the next SSCC of the
    company's prefix when package is None.

    Raises PackageElsewhere, InsufficientStock, LotOnHold, LocationNotUsable, KeysExhausted, InvalidInput, NotFound.
    """
    await require_packages_on()
    require_few(goods)
    location = await physical(place, ("location",))
    if package is None:
        number = (await take_keys(KeyKind.SSCC)).keys[0]
        package = int((await Package.create(number=number, created=work.now)).id)
    else:
        await lock_package(package)
        await require_at(package, place)
    loose = [lies for lies in await lying_of(goods) if lies.location == place and lies.package is None]
    parts = await parts_of(goods, loose, place, f"loose in {location.path}")
    work.about("Package", package)
    return Packed(package, await shift(work, parts, location, (place, package)))


@unit_of_work
async def unpack_goods(work: Work, package: int, goods: Sequence[Goods] | None) -> Packed:
    """Take goods out of a package, all of them when None; they are loose in its place then.

    Raises InsufficientStock, LotOnHold, InvalidInput, NotFound.
    """
    number, inside = await inside_of(package)
    location = await Location.get(id=inside[0].location)
    if goods is None:
        parts = [(lies, lies.on_hand) for lies in inside]
    else:
        require_few(goods)
        parts = await parts_of(goods, inside, inside[0].location, f"in {number}")
    work.about("Package", package)
    return Packed(package, await shift(work, parts, location, (inside[0].location, None)))


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


async def require_at(package: int, place: int, field: Path = ("package",)) -> None:
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
        raise PackageElsewhere(message=message, field=field, package=package, location=row["id"])


async def inside_of(package: int) -> tuple[str, list[Balance]]:
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
