"""Counts: begun, finished, counted again where they differ, given up. What is counted is in `count_records`, what is
posted for it in `count_applying`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import among, execute, fetch, fetch_value, insert_rows
from lotbook.db.fields import from_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.counting import Position, all_rebased
from lotbook.domain.dates import day_of
from lotbook.domain.notices import Telling
from lotbook.domain.quantities import to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Counter, LocationNotUsable, NotFound, OthersCounting, Ref, invalid
from lotbook.domain.sequences import document_number
from lotbook.domain.states import Standing, advance, require_state
from lotbook.domain.words import CountState, NoticeKind, Role
from lotbook.ledger import counts
from lotbook.models import Count, Location, Lot, Product, Warehouse
from lotbook.services import outbox
from lotbook.services.rows import all_shared, locked, ref, require_version, shared

MOST_LOTS = 1_000
ENTRY_COLUMNS = {"position_id": "bigint", "quantity": "bigint", "operation_id": "bigint"}


@dataclass(frozen=True)
class CountSaved:
    """A count by row id."""

    count: int


@unit_of_work
async def start_count(
    work: Work, location: int, product: int | None, lots: Sequence[int] = (), *, blind: bool = True
) -> CountSaved:
    """Begin a count of what lies at a place and below. product, lots: of these alone.

    Raises LocationNotUsable, InvalidInput or NotFound.
    """
    place: Any = await shared(Location, location, ("location",))
    if place.warehouse_id is None or not place.active:
        message = f"{place.path} is no place of a warehouse: nothing is counted there."
        raise LocationNotUsable(message=message, field=("location",), location=location)
    await _require_of(product, lots)
    row = await _begun(work, place.warehouse_id, location_id=location, product_id=product, blind=blind)
    await counts.open_positions(row.id, location, product, lots)
    work.about("Count", row.id)
    return CountSaved(row.id)


async def begin_recount(work: Work, row: Any, left: Sequence[int]) -> int:
    """Begin a count of positions that a locked count leaves, with what was counted of them beside; its row id."""
    of = {"location_id": row.location_id, "product_id": row.product_id, "blind": row.blind}
    again = await _begun(work, row.warehouse_id, **of, recount_of_id=row.id)
    condition, ids = among(left)
    await execute(
        f"""INSERT INTO count_position (count_id, location_id, package_id, product_id, lot_id, serial, number,
              sort_key, found, counted_before)
            SELECT CAST(? AS BIGINT), location_id, package_id, product_id, lot_id, serial, number,
              sort_key, found, coalesce(counted, counted_before)
            FROM count_position WHERE id {condition} ORDER BY id""",
        again.id,
        ids,
    )
    await execute(f"DELETE FROM count_entry WHERE position_id {condition}", ids)
    await execute(f"DELETE FROM count_position WHERE id {condition}", ids)
    return int(again.id)


async def _begun(work: Work, warehouse: int, **columns: Any) -> Any:
    return await Count.create(
        number=await _next_number(work, warehouse),
        state=CountState.COUNTING,
        warehouse_id=warehouse,
        created=work.now,
        created_by_id=work.actor.user_id,
        updated=work.now,
        updated_by_id=work.actor.user_id,
        **columns,
    )


async def _require_of(product: int | None, lots: Sequence[int]) -> None:
    if product is not None:
        await shared(Product, product, ("product",))
    if len(lots) > MOST_LOTS:
        message = f"At most {MOST_LOTS:,} lots are named, not {len(lots):,}."
        raise invalid("lots", InputFault.OVER_LIMIT, message, given=str(len(lots)), limit=str(MOST_LOTS))
    rows: Any = await all_shared(Lot, [(lot, ("lots", str(at))) for at, lot in enumerate(lots)])
    for at, lot in enumerate(lots):
        if product not in (None, rows[lot].product_id):
            message = f"{rows[lot].number} is a lot of another product: name lots of the product, or the lots alone."
            raise invalid(("lots", str(at)), InputFault.CONTRADICTION, message, given=rows[lot].number)


async def _next_number(work: Work, warehouse: int) -> str:
    site = await Warehouse.get(id=warehouse)
    year = day_of(work.now, site.time_zone).year
    taken = "UPDATE counter SET value = value + 1 WHERE name = 'stock_count' RETURNING value"
    return document_number(f"CNT-{year}-", int(await fetch_value(taken)))


@unit_of_work
async def finish_counting(work: Work, count: int, *, others_done: bool = False) -> CountSaved:
    """Nobody counts any more: a manager looks at what differs, and is told of it. others_done: also the others who
    counted. Raises OthersCounting, WrongState, NotFound."""
    row = await open_count(work, count)
    await bring_to(work, row, CountState.REVIEW)
    if not others_done:
        await _require_others_done(work, row)
    [told] = await counts.figures([count])
    if told.different or told.stale:
        of = told.positions if row.blind else told.counted
        await tell_managers(work, row, f"{told.different} of {of} differ at {{place}}.")
    return CountSaved(count)


async def _require_others_done(work: Work, row: Any) -> None:
    """Ask who finishes whether the others who count have done so: scans of theirs may still be on a device without a
    signal. Raises OthersCounting."""
    found = await fetch(
        """SELECT app_user.id, app_user.name, max(operation.recorded) AS last FROM count_position AS position
           JOIN count_entry AS entry ON entry.position_id = position.id
           JOIN operation ON operation.id = entry.operation_id JOIN app_user ON app_user.id = operation.user_id
           WHERE position.count_id = ? AND position.round = ? AND app_user.id <> ?
           GROUP BY app_user.id, app_user.name ORDER BY last DESC, app_user.id""",
        *(row.id, row.round, work.actor.user_id or 0),
    )
    if found:
        names = ", ".join(each["name"] for each in found)
        message = (
            f"Counted by {names}, too. Finish once nobody counts any more: what they send later is refused."
        )
        others = [Counter(user=each["id"], last=from_micros(each["last"])) for each in found]
        raise OthersCounting(message=message, others=others)


async def tell_managers(work: Work, row: Any, what: str) -> None:
    """Tell managers of a count what differs; what: in words, with {place} for where it is."""
    place = await Location.get(id=row.location_id)
    telling = Telling(
        kind=NoticeKind.COUNT,
        text=f"{row.number}: {what.replace('{place}', place.path)}",
        about=ref(row),
        role=Role.MANAGER,
        by=work.actor.user_id,
    )
    await outbox.tell({f"COUNT:{work.operation_id}": telling}, work.now)


@unit_of_work
async def request_recount(work: Work, count: int, wanted: Sequence[int] | None) -> CountSaved:
    """Have positions counted again: all that differ or went stale when None, and of a blind count those that nobody
    found. What was counted of them before is kept beside. Raises WrongState, InvalidInput, NotFound."""
    row = await open_count(work, count)
    chosen = await _chosen(row, wanted)
    if wanted is None:
        differs = [each.counted != each.expected or (row.blind and each.counted is None) for each in chosen]
        chosen = [each for each, differ in zip(chosen, differs, strict=True) if differ or each.stale]
    if not chosen:
        raise invalid("positions", InputFault.MISSING, "Nothing differs: there is nothing to count again.")
    await bring_to(work, row, CountState.COUNTING, round=row.round + 1)
    condition, ids = among([each.id for each in chosen])
    await execute(f"DELETE FROM count_entry WHERE position_id {condition}", ids)
    await execute(
        f"""UPDATE count_position SET round = ?, counted_before = coalesce(counted, counted_before),
              counted = NULL, expected = NULL, operation_id = NULL WHERE id {condition}""",
        row.round + 1,
        ids,
    )
    return CountSaved(count)


@unit_of_work
async def rebase_count(work: Work, count: int, wanted: Sequence[int] | None) -> CountSaved:
    """Reckon in what moved since positions were counted, all that went stale when None: somebody knows that it moved
    after they were counted. Raises WrongState, InvalidInput, NotFound."""
    row = await open_count(work, count)
    require_state(row.state, {CountState.REVIEW}, standing(row), "reckon in what moved")
    chosen = [each for each in await _chosen(row, wanted) if each.stale]
    if not chosen:
        raise invalid("positions", InputFault.MISSING, "Nothing moved since it was counted.")
    now = all_rebased(await counts.positions(count), chosen)
    on_hand = {each.id: each.on_hand for each in chosen}
    condition, ids = among(list(now))
    await execute(f"DELETE FROM count_entry WHERE position_id {condition}", ids)
    for position, quantity in now.items():
        await execute(
            "UPDATE count_position SET expected = ?, counted = ?, operation_id = ? WHERE id = ?",
            *(to_millionths(on_hand[position]), to_millionths(quantity), work.operation_id, position),
        )
    rows = [(position, to_millionths(quantity), work.operation_id) for position, quantity in now.items()]
    await insert_rows("count_entry", ENTRY_COLUMNS, rows)
    await touch(work, row)
    return CountSaved(count)


@unit_of_work
async def cancel_count(work: Work, count: int, version: int) -> CountSaved:
    """Give a count up; nothing is posted. Raises StaleVersion, WrongState, NotFound."""
    row = await open_count(work, count, version)
    await bring_to(work, row, CountState.CANCELLED)
    return CountSaved(count)


async def open_count(work: Work, count: int, version: int | None = None) -> Any:
    """A count that is not finished, locked. Raises StaleVersion, WrongState, NotFound."""
    row = await locked(Count, count, ("count",))
    work.about("Count", count)
    if version is not None:
        await require_version(work, row, version)
    open_states = {CountState.COUNTING, CountState.REVIEW}
    require_state(row.state, open_states, standing(row), "change it")
    return row


async def bring_to(work: Work, row: Any, state: CountState, **columns: Any) -> None:
    """Change where a locked count stands. Raises WrongState."""
    await touch(work, row, state=advance(row.state, state, standing(row)), **columns)


async def touch(work: Work, row: Any, **columns: Any) -> None:
    """Note who changed a locked count."""
    changed = {"version": row.version + 1, "updated": work.now, "updated_by_id": work.actor.user_id}
    await Count.filter(id=row.id).update(**changed, **columns)


def standing(row: Any) -> Standing:
    return Standing(Ref("Count", row.id), row.number, row.updated, row.updated_by_id)


def require_counting(row: Any) -> None:
    """Refuse to count what is looked at already. Raises WrongState."""
    require_state(row.state, {CountState.COUNTING}, standing(row), "count")


async def _chosen(row: Any, wanted: Collection[int] | None) -> list[Position]:
    """Positions of a count, all when None. Raises NotFound."""
    found = await counts.positions(row.id, wanted)
    there = {each.id for each in found}
    for at, each in enumerate(wanted or ()):
        if each not in there:
            message = "There is no such position in this count."
            raise NotFound(message=message, field=("positions", str(at)), sought=f"position {each}")
    return found
