"""Into what a component goes, as scans say it before it is posted; and how that follows what was made,
when it turns out to bear another number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import execute, fetch_one, lock_rows
from lotbook.db.work import Work
from lotbook.domain.genealogy import Goods
from lotbook.domain.quantities import to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.domain.words import OperationKind, TransferState
from lotbook.ledger import genealogy
from lotbook.models import Lot, RunAssignment, TransferEntry
from lotbook.services.at_work import TransferAtWork


@dataclass(frozen=True)
class MadeAs:
    """Goods that a run gave, and that turn out to be so much of others."""

    run: int
    was: Goods
    now: Goods
    quantity: Decimal


async def say_into(work: Work, transfer: TransferAtWork, number: str) -> None:
    """Say of what this work put on a transfer that it goes into what bears a number: on the order's open transfers,
    or made by it already. Raises NotFound, InvalidInput."""
    if transfer.kind is not OperationKind.CONSUMPTION or transfer.manufacturing_order is None:
        message = f"{transfer.number} takes no components of an order, so nothing on it goes into {number}."
        raise invalid("into", InputFault.CONTRADICTION, message, given=number)
    product = await output_numbered(transfer.manufacturing_order, number)
    if product is None:
        message = f"The order makes nothing with the number {number}: scan that first."
        raise NotFound(message=message, field=("into",), sought=number)
    await put_into(work, transfer, product, number)


async def put_into(work: Work, transfer: TransferAtWork, product: int, number: str) -> None:
    """Note it on the entries that this work made."""
    await execute(
        "UPDATE transfer_entry SET into_product_id = ?, into_number = ? WHERE transfer_id = ? AND operation_id = ?",
        product,
        number,
        transfer.id,
        work.operation_id,
    )


async def output_numbered(order: int, number: str) -> int | None:
    """The product that an order makes, or is about to make, under a number; None for none. Of several the main one
    comes first."""
    row = await fetch_one(
        """SELECT entry.product_id FROM transfer_entry AS entry
           JOIN transfer ON transfer.id = entry.transfer_id
           JOIN transfer_line AS line ON line.id = entry.line_id
           JOIN operation_type ON operation_type.id = transfer.operation_type_id
           WHERE transfer.manufacturing_order_id = ? AND entry.number = ? AND operation_type.kind = 'MANUFACTURING'
             AND transfer.state IN ('READY', 'DONE')
           ORDER BY line.position, transfer.id LIMIT 1""",
        order,
        number,
    )
    return None if row is None else int(row["product_id"])


async def follow(work: Work, made: Sequence[MadeAs]) -> None:
    """What people said to go into goods of which none are left under their number goes into what they turn out to be,
    also where it is not posted yet. To be called once the corrections are posted; two that were swapped are named
    together. Where goods turn out to be several others nobody knows into which of them it went."""
    by_run: dict[int, list[MadeAs]] = defaultdict(list)
    for one in made:
        by_run[one.run].append(one)
    for run, pairs in by_run.items():
        _, given = await genealogy.flows(run)
        brought = Counter[Goods]()
        became: dict[Goods, set[Goods]] = defaultdict(set)
        for one in pairs:
            brought[one.now] += to_millionths(one.quantity)
            became[one.was].add(one.now)
        gone = {
            was: now
            for was, [now, *others] in became.items()
            if not others and now.lot is not None and given.get(was, 0) <= brought[was]
        }
        await _say_otherwise(work, run, gone)


async def _say_otherwise(work: Work, run: int, gone: Mapping[Goods, Goods]) -> None:
    lots = [goods.lot for pair in gone.items() for goods in pair]
    numbers = {Goods(lot.product_id, lot.id): lot.number for lot in await Lot.filter(id__in=lots)}
    called = {
        (was.product, numbers[was]): (now.product, numbers[now]) for was, now in gone.items() if was.lot
    }
    said: list[Any] = await RunAssignment.filter(run_id=run).order_by("id")
    moved = [row for row in said if (row.output_product_id, row.output_number) in called]
    await RunAssignment.filter(id__in=[row.id for row in moved]).delete()
    for row in moved:
        product, number = called[row.output_product_id, row.output_number]
        goes = {"input_lot_id": row.input_lot_id, "output_product_id": product, "output_number": number}
        there = await RunAssignment.get_or_none(run_id=run, **goes)
        await RunAssignment.filter(run_id=run, **goes).delete()
        await RunAssignment.create(
            run_id=run,
            **goes,
            input_product_id=row.input_product_id,
            quantity=row.quantity + (there.quantity if there else 0),
            operation_id=work.operation_id,
        )
    await lock_rows("SELECT id FROM transfer WHERE run_id = ? AND state = 'READY' ORDER BY id {lock}", run)
    waiting: list[Any] = await TransferEntry.filter(
        transfer__run_id=run, transfer__state=TransferState.READY, into_number__isnull=False
    )
    for entry in waiting:
        if (pair := called.get((entry.into_product_id, entry.into_number))) is not None:
            product, number = pair
            await TransferEntry.filter(id=entry.id).update(into_product_id=product, into_number=number)
