"""Taking apart what was made: its parts come back to stock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_reason
from lotbook.domain.quantities import (
    ZERO,
    Path,
    format_quantity,
    from_millionths,
    is_on_step,
    require_on_step,
    to_millionths,
)
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InsufficientStock, Ref, Shortage, invalid
from lotbook.domain.tracking import ONE, require_fits
from lotbook.domain.words import RunKind, Tracking
from lotbook.ledger import balances, genealogy, journal, reservations
from lotbook.models import Location, Lot, Product, Run, StockMoveLine
from lotbook.services import inside
from lotbook.services.goods_named import Goods, where_in_stock
from lotbook.services.inside import Part
from lotbook.services.lines_alone import WAY_BACK
from lotbook.services.making import RunSaved, require_few
from lotbook.services.present_numbers import present_lot, under_present_numbers
from lotbook.services.rows import all_locked, all_shared, locked, shared
from lotbook.services.shelves import physical
from lotbook.services.shifting import taken_by_others
from lotbook.services.stopped import refusal, that_may_go, way_into

MOST_PLACES = 100


@dataclass(frozen=True)
class Taken:
    """So much of what is taken apart lies in a place."""

    location: int
    quantity: Decimal


@dataclass(frozen=True)
class Apart:
    """So much that is taken apart, of a lot or of a product without numbers, from the places where it lies.
    destination: where what comes out is put; None for the one place that it is taken from."""

    taken: Sequence[Taken]
    lot: int | None = None
    product: int | None = None
    destination: int | None = None

    @property
    def quantity(self) -> Decimal:
        return sum((each.quantity for each in self.taken), ZERO)


@unit_of_work
async def unbuild(work: Work, apart: Apart, reason: str, parts: Sequence[Part] | None = None) -> RunSaved:
    """Take goods apart: what they were made of comes back to stock. parts: what came out of them;
    None for what the book knows to be in the lot, which is asked where that is unknown or does not come out even.

    Raises InsufficientStock, LotOnHold, LocationNotUsable, InvalidInput, NotFound: then nothing moved.
    """
    work.reason = parse_reason(reason)
    goods = await _goods(apart)
    product: Any = await shared(Product, goods.product, ("product",))
    places = await _places(apart, product)
    require_fits(product.tracking, goods.number, apart.quantity, ("taken", "0", "quantity"))
    to = (await physical(_destination(apart), ("destination",))).id
    name = goods.number or product.name
    between = int(await fetch_value("SELECT id FROM location WHERE usage = 'PRODUCTION' ORDER BY id LIMIT 1"))
    lying = await _lying(product.id, apart.lot)
    taken = [
        part
        for at, each in enumerate(apart.taken)
        for part in await _take(
            [one for one in lying if one.location == each.location],
            _Wanted(product.id, apart.lot, name, places[each.location], each.quantity, ("taken", str(at))),
            between,
        )
    ]
    known = await inside.of_lot(apart.lot, serial=goods.serial)
    if parts is None:
        parts = await _known_parts(known, apart.quantity, name)
    products = await _require_parts(parts)
    await inside.require_not_out_of(apart.lot, known, parts)
    await inside.require_still_in(known, apart.quantity, parts, products)
    run = await Run.create(operation_id=work.operation_id, kind=RunKind.UNBUILD, reason=reason)
    moves = [
        *(
            _move(product, apart.lot, quantity, lies.location, between, run.id, package=lies.package)
            for lies, quantity in taken
        ),
        *(_move(products[part.product], part.lot, part.quantity, between, to, run.id) for part in parts),
    ]
    await journal.post(work, [*moves, *await under_present_numbers(work, moves)])
    await genealogy.keep(work.operation_id)
    await inside.require_went_in(apart.lot, parts)
    work.about("Run", run.id)
    return RunSaved(run.id)


@unit_of_work
async def undo_unbuild(work: Work, run: int, reason: str) -> RunSaved:
    """Put together again what was taken apart by mistake: every line of the run is corrected, so that what came out is
    taken back from where it was put. Raises InsufficientStock, LotOnHold, InvalidInput, NotFound: then nothing moved.
    """
    work.reason = parse_reason(reason)
    row: Any = await locked(Run, run, ("run",))
    work.about("Run", row.id)
    if row.kind is not RunKind.UNBUILD:
        raise invalid("run", InputFault.CONTRADICTION, WAY_BACK[row.kind])
    lines: list[Any] = await StockMoveLine.filter(run_id=run).order_by("id").select_related("product")
    if any(line.corrects_id is not None for line in lines):
        raise invalid("run", InputFault.CONTRADICTION, "It was put together again before.")
    between = int(await fetch_value("SELECT id FROM location WHERE usage = 'PRODUCTION' ORDER BY id LIMIT 1"))
    for line in lines:
        if line.source_id == between:
            is_now = line.lot_id and await present_lot(line.lot_id)
            lot = is_now and await Lot.get(id=is_now)
            place = await Location.get(id=line.destination_id)
            name = lot.number if lot else line.product.name
            spot = (line.destination_id, line.destination_package_id)
            lying = await _lying(line.product_id, is_now)
            await _take(
                [each for each in lying if (each.location, each.package) == spot],
                _Wanted(line.product_id, is_now, name, place, line.quantity, ("run",)),
                between,
            )
    moves = [_back(line) for line in lines]
    await journal.post(work, [*moves, *await under_present_numbers(work, moves)])
    await genealogy.keep(work.operation_id)
    return RunSaved(run)


def _back(line: Any) -> journal.Move:
    """The line back the other way, which corrects it."""
    return journal.Move(
        product=line.product_id,
        tracking=line.tracking,
        lot=line.lot_id,
        source=line.destination_id,
        source_package=line.destination_package_id,
        destination=line.source_id,
        destination_package=line.source_package_id,
        quantity=line.quantity,
        unit=line.entered_unit_id,
        run=line.run_id,
        corrects=line.id,
    )


@dataclass(frozen=True)
class _Goods:
    product: int
    number: str | None = None
    serial: bool = False


async def _goods(apart: Apart) -> _Goods:
    """What is taken apart, its lot locked. Raises NotFound, InvalidInput."""
    if apart.lot is None:
        if apart.product is None:
            raise invalid("lot", InputFault.MISSING, "Name the lot that is taken apart, or the product.")
        return _Goods(apart.product)
    row: Any
    [row] = (await all_locked(Lot, [(apart.lot, ("lot",))])).values()
    if apart.product not in (None, row.product_id):
        message = f"{row.number} is no lot of this product."
        raise invalid("lot", InputFault.CONTRADICTION, message, given=row.number)
    return _Goods(row.product_id, row.number, row.serial)


def _move(
    product: Any,
    lot: int | None,
    quantity: Decimal,
    source: int,
    to: int,
    run: int,
    package: int | None = None,
) -> journal.Move:
    return journal.Move(
        product=product.id,
        tracking=product.tracking,
        lot=lot,
        source=source,
        source_package=package,
        destination=to,
        quantity=quantity,
        unit=product.unit_id,
        run=run,
    )


def _destination(apart: Apart) -> int:
    """Where what comes out is put. Raises InvalidInput where that is not said."""
    if apart.destination is not None:
        return apart.destination
    if len(apart.taken) > 1:
        message = "It is taken from several places: say where what comes out is put."
        raise invalid("destination", InputFault.MISSING, message)
    return apart.taken[0].location


async def _places(apart: Apart, product: Any) -> dict[int, Any]:
    """The places that goods are taken from, each of them once. Raises InvalidInput, NotFound."""
    if not 0 < len(apart.taken) <= MOST_PLACES:
        fault = InputFault.OVER_LIMIT if apart.taken else InputFault.MISSING
        message = f"Name 1 to {MOST_PLACES} places that it is taken from."
        raise invalid("taken", fault, message, given=str(len(apart.taken)), limit=str(MOST_PLACES))
    seen: set[int] = set()
    for at, each in enumerate(apart.taken):
        field = ("taken", str(at))
        if each.location in seen:
            raise invalid((*field, "location"), InputFault.NOT_UNIQUE, "The place is named twice.")
        seen.add(each.location)
        if each.quantity <= ZERO:
            raise invalid((*field, "quantity"), InputFault.NOT_POSITIVE, "Say how much is taken apart.")
        require_on_step(each.quantity, product.step, (*field, "quantity"))
    named = [(each.location, ("taken", str(at), "location")) for at, each in enumerate(apart.taken)]
    return dict(await all_shared(Location, named))


@dataclass(frozen=True)
class _Wanted:
    """So much of goods that have to lie in a place. name: what they are called; field: that asks for them."""

    product: int
    lot: int | None
    name: str
    place: Any
    quantity: Decimal
    field: Path


async def _lying(product: int, lot: int | None) -> list[balances.Balance]:
    """Where goods lie, locked, in key order: loose ones of a place first."""
    if lot is None:
        return await balances.of_untracked([product], lock=True)
    return await balances.of_lots([lot], lock=True)


async def _take(
    here: Sequence[balances.Balance], wanted: _Wanted, between: int
) -> list[tuple[balances.Balance, Decimal]]:
    """How much of what lies here is taken. Raises LotOnHold, InsufficientStock for what is stopped, promised to
    others, or not there."""
    may_go, stopped = await that_may_go(here, await way_into(between))
    taken: list[tuple[balances.Balance, Decimal]] = []
    short = wanted.quantity
    for lies in may_go:
        part = min(short, lies.on_hand - lies.reserved)
        if part > ZERO:
            taken.append((lies, part))
            short -= part
    if short == ZERO:
        return taken
    free = sum((each.on_hand - each.reserved for each in here), ZERO)
    if stopped and free >= wanted.quantity:
        raise await refusal(list(stopped.values()))
    raise await _short(here, wanted, free)


async def _short(here: Sequence[balances.Balance], wanted: _Wanted, free: Decimal) -> InsufficientStock:
    """Why there is not enough here: it is promised to others, or lies elsewhere."""
    spots = {(lies.location, lies.package) for lies in here}
    promises = [
        promise
        for promise in await (
            reservations.of_untracked([wanted.product])
            if wanted.lot is None
            else reservations.of_lots([wanted.lot])
        )
        if (promise.location, promise.package) in spots
    ]
    if promises and sum((lies.on_hand for lies in here), ZERO) >= wanted.quantity:
        picked = all(promise.spare <= ZERO for promise in promises)
        how = "picked for" if picked else "promised to"
        short = await taken_by_others(here[0], wanted.quantity, free, promises, how)
        short.field = wanted.field
        return short
    message = (
        f"{format_quantity(free)} of {wanted.name} available in {wanted.place.path},"
        f" {format_quantity(wanted.quantity)} needed."
        f" {await where_in_stock(Goods(product=wanted.product, lot=wanted.lot))}"
    )
    shortage = Shortage(
        product=wanted.product,
        lot=wanted.lot,
        location=wanted.place.id,
        requested=wanted.quantity,
        available=free,
        reserved_for=[Ref("Transfer", each) for each in dict.fromkeys(p.transfer for p in promises)][:5],
    )
    return InsufficientStock(message=message, field=wanted.field, shortages=[shortage], shortage_count=1)


async def _known_parts(known: inside.Known, quantity: Decimal, number: str) -> list[Part]:
    """What is in so much of a lot. Raises InvalidInput where a person has to say it."""
    if not known.unit:
        message = f"What went into {number} is not known: say what comes out of it."
        raise invalid("parts", InputFault.MISSING, message, given=number)
    products: dict[int, Any] = {
        row.id: row for row in await Product.filter(id__in=[each.product for each in known.unit])
    }
    parts = []
    for goods, inside_one in sorted(known.unit.items(), key=str):
        product = products[goods.product]
        exact = inside_one * to_millionths(quantity)
        part = from_millionths(int(exact))
        whole = part == ONE if product.tracking is Tracking.SERIAL else is_on_step(part, product.step)
        if exact != int(exact) or not whole:
            message = f"What is in {format_quantity(quantity)} of {number} does not come out even: say what comes out."
            raise invalid("parts", InputFault.MISSING, message, given=number)
        parts.append(Part(goods.product, goods.lot, part))
    return parts


async def _require_parts(parts: Sequence[Part]) -> dict[int, Any]:
    """Refuse parts that are no goods of ours; the products of the others, all locked."""
    require_few(len(parts), "parts")
    products: dict[int, Any] = await all_shared(
        Product, [(part.product, ("parts", str(place), "product")) for place, part in enumerate(parts)]
    )
    lots: dict[int, Any] = await all_locked(
        Lot,
        [
            (part.lot, ("parts", str(place), "lot"))
            for place, part in enumerate(parts)
            if part.lot is not None
        ],
    )
    for place, part in enumerate(parts):
        at = ("parts", str(place))
        product, lot = products[part.product], lots.get(part.lot or 0)
        if lot is not None and lot.product_id != part.product:
            message = f"{lot.number} is no lot of {product.name}."
            raise invalid((*at, "lot"), InputFault.CONTRADICTION, message, given=lot.number)
        if part.quantity <= ZERO:
            raise invalid((*at, "quantity"), InputFault.NOT_POSITIVE, "Say how much comes out, above zero.")
        field = (*at, "quantity")
        require_on_step(part.quantity, product.step, field)
        require_fits(product.tracking, lot and lot.number, part.quantity, field)
    return products
