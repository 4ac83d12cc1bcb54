"""What was counted becomes stock: what differs is posted, and whoever was promised what is not there is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.counting import Adjustment, Position, adjustments, require_fresh
from lotbook.domain.promises import Given, Spot
from lotbook.domain.quantities import format_quantity
from lotbook.domain.states import advance
from lotbook.domain.words import CountState, Tracking, UncountedMeans, UniquenessScope
from lotbook.ledger import balances, counts, journal, reservations
from lotbook.ledger.reservations import Lost
from lotbook.models import Settings
from lotbook.services.count_records import put_nothing
from lotbook.services.counting import begin_recount, bring_to, open_count, standing, tell_managers
from lotbook.services.new_lots import born, require_new
from lotbook.services.packing import lock_package
from lotbook.services.promises_end import Gone, promises_on
from lotbook.services.rows import shared
from lotbook.services.telling import tell_lost

MOST_TOLD = 100
MOST_NAMED = 5


@dataclass(frozen=True)
class CountApplied:
    """operation: whose lines say what was different; lost: what was promised of what is not there; recount: the count
    of what could not be applied."""

    count: int
    operation: int
    line_count: int
    lost: Sequence[Lost] = ()
    recount: int | None = None


@dataclass(frozen=True)
class Settled:
    """What can be applied of a count: the positions, what is posted for them, and the promises that end."""

    positions: Sequence[Position]
    planned: Sequence[Adjustment]
    given: Sequence[Given]


@unit_of_work
async def apply_count(
    work: Work,
    count: int,
    version: int,
    *,
    leave_out_stale: bool = False,
    uncounted: UncountedMeans = UncountedMeans.UNCHANGED,
) -> CountApplied:
    """Make the book say what was counted, and close the count. Another is begun with what somebody has in hand, for
    nobody sees such goods in their place, and, with leave_out_stale, with what went stale.

    Raises CountStale, NumberAlreadyExists, StaleVersion, WrongState, NotFound.
    """
    row = await open_count(work, count, version)
    advance(row.state, CountState.DONE, standing(row))
    await _lock(await counts.positions(count), uncounted)
    everything = await counts.positions(count)
    settled = await _settled(require_fresh(everything, leave_out=leave_out_stale), uncounted)
    planned = settled.planned
    await _lock_packages(planned)
    if uncounted is UncountedMeans.NOTHING_THERE:
        await put_nothing(work, row, [each.id for each in settled.positions if each.counted is None])
    await reservations.lessen(settled.given)
    lost = reservations.lost(settled.given)
    born_lots = await _lots_of(work, planned)
    moves = await _moves(planned, born_lots)
    await journal.post(work, moves)
    kept = {each.id for each in settled.positions}
    left = [each.id for each in everything if each.id not in kept]
    recount = await begin_recount(work, row, left) if left else None
    work.reason = f"Count {row.number}"
    await tell_lost(work, lost, f"{row.number} did not find them")
    await _tell_emptied(work, row, [each for each in planned if each.position.counted is None])
    await bring_to(work, row, CountState.DONE)
    return CountApplied(count, work.operation_id, len(moves), lost[:MOST_TOLD], recount)


async def _lock(positions: Sequence[Position], uncounted: UncountedMeans) -> None:
    """The goods of what may be posted, so that what is read of them next holds."""
    touched = [
        each for each in positions if each.counted is not None or uncounted is UncountedMeans.NOTHING_THERE
    ]
    await reservations.lock(
        {each.lot for each in touched if each.lot is not None},
        {each.product for each in touched if each.lot is None},
    )


async def _elsewhere(positions: Sequence[Position]) -> dict[int, Spot]:
    """Where the book has serials that were found in another spot, in one of our places or where they went."""
    found = [
        each.lot
        for each in positions
        if each.tracking is Tracking.SERIAL and each.lot is not None and each.counted and not each.on_hand
    ]
    if not found:
        return {}
    there: dict[int, Spot] = {lot: (place, None) for lot, place in (await counts.last_places(found)).items()}
    ours = await balances.of_lots(found)
    return there | {lies.lot: (lies.location, lies.package) for lies in ours if lies.lot is not None}


async def _lock_packages(planned: Sequence[Adjustment]) -> None:
    for package in sorted({spot[1] for each in planned if (spot := each.destination) and spot[1]}):
        await lock_package(package)


async def _settled(positions: Sequence[Position], uncounted: UncountedMeans) -> Settled:
    """What can be applied of these positions: all but what would take goods out of somebody's hand."""
    elsewhere = await _elsewhere(positions)
    while True:  # a serial that is not brought from elsewhere is missing there
        planned = adjustments(positions, uncounted, elsewhere)
        given, picked = await promises_on([gone for each in planned if (gone := _gone(each))])
        if not picked:
            return Settled(positions, planned, given)
        held = [each.gone for each in picked]
        stay = {each.position.id for each in planned if _gone(each) in held}
        positions = [each for each in positions if each.id not in stay]


