"""What somebody says lies there, held against what may be counted: places, products, packages and numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.domain.number_refusals import NumberRow, NumbersInvalid, NumberVerdict
from lotbook.domain.numbers import number_key, parse_number
from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO, Path, require_on_step
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import SCANNED, LocationNotUsable, NotOnDocument, PackageElsewhere, invalid
from lotbook.domain.tracking import require_fits
from lotbook.domain.words import Tracking
from lotbook.ledger.sql import question
from lotbook.models import Location, Package, Product
from lotbook.services.packing import lock_package, require_packages_on
from lotbook.services.rows import all_shared
from lotbook.services.shelves import require_within


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What lies in a spot of a product. number: of a tracked one; quantity: in the stock unit, zero for nothing; lot:
    the one with the number, once it is looked up, None for a number that no lot has."""

    location: int
    product: int
    quantity: Decimal
    number: str | None = None
    package: int | None = None
    lot: int | None = None

    @property
    def spot(self) -> Spot:
        return self.location, self.package

    @property
    def key(self) -> Key:
        return self.location, self.product, self.lot, None if self.lot else self.number, self.package


Key = tuple[int, int, int | None, str | None, int | None]
"""Place, product, lot, number without one, and package of a position."""


async def looked_up(
    count: Any, counted: Sequence[Counted], *, new_numbers: bool, field: Path = ("positions",)
) -> list[Counted]:
    """What was counted with its lots, when it may be counted on this count: places, products, packages and numbers are
    there and go together.

    Raises NumbersInvalid, NotOnDocument, LocationNotUsable, PackageElsewhere, InvalidInput, NotFound.
    """
    await _require_places(count, counted, field)
    products: Mapping[int, Any] = await all_shared(
        Product, [(one.product, (*_at(field, at), "product")) for at, one in enumerate(counted)]
    )
    await _require_packages(counted, field)
    parsed = []
    for at, one in enumerate(counted):
        product = products[one.product]
        if count.product_id not in (None, one.product):
            message = f"{product.name} is not counted here."
            raise NotOnDocument(
                message=message, field=_at(field, at) or SCANNED, product=product.id, expected_on=[]
            )
        number = None if one.number is None else parse_number(one.number, (*_at(field, at), "number"))
        nothing = product.tracking is Tracking.SERIAL and one.quantity == ZERO
        amount = Decimal(1) if nothing else one.quantity
        require_fits(product.tracking, number, amount, (*_at(field, at), "quantity"))
        require_on_step(one.quantity, product.step, (*_at(field, at), "quantity"))
        parsed.append(replace(one, number=number))
    known = await _with_lots(parsed)
    if not new_numbers:
        meant = await _found_before(count.id, known)
        unknown = {
            one for one in known if one.number and one.lot is None and (one.product, one.number) not in meant
        }
        _require_known(known, unknown, await _alike(unknown), field=field)
    _require_once(known, field)
    return known


def _at(field: Path, at: int) -> Path:
    """The field of one that was counted: of a list, or of an input that has only the one."""
    return (*field, str(at)) if field else ()


async def _require_places(count: Any, counted: Sequence[Counted], field: Path) -> None:
    below = {row["id"] for row in await fetch(question("places_below"), count.location_id)}
    places: Mapping[int, Any] = await all_shared(
        Location, [(one.location, (*_at(field, at), "location")) for at, one in enumerate(counted)]
    )
    for at, one in enumerate(counted):
        place = places[one.location]
        if place.id not in below or not (place.physical and place.active):
            message = f"{place.path} is not counted here: it is no place of ours below the one of the count."
            raise LocationNotUsable(message=message, field=(*_at(field, at), "location"), location=place.id)
        require_within(place, (*_at(field, at), "location"))


