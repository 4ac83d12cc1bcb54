"""Goods go from one warehouse to another: out of the one into transit, and out of transit into the other. What is
on the way is promised, lot by lot, to the transfer that brings it in, so nobody else has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LocationNotUsable, invalid
from lotbook.domain.words import LocationUsage, OperationKind, ReservationChoice, Tracking
from lotbook.ledger import reservations
from lotbook.ledger.reservations import Reserved
from lotbook.ledger.sql import question
from lotbook.models import Location, OperationType, Product, Transfer, TransferLine
from lotbook.services.at_work import TransferAtWork
from lotbook.services.opening import Expected, Header, open_transfer


@dataclass(frozen=True)
class OnTheWay:
    """Goods in transit. line: of the transfer that they were on; quantity in the stock unit."""

    line: int
    product: int
    lot: int | None
    serial: bool
    package: int | None
    quantity: Decimal


async def way_between(source: Any, destination: Any) -> Location | None:
    """The place through which goods go from one place to the other; None where both are in one warehouse.

    Raises LocationNotUsable, InvalidInput where the other warehouse has no way to take them in.
    """
    if source.warehouse_id == destination.warehouse_id:
        return None
    if destination.warehouse_id is None:
        message = f"{destination.path} lies on the way: name the place in the other warehouse."
        raise LocationNotUsable(message=message, field=("destination",), location=destination.id)
    await taking_in(destination.warehouse_id)
    return await _transit()


async def require_one_way(transfer: TransferAtWork, place: Any) -> None:
    """Refuse to put goods into another warehouse than the transfer goes to. Raises LocationNotUsable."""
    there: Any = await Location.get(id=transfer.destination)
    warehouse = there.warehouse_id if there.physical else transfer.warehouse
    if place.physical and place.warehouse_id != warehouse:
        message = f"{place.path} does not lie where {transfer.number} goes; write a transfer to it."
        raise LocationNotUsable(message=message, field=("destination",), location=place.id)


def require_not_between(place: Any) -> None:
    """Refuse a place where goods wait for the transfer that brings them in. Raises LocationNotUsable."""
    if place.physical and place.warehouse_id is None:
        message = f"{place.path} lies between warehouses: a transfer sends goods through it."
        raise LocationNotUsable(message=message, field=("destination",), location=place.id)


async def open_arrival(work: Work, transfer: TransferAtWork) -> int | None:
    """The transfer that brings in what a finished one sent on; None where it sent nothing on."""
    if transfer.onward_to is None:
        return None
    place: Any = await Location.get(id=transfer.onward_to)
    rows = await fetch(question("shipped_goods"), transfer.id, transfer.destination)
    goods = [
        OnTheWay(
            row["line_id"],
            row["product_id"],
            row["lot_id"],
            row["tracking"] == Tracking.SERIAL.value,
            row["destination_package_id"],
            from_millionths(row["quantity"]),
        )
        for row in rows
    ]
    return await _open(work, transfer.id, place, transfer.due_on, goods)


async def send_back(work: Work, transfer: Any) -> None:
    """Open the way back for goods that were to come in with a transfer, which is about to be given up.

    Raises InvalidInput for goods that are on their way back already.
    """
    sent: Any = await Transfer.get(id=transfer.shipped_by_id)
    if sent.warehouse_id == transfer.warehouse_id:
        message = f"The goods of {transfer.number} are on their way back; they are to be received."
        raise invalid("transfer", InputFault.CONTRADICTION, message, given=transfer.number)
    promised = await reservations.of_transfer(transfer.id)
    products = await Product.filter(id__in={promise.product for promise in promised})
    serial = {row.id for row in products if row.tracking is Tracking.SERIAL}
    goods = [
        OnTheWay(
            promise.line,
            promise.product,
            promise.lot,
            promise.product in serial,
            promise.package,
            promise.quantity,
        )
        for promise in promised
    ]
    await reservations.free_transfer(transfer.id)
    await _open(work, sent.id, await Location.get(id=sent.source_id), transfer.due_on, goods)


async def _open(work: Work, sent: int, place: Any, due_on: date, goods: Sequence[OnTheWay]) -> int:
    """A transfer out of transit to a place, with these very goods promised to it."""
    kind, transit = await taking_in(place.warehouse_id), await _transit()
    before = list(dict.fromkeys(one.line for one in goods))
    units = {row.id: row.unit_id for row in await TransferLine.filter(id__in=before)}
    products = {one.line: one.product for one in goods}
    lines = [
        Expected(
            product=products[line],
            quantity=sum((one.quantity for one in goods if one.line == line), ZERO),
            unit=units[line],
        )
        for line in before
    ]
    header = Header(
        operation_type=kind.id,
        warehouse=place.warehouse_id,
        source=transit.id,
        destination=place.id,
        due_on=due_on,
        shipped_by=sent,
    )
    opened = await open_transfer(work, header, lines)
    await _promise(work, opened, before, transit.id, goods)
    return opened


async def _promise(
    work: Work, opened: int, before: Sequence[int], transit: int, goods: Sequence[OnTheWay]
) -> None:
    """Promise the goods to the lines of the transfer that was opened for them. before: the lines by which they came, in
    the order of its own."""
    rows = await TransferLine.filter(transfer_id=opened).order_by("position")
    now = dict(zip(before, [row.id for row in rows], strict=True))
    await reservations.lock(
        {one.lot for one in goods if one.lot is not None}, {one.product for one in goods if one.lot is None}
    )
    await reservations.add(
        work.operation_id,
        [
            Reserved(
                transfer=opened,
                line=now[one.line],
                product=one.product,
                lot=one.lot,
                serial=one.serial,
                location=transit,
                package=one.package,
                quantity=one.quantity,
                chosen_by=ReservationChoice.PERSON,
            )
            for one in goods
        ],
    )


async def _transit() -> Location:
    return await Location.get(warehouse_id=None, usage=LocationUsage.TRANSIT, parent_id=None)


async def taking_in(warehouse: int) -> OperationType:
    """The operation type by which a warehouse moves goods, and takes in what another sent. Raises InvalidInput."""
    kinds = OperationType.filter(warehouse_id=warehouse, kind=OperationKind.INTERNAL, active=True)
    if (kind := await kinds.order_by("id").first()) is None:
        message = "The warehouse has no internal transfers, by which goods are moved or taken in."
        raise invalid("destination", InputFault.CONTRADICTION, message)
    return kind
