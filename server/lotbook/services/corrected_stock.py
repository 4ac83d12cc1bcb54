"""Where the goods of a line to correct are, and that what corrections take is there, all of them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch, fetch_value
from lotbook.domain.correction import Lying, PostedLine, reached
from lotbook.domain.number_refusals import NumberRow, NumbersInvalid, NumberVerdict
from lotbook.domain.quantities import ZERO, Path, format_quantity, from_millionths
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InsufficientStock, PlaceQuantity, Shortage
from lotbook.domain.tracking import ONE
from lotbook.domain.words import LocationUsage, Tracking
from lotbook.ledger import balances, journal, reservations
from lotbook.ledger.balances import Balance
from lotbook.ledger.reservations import Lost
from lotbook.ledger.sql import question
from lotbook.models import Location, Lot, Product
from lotbook.services.consumed import left_of_lot
from lotbook.services.shifting import taken_by_others

MOST_TOLD = 10


async def lying_of(line: PostedLine, usage: str) -> list[Lying]:
    """Where the goods are: in our places, locked, and with customers or thrown away. usage: of where the line put them;
    what a count lost is lost until it is found, what was consumed is consumed until it is taken apart, and what went to
    a vendor is there, where nobody can tell the goods of a lot apart, a unit unless the book has it elsewhere."""
    if line.lot is None:
        ours = await balances.of_untracked([line.product], lock=True)
        # Of goods without numbers nobody can tell which ones a customer has: what was brought there is there.
        outside = await fetch("SELECT id FROM location WHERE id = ? AND NOT physical", line.destination)
        return [Lying(b.location, b.on_hand, True, b.package) for b in ours] + [
            Lying(row["id"], line.left, False) for row in outside
        ]
    ours = await balances.of_lots([line.lot], lock=True)
    gone = await fetch(question("where_goods_went"), line.lot, line.lot)
    lost = [Lying(line.destination, line.left, False)] if usage == LocationUsage.INVENTORY else []
    if usage == LocationUsage.VENDOR:
        lot: Any = await Lot.get(id=line.lot)
        elsewhere = lot.serial and (gone or any(lies.on_hand for lies in ours))
        lost = [] if elsewhere else [Lying(line.destination, line.left, False)]
    if line.consumed:
        lost = [Lying(line.destination, await left_of_lot(line.lot), False)]
    return (
        lost
        + [Lying(b.location, b.on_hand, True, b.package) for b in ours]
        + [Lying(row["location_id"], from_millionths(row["quantity"]), False) for row in gone]
    )


async def taken_on(line: PostedLine, lying: Sequence[Lying]) -> list[Lying]:
    """Of where goods lie, the places to which those of this line can have been taken on."""
    goods, which = ("line.lot_id = ?", line.lot)
    if line.lot is None:
        goods, which = "line.lot_id IS NULL AND line.product_id = ?", line.product
    rows = await fetch(question("taken_on").replace("{goods}", goods), which, line.id)
    ours = {place.location for place in lying if place.physical}
    ways = [
        ((row["source_id"], row["source_package_id"]), (row["destination_id"], row["destination_package_id"]))
        for row in rows
    ]
    # What customers have is in whatever package they have it in.
    loose = [tuple((place, package if place in ours else None) for place, package in way) for way in ways]
    spots = reached(line.spot, [*ways, *((here, there) for here, there in loose)])
    return [place for place in lying if place.spot in spots]


async def where_they_lie(places: Sequence[PlaceQuantity]) -> str:
    """A sentence with where goods lie, and how much of them."""
    lying: dict[int, Decimal] = defaultdict(Decimal)
    for each in places:
        lying[each.location] += each.on_hand
    there = {place: much for place, much in lying.items() if much > ZERO}
    if not there:
        return ""
    paths = {place.id: place.path for place in await Location.filter(id__in=[*there])}
    told = [f"{format_quantity(much)} in {paths[place]}" for place, much in there.items()]
    more = f" and in {len(told) - MOST_TOLD} more places" if len(told) > MOST_TOLD else ""
    return f" There are {', '.join(told[:MOST_TOLD])}{more}."


def behind(lying: Sequence[Lying], line: PostedLine, moves: Sequence[journal.Move]) -> list[Lying]:
    """What lies where once the moves planned so far are posted."""
    ours = [move for move in moves if (move.product, move.lot) == (line.product, line.lot)]
    left = {place.spot: place for place in lying}
    outside = {place.location for place in lying if not place.physical}
    for move in ours:
        for place, package, quantity in (
            (move.source, move.source_package, -move.quantity),
            (move.destination, move.destination_package, move.quantity),
        ):
            spot = place, None if place in outside else package
            if spot in left:
                left[spot] = replace(left[spot], quantity=left[spot].quantity + quantity)
    return list(left.values())


async def require_stock(
    moves: Sequence[journal.Move], arrivals: Collection[int], asked_by: Mapping[tuple[int, int], Path]
) -> list[Lost]:
    """Refuse to take more from our places than lies there when all is done, or was picked for others, and a serial
    given twice; what else was promised of it is not any more. arrivals: transfers that were to bring the goods in;
    asked_by: the input that takes goods, by product and place.

    Raises InsufficientStock, NumbersInvalid.
    """
    net: dict[tuple[int, int | None, int, int | None], Decimal] = defaultdict(Decimal)
    for move in moves:
        net[move.product, move.lot, move.source, move.source_package] -= move.quantity
        net[move.product, move.lot, move.destination, move.destination_package] += move.quantity
    ours = {row["id"] for row in await fetch("SELECT id FROM location WHERE physical")}
    lying = await balances.of_lots([move.lot for move in moves if move.lot is not None], lock=True)
    lying += await balances.of_untracked([move.product for move in moves if move.lot is None], lock=True)
    there = {(b.product, b.lot, b.location, b.package): b for b in lying}
    shortages: list[Shortage] = []
    lost: list[Lost] = []
    for (product, lot, place, package), change in net.items():
        if place not in ours or change >= ZERO:
            continue
        lies = there.get((product, lot, place, package))
        available, given = await _given_up_of(lies, -change, arrivals)
        lost += given
        if available + change < ZERO:
            field = asked_by.get((product, place), ("corrections",))
            await _require_nobody_holds(lies, -change, available, field)
            short = Shortage(product=product, lot=lot, location=place, requested=-change, available=available)
            shortages.append(short)
    if shortages:
        first = shortages[0]
        field = asked_by.get((first.product, first.location or 0), ("corrections",))
        raise InsufficientStock(
            message=await _short(first), field=field, shortages=shortages[:100], shortage_count=len(shortages)
        )
    serials = {move.lot for move in moves if move.tracking is Tracking.SERIAL}
    for lot in serials:
        come = sum((change for key, change in net.items() if key[1] == lot and key[2] in ours), ZERO)
        if come + sum((b.on_hand for b in lying if b.lot == lot), ZERO) > ONE:
            number = str(await fetch_value("SELECT number FROM lot WHERE id = ?", lot))
            message = f"{number} would be given twice."
            row = NumberRow(position=1, verdict=NumberVerdict.DUPLICATE, number=number, message=message)
            raise NumbersInvalid(message=message, code=RefusalCode.NUMBER_DUPLICATED, rows=[row], row_count=1)
    return lost


async def _require_nobody_holds(
    lies: Balance | None, taken: Decimal, available: Decimal, field: Path
) -> None:
    """Refuse to take goods that are there but in somebody's hand, with whose they are. Raises InsufficientStock."""
    if lies is None or lies.on_hand < taken:
        return
    found = (
        reservations.of_untracked([lies.product]) if lies.lot is None else reservations.of_lots([lies.lot])
    )
    held = [one for one in await found if one.held and one.spot == (lies.location, lies.package)]
    if held:
        refused = await taken_by_others(lies, taken, available, held, "picked for")
        refused.field = field
        raise refused


async def _short(shortage: Shortage) -> str:
    """In words."""
    goods: Any = await Product.get(id=shortage.product)
    lot: Any = shortage.lot and await Lot.get(id=shortage.lot)
    place: Any = await Location.get(id=shortage.location)
    there_are, taken = format_quantity(shortage.available), format_quantity(shortage.requested)
    return (
        f"{lot.number if lot else goods.name}: {there_are} available in {place.path}, {taken} would be taken."
    )


async def _given_up_of(
    balance: Balance | None, taken: Decimal, arrivals: Collection[int]
) -> tuple[Decimal, list[Lost]]:
    """How much of so much may be taken of what lies in a place, and what was promised of it until now."""
    if balance is None:
        return ZERO, []
    free = balance.on_hand - balance.reserved
    if taken <= free or taken > balance.on_hand:
        return free, []
    spot = (balance.location, balance.package)
    lost = await reservations.free_goods(
        balance.product, balance.lot, spot=spot, quantity=taken - free, arrivals=arrivals
    )
    return free + sum((one.quantity for one in lost), ZERO), lost