async def _require_packages(counted: Sequence[Counted], field: Path) -> None:
    """Refuse a package that has goods in another place. Raises PackageElsewhere, NotFound."""
    packages = [
        (one.package, (*_at(field, at), "package"))
        for at, one in enumerate(counted)
        if one.package is not None
    ]
    if not packages:
        return
    await require_packages_on()
    for package in sorted({package for package, _ in packages}):
        await lock_package(package)
    names: Mapping[int, Any] = await all_shared(Package, packages)
    condition, ids = among(list(names))
    lying = await fetch(
        f"""SELECT balance.package_id, place.id, place.path FROM stock_balance AS balance
            JOIN location AS place ON place.id = balance.location_id
            WHERE balance.package_id {condition} AND balance.on_hand > 0""",
        ids,
    )
    at_place = {row["package_id"]: row for row in lying}
    for at, one in enumerate(counted):
        there = at_place.get(one.package)
        if there and there["id"] != one.location:
            number = names[one.package].number  # type: ignore[index]  # at_place holds packages only
            message = f"{number} is at {there['path']}: move it first."
            raise PackageElsewhere(
                message=message,
                field=(*_at(field, at), "package"),
                package=there["package_id"],
                location=there["id"],
            )


async def _with_lots(counted: Sequence[Counted]) -> list[Counted]:
    numbers = {one.number for one in counted if one.number is not None}
    if not numbers:
        return list(counted)
    condition, values = among(numbers)
    rows = await fetch(f"SELECT id, product_id, number FROM lot WHERE number {condition}", values)
    lots = {(row["product_id"], row["number"]): row["id"] for row in rows}
    return [
        one if one.number is None else replace(one, lot=lots.get((one.product, one.number)))
        for one in counted
    ]


async def _found_before(count: int, counted: Sequence[Counted]) -> set[tuple[int, str]]:
    """Products and numbers without a lot that this count has already: somebody meant them."""
    if all(one.number is None or one.lot is not None for one in counted):
        return set()
    found = "SELECT DISTINCT product_id, number FROM count_position WHERE count_id = ? AND number IS NOT NULL"
    return {(row["product_id"], row["number"]) for row in await fetch(found, count)}


async def _alike(unknown: Collection[Counted]) -> dict[tuple[int, str], str]:
    """Numbers of lots that people would take for those, by product and the key of both."""
    if not unknown:
        return {}
    condition, keys = among({number_key(one.number) for one in unknown if one.number})
    rows = await fetch(f"SELECT product_id, number, number_key FROM lot WHERE number_key {condition}", keys)
    return {(row["product_id"], row["number_key"]): row["number"] for row in rows}


def _require_known(
    counted: Sequence[Counted],
    unknown: Collection[Counted],
    alike: Mapping[tuple[int, str], str],
    *,
    field: Path,
) -> None:
    """Refuse numbers that no lot has and nobody meant yet. Raises NumbersInvalid."""
    rows = [
        NumberRow(
            position=at,
            verdict=NumberVerdict.UNKNOWN,
            number=one.number,
            quantity=one.quantity,
            message=_said_of(one, alike),
        )
        for at, one in enumerate(counted, 1)
        if one in unknown
    ]
    if rows:
        more = f" There are {len(rows) - 1} more such numbers." if len(rows) > 1 else ""
        message = f"{rows[0].message}{more} Say that it is new to count it all the same."
        raise NumbersInvalid(
            message=message,
            field=field,
            code=RefusalCode.NUMBER_UNKNOWN,
            rows=rows[:100],
            row_count=len(rows),
        )


def _said_of(one: Counted, alike: Mapping[tuple[int, str], str]) -> str:
    message = f"No lot has the number {one.number}."
    other = alike.get((one.product, number_key(one.number or "")))
    return f"{message} It looks like {other}, which there is." if other else message


def _require_once(counted: Sequence[Counted], field: Path) -> None:
    seen: set[Key] = set()
    for at, one in enumerate(counted):
        if one.key in seen:
            message = f"{one.number or 'It'} is named twice for one place."
            raise invalid((*field, str(at)), InputFault.NOT_UNIQUE, message)
        seen.add(one.key)
