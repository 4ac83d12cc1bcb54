"""Transfers are opened by hand, with lines or without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import Problems
from lotbook.domain.ordering import LineGiven, require_plausible_day, require_some_lines, stock_quantity
from lotbook.domain.places import ENDS, OWN_END
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LocationNotUsable, invalid
from lotbook.domain.tracking import require_takes
from lotbook.domain.words import LocationUsage, OperationKind
from lotbook.models import Location, OperationType, Partner, Warehouse
from lotbook.services.lines_given import measures_of, products_of
from lotbook.services.opening import Expected, Header, open_transfer
from lotbook.services.reserving import reserve_by_type
from lotbook.services.rows import all_shared, shared
from lotbook.services.shelves import require_within
from lotbook.services.transit import way_between

PARTNERS = {
    OperationKind.RECEIPT: "vendor",
    OperationKind.VENDOR_RETURN: "vendor",
    OperationKind.DELIVERY: "customer",
}
"""With whom transfers that are opened by hand move goods."""


@dataclass(frozen=True)
class TransferSaved:
    """A transfer by row id."""

    transfer: int


@unit_of_work
async def create_transfer(
    work: Work,
    operation_type: int,
    lines: Sequence[LineGiven],
    *,
    partner: int | None = None,
    source: int | None = None,
    destination: int | None = None,
    due_on: date | None = None,
) -> TransferSaved:
    """Open a transfer by hand: between our places, or without an order. It may have no lines yet.

    Raises NotFound, InvalidInput, or LocationNotUsable for a place that cannot be its end.
    """
    kind: Any = await shared(OperationType, operation_type, ("operationType",))
    warehouse = await shared(Warehouse, kind.warehouse_id, ("operationType",))
    _require_by_hand(kind)
    today = day_of(work.now, warehouse.time_zone)
    require_plausible_day(due_on or today, today, ("dueOn",))
    await _require_partner(kind.kind, partner)
    ends = {
        "source": await shared(Location, source or kind.source_id, ("source",)),
        "destination": await shared(Location, destination or kind.destination_id, ("destination",)),
    }
    for (name, place), usages in zip(ends.items(), ENDS[kind.kind], strict=True):
        require_usable(place, usages, (name,))
    own = OWN_END[kind.kind]
    _require_in_warehouse(kind, ends[own], (own,))
    if ends["source"].id == ends["destination"].id:
        message = "Source and destination are the same place."
        raise invalid("destination", InputFault.CONTRADICTION, message, given=ends["destination"].path)
    via = await _way(kind.kind, ends, lines)
    header = Header(
        operation_type=kind.id,
        warehouse=warehouse.id,
        source=ends["source"].id,
        destination=(via or ends["destination"]).id,
        due_on=due_on or today,
        partner=partner,
        onward_to=ends["destination"].id if via else None,
    )
    transfer = await open_transfer(work, header, await _expected(kind, ends["source"], lines))
    await reserve_by_type(work, transfer)
    work.about("Transfer", transfer)
    return TransferSaved(transfer)


async def _way(
    kind: OperationKind, ends: Mapping[str, Location], lines: Sequence[LineGiven]
) -> Location | None:
    """The place in between for goods that go to another warehouse. Raises LocationNotUsable, InvalidInput."""
    via = await way_between(ends["source"], ends["destination"]) if kind is OperationKind.INTERNAL else None
    for at, line in enumerate(lines):
        if via and line.destination is not None:
            message = "What goes to another warehouse is put in its places when it comes."
            raise invalid(("lines", str(at), "destination"), InputFault.CONTRADICTION, message)
    return via


def _require_by_hand(kind: OperationType) -> None:
    if kind.kind in (OperationKind.MANUFACTURING, OperationKind.CONSUMPTION):
        message = f"{kind.name} are made by manufacturing orders, not by hand."
        raise invalid("operationType", InputFault.CONTRADICTION, message)
    if kind.kind is OperationKind.RETURN:
        message = f"{kind.name} are made of the delivery that they bring back, not by hand."
        raise invalid("operationType", InputFault.CONTRADICTION, message)
    if not kind.active:
        message = f"{kind.name} is archived."
        raise invalid("operationType", InputFault.CONTRADICTION, message)


def _require_in_warehouse(kind: Any, place: Any, field: Path) -> None:
    if place.warehouse_id != kind.warehouse_id:
        message = f"{place.path} lies in another warehouse than {kind.name} are of."
        raise LocationNotUsable(message=message, field=field, location=place.id)


async def _require_partner(kind: OperationKind, partner: int | None) -> None:
    if partner is None:
        return
    row = await shared(Partner, partner, ("partner",))
    needed = PARTNERS.get(kind)
    fits = {"vendor": row.vendor, "customer": row.customer}
    if not (needed and fits[needed]):
        message = f"{row.name} is no {needed}." if needed else "An internal transfer has no partner."
        raise invalid("partner", InputFault.CONTRADICTION, message)
    if not row.active:
        raise invalid("partner", InputFault.CONTRADICTION, f"{row.name} is archived.")


def require_usable(place: Location, usages: frozenset[LocationUsage], field: Path) -> None:
    """Refuse a place that is archived, or not for this end of a transfer. Raises LocationNotUsable."""
    if not place.active:
        message = f"{place.path} is archived and takes part in nothing new."
    elif place.usage not in usages:
        message = (
            f"{place.path} is a {place.usage.value.lower()} place, which cannot be the {field[-1]} here."
        )
    else:
        if field[-1] == "destination":
            require_within(place, field)
        return
    raise LocationNotUsable(message=message, field=field, location=place.id)


async def _expected(kind: OperationType, source: Location, lines: Sequence[LineGiven]) -> list[Expected]:
    require_some_lines(len(lines))
    measures = await measures_of(lines)
    products = await products_of(lines)
    places = await all_shared(
        Location,
        [
            (line.destination, ("lines", str(place), "destination"))
            for place, line in enumerate(lines)
            if line.destination is not None
        ],
    )
    problems = Problems()
    expected = []
    for place, line in enumerate(lines):
        field, product = ("lines", str(place)), products[line.product]
        if line.destination is not None:
            there = places[line.destination]
            require_usable(there, ENDS[kind.kind][1], (*field, "destination"))
            if OWN_END[kind.kind] == "destination":
                _require_in_warehouse(kind, there, (*field, "destination"))
            if line.destination == source.id:
                message = "Source and destination are the same place."
                problems.add((*field, "destination"), InputFault.CONTRADICTION, message)
        with problems.gathered():
            require_takes(kind.number_rule, product.row.tracking, (*field, "product"))
            quantity = stock_quantity(line.quantity, product.stocked, measures[place], (*field, "quantity"))
            unit = line.unit or product.row.unit_id
            expected.append(
                Expected(
                    product=line.product,
                    quantity=quantity,
                    unit=unit,
                    packed=measures[place].packed,
                    destination=line.destination,
                )
            )
    problems.refuse()
    return expected
