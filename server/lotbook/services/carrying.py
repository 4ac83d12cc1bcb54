"""Promised goods that are moved inside the place that they are promised from stay promised to their line: it has them
again where they are put down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.db.work import Work
from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.words import Tracking
from lotbook.ledger import carried, reservations
from lotbook.ledger.carried import Carried
from lotbook.ledger.reservations import Lost, Reserved
from lotbook.models import Location, Product
from lotbook.services.telling import tell_lost


@dataclass(frozen=True)
class PutDown:
    """How much of what is carried is put where."""

    carried: Carried
    spot: Spot
    quantity: Decimal


async def that_draw_on(lines: Collection[int], place: Any) -> set[int]:
    """Of these lines, those whose promises hold at a place: they take goods from there, and do not put them there."""
    if not lines or not place.physical or place.blocked or place.warehouse_id is None:
        return set()
    condition, values = among(lines)
    rows = await fetch(
        f"""SELECT line.id, source.path AS source, destination.path AS destination FROM transfer_line AS line
            JOIN location AS source ON source.id = line.source_id
            JOIN location AS destination ON destination.id = line.destination_id WHERE line.id {condition}""",
        values,
    )
    return {
        row["id"]
        for row in rows
        if _below(place.path, row["source"]) and not _below(place.path, row["destination"])
    }


def _below(path: str, top: str) -> bool:
    return path == top or path.startswith(f"{top}/")


async def give_back(work: Work, line: int) -> None:
    """Entries were taken off a line: what it carried with them is promised where it lies again."""
    if await _locked(await carried.by_line(line)):
        await _lay_down(work, _beyond(await carried.by_line(line), await _picked(line)))


async def give_all_back(work: Work, transfer: int) -> None:
    """A transfer is given up: what it carried stays where it is, promised as before."""
    if await _locked(await carried.of_mover(transfer)):
        await _lay_down(work, [(one, one.quantity) for one in await carried.of_mover(transfer)])


async def _locked(found: Sequence[Carried]) -> bool:
    """Lock these goods, if they are any: until then those whom they are carried for may let them go, and end."""
    lots = {one.lot for one in found if one.lot is not None}
    if found:
        await reservations.lock(lots, {one.product for one in found if one.lot is None})
    return bool(found)


async def _lay_down(work: Work, over: Sequence[tuple[Carried, Decimal]]) -> None:
    for one, part in over:
        ours = [
            promise
            for promise in await reservations.of_lines([one.mover_line])
            if (promise.lot, promise.spot) == (one.lot, one.spot)
        ]
        await reservations.lessen((promise, part) for promise in ours)
    await carried.lessen(over)
    await reservations.add(work.operation_id, [await _promised(one, one.spot, part) for one, part in over])


async def in_hand(transfer: int) -> list[PutDown]:
    """Where a transfer, whose entries are as they will be posted, puts what it carries. The goods are locked."""
    goes: dict[Any, list[tuple[Spot, Decimal]]] = defaultdict(list)
    rows = await fetch(
        """SELECT line_id, lot_id, source_id, source_package_id, destination_id, destination_package_id,
             CAST(sum(quantity) AS BIGINT) AS quantity
           FROM transfer_entry WHERE transfer_id = ?
           GROUP BY line_id, lot_id, source_id, source_package_id, destination_id, destination_package_id
           ORDER BY min(id)""",
        transfer,
    )
    for row in rows:
        goods = (row["line_id"], row["lot_id"], (row["source_id"], row["source_package_id"]))
        to = (row["destination_id"], row["destination_package_id"])
        goes[goods].append((to, from_millionths(row["quantity"])))
    downs = []
    for one in await carried.of_mover(transfer):
        left = one.quantity
        ways, goes[one.goods] = goes[one.goods], []
        for spot, quantity in ways:
            part = min(quantity, left)
            left -= part
            if part > ZERO:
                downs.append(PutDown(one, spot, part))
            if quantity > part:
                goes[one.goods].append((spot, quantity - part))
    return downs


async def put_down(work: Work, number: str, downs: Sequence[PutDown]) -> None:
    """What was carried lies in its new place: it is promised there to whom it was before, as far as he takes goods from
    there. number: of the transfer."""
    if not downs:
        return
    await carried.lessen([(down.carried, down.quantity) for down in downs])
    places: dict[int, Any] = {}
    kept, lost = [], []
    for down in downs:
        one, (place, _) = down.carried, down.spot
        places[place] = places.get(place) or await Location.get(id=place)
        if await that_draw_on([one.line], places[place]):
            kept.append(await _promised(one, down.spot, down.quantity))
        else:
            lost.append(Lost(one.transfer, one.line, one.product, one.lot, one.location, down.quantity))
    await reservations.add(work.operation_id, kept)
    await tell_lost(work, lost, f"{number} put them elsewhere")


async def _picked(line: int) -> dict[tuple[int | None, Spot], Decimal]:
    rows = await fetch(
        """SELECT lot_id, source_id, source_package_id, CAST(sum(quantity) AS BIGINT) AS quantity
           FROM transfer_entry WHERE line_id = ? GROUP BY lot_id, source_id, source_package_id""",
        line,
    )
    return {
        (row["lot_id"], (row["source_id"], row["source_package_id"])): from_millionths(row["quantity"])
        for row in rows
    }


def _beyond(
    found: Sequence[Carried], picked: dict[tuple[int | None, Spot], Decimal]
) -> list[tuple[Carried, Decimal]]:
    """What is carried beyond what is picked, the latest first."""
    left = dict(picked)
    over = []
    for one in found:
        there = left.get((one.lot, one.spot), ZERO)
        kept = min(one.quantity, there)
        left[one.lot, one.spot] = there - kept
        if kept < one.quantity:
            over.append((one, one.quantity - kept))
    return over


async def _promised(one: Carried, spot: Spot, quantity: Decimal) -> Reserved:
    product: Any = await Product.get(id=one.product)
    return Reserved(
        transfer=one.transfer,
        line=one.line,
        product=one.product,
        lot=one.lot,
        serial=product.tracking is Tracking.SERIAL,
        location=spot[0],
        package=spot[1],
        quantity=quantity,
        chosen_by=one.chosen_by,
    )
