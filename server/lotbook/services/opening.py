"""A transfer is opened with its lines; who calls has seen to it that all it names may go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lotbook.db.engine import execute, fetch, fetch_value, insert_rows
from lotbook.db.work import Work
from lotbook.domain.inputs import search_key
from lotbook.domain.ordering import (
    Packed,
)
from lotbook.domain.quantities import to_millionths
from lotbook.domain.sequences import document_number
from lotbook.domain.words import TransferState
from lotbook.models import Transfer
from lotbook.services.putaway import put_at

LINE_COLUMNS = dict.fromkeys(
    """transfer_id position product_id expected unit_id packaging_id per_packaging source_id destination_id
    purchase_order_line_id sales_order_line_id returns_line_id""".split(),
    "bigint",
)


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a line of a transfer expects. quantity: in the stock unit; unit, packed: in which it was ordered;
    source, destination: where they differ from the transfer's."""

    product: int
    quantity: Decimal
    unit: int
    packed: Packed | None = None
    source: int | None = None
    destination: int | None = None
    purchase_order_line: int | None = None
    sales_order_line: int | None = None
    returns_line: int | None = None


@dataclass(frozen=True, kw_only=True)
class Header:
    """What a transfer says beside its lines, by row id. backorder_of: the transfer whose rest it takes; return_of:
    whose goods come or go back; replaces: the return whose goods it sends anew; onward_to: where in another warehouse
    its goods go on to; shipped_by: the transfer that sent what it brings in; manufacturing_order, run: for which it
    consumes or gives."""

    operation_type: int
    warehouse: int
    source: int
    destination: int
    due_on: date
    partner: int | None = None
    purchase_order: int | None = None
    sales_order: int | None = None
    backorder_of: int | None = None
    return_of: int | None = None
    replaces: int | None = None
    onward_to: int | None = None
    shipped_by: int | None = None
    manufacturing_order: int | None = None
    run: int | None = None


async def open_transfer(work: Work, header: Header, lines: Sequence[Expected]) -> int:
    """A new transfer, ready at once; its row id. Everything named is there, usable and permitted together."""
    transfer = await Transfer.create(
        number=await _next_number(header.operation_type),
        operation_type_id=header.operation_type,
        warehouse_id=header.warehouse,
        state=TransferState.READY,
        partner_id=header.partner,
        source_id=header.source,
        destination_id=header.destination,
        due_on=header.due_on,
        purchase_order_id=header.purchase_order,
        sales_order_id=header.sales_order,
        backorder_of_id=header.backorder_of,
        return_of_id=header.return_of,
        replaces_id=header.replaces,
        onward_to_id=header.onward_to,
        shipped_by_id=header.shipped_by,
        manufacturing_order_id=header.manufacturing_order,
        run_id=header.run,
        search_key="",
        created=work.now,
        created_by_id=work.actor.user_id,
        updated=work.now,
        updated_by_id=work.actor.user_id,
    )
    await add_lines(transfer.id, header.source, header.destination, lines)
    return int(transfer.id)


async def add_lines(transfer: int, source: int, destination: int, lines: Sequence[Expected]) -> None:
    """Lines behind those that a transfer has; source, destination: where a line names none of its own. Where a
    putaway rule of the destination says so, a product goes to a place below it."""
    highest = "SELECT coalesce(max(position), 0) FROM transfer_line WHERE transfer_id = ?"
    last = int(await fetch_value(highest, transfer))
    proposed = await put_at(destination, {line.product for line in lines})
    rows = [
        (
            *(transfer, position, line.product, to_millionths(line.quantity), line.unit),
            *packed_columns(line.packed).values(),
            *_ends(line, source, destination, proposed),
            *(line.purchase_order_line, line.sales_order_line, line.returns_line),
        )
        for position, line in enumerate(lines, last + 1)
    ]
    await insert_rows("transfer_line", LINE_COLUMNS, rows)
    await index_for_search(transfer)


def _ends(line: Expected, source: int, destination: int, proposed: Mapping[int, int]) -> tuple[int, int]:
    """Where goods of a line are taken and put; what lies already where it would be put goes to the destination."""
    source = line.source or source
    there = proposed.get(line.product, destination)
    return source, line.destination or (destination if there == source else there)


def packed_columns(packed: Packed | None) -> dict[str, int | None]:
    """The packaging of a line as its columns, of orders and of transfers."""
    if packed is None:
        return {"packaging_id": None, "per_packaging": None}
    return {"packaging_id": packed.packaging, "per_packaging": to_millionths(packed.quantity)}


async def index_for_search(transfer: int) -> None:
    """Let a transfer be found by its number, partner, order and products as they are now."""
    [header] = await fetch(
        """SELECT transfer.number, partner.name AS partner, coalesce(bought.number, sold.number, made.number) AS origin,
             coalesce(bought.vendor_reference, sold.customer_reference) AS reference, returned.number AS returned
           FROM transfer LEFT JOIN partner ON partner.id = transfer.partner_id
           LEFT JOIN purchase_order AS bought ON bought.id = transfer.purchase_order_id
           LEFT JOIN sales_order AS sold ON sold.id = transfer.sales_order_id
           LEFT JOIN manufacturing_order AS made ON made.id = transfer.manufacturing_order_id
           LEFT JOIN transfer AS returned ON returned.id = transfer.return_of_id
           WHERE transfer.id = ?""",
        transfer,
    )
    products = await fetch(
        """SELECT sku, name FROM product
           WHERE id IN (SELECT product_id FROM transfer_line WHERE transfer_id = ?) ORDER BY sku""",
        transfer,
    )
    names = [*header.values(), *(name for product in products for name in product.values())]
    await execute("UPDATE transfer SET search_key = ? WHERE id = ?", search_key(*names), transfer)


async def _next_number(operation_type: int) -> str:
    [taken] = await fetch(
        """UPDATE operation_type SET next_number = next_number + 1 WHERE id = ?
           RETURNING prefix, next_number - 1 AS counter""",
        operation_type,
    )
    return document_number(taken["prefix"], taken["counter"])
