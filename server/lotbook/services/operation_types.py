"""Operation types: the kinds of transfer of a warehouse, with their rules."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, changed, kept
from lotbook.domain.places import (
    OWN_END,
    SLIPS,
    USUAL_TYPES,
    OperationRules,
    TypeFacts,
    require_sound_type,
)
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Blocker, invalid
from lotbook.domain.words import LocationUsage, OperationKind, PrintKind, TransferState
from lotbook.models import Location, OperationType, Transfer, Warehouse
from lotbook.services.rows import in_use, locked, ref, require_version, shared
from lotbook.services.shelves import is_whole_warehouse


@dataclass(frozen=True)
class OperationTypeSaved:
    """An operation type by row id."""

    operation_type: int


@unit_of_work
async def create_operation_type(
    work: Work, warehouse: int, name: str, kind: OperationKind, rules: OperationRules | None = None
) -> OperationTypeSaved:
    """Add an operation type; what the rules leave out is taken from the usual type of the kind.

    Raises NotFound or InvalidInput.
    """
    row = await add_usual_type(await shared(Warehouse, warehouse, ("warehouse",)), kind, name, rules)
    work.about("OperationType", row.id)
    return OperationTypeSaved(row.id)


async def add_usual_type(
    warehouse: Warehouse, kind: OperationKind, name: str | None = None, rules: OperationRules | None = None
) -> OperationType:
    """The usual type of a kind, under this name and with these rules where they are given."""
    usual, rules = USUAL_TYPES[kind], rules or OperationRules()
    source = await _end(warehouse, kept(rules.source, None), usual.source, "source")
    destination = await _end(warehouse, kept(rules.destination, None), usual.destination, "destination")
    facts = require_sound_type(
        TypeFacts(
            name=usual.name if name is None else name,
            kind=kind,
            numbers=kept(rules.numbers, usual.numbers),
            source_usage=source.usage,
            destination_usage=destination.usage,
            prefix=kept(rules.prefix, await _free_prefix(f"{warehouse.code}/{usual.prefix}")),
            tolerance=kept(rules.over_receipt_tolerance, TypeFacts.tolerance),
            backorder_policy=kept(rules.backorder_policy, usual.backorder_policy),
            unexpected_numbers=kept(rules.unexpected_numbers, TypeFacts.unexpected_numbers),
            check_above=changed(rules.check_above, None),
            reservation_policy=kept(rules.reservation_policy, usual.reservation_policy),
            reservation_days=changed(rules.reservation_days, None),
            prints=_prints(kept(rules.prints_at_validation, usual.prints)),
        )
    )
    _require_in_warehouse(warehouse.id, kind, source, destination)
    columns = await _columns(facts, source, destination, of=0)
    return await OperationType.create(warehouse_id=warehouse.id, kind=kind, **columns)


@unit_of_work
async def update_operation_type(
    work: Work,
    operation_type: int,
    version: int,
    *,
    name: str | Absent | None = ABSENT,
    active: bool | Absent | None = ABSENT,
    rules: OperationRules | None = None,
) -> OperationTypeSaved:
    """Change an operation type.

    Raises NotFound, StaleVersion, InvalidInput, or InUse when it is archived with open transfers.
    """
    row: Any = await locked(OperationType, operation_type, ("operationType",))
    await require_version(work, row, version)
    rules = rules or OperationRules()
    source = await shared(Location, kept(rules.source, row.source_id), ("rules", "source"))
    destination = await shared(
        Location, kept(rules.destination, row.destination_id), ("rules", "destination")
    )
    facts = require_sound_type(
        TypeFacts(
            name=kept(name, row.name),
            kind=row.kind,
            numbers=kept(rules.numbers, row.number_rule),
            source_usage=source.usage,
            destination_usage=destination.usage,
            prefix=kept(rules.prefix, row.prefix),
            backorder_policy=kept(rules.backorder_policy, row.backorder_policy),
            tolerance=kept(rules.over_receipt_tolerance, row.tolerance),
            unexpected_numbers=kept(rules.unexpected_numbers, row.unexpected_numbers),
            check_above=changed(rules.check_above, row.check_above),
            reservation_policy=kept(rules.reservation_policy, row.reservation_policy),
            reservation_days=_days(rules, row),
            prints=_prints(kept(rules.prints_at_validation, _printed_by(row))),
        )
    )
    offered = kept(active, row.active)
    if row.active and not offered:
        await _require_nothing_open(row)
    _require_in_warehouse(row.warehouse_id, row.kind, source, destination)
    columns = await _columns(facts, source, destination, of=row.id)
    await OperationType.filter(id=row.id).update(**columns, active=offered, version=row.version + 1)
    work.about("OperationType", row.id)
    return OperationTypeSaved(row.id)


async def _end(
    warehouse: Warehouse, given: int | None, usual: LocationUsage | tuple[str, ...], name: str
) -> Location:
    if given is not None:
        return await shared(Location, given, ("rules", name))
    if isinstance(usual, LocationUsage):
        outside = Location.filter(warehouse_id=None, usage=usual, parent_id=None)
        return await outside.order_by("id").get()
    place = await Location.get_or_none(path="/".join((warehouse.code, *usual)))
    if place is None:
        message = f"{warehouse.code} has no place {'/'.join(usual)} any more; name a {name}."
        raise invalid(("rules", name), InputFault.MISSING, message)
    return place


async def _require_nothing_open(row: OperationType) -> None:
    open_ones = await Transfer.filter(operation_type_id=row.id, state=TransferState.READY).order_by("id")
    if open_ones:
        blockers = [Blocker(message=f"{each.number} is open.", node=ref(each)) for each in open_ones]
        raise in_use(f"{row.name} still has open transfers.", blockers, ("active",))


def _require_in_warehouse(
    warehouse: int, kind: OperationKind, source: Location, destination: Location
) -> None:
    end = OWN_END[kind]
    place = source if end == "source" else destination
    if place.warehouse_id != warehouse:
        message = f"{place.path} lies in another warehouse."
        raise invalid(("rules", end), InputFault.CONTRADICTION, message, given=place.path)


async def _free_prefix(start: str) -> str:
    prefix, count = f"{start}/", 1
    while await OperationType.filter(prefix=prefix).exists():
        count += 1
        prefix = f"{start}{count}/"
    return prefix


async def _columns(facts: TypeFacts, source: Location, destination: Location, of: int) -> dict[str, Any]:
    if source.id == destination.id:
        message = "Source and destination are the same place."
        raise invalid(("rules", "destination"), InputFault.CONTRADICTION, message, given=source.path)
    if is_whole_warehouse(destination):
        message = f"{destination.path} is a whole warehouse: name the place in it where goods are put."
        raise invalid(("rules", "destination"), InputFault.CONTRADICTION, message, given=destination.path)
    if other := await OperationType.filter(prefix=facts.prefix).exclude(id=of).first():
        message = f"{other.name} numbers its documents with {facts.prefix} already."
        raise invalid(("rules", "prefix"), InputFault.NOT_UNIQUE, message, given=facts.prefix)
    return {
        "name": facts.name,
        "number_rule": facts.numbers,
        "source_id": source.id,
        "destination_id": destination.id,
        "prefix": facts.prefix,
        "backorder_policy": facts.backorder_policy,
        "tolerance": facts.tolerance,
        "unexpected_numbers": facts.unexpected_numbers,
        "check_above": facts.check_above,
        "reservation_policy": facts.reservation_policy,
        "reservation_days": facts.reservation_days,
        "prints_slip": SLIPS.get(facts.kind) in facts.prints,
        "prints_labels": PrintKind.LABELS in facts.prints,
    }


def _days(rules: OperationRules, row: OperationType) -> int | None:
    """Another policy than before has no days unless they are given with it."""
    another = kept(rules.reservation_policy, row.reservation_policy) is not row.reservation_policy
    return changed(rules.reservation_days, None if another else row.reservation_days)


def _prints(kinds: Collection[PrintKind]) -> frozenset[PrintKind]:
    return frozenset(kinds)


def _printed_by(row: OperationType) -> Collection[PrintKind]:
    slip = SLIPS.get(row.kind)
    return {
        kind for kind, on in ((slip, row.prints_slip), (PrintKind.LABELS, row.prints_labels)) if kind and on
    }
