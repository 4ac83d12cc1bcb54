"""Which lots of a run went into which, as a person says it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.genealogy import Goods
from lotbook.domain.quantities import (
    ZERO,
    Path,
    format_quantity,
    from_millionths,
    require_on_step,
)
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.ledger import genealogy
from lotbook.models import Lot, Product, Run, RunAssignment
from lotbook.services.rows import all_shared, locked

MOST_LOTS = 1_000


@dataclass(frozen=True)
class Input:
    """So much of a lot that went into another; by row id, quantity in the stock unit."""

    lot: int
    output: int
    quantity: Decimal


@dataclass(frozen=True)
class RunSaved:
    """A run by row id."""

    run: int


@unit_of_work
async def assign_inputs(work: Work, run: int, inputs: Sequence[Input]) -> RunSaved:
    """Say of lots that a run took into which of those it gave they went, and into no other. What is said of a pair
    again replaces it, zero takes it back; what nobody speaks of is shared.

    What was said of these inputs for products that were not made is taken back. Raises NotFound, or InvalidInput for
    a lot that the run did not take or give, or not so much of, and for a part of its step.
    """
    require_few(len(inputs), "inputs")
    row: Any = await locked(Run, run, ("run",))
    work.about("Run", row.id)
    lots: dict[int, Any] = await all_shared(
        Lot,
        [
            (each, ("inputs", str(place), name))
            for place, one in enumerate(inputs)
            for each, name in ((one.lot, "lot"), (one.output, "output"))
        ],
    )
    taken, given = await genealogy.flows(run)
    products: Any = await Product.filter(id__in={lot.product_id for lot in lots.values()})
    steps = {product.id: product.step for product in products}
    await _forget_unmade(run, {one.lot for one in inputs}, given)
    for place, one in enumerate(inputs):
        at = ("inputs", str(place))
        into, out = lots[one.lot], lots[one.output]
        _require_flowed(taken, into, "took none of", (*at, "lot"))
        _require_flowed(given, out, "gave none of", (*at, "output"))
        if one.quantity < ZERO:
            message = "An input cannot be below zero."
            raise invalid((*at, "quantity"), InputFault.NOT_POSITIVE, message)
        require_on_step(one.quantity, steps[into.product_id], (*at, "quantity"))
        await _say(work, run, into, out, one.quantity)
    await _require_no_more(run, taken, lots, inputs)
    work.said_anew |= await genealogy.keep_anew(run)
    return RunSaved(run)


async def _say(work: Work, run: int, into: Any, out: Any, quantity: Decimal) -> None:
    """Keep how much of a lot went into another, in place of what was said of the pair before; zero for nothing."""
    pair = {
        "run_id": run,
        "input_lot_id": into.id,
        "output_product_id": out.product_id,
        "output_number": out.number,
    }
    await RunAssignment.filter(**pair).delete()
    if quantity > ZERO:
        await RunAssignment.create(
            **pair, input_product_id=into.product_id, quantity=quantity, operation_id=work.operation_id
        )


def require_few(count: int, field: str) -> None:
    """Refuse to name no lot, or more than one request may."""
    if not 1 <= count <= MOST_LOTS:
        fault = InputFault.MISSING if count == 0 else InputFault.OVER_LIMIT
        message = f"Name 1 to {MOST_LOTS:,} lots, not {count:,}."
        raise invalid(field, fault, message, given=str(count), limit=str(MOST_LOTS))


async def _forget_unmade(run: int, lots: Collection[int], given: Mapping[Goods, int]) -> None:
    """Take back what scans said of inputs for numbers under which nothing was made."""
    said: list[Any] = await RunAssignment.filter(run_id=run, input_lot_id__in=list(lots))
    made = await Lot.filter(id__in=[goods.lot for goods, much in given.items() if goods.lot and much > 0])
    numbers = {(lot.product_id, lot.number) for lot in made}
    gone = [row.id for row in said if (row.output_product_id, row.output_number) not in numbers]
    if gone:
        await RunAssignment.filter(id__in=gone).delete()


def _require_flowed(flows: Mapping[Goods, int], lot: Any, what: str, field: Path) -> None:
    if flows.get(Goods(lot.product_id, lot.id), 0) <= 0:
        message = f"The run {what} {lot.number}."
        raise invalid(field, InputFault.CONTRADICTION, message, given=lot.number)


async def _require_no_more(
    run: int, taken: Mapping[Goods, int], lots: Mapping[int, Any], inputs: Sequence[Input]
) -> None:
    rows = await fetch(
        """SELECT input_product_id, input_lot_id, CAST(sum(quantity) AS BIGINT) AS quantity FROM run_assignment
           WHERE run_id = ? GROUP BY input_product_id, input_lot_id ORDER BY input_lot_id""",
        run,
    )
    for row in rows:
        lot, most = row["input_lot_id"], taken.get(Goods(row["input_product_id"], row["input_lot_id"]), 0)
        if lot in lots and row["quantity"] > most:
            given, limit = (format_quantity(from_millionths(each)) for each in (row["quantity"], most))
            message = f"The run took {limit} of {lots[lot].number}, not {given}."
            asked = {lots[one.output].number for one in inputs if one.lot == lot}
            said = await RunAssignment.filter(run_id=run, input_lot_id=lot).order_by("id")
            if others := [other.output_number for other in said if other.output_number not in asked]:
                message = (
                    f"{lots[lot].number} goes into {', '.join(others[:3])} already, and the run took {limit}: to move"
                    " it, say in the same request that less or 0 of it goes there."
                )
            raise invalid("inputs", InputFault.OVER_LIMIT, message, given=given, limit=limit)
