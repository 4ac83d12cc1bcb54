"""Counts read: their positions against the book, and how far they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from tortoise.expressions import Q

from lotbook.db.engine import among, execute, fetch
from lotbook.domain.counting import Position
from lotbook.domain.quantities import from_millionths
from lotbook.domain.words import CountState, Tracking
from lotbook.ledger.sql import question

NAMED = Q(counted__isnull=False) | Q(round__gt=1) | Q(count__recount_of_id__isnull=False)
"""Positions that a blind count names to who counts: those counted, and those that are to be counted again."""


def is_named(position: Any) -> bool:
    """The same of one position, with its count."""
    return position.counted is not None or position.round > 1 or position.count.recount_of_id is not None


@dataclass(frozen=True)
class CountFigures:
    """How far a count is. different: counted otherwise than the book had it, and of a blind one that is looked at what
    nobody found; stale: whose goods moved since."""

    positions: int = 0
    counted: int = 0
    different: int = 0
    stale: int = 0


async def open_positions(count: int, place: int, product: int | None, lots: Collection[int]) -> int:
    """Put what lies at a place and below on a count; how much that is."""
    which, values = "", []
    if product is not None:
        which += " AND balance.product_id = ?"
        values.append(product)
    if lots:
        condition, ids = among(lots)
        which += f" AND balance.lot_id {condition}"
        values.append(ids)
    sql = question("count_opened").replace("{sort_key}", question("count_sort_key").strip())
    sql = sql.replace("{places}", question("places_below")).replace("{which}", which)
    return await execute(sql, count, place, *values)


async def positions(count: int, only: Collection[int] | None = None) -> list[Position]:
    """The positions of a count with what the book has now, in their order. only: these, by row id."""
    which, values = ("", []) if only is None else among_ids(only)
    rows = await fetch(question("count_positions").replace("{which}", which), count, *values)
    went = await moved(count)
    return [
        Position(
            id=row["id"],
            product=row["product_id"],
            product_name=row["product_name"],
            tracking=Tracking(row["tracking"]),
            unit=row["unit_id"],
            lot=row["lot_id"],
            number=row["number"],
            spot=(row["location_id"], row["package_id"]),
            expected=None if row["expected"] is None else from_millionths(row["expected"]),
            counted=None if row["counted"] is None else from_millionths(row["counted"]),
            on_hand=from_millionths(row["on_hand"]),
            moved=row["id"] in went,
        )
        for row in rows
    ]


def among_ids(ids: Collection[int]) -> tuple[str, list[object]]:
    condition, values = among(ids)
    return f"AND position.id {condition}", [values]


async def moved(count: int) -> set[int]:
    """Positions whose goods a line of the journal touched since they were counted."""
    return {row["id"] for row in await fetch(question("count_moved"), count, count, count)}


async def stale(count: int) -> list[int]:
    """Counted positions of an open count that went stale, by row id."""
    return [position.id for position in await positions(count) if position.stale]


async def standing(wanted: list[tuple[int, int]]) -> list[Position | None]:
    """Positions of open counts as they stand against the book now, in their order; None of a count that ended. wanted:
    counts, and positions in them."""
    found: dict[int, Position] = {}
    for count in {count for count, _ in wanted}:
        if await _is_open(count):
            these = [position for of, position in wanted if of == count]
            found |= {position.id: position for position in await positions(count, these)}
    return [found.get(position) for _, position in wanted]


async def _is_open(count: int) -> bool:
    rows = await fetch("SELECT state FROM stock_count WHERE id = ?", count)
    return CountState(rows[0]["state"]) in (CountState.COUNTING, CountState.REVIEW)


async def picked(wanted: list[int]) -> list[list[int]]:
    """Promises of which somebody has goods in hand at each of these positions of open counts, in their order."""
    condition, values = among(wanted)
    found: dict[int, list[int]] = {}
    for row in await fetch(question("picked_of_positions").replace("{positions}", condition), values):
        found.setdefault(row["position_id"], []).append(row["id"])
    return [found.get(position, []) for position in wanted]


async def recounts(wanted: list[int]) -> list[int | None]:
    """The counts of what each of these could not apply, in their order."""
    condition, values = among(wanted)
    rows = await fetch(f"SELECT id, recount_of_id FROM stock_count WHERE recount_of_id {condition}", values)
    found = {row["recount_of_id"]: row["id"] for row in rows}
    return [found.get(count) for count in wanted]


async def figures(counts: list[int]) -> list[CountFigures]:
    """How far each of these counts is, in their order."""
    condition, values = among(counts)
    rows = await fetch(
        f"""SELECT stock_count.id, count(*) AS positions, count(counted) AS counted,
              count(CASE WHEN counted <> expected OR counted IS NULL AND blind AND state = 'REVIEW' THEN 1 END)
                AS different
            FROM count_position JOIN stock_count ON stock_count.id = count_position.count_id
            WHERE count_id {condition} GROUP BY stock_count.id""",
        values,
    )
    found = {row.pop("id"): CountFigures(**row) for row in rows}
    for count, told in found.items():
        if told.counted and await _is_open(count):
            found[count] = replace(told, stale=len(await stale(count)))
    return [found.get(count, CountFigures()) for count in counts]


async def last_places(lots: Collection[int]) -> dict[int, int]:
    """Where the book has lots last, by row id of the place, whether it is ours or not."""
    condition, values = among(lots)
    rows = await fetch(question("last_move_of_lots").replace("{lots}", condition), values)
    return {row["lot_id"]: row["location_id"] for row in rows}


async def places_of_serials(lots: list[int]) -> list[int | None]:
    """Where the book has serials, in their order; None of one that never moved."""
    found = await last_places(lots)
    return [found.get(lot) for lot in lots]


async def brought_from(wanted: list[int]) -> list[int | None]:
    """Where counts that were applied brought serials from to these positions, in their order; None for the others."""
    condition, values = among(wanted)
    rows = await fetch(question("count_brought").replace("{positions}", condition), values)
    found = {row["position_id"]: row["location_id"] for row in rows}
    return [found.get(position) for position in wanted]
