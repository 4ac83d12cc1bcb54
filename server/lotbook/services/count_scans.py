"""Scans of a count: the label of a place says where, that of goods what and how much."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.cartons import MeansPackage
from lotbook.domain.codes import Code
from lotbook.domain.count_effect import CountAction, CountEffect, effect
from lotbook.domain.dates import day_of
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LocationNotUsable, ScanUnclear, invalid
from lotbook.domain.scan_meaning import Understood
from lotbook.domain.scanning import read
from lotbook.ledger.sql import question
from lotbook.models import Location, Warehouse
from lotbook.services.count_records import put
from lotbook.services.counted import Counted, looked_up
from lotbook.services.counting import open_count, require_counting, touch
from lotbook.services.scan_lookup import understand
from lotbook.services.shelves import require_within


@dataclass(frozen=True, kw_only=True)
class CountScan:
    """What a scanner or keyboard gave, and what a person added. location, package, product: said by earlier scans;
    quantity: keyed in; new_number: a number that no lot has is meant."""

    raw: str
    symbology: str | None = None
    beside: tuple[Code, ...] = ()
    separator: str | None = None
    reading: int | None = None
    location: int | None = None
    package: int | None = None
    product: int | None = None
    quantity: Decimal | None = None
    new_number: bool = False


@dataclass(frozen=True)
class CountScanned:
    """What a scan did on a count, by row ids. quantity: that it added, in the stock unit."""

    count: int
    raw: str
    symbology: str | None
    action: CountAction
    text: str
    position: int | None = None
    product: int | None = None
    number: str | None = None
    quantity: Decimal | None = None
    location: int | None = None
    package: int | None = None
    beside: tuple[Code, ...] = ()
    separator: str | None = None
    reading: int | None = None


@unit_of_work
async def record_count_scan(work: Work, count: int, scan: CountScan) -> CountScanned:
    """Do on a count what a scan says: say the place, the package or the product, or count what lies there.

    Raises ScanUnclear, NumbersInvalid, NumberAlreadyExists, NotOnDocument, LocationNotUsable, PackageElsewhere,
    WrongState, InvalidInput, NotFound.
    """
    row = await open_count(work, count)
    require_counting(row)
    site = await Warehouse.get(id=row.warehouse_id)
    today = day_of(work.now, site.time_zone)
    label = read(scan.raw, scan.symbology, beside=scan.beside, separator=scan.separator, today=today)
    product = await _product_of(row, label.plain) or scan.product or row.product_id
    understood = await understand(label, None, None, scan.reading, product)
    done = effect(understood, scan.quantity)
    if isinstance(done.refusal, ScanUnclear):
        raise replace(done.refusal, product=product)
    if done.refusal is not None:
        raise done.refusal
    done = await _do(work, row, understood, done, scan)
    await touch(work, row)
    return CountScanned(
        count=count,
        raw=scan.raw,
        symbology=scan.symbology,
        action=done.action,
        text=done.text,
        position=done.position,
        product=done.product,
        number=done.number,
        quantity=done.quantity,
        location=done.location,
        package=done.package,
        beside=scan.beside,
        separator=scan.separator,
        reading=scan.reading,
    )


async def _product_of(row: Any, number: str | None) -> int | None:
    """The product of a plain number that was found on this count, though no lot has it."""
    found = "SELECT product_id FROM count_position WHERE count_id = ? AND number = ?"
    products = {each["product_id"] for each in await fetch(found, row.id, number)} if number else set()
    return products.pop() if len(products) == 1 else None


async def _do(
    work: Work, row: Any, understood: Understood, done: CountEffect, scan: CountScan
) -> CountEffect:
    match done.action:
        case CountAction.SET_PLACE:
            return await _place(row, done)
        case CountAction.SET_PACKAGE:
            return await _package(row, understood, done, scan)
        case CountAction.CHOOSE_PRODUCT:
            return done
    assert done.product is not None  # noqa: S101  # what is counted is of a product
    location = scan.location or await _only_place(row)
    if location is None:
        message = "Scan the label of the place first: it says where this lies."
        raise LocationNotUsable(message=message, field=("location",), location=row.location_id)
    if done.action is CountAction.ASK_QUANTITY or done.quantity is None:
        return done
    counted = Counted(
        location=location,
        package=scan.package,
        product=done.product,
        number=done.number,
        quantity=done.quantity,
    )
    known = await looked_up(row, [counted], new_numbers=scan.new_number, field=())
    [place] = await put(work, row, known, replaces=False)
    return replace(done, position=place.position, location=location)


async def _only_place(row: Any) -> int | None:
    """The place of a count that has no other below it."""
    below = await fetch(f"SELECT id FROM ({question('places_below')}) AS places LIMIT 2", row.location_id)
    return int(row.location_id) if len(below) == 1 else None


async def _place(row: Any, done: CountEffect) -> CountEffect:
    """The place that a label names, when it is counted here. Raises LocationNotUsable."""
    assert done.location is not None  # noqa: S101  # that is what such a scan does
    place: Any = await Location.get(id=done.location)
    below = {each["id"] for each in await fetch(question("places_below"), row.location_id)}
    if place.id not in below or not place.physical:
        message = f"{place.path} is not counted here."
        raise LocationNotUsable(message=message, field=("scan",), location=place.id)
    require_within(place, ("scan",))
    return replace(done, text=f"Counts what lies at {place.path}.")


async def _package(row: Any, understood: Understood, done: CountEffect, scan: CountScan) -> CountEffect:
    """The package whose label was scanned: what follows is in it, where it is.

    Raises InvalidInput, LocationNotUsable.
    """
    assert isinstance(understood.meaning, MeansPackage)  # noqa: S101  # or it had another effect
    package = understood.meaning.package
    if package.package is None:
        message = f"{package.sscc} is no package of ours."
        raise invalid("scan", InputFault.CONTRADICTION, message, given=package.sscc)
    text = f"Counts what is in {package.sscc}."
    if scan.location is not None or package.lies_at is None:
        return replace(done, text=text, package=package.package, location=scan.location)
    lies = await Location.get(path=package.lies_at)
    return await _place(row, replace(done, package=package.package, location=lies.id))
