"""Places of our warehouses, from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lotbook.db.engine import fetch, insert_rows
from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_places import PlaceRead, read_places
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.list_cells import ListRow
from lotbook.domain.places import usable_below, usual_barcode
from lotbook.domain.quantities import shown
from lotbook.domain.words import LocationUsage
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept, parts

COLUMNS = dict.fromkeys("warehouse_id parent_id walking_order".split(), "bigint") | {
    "name": "text",
    "path": "text",
    "usage": "text",
    "barcode": "text",
    "physical": "boolean",
    "blocked": "boolean",
    "active": "boolean",
}


@dataclass(frozen=True)
class _Above:
    """A place that others may lie in. id: None for one that is to come; fits: False for one that cannot, which is told
    of it alone; facts: code, usage, turn on the way and whether it is blocked, of one that is there."""

    id: int | None
    warehouse: int | None
    usage: LocationUsage
    active: bool = True
    fits: bool = True
    facts: tuple[Any, ...] = ()

    def is_as(self, row: PlaceRead) -> bool:
        """Whether it is there already, just as the row says, as what every book has is in an export of another."""
        return self.facts == (row.code, row.usage, row.walking_order, row.blocked)


async def _known(_: ImportOptions) -> None:
    return None


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Any
) -> list[PlaceRead]:
    return read_places(rows, reading, faults, meant=options.numbers_meant)


async def _judged(rows: Sequence[PlaceRead], faults: Faults, options: ImportOptions, _: datetime) -> Plan:
    wanted = {row.path for row in rows} | {row.above for row in rows}
    sql = """SELECT id, path, warehouse_id, usage, active, barcode, walking_order, blocked FROM location
             WHERE path {}"""
    there = {row["path"]: _there(row) async for row in found(sql, wanted)}
    new: list[PlaceRead] = []
    skipped = 0
    unread = {row.row for row in rows if "path" in faults.fields(row.row)}
    # Those above others first, wherever they stand in the file.
    for row in sorted(rows, key=lambda each: (each.path.count("/"), each.row)):
        if row.row in unread:
            new.append(row)
        elif row.path not in there:
            above = there.get(row.above)
            fits = _fits(row, above, faults)
            there[row.path] = _Above(None, above.warehouse if above else None, row.usage, fits=fits)
            new.append(row)
        elif options.existing is ExistingRows.SKIP or there[row.path].is_as(row):
            skipped += 1
        else:
            faults.add(row.row, f"There is a place {row.path} already.", "path", row.path)
    await _require_own_codes(new, faults)
    new = [row for row in new if row.row not in faults]
    return Plan(rows=new, skipped=skipped, added=len(new), facts=there)


def _there(row: Any) -> _Above:
    usage = LocationUsage(row["usage"])
    facts = (row["barcode"], usage, row["walking_order"], bool(row["blocked"]))
    return _Above(row["id"], row["warehouse_id"], usage, bool(row["active"]), facts=facts)


def _fits(row: PlaceRead, above: _Above | None, faults: Faults) -> bool:
    """Whether it may lie where it is said to."""
    if not row.above:
        message = (
            f"{shown(row.name)} would lie in no warehouse: if it is one, add it in the settings first; else write where"
            " it lies."
        )
    elif above is not None and not above.fits:
        return False
    elif above is None:
        message = f"There is no place {row.above} for it to lie in: give that a row too."
    elif not above.active:
        message = f"{row.above} is archived; nothing can be put below it."
    elif above.warehouse is None or not usable_below(row.usage, above.usage, in_warehouse=True):
        message = f"A place for {row.usage.value.lower()} cannot lie below {row.above}."
    else:
        return True
    faults.add(row.row, message, "path", row.path)
    return False


async def _require_own_codes(rows: Sequence[PlaceRead], faults: Faults) -> None:
    """Codes that places of the book have are faults."""
    wanted = {row.code: row.row for row in rows if row.code is not None}
    async for taken in found("SELECT barcode, path FROM location WHERE barcode {}", list(wanted)):
        code = taken["barcode"]
        faults.add(wanted[code], f"{taken['path']} has the code {code} already.", "code", code)


async def _written(work: Work, plan: Plan) -> None:
    there: Mapping[str, _Above] = plan.facts
    ids = {path: place.id for path, place in there.items() if place.id is not None}
    codes, orders = await _codes(plan.rows), await _orders(plan.rows, there)
    for depth in sorted({row.path.count("/") for row in plan.rows}):
        for part in parts([row for row in plan.rows if row.path.count("/") == depth]):
            columns = [
                (
                    *(there[row.path].warehouse, ids[row.above], orders[row.path]),
                    *(row.name, row.path, row.usage.value, codes[row.path]),
                    *(row.usage.physical, row.blocked, True),
                )
                for row in part
            ]
            await insert_rows("location", COLUMNS, columns)
            sql = "SELECT id, path FROM location WHERE path {}"
            made = {each["path"]: each["id"] async for each in found(sql, [row.path for row in part])}
            ids |= made
            await kept(work, made.values())


async def _orders(rows: Sequence[PlaceRead], there: Mapping[str, _Above]) -> dict[str, int]:
    """The turns of places on the way through their warehouse, by path: as said, else behind all others, as they stand
    in the file."""
    highest: dict[int | None, int] = {}
    for row in await fetch(
        "SELECT warehouse_id, max(walking_order) AS last FROM location GROUP BY warehouse_id"
    ):
        highest[row["warehouse_id"]] = row["last"]
    orders: dict[str, int] = {}
    for place in sorted(rows, key=lambda each: each.row):
        warehouse = there[place.path].warehouse
        order = highest[warehouse] + 1 if place.walking_order is None else place.walking_order
        highest[warehouse] = max(highest[warehouse], order)
        orders[place.path] = order
    return orders


async def _codes(rows: Sequence[PlaceRead]) -> dict[str, str]:
    """The codes of places by path: as said, else the usual one, counted on where it is taken."""
    taken = {row["barcode"] for row in await fetch("SELECT barcode FROM location")}
    taken |= {row.code for row in rows if row.code is not None}
    codes: dict[str, str] = {}
    for row in rows:
        usual = code = row.code or usual_barcode(row.path)
        count = 1
        while row.code is None and code in taken:
            count += 1
            code = f"{usual}-{count}"
        taken.add(code)
        codes[row.path] = code
    return codes


PLACES = Importer(known=_known, read=_read, judged=_judged, written=_written)
