"""Into what a component goes, as scans say it before it is posted; and how that follows what
was made, and what went in, when it turns out to bear another number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import execute, fetch_one, lock_rows
from lotbook.db.work import Work
from lotbook.domain.genealogy import Goods
from lotbook.domain.quantities import format_quantity, from_millionths, to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.domain.words import OperationKind, TransferState
from lotbook.ledger import genealogy
from lotbook.ledger.sql import question
from lotbook.models import BillLine, Lot, RunAssignment, TransferEntry
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.runs import needed


@dataclass(frozen=True)
class TurnedOut:
    """Goods that a run gave, or took where `taken`, and that turn out to be so much of others."""

    run: int
    taken: bool
    was: Goods
    now: Goods
    quantity: Decimal


async def say_into(work: Work, transfer: TransferAtWork, line: int | None, number: str) -> str:
    """Say of what this work put on a line of a transfer that it goes into what bears a number: on the order's open
    transfers, or made by it already. Answers with that, and with how much is in it where that is more than its bill
    has. Raises NotFound, InvalidInput."""
    if transfer.kind is not OperationKind.CONSUMPTION or transfer.manufacturing_order is None:
        message = f"{transfer.number} takes no components of an order, so nothing on it goes into {number}."
        raise invalid("into", InputFault.CONTRADICTION, message, given=number)
    product = await output_numbered(transfer.manufacturing_order, number)
    if product is None:
        message = f"The order makes nothing with the number {number}: scan that first."
        raise NotFound(message=message, field=("into",), sought=number)
    await put_into(work, transfer, product, number)
    more = None if line is None else await _beyond_bill(transfer, transfer.line(line), product, number)
    return f"Into {number}" + (f": {more}" if more else "")


async def _beyond_bill(transfer: TransferAtWork, line: LineAtWork, product: int, number: str) -> str | None:
    """How much of a component is said to be in what bears a number, where that is more than the bill has for it."""
    goes = (line.product, product, number, transfer.run)
    order = transfer.manufacturing_order
    row = await fetch_one(
        question("said_into"), *goes, *goes, order, order, product, number, line.product, order
    )
    if row is None or row["product_id"] != product:
        return None
    of_bill: Any = await BillLine.get(id=row["line_id"])
    said, made, makes = (from_millionths(row[each]) for each in ("said", "made", "makes"))
    planned = needed(of_bill, makes, made, line.step)
    if said <= planned:
        return None
    unit = line.stock_unit.symbol
    much, most = f"{format_quantity(said)} {unit}", f"{format_quantity(planned)} {unit}"
    return f"{much} of {line.product_name} by now, where its bill has {most}"


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
        f"""SELECT product_id FROM ({question("made_of_order")}) AS made
            WHERE number = ? GROUP BY product_id HAVING sum(quantity) > 0 ORDER BY min(position) LIMIT 1""",
        *(order, order, number),
    )
    return None if row is None else int(row["product_id"])


async def follow(work: Work, wrong: Sequence[TurnedOut]) -> None:
    """What people said to go into goods of which none are left under their number goes into what they turn out to be,
    also where it is not posted yet, and what they said of a component goes for what that turns out to be. To be called
    once the corrections are posted; two that were swapped are named together. Where goods turn out to be several others
    nobody knows of which it was said."""
    by_run: dict[int, list[TurnedOut]] = defaultdict(list)
    for one in wrong:
        by_run[one.run].append(one)
    for run, turned_out in by_run.items():
        took, gave = await genealogy.flows(run)
        inputs = _gone([one for one in turned_out if one.taken], took)
        outputs = await _numbered(_gone([one for one in turned_out if not one.taken], gave))
        await _say_otherwise(work, run, inputs, outputs)


def _gone(turned_out: Sequence[TurnedOut], left: Mapping[Goods, int]) -> dict[Goods, Goods]:
    """What each turned out to be of which nothing is left, but what others turned out to be."""
    brought = Counter[Goods]()
    became: dict[Goods, set[Goods]] = defaultdict(set)
    for one in turned_out:
        brought[one.now] += to_millionths(one.quantity)
        became[one.was].add(one.now)
    return {
        was: now
        for was, [now, *others] in became.items()
        if not others and was.lot and now.lot and left.get(was, 0) <= brought[was]
    }


_Called = tuple[int, str]
"""A product, and the number by which people spoke of some of it."""


async def _numbered(gone: Mapping[Goods, Goods]) -> dict[_Called, _Called]:
    lots = [goods.lot for pair in gone.items() for goods in pair]
    called = {
        Goods(lot.product_id, lot.id): (lot.product_id, lot.number) for lot in await Lot.filter(id__in=lots)
    }
    return {called[was]: called[now] for was, now in gone.items()}


async def _say_otherwise(
    work: Work, run: int, inputs: Mapping[Goods, Goods], outputs: Mapping[_Called, _Called]
) -> None:
    moved: list[tuple[Goods, _Called, Decimal]] = []
    said: list[Any] = await RunAssignment.filter(run_id=run).order_by("id")
    for row in said:
        taken, made = (
            Goods(row.input_product_id, row.input_lot_id),
            (row.output_product_id, row.output_number),
        )
        if taken in inputs or made in outputs:
            moved.append((inputs.get(taken, taken), outputs.get(made, made), row.quantity))
            await row.delete()
    for taken, made, quantity in moved:
        goes: dict[str, Any] = {"input_product_id": taken.product, "input_lot_id": taken.lot}
        goes |= {"output_product_id": made[0], "output_number": made[1]}
        there = await RunAssignment.get_or_none(run_id=run, **goes)
        await RunAssignment.filter(run_id=run, **goes).delete()
        quantity += there.quantity if there else 0
        await RunAssignment.create(run_id=run, **goes, quantity=quantity, operation_id=work.operation_id)
    await lock_rows("SELECT id FROM transfer WHERE run_id = ? AND state = 'READY' ORDER BY id {lock}", run)
    waiting: list[Any] = await TransferEntry.filter(
        transfer__run_id=run, transfer__state=TransferState.READY, into_number__isnull=False
    )
    for entry in waiting:
        if (pair := outputs.get((entry.into_product_id, entry.into_number))) is not None:
            product, number = pair
            await TransferEntry.filter(id=entry.id).update(into_product_id=product, into_number=number)
