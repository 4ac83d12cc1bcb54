"""A package is moved as one, by an internal transfer that is done at once, so that its lots can be traced by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch, insert_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import ZERO, to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LocationNotUsable, invalid
from lotbook.domain.words import EntryWay, Tracking
from lotbook.ledger.balances import Balance
from lotbook.models import Location, Warehouse
from lotbook.services.at_work import look_at
from lotbook.services.entries import COLUMNS
from lotbook.services.opening import Expected, Header, open_transfer
from lotbook.services.packing import Packed, inside_of
from lotbook.services.shelves import physical
from lotbook.services.shifting import facts_of, shift
from lotbook.services.transit import require_not_between, taking_in
from lotbook.services.validation import post_at_once


@unit_of_work
async def move_package(work: Work, package: int, place: int, *, take_promised: bool = False) -> Packed:
    """Bring a package with all that is in it to another place of its warehouse, by an internal transfer that is done at
    once. take_promised: also goods that are promised to documents that take nothing from there, which lose them.

    Raises InsufficientStock, LotOnHold, LocationNotUsable, InvalidInput, NotFound.
    """
    location = await physical(place, ("destination",))
    number, inside = await inside_of(package)
    here = await Location.get(id=inside[0].location)
    _require_one_warehouse(number, here, location)
    if here.id == place:
        message = f"{number} is at {location.path} already."
        raise invalid("destination", InputFault.CONTRADICTION, message)
    work.about("Package", package)
    parts = [(lies, lies.on_hand) for lies in inside]
    transfer = await _open(work, here, location, parts, package)

    async def post() -> None:
        await post_at_once(work, await look_at(transfer))

    lost = await shift(work, parts, location, (place, package), take_promised=take_promised, post=post)
    return Packed(package, lost, transfer)


def _require_one_warehouse(number: str, here: Any, there: Any) -> None:
    """Refuse to bring a package between warehouses in one step. Raises LocationNotUsable."""
    for place in (here, there):
        require_not_between(place)
    if here.warehouse_id != there.warehouse_id:
        message = (
            f"{there.path} lies in another warehouse than {number}: write a transfer, and scan it there."
        )
        raise LocationNotUsable(message=message, field=("destination",), location=there.id)


async def _open(
    work: Work, here: Any, there: Any, parts: Sequence[tuple[Balance, Decimal]], package: int
) -> int:
    """An internal transfer with all that is in a package on it, to be done in this very work.

    Raises InvalidInput where the warehouse has no internal transfers.
    """
    kind = await taking_in(here.warehouse_id)
    warehouse = await Warehouse.get(id=here.warehouse_id)
    products = dict.fromkeys(lies.product for lies, _ in parts)
    facts = await facts_of(products)
    header = Header(
        operation_type=kind.id,
        warehouse=here.warehouse_id,
        source=here.id,
        destination=there.id,
        due_on=day_of(work.now, warehouse.time_zone),
    )
    lines = [
        Expected(
            product=product,
            quantity=sum((quantity for lies, quantity in parts if lies.product == product), ZERO),
            unit=facts[product][1],
            source=here.id,
            destination=there.id,
        )
        for product in products
    ]
    transfer = await open_transfer(work, header, lines)
    await _put_on(work, transfer, parts, facts, there.id, package)
    return transfer


async def _put_on(
    work: Work,
    transfer: int,
    parts: Sequence[tuple[Balance, Decimal]],
    facts: Mapping[int, tuple[Tracking, int]],
    to: int,
    package: int,
) -> None:
    lines = await fetch("SELECT id, product_id FROM transfer_line WHERE transfer_id = ?", transfer)
    of_product = {row["product_id"]: row["id"] for row in lines}
    numbers = await _numbers([lies.lot for lies, _ in parts if lies.lot is not None])
    rows = []
    for lies, quantity in parts:
        number = None if lies.lot is None else numbers[lies.lot]
        row = dict.fromkeys(COLUMNS) | {
            "transfer_id": transfer,
            "line_id": of_product[lies.product],
            "product_id": lies.product,
            "lot_id": lies.lot,
            "quantity": to_millionths(quantity),
            "entered_quantity": to_millionths(quantity),
            "entered_unit_id": facts[lies.product][1],
            "source_id": lies.location,
            "source_package_id": package,
            "destination_id": to,
            "destination_package_id": package,
            "operation_id": work.operation_id,
            "tracking": facts[lies.product][0].value,
            "number": number,
            "number_key": number and number_key(number),
            "via": EntryWay.INFERRED.value,
        }
        rows.append(tuple(row.values()))
    await insert_rows("transfer_entry", COLUMNS, rows)


async def _numbers(lots: Sequence[int]) -> dict[int, str]:
    condition, values = among(lots)
    rows = await fetch(f"SELECT id, number FROM lot WHERE id {condition}", values)
    return {row["id"]: row["number"] for row in rows}