def _gone(each: Adjustment) -> Gone | None:
    if each.source is None:
        return None
    return Gone(each.position.product, each.position.lot, each.source, each.quantity)


async def _tell_emptied(work: Work, row: Any, emptied: Sequence[Adjustment]) -> None:
    """Managers were told what differs before it was said that nothing is where nobody counted."""
    if not emptied:
        return
    units = {row["id"]: row["symbol"] for row in await fetch("SELECT id, symbol FROM unit")}
    named = [_named(each, units[each.position.unit]) for each in emptied[:MOST_NAMED]]
    more = f" and {len(emptied) - MOST_NAMED} more" if len(emptied) > MOST_NAMED else ""
    gone = f"{'; '.join(named)}{more}"
    await tell_managers(work, row, f"nobody counted it at {{place}}, so it is out of stock: {gone}.")


def _named(each: Adjustment, unit: str) -> str:
    position = each.position
    number = f" {position.number}" if position.number else ""
    return f"{format_quantity(each.quantity)} {unit} of {position.product_name}{number}"


async def _lots_of(work: Work, planned: Sequence[Adjustment]) -> dict[tuple[int, str], int]:
    """Lots of the numbers that were found and that no lot had, by product and number. Raises NumberAlreadyExists."""
    numbers: dict[int, dict[str, Tracking]] = defaultdict(dict)
    for each in planned:
        if each.position.lot is None and each.position.number is not None:
            numbers[each.position.product][each.position.number] = each.position.tracking
    if not numbers:
        return {}
    company: Any = await shared(Settings, 1, ())
    in_company = company.uniqueness_scope is UniquenessScope.COMPANY
    lots: dict[tuple[int, str], int] = {}
    for product, wanted in sorted(numbers.items()):
        await require_new(product, wanted, in_company=in_company, field=("count",))
        tracking = next(iter(wanted.values()))
        made = await born(work, product, tracking, wanted, in_company=in_company)
        lots |= {(product, number): lot for number, lot in made.items()}
    return lots


async def _moves(
    planned: Sequence[Adjustment], born_lots: Mapping[tuple[int, str], int]
) -> list[journal.Move]:
    between = int(await fetch_value("SELECT id FROM location WHERE usage = 'INVENTORY' ORDER BY id LIMIT 1"))
    nowhere: Spot = (between, None)
    return [_move(each, nowhere, born_lots) for each in planned]


def _move(each: Adjustment, nowhere: Spot, born_lots: Mapping[tuple[int, str], int]) -> journal.Move:
    position = each.position
    lot = position.lot
    if lot is None and position.number is not None:
        lot = born_lots[position.product, position.number]
    (source, out_of), (destination, into) = each.source or nowhere, each.destination or nowhere
    return journal.Move(
        product=position.product,
        tracking=position.tracking,
        lot=lot,
        source=source,
        source_package=out_of,
        destination=destination,
        destination_package=into,
        quantity=each.quantity,
        unit=position.unit,
    )
