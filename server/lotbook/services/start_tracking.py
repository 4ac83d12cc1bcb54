"""A product that was not tracked is tracked from now on: its stock goes out and comes in again with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.number_plan import Asked
from lotbook.domain.products import ProductDetails, with_details
from lotbook.domain.quantities import Path, from_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, invalid
from lotbook.domain.start_tracking import Unnumbered, lying_at, require_all_numbered
from lotbook.domain.words import Tracking, UniquenessScope
from lotbook.ledger import journal
from lotbook.models import Location, Product, Settings, Warehouse
from lotbook.services.new_lots import born, require_new
from lotbook.services.number_facts import require_unlike
from lotbook.services.number_sources import Made, made
from lotbook.services.products import ProductSaved, facts_of, open_documents_of, require_tracking_is_on
from lotbook.services.rows import in_use, locked, require_version, shared


@dataclass(frozen=True, kw_only=True)
class PlaceNumbers:
    """Numbers for what lies in a place, there in a package or loose."""

    location: int
    package: int | None
    numbers: Made


@dataclass(frozen=True, kw_only=True)
class _InPlace:
    """What wants numbers: all of a product that lies in one place."""

    product: int
    product_name: str
    tracking: Tracking
    step: Decimal
    number_pattern: str | None
    number_next: int
    lacking: Decimal


@unit_of_work
async def start_tracking(
    work: Work,
    product: int,
    version: int,
    tracking: Tracking,
    stock: Sequence[PlaceNumbers],
    *,
    number_pattern: str | None = None,
    look_alike: bool = False,
) -> ProductSaved:
    """Track a product from now on, and number all of its stock. Dates of the lots are not guessed: they can be told
    later. number_pattern: of its sequence; look_alike: numbers are meant as they stand, though those of lots it had
    before look like them. Raises NotFound, StaleVersion, InvalidInput, NumbersInvalid, NumberAlreadyExists,
    NumberLooksLike, or InUse naming open documents.
    """
    row = await locked(Product, product, ("product",))
    await require_version(work, row, version)
    _require_starts(row, tracking)
    await require_tracking_is_on(tracking)
    if blockers := await open_documents_of(product):
        raise in_use(f"{row.sku} is on documents that are open.", blockers, ("product",))
    # Refused when its unit or its step does not fit single pieces.
    details = ProductDetails(step=row.step, number_pattern=number_pattern)
    pattern = with_details(replace(await facts_of(row), tracking=tracking), details).number_pattern
    lying = lying_at(await unnumbered(product, lock=True), [(each.location, each.package) for each in stock])
    numbers, number_next = await _numbers(work, row, tracking, pattern, lying, stock)
    require_all_numbered(lying, numbers, tracking)
    wanted = {one.number for asked in numbers for one in asked}
    company = (await shared(Settings, 1, ())).uniqueness_scope is UniquenessScope.COMPANY
    await require_new(product, wanted, in_company=company, field=("stock",))
    typed = {one.number for asked in numbers for one in asked if one.typed}
    await require_unlike(product, typed, ("stock",), meant=look_alike)
    lots = await born(work, product, tracking, wanted, in_company=company)
    await _renumber(work, row, tracking, lying, numbers, lots)
    await Product.filter(id=product).update(
        version=row.version + 1, number_pattern=pattern, number_next=number_next
    )
    work.about("Product", product)
    return ProductSaved(product)


def _require_starts(product: Product, tracking: Tracking) -> None:
    if tracking is Tracking.NONE:
        raise invalid("tracking", InputFault.CONTRADICTION, "Say by what it is tracked: serials or lots.")
    if product.tracking is not Tracking.NONE:
        message = f"{product.name} is tracked already."
        raise invalid("product", InputFault.CONTRADICTION, message, given=product.sku)


async def unnumbered(product: int, *, lock: bool = False) -> list[Unnumbered]:
    """Where a product lies without numbers, by the name of the place. lock: until the unit of work ends."""
    rows = await fetch(
        f"""SELECT location_id, package_id, on_hand FROM stock_balance
            WHERE product_id = ? AND lot_id IS NULL AND on_hand > 0
            ORDER BY location_id, coalesce(package_id, 0) {"{lock}" if lock else ""}""",
        product,
    )
    paths = {place.id: place.path for place in await Location.filter(id__in=[r["location_id"] for r in rows])}
    found = [
        Unnumbered(
            location=row["location_id"],
            path=paths[row["location_id"]],
            package=row["package_id"],
            on_hand=from_millionths(row["on_hand"]),
        )
        for row in rows
    ]
    return sorted(found, key=lambda stock: (stock.path, stock.package or 0))


async def _numbers(
    work: Work,
    product: Product,
    tracking: Tracking,
    pattern: str | None,
    lying: Sequence[Unnumbered],
    stock: Sequence[PlaceNumbers],
) -> tuple[list[Sequence[Asked]], int]:
    """The numbers for each place, and where the product's sequence goes on behind them."""
    counter = product.number_next
    numbers = []
    for place, (there, given) in enumerate(zip(lying, stock, strict=True)):
        wanting = _InPlace(
            product=product.id,
            product_name=product.name,
            tracking=tracking,
            step=product.step,
            number_pattern=pattern,
            number_next=counter,
            lacking=there.on_hand,
        )
        site = await Warehouse.filter(locations__id=there.location).first()
        today = day_of(work.now, site.time_zone if site else "UTC")
        try:
            sourced = await made(wanting, given.numbers, today)
        except InvalidInput as refused:
            raise _below(refused, ("stock", str(place))) from refused
        _require_plain(sourced.asked, ("stock", str(place), "numbers"))
        counter = sourced.next_counter
        numbers.append(sourced.asked)
    return numbers, counter


def _require_plain(asked: Sequence[Asked], field: Path) -> None:
    """Refuse what is told beside number and quantity. Raises InvalidInput."""
    for one in asked:
        if one.expiry or one.best_before or one.production or one.maker_number or one.batch:
            message = f"{one.number}: dates, batch and maker's number are told at the lot once it is there."
            raise invalid(field, InputFault.CONTRADICTION, message, given=one.number)


def _below(refused: InvalidInput, at: Path) -> InvalidInput:
    """Faults of the numbers of one place, named by where they stand in the whole input."""
    problems = []
    for problem in refused.problems:
        field = problem.field if problem.field[:1] == ("numbers",) else ("numbers", *problem.field)
        problems.append(replace(problem, field=(*at, *field)))
    return InvalidInput.of(problems)


async def _renumber(
    work: Work,
    product: Product,
    tracking: Tracking,
    lying: Sequence[Unnumbered],
    numbers: Sequence[Sequence[Asked]],
    lots: dict[str, int],
) -> None:
    """Take the stock out to where counting puts what is found and lost, and in again under its numbers."""
    between = int(await fetch_value("SELECT id FROM location WHERE usage = 'INVENTORY' ORDER BY id LIMIT 1"))
    unit = product.unit_id
    taken = [
        journal.Move(
            product=product.id,
            tracking=Tracking.NONE,
            lot=None,
            source=there.location,
            source_package=there.package,
            destination=between,
            quantity=there.on_hand,
            unit=unit,
        )
        for there in lying
    ]
    given = [
        journal.Move(
            product=product.id,
            tracking=tracking,
            lot=lots[one.number],
            source=between,
            destination=there.location,
            destination_package=there.package,
            quantity=one.quantity,
            unit=unit,
        )
        for there, asked in zip(lying, numbers, strict=True)
        for one in asked
    ]
    await journal.post_numbered(work, product.id, tracking, taken, given)
