"""A run of a manufacturing order: the transfers that take components and give products, and what each is to move."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any

from lotbook.db.engine import among, execute, fetch
from lotbook.db.work import Work
from lotbook.domain.quantities import ZERO
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import OperationKind, RunKind, TransferState
from lotbook.ledger import genealogy
from lotbook.models import BillLine, ManufacturingOrder, OperationType, Product, Run, Transfer, TransferLine
from lotbook.services.at_work import look_at, touch
from lotbook.services.opening import Expected, Header, open_transfer
from lotbook.services.reserving import reserve_by_type


def needed(line: BillLine, of_bill: Decimal, quantity: Decimal, step: Decimal) -> Decimal:
    """How much of a component or by-product so much of the product takes or gives; a component with what is lost,
    and never less than it takes: rounded up to its step. of_bill: how much its bill makes."""
    exact = line.quantity * quantity / of_bill * (1 + line.loss / 100)
    return (exact / step).to_integral_value(ROUND_CEILING) * step


async def ready_transfers(order: int) -> list[Any]:
    """The transfers of an order that are open, with their operation types."""
    return await Transfer.filter(manufacturing_order_id=order, state=TransferState.READY).select_related(
        "operation_type"
    )


async def is_complete(order: int) -> bool:
    """Whether components can be taken and products given."""
    kinds = {each.operation_type.kind for each in await ready_transfers(order)}
    return kinds == {OperationKind.CONSUMPTION, OperationKind.MANUFACTURING}


async def begin_run(work: Work, order: Any) -> None:
    """From now on what an order moves belongs to a new run: open transfers go on in it, missing ones are opened.

    order: with its bill of materials. Raises InvalidInput without an operation type.
    """
    run = await Run.create(
        operation_id=work.operation_id, kind=RunKind.PRODUCTION, reason="", manufacturing_order_id=order.id
    )
    going_on = await ready_transfers(order.id)
    for transfer in going_on:
        await execute("UPDATE transfer SET run_id = ? WHERE id = ?", run.id, transfer.id)
    there = {transfer.operation_type.kind for transfer in going_on}
    for kind, expected in (await _still_to_move(order)).items():
        if kind not in there:
            await _open_transfer(work, order, run.id, kind, expected)


async def expect_again(work: Work, lines: Collection[int]) -> None:
    """What one of these lines of transfers made and does no more is still to be made: an open transfer of the order
    expects at least what is left."""
    condition, values = among(lines)
    orders = await fetch(
        f"""SELECT DISTINCT transfer.manufacturing_order_id AS id FROM transfer_line
            JOIN transfer ON transfer.id = transfer_line.transfer_id
            JOIN manufacturing_order AS made ON made.id = transfer.manufacturing_order_id AND made.state = 'CONFIRMED'
            WHERE transfer_line.id {condition} ORDER BY id""",
        values,
    )
    for row in orders:
        order: Any = await ManufacturingOrder.get(id=row["id"]).select_related("bill")
        made, *_ = (await _still_to_move(order))[OperationKind.MANUFACTURING]
        for transfer in await ready_transfers(order.id):
            less = TransferLine.filter(
                transfer_id=transfer.id, product_id=made.product, expected__lt=made.quantity
            )
            if transfer.operation_type.kind is OperationKind.MANUFACTURING and await less.update(
                expected=made.quantity
            ):
                await touch(work, await look_at(transfer.id))


async def _still_to_move(order: Any) -> dict[OperationKind, list[Expected]]:
    """What is left to take and to give: as the bill of materials says, less what was moved."""
    flows = await genealogy.of_order(order.id)
    lines = await BillLine.filter(bill_id=order.bill_id).order_by("position").select_related("product")
    product: Any = await Product.get(id=order.bill.product_id)

    def left(line: Any, moved: Mapping[int, Decimal]) -> Expected:
        wanted = needed(line, order.bill.quantity, order.quantity, line.product.step)
        return _rest(line.product, wanted, moved)

    return {
        OperationKind.CONSUMPTION: [left(line, flows.consumed) for line in lines if not line.by_product],
        OperationKind.MANUFACTURING: [
            _rest(product, order.quantity, flows.produced),
            *(left(line, flows.produced) for line in lines if line.by_product),
        ],
    }


def _rest(product: Any, wanted: Decimal, moved: Mapping[int, Decimal]) -> Expected:
    left = max(wanted - moved.get(product.id, ZERO), ZERO)
    return Expected(product=product.id, quantity=left, unit=product.unit_id)


async def _open_transfer(
    work: Work, order: Any, run: int, kind: OperationKind, lines: Sequence[Expected]
) -> None:
    of_kind = OperationType.filter(warehouse_id=order.warehouse_id, kind=kind, active=True)
    of_type: Any = await of_kind.order_by("id").first()
    if of_type is None:
        message = f"The warehouse has no operation type for {kind.value.lower()}."
        raise invalid("order", InputFault.CONTRADICTION, message, given=order.number)
    header = Header(
        operation_type=of_type.id,
        warehouse=order.warehouse_id,
        source=of_type.source_id,
        destination=of_type.destination_id,
        due_on=order.due_on,
        manufacturing_order=order.id,
        run=run,
    )
    transfer = await open_transfer(work, header, lines)
    if kind is OperationKind.CONSUMPTION:
        await reserve_by_type(work, transfer)
