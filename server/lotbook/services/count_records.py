"""What was counted: typed or scanned, added to the positions of a count, and taken off again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, execute, fetch, fetch_one, insert_rows
from lotbook.db.fields import from_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.number_refusals import (
    NumberAlreadyExists,
    NumberConflict,
    NumberRow,
    NumbersInvalid,
    NumberVerdict,
)
from lotbook.domain.numbers import parse_number
from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO, Path, require_on_step, to_millionths
from lotbook.domain.refusals import (
    InputFault,
    LocationNotUsable,
    NotFound,
    NotOnDocument,
    PackageElsewhere,
    Ref,
    RefusalCode,
    invalid,
)
from lotbook.domain.tracking import require_fits
from lotbook.domain.words import LocationUsage, Tracking
from lotbook.ledger import reservations
from lotbook.ledger.sql import question
from lotbook.models import Location, Package, Product
from lotbook.services.counting import ENTRY_COLUMNS, CountSaved, open_count, require_counting, touch
from lotbook.services.packing import lock_package, require_packages_on
from lotbook.services.rows import all_shared

MOST_COUNTED = 1_000


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


@dataclass(frozen=True)
class Place:
    """A position where something was put, by row id; quantity: what was added."""

    position: int
    quantity: Decimal


@unit_of_work
async def record_counts(
    work: Work, count: int, counted: Sequence[Counted], *, new_numbers: bool = False
) -> CountSaved:
    """Say how much lies where; it replaces what was counted there before. new_numbers: numbers that no lot has are
    meant, and become lots when the count is applied.

    Raises WrongState, NumbersInvalid, NotOnDocument, LocationNotUsable, PackageElsewhere, InvalidInput, NotFound.
    """
    row = await open_count(work, count)
    require_counting(row)
    if not 0 < len(counted) <= MOST_COUNTED:
        fault = InputFault.OVER_LIMIT if counted else InputFault.MISSING
        message = f"Name 1 to {MOST_COUNTED:,} positions."
        raise invalid("positions", fault, message, given=str(len(counted)), limit=str(MOST_COUNTED))
    known = await looked_up(row, counted, new_numbers=new_numbers)
    await put(work, row, known, replaces=True)
    await touch(work, row)
    return CountSaved(count)


async def looked_up(
    count: Any, counted: Sequence[Counted], *, new_numbers: bool, field: Path = ("positions",)
) -> list[Counted]:
    """What was counted with its lots, when it may be counted on this count: places, products, packages and numbers are
    there and go together. Raises as `record_counts`."""
    await _require_places(count, counted, field)
    products: Mapping[int, Any] = await all_shared(
        Product, [(one.product, (*field, str(at), "product")) for at, one in enumerate(counted)]
    )
    await _require_packages(counted, field)
    parsed = []
    for at, one in enumerate(counted):
        product = products[one.product]
        if count.product_id not in (None, one.product):
            message = f"{product.name} is not counted here."
            raise NotOnDocument(message=message, field=(*field, str(at)), product=product.id, expected_on=[])
        number = None if one.number is None else parse_number(one.number, (*field, str(at), "number"))
        nothing = product.tracking is Tracking.SERIAL and one.quantity == ZERO
        amount = Decimal(1) if nothing else one.quantity
        require_fits(product.tracking, number, amount, (*field, str(at), "quantity"))
        require_on_step(one.quantity, product.step, (*field, str(at), "quantity"))
        parsed.append(replace(one, number=number))
    known = await _with_lots(parsed)
    if not new_numbers:
        _require_known(known, await _found_before(count.id, known), field=field)
    _require_once(known, field)
    return known


async def _require_places(count: Any, counted: Sequence[Counted], field: Path) -> None:
    below = {row["id"] for row in await fetch(question("places_below"), count.location_id)}
    places: Mapping[int, Any] = await all_shared(
        Location, [(one.location, (*field, str(at), "location")) for at, one in enumerate(counted)]
    )
    for at, one in enumerate(counted):
        place = places[one.location]
        if place.id not in below or not (place.physical and place.active):
            message = f"{place.path} is not counted here: it is no place of ours below the one of the count."
            raise LocationNotUsable(message=message, field=(*field, str(at), "location"), location=place.id)


async def _require_packages(counted: Sequence[Counted], field: Path) -> None:
    """Refuse a package that has goods in another place. Raises PackageElsewhere, NotFound."""
    packages = [
        (one.package, (*field, str(at), "package"))
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
            number = names[one.package].number  # type: ignore[index]
            message = f"{number} is at {there['path']}: move it first."
            raise PackageElsewhere(
                message=message,
                field=(*field, str(at), "package"),
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


def _require_known(counted: Sequence[Counted], meant: Set[tuple[int, str]], *, field: Path) -> None:
    """Refuse numbers that no lot has and nobody meant yet. Raises NumbersInvalid."""
    unknown = [
        NumberRow(
            position=at,
            verdict=NumberVerdict.UNKNOWN,
            number=one.number,
            quantity=one.quantity,
            message=f"No lot has the number {one.number}.",
        )
        for at, one in enumerate(counted, 1)
        if one.number is not None and one.lot is None and (one.product, one.number) not in meant
    ]
    if unknown:
        more = f", and {len(unknown) - 1} more" if len(unknown) > 1 else ""
        message = (
            f"No lot has the number {unknown[0].number}{more}. Say that it is new to count it all the same."
        )
        raise NumbersInvalid(
            message=message,
            field=field,
            code=RefusalCode.NUMBER_UNKNOWN,
            rows=unknown[:100],
            row_count=len(unknown),
        )


def _require_once(counted: Sequence[Counted], field: Path) -> None:
    seen: set[Key] = set()
    for at, one in enumerate(counted):
        if one.key in seen:
            message = f"{one.number or 'It'} is named twice for one place."
            raise invalid((*field, str(at)), InputFault.NOT_UNIQUE, message)
        seen.add(one.key)


async def put(work: Work, count: Any, counted: Sequence[Counted], *, replaces: bool) -> list[Place]:
    """Put what was counted on its positions, which are added where there are none; the same lot in a package is another
    position than loose. replaces: instead of what was there; else beside it.

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
        one for one in counted if replaces or known[one.key]["round"] < count.round or known[one.key]["first"]
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
