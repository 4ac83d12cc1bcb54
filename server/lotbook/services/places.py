"""Warehouses and their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import execute, fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, changed, kept
from lotbook.domain.inputs import Problems
from lotbook.domain.numbers import parse_number
from lotbook.domain.places import (
    USUAL_PLACES,
    WarehouseFacts,
    parse_place_name,
    usable_below,
    usual_barcode,
    warehouse_facts,
)
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Blocker, LocationNotUsable, Ref, invalid
from lotbook.domain.words import LocationUsage, OperationKind, RemovalStrategy
from lotbook.models import Location, Settings, Warehouse
from lotbook.services.addresses import address_columns
from lotbook.services.operation_types import add_usual_type
from lotbook.services.rows import in_use, locked, shared

BELOW = "(location.id = ? OR substr(location.path, 1, ?) = ?)"


@dataclass(frozen=True)
class WarehouseSaved:
    """A warehouse by row id."""

    warehouse: int


@dataclass(frozen=True)
class LocationSaved:
    """A place by row id."""

    location: int


@unit_of_work
async def save_warehouse(work: Work, facts: WarehouseFacts, warehouse: int | None = None) -> WarehouseSaved:
    """Add a warehouse with its usual places and operation types, or change one.

    Raises NotFound or InvalidInput.
    """
    facts = warehouse_facts(facts)
    await _lock_tree()
    row = None if warehouse is None else await locked(Warehouse, warehouse, ("warehouse",))
    if await Warehouse.filter(code=facts.code).exclude(id=warehouse or 0).exists() or (
        await Location.filter(path=facts.code).exclude(warehouse_id=warehouse or 0).exists()
    ):
        message = f"There is a place {facts.code} already."
        raise invalid("code", InputFault.NOT_UNIQUE, message, given=facts.code)
    columns: dict[str, Any] = {
        "name": facts.name,
        "code": facts.code,
        "time_zone": facts.time_zone,
        **address_columns(facts.address),
    }
    if row is None:
        row = await Warehouse.create(**columns)
        await _add_usual_places(row)
        for kind in OperationKind:
            await add_usual_type(row, kind)
    else:
        await Warehouse.filter(id=row.id).update(**columns)
        top = await Location.get(warehouse_id=row.id, parent_id=None)
        await _rename(top, facts.code, facts.code)
    work.about("Warehouse", row.id)
    return WarehouseSaved(row.id)


async def _add_usual_places(warehouse: Warehouse) -> None:
    async def add(name: str, path: str, parent: int | None, rank: int, blocked: bool) -> int:
        place = await Location.create(
            warehouse_id=warehouse.id,
            parent_id=parent,
            name=name,
            path=path,
            usage=LocationUsage.INTERNAL,
            physical=True,
            barcode=await _free_barcode(path),
            walking_order=rank,
            blocked=blocked,
        )
        return int(place.id)

    ids: dict[tuple[str, ...], int] = {}
    ids[()] = await add(warehouse.code, warehouse.code, None, 0, blocked=False)
    for rank, usual in enumerate(USUAL_PLACES, 1):
        path = "/".join((warehouse.code, *usual.path))
        parent = ids[usual.path[:-1]]
        ids[usual.path] = await add(usual.path[-1], path, parent, rank, usual.blocked)


@unit_of_work
async def save_location(
    work: Work,
    name: str,
    parent: int,
    usage: LocationUsage,
    *,
    location: int | None = None,
    barcode: str | Absent | None = ABSENT,
    walking_order: int | Absent | None = ABSENT,
    blocked: bool | Absent | None = ABSENT,
    active: bool | Absent | None = ABSENT,
    removal_strategy: RemovalStrategy | Absent | None = ABSENT,
) -> LocationSaved:
    """Add a place, or change one; what lies below goes with it.

    Raises NotFound, InvalidInput, LocationNotUsable for an archived place above, or InUse.
    """
    name = parse_place_name(name, ("name",))
    await _lock_tree()
    above = await shared(Location, parent, ("parent",))
    place = None if location is None else await shared(Location, location, ("location",))
    _require_fits_below(above, usage, place)
    path = f"{above.path}/{name}"
    await _require_free(path, place)
    own_code = kept(barcode, place.barcode if place else "") or await _free_barcode(path)
    columns: dict[str, Any] = {
        "parent_id": above.id,
        "usage": usage,
        "physical": usage.physical,
        "barcode": await _own_barcode(own_code, place),
        "walking_order": kept(walking_order, place.walking_order if place else await _next_rank(above)),
        "blocked": kept(blocked, place.blocked if place else False),
        "active": kept(active, place.active if place else True),
        "removal_strategy": changed(removal_strategy, place.removal_strategy if place else None),
    }
    if place is None:
        place = await Location.create(warehouse_id=_warehouse_of(above), name=name, path=path, **columns)
    else:
        await _require_may_change(place, above, usage, stays=columns["active"])
        await _change(place, above, name, path, columns)
    work.about("Location", place.id)
    return LocationSaved(place.id)


async def _change(place: Location, above: Location, name: str, path: str, columns: Mapping[str, Any]) -> None:
    await _rename(place, name, path)
    await Location.filter(id=place.id).update(**columns)
    if _warehouse_of(above) != _warehouse_of(place):
        moved = f"UPDATE location SET warehouse_id = ? WHERE {BELOW}"
        await execute(moved, _warehouse_of(above), *_below(place.id, path))


async def _lock_tree() -> None:
    # Two moves at once could each put a place below the other. Places themselves are never locked: every
    # posting reads them.
    await locked(Settings, 1, ())


def _warehouse_of(place: Location) -> int | None:
    return place.warehouse_id


def _below(place: int, path: str) -> tuple[int, int, str]:
    return place, len(path) + 1, path + "/"


def _require_fits_below(above: Location, usage: LocationUsage, place: Location | None) -> None:
    if not above.active:
        message = f"{above.path} is archived; nothing can be put below it."
        raise LocationNotUsable(message=message, field=("parent",), location=above.id)
    if not usable_below(usage, above.usage, in_warehouse=_warehouse_of(above) is not None):
        message = f"A place for {usage.value.lower()} cannot lie below {above.path}."
        raise invalid("usage", InputFault.CONTRADICTION, message, given=usage.value)
    if place is None:
        return
    if place.parent_id is None:
        message = f"{place.path} is a top place: it is called as its warehouse, and stays."
        raise invalid("location", InputFault.CONTRADICTION, message, given=shown(place.path))
    if above.id == place.id or above.path.startswith(place.path + "/"):
        message = f"{above.path} lies within {place.path}, so it cannot be above it."
        raise invalid("parent", InputFault.CONTRADICTION, message, given=shown(above.path))


async def _require_free(path: str, place: Location | None) -> None:
    if await Location.filter(path=path).exclude(id=place.id if place else 0).exists():
        raise invalid("name", InputFault.NOT_UNIQUE, f"There is a place {path} already.", given=shown(path))


async def _own_barcode(code: str, place: Location | None) -> str:
    problems = Problems()
    code = problems.read(parse_number, code, ("barcode",), otherwise="")
    other = await Location.filter(barcode=code).exclude(id=place.id if place else 0).first()
    if other:
        message = f"{other.path} has the code {code} already."
        problems.add(("barcode",), InputFault.NOT_UNIQUE, message, given=shown(code))
    problems.refuse()
    return code


async def _free_barcode(path: str) -> str:
    usual = code = usual_barcode(path)
    count = 1
    while await Location.filter(barcode=code).exists():
        count += 1
        code = f"{usual}-{count}"
    return code


async def _next_rank(above: Location) -> int:
    highest = "SELECT coalesce(max(walking_order), 0) FROM location WHERE coalesce(warehouse_id, 0) = ?"
    return int(await fetch_value(highest, _warehouse_of(above) or 0)) + 1


async def _rename(place: Location, name: str, path: str) -> None:
    """Call a place, and with it all paths below, by another name."""
    await execute("UPDATE location SET name = ? WHERE id = ?", name, place.id)
    await execute(
        f"UPDATE location SET path = CAST(? AS TEXT) || substr(path, ?) WHERE {BELOW}",
        path,
        len(place.path) + 1,
        *_below(place.id, place.path),
    )


async def _require_may_change(place: Location, above: Location, usage: LocationUsage, *, stays: bool) -> None:
    """Refuse to give what the journal tells of a place another meaning, and to take it from under goods."""
    if usage is not place.usage:
        moved = "SELECT 1 WHERE EXISTS (SELECT 1 FROM stock_move_line WHERE ? IN (source_id, destination_id))"
        if await fetch_value(moved, place.id):
            message = "Goods were moved here: what the place is for stays."
            raise in_use(message, [Blocker(message=message, node=Ref("Location", place.id))], ("usage",))
    leaves = _warehouse_of(above) != _warehouse_of(place)
    archived = place.active and not stays
    if not (leaves or archived or usage is not place.usage):
        return
    blockers = [*await _goods_in(place), *await _open_work_at(place)]
    if archived:
        active = await Location.filter(parent_id=place.id, active=True).order_by("path")
        blockers += [
            Blocker(message=f"{child.path} is in use.", node=Ref("Location", child.id)) for child in active
        ]
    if blockers:
        raise in_use(f"{place.path} is still in use.", blockers)


async def _goods_in(place: Location) -> list[Blocker]:
    rows = await fetch(
        f"""SELECT DISTINCT location.id, location.path FROM stock_balance
            JOIN location ON location.id = stock_balance.location_id
            WHERE stock_balance.on_hand > 0 AND {BELOW} ORDER BY location.path""",
        *_below(place.id, place.path),
    )
    return [Blocker(message=f"Stock lies in {row['path']}.", node=Ref("Location", row["id"])) for row in rows]


async def _open_work_at(place: Location) -> list[Blocker]:
    rows = await fetch(
        f"""WITH place AS (SELECT id FROM location WHERE {BELOW})
            SELECT 'OperationType' AS kind, id, name FROM operation_type
              WHERE active
              AND (source_id IN (SELECT id FROM place) OR destination_id IN (SELECT id FROM place))
            UNION SELECT 'Transfer', id, number FROM transfer WHERE state = 'READY'
              AND (source_id IN (SELECT id FROM place) OR destination_id IN (SELECT id FROM place))
            UNION SELECT 'Transfer', transfer.id, transfer.number FROM transfer_line
              JOIN transfer ON transfer.id = transfer_line.transfer_id WHERE transfer.state = 'READY'
              AND (transfer_line.source_id IN (SELECT id FROM place)
                OR transfer_line.destination_id IN (SELECT id FROM place))
            UNION SELECT 'Transfer', transfer.id, transfer.number FROM transfer_entry
              JOIN transfer ON transfer.id = transfer_entry.transfer_id WHERE transfer.state = 'READY'
              AND (transfer_entry.source_id IN (SELECT id FROM place)
                OR transfer_entry.destination_id IN (SELECT id FROM place))
            ORDER BY 1, 2""",
        *_below(place.id, place.path),
    )
    return [Blocker(message=f"{row['name']} uses it.", node=Ref(row["kind"], row["id"])) for row in rows]
