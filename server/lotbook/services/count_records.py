"""What was counted: typed or scanned, added to the positions of a count, and taken off again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.db.engine import among, execute, fetch, fetch_one, insert_rows
from lotbook.db.fields import from_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.documents import words
from lotbook.domain.number_refusals import (
    NumberAlreadyExists,
    NumberConflict,
    NumberRow,
    NumbersInvalid,
    NumberVerdict,
)
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths, to_millionths
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import CountedBy, CountedByOthers, NotFound, Ref, invalid
from lotbook.domain.words import LocationUsage, OthersCounted
from lotbook.ledger import reservations
from lotbook.ledger.sql import question
from lotbook.models import Product, Warehouse
from lotbook.services.counted import Counted, Key, looked_up
from lotbook.services.counting import ENTRY_COLUMNS, CountSaved, open_count, require_counting, touch

MOST_COUNTED = 1_000
MOST_TOLD = 100


@dataclass(frozen=True)
class Place:
    """A position where something was put, by row id; quantity: what was added."""

    position: int
    quantity: Decimal


@dataclass(frozen=True)
class Theirs:
    """What somebody else counted where it is said again now."""

    said: Counted
    counted: CountedBy
    who: str


@unit_of_work
async def record_counts(
    work: Work,
    count: int,
    counted: Sequence[Counted],
    *,
    new_numbers: bool = False,
    others_counted: OthersCounted | None = None,
) -> CountSaved:
    """Say how much lies where; it replaces what the same person counted there before. new_numbers: numbers that no lot
    has are meant, and become lots when the count is applied. others_counted: what becomes of what others counted there.

    Raises WrongState, CountedByOthers, NumbersInvalid, NotOnDocument, LocationNotUsable, PackageElsewhere,
    InvalidInput, NotFound.
    """
    row = await open_count(work, count)
    require_counting(row)
    if not 0 < len(counted) <= MOST_COUNTED:
        fault = InputFault.OVER_LIMIT if counted else InputFault.MISSING
        message = f"Name 1 to {MOST_COUNTED:,} positions."
        raise invalid("positions", fault, message, given=str(len(counted)), limit=str(MOST_COUNTED))
    known = await looked_up(row, counted, new_numbers=new_numbers)
    theirs = await _counted_by_others(work, row, known)
    if theirs and others_counted is None:
        raise await _asked_about(row, theirs)
    kept = {one.counted.position for one in theirs} if others_counted is OthersCounted.ADDED_TO else set()
    if kept:
        await _take_off_own(work, kept)
    await put(work, row, known, replaces=True, beside=kept)
    await touch(work, row)
    return CountSaved(count)


async def _counted_by_others(work: Work, count: Any, counted: Sequence[Counted]) -> list[Theirs]:
    """What others counted of these positions in this round, apart from serials that they found, or missed, as well."""
    known = await _positions(count.id, counted)
    said = {known[one.key]["id"]: one for one in counted if one.key in known}
    condition, ids = among(list(said))
    rows = await fetch(
        f"""SELECT position.id, position.serial, operation.user_id, coalesce(person.name, program.name) AS name,
              CAST(sum(entry.quantity) AS BIGINT) AS quantity, max(operation.recorded) AS last
            FROM count_position AS position JOIN count_entry AS entry ON entry.position_id = position.id
            JOIN operation ON operation.id = entry.operation_id
            LEFT JOIN app_user AS person ON person.id = operation.user_id
            LEFT JOIN api_token AS program ON program.id = operation.token_id
            WHERE position.id {condition} AND position.round = ?
              AND (coalesce(operation.user_id, 0) <> ? OR coalesce(operation.token_id, 0) <> ?)
            GROUP BY position.id, position.serial, operation.user_id, operation.token_id, person.name, program.name
            ORDER BY position.id, last""",
        *(ids, count.round, work.actor.user_id or 0, work.actor.token_id or 0),
    )
    return [
        Theirs(
            said[row["id"]],
            CountedBy(
                position=row["id"],
                user=row["user_id"],
                quantity=from_millionths(row["quantity"]),
                last=from_micros(row["last"]),
            ),
            row["name"] or "Lotbook",
        )
        for row in rows
        if not (row["serial"] and from_millionths(row["quantity"]) == said[row["id"]].quantity)
    ]


async def _asked_about(count: Any, theirs: Sequence[Theirs]) -> CountedByOthers:
    """Names who counted how much of the first position, and when by the clocks of its warehouse."""
    zone = ZoneInfo((await Warehouse.get(id=count.warehouse_id)).time_zone)
    first = theirs[0].said
    told = [
        f"{one.who} counted {format_quantity(one.counted.quantity)}, {words.instant(one.counted.last.astimezone(zone))}"
        for one in theirs
        if one.said is first
    ]
    name = first.number or (await Product.get(id=first.product)).name
    left = len({one.said for one in theirs}) - 1
    more = f" There are {left} more such positions." if left else ""
    message = f"{name}: {'; '.join(told)}. Is {format_quantity(first.quantity)} instead of that, or in addition?{more}"
    counted = [one.counted for one in theirs[:MOST_TOLD]]
    return CountedByOthers(message=message, field=("othersCounted",), counted=counted)


async def _take_off_own(work: Work, positions: Collection[int]) -> None:
    """Take off what the same person counted of positions, beside what others did."""
    condition, ids = among(list(positions))
    await execute(
        f"""DELETE FROM count_entry WHERE position_id {condition} AND operation_id IN (SELECT id FROM operation
              WHERE coalesce(user_id, 0) = ? AND coalesce(token_id, 0) = ?)""",
        *(ids, work.actor.user_id or 0, work.actor.token_id or 0),
    )


async def put(
    work: Work,
    count: Any,
    counted: Sequence[Counted],
    *,
    replaces: bool,
    beside: Collection[int] = (),
) -> list[Place]:
    """Put what was counted on its positions, which are added where there are none; the same lot in a package is another
    position than loose. replaces: instead of what was there; else, and at the positions in beside, beside it.

    Raises NumberAlreadyExists, NumbersInvalid.
    """
    await reservations.lock(
        {one.lot for one in counted if one.lot is not None},
        {one.product for one in counted if one.number is None},
    )
    await _require_one_life(counted)
    known = await _positions(count.id, counted)
    if missing := [one for one in counted if one.key not in known]:
        await _add_positions(count, missing)
        known = await _positions(count.id, counted)
    await _require_serials_once(count, counted, known, replaces=replaces)
    begun = [
        one
        for one in counted
        if (replaces and known[one.key]["id"] not in beside)
        or known[one.key]["round"] < count.round
        or known[one.key]["first"]
    ]
    again = [known[one.key]["id"] for one in begun if not known[one.key]["first"]]
    if again:
        condition, ids = among(again)
        await execute(f"DELETE FROM count_entry WHERE position_id {condition}", ids)
    await _begin(work, count, [known[one.key]["id"] for one in begun])
    rows = [(known[one.key]["id"], to_millionths(one.quantity), work.operation_id) for one in counted]
    await insert_rows("count_entry", ENTRY_COLUMNS, rows)
    await _add_up([row[0] for row in rows])
    return [Place(known[one.key]["id"], one.quantity) for one in counted]


async def put_nothing(work: Work, count: Any, positions: Collection[int]) -> None:
    """Say of positions that nobody counted, whose goods are locked, that nothing is there."""
    if positions:
        await _begin(work, count, positions)
        rows = [(position, 0, work.operation_id) for position in positions]
        await insert_rows("count_entry", ENTRY_COLUMNS, rows)


async def _add_up(positions: Collection[int]) -> None:
    """Let positions say the sum of their entries."""
    condition, ids = among(list(positions))
    await execute(
        f"""UPDATE count_position SET counted = (SELECT CAST(sum(entry.quantity) AS BIGINT) FROM count_entry AS entry
            WHERE entry.position_id = count_position.id) WHERE id {condition}""",
        ids,
    )


async def _positions(count: int, counted: Sequence[Counted]) -> dict[Key, dict[str, Any]]:
    of_lots, lots = among({one.lot for one in counted if one.lot is not None})
    at_places, places = among({one.location for one in counted})
    rows = await fetch(
        f"""SELECT id, location_id, product_id, lot_id, number, package_id, serial, round, counted IS NULL AS first
            FROM count_position WHERE count_id = ? AND location_id {at_places}
              AND (lot_id {of_lots} OR lot_id IS NULL)""",
        *(count, places, lots),
    )
    return {
        (row["location_id"], row["product_id"], row["lot_id"], row["number"], row["package_id"]): row
        for row in rows
    }


async def _add_positions(count: Any, missing: Sequence[Counted]) -> None:
    for one in missing:
        await execute(
            f"""INSERT INTO count_position (count_id, location_id, package_id, product_id, lot_id, number, serial,
                  sort_key, found, round)
                SELECT CAST(? AS BIGINT), location.id, package.id, product.id, lot.id, CAST(? AS TEXT),
                  product.tracking = 'SERIAL', {question("count_sort_key").strip()}, TRUE, CAST(? AS BIGINT)
                FROM location CROSS JOIN product
                LEFT JOIN lot ON lot.id = ? LEFT JOIN package ON package.id = ?
                WHERE location.id = ? AND product.id = ?""",
            *(
                count.id,
                None if one.lot else one.number,
                count.round,
                one.lot,
                one.package,
                one.location,
                one.product,
            ),
        )


async def _begin(work: Work, count: Any, positions: Collection[int]) -> None:
    """Count positions from nothing on, against what the book has there now; the goods are locked."""
    condition, ids = among(list(positions))
    await execute(
        f"""UPDATE count_position SET round = ?, operation_id = ?, counted = 0,
              counted_before = CASE WHEN round < ? THEN coalesce(counted, counted_before) ELSE counted_before END,
              expected = coalesce((SELECT balance.on_hand FROM stock_balance AS balance
                WHERE balance.product_id = count_position.product_id
                  AND coalesce(balance.lot_id, 0) = coalesce(count_position.lot_id, 0)
                  AND balance.location_id = count_position.location_id
                  AND coalesce(balance.package_id, 0) = coalesce(count_position.package_id, 0)
                  AND count_position.number IS NULL), 0)
            WHERE id {condition}""",
        *(count.round, work.operation_id, count.round, ids),
    )


async def _require_one_life(counted: Sequence[Counted]) -> None:
    """Refuse a serial that was used up in production: it comes back by taking apart or by a correction.

    Raises NumberAlreadyExists.
    """
    numbers = {one.lot: one.number or "" for one in counted if one.lot is not None and one.quantity > ZERO}
    condition, ids = among(list(numbers))
    serials = f"IN (SELECT id FROM lot WHERE serial AND id {condition})"
    for last in await fetch(question("last_move_of_lots").replace("{lots}", serials), ids):
        if last["usage"] == LocationUsage.PRODUCTION:
            raise _used_up(numbers[last["lot_id"]], last)


def _used_up(number: str, last: Mapping[str, Any]) -> NumberAlreadyExists:
    conflict = NumberConflict(
        number=number,
        code=RefusalCode.NUMBER_USED_BEFORE,
        since=from_micros(last["recorded"]),
        lot=last["lot_id"],
        document=Ref("Transfer", last["transfer_id"]) if last["transfer_id"] else None,
    )
    by = f" by {last['transfer_number']}" if last["transfer_number"] else ""
    message = f"{number} was used up{by}: take apart what it went into, or correct that."
    return NumberAlreadyExists(message=message, code=conflict.code, conflicts=[conflict], conflict_count=1)


async def _require_serials_once(
    count: Any, counted: Sequence[Counted], known: Mapping[Key, Mapping[str, Any]], *, replaces: bool
) -> None:
    """Refuse a serial that this count has in another place, or that is scanned there again. Raises NumbersInvalid."""
    present = [one for one in counted if one.quantity > ZERO and one.number is not None]
    if not present:
        return
    condition, numbers = among({one.number for one in present if one.number})
    rows = await fetch(
        f"""SELECT position.id, position.round, position.product_id, location.path,
              coalesce(lot.number, position.number) AS number
            FROM count_position AS position LEFT JOIN lot ON lot.id = position.lot_id
            JOIN location ON location.id = position.location_id
            WHERE position.count_id = ? AND position.serial AND position.counted > 0
              AND coalesce(lot.number, position.number) {condition}""",
        *(count.id, numbers),
    )
    there = {(row["product_id"], row["number"]): row for row in rows}
    here: set[tuple[int, str | None]] = set()
    twice = []
    for at, one in enumerate(present, 1):
        row = there.get((one.product, one.number))
        again = row and row["id"] == known[one.key]["id"] and (replaces or row["round"] < count.round)
        if (row and not again) or (known[one.key]["serial"] and (one.product, one.number) in here):
            where = f"at {row['path']} already" if row else "twice"
            message = f"{one.number} was counted {where}."
            verdict = NumberVerdict.DUPLICATE
            twice.append(NumberRow(position=at, verdict=verdict, number=one.number, message=message))
        here.add((one.product, one.number))
    if twice:
        raise NumbersInvalid(
            message=twice[0].message or "",
            code=RefusalCode.NUMBER_ON_THIS_DOCUMENT,
            rows=twice[:100],
            row_count=len(twice),
        )


@unit_of_work
async def undo_count(work: Work, undoes: str) -> CountSaved:
    """Take off what a scan or a person put on a count under an operation id. Raises WrongState, NotFound."""
    rows = await fetch(
        """SELECT entry.id, entry.position_id, position.count_id FROM operation
           JOIN count_entry AS entry ON entry.operation_id = operation.id
           JOIN count_position AS position ON position.id = entry.position_id WHERE operation.key = ?""",
        undoes,
    )
    if not rows:
        message = "Nothing that was counted under this id is there any more."
        raise NotFound(message=message, field=("undoes",), sought=undoes)
    row = await open_count(work, rows[0]["count_id"])
    require_counting(row)
    condition, ids = among([each["id"] for each in rows])
    await execute(f"DELETE FROM count_entry WHERE id {condition}", ids)
    for position in {each["position_id"] for each in rows}:
        await _taken_off(position)
    await touch(work, row)
    return CountSaved(row.id)


async def _taken_off(position: int) -> None:
    """A position of which something was taken off: one without entries is not counted, or not there any more."""
    left = await fetch_one("SELECT count(*) AS entries FROM count_entry WHERE position_id = ?", position)
    if left and left["entries"]:
        await _add_up([position])
        return
    nothing = "UPDATE count_position SET counted = NULL, expected = NULL, operation_id = NULL WHERE id = ?"
    await execute(nothing, position)
    await execute("DELETE FROM count_position WHERE id = ? AND found AND counted_before IS NULL", position)
